"""Vacancies for those who look for work: lists, «подходит мне», the nearest way out of an empty list, cards, search."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.clock import Clock
from bot.db import organisations as organisations_db
from bot.db import responses as responses_db
from bot.db import seekers as seekers_db
from bot.db import vacancies as db
from bot.db.database import Database, Session
from bot.db.people import Person
from bot.db.responses import ResponseState
from bot.db.vacancies import Outcome, Vacancy, VacancyCompetency, VacancyState, Wanted
from bot.dictionaries import EMPLOYMENT, MUNICIPALITIES, NEIGHBOURS, PROFESSIONS
from bot.errors import Gone
from bot.matching import Match, Seeker, best, compare
from bot.paging import turned_to
from bot.services.hosts import Hosts

PAGE = 8
FOUND = 10

WHERE = ("mine", "near", "all", *(each.slug for each in MUNICIPALITIES))
SALARIES = (0, 20_000, 30_000, 40_000, 50_000, 70_000)  # roubles a month, from
FLAGS = ("fits", "housing", "zemsky", "remote", "students", "beginners")


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed to, by codes. `where`: of WHERE; «mine» and «near» mean the reader's municipality.

    With `fits` only what suits the reader's card is shown, the best first.
    """

    where: str = "all"
    group: str | None = None
    salary: int = 0
    employment: str | None = None
    fits: bool = False
    housing: bool = False
    zemsky: bool = False
    remote: bool = False
    students: bool = False
    beginners: bool = False

    @property
    def extras(self) -> int:
        """How many of the rarer filters are on."""
        chosen = (self.employment, self.housing, self.zemsky, self.remote, self.students, self.beginners)
        return sum(map(bool, chosen))

    @property
    def text(self) -> str:
        """The filter as it is kept, by codes: «mine;library;30000;permanent;housing,remote»."""
        flags = ",".join(name for name in FLAGS if getattr(self, name))
        return ";".join((self.where, self.group or "", str(self.salary), self.employment or "", flags))

    @classmethod
    def of_text(cls, text: str) -> "Filter":
        """A filter that was kept; a code that no dictionary has any more narrows nothing."""
        where, group, salary, employment, flags = text.split(";")
        return cls(
            where=where if where in WHERE else "all",
            group=group if group in PROFESSIONS else None,
            salary=int(salary),
            employment=employment if employment in EMPLOYMENT else None,
            **{name: True for name in flags.split(",") if name in FLAGS},
        )


@dataclass(frozen=True, slots=True)
class Skill:
    code: str
    must: bool
    hard_to_find: bool


@dataclass(frozen=True, slots=True)
class VacancyCard:
    """A vacancy as its readers see it. `title` is empty where the profession's own caption names it; `source` where it
    was written here."""

    id: int
    state: VacancyState
    outcome: Outcome | None
    over: bool
    profession: str | None
    group: str | None
    title: str | None
    organisation_id: int | None
    employer: str
    unit: str | None
    municipality: str | None
    settlement: str | None
    remote: bool
    employment: str
    day: date | None
    rate: int | None
    schedule: str | None
    schedule_note: str | None
    salary_from: int | None
    salary_to: int | None
    salary_note: str | None
    education: str | None
    experience: int | None
    duties: str | None
    housing: bool
    zemsky: bool
    target_training: bool
    young_bonus: bool
    quota: bool
    valid_until: datetime
    source: str | None
    source_url: str | None
    skills: tuple[Skill, ...]
    match: Match | None = None  # with the reader's card

    @property
    def live(self) -> bool:
        return self.state == VacancyState.OPEN and not self.over


@dataclass(frozen=True, slots=True)
class VacancyVisit:
    """A card, what the reader has done about it, and whether the reader holds it."""

    card: VacancyCard
    response: ResponseState | None
    holds: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list; when it is empty, the nearest lists that are not, with how many each has. `has_card`: the
    reader's card can be compared with."""

    narrowed: Filter
    home: str | None
    cards: tuple[VacancyCard, ...]
    page: int
    pages: int
    total: int
    has_card: bool
    wider: tuple[tuple[Filter, int], ...] = ()


class Vacancies:
    """Looking around; open to strangers."""

    def __init__(self, db_: Database, clock: Clock, hosts: Hosts) -> None:
        self._db = db_
        self._clock = clock
        self._hosts = hosts

    async def usual(self, person: Person) -> Filter:
        """What a list begins with: what fits one's card when there is any, else home and its neighbours, else all."""
        async with self._db.read() as session:
            seeker = await seekers_db.one(session, person.id)
            if seeker is not None and await self._fitting(session, seeker, Filter(fits=True), person):
                return Filter(fits=True)
            if person.municipality and await db.count(session, self._wanted(person, Filter("near")), self._clock.now()):
                return Filter("near")
        return Filter()

    async def browse(self, person: Person, narrowed: Filter, page: int) -> Listing:
        async with self._db.read() as session:
            seeker = await seekers_db.one(session, person.id)
            if narrowed.fits and seeker is not None:
                fitting = await self._fitting(session, seeker, narrowed, person)
                total = len(fitting)
            else:
                total = await db.count(session, self._wanted(person, narrowed), self._clock.now())
            page, pages = turned_to(page, total, PAGE)
            if narrowed.fits and seeker is not None:
                found = await db.of_ids(session, [each for each, _ in fitting[page * PAGE : (page + 1) * PAGE]])
            else:
                wanted = self._wanted(person, narrowed)
                found = list(await db.page(session, wanted, self._clock.now(), page * PAGE, PAGE))
            cards = await cards_of(session, found, self._clock.now(), seeker)
            wider = () if total else await self._wider(session, person, narrowed, seeker)
        return Listing(narrowed, person.municipality, cards, page, pages, total, seeker is not None, wider)

    async def values(self, person: Person, narrowed: Filter, dimension: str) -> list[tuple[str, int]]:
        """What the list can be narrowed to in one dimension (place, group, employment), the other filters kept."""
        rest = {
            "place": replace(narrowed, where="all"),
            "group": replace(narrowed, group=None),
            "employment": replace(narrowed, employment=None),
        }[dimension]
        async with self._db.read() as session:
            return await db.values(session, self._wanted(person, rest), self._clock.now(), dimension)

    async def count(self, person: Person, narrowed: Filter) -> int:
        async with self._db.read() as session:
            seeker = await seekers_db.one(session, person.id)
            return await self._count(session, person, narrowed, seeker)

    async def search(self, person: Person, query: str) -> tuple[tuple[VacancyCard, ...], int]:
        """The first whose words begin with those of the query, and how many there are."""
        async with self._db.read() as session:
            found, total = await db.search(session, query, self._clock.now(), FOUND)
            seeker = await seekers_db.one(session, person.id)
            return await cards_of(session, found, self._clock.now(), seeker), total

    async def visit(self, person: Person, vacancy_id: int) -> VacancyVisit:
        """A card in whatever state the vacancy is, with all that is its reader's own. Raises Gone."""
        async with self._db.read() as session:
            vacancy = await session.get(Vacancy, vacancy_id)
            if vacancy is None:
                raise Gone
            seeker = await seekers_db.one(session, person.id)
            (card,) = await cards_of(session, [vacancy], self._clock.now(), seeker)
            response = await responses_db.of(session, vacancy_id, person.id)
            holds = await self._hosts.may(session, person, vacancy.organisation_id, vacancy.municipality)
        return VacancyVisit(card, ResponseState(response.state) if response else None, holds)

    async def _count(self, session: Session, person: Person, narrowed: Filter, seeker: Seeker | None) -> int:
        if narrowed.fits and seeker is not None:
            return len(await self._fitting(session, seeker, narrowed, person))
        return await db.count(session, self._wanted(person, narrowed), self._clock.now())

    async def _fitting(
        self, session: Session, seeker: Seeker, narrowed: Filter, person: Person
    ) -> list[tuple[int, Match]]:
        """All that fit the person, by id, the best first."""
        wanted = self._wanted(person, narrowed)
        near = await db.openings(session, seeker, self._clock.now(), wanted)
        return best((each, compare(seeker, opening)) for each, opening in near)

    @staticmethod
    def _wanted(person: Person, narrowed: Filter) -> Wanted:
        return wanted(narrowed, person.municipality)

    async def _wider(
        self, session: Session, person: Person, narrowed: Filter, seeker: Seeker | None
    ) -> tuple[tuple[Filter, int], ...]:
        """Of every way to widen the nearest step at which there is something; at last everything there is."""
        found = []
        for steps in _ways(narrowed):
            for step in steps:
                total = await self._count(session, person, step, seeker)
                if total:
                    found.append((step, total))
                    break
        if not found:
            total = await self._count(session, person, Filter(), seeker)
            found = [(Filter(), total)] if total and narrowed != Filter() else []
        return tuple(found)


def wanted(narrowed: Filter, home: str | None) -> Wanted:
    """A filter as the tables are asked; `home`: the municipality that «mine» means."""
    return Wanted(
        places=_places(home, narrowed.where),
        group=narrowed.group,
        salary=narrowed.salary,
        employment=narrowed.employment,
        housing=narrowed.housing,
        zemsky=narrowed.zemsky,
        remote=narrowed.remote,
        students=narrowed.students,
        beginners=narrowed.beginners,
    )


def _places(home: str | None, where: str) -> tuple[str, ...] | None:
    if where == "all" or (where in {"mine", "near"} and home is None):
        return None
    if where == "near":
        return (home, *NEIGHBOURS[home]) if home else None
    return (home or "",) if where == "mine" else (where,)


def _ways(narrowed: Filter) -> Iterator[list[Filter]]:
    """The ways to widen a list, each with its steps from the nearest on."""
    if narrowed.where != "all":
        wider = ["near", "all"] if narrowed.where == "mine" else ["all"]
        yield [replace(narrowed, where=each) for each in wider]
    if narrowed.salary:
        lower = [each for each in reversed(SALARIES) if each < narrowed.salary]
        yield [replace(narrowed, salary=each) for each in lower]
    if narrowed.group:
        yield [replace(narrowed, group=None)]
    if narrowed.extras:
        yield [Filter(narrowed.where, narrowed.group, narrowed.salary, fits=narrowed.fits)]
    if narrowed.fits:
        yield [replace(narrowed, fits=False)]


async def cards_of(
    session: Session, vacancies: Sequence[Vacancy], now: datetime, seeker: Seeker | None = None
) -> tuple[VacancyCard, ...]:
    """Cards in the same order, compared with a specialist when there is one."""
    ids = [each.id for each in vacancies]
    names = await organisations_db.names(session, {each.organisation_id for each in vacancies} - {None})
    units = await organisations_db.unit_names(session, {each.unit_id for each in vacancies} - {None})
    asked = await db.skills(session, ids)
    openings = await db.openings_of(session, ids) if seeker is not None else {}
    return tuple(
        replace(
            card_of(each, names, units, asked[each.id], now),
            match=compare(seeker, openings[each.id]) if seeker is not None else None,
        )
        for each in vacancies
    )


def card_of(
    vacancy: Vacancy,
    names: Mapping[int, str],
    units: Mapping[int, str],
    asked: Sequence[VacancyCompetency],
    now: datetime,
) -> VacancyCard:
    """The card of a vacancy; `names` of organisations and `units` by id."""
    shared = VacancyCard.__dataclass_fields__.keys() & Vacancy.__mapper__.attrs.keys()
    values = {name: getattr(vacancy, name) for name in shared}
    own = vacancy.organisation_id
    values |= {
        "state": VacancyState(vacancy.state),
        "outcome": Outcome(vacancy.outcome) if vacancy.outcome else None,
        "employer": vacancy.employer or "" if own is None else names[own],
    }
    return VacancyCard(
        **values,
        over=vacancy.valid_until <= now,
        unit=units.get(vacancy.unit_id) if vacancy.unit_id is not None else None,
        skills=tuple(Skill(each.competency, each.must, each.hard_to_find) for each in asked),
    )


__all__ = [
    "FLAGS",
    "SALARIES",
    "WHERE",
    "Filter",
    "Listing",
    "Outcome",
    "ResponseState",
    "Skill",
    "Vacancies",
    "VacancyCard",
    "VacancyState",
    "VacancyVisit",
    "cards_of",
    "wanted",
]
