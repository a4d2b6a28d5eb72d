"""Composing announcements: what is said, with which buttons, about what; until it is sent it is a draft."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Any
from urllib.parse import urlsplit

from bot.audience import NOBODY, Formula, dump, parse
from bot.clock import Clock
from bot.db import announcements as db
from bot.db import groups as groups_db
from bot.db.announcements import Announcement, Repeat, Stage
from bot.db.database import Database, Session
from bot.db.events import Event, EventState
from bot.db.people import Person
from bot.db.segments import Audience, Budget
from bot.dictionaries import MESSAGES
from bot.errors import DomainError, Gone, NotAllowed, Refused
from bot.forms.fields.contents import CAPTION, MESSAGE, Content
from bot.i18n import texts_in
from bot.lengths import units
from bot.services.attention import Attention
from bot.services.coordinators import Coordinators
from bot.services.forms import Submission
from bot.services.rights import Rights

TITLE = 60  # characters of the text that name it in lists
MOST_BUTTONS = 5
MOST_GROUPS = 40  # on a page
TOPICS = (MESSAGES[-1], *MESSAGES[:-1])  # what an announcement is about, the cluster's own life first
PAGE = 8
DEEP = {"e": "event", "v": "vacancy", "s": "survey"}
EDITABLE = (Stage.DRAFT,)


@dataclass(frozen=True, slots=True)
class Target:
    """A group an announcement may be posted in."""

    id: int
    title: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Card:
    """An announcement as its pages show it. `own`: by whoever looks at it."""

    id: int
    stage: Stage
    title: str
    contents: Mapping[str, Any]
    buttons: tuple[Mapping[str, Any], ...]
    formula: Formula | None  # None: nobody has been chosen yet
    topic: str
    is_advert: bool
    is_urgent: bool
    apart: bool
    repeat: Repeat
    send_at: datetime | None
    paused: bool
    pause_reason: str | None
    audience: int
    left_out: Mapping[str, int]
    own: bool
    groups: int = 0
    places: tuple[str, ...] | None = None
    names: Mapping[str, str] = field(default_factory=dict)  # of what the formula names by id


class Announcements:
    """What coordinators write. `adverts`: whether advertising may be sent over this messenger."""

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        rights: Rights,
        coordinators: Coordinators,
        attention: Attention,
        zone: tzinfo,
        language: str,
        *,
        adverts: bool,
    ) -> None:
        self._db = db_
        self._clock = clock
        self._rights = rights
        self._coordinators = coordinators
        self._attention = attention
        self.zone = zone
        self.language = language
        self.adverts = adverts

    async def open_desk(self, person: Person) -> None:
        """Raises NotAllowed for everybody but coordinators."""
        await self._rights.require(person, "announcements")

    async def desk(self, person: Person, before: int) -> tuple[list[Card], bool]:
        """A page of announcements, the newest first, and whether there are more. Raises NotAllowed."""
        await self.open_desk(person)
        async with self._db.read() as session:
            rows = await db.page(session, before or None, PAGE + 1)
        return [card_of(row, person) for row in rows[:PAGE]], len(rows) > PAGE

    async def card(self, person: Person, announcement_id: int) -> Card:
        """Raises NotAllowed, Gone."""
        await self.open_desk(person)
        async with self._db.read() as session:
            row = await self.require(session, person, announcement_id)
            return card_of(row, person)

    async def compose(self, session: Session, person: Person, given: Submission) -> int:
        """Keep a text: a new announcement, or with the subject «12» or «12.en» the text of one that is there, in its
        first or in another language; its id. Raises NotAllowed, Gone, Refused when it is too long."""
        await self.open_desk(person)
        content: Content = given.answers["content"]
        now = self._clock.now()
        if not given.subject:
            places = await self._coordinators.scope(session, person)
            row = Announcement(
                author_id=person.id,
                stage=Stage.DRAFT,
                title=title_of(content.text),
                contents={person.language: content.as_json()},
                buttons=[],
                formula={},
                places=sorted(places) if places is not None else None,
                topic=TOPICS[0],
                groups=[],
                left_out={},
                totals={},
                created_at=now,
                changed_at=now,
            )
            refuse_length(row, content, person.language)
            session.add(row)
            await session.flush()
            return row.id
        number, _, language = given.subject.partition(".")
        row = await self.draft(session, person, int(number))
        language = language or next(iter(row.contents))
        refuse_length(row, content, language)
        row.contents = {**row.contents, language: content.as_json()}
        if language == next(iter(row.contents)):
            row.title = title_of(content.text)
        row.changed_at = now
        return row.id

    async def add_link(self, session: Session, person: Person, given: Submission) -> int:
        """A button that opens a page on the web. Raises NotAllowed, Gone, DomainError when there are too many."""
        return await self._add(
            session,
            person,
            int(given.subject),
            {"kind": "link", "caption": given.answers["caption"], "target": given.answers["address"]},
        )

    async def add_deep(self, session: Session, person: Person, given: Submission) -> int:
        """A button that opens an event, a vacancy or a survey, by the link or the code typed: «e12».

        Raises NotAllowed, Gone, Refused for a code that leads nowhere.
        """
        code = read_deep(given.answers["code"])
        if code[0] == "e":
            event = await session.get(Event, int(code[1:]))
            if event is None or event.state == EventState.WITHDRAWN:
                raise Refused("announcement-button-no-event", code=code)
        button = {"kind": DEEP[code[0]], "caption": given.answers["caption"], "target": code}
        return await self._add(session, person, int(given.subject), button)

    async def add_ack(self, person: Person, announcement_id: int) -> None:
        """«Понятно». Raises NotAllowed, Gone, DomainError."""
        async with self._db.begin() as session:
            row = await self.draft(session, person, announcement_id)
            if all(each["kind"] != "ack" for each in row.buttons):
                await self._add(session, person, announcement_id, {"kind": "ack", "caption": "", "target": ""})

    async def remove_button(self, person: Person, announcement_id: int, number: int) -> None:
        """Raises NotAllowed, Gone."""
        async with self._db.begin() as session:
            row = await self.draft(session, person, announcement_id)
            row.buttons = [each for place, each in enumerate(row.buttons) if place != number]

    async def set_topic(self, person: Person, announcement_id: int, topic: int) -> None:
        """Raises NotAllowed, Gone."""
        async with self._db.begin() as session:
            row = await self.draft(session, person, announcement_id)
            if not 0 <= topic < len(TOPICS):
                raise Gone
            row.topic = TOPICS[topic]

    async def set_advert(self, person: Person, announcement_id: int, wanted: bool) -> None:
        """Mark it as advertising, or not. Raises NotAllowed, Gone, Refused when the label does not fit."""
        async with self._db.begin() as session:
            row = await self.draft(session, person, announcement_id)
            row.is_advert = wanted
            for language, content in row.contents.items():
                refuse_length(row, Content.of(content), language)

    async def set_urgent(self, person: Person, announcement_id: int, wanted: bool) -> None:
        """Let it come to people who have had enough this week, for which a second coordinator has to approve; or not.

        Raises NotAllowed, Gone.
        """
        async with self._db.begin() as session:
            (await self.draft(session, person, announcement_id)).is_urgent = wanted

    async def groups(self, person: Person, announcement_id: int) -> list[Target]:
        """The groups it may be posted in: those of the places this coordinator looks after. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            row = await self.require(session, person, announcement_id)
            bound = await groups_db.bound(session, await self._coordinators.scope(session, person), MOST_GROUPS)
        return [Target(each.id, each.title, each.id in row.groups) for each in bound]

    async def toggle_group(self, person: Person, announcement_id: int, group_id: int) -> None:
        """Post it in a group, too, or not. Of an announcement without readers so far it makes one for groups alone.

        Raises NotAllowed, Gone for a group of another place.
        """
        async with self._db.begin() as session:
            row = await self.draft(session, person, announcement_id)
            bound = await groups_db.bound(session, await self._coordinators.scope(session, person), MOST_GROUPS)
            if group_id not in {each.id for each in bound}:
                raise Gone
            row.groups = [each for each in row.groups if each != group_id] + [group_id] * (group_id not in row.groups)
            row.formula = row.formula or dump(NOBODY)

    async def set_apart(self, person: Person, announcement_id: int, wanted: bool) -> None:
        """Send the text after the picture, in a message of its own. Raises NotAllowed, Gone, Refused."""
        async with self._db.begin() as session:
            row = await self.draft(session, person, announcement_id)
            row.contents = {language: {**content, "apart": wanted} for language, content in row.contents.items()}
            for language, content in row.contents.items():
                refuse_length(row, Content.of(content), language)

    async def drop(self, person: Person, announcement_id: int) -> None:
        """Throw a draft away. Raises NotAllowed, Gone."""
        async with self._db.begin() as session:
            await session.delete(await self.draft(session, person, announcement_id))

    async def draft(self, session: Session, person: Person, announcement_id: int) -> Announcement:
        """The draft, locked. Raises NotAllowed, Gone, DomainError when it is no draft any more."""
        row = await self.require(session, person, announcement_id, lock=True)
        if row.stage not in EDITABLE:
            raise DomainError("announcement-no-draft")
        row.changed_at = self._clock.now()
        return row

    async def require(
        self, session: Session, person: Person, announcement_id: int, *, lock: bool = False
    ) -> Announcement:
        """The announcement, when this coordinator looks after all the places it goes to. Raises NotAllowed, Gone."""
        await self._rights.require(person, f"announcement:{announcement_id}")
        row = await (db.locked(session, announcement_id) if lock else session.get(Announcement, announcement_id))
        if row is None:
            raise Gone
        scope = await self._coordinators.scope(session, person)
        if scope is not None and (row.places is None or not set(row.places) <= scope):
            raise NotAllowed
        return row

    def audience(self, row: Announcement, at: datetime | None = None) -> Audience:
        """Whom an announcement is for when it is sent at a moment, now if none is given.

        Raises DomainError while nobody was chosen.
        """
        if not row.formula:
            raise DomainError("announcement-no-audience")
        places = frozenset(row.places) if row.places is not None else None
        budget = None if row.is_urgent else Budget(self._attention.week(at), self._attention.most)
        return Audience(parse(row.formula), row.topic, places, budget)

    def week(self) -> int:
        """The week for which what is sent now counts."""
        return self._attention.week()

    async def _add(self, session: Session, person: Person, announcement_id: int, button: Mapping[str, Any]) -> int:
        row = await self.draft(session, person, announcement_id)
        if len(row.buttons) >= MOST_BUTTONS:
            raise DomainError("announcement-buttons-most", most=MOST_BUTTONS)
        row.buttons = [*row.buttons, dict(button)]
        return row.id


def card_of(row: Announcement, person: Person) -> Card:
    return Card(
        id=row.id,
        stage=Stage(row.stage),
        title=row.title,
        contents=row.contents,
        buttons=tuple(row.buttons),
        formula=parse(row.formula) if row.formula else None,
        topic=row.topic,
        is_advert=row.is_advert,
        is_urgent=row.is_urgent,
        apart=any(content.get("apart") for content in row.contents.values()),
        repeat=Repeat(row.repeat),
        send_at=row.send_at,
        paused=row.paused_at is not None,
        pause_reason=row.pause_reason,
        audience=row.audience,
        left_out=row.left_out,
        own=row.author_id == person.id,
        groups=len(row.groups),
        places=tuple(row.places) if row.places is not None else None,
    )


def refuse_length(row: Announcement, content: Content, language: str) -> None:
    """Raises Refused when the text does not fit with what is added below it."""
    label = units(texts_in(language).plain("announcement-advert-label")) + 2 if row.is_advert else 0
    most = (CAPTION if content.is_caption else MESSAGE) - label
    count = units(content.text)
    if count > most:
        key = "announcement-caption-long" if content.is_caption else "announcement-text-long"
        raise Refused(key, most=most, over=count - most)


def title_of(text: str) -> str:
    """The beginning of a text, as it is called in lists, without the full stop; empty for a picture without one."""
    line = " ".join(text.split("\n", 1)[0].split())
    line = line if line.endswith("..") else line.removesuffix(".")
    return line if len(line) <= TITLE else f"{line[: TITLE - 1].rstrip()}…"


def read_deep(text: str) -> str:
    """The code of an event, a vacancy or a survey out of what was typed: «e12», «t.me/bot?start=e12».

    Raises Refused for anything else.
    """
    code = text.strip()
    if "start=" in code:
        code = dict(part.partition("=")[::2] for part in urlsplit(code).query.split("&")).get("start", "")
    if len(code) < 2 or code[0] not in DEEP or not code[1:].isascii() or not code[1:].isdecimal() or len(code) > 16:
        raise Refused("announcement-button-code")
    return code


__all__ = [
    "Announcements",
    "Card",
    "Repeat",
    "Stage",
    "Target",
]
