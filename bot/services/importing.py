"""Coordinators load vacancies from a file: it is read and compared first, shown, and written at the press.

What is loaded carries its source and its number there, so the same file loaded twice changes nothing.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any, Final

from bot.clock import Clock
from bot.db import vacancies as vacancies_db
from bot.db import vacancy_imports as db
from bot.db.database import Database, Session
from bot.db.moderation import note_down
from bot.db.people import Person
from bot.db.vacancies import Vacancy, VacancyCompetency, VacancyState
from bot.db.vacancy_imports import VacancyImport
from bot.errors import DomainError, Gone, NotAllowed
from bot.forms.vacancies import USUAL
from bot.importing import Found, Refusal, read
from bot.services.event_answers import midnight
from bot.services.forms import Submission
from bot.services.recruiting import words_to_search
from bot.services.rights import Rights

KEPT = timedelta(days=1)  # that a file that was read waits for the press
SUBJECT = "import:vacancies"

# Columns that a row of a file decides; the others are a vacancy's own.
COLUMNS: Final = (
    "organisation_id",
    "employer",
    "source_url",
    "profession",
    "group",
    "title",
    "municipality",
    "settlement",
    "employment",
    "schedule",
    "rate",
    "salary_from",
    "salary_to",
    "education",
    "experience",
    "duties",
    "housing",
    "zemsky",
)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many are new, changed, and there as they are."""

    new: int
    changed: int
    same: int


@dataclass(frozen=True, slots=True)
class Preview:
    """A file that was read: what would be loaded, what not and why. `unknown`: positions without a profession of ours.
    `problem`: why the whole file cannot be taken."""

    import_id: int
    counts: Counts
    unknown: int
    refused: tuple[Refusal, ...]
    problem: DomainError | None = None


class Importing:
    """Vacancies from files. `zone`: the cluster's own, whose days count."""

    def __init__(self, db_: Database, clock: Clock, rights: Rights, zone: tzinfo) -> None:
        self._db = db_
        self._clock = clock
        self._rights = rights
        self._zone = zone

    async def open(self, person: Person) -> None:
        """Raises NotAllowed for everybody but coordinators."""
        await self._rights.require(person, SUBJECT)

    async def take(self, session: Session, person: Person, given: Submission) -> object:
        """The end of the form: the file, which is read for the page that follows. Raises NotAllowed."""
        if not person.is_coordinator:
            raise NotAllowed
        return given.answers["file"]

    async def preview(self, person: Person, data: bytes) -> Preview:
        """Read a file and compare it with what is here. Raises NotAllowed."""
        await self.open(person)
        try:
            contents = await asyncio.to_thread(read, data, self._today())
        except DomainError as problem:
            return Preview(0, Counts(0, 0, 0), 0, (), problem)
        async with self._db.read() as session:
            compared = await self._compare(session, contents.found)
        async with self._db.begin() as session:
            await db.drop_of_person(session, person.id)
            row = VacancyImport(
                person_id=person.id, rows=[asdict(each) for each in contents.found], created_at=self._clock.now()
            )
            session.add(row)
            await session.flush()
            import_id = row.id
        unknown = sum(each.profession is None for each in contents.found)
        return Preview(import_id, compared.counts, unknown, contents.refused)

    async def load(self, person: Person, import_id: int) -> Counts:
        """Write what was read, once. Raises NotAllowed, and Gone when it was loaded or has waited too long."""
        await self.open(person)
        async with self._db.read() as session:
            rows = await db.waiting(session, import_id, person.id)
        if rows is None:
            raise Gone("import-gone")
        found, words = await asyncio.to_thread(_made_ready, rows)
        async with self._db.begin() as session:
            if await db.take(session, import_id, person.id) is None:
                raise Gone("import-gone")
            compared = await self._compare(session, found)
            for source in {each.source for each in found}:
                new = [(each, values) for each, values in compared.new if each.source == source]
                rows_ = [self._new(each, values) | {"search_text": words[each.source_id]} for each, values in new]
                await db.add(session, source, rows_, {each.source_id: each.skills for each, _ in new})
            for each, values, vacancy in compared.changed:
                vacancy.search_text = words[each.source_id]
                await self._change(session, each, values, vacancy)
            for each, vacancy in compared.same:
                self._prolong(each, vacancy)
            note_down(session, person.id, "imported", SUBJECT, self._clock.now())
        return compared.counts

    async def tick(self, now: datetime) -> None:
        """Forget files that nobody loaded."""
        async with self._db.begin() as session:
            await db.drop_before(session, now - KEPT)

    async def _compare(self, session: Session, found: Sequence[Found]) -> "_Compared":
        employers = await db.employers(session, sorted({each.inn for each in found if each.inn}))
        known: dict[tuple[str, str], Vacancy] = {}
        for source in {each.source for each in found}:
            ids = [each.source_id for each in found if each.source == source]
            known |= {(source, number): row for number, row in (await db.known(session, source, ids)).items()}
        asked = await vacancies_db.skills(session, [row.id for row in known.values()])
        compared = _Compared([], [], [])
        for each in found:
            values = columns(each, employers)
            vacancy = known.get((each.source, each.source_id))
            if vacancy is None:
                compared.new.append((each, values))
            elif vacancy.state != VacancyState.CLOSED and _differs(each, values, vacancy, asked[vacancy.id]):
                compared.changed.append((each, values, vacancy))
            else:
                compared.same.append((each, vacancy))
        return compared

    def _new(self, each: Found, values: Mapping[str, Any]) -> dict[str, Any]:
        now = self._clock.now()
        return {
            **values,
            "state": VacancyState.OPEN,
            "source": each.source,
            "source_id": each.source_id,
            "remote": False,
            "target_training": False,
            "young_bonus": False,
            "quota": False,
            "valid_until": self._until(each),
            "published_at": now,
            "changed_at": now,
        }

    async def _change(self, session: Session, each: Found, values: Mapping[str, Any], vacancy: Vacancy) -> None:
        for name, value in values.items():
            setattr(vacancy, name, value)
        vacancy.changed_at = self._clock.now()
        skills = [VacancyCompetency(vacancy_id=vacancy.id, competency=code, must=False) for code in each.skills]
        await vacancies_db.set_skills(session, vacancy.id, skills)
        self._prolong(each, vacancy)

    def _prolong(self, each: Found, vacancy: Vacancy) -> None:
        """What still stands in the list is still looked for: it is shown for its time from today on, never shorter
        than before. One that was closed here stays closed."""
        until = self._until(each)
        if vacancy.state != VacancyState.CLOSED and vacancy.valid_until < until:
            vacancy.valid_until, vacancy.state, vacancy.reminded_at = until, VacancyState.OPEN, None

    def _until(self, each: Found) -> datetime:
        last = date.fromisoformat(each.until) if each.until else self._today() + USUAL
        return midnight(last + timedelta(days=1), self._zone)

    def _today(self) -> date:
        return self._clock.now().astimezone(self._zone).date()


@dataclass(frozen=True, slots=True)
class _Compared:
    """What of a file is new here, what has changed, what is there as it is."""

    new: list[tuple[Found, dict[str, Any]]]
    changed: list[tuple[Found, dict[str, Any], Vacancy]]
    same: list[tuple[Found, Vacancy]]

    @property
    def counts(self) -> Counts:
        return Counts(len(self.new), len(self.changed), len(self.same))


def columns(each: Found, employers: Mapping[str, int]) -> dict[str, Any]:
    """The columns of a vacancy that a row decides; `employers`: our organisations by taxpayer's number."""
    organisation_id = employers.get(each.inn or "")
    found = {
        **{name: getattr(each, name) for name in COLUMNS if name in Found.__slots__},
        "organisation_id": organisation_id,
        "employer": None if organisation_id is not None else each.employer,
        "source_url": each.link,
        "title": each.position,
    }
    return {name: found[name] for name in COLUMNS}


def _differs(each: Found, values: Mapping[str, Any], vacancy: Vacancy, asked: Sequence[VacancyCompetency]) -> bool:
    return any(getattr(vacancy, name) != value for name, value in values.items()) or {
        row.competency for row in asked
    } != set(each.skills)


def _made_ready(rows: Sequence[Mapping[str, Any]]) -> tuple[list[Found], dict[str, str]]:
    """The rows as they were read, and the words each is found by. Slow: call it in a thread."""
    found = [Found(**{**row, "skills": tuple(row["skills"])}) for row in rows]
    return found, {each.source_id: words_to_search(Vacancy(**columns(each, {})), each.employer) for each in found}


__all__ = ["Counts", "Importing", "Preview"]
