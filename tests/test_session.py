"""The JSON session against aiogram's own: both send to the same local server, which writes down what it understood."""

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiogram.methods as api
import pytest
from aiogram import Bot
from aiogram.client.default import Default, DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ChatAction, DiceEmoji, ParseMode
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    ChatPermissions,
    FSInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputPollOption,
    InputTextMessageContent,
    KeyboardButton,
    LabeledPrice,
    LinkPreviewOptions,
    Message,
    MessageEntity,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
    WebAppInfo,
)
from aiohttp import web

from bot.telegram.calls import EditText, SendText
from bot.telegram.post import NO_PREVIEW
from bot.telegram.session import LIGHT, JsonSession, NotSentError

TOKEN = "42:TEST"
BUTTONS = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="Да", callback_data="yes:1"), InlineKeyboardButton(text="Нет", callback_data="no")],
        [InlineKeyboardButton(text="Сайт", url="https://example.org"), InlineKeyboardButton(text="?", pay=False)],
        [InlineKeyboardButton(text="Приложение", web_app=WebAppInfo(url="https://example.org/app"))],
    ]
)
CONTACT = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Телефон", request_contact=True)]], resize_keyboard=True)
BOLD = MessageEntity(type="bold", offset=0, length=2)
WHEN = datetime(2026, 12, 2, 15, 0, 30, 700_000, tzinfo=UTC)

CALLS: list[TelegramMethod[Any]] = [
    api.SendMessage(chat_id=7, text="Просто текст"),
    api.SendMessage(chat_id="@channel", text="12345", parse_mode=None, disable_notification=False),
    api.SendMessage(chat_id=7, text="true", reply_markup=BUTTONS, protect_content=True, message_thread_id=0),
    api.SendMessage(chat_id=7, text='<b>"&\\\n🎉', entities=[BOLD], parse_mode=ParseMode.HTML),
    api.SendMessage(chat_id=7, text="x", entities=[], reply_markup=ReplyKeyboardRemove(remove_keyboard=True)),
    api.SendMessage(chat_id=7, text="x", reply_parameters=ReplyParameters(message_id=1, quote="«да»")),
    api.SendMessage(
        chat_id=7, text="x", link_preview_options=LinkPreviewOptions(is_disabled=True), reply_markup=CONTACT
    ),
    api.SendMessage(chat_id=7, text="", unheard_of={"a": [None, 1], "b": None}),
    api.EditMessageText(chat_id=7, message_id=3, text="x", reply_markup=BUTTONS),
    api.EditMessageText(inline_message_id="abc", text="x"),
    api.EditMessageReplyMarkup(chat_id=7, message_id=3, reply_markup=InlineKeyboardMarkup(inline_keyboard=[])),
    api.EditMessageReplyMarkup(chat_id=7, message_id=3),
    api.EditMessageMedia(chat_id=7, message_id=3, media=InputMediaPhoto(media="file-id", caption="x")),
    api.DeleteMessage(chat_id=7, message_id=3),
    api.DeleteMessages(chat_id=7, message_ids=[1, 2, 3]),
    api.AnswerCallbackQuery(callback_query_id="9007199254740993", text="Готово", show_alert=False, cache_time=0),
    api.SendChatAction(chat_id=7, action=ChatAction.TYPING),
    api.SendDice(chat_id=7, emoji=DiceEmoji.DART),
    api.SendPhoto(chat_id=7, photo="file-id", caption="x", show_caption_above_media=True),
    api.SendDocument(chat_id=7, document="file-id"),
    api.SendMediaGroup(chat_id=7, media=[InputMediaPhoto(media="1"), InputMediaPhoto(media="2", caption="x")]),
    api.SendLocation(chat_id=7, latitude=54.7818, longitude=-0.0),
    api.SendContact(chat_id=7, phone_number="+79120000000", first_name="Анна"),
    api.SendPoll(
        chat_id=7, question="?", options=[InputPollOption(text="a"), InputPollOption(text="b")], close_date=WHEN
    ),
    api.CopyMessage(chat_id=7, from_chat_id=-1001234567890, message_id=3),
    api.SetMyCommands(commands=[BotCommand(command="start", description="Начать")], language_code="ru"),
    api.SetMyCommands(
        commands=[BotCommand(command="console", description="Консоль")], scope=BotCommandScopeChat(chat_id=7)
    ),
    api.SetMessageReaction(chat_id=7, message_id=3, reaction=[ReactionTypeEmoji(emoji="👍")], is_big=False),
    api.BanChatMember(chat_id=7, user_id=8, until_date=WHEN),
    api.RestrictChatMember(chat_id=7, user_id=8, permissions=ChatPermissions(can_send_polls=False), until_date=WHEN),
    api.SendInvoice(
        chat_id=7, title="a", description="b", payload="c", currency="RUB", prices=[LabeledPrice(label="x", amount=100)]
    ),
    api.AnswerInlineQuery(
        inline_query_id="1",
        results=[
            InlineQueryResultArticle(
                id="1", title="x", input_message_content=InputTextMessageContent(message_text="<b>x</b>")
            )
        ],
    ),
    api.GetMe(),
    api.GetUpdates(offset=-1, limit=100, timeout=0, allowed_updates=["message", "callback_query"]),
    api.GetFile(file_id="x"),
    api.SetWebhook(url="https://example.org/webhook", secret_token="s", drop_pending_updates=False, max_connections=40),
]

DEFAULTS = [
    DefaultBotProperties(),
    DefaultBotProperties(parse_mode=ParseMode.HTML, protect_content=False, link_preview_is_disabled=True),
    DefaultBotProperties(
        disable_notification=True, link_preview=LinkPreviewOptions(prefer_small_media=True, show_above_text=False)
    ),
]

SENT = {
    "message_id": 12,
    "from": {"id": 42, "is_bot": True, "first_name": "Бот"},
    "chat": {"id": 7, "type": "private", "first_name": "Анна", "username": "anna"},
    "date": 1_795_424_400,
    "text": "Здравствуйте",
    "reply_markup": {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]},
}


class Server:
    """Keeps what it was sent, as Telegram reads it: a text, or JSON in a text. Answers as told."""

    def __init__(self) -> None:
        self.url = ""
        self.calls: list[tuple[str, str, dict[str, Any], dict[str, bytes]]] = []
        self.status = 200
        self.body: bytes = json.dumps({"ok": True, "result": True}).encode()
        self.headers = {"Content-Type": "application/json"}
        self.delay = 0.0
        self.drop = False

    def returns(self, result: Any) -> None:
        self.body = json.dumps({"ok": True, "result": result}).encode()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        params: dict[str, Any] = {}
        files: dict[str, bytes] = {}
        if request.content_type == "application/json":
            for name, value in json.loads(await request.read()).items():
                params[name] = _read(value if isinstance(value, str) else json.dumps(value))
        else:
            for name, field in (await request.post()).items():
                if isinstance(field, str):
                    params[name] = _read(field)
                else:
                    assert isinstance(field, web.FileField)
                    files[field.filename] = field.file.read()
        self.calls.append((request.path, request.content_type, params, files))
        if self.drop:
            assert request.transport is not None
            request.transport.abort()
        if self.delay:
            await asyncio.sleep(self.delay)
        return web.Response(status=self.status, body=self.body, headers=self.headers)


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    server = Server()
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", server.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    server.url = f"http://{host}:{port}"
    yield server
    await runner.cleanup()


def json_bot(server: Server, default: DefaultBotProperties | None = None, **given: Any) -> Bot:
    return Bot(TOKEN, session=JsonSession(TelegramAPIServer.from_base(server.url), **given), default=default)


def stock_bot(server: Server, default: DefaultBotProperties | None = None, **given: Any) -> Bot:
    return Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(server.url), **given), default=default)


async def outcome(bot: Bot, method: TelegramMethod[Any], seconds: int | None = None) -> Any:
    """The result of a call, or its error, whatever that is: both sessions have to raise the same."""
    return (await asyncio.gather(bot(method, request_timeout=seconds), return_exceptions=True))[0]


@pytest.mark.parametrize("default", DEFAULTS)
async def test_telegram_understands_the_same_of_both_sessions(server: Server, default: DefaultBotProperties) -> None:
    stock, ours = stock_bot(server, default), json_bot(server, default)
    for method in CALLS:
        server.calls.clear()
        await outcome(stock, method)
        await outcome(ours, method)

        (path, _, expected, _), (our_path, kind, params, _) = server.calls
        assert our_path == path
        assert kind == "application/json"
        assert params == expected, method
    await stock.session.close()
    await ours.session.close()


async def test_a_span_of_time_is_sent_as_the_moment_it_ends(server: Server) -> None:
    bot = json_bot(server)
    before = datetime.now(UTC).timestamp()
    await bot(api.BanChatMember(chat_id=7, user_id=8, until_date=timedelta(hours=1)))
    await bot.session.close()

    assert server.calls[0][2]["until_date"] == pytest.approx(before + 3600, abs=2)


@pytest.mark.parametrize("default", DEFAULTS)
async def test_files_go_as_aiogram_sends_them(server: Server, default: DefaultBotProperties, tmp_path: Path) -> None:
    path = tmp_path / "анкета.txt"
    path.write_text("да")
    photo = BufferedInputFile(b"photo", "1.png")
    calls: list[TelegramMethod[Any]] = [
        api.SendDocument(chat_id=7, document=FSInputFile(path), caption="Анкета", reply_markup=BUTTONS),
        api.SendMediaGroup(chat_id=7, media=[InputMediaPhoto(media=photo, caption="x"), InputMediaPhoto(media="2")]),
        api.SetWebhook(url="https://example.org", certificate=BufferedInputFile(b"pem", "cert.pem")),
    ]
    stock, ours = stock_bot(server, default), json_bot(server, default)
    for method in calls:
        server.calls.clear()
        await outcome(stock, method)
        await outcome(ours, method)

        (_, _, expected, files), (_, kind, params, our_files) = server.calls
        assert kind == "multipart/form-data"
        assert our_files == files
        assert our_files
        assert _without_keys(params) == _without_keys(expected)
    await stock.session.close()
    await ours.session.close()


def _without_keys(params: dict[str, Any]) -> dict[str, Any]:
    """A file's name inside the request is made up anew for each request."""
    text = json.dumps(params)
    for part in text.split("attach://")[1:]:
        text = text.replace(part.split('"')[0], "…")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _error(code: int, description: str, **parameters: int) -> bytes:
    body: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    return json.dumps(body | ({"parameters": parameters} if parameters else {})).encode()


ERRORS: list[tuple[int, bytes]] = [
    (429, _error(429, "Too Many Requests: retry after 17", retry_after=17)),
    (400, _error(400, "Bad Request: chat not found")),
    (400, _error(400, "Bad Request: group upgraded", migrate_to_chat_id=-100123)),
    (401, _error(401, "Unauthorized")),
    (403, _error(403, "Forbidden: bot was blocked by the user")),
    (404, _error(404, "Not Found")),
    (409, _error(409, "Conflict: terminated by other getUpdates request")),
    (413, _error(413, "Request Entity Too Large")),
    (418, _error(418, "I'm a teapot")),
    (500, _error(500, "Internal Server Error")),
    (500, _error(500, "Internal Server Error: restart")),
    (200, _error(400, "Bad Request: with a 200")),
    (502, b"<html><body>502 Bad Gateway</body></html>"),
    (502, b'{"error": "no such field as ok"}'),
    (200, b""),
    (200, b"null"),
    (200, b"[]"),
    (200, b'{"ok": true, "result": {"message_id": "no number"}}'),
    (200, b'{"ok": true, "result": {"message_id": 12, "date": 1}}'),
]


@pytest.mark.parametrize("method", [api.SendMessage(chat_id=7, text="x"), api.DeleteMessage(chat_id=7, message_id=1)])
async def test_errors_are_the_same(server: Server, method: TelegramMethod[Any]) -> None:
    stock, ours = stock_bot(server), json_bot(server)
    for server.status, server.body in ERRORS:
        expected, got = await outcome(stock, method), await outcome(ours, method)

        assert isinstance(expected, Exception)
        assert type(got) is type(expected)
        assert str(got) == str(expected)
        for name in ("retry_after", "migrate_to_chat_id", "method"):
            assert getattr(got, name, None) == getattr(expected, name, None)
    await stock.session.close()
    await ours.session.close()


async def test_a_gateways_page_in_another_encoding_is_a_decode_error(server: Server) -> None:
    server.status, server.body = 502, "<html>Шлюз недоступен</html>".encode("cp1251")
    server.headers = {"Content-Type": "text/html"}
    bot = json_bot(server)

    assert isinstance(await outcome(bot, api.SendMessage(chat_id=7, text="x")), ClientDecodeError)
    await bot.session.close()


async def test_a_lost_connection_and_a_slow_answer_are_network_errors(server: Server) -> None:
    method = api.SendMessage(chat_id=7, text="x")
    for bot in (stock_bot(server, timeout=0.3), json_bot(server, timeout=0.3)):
        server.drop, server.delay = True, 0
        lost = await outcome(bot, method)
        server.drop, server.delay = False, 0.6
        slow = await outcome(bot, method)
        await bot.session.close()

        assert type(lost) is TelegramNetworkError
        assert type(slow) is TelegramNetworkError
        assert slow.message == "Request timeout error"


async def test_the_time_given_to_one_call_overrides_the_sessions(server: Server) -> None:
    bot = json_bot(server, timeout=0.1)
    server.delay = 0.4

    assert await outcome(bot, api.GetMe(), seconds=5) is not None
    assert type(await outcome(bot, api.DeleteMessage(chat_id=7, message_id=1), seconds=5)) is bool
    assert type(await outcome(bot, api.DeleteMessage(chat_id=7, message_id=1))) is TelegramNetworkError
    await bot.session.close()


@pytest.mark.parametrize("document", ["file-id", BufferedInputFile(b"x", "x.txt")])
async def test_nothing_was_sent_when_there_was_no_connection(
    server: Server, document: str | BufferedInputFile, unused_port: int
) -> None:
    server.url = f"http://127.0.0.1:{unused_port}"
    bot = json_bot(server)

    error = await outcome(bot, api.SendDocument(chat_id=7, document=document))
    await bot.session.close()

    assert type(error) is NotSentError
    assert "ClientConnectorError" in error.message


async def test_a_missing_file_is_not_mistaken_for_a_lost_connection(server: Server, tmp_path: Path) -> None:
    bot = json_bot(server)

    error = await outcome(bot, api.SendDocument(chat_id=7, document=FSInputFile(tmp_path / "none.txt")))
    await bot.session.close()

    assert not isinstance(error, NotSentError)


async def test_a_sent_message_tells_what_it_is_and_where(server: Server) -> None:
    server.returns(SENT)
    stock, ours = stock_bot(server), json_bot(server)

    full = await stock(api.SendMessage(chat_id=7, text="x"))
    light = await ours(api.SendMessage(chat_id=7, text="x"))

    assert type(light) is Message
    assert (light.message_id, light.date) == (full.message_id, full.date)
    assert light.chat.model_dump(exclude_none=True) == full.chat.model_dump(exclude_none=True)
    assert light.text is None
    assert light.bot is ours
    assert light.chat.bot is ours
    assert set(light.model_dump(exclude_unset=True)) == {"message_id", "date", "chat"}

    server.calls.clear()
    await light.edit_text("Новый текст")
    assert server.calls[0][2] == {"chat_id": 7, "message_id": 12, "text": "Новый текст"}
    await stock.session.close()
    await ours.session.close()


async def test_two_sent_messages_share_nothing(server: Server) -> None:
    bot = json_bot(server)
    server.returns(SENT)
    first = await bot(api.SendMessage(chat_id=7, text="x"))
    server.returns(SENT | {"message_id": 13, "chat": {"id": -8, "type": "group", "title": "Кластер"}})
    second = await bot(api.SendMessage(chat_id=-8, text="x"))
    await bot.session.close()

    assert (first.message_id, first.chat.id, first.chat.first_name, first.chat.title) == (12, 7, "Анна", None)
    assert (second.message_id, second.chat.id, second.chat.first_name, second.chat.title) == (13, -8, None, "Кластер")


async def test_an_edited_inline_message_is_just_true(server: Server) -> None:
    bot = json_bot(server)

    assert await bot(api.EditMessageText(inline_message_id="abc", text="x")) is True
    await bot.session.close()


async def test_other_answers_are_read_in_full(server: Server) -> None:
    server.returns(SENT | {"document": {"file_id": "f", "file_unique_id": "u"}})
    bot = json_bot(server)

    uploaded = await bot(api.SendDocument(chat_id=7, document=BufferedInputFile(b"x", "x.txt")))
    forwarded = await bot(api.ForwardMessage(chat_id=7, from_chat_id=7, message_id=1))
    await bot.session.close()

    assert uploaded.document is not None
    assert uploaded.document.file_id == "f"
    assert forwarded.text == "Здравствуйте"


def test_all_light_methods_answer_with_a_message_or_true() -> None:
    for method in LIGHT:
        assert method.__returning__ in (Message, Message | bool, bool)


def test_a_default_that_is_not_set_is_not_sent() -> None:
    session = JsonSession()
    bot = Bot(TOKEN, session=session)

    assert session.build_json(bot, api.SendMessage(chat_id=7, text="x", parse_mode=Default("parse_mode"))) == {
        "chat_id": 7,
        "text": "x",
    }


@pytest.mark.parametrize(
    ("ours", "theirs", "given"),
    [
        (SendText, api.SendMessage, {"reply_markup": BUTTONS, "link_preview_options": NO_PREVIEW}),
        (SendText, api.SendMessage, {"reply_markup": CONTACT}),
        (SendText, api.SendMessage, {"reply_markup": ReplyKeyboardRemove(remove_keyboard=True)}),
        (EditText, api.EditMessageText, {"message_id": 3, "reply_markup": BUTTONS, "link_preview_options": NO_PREVIEW}),
        (EditText, api.EditMessageText, {"message_id": 3}),
    ],
)
def test_our_own_calls_say_what_aiograms_would(
    ours: type[TelegramMethod[Any]], theirs: type[TelegramMethod[Any]], given: dict[str, Any]
) -> None:
    session = JsonSession()
    bot = Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))
    said = {"chat_id": 7, "text": "<b>x</b>", **given}
    own, known = (session.build_json(bot, method(**said)) for method in (ours, theirs))
    assert own == known
    assert (ours.__api_method__, ours.__returning__) == (theirs.__api_method__, theirs.__returning__)


class Proxy:
    """An HTTP proxy that opens tunnels, or refuses to."""

    def __init__(self) -> None:
        self.tunnels: list[str] = []
        self.refuses = False

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = (await reader.readuntil(b"\r\n\r\n")).decode()
        target = request.split()[1]
        self.tunnels.append(target)
        if self.refuses:
            writer.write(b"HTTP/1.1 403 Forbidden\r\n\r\n")
            writer.close()
            return
        host, port = target.split(":")
        there_reader, there_writer = await asyncio.open_connection(host, int(port))
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        await asyncio.gather(_pipe(reader, there_writer), _pipe(there_reader, writer))


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    writer.close()


async def test_calls_go_through_the_proxy_and_its_errors_are_network_errors(server: Server) -> None:
    proxy = Proxy()
    listening = await asyncio.start_server(proxy.handle, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    bot = json_bot(server, proxy=f"http://127.0.0.1:{port}")

    assert await bot(api.DeleteMessage(chat_id=7, message_id=1)) is True
    assert proxy.tunnels == [server.url.removeprefix("http://")]
    await bot.session.close()

    proxy.refuses = True
    assert type(await outcome(bot, api.DeleteMessage(chat_id=7, message_id=1))) is NotSentError
    assert type(await outcome(bot, api.SendDocument(chat_id=7, document=BufferedInputFile(b"x", "x")))) is NotSentError
    await bot.session.close()
    listening.close()
    assert type(await outcome(bot, api.DeleteMessage(chat_id=7, message_id=1))) is NotSentError
    await bot.session.close()


def test_a_proxys_library_is_not_loaded_without_a_proxy() -> None:
    code = (
        "import sys; from bot.telegram.session import JsonSession; JsonSession(); print('aiohttp_socks' in sys.modules)"
    )
    done = subprocess.run(  # our own interpreter and our own text
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1]
    )

    assert done.stdout.strip() == "False"


@pytest.fixture
async def unused_port() -> int:
    """A port that nobody listens on, a moment after somebody did."""
    listening = await asyncio.start_server(lambda _r, _w: None, "127.0.0.1", 0)
    port: int = listening.sockets[0].getsockname()[1]
    listening.close()
    await listening.wait_closed()
    return port
