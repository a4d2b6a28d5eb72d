"""The table of gaps: what employers miss against who has it, by competency and by municipality; and the signals that
come out of it.

For coordinators and for those who teach. It names nobody: an employer is counted, a specialist is counted.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot import signals
from bot.clock import Clock
from bot.competencies import ALL
from bot.db import competency_marks as marks_db
from bot.db import gaps as db
from bot.db import requirements as requirements_db
from bot.db import signals as signals_db
from bot.db.database import Database, Session
from bot.db.gaps import Named
from bot.db.moderation import note_down
from bot.db.people import Person
from bot.errors import NotAllowed
from bot.services.coordinators import Coordinators
from bot.services.deliveries import Deliveries
from bot.services.requirements import Brief, Requirements
from bot.signals import THRESHOLDS, WINDOW, Level, Thresholds

Levels = Mapping[str, Level]
Supply = Sequence[tuple[str, str | None, int]]
MOST_CARDS = 2000  # of the workbook
TOLD = ("competency", "employers", "municipalities", "votes", "missing", "has", "gap")  # of a signal


@dataclass(frozen=True, slots=True)
class Gap:
    """One competency. `missing`: people on cards and open vacancies; `has`: specialists of the cluster. Shares and
    the score are 0 to 100; `level` and `gap` are None until enough employers gave marks in a survey."""

    competency: str
    missing: int
    has: int
    cards: int
    votes: int
    vacancies: int
    hard: int
    employers: int
    municipalities: int
    level: Level | None
    gap: float | None
    reach: float
    hard_share: float
    score: float
    signal: bool


@dataclass(frozen=True, slots=True)
class Balance:
    """Missing and there, in one municipality; None: remote work, or a specialist who told no place."""

    place: str | None
    missing: int
    has: int


class Book(Protocol):
    """What the table is written into; its methods are slow and are called in a thread."""

    def gaps(self, lines: Sequence[Gap]) -> None: ...

    def places(self, lines: Sequence[tuple[str, Balance]]) -> None: ...

    def cards(self, lines: Sequence[Brief]) -> None: ...

    def finished(self) -> bytes: ...


class Gaps:
    """Demand and supply. `limits` say from when on a competency is a signal."""

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        requirements: Requirements,
        coordinators: Coordinators,
        deliveries: Deliveries,
        limits: Thresholds,
    ) -> None:
        self._db = db_
        self._clock = clock
        self._requirements = requirements
        self._coordinators = coordinators
        self._deliveries = deliveries
        self._limits = limits

    async def table(self, person: Person, place: str | None = None) -> list[Gap]:
        """The competencies somebody names or has, the strongest signal first; of one municipality with `place`.

        Raises NotAllowed, DomainError.
        """
        async with self._db.read() as session:
            await self._require(session, person)
            named, supply, levels = await self._facts(session)
        return table(named, supply, levels, place, limits=self._limits)

    async def places(self, person: Person, competency: str) -> tuple[Gap | None, list[Balance]]:
        """One competency, and where it is missing and there. Raises NotAllowed, DomainError."""
        async with self._db.read() as session:
            await self._require(session, person)
            named, supply, levels = await self._facts(session)
        lines = table(named, supply, levels, limits=self._limits)
        found = next((each for each in lines if each.competency == competency), None)
        return found, balances(named, supply, competency)

    async def require(self, person: Person) -> None:
        """Raises NotAllowed, DomainError."""
        async with self._db.read() as session:
            await self._require(session, person)

    async def workbook(self, person: Person, open_book: Callable[[], AbstractContextManager[Book]]) -> bytes:
        """Everything for an academic council: the table, the places, and the cards as this reader sees them. The audit
        says who took it. Raises NotAllowed, DomainError."""
        async with self._db.begin() as session:
            await self._require(session, person)
            note_down(session, person.id, "exported", "export:gaps", self._clock.now())
        async with self._db.read() as session:
            named, supply, levels = await self._facts(session)
            reader = await self._requirements.reader(session, person)
            everything = requirements_db.Narrowed()
            rows = await requirements_db.page(session, everything, 0, MOST_CARDS, all_places=True)
            cards = await self._requirements.briefly(session, reader, rows)
        lines = table(named, supply, levels, limits=self._limits)
        where = [(each.competency, balance) for each in lines for balance in balances(named, supply, each.competency)]
        with await asyncio.to_thread(open_book) as book:
            await asyncio.to_thread(book.gaps, lines)
            await asyncio.to_thread(book.places, where)
            await asyncio.to_thread(book.cards, cards)
            return await asyncio.to_thread(book.finished)

    async def tick(self, now: datetime) -> None:
        """Tell coordinators of the competencies that have become a signal, each once in the window of the figures; all
        that became one together in one message."""
        async with self._db.read() as session:
            named, supply, levels = await self._facts(session)
        strong = [each for each in table(named, supply, levels, limits=self._limits) if each.signal]
        if not strong:
            return
        async with self._db.begin() as session:
            told = await self._coordinators.to_tell(session, None)
            if not told:  # while there is nobody to tell it waits
                return
            new = [
                each for each in strong if await signals_db.raise_signal(session, each.competency, now, now - WINDOW)
            ]
            raised = [{name: getattr(each, name) for name in TOLD} for each in new]
            for person in told if raised else ():
                key = f"signal:{new[0].competency}:{now:%Y%m%d}:{person.id}"
                await self._deliveries.add(session, person, "signal-raised", key=key, raised=raised)

    async def _require(self, session: Session, person: Person) -> None:
        if not (await self._requirements.reader(session, person)).sees_gaps:
            raise NotAllowed

    async def _facts(self, session: Session) -> tuple[list[Named], Supply, Levels]:
        now = self._clock.now()
        since = now - WINDOW
        marked = await marks_db.marked(session, since.date())
        named = [*await db.cards(session, since), *await db.votes(session, since), *await db.vacancies(session, now)]
        # A survey does not say which positions it is about.
        named += [
            Named(code, db.employer(each.organisation_id), each.place, None)
            for each in marked
            for code in signals.lacked(each.marks)
        ]
        return named, await db.supply(session), signals.levels(each.marks for each in marked)


def table(
    named: Sequence[Named],
    supply: Iterable[tuple[str, str | None, int]],
    levels: Levels,
    place: str | None = None,
    *,
    limits: Thresholds = THRESHOLDS,
) -> list[Gap]:
    """The lines of the table from what was counted; of one municipality with `place`, where only what is named or had
    there has a line. Marks are always those of the whole region: of one place they would point at employers."""
    here = [each for each in named if place is None or each.place == place]
    has: dict[str, int] = defaultdict(int)
    for code, where, number in supply:
        has[code] += number if place is None or where == place else 0
    by_code: dict[str, list[Named]] = defaultdict(list)
    by_group: dict[str | None, set[str]] = defaultdict(set)
    for each in here:
        by_code[each.competency].append(each)
        by_group[each.group].add(each.employer)
    lines = [
        _line(code, by_code[code], has[code], levels.get(code), by_group, limits)
        for code in ALL
        if by_code[code] or has[code] or (place is None and code in levels)
    ]
    return sorted(lines, key=lambda line: (-line.score, line.has - line.missing, line.competency))


def _line(
    code: str,
    named: Sequence[Named],
    has: int,
    level: Level | None,
    by_group: Mapping[str | None, set[str]],
    limits: Thresholds,
) -> Gap:
    employers = {each.employer for each in named}
    asked = set().union(*(by_group[group] for group in {each.group for each in named}))
    vacancies, hard = sum(each.vacancies for each in named), sum(each.hard for each in named)
    votes = sum(each.votes for each in named)
    municipalities = len({each.place for each in named if each.place})
    gap = signals.gap(level.need, level.have) if level else None
    reach, hard_share = signals.share(len(employers), len(asked)), signals.share(hard, vacancies)
    score = signals.score(gap, reach, hard_share)
    return Gap(
        competency=code,
        missing=sum(each.people for each in named) + vacancies,
        has=has,
        cards=sum(each.cards for each in named),
        votes=votes,
        vacancies=vacancies,
        hard=hard,
        employers=len(employers),
        municipalities=municipalities,
        level=level,
        gap=gap,
        reach=reach,
        hard_share=hard_share,
        score=score,
        signal=signals.raised(len(employers), municipalities, votes, score, limits),
    )


def balances(named: Iterable[Named], supply: Iterable[tuple[str, str | None, int]], competency: str) -> list[Balance]:
    """Where a competency is missing and there, the largest lack first."""
    missing: dict[str | None, int] = defaultdict(int)
    has: dict[str | None, int] = defaultdict(int)
    for each in named:
        if each.competency == competency:
            missing[each.place] += each.people + each.vacancies
    for code, place, number in supply:
        if code == competency:
            has[place] += number
    found = [Balance(place, missing[place], has[place]) for place in {*missing, *has} if missing[place] or has[place]]
    return sorted(found, key=lambda each: (each.has - each.missing, each.place or "~"))


__all__ = ["TOLD", "Balance", "Book", "Gap", "Gaps", "Levels", "balances", "table"]
