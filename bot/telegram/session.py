"""aiogram's session without its two costs: a multipart form for each call, a full model of each answer nobody reads.

Twice the updates per second of the stock session with the same handlers (`make bench`).
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from http import HTTPStatus
from typing import Any, Final, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.base import DEFAULT_TIMEOUT
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageCaption,
    EditMessageReplyMarkup,
    EditMessageText,
    Response,
    SendContact,
    SendDocument,
    SendLocation,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiogram.types import Chat, InputFile, Message
from aiohttp import ClientConnectorError, ClientError, ClientTimeout, ConnectionTimeoutError

from bot.telegram.calls import EditText, SendText

# Their answers come back as `light_message` or True; all other methods' answers are what aiogram makes of them.
LIGHT: Final[frozenset[type[TelegramMethod[Any]]]] = frozenset(
    {
        AnswerCallbackQuery,
        SendMessage,
        SendPhoto,
        SendDocument,
        SendLocation,
        SendContact,
        EditMessageText,
        EditMessageCaption,
        EditMessageReplyMarkup,
        SendText,
        EditText,
    }
)

# A connection takes milliseconds; one that does not come must not use up the time of the whole call.
CONNECT_TIMEOUT: Final = 10.0

_JSON: Final = {"Content-Type": "application/json"}


class NotSentError(TelegramNetworkError):
    """No connection was made: Telegram has seen nothing of the call, and repeating it cannot double anything."""


class JsonSession(AiohttpSession):
    """Sends a call without files as one JSON body; calls with files go the stock way.

    Errors are aiogram's own; those of a proxy, which its session lets through as they came, are network errors too.
    Answers of the methods in LIGHT hold only what `light_message` says, unless the call carried a file: then the answer
    is read in full, for the file's id.
    """

    def __init__(
        self, api: TelegramAPIServer = PRODUCTION, proxy: str | None = None, timeout: float = DEFAULT_TIMEOUT
    ) -> None:
        super().__init__(proxy=proxy, api=api, timeout=timeout)
        self._prepared_timeout = ClientTimeout(timeout, sock_connect=CONNECT_TIMEOUT)
        self._no_connection: tuple[type[Exception], ...] = (ClientConnectorError, ConnectionTimeoutError)
        if proxy is not None:
            from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError  # 20 ms nobody else needs

            self._no_connection += (ProxyConnectionError, ProxyError, ProxyTimeoutError)

    async def close(self) -> None:
        """aiogram waits 250 ms for TLS to take its leave; a server spoken to in the clear has nothing to wait for."""
        if self.api.base.startswith("https:"):
            await super().close()
        elif self._session is not None:
            await self._session.close()

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109  # aiogram's signature
    ) -> TelegramType:
        body = self.build_json(bot, method)
        if body is None:
            with self._as_aiogram_says(method):
                return await super().make_request(bot, method, timeout)
        wait = ClientTimeout(self.timeout if timeout is None else timeout, sock_connect=CONNECT_TIMEOUT)
        data = self.json_dumps(body).encode()
        status, content = await self._post(bot, method.__api_method__, data, wait, method)
        if status == HTTPStatus.OK and type(method) in LIGHT:
            light = self._light(bot, content)
            if light is not None:
                return cast("TelegramType", light)
        _answer_of(type(method))
        return cast("TelegramType", self.check_response(bot, method, status, content).result)

    async def call_prepared(self, bot: Bot, name: str, body: bytes) -> Any:
        """Make a call whose JSON is ready, and give `result` as it came: what a broadcast does a thousand times.

        Raises what the same call through aiogram would.
        """
        status, content = await self._post(bot, name, body, self._prepared_timeout, _stand_in())
        if status == HTTPStatus.OK:
            try:
                match self.json_loads(content):
                    case {"ok": True, "result": result}:
                        return result
            except ValueError:  # not JSON: check_response says so
                pass
        return self.check_response(bot, _stand_in(), status, content).result

    async def _post(
        self, bot: Bot, name: str, data: bytes, wait: ClientTimeout, method: TelegramMethod[Any]
    ) -> tuple[int, str]:
        with self._as_aiogram_says(method):
            session = await self.create_session()
            url = self.api.api_url(token=bot.token, method=name)
            async with session.post(url, data=data, headers=_JSON, timeout=wait) as answer:
                # A gateway's page may be in any encoding; it only has to reach check_response.
                return answer.status, (await answer.read()).decode(errors="replace")

    @contextmanager
    def _as_aiogram_says(self, method: TelegramMethod[Any]) -> Iterator[None]:
        """What goes wrong on the line, as aiogram's errors."""
        try:
            yield
        except self._no_connection as error:
            raise NotSentError(method=method, message=f"{type(error).__name__}: {error}") from error
        except TimeoutError as error:
            raise TelegramNetworkError(method=method, message="Request timeout error") from error
        except (ClientError, ConnectionError) as error:
            raise TelegramNetworkError(method=method, message=f"{type(error).__name__}: {error}") from error
        except TelegramNetworkError as error:  # out of the stock session
            if isinstance(error.__cause__, self._no_connection):
                raise NotSentError(method=method, message=error.message) from error
            raise

    def build_json(self, bot: Bot, method: TelegramMethod[Any]) -> dict[str, Any] | None:
        """The call's parameters, as stock `build_form_data` sends them in text; None when one of them is a file."""
        files: dict[str, InputFile] = {}
        body = {}
        for name, value in method.model_dump(warnings=False, exclude_none=True).items():
            prepared = self.prepare_value(value, bot=bot, files=files, _dumps_json=False)
            if prepared is not None and prepared != "":
                body[name] = prepared
        return None if files else body

    def _light(self, bot: Bot, content: str) -> Message | bool | None:
        """The answer of a LIGHT method, None when it is anything but a success of the known shape."""
        try:
            match self.json_loads(content):
                case {"ok": True, "result": True}:  # a press was answered, an inline message edited
                    return True
                case {"ok": True, "result": {"message_id": int(), "date": int(), "chat": {"id": int()}} as sent}:
                    return light_message(bot, sent)
        except ValueError:  # not JSON: check_response says so
            pass
        return None


def light_message(bot: Bot, sent: Mapping[str, Any]) -> Message:
    """A sent message of which only `message_id`, `date` and `chat` (id, type, names) are filled in.

    Everything else is None, whatever Telegram said. It is bound to the bot: `edit_text` and the like work.
    """
    message, chat = _blank()
    known = {name: value for name in _CHAT_FIELDS if (value := sent["chat"].get(name)) is not None}
    return message.model_copy(
        update={
            "message_id": sent["message_id"],
            "date": datetime.fromtimestamp(sent["date"], UTC),
            "chat": chat.model_copy(update=known).as_(bot),
        }
    ).as_(bot)


_CHAT_FIELDS: Final = ("id", "type", "title", "username", "first_name", "last_name", "is_forum")


@cache
def _answer_of(method: type[TelegramMethod[Any]]) -> type[Response[Any]]:
    """The model aiogram reads an answer with. pydantic forgets one that nobody holds, and builds it anew for each."""
    return Response[method.__returning__]  # type: ignore[name-defined]  # mypy reads a type where a value is meant


@cache
def _stand_in() -> TelegramMethod[Any]:
    """The method named in the errors of a call whose JSON was made before."""
    return SendMessage.model_construct(chat_id=0, text="")


@cache
def _blank() -> tuple[Message, Chat]:
    """Filling in a hundred defaults costs 0.4 ms a message; copying them costs next to nothing."""
    chat = Chat.model_construct(id=0, type="private")
    return Message.model_construct(message_id=0, date=datetime.fromtimestamp(0, UTC), chat=chat), chat
