"""The sandbox as a bot and a browser meet it: aiogram over HTTP, the page's own API, its events, its guards."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    InputPollOption,
    ReplyParameters,
)

from bot.sandbox.clock import SandboxClock
from bot.sandbox.server import next_monday, serve
from bot.sandbox.telegram import SandboxTelegram
from tests.sandbox_world import png

TOKEN = "42:TEST"
KEYBOARD = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Пойду", callback_data="go:1")]])


class Site:
    """A running sandbox with Anna, who pressed START; a client for the page and bots for the Bot API."""

    def __init__(
        self, telegram: SandboxTelegram, clock: SandboxClock, port: int, client: aiohttp.ClientSession
    ) -> None:
        self.telegram = telegram
        self.clock = clock
        self.port = port
        self.client = client
        self.anna = telegram.add_person("Анна", role="newcomer", started=True).id
        self.bots: list[Bot] = []

    def bot(self, token: str = TOKEN) -> Bot:
        server = TelegramAPIServer.from_base(f"http://127.0.0.1:{self.port}")
        bot = Bot(token, session=AiohttpSession(api=server))
        self.bots.append(bot)
        return bot

    async def get(self, path: str, **more: Any) -> Any:
        async with self.client.get(path, **more) as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def post(self, path: str, body: Any = None, *, status: int = 200) -> Any:
        async with self.client.post(path, json={} if body is None else body) as response:
            assert response.status == status, await response.text()
            return await response.json()


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    clock = SandboxClock()
    telegram = SandboxTelegram(TOKEN, clock.now)
    async with (
        serve(telegram, clock) as port,
        aiohttp.ClientSession(f"http://127.0.0.1:{port}") as client,
    ):
        site = Site(telegram, clock, port, client)
        yield site
        for bot in site.bots:
            await bot.session.close()


# A bot


async def test_aiogram_writes_edits_and_deletes(site: Site) -> None:
    bot = site.bot()
    assert (await bot.get_me()).id == bot.id == 42
    sent = await bot.send_message(site.anna, "<b>Завтра</b> в 15:00", parse_mode="HTML", reply_markup=KEYBOARD)
    assert sent.html_text == "<b>Завтра</b> в 15:00"
    assert sent.reply_markup is not None
    assert sent.reply_markup.model_dump() == KEYBOARD.model_dump()
    edited = await bot.edit_message_text("Послезавтра", chat_id=site.anna, message_id=sent.message_id)
    assert isinstance(edited, type(sent))
    assert edited.text == "Послезавтра"
    answer = await bot.send_message(site.anna, "да", reply_parameters=ReplyParameters(message_id=sent.message_id))
    assert answer.reply_to_message is not None
    assert answer.reply_to_message.text == "Послезавтра"
    assert await bot.delete_message(site.anna, sent.message_id)
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("а", chat_id=site.anna, message_id=sent.message_id)


async def test_aiogram_sends_files_and_fetches_them(site: Site) -> None:
    bot = site.bot()
    picture = BufferedInputFile(png(30, 20), "афиша.png")
    sent = await bot.send_photo(site.anna, picture, caption="Афиша")
    assert sent.photo is not None
    assert (sent.photo[-1].width, sent.caption) == (30, "Афиша")
    document = await bot.send_document(site.anna, BufferedInputFile(b"%PDF-1.7", "положение.pdf"))
    assert document.document is not None
    assert document.document.file_name == "положение.pdf"
    fetched = await bot.download(document.document)
    assert fetched is not None
    assert fetched.read() == b"%PDF-1.7"
    album = await bot.send_media_group(site.anna, [InputMediaPhoto(media=picture), InputMediaPhoto(media=picture)])
    assert len(album) == 2
    edited = await bot.edit_message_media(
        InputMediaPhoto(media=sent.photo[-1].file_id, caption="Другая"), chat_id=site.anna, message_id=sent.message_id
    )
    assert isinstance(edited, type(sent))
    assert edited.caption == "Другая"


async def test_aiogram_receives_updates_and_answers_presses(site: Site) -> None:
    bot = site.bot()
    polling = asyncio.create_task(bot.get_updates(timeout=10))
    sent = await bot.send_message(site.anna, "Пойдёте?", reply_markup=KEYBOARD)
    site.telegram.presses(site.anna, sent.message_id, "go:1")
    [update] = await polling
    assert update.callback_query is not None
    assert update.callback_query.from_user.id == site.anna
    assert await bot.answer_callback_query(update.callback_query.id, "Ждём вас")
    assert await bot.get_updates(offset=update.update_id + 1) == []


async def test_aiogram_reads_what_everything_else_answers(site: Site) -> None:
    bot = site.bot()
    await bot.set_my_commands(
        [BotCommand(command="menu", description="Меню")], BotCommandScopeChat(chat_id=site.anna), language_code="en"
    )
    commands = await bot.get_my_commands(BotCommandScopeChat(chat_id=site.anna), language_code="en")
    assert commands[0].command == "menu"
    assert (await bot.get_chat(site.anna)).first_name == "Анна"
    assert (await bot.get_chat_member(site.anna, site.anna)).status == "member"
    assert await bot.set_chat_menu_button(site.anna)
    assert (await bot.get_chat_menu_button(site.anna)).type == "commands"
    assert (await bot.get_webhook_info()).url == ""
    assert await bot.send_chat_action(site.anna, "typing")
    assert (await bot.send_location(site.anna, 54.78, 32.05)).location is not None
    assert (await bot.send_contact(site.anna, "+79990000000", "Ольга")).contact is not None
    assert (await bot.copy_message(site.anna, site.anna, max(site.telegram.chat(site.anna).messages))).message_id
    assert await bot.delete_webhook(drop_pending_updates=True)


async def test_aiogram_meets_refusals_and_faults(site: Site) -> None:
    bot, faults = site.bot(), site.telegram.faults
    with pytest.raises(TelegramUnauthorizedError):
        await site.bot("42:OTHER").get_me()
    with pytest.raises(TelegramBadRequest, match='Unsupported start tag "x"'):
        await bot.send_message(site.anna, "<x>", parse_mode="HTML")
    faults.retry_after("getMe", 3)
    with pytest.raises(TelegramRetryAfter) as flood:
        await bot.get_me()
    assert flood.value.retry_after == 3
    faults.server_error("getMe")
    with pytest.raises(TelegramServerError):
        await bot.get_me()
    faults.bad_gateway("getMe")
    with pytest.raises(ClientDecodeError):
        await bot.get_me()
    faults.disconnect("getMe")
    with pytest.raises(TelegramNetworkError):
        await bot.get_me()
    site.telegram.blocks(site.anna)
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(site.anna, "а")


async def test_without_a_token_of_its_own_the_sandbox_takes_any_bot() -> None:
    clock = SandboxClock()
    telegram = SandboxTelegram(None, clock.now)
    async with serve(telegram, clock) as port:
        site = Site(telegram, clock, port, aiohttp.ClientSession())
        assert (await site.bot("77:ANY").get_me()).id == 77
        await site.client.close()
        for bot in site.bots:
            await bot.session.close()


@pytest.mark.parametrize("way", ["query", "form", "json", "multipart"])
async def test_parameters_come_in_any_of_four_ways(site: Site, way: str) -> None:
    params = {"chat_id": str(site.anna), "text": "Привет & пока"}
    ways: dict[str, dict[str, Any]] = {
        "query": {"params": params},
        "form": {"data": params},
        "json": {"json": {"chat_id": site.anna, "text": params["text"]}},
        "multipart": {"data": aiohttp.FormData(params, default_to_multipart=True)},
    }
    async with site.client.post(f"/bot{TOKEN}/sendMessage", **ways[way]) as response:
        answer = await response.json()
    assert answer["ok"], answer
    assert answer["result"]["text"] == params["text"]


async def test_an_error_answers_as_telegram_does(site: Site) -> None:
    async with site.client.post(
        f"/bot{TOKEN}/sendMessage", data=b"{", headers={"Content-Type": "application/json"}
    ) as r:
        assert (r.status, (await r.json())["ok"]) == (400, False)
    async with site.client.get(f"/bot{TOKEN}/sendTelepathy") as response:
        assert response.status == 404
        assert await response.json() == {"ok": False, "error_code": 404, "description": "Not Found"}
    async with site.client.get(f"/file/bot{TOKEN}/photos/none.png") as response:
        assert response.status == 404


# The page


async def test_the_page_acts_and_sees(site: Site) -> None:
    bot, anna = site.bot(), f"/sandbox/chats/{site.anna}"
    assert (await site.post(f"{anna}/text", {"text": "Привет"}))["text"] == "Привет"
    assert (await site.post(f"{anna}/start", {"payload": "e12"}))["text"] == "/start e12"
    sent = await bot.send_message(site.anna, "Пойдёте?", reply_markup=KEYBOARD)
    state = await site.get("/sandbox/state")
    [person] = state["people"]
    assert (person["unread"], person["last"], person["role"]) == (1, "Пойдёте?", "newcomer")
    assert state["bot"]["username"] == "cluster_sandbox_bot"
    assert datetime.fromisoformat(state["now"]).utcoffset() is not None
    assert await site.post(f"{anna}/press", {"message_id": sent.message_id, "data": "go:1"}) == {"ok": True}
    for action, body in (
        ("contact", {}),
        ("location", {"latitude": 54.78, "longitude": 32.05}),
        ("sticker", {}),
        ("voice", {}),
        ("read", {}),
        ("block", {}),
        ("unblock", {}),
    ):
        assert await site.post(f"{anna}/{action}", body)
    await bot.set_my_commands([BotCommand(command="menu", description="Меню")])
    chat = await site.get(anna)
    assert [message["from"]["is_bot"] for message in chat["messages"][:3]] == [False, False, True]
    assert chat["commands"] == [{"command": "menu", "description": "Меню"}]
    assert chat["keyboard"] is None
    kinds = [next(key for key in update if key != "update_id") for update in await raw_updates(site)]
    assert kinds == ["message"] * 2 + ["callback_query"] + ["message"] * 4 + ["my_chat_member"] * 2


async def test_the_page_acts_in_a_group(site: Site) -> None:
    group = site.telegram.add_group("Клуб", site.anna).person.id
    asked = await site.bot().send_message(group, "Пойдёте?", reply_markup=KEYBOARD)
    poll = await site.bot().send_poll(group, "Когда?", [InputPollOption(text=each) for each in ("Утром", "Вечером")])
    shown = next(each for each in (await site.get("/sandbox/state"))["people"] if each["id"] == group)
    assert (shown["role"], shown["first_name"], shown["members"], shown["last"]) == (
        "group",
        "Клуб",
        [site.anna],
        "poll",
    )
    as_anna, place = {"who": site.anna}, f"/sandbox/chats/{group}"
    assert (await site.post(f"{place}/text", {**as_anna, "text": "/bind"}))["text"] == "/bind"
    assert await site.post(f"{place}/press", {**as_anna, "message_id": asked.message_id, "data": "go:1"})
    assert await site.post(f"{place}/vote", {**as_anna, "message_id": poll.message_id, "option": 1})
    chat = await site.get(place)
    assert chat["chosen"] == {poll.poll.id if poll.poll else "": {str(site.anna): 1}}
    assert [each["voter_count"] for each in chat["messages"][1]["poll"]["options"]] == [0, 1]
    kinds = [next(key for key in update if key != "update_id") for update in await raw_updates(site)]
    assert kinds == ["my_chat_member", "message", "callback_query", "poll"]


async def raw_updates(site: Site) -> list[dict[str, Any]]:
    updates: list[dict[str, Any]] = (await site.get(f"/bot{TOKEN}/getUpdates"))["result"]
    return updates


async def test_the_page_adds_a_person_and_sends_files(site: Site) -> None:
    person = await site.post("/sandbox/people", {"first_name": "Джон", "last_name": "Смит", "language_code": "en"})
    assert (person["first_name"], person["role"], person["blocked"]) == ("Джон", "", False)
    for kind, name, data in (("photo", "я.png", png()), ("document", "анкета <1>.html", b"<script>")):
        bold = [{"type": "bold", "offset": 0, "length": 3}]
        form = aiohttp.FormData({"kind": kind, "caption": "вот", "caption_entities": json.dumps(bold)})
        form.add_field("file", data, filename=name)
        async with site.client.post(f"/sandbox/chats/{person['id']}/file", data=form) as response:
            message = await response.json()
        assert (message["caption"], message["caption_entities"]) == ("вот", bold)
        file = message["photo"][-1] if kind == "photo" else message["document"]
        async with site.client.get(f"/sandbox/files/{file['file_id']}") as response:
            assert await response.read() == data
            shown = response.headers["Content-Disposition"].partition(";")[0]
        assert shown == ("inline" if kind == "photo" else "attachment")


@pytest.mark.parametrize(
    ("action", "body"),
    [
        ("text", {"text": " "}),
        ("text", {}),
        ("text", {"text": "\ud83d"}),
        ("text", []),
        ("press", {"message_id": 1, "data": "a"}),
        ("location", {"latitude": 100, "longitude": 0}),
        ("start", {"payload": "не код"}),
    ],
)
async def test_the_page_is_told_what_is_impossible(site: Site, action: str, body: Any) -> None:
    answer = await site.post(f"/sandbox/chats/{site.anna}/{action}", body, status=400)
    assert answer["error"]
    assert (await site.post(f"/sandbox/chats/1/{action}", body, status=400))["error"]


async def test_the_page_pushes_the_clock(site: Site) -> None:
    before = site.clock.now()
    answer = await site.post("/sandbox/clock", {"seconds": 3600})
    assert 3599 < (datetime.fromisoformat(answer["now"]) - before).total_seconds() < 3700
    answer = await site.post("/sandbox/clock", {"next_monday_at": "09:00"})
    now = datetime.fromisoformat(answer["now"]).astimezone(UTC)
    assert (now.weekday(), now.hour, now.minute) == (0, 6, 0)
    for wrong in ({"seconds": -1}, {"seconds": "много"}, {"next_monday_at": "утром"}, {"seconds": 1e300}, {}):
        assert (await site.post("/sandbox/clock", wrong, status=400))["error"]


@pytest.mark.parametrize(
    ("now", "monday"),
    [
        ("2026-11-23T05:59:00+00:00", "2026-11-23T06:00:00+00:00"),
        ("2026-11-23T06:00:00+00:00", "2026-11-30T06:00:00+00:00"),
        ("2026-11-29T22:00:00+00:00", "2026-11-30T06:00:00+00:00"),
    ],
)
def test_next_monday(now: str, monday: str) -> None:
    assert next_monday(datetime.fromisoformat(now), "09:00") == datetime.fromisoformat(monday)


async def test_the_page_hears_of_everything_at_once(site: Site) -> None:
    async with site.client.get("/sandbox/events") as stream:
        assert stream.content_type == "text/event-stream"
        await stream.content.readuntil(b"\n\n")
        await site.bot().send_message(site.anna, "Привет")
        await site.post("/sandbox/clock", {"seconds": 1})
        events = [json.loads((await stream.content.readuntil(b"\n\n")).removeprefix(b"data: ")) for _ in range(2)]
    assert (events[0]["kind"], events[0]["chat"], events[0]["message"]["text"]) == ("message", site.anna, "Привет")
    assert events[1]["kind"] == "clock"


async def test_the_page_is_served(site: Site) -> None:
    async with site.client.get("/") as response:
        assert response.content_type == "text/html"
    async with site.client.get("/page/app.js") as response:
        assert (response.status, response.content_type) == (200, "text/javascript")
    for absent in ("/page/none.js", "/page/..%2Fserver.py", "/page/..%2F..%2F__init__.py"):
        async with site.client.get(absent) as response:
            assert response.status == 404


# Guards


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8080", "127.0.0.1.evil.example", "10.0.0.1"])
async def test_other_names_of_this_machine_are_not_answered(site: Site, host: str) -> None:
    async with site.client.get("/sandbox/state", headers={"Host": host}) as response:
        assert response.status == 403


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8080", "[::1]", "[::1]:8080"])
async def test_own_names_are_answered(site: Site, host: str) -> None:
    async with site.client.get("/sandbox/state", headers={"Host": host}) as response:
        assert response.status == 200


async def test_a_foreign_page_cannot_act_for_a_person(site: Site) -> None:
    headers = {"Origin": "https://evil.example", "Content-Type": "text/plain"}
    path = f"/sandbox/chats/{site.anna}/text"
    async with site.client.post(path, data='{"text": "а"}', headers=headers) as response:
        assert response.status == 403
    async with site.client.post(path, json={"text": "а"}, headers={"Origin": f"http://127.0.0.1:{site.port}"}) as own:
        assert own.status == 200


async def test_closing_does_not_wait_for_streams_and_polls() -> None:
    clock = SandboxClock()
    telegram = SandboxTelegram(TOKEN, clock.now)
    async with aiohttp.ClientSession() as client:
        async with serve(telegram, clock) as port:
            stream = await client.get(f"http://127.0.0.1:{port}/sandbox/events")
            poll = asyncio.create_task(client.get(f"http://127.0.0.1:{port}/bot{TOKEN}/getUpdates?timeout=50"))
            await stream.content.readuntil(b"\n\n")
            await asyncio.sleep(0.1)
            assert telegram.called("getUpdates")
            started = time.monotonic()
        assert time.monotonic() - started < 1
        assert (await (await poll).json())["result"] == []
        stream.close()


# The clock


async def test_sleepers_wake_when_their_time_is_pushed_past() -> None:
    clock = SandboxClock()
    week, month = (asyncio.create_task(clock.sleep(days * 86_400)) for days in (7, 30))
    await asyncio.sleep(0.01)
    clock.advance(7 * 86_400 + 1)
    async with asyncio.timeout(1):
        await week
    assert not month.done()
    clock.to(datetime(2100, 1, 1, tzinfo=UTC))
    async with asyncio.timeout(1):
        await month
    with pytest.raises(ValueError, match="only goes forward"):
        clock.advance(-1)


async def test_a_clock_may_begin_on_any_day() -> None:
    begins = datetime(2020, 2, 29, 12, tzinfo=UTC)
    clock = SandboxClock(begins)
    assert begins <= clock.now() < begins + timedelta(seconds=5)
    clock.advance(3600)
    assert begins <= clock.now() - timedelta(hours=1) < begins + timedelta(seconds=5)


async def test_sleep_takes_real_time_when_nobody_pushes() -> None:
    clock, started = SandboxClock(), time.monotonic()
    await clock.sleep(0.05)
    assert 0.04 < time.monotonic() - started < 1
    await clock.sleep(0)
    await clock.sleep(-5)
