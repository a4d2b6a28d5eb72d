"""Announcements composed in chat: formatting kept, previewed, counted, sent, watched, changed, withdrawn, reported."""

import asyncio
import time
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.db.announcements import Announcement, Stage
from bot.db.deliveries import ANNOUNCEMENT, Delivery
from bot.db.people import Account, PersonRow, Specialist
from bot.db.privacy import Action, ConsentRow, Purpose
from tests.actors import Actor
from tests.conftest import Cluster
from tests.sandbox_world import png
from tests.test_joining import joins

TEXT = "Завтра собрание кластера в десять утра."


async def crowd(cluster: Cluster, number: int, *, consent: bool = True, language: str = "ru") -> list[Actor]:
    """Specialists who are in the bot already, put there at once."""
    now = cluster.clock.now()
    actors = []
    async with cluster.app.database.begin(effect=False) as session:
        for index in range(number):
            actor = cluster.person(f"Гость{index}", language=language)
            actor.chat.person.started = True
            person = PersonRow(
                name=f"Гость Номер{index}",
                language=language,
                timezone="Europe/Moscow",
                municipality="vyazemsky",
                created_at=now,
                seen_at=now,
            )
            session.add(person)
            await session.flush()
            session.add(Account(person_id=person.id, channel="telegram", address=str(actor.id)))
            session.add(Specialist(person_id=person.id, profession="librarian", joined_at=now))
            if consent:
                session.add(consented(person.id, now))
            actors.append(actor)
    return actors


def consented(person_id: int, now: Any) -> ConsentRow:
    return ConsentRow(
        person_id=person_id,
        purpose=Purpose.MAILINGS,
        action=Action.GRANTED,
        version=1,
        language="ru",
        text_hash="0" * 64,
        channel="telegram",
        at=now,
    )


async def composes(owner: Actor, text: str = TEXT, audience: str = "Специалистам") -> None:
    await owner.says("/console")
    await owner.presses("Объявления")
    await owner.presses("Новое объявление")
    await owner.says(text)
    await owner.sees("Кому?")
    await owner.presses(audience)


async def sends(owner: Actor) -> None:
    await owner.presses("Отправить сейчас")
    await owner.presses("Да, отправить")


def got(actor: Actor, text: str = TEXT) -> int:
    return sum(message.by_bot and text in message.words for message in actor.chat.messages.values())


async def ledger(cluster: Cluster, kind: str = ANNOUNCEMENT) -> Counter[str]:
    async with cluster.app.database.read() as session:
        rows = await session.execute(
            select(Delivery.state, func.count()).where(Delivery.kind == kind).group_by(Delivery.state)
        )
        return Counter({row[0]: row[1] for row in rows})


async def stage(cluster: Cluster) -> Stage:
    async with cluster.app.database.read() as session:
        found = await session.scalar(select(Announcement.stage).order_by(Announcement.id.desc()).limit(1))
        return Stage(str(found))


async def until_stage(cluster: Cluster, wanted: Stage) -> None:
    deadline = time.monotonic() + 8
    while (found := await stage(cluster)) != wanted:
        assert time.monotonic() < deadline, f"should be {wanted}, is {found}"
        cluster.app.services.broadcasts.changed.set()
        await asyncio.sleep(0.02)


async def ends(cluster: Cluster, owner: Actor, wanted: Stage = Stage.DONE) -> None:
    """It is over, and its author sees so."""
    await until_stage(cluster, wanted)
    await owner._until(lambda: "Отчёт" in owner.captions, "should see the end")


@pytest.fixture
async def owner(cluster: Cluster) -> Actor:
    await cluster.coordinator.opens()
    return cluster.coordinator


async def test_an_announcement_reaches_everybody_who_agreed(cluster: Cluster, owner: Actor) -> None:
    guests = await crowd(cluster, 12)
    others = await crowd(cluster, 3, consent=False)
    await composes(owner)
    await owner.sees("Черновик", "Получат 12 человек", "Пропустим 3: 3 без согласия на рассылки")
    await owner.presses("Посмотреть у себя")
    await owner.sees(TEXT, "Почему я это получил", "Не присылать такое")
    await sends(owner)
    await ends(cluster, owner)
    await owner.sees("Доставлено 12")
    assert [got(each) for each in guests] == [1] * 12
    assert [got(each) for each in others] == [0] * 3
    assert await ledger(cluster) == Counter(sent=12)


async def test_formatting_arrives_as_it_was_typed(cluster: Cluster, owner: Actor) -> None:
    (guest,) = await crowd(cluster, 1)
    entities = [
        {"type": "bold", "offset": 0, "length": 6},
        {"type": "spoiler", "offset": 7, "length": 8},
        {"type": "text_link", "offset": 16, "length": 8, "url": "https://example.org/"},
        {"type": "custom_emoji", "offset": 36, "length": 2, "custom_emoji_id": "5368324170671202286"},
    ]
    await owner.says("/console")
    await owner.presses("Объявления")
    await owner.presses("Новое объявление")
    text = "Завтра собрание кластера, <b>ждём</b> 🎉"
    entities[3]["offset"] = len(text.encode("utf-16-le")) // 2 - 2
    cluster.telegram.says(owner.id, text, entities)
    await owner.sees("Кому?")
    await owner.presses("Специалистам")
    await sends(owner)
    await ends(cluster, owner)
    message = next(each for each in guest.chat.messages.values() if each.by_bot)
    assert message.data["text"] == text
    assert message.data["entities"] == entities


async def test_a_second_press_does_not_send_twice(cluster: Cluster, owner: Actor) -> None:
    guests = await crowd(cluster, 3)
    await composes(owner)
    await owner.presses("Отправить сейчас")
    message, data = owner.button("Да, отправить")
    for _ in range(3):
        cluster.telegram.presses(owner.id, message.id, data, stale=True)
    await ends(cluster, owner)
    await owner.presses_again(message.id, data)
    assert [got(each) for each in guests] == [1, 1, 1]


async def test_pause_resume_and_stop(cluster: Cluster, owner: Actor) -> None:
    guests = await crowd(cluster, 200)
    await composes(owner)
    cluster.telegram.faults.delay("sendMessage", 0.4, times=200)
    await owner.presses("Отправить сейчас")
    message, data = owner.button("Да, отправить")
    cluster.telegram.presses(owner.id, message.id, data)
    await owner.sees("Отправляем:", "Пауза")
    message, data = owner.button("Пауза")
    cluster.telegram.presses(owner.id, message.id, data)
    await owner.sees("На паузе")
    await asyncio.sleep(0.8)  # what was on the wire arrives
    before = await ledger(cluster)
    assert before["claimed"] == 0
    assert 0 < before["pending"] < 200
    await asyncio.sleep(0.3)
    assert await ledger(cluster) == before, "nothing goes out in a pause"
    cluster.telegram.faults.clear()
    await owner.presses("Остановить")
    await owner.presses("Да, остановить")
    await owner.sees("Остановлено")
    after = await ledger(cluster)
    assert after == Counter(sent=before["sent"], skipped=before["pending"])
    assert sum(got(each) for each in guests) == before["sent"]


async def test_it_goes_on_after_a_pause(cluster: Cluster, owner: Actor) -> None:
    guests = await crowd(cluster, 200)
    await composes(owner)
    cluster.telegram.faults.delay("sendMessage", 0.4, times=200)
    await owner.presses("Отправить сейчас")
    message, data = owner.button("Да, отправить")
    cluster.telegram.presses(owner.id, message.id, data)
    await owner.sees("Пауза")
    message, data = owner.button("Пауза")
    cluster.telegram.presses(owner.id, message.id, data)
    await owner.sees("Продолжить")
    cluster.telegram.faults.clear()
    await owner.presses("Продолжить")
    await ends(cluster, owner)
    assert [got(each) for each in guests] == [1] * 200


async def test_a_sent_announcement_is_corrected_and_withdrawn(cluster: Cluster, owner: Actor) -> None:
    guests = await crowd(cluster, 4)
    await composes(owner)
    await sends(owner)
    await ends(cluster, owner)
    await owner.presses("Исправить текст")
    await owner.says("Собрание перенесли на одиннадцать.")
    await ends(cluster, owner)
    assert [(got(each), got(each, "перенесли на одиннадцать")) for each in guests] == [(0, 1)] * 4
    await owner.presses("Отозвать")
    await owner.sees("Удалить объявление у 4 получателей?")
    await owner.presses("Да, удалить у всех")
    await ends(cluster, owner, Stage.WITHDRAWN)
    assert [got(each, "перенесли") for each in guests] == [0] * 4


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_each_language_of_a_sent_announcement_is_corrected_by_itself(cluster: Cluster, owner: Actor) -> None:
    russian, english = await crowd(cluster, 2)
    await english.says("/settings")
    await english.presses("English")
    await composes(owner)
    await owner.presses("Изменить")
    await owner.presses("Добавить на английском")
    await owner.says("The meeting is at ten.")
    await sends(owner)
    await ends(cluster, owner)
    assert (got(english), got(english, "at ten")) == (0, 1)
    await owner.presses("Исправить английский текст")
    await owner.says("The meeting is at eleven.")
    await ends(cluster, owner)
    assert (got(russian), got(english, "at eleven")) == (1, 1)
    assert "at eleven" not in owner.screen


async def test_who_blocked_is_counted_and_the_rest_go_on(cluster: Cluster, owner: Actor) -> None:
    guests = await crowd(cluster, 5)
    guests[1].chat.person.blocked = True
    guests[2].chat.person.deleted = True
    await composes(owner)
    await sends(owner)
    await ends(cluster, owner)
    assert await ledger(cluster) == Counter(sent=3, skipped=2)
    await owner.sees("Доставлено 3, заблокировали бота 2.")


async def test_those_who_failed_and_those_who_came_later(cluster: Cluster, owner: Actor) -> None:
    guests = await crowd(cluster, 3)
    await composes(owner)
    cluster.telegram.faults.fail("sendMessage", _refused(), times=1)
    await owner.presses("Отправить сейчас")
    message, data = owner.button("Да, отправить")
    cluster.telegram.presses(owner.id, message.id, data)
    await ends(cluster, owner)
    await owner.sees("не доставлено 1")
    await owner.presses("Повторить недоставленным")
    await ends(cluster, owner)
    assert [got(each) for each in guests] == [1, 1, 1]
    (late,) = await crowd(cluster, 1)
    await owner.presses("Отправить новым участникам")
    await ends(cluster, owner)
    assert [got(each) for each in (*guests, late)] == [1] * 4
    await owner.presses("Отправить новым участникам")
    await owner.gets_alert("Новых получателей с тех пор не появилось")


def _refused() -> Any:
    from bot.sandbox.errors import ApiError

    return ApiError(400, "Bad Request: something is wrong")


@pytest.mark.parametrize("after_effect", [True, False])
async def test_a_broken_line_is_not_answered_with_a_second_copy(
    cluster: Cluster, owner: Actor, after_effect: bool
) -> None:
    (guest,) = await crowd(cluster, 1)
    await composes(owner)
    await owner.presses("Отправить сейчас")
    cluster.telegram.faults.disconnect("sendMessage", after_effect=after_effect)
    message, data = owner.button("Да, отправить")
    cluster.telegram.presses(owner.id, message.id, data)
    await ends(cluster, owner)
    assert await ledger(cluster) == Counter(unknown=1)
    assert got(guest) == int(after_effect)
    await owner.sees("неизвестно 1")


async def test_a_429_stops_all_and_loses_nobody(cluster: Cluster, owner: Actor) -> None:
    guests = await crowd(cluster, 6)
    await composes(owner)
    await owner.presses("Отправить сейчас")
    cluster.telegram.faults.retry_after("sendMessage", 30)
    message, data = owner.button("Да, отправить")
    cluster.telegram.presses(owner.id, message.id, data)
    deadline = time.monotonic() + 8
    while (found := await ledger(cluster))["claimed"] or cluster.app.pace._free_in(cluster.app.pace._now()) < 5:
        assert time.monotonic() < deadline, found
        await asyncio.sleep(0.02)
    before = sum(got(each) for each in guests)
    assert before < 6
    await asyncio.sleep(0.3)
    assert sum(got(each) for each in guests) == before
    cluster.clock.advance(31)
    await ends(cluster, owner)
    assert [got(each) for each in guests] == [1] * 6


async def test_thirty_failures_in_a_row_pause_it_and_say_why(cluster: Cluster, owner: Actor) -> None:
    await crowd(cluster, 150)
    await composes(owner)
    cluster.telegram.faults.delay("sendMessage", 0.05, times=1)
    await owner.presses("Отправить сейчас")
    cluster.telegram.faults.clear()
    cluster.telegram.faults.fail("sendMessage", _refused(), times=120)
    message, data = owner.button("Да, отправить")
    cluster.telegram.presses(owner.id, message.id, data)
    deadline = time.monotonic() + 8
    while (await ledger(cluster))["failed"] < 30 or (await ledger(cluster))["claimed"]:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.02)
    cluster.telegram.faults.clear()
    await owner.sees("30 ошибок подряд", "Telegram не принял сообщение")
    found = await ledger(cluster)
    assert found["pending"] > 0, "what was not sent waits"
    assert sum(found.values()) == 150


async def test_a_large_one_needs_a_second_coordinator(cluster: Cluster, owner: Actor) -> None:
    cluster.app.services.broadcasts._confirm_above = 3
    guests = await crowd(cluster, 4)
    await composes(owner)
    await owner.sees("подтвердит второй координатор")
    await owner.presses("Отправить на подтверждение")
    await owner.presses("Да, отправить")
    await owner.gets_alert("второй координатор, а его пока нет")
    pavel = cluster.person("Павел")
    await joins(pavel)
    person = await cluster.app.services.people.at("telegram", str(pavel.id))
    assert person is not None
    async with cluster.app.database.begin(effect=False) as session:
        await cluster.app.services.coordinators.make(session, person.id, by=None)
    await pavel.opens()
    await owner.presses("Назад")
    await owner.presses("Отправить на подтверждение")
    await owner.presses("Да, отправить")
    await owner.sees("ждёт второго координатора")
    assert [got(each) for each in guests] == [0] * 4
    await pavel.sees("ждёт второго координатора")
    await pavel.presses("Открыть объявление")
    await pavel.presses("Подтвердить отправку")
    await ends(cluster, owner)
    assert [got(each) for each in guests] == [1] * 4


async def test_it_is_sent_at_its_time_and_again_a_week_later(november: Cluster, owner: Actor) -> None:
    (guest,) = await crowd(november, 1)
    await composes(owner)
    await owner.presses("Запланировать")
    await owner.presses("Каждую неделю")
    await owner.says("сегодня в 08:00")
    await owner.sees("Это время уже прошло", "Когда отправить?")
    assert "Отменить" in owner.captions
    await owner.says("завтра в 10:00")
    await owner.sees("потом каждую неделю")
    for week in range(3):
        november.clock.advance(timedelta(days=7 if week else 1, hours=0 if week else 2).total_seconds())
        november.app.services.broadcasts.changed.set()
        await until_sent(november, week + 1)
    assert got(guest) == 3


async def test_one_that_has_grown_asks_a_second_coordinator_before_it_goes(november: Cluster, owner: Actor) -> None:
    """Once: the weeks after it goes by itself."""
    (first,) = await crowd(november, 1)
    await composes(owner)
    await owner.presses("Запланировать")
    await owner.presses("Каждую неделю")
    await owner.says("завтра в 10:00")
    await owner.sees("потом каждую неделю")
    november.app.services.broadcasts._confirm_above = 1
    (second,) = await crowd(november, 1)
    pavel = november.person("Павел")
    await pavel.opens()
    person = await november.app.services.people.at("telegram", str(pavel.id))
    assert person is not None
    async with november.app.database.begin(effect=False) as session:
        await november.app.services.coordinators.make(session, person.id, by=None)
    november.clock.advance(26 * 3600)
    november.app.services.broadcasts.changed.set()
    await owner.sees("пока не отправлено. Получателей стало больше, чем 1: теперь их 2.")
    await pavel.sees("для 2 получателей ждёт второго координатора")
    assert (got(first), got(second)) == (0, 0)
    await pavel.presses("Открыть объявление")
    await pavel.presses("Подтвердить отправку")
    await until_sent(november, 2)
    november.clock.advance(7 * 24 * 3600)
    november.app.services.broadcasts.changed.set()
    await until_sent(november, 4)
    assert (got(first), got(second)) == (2, 2)


async def until_sent(cluster: Cluster, number: int) -> None:
    deadline = time.monotonic() + 8
    while (await ledger(cluster))["sent"] < number:
        assert time.monotonic() < deadline, await ledger(cluster)
        await asyncio.sleep(0.02)


async def test_an_album_comes_with_its_buttons_in_a_second_message(cluster: Cluster, owner: Actor) -> None:
    (guest,) = await crowd(cluster, 1)
    await owner.says("/console")
    await owner.presses("Объявления")
    await owner.presses("Новое объявление")
    for number in range(3):
        _picture_of_album(cluster, owner, "Три картинки с собрания" if number == 0 else "")
    await owner.sees("Дальше")
    await owner.presses("Дальше")
    await owner.presses("Специалистам")
    await owner.sees("Уйдёт двумя сообщениями")
    await sends(owner)
    await ends(cluster, owner)
    messages = [each for each in guest.chat.messages.values() if each.by_bot]
    assert [("photo" in each.data, bool(each.buttons)) for each in messages] == [(True, False)] * 3 + [(False, True)]
    await owner.presses("Отозвать")
    await owner.presses("Да, удалить у всех")
    await ends(cluster, owner, Stage.WITHDRAWN)
    assert not [each for each in guest.chat.messages.values() if each.by_bot]


def _picture_of_album(cluster: Cluster, actor: Actor, caption: str) -> None:
    file = cluster.telegram.files.add("photo", png(40, 30), "photo.png", "")
    content: dict[str, Any] = {**file.content(), "media_group_id": "1"}
    if caption:
        content["caption"] = caption
    cluster.telegram._sends(actor.id, content)


async def test_buttons_are_counted_and_open_what_they_say(cluster: Cluster, owner: Actor) -> None:
    guests = await crowd(cluster, 2)
    await composes(owner)
    await owner.presses("Изменить")
    await owner.presses("Кнопки: 0")
    await owner.presses("Добавить «Понятно»")
    await owner.presses("Добавить ссылку")
    await owner.says("Подробнее")
    await owner.says("не адрес")
    await owner.sees("адрес")
    await owner.says("example.org/news")
    await owner.sees("Убрать: Понятно", "Убрать: Подробнее")
    await owner.presses("Добавить мероприятие, вакансию, опрос")
    await owner.says("Записаться")
    await owner.says("e404")
    await owner.sees("Мероприятия e404 нет")
    await owner.says("v7")
    await owner.presses("Назад")
    await owner.presses("Назад")
    await sends(owner)
    await ends(cluster, owner)
    await guests[0].presses("Понятно")
    await guests[0].gets_alert("Спасибо, отметили")
    await guests[1].presses("Записаться")
    assert (guests[1].chat.answers[-1].url or "").endswith("?start=v7")
    await owner.sees("Отчёт")
    await owner.presses("Отчёт")
    await owner.sees("Нажали «Понятно»: 1", "Нажали «Записаться»: 1")


async def test_why_it_came_and_no_more_of_it(cluster: Cluster, owner: Actor) -> None:
    first, second = await crowd(cluster, 2)
    await composes(owner)
    await sends(owner)
    await ends(cluster, owner)
    await first.presses("Почему я это получил")
    await first.sees("потому что вы среди тех, кому его адресовали: специалисты", "Согласие на рассылки вы дали")
    await first.presses("Не присылать такое")
    await first.sees("Больше не присылаем: «Объявления кластера»")
    await composes(owner)
    await owner.sees("Получит 1 человек", "1 без этой темы")
    await sends(owner)
    await ends(cluster, owner)
    assert (got(first), got(second)) == (1, 2)
    await first.presses("Присылать снова")
    await first.sees("Снова присылаем")
    stranger = cluster.person("Чужой")
    await stranger.opens()
    _, data = first.button("Почему я это получил")
    await stranger.presses_again(next(iter(stranger.chat.messages)), data)
    await stranger.gets_alert("")


async def test_whoever_erased_themselves_while_waiting_is_accounted_for(cluster: Cluster, owner: Actor) -> None:
    guests = await crowd(cluster, 3)
    await composes(owner)
    cluster.app.pace.pause(3600)
    await owner.presses("Отправить сейчас")
    message, data = owner.button("Да, отправить")
    cluster.telegram.presses(owner.id, message.id, data)
    deadline = time.monotonic() + 8
    while sum((await ledger(cluster)).values()) < 3:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.02)
    person = await cluster.app.services.people.at("telegram", str(guests[0].id))
    assert person is not None
    await cluster.app.services.privacy.ask_erasure(person)
    await cluster.app.services.privacy.tick(cluster.clock.now() + timedelta(days=2))
    found = await ledger(cluster)
    assert sum(found.values()) == 3
    assert found["skipped"] == 1
    async with cluster.app.database.read() as session:
        rows = (await session.scalars(select(Delivery).where(Delivery.state == "skipped"))).all()
    assert [(row.person_id, row.address, row.key.split(":")[0]) for row in rows] == [(None, "", "gone")]


async def test_only_coordinators(cluster: Cluster, owner: Actor) -> None:
    (guest,) = await crowd(cluster, 1)
    await composes(owner)
    _, data = owner.button("Отправить сейчас")
    await guest.opens()
    for action in ("open", "send!", "pause", "stop", "gone", "sheet", "report"):
        await guest.presses_again(next(iter(guest.chat.messages)), data.replace("send", action))
    assert await stage(cluster) == Stage.DRAFT


async def test_advertising_is_refused_on_telegram(cluster: Cluster, owner: Actor) -> None:
    await crowd(cluster, 1)
    await composes(owner)
    await owner.presses("Изменить")
    await owner.presses("Это реклама")
    await owner.presses("Назад")
    await owner.presses("Отправить сейчас")
    await owner.presses("Да, отправить")
    await owner.gets_alert("Рекламу в Telegram кластер не отправляет")
    assert await stage(cluster) == Stage.DRAFT


async def test_each_reads_their_own_language(cluster: Cluster, owner: Actor) -> None:
    (anna,) = await crowd(cluster, 1)
    (john,) = await crowd(cluster, 1, language="en")
    await composes(owner)
    await owner.presses("Изменить")
    await owner.presses("Добавить на английском")
    await owner.says("The cluster meets tomorrow.")
    await sends(owner)
    await ends(cluster, owner)
    assert got(anna) == 1
    assert got(john, "The cluster meets tomorrow.") == 1
    assert "Why did I get this" in john.captions


async def test_a_segment_is_built_saved_and_used_again(cluster: Cluster, owner: Actor) -> None:
    await crowd(cluster, 3)
    await composes(owner, audience="Выбрать точнее")
    await owner.presses("Где")
    await owner.presses("Показать ещё")
    await owner.presses("Показать предыдущие")
    await owner.presses("☐ Вяземский")
    await owner.sees("☑ Вяземский", "Получат 3 человека")
    await owner.presses("Кроме кого…")
    await owner.presses("☐ Смоленск")
    await owner.presses("Назад")
    await owner.sees("место: Вяземский", "кроме: место:")
    await owner.presses("Показать несколько имён")
    await owner.sees("Гость Номер0: место: Вяземский")
    await owner.presses("Назад")
    await owner.presses("Запомнить")
    await owner.says("Вязьмичи")
    await owner.presses("Готово")
    await owner.sees("Черновик", "Получат 3 человека")
    await composes(owner, audience="«Вязьмичи»")
    await owner.sees("Кому: место: Вяземский")


async def test_the_sheet_lists_every_recipient(cluster: Cluster, owner: Actor) -> None:
    from python_calamine import CalamineWorkbook

    await crowd(cluster, 3)
    await composes(owner)
    await sends(owner)
    await ends(cluster, owner)
    await owner.presses("Отчёт")
    await owner.presses("Файл XLSX")
    document = next(m.data["document"] for m in owner.chat.messages.values() if m.by_bot and "document" in m.data)
    file = cluster.telegram.files.get(document["file_id"])
    assert file is not None
    from io import BytesIO

    rows = CalamineWorkbook.from_filelike(BytesIO(file.data)).get_sheet_by_index(0).to_python()
    assert len(rows) == 4
    assert {row[2] for row in rows[1:]} == {"доставлено"}
