"""Logs say what happened and never to whom: no token, name, phone or message text, in either format."""

import asyncio
import gc
import json
import logging
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import NextRequestMiddlewareType
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from pydantic import SecretStr

from bot.logs import configure
from bot.telegram.retry import ATTEMPTS
from tests.conftest import TOKEN, Cluster, OwnSettings

SECRETS = (TOKEN, "42:TEST", "Берёзова", "Анна", "79123456789", "912 345", "громкие чтения", "хранитель фондов")


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Other tests log as they did."""
    root, hook = logging.getLogger(), sys.excepthook
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers, root.level, sys.excepthook = handlers, level, hook
    structlog.reset_defaults()


def set_up(form: str) -> None:
    configure(OwnSettings.model_validate({"bot_token": SecretStr(TOKEN), "log_format": form, "log_level": "DEBUG"}))


def assert_nothing_told(written: str) -> None:
    for secret in SECRETS:
        assert secret not in written


@pytest.mark.parametrize("form", ["console", "json"])
def test_an_exception_tells_its_type_and_place_only(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(form)
    try:
        raise ValueError(f"Анна Берёзова +79123456789 https://api.telegram.org/bot{TOKEN}/getMe")
    except ValueError as error:
        structlog.get_logger().error("update failed", exc_info=error, update=7)
        logging.getLogger("aiogram").exception("Cause exception while process update: %s", "громкие чтения")
    written = capsys.readouterr().err
    assert_nothing_told(written)
    assert "update failed" in written
    assert "ValueError" in written
    assert __name__ in written


@pytest.mark.parametrize("form", ["console", "json"])
def test_arguments_of_libraries_are_dropped(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(form)
    logging.getLogger("aiohttp.client").warning("POST %s by %s", f"/bot{TOKEN}/sendMessage", "Анна Берёзова")
    written = capsys.readouterr().err
    assert "POST %s by %s" in written
    assert_nothing_told(written)


def test_each_line_of_json_is_an_object_with_its_update(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("json")
    with structlog.contextvars.bound_contextvars(update=12):
        structlog.get_logger().info("handled", kind="message")
    (line,) = capsys.readouterr().err.splitlines()
    assert {"event": "handled", "update": 12, "kind": "message", "level": "info"}.items() <= json.loads(line).items()


@pytest.mark.parametrize("form", ["console", "json"])
@pytest.mark.parametrize("shape", ["{}", "https://api.telegram.org/bot{}/getMe", "/bot{}", "token={}", "'{}'"])
def test_a_token_is_masked_wherever_it_sits(shape: str, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(form)
    for token in ("42:TEST", "8123456789:AAF-x_1abcdefghijklmnopqrstuvwxyz12", "8123456789%3AAAF-x_1abcdefghijklmno"):
        hidden = shape.format(token)
        log = structlog.get_logger()
        log.warning(f"no answer from {hidden}")
        log.warning("no answer", url=hidden)
        log.warning("no answer", urls=[hidden], error=OSError(hidden))
        logging.getLogger("aiohttp").warning(f"no answer from {hidden}")
        written = capsys.readouterr().err
        assert written.count("***") == 5
        assert token not in written
        assert token[-4:] not in written


def test_the_end_of_the_process_is_told_without_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("json")
    try:
        raise RuntimeError("Анна Берёзова") from ValueError(f"/bot{TOKEN}/getMe")
    except RuntimeError as error:
        sys.excepthook(RuntimeError, error, error.__traceback__)
    (line,) = capsys.readouterr().err.splitlines()
    assert_nothing_told(line)
    assert json.loads(line)["event"] == "the process ends"
    assert json.loads(line)["error"] == "RuntimeError < ValueError"


async def test_an_exception_nobody_fetched_is_told_without_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("json")

    async def forgotten() -> None:
        raise RuntimeError("Анна Берёзова")

    task = asyncio.create_task(forgotten())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    gc.collect()
    (line,) = capsys.readouterr().err.splitlines()
    assert_nothing_told(line)
    assert json.loads(line)["event"] == "Task exception was never retrieved"
    assert json.loads(line)["error"] == "RuntimeError"


class BrokenLine:
    """A network that fails to carry `failures` messages and says to which address, token included."""

    def __init__(self, failures: int) -> None:
        self.failures = failures

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        if self.failures and method.__api_method__ == "sendMessage":
            self.failures -= 1
            url = bot.session.api.api_url(bot.token, method.__api_method__)
            raise TelegramNetworkError(method=method, message=f"ClientOSError: cannot reach {url}")
        return await make_request(bot, method)


async def test_a_line_that_breaks_is_told_without_its_address(
    cluster: Cluster, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.intake.AGAIN_AFTER", 0.01)
    set_up("json")
    line = BrokenLine(ATTEMPTS)
    cluster.app.bot.session.middleware(line)
    anna = cluster.person("Анна", last_name="Берёзова")
    waits = asyncio.create_task(_hurry(cluster, line))
    await anna.opens()
    await anna.sees("Здравствуйте!")
    await waits
    written = capsys.readouterr().err
    entries = [json.loads(each) for each in written.splitlines()]
    assert_nothing_told(written)
    assert [entry["event"] for entry in entries].count("telegram call repeated") == ATTEMPTS - 1
    (again,) = (entry for entry in entries if entry["event"] == "update handled again")
    assert again["error"] == "TelegramNetworkError"


async def _hurry(cluster: Cluster, line: BrokenLine) -> None:
    """Let the waits between the attempts pass at once."""
    while line.failures:
        await asyncio.sleep(0.01)
        cluster.clock.advance(10)


@pytest.mark.parametrize("form", ["console", "json"])
async def test_a_whole_conversation_leaves_no_trace_of_the_person(
    form: str, cluster: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(form)
    anna = cluster.person("Анна", last_name="Берёзова")
    await anna.opens()
    for caption in ("Вступить в кластер", "Специалист", "Даю согласие"):
        await anna.presses(caption)
    await anna.shares_contact("+79123456789")
    await anna.says("Анна Берёзова")
    await anna.presses("Написать своё")
    await anna.says("хранитель фондов")
    cluster.telegram.faults.bad_gateway("sendMessage")
    await anna.says("Вязьма")

    async def breaks(*_: object) -> None:
        raise RuntimeError("Анна Берёзова, громкие чтения, +79123456789")

    cluster.app.services.forms._finish = {**cluster.app.services.forms._finish, "join-specialist": breaks}
    await anna.presses("Нет, не присылать")
    await anna.presses("Отправить")
    await anna.sees("Что-то пошло не так у нас.")
    out, written = capsys.readouterr()
    assert out == ""
    assert "update failed" in written
    assert "telegram call repeated" in written
    assert_nothing_told(written)
    if form == "json":
        entries: list[dict[str, Any]] = [json.loads(line) for line in written.splitlines()]
        (failed,) = (entry for entry in entries if entry["event"] == "update failed")
        assert {"update", "person", "error", "at", "level", "timestamp"} <= failed.keys()


@pytest.mark.parametrize("form", ["console", "json"])
def test_the_same_words_come_once_a_minute(
    form: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An outage says the same every second. What is different is never held back, nor what is no warning."""
    at = 100.0
    monkeypatch.setattr("bot.logs.monotonic", lambda: at)
    set_up(form)
    log = structlog.get_logger()
    for second in range(61):
        at = 100.0 + second
        log.warning("nothing is sent for now", error="OperationalError", wait=second)
        logging.getLogger("aiogram").warning("Failed to fetch updates")
        log.error("delivery failed", delivery=second)
        log.info("the bot runs")
    lines = capsys.readouterr().err.splitlines()
    said = Counter(
        words for words in ("for now", "Failed", "delivery failed", "bot runs") for line in lines if words in line
    )
    assert said == Counter({"for now": 2, "Failed": 2, "delivery failed": 61, "bot runs": 61})
    assert any("for now" in line and "60" in line.replace("wait", "") for line in lines)
