"""The queue and its decisions: one decision however many press, the clock's part, rights, and who is told."""

import asyncio
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.db.database import Database
from bot.db.deliveries import Delivery
from bot.db.moderation import AuditEntry, Case, Kind, State
from bot.db.organisations import Organisation, Representative
from bot.db.people import Person, PersonRole, Role
from bot.db.people import create as create_person
from bot.errors import DomainError, Gone, NotAllowed
from bot.forms.applications import APPLY_BUSINESS
from bot.sandbox.clock import SandboxClock
from bot.services.forms import Submission
from bot.services.moderation import AlreadyDecided
from bot.services.wiring import Services, build_services
from tests.conftest import Cluster, OwnSettings
from tests.test_organisations import bakery_applies

HOUR = 3600.0
ANSWERS = {
    "kind": "initiative",
    "name": "Пекарня <b>&",
    "municipality": "vyazemsky",
    "spheres": ["events"],
    "offers": ["catering"],
    "about": None,
    "contact": "Анна Рябинина",
    "phone": "+74812000051",
}


class Office:
    """The services without a messenger: an applicant and some coordinators."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = SandboxClock()
        self.services: Services = build_services(database, self.clock, OwnSettings(owner_ids=frozenset({1})))

    async def person(self, address: str, role: Role | None = None) -> Person:
        async with self.database.begin() as session:
            person = await create_person(
                session,
                "telegram",
                address,
                language="ru",
                timezone="Europe/Moscow",
                source=None,
                now=self.clock.now(),
            )
            assert person is not None
            if role is not None:
                session.add(PersonRole(person_id=person.id, role=role, granted_at=self.clock.now()))
        return await self.services.people.meet("telegram", address, lambda default: default)

    async def submitted(self, author: Person, **changes: object) -> int:
        stored = {**ANSWERS, **changes}
        typed = {each.name: each.value(stored[each.name]) for each in APPLY_BUSINESS.fields if stored.get(each.name)}
        async with self.database.begin() as session:
            case_id = await self.services.organisations.apply(
                session, author, Submission(APPLY_BUSINESS, typed, stored, "")
            )
        assert isinstance(case_id, int)
        return case_id

    async def state(self, case_id: int) -> State:
        async with self.database.read() as session:
            return State((await session.get_one(Case, case_id)).state)

    async def count(self, table: type[AuditEntry | Delivery | Organisation | Representative], **of: object) -> int:
        async with self.database.read() as session:
            return int(await session.scalar(select(func.count()).select_from(table).filter_by(**of)) or 0)


async def test_of_many_decisions_at_once_one_counts(database: Database) -> None:
    office = Office(database)
    author = await office.person("100")
    coordinators = [await office.person(str(number), Role.COORDINATOR) for number in range(2, 7)]
    case_id = await office.submitted(author)
    moderation = office.services.moderation
    attempts = [moderation.approve(each, case_id) for each in coordinators[:3]]
    attempts += [moderation.decline(each, case_id, "profile") for each in coordinators[3:]]
    results = await asyncio.gather(*attempts, moderation.withdraw(author, case_id), return_exceptions=True)
    assert sum(not isinstance(each, BaseException) for each in results) == 1
    assert all(isinstance(each, AlreadyDecided) for each in results if isinstance(each, BaseException))
    ended = await office.state(case_id)
    assert ended in {State.APPROVED, State.DECLINED, State.WITHDRAWN}
    assert await office.count(AuditEntry, action=ended, subject=f"case:{case_id}") == 1
    assert await office.count(Organisation) == (ended == State.APPROVED)


STEPS = st.lists(
    st.tuples(st.sampled_from(["take", "approve", "decline", "mark", "send", "withdraw", "wait"]), st.integers(0, 2)),
    max_size=12,
)


@given(steps=STEPS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_sequence_of_steps_decides_twice(steps: list[tuple[str, int]], sqlite_template: object) -> None:
    """Whatever is pressed in whatever order: what has ended stays ended, and each step has one line of the audit."""

    async def run() -> None:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(str(sqlite_template), Path(folder, "x.db"))
            database = Database(f"sqlite:///{Path(folder, 'x.db')}")
            office = Office(database)
            author = await office.person("100")
            coordinators = [await office.person(str(number), Role.COORDINATOR) for number in range(2, 5)]
            case_id = await office.submitted(author)
            moderation = office.services.moderation
            ended: State | None = None
            for step, who in steps:
                try:
                    match step:
                        case "take":
                            await moderation.take(coordinators[who], case_id)
                        case "approve":
                            await moderation.approve(coordinators[who], case_id)
                        case "decline":
                            await moderation.decline(coordinators[who], case_id, "unclear")
                        case "mark":
                            await moderation.mark(coordinators[who], case_id, "about", wanted=True)
                        case "send":
                            await moderation.send_back(coordinators[who], case_id)
                        case "withdraw":
                            await moderation.withdraw(author, case_id)
                        case "wait":
                            office.clock.advance(3 * HOUR)
                            await moderation.tick(office.clock.now())
                except DomainError:
                    pass
                now = await office.state(case_id)
                assert ended in {None, now}
                if now in {State.APPROVED, State.DECLINED, State.WITHDRAWN}:
                    ended = now
            decided = [await office.count(AuditEntry, action=each) for each in ("approved", "declined", "withdrawn")]
            assert sum(decided) == (ended is not None)
            assert await office.count(Organisation) == (ended == State.APPROVED)
            await database.close()

    asyncio.run(run())


async def test_who_may_what(database: Database) -> None:
    """The rights matrix: every role with every action."""
    office = Office(database)
    author, stranger = await office.person("100"), await office.person("101")
    owner, coordinator = await office.person("1"), await office.person("2", Role.COORDINATOR)
    moderation = office.services.moderation

    async def may(person: Person, action: str) -> bool:
        case_id = await office.submitted(author)
        try:
            match action:
                case "look":
                    await moderation.look(person, case_id)
                case "take":
                    await moderation.take(person, case_id)
                case "mark":
                    await moderation.mark(person, case_id, "about", wanted=True)
                case "approve":
                    await moderation.approve(person, case_id)
                case "decline":
                    await moderation.decline(person, case_id, "region")
                case "withdraw":
                    await moderation.withdraw(person, case_id)
                case "own":
                    await moderation.own(person, case_id)
                case "queue":
                    await moderation.queue(person, 0)
        except (NotAllowed, Gone):
            return False
        return True

    theirs = ("look", "take", "mark", "approve", "decline", "queue")
    for action in (*theirs, "withdraw", "own"):
        allowed = [await may(person, action) for person in (stranger, author, coordinator, owner)]
        assert allowed == ([False, False, True, True] if action in theirs else [False, True, False, False]), action
    assert await office.count(AuditEntry, action="refused") == 2 * (len(theirs) - 1)


async def test_the_clock_reminds_escalates_and_releases(database: Database) -> None:
    office = Office(database)
    author, owner = await office.person("100"), await office.person("1")
    coordinator = await office.person("2", Role.COORDINATOR)
    case_id = await office.submitted(author)
    tick = office.services.moderation.tick

    async def told() -> tuple[int, int, int]:
        kinds = ("case-new", "case-waits", "case-escalated")
        return tuple([await office.count(Delivery, kind=kind) for kind in kinds])  # type: ignore[return-value]  # three

    await tick(office.clock.now())
    assert await told() == (2, 0, 0)
    office.clock.advance(24 * HOUR)
    for _ in range(3):
        await tick(office.clock.now())
    assert await told() == (2, 2, 0)
    office.clock.advance(24 * HOUR)
    for _ in range(3):
        await tick(office.clock.now())
    assert await told() == (2, 2, 1)
    await office.services.moderation.take(coordinator, case_id)
    with pytest.raises(AlreadyDecided):
        await office.services.moderation.approve(owner, case_id)
    office.clock.advance(2 * HOUR)
    await tick(office.clock.now())
    assert await office.state(case_id) == State.SUBMITTED
    await office.services.moderation.approve(owner, case_id)


async def test_what_is_never_corrected_expires_and_is_forgotten(database: Database) -> None:
    office = Office(database)
    author, coordinator = await office.person("100"), await office.person("2", Role.COORDINATOR)
    case_id = await office.submitted(author)
    moderation = office.services.moderation
    await moderation.mark(coordinator, case_id, "about", wanted=True)
    await moderation.send_back(coordinator, case_id)
    office.clock.advance(31 * 24 * HOUR)
    await moderation.tick(office.clock.now())
    assert await office.state(case_id) == State.EXPIRED
    assert await office.count(Delivery, kind="case-expired") == 1
    office.clock.advance(31 * 24 * HOUR)
    await moderation.tick(office.clock.now())
    assert (await moderation.own(author, case_id)).answers == {}


async def test_a_taken_number_cannot_be_approved_twice(database: Database) -> None:
    office = Office(database)
    first, second = await office.person("100"), await office.person("101")
    owner = await office.person("1")
    cases = [await office.submitted(each, kind="ip", **{"inn-person": "006724025900"}) for each in (first, second)]
    await office.services.moderation.approve(owner, cases[0])
    with pytest.raises(DomainError, match="organisation-inn-known"):
        await office.services.moderation.approve(owner, cases[1])
    assert await office.state(cases[1]) == State.SUBMITTED
    assert await office.count(Organisation) == 1


async def test_a_page_of_a_long_queue_opens_at_once(database: Database) -> None:
    office = Office(database)
    author, owner = await office.person("100"), await office.person("1")
    now = office.clock.now()
    async with database.begin() as session:
        session.add_all(
            Case(
                kind=Kind.BUSINESS,
                state=State.SUBMITTED,
                author_id=author.id,
                form="apply-business",
                title=f"Заявка {number}",
                municipality="vyazemsky",
                answers=ANSWERS,
                marked=[],
                submitted_at=now,
                changed_at=now,
                due_at=now + timedelta(minutes=number),
            )
            for number in range(500)
        )
    loop = asyncio.get_running_loop()
    await office.services.moderation.queue(owner, 0)
    for page in (0, 30, 62, 1000):
        begun = loop.time()
        shown = await office.services.moderation.queue(owner, page)
        assert loop.time() - begun < 0.3
        assert shown.total == 500
        assert len(shown.waiting) == (4 if page >= 62 else 8)
    assert [each.title for each in (await office.services.moderation.queue(owner, 0)).waiting[:2]] == [
        "Заявка 0",
        "Заявка 1",
    ]


async def test_an_application_is_withdrawn_and_its_old_buttons_say_so(cluster: Cluster) -> None:
    olga, oleg = cluster.coordinator, cluster.person("Олег")
    await olga.opens()
    await bakery_applies(oleg)
    await oleg.presses("Моя заявка")
    await oleg.sees("Заявка ждёт координатора")
    await oleg.presses("Отозвать заявку")
    await oleg.presses("Да, отозвать")
    await oleg.sees("Заявка отозвана")
    await olga.presses("Одобрить")
    await olga.gets_alert("Заявка отозвана")


async def test_declining_gives_the_reason_in_the_applicants_language(cluster: Cluster) -> None:
    olga, john = cluster.coordinator, cluster.person("John", language="en")
    await olga.opens()
    await john.opens()
    for caption in ("Join the cluster", "Small business, self-employed, NGO", "I consent"):
        await john.presses(caption)
    await john.says("Initiative group")
    for answer in ("Choir <b>&", "vyazma", "Music and concerts", "Training"):
        await john.says(answer)
    await john.presses("Skip")
    await john.says("John Smith")
    await john.presses("Skip")
    await john.says("john@example.org")
    await john.presses("Submit")
    await john.sees("Thank you, the application is sent.")
    await olga.sees("Choir <b>&")
    assert "ИНН" not in olga.newest.words, "an initiative group has none, and none is asked for"
    await olga.presses("Отклонить")
    await olga.presses("Другой регион")
    await olga.sees("Отклонено: «Choir <b>&»")
    await john.sees("was declined", "The cluster works in the Smolensk region.")
    await john.says("/profile")
    await john.presses("Application “Choir <b>&”: declined")
    await john.sees("was declined", "The cluster works in the Smolensk region.")
    await cluster.passes(31 * 86400)
    await john.says("/profile")
    await john.sees_not("Choir")
