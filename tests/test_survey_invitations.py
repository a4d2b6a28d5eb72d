"""An opened survey invites its audience: each once, only those who agreed, and as the week has room."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from bot.audience import PRESETS, dump
from bot.db.database import Database
from bot.db.deliveries import Delivery, Priority, State
from bot.db.people import Person, PersonRole, PersonRow, PersonTag, Role, Specialist, TagKind
from bot.db.privacy import Action, ConsentRow, Purpose
from bot.db.segments import Segment
from bot.db.survey_invitations import INVITATION, REMINDER
from bot.db.surveys import Participant, SurveyRow, SurveyState
from bot.errors import DomainError, NotAllowed
from tests.conftest import Cluster
from tests.polling import answered, survey
from tests.test_joining import joins
from tests.test_moderation import Office

DAY = 24 * 3600


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


async def reader(
    office: Office, address: str, topics: Sequence[str] = ("surveys",), *, specialist: bool = True
) -> Person:
    """Somebody who agreed to mailings."""
    person = await office.person(address)
    now = office.clock.now()
    async with office.database.begin() as session:
        session.add_all(PersonTag(person_id=person.id, kind=TagKind.TOPIC, tag=topic) for topic in topics)
        session.add(
            ConsentRow(
                person_id=person.id,
                purpose=Purpose.MAILINGS,
                action=Action.GRANTED,
                version=1,
                language="ru",
                text_hash="0" * 64,
                channel="telegram",
                at=now,
            )
        )
        if specialist:
            session.add(Specialist(person_id=person.id, joined_at=now))
    return person


async def invited(office: Office, survey_id: int) -> dict[int | None, Delivery]:
    async with office.database.read() as session:
        key = f"{INVITATION}:{survey_id}:"
        rows = (await session.scalars(select(Delivery).where(Delivery.key.startswith(key)))).all()
    return {each.person_id: each for each in rows}


async def opened(office: Office, **values: object) -> int:
    now = office.clock.now()
    return await survey(office.database, office.clock, opens_at=now, invite_at=now, **values)  # type: ignore[arg-type]  # columns of a survey


async def test_the_audience_is_invited_once_and_nobody_else_is(office: Office) -> None:
    anna = await reader(office, "100")
    guest = await reader(office, "101", specialist=False)
    await office.person("102")  # agreed to nothing
    done = await reader(office, "103")
    no_surveys = await reader(office, "104", topics=("events",))
    resting = await reader(office, "105")
    now = office.clock.now()
    closes = now + timedelta(days=9)
    survey_id = await opened(office, closes_at=closes, audience=PRESETS["specialists"])
    await answered(office.services, office.database, done, survey_id)
    async with office.database.begin() as session:
        resting_row = await session.get_one(PersonRow, resting.id)
        resting_row.paused_until = now + timedelta(days=2)
    for _ in range(3):
        await office.services.survey_invitations.tick(office.clock.now())
    rows = await invited(office, survey_id)
    assert set(rows) == {anna.id}
    row = rows[anna.id]
    assert (row.kind, row.priority, row.state) == (INVITATION, Priority.ANNOUNCEMENT, State.PENDING)
    assert (row.expires_at, row.week) == (closes, office.services.attention.week())
    assert row.params == {"survey": survey_id, "reader": anna.id, "number": 0}
    office.clock.advance(3 * DAY)  # the pause is over; who is no specialist and who wants no surveys stay out
    await office.services.survey_invitations.tick(office.clock.now())
    assert set(await invited(office, survey_id)) == {anna.id, resting.id}
    assert not {guest.id, no_surveys.id} & set(await invited(office, survey_id))
    async with office.database.read() as session:
        assert (await session.get_one(SurveyRow, survey_id)).invited == 2


async def test_whom_the_week_has_no_room_for_is_invited_when_it_has(office: Office) -> None:
    anna = await reader(office, "100")
    ids = [await opened(office) for _ in range(office.services.attention.most + 1)]
    await office.services.survey_invitations.tick(office.clock.now())
    assert [anna.id in await invited(office, each) for each in ids] == [*[True] * (len(ids) - 1), False]
    office.clock.advance(8 * DAY)
    await office.services.survey_invitations.tick(office.clock.now())
    assert anna.id in await invited(office, ids[-1])
    async with office.database.read() as session:
        assert await session.scalar(select(func.count()).where(Delivery.kind == INVITATION)) == len(ids)


async def test_a_large_audience_is_walked_through_in_steps(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.services.survey_invitations.STEP", 2)
    people = [await reader(office, str(100 + number)) for number in range(5)]
    survey_id = await opened(office)
    await office.services.survey_invitations.tick(office.clock.now())
    assert set(await invited(office, survey_id)) == {each.id for each in people}


async def reminded(office: Office, survey_id: int) -> list[tuple[int | None, int]]:
    """Whom, and for which time."""
    async with office.database.read() as session:
        found = select(Delivery.person_id, Delivery.key).where(Delivery.key.startswith(f"{REMINDER}:{survey_id}:"))
        return sorted((person_id, int(key.rsplit(":", 1)[1])) for person_id, key in await session.execute(found))


async def everything_sent(office: Office) -> None:
    async with office.database.begin() as session:
        await session.execute(update(Delivery).where(Delivery.state == State.PENDING).values(state=State.SENT))


async def days_pass(office: Office, number: int) -> None:
    """With the daily walk and everything sent."""
    for _ in range(number):
        await everything_sent(office)
        office.clock.advance(DAY)
        await office.services.survey_invitations.tick(office.clock.now())


async def test_who_has_not_begun_is_reminded_as_often_as_was_set(office: Office) -> None:
    anna, done, begun, late = [await reader(office, str(100 + number)) for number in range(4)]
    survey_id = await opened(office, remind_after=2, remind_most=2)
    await office.services.survey_invitations.tick(office.clock.now())
    await answered(office.services, office.database, done, survey_id)
    async with office.database.begin() as session:
        await office.services.surveys.begin(session, begun, survey_id)
    await days_pass(office, 1)
    assert await reminded(office, survey_id) == []
    await office.services.surveys.later(late, survey_id)
    await days_pass(office, 1)
    assert await reminded(office, survey_id) == [(anna.id, 1)]  # who puts it off has a reminder of their own
    await days_pass(office, 2)
    assert await reminded(office, survey_id) == [(anna.id, 1), (anna.id, 2), (late.id, 1)]
    await days_pass(office, 9)
    assert await reminded(office, survey_id) == [(anna.id, 1), (anna.id, 2), (late.id, 1), (late.id, 2)]


async def test_reminders_before_the_beginning_count(office: Office) -> None:
    anna = await reader(office, "100")
    survey_id = await opened(office, remind_after=1, remind_most=2)
    await office.services.survey_invitations.tick(office.clock.now())
    await days_pass(office, 1)
    async with office.database.begin() as session:
        await office.services.surveys.begin(session, anna, survey_id)
        part = await session.get_one(Participant, (survey_id, anna.id))
        assert part.reminders == 1
        assert part.remind_at is not None
        assert timedelta(hours=23) < part.remind_at - office.clock.now() <= timedelta(days=1)


async def test_a_reminder_says_that_it_is_open_still(november: Cluster) -> None:
    anna = november.person("Анна")
    await joins(anna)
    now = november.clock.now()
    await survey(november.app.database, november.clock, opens_at=now, invite_at=now, remind_after=1, remind_most=1)
    await november.passes(120)
    await anna.sees("Просим вашего мнения: опрос «Чему учиться?».")
    await november.passes(DAY + 120)
    await anna.sees("Опрос «Чему учиться?» ещё открыт. Нам важно ваше мнение.", "4 вопроса, около 2 минут.")


async def test_a_limited_coordinator_asks_people_of_their_municipalities_only(office: Office) -> None:
    """Their own survey is for these by itself; one of the whole region they cannot open before it is."""
    olga = await office.person("200", Role.COORDINATOR)
    async with office.database.begin() as session:
        await session.execute(update(PersonRole).values(municipalities=["roslavlsky"]))
    near, _ = await reader(office, "100"), await reader(office, "101")
    services = office.services
    async with office.database.begin() as session:
        await session.execute(update(PersonRow).where(PersonRow.id == near.id).values(municipality="roslavlsky"))
        session.add(Segment(id=7, name="Все", formula=dump(PRESETS["specialists"]), created_at=office.clock.now()))
    survey_id = await survey(office.database, office.clock, state=SurveyState.DRAFT)
    with pytest.raises(DomainError, match="survey-beyond-places"):
        await services.survey_terms.open(olga, survey_id)
    await services.survey_invitations.use(olga, survey_id, 7)
    await services.survey_terms.open(olga, survey_id)
    await services.survey_invitations.tick(office.clock.now())
    assert set(await invited(office, survey_id)) == {near.id}


async def test_quiet_hours_are_kept(office: Office) -> None:
    anna = await reader(office, "100")
    now = office.clock.now()
    minute = (now.hour * 60 + now.minute) % 1440
    async with office.database.begin() as session:
        quiet = {"quiet_from": minute, "quiet_to": (minute + 90) % 1440, "timezone": "UTC"}
        await session.execute(update(PersonRow).where(PersonRow.id == anna.id).values(**quiet))
    survey_id = await opened(office)
    await office.services.survey_invitations.tick(office.clock.now())
    assert now + timedelta(minutes=88) <= (await invited(office, survey_id))[anna.id].due_at


async def test_an_invitation_that_waits_says_nothing_to_whom_it_is_no_news(office: Office) -> None:
    invitations = office.services.survey_invitations
    anna, boris, vera = [await reader(office, str(100 + number)) for number in range(3)]
    survey_id = await opened(office)
    said = [await invitations.fill({"survey": survey_id, "reader": each.id}) for each in (anna, boris, vera)]
    assert [each and (each["questions"], each["minutes"], each["mode"]) for each in said] == [(4, 2, "anonymous")] * 3
    await answered(office.services, office.database, anna, survey_id)
    await office.services.privacy.withdraw(boris, Purpose.MAILINGS)
    assert await invitations.fill({"survey": survey_id, "reader": anna.id}) is None
    assert await invitations.fill({"survey": survey_id, "reader": boris.id}) is None
    async with office.database.begin() as session:
        await office.services.surveys.end(session, survey_id)
    assert await invitations.fill({"survey": survey_id, "reader": vera.id}) is None
    assert await invitations.fill({"survey": 999, "reader": vera.id}) is None


async def test_only_coordinators_choose_the_audience_and_only_while_it_is_built(office: Office) -> None:
    olga, anna = await office.person("200", Role.COORDINATOR), await reader(office, "100")
    invitations = office.services.survey_invitations
    survey_id = await survey(office.database, office.clock, state=SurveyState.DRAFT)
    async with office.database.begin() as session:
        formula = dump(PRESETS["businesses"])
        session.add(Segment(id=7, name="Дело", formula=formula, created_at=office.clock.now()))
    for deed in (invitations.saved(anna, survey_id), invitations.use(anna, survey_id, 7), invitations.count(anna, 1)):
        with pytest.raises(NotAllowed):
            await deed
    assert [each.name for each in await invitations.saved(olga, survey_id)] == ["Дело"]
    assert await invitations.count(olga, survey_id) == 1
    await invitations.use(olga, survey_id, 7)
    assert await invitations.count(olga, survey_id) == 0
    running = await survey(office.database, office.clock)
    with pytest.raises(DomainError, match="survey-opened-already"):
        await invitations.use(olga, running, 7)


async def test_a_person_is_invited_and_puts_it_off(november: Cluster) -> None:
    olga, anna = november.coordinator, november.person("Анна")
    await olga.opens()
    await joins(anna)
    await survey(november.app.database, november.clock, state=SurveyState.DRAFT)
    await olga.says("/console")
    for caption in ("Опросы", "1. Чему учиться?", "Открыть сейчас"):
        await olga.presses(caption)
    await olga.sees("Приглашение получит 1 человек из тех, кто согласен на рассылки.")
    await olga.presses("Да, открыть")
    await november.passes(120)
    await anna.sees(
        "Просим вашего мнения: опрос «Чему учиться?».", "4 вопроса, около 2 минут. Ответы хранятся без имени."
    )
    await anna.presses("Позже сегодня")
    await anna.sees("Напомним об опросе 24 ноября в 18:00")
    await november.passes(9 * 3600 + 60)
    await anna.sees("Вы просили напомнить об опросе «Чему учиться?»")
    await anna.presses("К опросу")
    await anna.sees("Начать")
    await olga.says("/console")
    for caption in ("Опросы", "1. Чему учиться?"):
        await olga.presses(caption)
    await olga.sees("Приглашены: 1 человек")
