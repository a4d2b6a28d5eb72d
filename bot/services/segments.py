"""Segments: choosing whom an announcement is for, counting them while it is done, keeping a choice under a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.audience import EVERYBODY, PRESETS, Formula, Is, Leaf, Value, dump, leaves, parse, reasons, toggled
from bot.clock import Clock
from bot.db import events as events_db
from bot.db import organisations as organisations_db
from bot.db import segments as db
from bot.db import surveys as surveys_db
from bot.db.database import Database, Session
from bot.db.people import Person
from bot.db.segments import READY, Audience, Segment
from bot.db.surveys import SurveyRow
from bot.errors import Gone
from bot.services.announcements import Announcements
from bot.services.forms import Submission

SAMPLE = 10


@dataclass(frozen=True, slots=True)
class Choice:
    """An event, a survey or an organisation to choose an audience by."""

    id: int
    name: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many the audience has: of `fitting` people `ready` will be written to, the others are left out by reason.
    `seconds`: how long that takes."""

    ready: int
    left_out: Mapping[str, int]
    seconds: int

    @property
    def fitting(self) -> int:
        return self.ready + sum(self.left_out.values())


@dataclass(frozen=True, slots=True)
class Build:
    """An audience being put together. `names`: of what it names by id, by leaf and id."""

    announcement: int
    formula: Formula
    count: Count
    names: Mapping[tuple[str, int], str]


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the audience, and why."""

    name: str | None
    reasons: tuple[Is, ...]


@dataclass(frozen=True, slots=True)
class Saved:
    id: int
    name: str


class Segments:
    """Audiences of announcements. `rate`: messages a second."""

    def __init__(self, db_: Database, clock: Clock, announcements: Announcements, rate: float) -> None:
        self._db = db_
        self._clock = clock
        self._announcements = announcements
        self._rate = rate

    async def preset(self, person: Person, announcement_id: int, name: str) -> None:
        """One of the usual audiences. Raises NotAllowed, Gone."""
        if name not in PRESETS:
            raise Gone
        await self._set(person, announcement_id, PRESETS[name])

    async def begin(self, person: Person, announcement_id: int) -> None:
        """Nothing chosen yet: everybody, to be narrowed. Raises NotAllowed, Gone."""
        async with self._db.begin() as session:
            row = await self._announcements.draft(session, person, announcement_id)
            row.formula = row.formula or dump(EVERYBODY)

    async def clear(self, person: Person, announcement_id: int) -> None:
        """Back to everybody. Raises NotAllowed, Gone."""
        await self._set(person, announcement_id, EVERYBODY)

    async def toggle(self, person: Person, announcement_id: int, leaf: Leaf, value: Value, *, without: bool) -> None:
        """One value of a leaf more or less. Raises NotAllowed, Gone for a value that there is not."""
        async with self._db.begin() as session:
            row = await self._announcements.draft(session, person, announcement_id)
            before = parse(row.formula) if row.formula else EVERYBODY
            try:
                changed = toggled(before, leaf, value, without=without)
                row.formula = dump(parse(dump(changed)))
            except ValueError:
                raise Gone from None

    async def use(self, person: Person, announcement_id: int, segment_id: int) -> None:
        """A saved audience. Raises NotAllowed, Gone."""
        async with self._db.begin() as session:
            row = await self._announcements.draft(session, person, announcement_id)
            segment = await session.get(Segment, segment_id)
            if segment is None:
                raise Gone
            row.formula = segment.formula

    async def saved(self, person: Person) -> list[Saved]:
        """Raises NotAllowed."""
        await self._announcements.open_desk(person)
        async with self._db.read() as session:
            return [Saved(each.id, each.name) for each in await db.saved(session)]

    async def save(self, session: Session, person: Person, given: Submission) -> int:
        """Keep the audience of an announcement (the form's subject) under a name, in the place of an earlier one of
        that name; the announcement's id. Raises NotAllowed, Gone."""
        row = await self._announcements.require(session, person, int(given.subject))
        self._announcements.audience(row)
        name = given.answers["name"]
        known = await db.by_name(session, name)
        if known is not None:
            known.formula = row.formula
        else:
            now = self._clock.now()
            session.add(Segment(name=name, formula=row.formula, author_id=person.id, created_at=now))
        return row.id

    async def forget(self, person: Person, segment_id: int) -> None:
        """Delete a saved audience; announcements keep theirs. Raises NotAllowed."""
        await self._announcements.open_desk(person)
        async with self._db.begin() as session:
            segment = await session.get(Segment, segment_id)
            if segment is not None:
                await session.delete(segment)

    async def build(self, person: Person, announcement_id: int) -> Build:
        """The audience as it is now, counted. Raises NotAllowed, Gone, DomainError."""
        async with self._db.read() as session:
            row = await self._announcements.require(session, person, announcement_id)
            audience = self._announcements.audience(row)
            return Build(
                row.id, audience.formula, await self.count(session, audience), await names(session, audience.formula)
            )

    async def names(self, person: Person, announcement_id: int) -> Mapping[tuple[str, int], str]:
        """What its audience is chosen by is called, by kind and id. Raises NotAllowed, Gone, DomainError."""
        async with self._db.read() as session:
            row = await self._announcements.require(session, person, announcement_id)
            return await names(session, self._announcements.audience(row).formula)

    async def count(self, session: Session, audience: Audience) -> Count:
        """How many are in an audience."""
        found = await db.count(session, audience, self._clock.now())
        ready = found.pop(READY, 0)
        return Count(ready, dict(found), max(1, round(ready / self._rate + 0.5)) if ready else 0)

    async def sample(self, person: Person, announcement_id: int) -> tuple[list[Member], Mapping[tuple[str, int], str]]:
        """Some names, each with why it is there. Raises NotAllowed, Gone, DomainError."""
        now = self._clock.now()
        async with self._db.read() as session:
            row = await self._announcements.require(session, person, announcement_id)
            audience = self._announcements.audience(row)
            found = await db.sample(session, audience, now, SAMPLE)
            asked = list(leaves(audience.formula))
            known = await db.truths(session, asked, [each.id for each in found], now)
            named = await names(session, audience.formula)
        members = [Member(each.name, why(audience.formula, known.get(each.id, set()))) for each in found]
        return members, named

    async def choices(self, person: Person, leaf: Leaf, page: int, size: int) -> tuple[list[Choice], bool]:
        """A page of events, surveys or organisations to choose by, and whether there are more. Raises NotAllowed."""
        await self._announcements.open_desk(person)
        async with self._db.read() as session:
            if leaf == Leaf.ORGANISATION:
                rows = await organisations_db.listed(session, page * size, size + 1)
                found = [Choice(each.id, each.name) for each in rows]
            elif leaf == Leaf.SURVEY:
                surveys = await surveys_db.newest(session, page * size, size + 1)
                found = [Choice(each.id, name_of(each)) for each in surveys]
            else:
                events = await events_db.newest(session, page * size, size + 1)
                found = [Choice(each.id, each.title, each.starts_at) for each in events]
        return found[:size], len(found) > size

    async def _set(self, person: Person, announcement_id: int, formula: Formula) -> None:
        async with self._db.begin() as session:
            row = await self._announcements.draft(session, person, announcement_id)
            row.formula = dump(formula)


async def names(session: Session, formula: Formula) -> dict[tuple[str, int], str]:
    """Names of the organisations, events and surveys of a formula."""
    asked = list(leaves(formula))
    organisations = {value for each in asked if each.leaf == Leaf.ORGANISATION for value in each.values}
    events = {int(str(v).partition(":")[2]) for each in asked if each.leaf == Leaf.ANSWER for v in each.values}
    surveys = {int(str(v).partition(":")[2]) for each in asked if each.leaf == Leaf.SURVEY for v in each.values}
    found = await organisations_db.names(session, [int(each) for each in organisations])
    called = {("survey", each.id): name_of(each) for each in await surveys_db.of_ids(session, surveys)}
    titles = await events_db.titles(session, events)
    return (
        called
        | {("organisation", key): name for key, name in found.items()}
        | {("answer", key): title for key, title in titles.items()}
    )


def name_of(survey: SurveyRow) -> str:
    """Its title for coordinators, in whichever language there is one."""
    return next(filter(None, survey.titles.values()), "")


def why(formula: Formula, fitting: set[tuple[Leaf, Value]]) -> tuple[Is, ...]:
    """The leaves because of which somebody is in an audience."""
    return tuple(reasons(formula, lambda leaf, value: (leaf, value) in fitting))


__all__ = ["Build", "Choice", "Count", "Member", "Saved", "Segments"]
