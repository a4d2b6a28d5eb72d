"""Audience formulas: kept, said and compiled to SQL as a brute-force evaluation says."""

import asyncio
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.audience import (
    ANSWERS,
    KINDS,
    REPORTS,
    SAID,
    All,
    Formula,
    Is,
    Leaf,
    Not,
    Some,
    Truth,
    Value,
    chosen,
    confined,
    dump,
    holds,
    leaves,
    parse,
    reasons,
    toggled,
)
from bot.db.database import Database, Session
from bot.db.deliveries import Delivery, Priority, State
from bot.db.events import Event, EventState, Format, Registration
from bot.db.indicators import IndicatorCatalogue, IndicatorPeriod, IndicatorReport, ReportState
from bot.db.organisations import Duty, Organisation, OrganisationTag, Representative, Side, Trait
from bot.db.people import Account, PersonRole, PersonRow, PersonTag, Role, Specialist, TagKind
from bot.db.privacy import Action, ConsentRow, Purpose
from bot.db.segments import READY, Audience, Budget, condition, count, matching, truths
from bot.db.surveys import Mode, Participant, SurveyRow, SurveyState
from bot.db.tickets import Ticket, TicketState
from bot.dictionaries import PROFESSIONS
from bot.indicators.spans import Length, PeriodState
from bot.sandbox.clock import SandboxClock

PLACES = ("smolensk", "vyazemsky", "roslavlsky")
SPHERES = ("library", "music", "museum")
TOPICS = ("events", "vacancies")
JOBS = ("librarian", "bibliographer", "guide", "club_head")
DAYS = ("<7", "<30", "<365", ">7", ">30", ">365")
PEOPLE, ORGANISATIONS, EVENTS, SURVEYS = 150, 4, 3, 2
WEEK, MOST = 2900, 3

VALUES: dict[Leaf, tuple[Value, ...]] = {
    Leaf.KIND: KINDS,
    Leaf.PLACE: PLACES,
    Leaf.SPHERE: SPHERES,
    Leaf.PROFESSION: (*JOBS, "library", "museum", "club_work"),
    Leaf.ORGANISATION: tuple(range(1, ORGANISATIONS + 1)),
    Leaf.JOINED: DAYS,
    Leaf.SEEN: DAYS,
    Leaf.ANSWER: tuple(f"{answer}:{event}" for answer in ANSWERS for event in range(1, EVENTS + 1)),
    Leaf.TOPIC: TOPICS,
    Leaf.SURVEY: tuple(f"{said}:{survey}" for said in SAID for survey in range(1, SURVEYS + 1)),
    Leaf.LATE: REPORTS,
}


@st.composite
def leaf_of(draw: st.DrawFn) -> Is:
    leaf = draw(st.sampled_from(list(Leaf)))
    return Is(leaf, tuple(draw(st.lists(st.sampled_from(VALUES[leaf]), min_size=1, max_size=3, unique=True))))


FORMULAS: st.SearchStrategy[Formula] = st.recursive(
    leaf_of(),
    lambda inner: st.one_of(
        st.builds(lambda parts: All(tuple(parts)), st.lists(inner, max_size=3)),
        st.builds(lambda parts: Some(tuple(parts)), st.lists(inner, max_size=3)),
        st.builds(Not, inner),
    ),
    max_leaves=6,
)


class World:
    """People put into the database, and the same in plain Python to ask the same questions of."""

    def __init__(self, url: str) -> None:
        self.now = SandboxClock().now()
        self.loop = asyncio.new_event_loop()
        self.database = Database(url)
        self.facts: dict[int, set[tuple[Leaf, Value]]] = {}
        self.standing: dict[int, str] = {}
        self.loop.run_until_complete(self._fill(Random(7)))

    async def _fill(self, chance: Random) -> None:
        async with self.database.begin(effect=False) as session:
            organisations = [
                Organisation(
                    side=Side.INSTITUTION if number % 2 else Side.BUSINESS,
                    name=f"Организация {number}",
                    municipality=PLACES[number % 3],
                    created_at=self.now,
                )
                for number in range(ORGANISATIONS)
            ]
            session.add_all(organisations)
            await session.flush()
            spheres = {each.id: chance.sample(SPHERES, chance.randint(0, 2)) for each in organisations}
            session.add_all(
                OrganisationTag(organisation_id=owner, kind=Trait.SPHERE, tag=tag)
                for owner, tags in spheres.items()
                for tag in tags
            )
            session.add_all(_event(number, self.now) for number in range(EVENTS))
            session.add_all(_survey(self.now) for _ in range(SURVEYS))
            await session.flush()
            await self._reports(session, chance, organisations)
            for _ in range(PEOPLE):
                await self._person(session, chance, organisations, spheres)

    async def _reports(self, session: Session, chance: Random, organisations: list[Organisation]) -> None:
        """What each institution owes of two periods: one before its last day, one after it, each perhaps over."""
        self.owed: dict[int, set[str]] = {each.id: set() for each in organisations}
        catalogue = IndicatorCatalogue(content={}, made_at=self.now)
        session.add(catalogue)
        await session.flush()
        for number, (state, days) in enumerate(
            ((PeriodState.OPEN, 5), (PeriodState.GRACE, -5), (PeriodState.CLOSED, -90))
        ):
            period = _period(number, state, self.now + timedelta(days=days), catalogue.id)
            session.add(period)
            await session.flush()
            for organisation in organisations:
                said = chance.choice(list(ReportState))
                session.add(
                    IndicatorReport(
                        period_id=period.id,
                        organisation_id=organisation.id,
                        municipality=organisation.municipality,
                        kind="library",
                        state=said,
                        asked=[],
                        answers={},
                        declined=[],
                        returned=[],
                        changed_at=self.now,
                    )
                )
                if said in {"not_started", "draft", "returned"} and state != PeriodState.CLOSED:
                    self.owed[organisation.id] |= {"waited", "late"} if days < 0 else {"waited"}

    async def _person(
        self, session: Session, chance: Random, organisations: list[Organisation], spheres: dict[int, list[str]]
    ) -> None:
        def ago() -> datetime:
            return self.now - timedelta(days=chance.choice((1, 6, 8, 29, 31, 364, 366, 900)))

        home = chance.choice((*PLACES, None))
        seen = ago()
        person = PersonRow(
            language="ru", timezone="Europe/Moscow", municipality=home, created_at=self.now, seen_at=seen
        )
        session.add(person)
        await session.flush()
        facts: set[tuple[Leaf, Value]] = set()
        if home:
            facts.add((Leaf.PLACE, home))
        facts |= {(Leaf.SEEN, each) for each in DAYS if _lately(seen, each, self.now)}
        joined = []
        if chance.random() < 0.6:
            job = chance.choice(JOBS)
            since = ago()
            joined.append(since)
            session.add(Specialist(person_id=person.id, profession=job, joined_at=since))
            facts |= {(Leaf.KIND, "specialist"), (Leaf.PROFESSION, job)}
            facts |= {(Leaf.PROFESSION, group) for group, jobs in PROFESSIONS.items() if job in jobs}
        for organisation in chance.sample(organisations, chance.choice((0, 0, 1, 2))):
            duty = chance.choice(list(Duty))
            since = ago()
            joined.append(since)
            session.add(Representative(organisation_id=organisation.id, person_id=person.id, duty=duty, since=since))
            facts |= {
                (Leaf.KIND, str(duty)),
                (Leaf.KIND, str(organisation.side)),
                (Leaf.PLACE, organisation.municipality),
                (Leaf.ORGANISATION, organisation.id),
            }
            facts |= {(Leaf.SPHERE, tag) for tag in spheres[organisation.id]}
            facts |= {(Leaf.LATE, owed) for owed in self.owed[organisation.id]}
        if joined:
            facts |= {(Leaf.JOINED, each) for each in DAYS if _lately(min(joined), each, self.now)}
        for tag in chance.sample(SPHERES, chance.randint(0, 2)):
            session.add(PersonTag(person_id=person.id, kind=TagKind.SPHERE, tag=tag))
            facts.add((Leaf.SPHERE, tag))
        for tag in chance.sample(TOPICS, chance.randint(0, 2)):
            session.add(PersonTag(person_id=person.id, kind=TagKind.TOPIC, tag=tag))
            facts.add((Leaf.TOPIC, tag))
        if chance.random() < 0.1:
            session.add(PersonRole(person_id=person.id, role=Role.COORDINATOR, granted_at=self.now))
            facts.add((Leaf.KIND, "coordinator"))
        for event in range(1, EVENTS + 1):
            if chance.random() < 0.4:
                state = chance.choice((TicketState.GOING, TicketState.MAYBE, TicketState.WAITING, TicketState.DECLINED))
                came = chance.choice((None, 1)) if state == TicketState.GOING else None
                session.add(
                    Ticket(event_id=event, person_id=person.id, state=state, turn=1, came=came, answered_at=self.now)
                )
                facts.add((Leaf.ANSWER, f"{state}:{event}"))
                if came:
                    facts.add((Leaf.ANSWER, f"came:{event}"))
        for survey in range(1, SURVEYS + 1):
            said = chance.choice((None, "begun", "answered"))
            if said:
                day = self.now.date()
                session.add(
                    Participant(
                        survey_id=survey,
                        person_id=person.id,
                        begun_on=day,
                        answered_on=day if said == "answered" else None,
                    )
                )
            facts.add((Leaf.SURVEY, f"{'answered' if said == 'answered' else 'unanswered'}:{survey}"))
        self.facts[person.id] = facts
        self.standing[person.id] = self._may_be_written_to(session, chance, person)

    def _may_be_written_to(self, session: Session, chance: Random, person: PersonRow) -> str:
        """Why not, READY when so, nothing for somebody without an address."""
        if chance.random() < 0.1:
            return ""
        blocked = chance.random() < 0.15
        session.add(
            Account(
                person_id=person.id,
                channel="telegram",
                address=str(person.id),
                blocked_at=self.now if blocked else None,
            )
        )
        said = [chance.choice(list(Action)) for _ in range(chance.randint(0, 3))]
        session.add_all(_consent(person.id, action, Purpose.MAILINGS, self.now) for action in said)
        session.add(_consent(person.id, Action.GRANTED, Purpose.MEMBERSHIP, self.now))
        muted, paused = chance.random() < 0.15, chance.random() < 0.15
        if muted:
            session.add(PersonTag(person_id=person.id, kind=TagKind.MUTED, tag="announcements"))
        person.paused_until = self.now + timedelta(days=1 if paused else -1)
        leaving = chance.random() < 0.1
        person.erase_at = self.now + timedelta(days=1) if leaving else None
        if leaving:
            return "leaving"
        had = [chance.choice(list(State)) for _ in range(chance.randint(0, 5))]
        session.add_all(_message(person.id, number, state, WEEK) for number, state in enumerate(had))
        session.add_all(_message(person.id, number, State.SENT, chance.choice((WEEK - 1, None))) for number in (6, 7))
        enough = sum(state not in {State.SKIPPED, State.FAILED} for state in had) >= MOST
        if not said or said[-1] != Action.GRANTED:
            return "consent"
        why = "muted" if muted else "paused" if paused else "blocked" if blocked else ""
        return why or ("attention" if enough else READY)

    def fits(self, formula: Formula) -> set[int]:
        """Everybody the formula is true of, one after another."""
        return {person for person, facts in self.facts.items() if holds(formula, _in(facts))}

    async def selected(self, formula: Formula) -> set[int]:
        async with self.database.read() as session:
            return set(await session.scalars(select(PersonRow.id).where(condition(formula, self.now))))


def _message(person_id: int, number: int, state: State, week: int | None) -> Delivery:
    return Delivery(
        key=f"had:{person_id}:{number}",
        person_id=person_id,
        channel="telegram",
        address=str(person_id),
        language="ru",
        kind="news",
        params={},
        priority=Priority.ANNOUNCEMENT,
        state=state,
        due_at=SandboxClock().now(),
        week=week,
    )


def _event(number: int, now: datetime) -> Event:
    return Event(
        state=EventState.PUBLISHED,
        kind="meeting",
        audience="all",
        title=f"Встреча {number}",
        starts_at=now,
        ends_at=now + timedelta(hours=1),
        format=Format.ONLINE,
        age_mark=0,
        registration=Registration.BOT,
        access=[],
        published_at=now,
        changed_at=now,
    )


def _survey(now: datetime) -> SurveyRow:
    return SurveyRow(
        titles={"ru": "Чему учиться"},
        definition={},
        mode=Mode.ANONYMOUS,
        audience={},
        state=SurveyState.OPEN,
        created_at=now,
        changed_at=now,
    )


def _period(number: int, state: PeriodState, due_at: datetime, catalogue: int) -> IndicatorPeriod:
    day = date(2026, 1 + 3 * number, 1)
    return IndicatorPeriod(
        set_code="quarter",
        length=Length.QUARTER,
        starts=day,
        ends=day + timedelta(days=89),
        state=state,
        opens_at=due_at - timedelta(days=30),
        due=due_at.date(),
        due_at=due_at,
        closes_at=due_at + timedelta(days=30),
        catalogue_id=catalogue,
        norms={},
    )


def _consent(person_id: int, action: Action, purpose: Purpose, now: datetime) -> ConsentRow:
    return ConsentRow(
        person_id=person_id,
        purpose=purpose,
        action=action,
        version=1,
        language="ru",
        text_hash="0" * 64,
        channel="telegram",
        at=now,
    )


def _in(facts: set[tuple[Leaf, Value]]) -> Truth:
    return lambda leaf, value: (leaf, value) in facts


def _lately(moment: datetime, value: str, now: datetime) -> bool:
    at = now - timedelta(days=int(value[1:]))
    return moment <= at if value[0] == ">" else moment > at


@pytest.fixture
def world(database_url: str, tmp_path: Path) -> Iterator[World]:
    world = World(database_url)
    yield world
    world.loop.run_until_complete(world.database.close())
    world.loop.close()


def test_sql_selects_whom_the_formula_is_true_of(world: World) -> None:
    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(formula=FORMULAS)
    def check(formula: Formula) -> None:
        assert world.loop.run_until_complete(world.selected(formula)) == world.fits(formula)

    check()


def test_who_is_written_to_and_why_the_others_are_not(world: World) -> None:
    async def standings(audience: Audience) -> dict[int, str]:
        async with world.database.read() as session:
            found = {row.id: row.standing for row in await session.execute(matching(audience, world.now))}
            counted = await count(session, audience, world.now)
        assert sum(counted.values()) == len(found)
        return found

    everybody = {person: why for person, why in world.standing.items() if why}
    run = world.loop.run_until_complete
    budget = Budget(WEEK, MOST)
    assert run(standings(Audience(All(), "announcements", budget=budget))) == everybody
    assert set(everybody.values()) == {READY, "consent", "muted", "paused", "blocked", "leaving", "attention"}
    urgent = {person: READY if why == "attention" else why for person, why in everybody.items()}
    assert run(standings(Audience(All(), "announcements"))) == urgent
    vyazma = Audience(All(), "announcements", frozenset({"vyazemsky"}), budget)
    near = {person for person, facts in world.facts.items() if (Leaf.PLACE, "vyazemsky") in facts}
    assert run(standings(vyazma)) == {person: why for person, why in everybody.items() if person in near}


def test_why_somebody_is_there(world: World) -> None:
    formula = All((Is(Leaf.KIND, KINDS), Not(Is(Leaf.PLACE, ("smolensk",)))))

    async def known() -> dict[int, set[tuple[Leaf, Value]]]:
        async with world.database.read() as session:
            return await truths(session, list(leaves(formula)), list(world.facts), world.now)

    asked = {(each.leaf, value) for each in leaves(formula) for value in each.values}
    assert world.loop.run_until_complete(known()) == {person: facts & asked for person, facts in world.facts.items()}


def test_what_confines_a_formula_to_places() -> None:
    mine = frozenset({"vyazemsky", "roslavlsky"})
    near, far, both = (Is(Leaf.PLACE, of) for of in (("vyazemsky",), ("smolensk",), ("vyazemsky", "smolensk")))
    kinds = Is(Leaf.KIND, KINDS)
    yes: list[Formula] = [near, All((kinds, near)), All((All((near,)), far)), Some((near, All((kinds, near))))]
    no: list[Formula] = [All(), far, both, kinds, Not(near), Some((near, far)), Some((near, kinds))]
    assert all(confined(formula, mine) for formula in yes)
    assert not any(confined(formula, mine) for formula in no)


@given(formula=FORMULAS)
def test_a_formula_survives_being_kept(formula: Formula) -> None:
    assert parse(dump(formula)) == formula


@given(formula=FORMULAS, facts=st.sets(st.sampled_from([(leaf, v) for leaf in Leaf for v in VALUES[leaf]])))
def test_reasons_are_true_and_asked_for(formula: Formula, facts: set[tuple[Leaf, Value]]) -> None:
    asked = {(each.leaf, value) for each in leaves(formula) for value in each.values}
    for reason in reasons(formula, lambda leaf, value: (leaf, value) in facts):
        assert reason.values
        assert {(reason.leaf, value) for value in reason.values} <= facts & asked


@given(pressed=st.lists(st.tuples(leaf_of(), st.booleans()), max_size=12))
def test_toggling_twice_changes_nothing(pressed: list[tuple[Is, bool]]) -> None:
    formula: Formula = All()
    for leaf, without in pressed:
        before = formula
        once = toggled(before, leaf.leaf, leaf.values[0], without=without)
        again = toggled(once, leaf.leaf, leaf.values[0], without=without)
        assert set(chosen(again, leaf.leaf, without=without)) == set(chosen(before, leaf.leaf, without=without))
        assert parse(dump(once)) == once
        formula = once


@pytest.mark.parametrize(
    "junk",
    [
        None,
        [],
        {},
        {"is": "kind"},
        {"is": "kind", "of": []},
        {"is": "kind", "of": ["king"]},
        {"is": "height", "of": ["tall"]},
        {"is": "organisation", "of": ["1"]},
        {"is": "organisation", "of": [True]},
        {"is": "seen", "of": ["<0"]},
        {"is": "answer", "of": ["going:1; DROP TABLE people"]},
        {"is": "survey", "of": ["going:1"]},
        {"is": "late", "of": ["never"]},
        {"all": [{"is": "kind", "of": ["specialist"]}], "any": []},
        {"not": {"not": {"not": {"not": {"not": {"not": {"not": {"not": {"all": []}}}}}}}}},
        {"is": "organisation", "of": list(range(1, 500))},
    ],
)
def test_junk_is_no_formula(junk: object) -> None:
    with pytest.raises(ValueError, match=r"formula|value|valid Leaf"):
        parse(junk)
