"""Logs that can be read by a person or a machine and never hold a token, a name, a phone or a message text.

Events are short fixed phrases with ids and numbers beside them. Of a library's record only the phrase is kept, without
its arguments, and of an exception its type and place; anything shaped like a bot token is masked.
"""

import logging
import re
import sys
from collections.abc import MutableMapping
from time import monotonic
from types import TracebackType
from typing import Any

import structlog

from bot.config import Settings

TOKEN = re.compile(r"(?:\b|(?<=bot))\d{1,20}(?::|%3[Aa])[A-Za-z0-9_-]{4,}")  # «/bot42:…/» in addresses
ONCE_IN = 60.0  # seconds between the same words
KINDS = 200  # of words remembered
PASSING = ("timestamp", "wait", "at")  # what differs in what is said again
QUIET = ("aiogram", "aiohttp", "apscheduler", "alembic", "sqlalchemy", "asyncio", "aiosqlite")


def _without_tokens(_logger: Any, _name: str, line: Any) -> str:
    """Over the finished line: a token may sit inside a list or an object that only the renderer turns into text."""
    return TOKEN.sub("***", line)


def _without_exception_words(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """An exception's message may quote what a person typed; its type and the lines of code say enough."""
    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()[1]
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        chain: list[str] = []
        seen: BaseException | None = error
        while seen is not None and len(chain) < 4:
            chain.append(type(seen).__name__)
            seen = seen.__cause__ or seen.__context__
        frames = []
        trace = error.__traceback__
        while trace is not None:
            frames.append(f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}")
            trace = trace.tb_next
        event["error"] = " < ".join(chain)
        event["at"] = " ".join(frames[-6:])
    return event


def _first_line(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """asyncio puts the words of an exception that nobody fetched into its message, from the second line on."""
    event["event"] = str(event["event"]).partition("\n")[0]
    event["logger"] = event["_record"].name
    return event


def _last_words(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    structlog.get_logger().critical("the process ends", exc_info=error)


class Repeats(logging.Filter):
    """Lets the same words through once a minute, then with the number of times they were held back: an outage says
    the same every second."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: dict[tuple[str, ...], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING:
            return True
        words = record.msg if isinstance(record.msg, dict) else {"event": record.msg}
        said = [f"{name}={value}" for name, value in words.items() if name not in PASSING]
        kind = record.exc_info[0] if record.exc_info else None
        key = (record.name, record.levelname, str(kind), *said)
        since, held = self._seen.get(key, (-ONCE_IN, 0))
        now = monotonic()
        if now - since < ONCE_IN:
            self._seen[key] = (since, held + 1)
            return False
        while len(self._seen) >= KINDS:
            self._seen.pop(next(iter(self._seen)))
        self._seen.pop(key, None)
        self._seen[key] = (now, 0)
        if held and isinstance(record.msg, dict):
            record.msg["times"] = held + 1
        return True


def configure(settings: Settings) -> None:
    """Set up structlog and route through it the libraries' records and the exception that ends the process."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _without_exception_words,
    ]
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), sort_keys=False)
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(Repeats())
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[_first_line, *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer, _without_tokens],
            use_get_message=False,
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(settings.log_level)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    # It warns of every second in which the beat of an earlier one is still at work; that is as it should be.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
    sys.excepthook = _last_words
