"""Phrases: canned replies and reasons of declining, kept by the coordinators in both languages.

Until somebody changes a list, it is the one of the texts; the first change writes it down.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.clock import Clock
from bot.db import phrases as db
from bot.db.database import Database, Session
from bot.db.moderation import note_down
from bot.db.people import Person
from bot.db.phrases import Phrase, PhraseKind
from bot.errors import DomainError, Gone, NotAllowed
from bot.i18n import LANGUAGES, texts_in
from bot.services.forms import Submission
from bot.services.rights import Rights

MOST = 20  # of a kind: each is a button, and a line of the page above it

# The lists of the texts: the words of a reason are `declined-{code}`, its button is `decline-{code}`.
DEFAULTS = {
    PhraseKind.DECLINE: ("profile", "region", "duplicate", "authority", "unclear"),
    PhraseKind.EVENT: ("topic", "repeated", "unmarked", "sparse"),
    PhraseKind.VACANCY: ("sphere", "placed", "vague", "unlawful"),
    PhraseKind.REPLY: ("join", "data", "passed-on"),
}
_REASONS = (PhraseKind.DECLINE, PhraseKind.EVENT, PhraseKind.VACANCY)
_WORDS = {**dict.fromkeys(_REASONS, "declined"), PhraseKind.REPLY: "reply"}
_CAPTIONS = {**dict.fromkeys(_REASONS, "decline"), PhraseKind.REPLY: "reply"}


@dataclass(frozen=True, slots=True)
class Saying:
    """A phrase to choose. `ref` names exactly these words for ever; captions and words by language."""

    ref: str
    captions: Mapping[str, str]
    words: Mapping[str, str]


class Phrases:
    """The lists, and their changes."""

    def __init__(self, db_: Database, clock: Clock, rights: Rights) -> None:
        self._db = db_
        self._clock = clock
        self._rights = rights

    async def enter(self, coordinator: Person) -> None:
        """Raises NotAllowed for everybody but coordinators."""
        await self._rights.require(coordinator, "phrases")

    async def offered(self, coordinator: Person, kind: PhraseKind) -> tuple[Saying, ...]:
        """The list, in its order. Raises NotAllowed."""
        await self._rights.require(coordinator, f"phrases:{kind}")
        async with self._db.read() as session:
            return await self.listed(session, kind)

    async def one(self, coordinator: Person, kind: PhraseKind, ref: str) -> Saying:
        """Raises NotAllowed; Gone for a phrase that was changed or removed."""
        for saying in await self.offered(coordinator, kind):
            if saying.ref == ref:
                return saying
        raise Gone("phrase-gone")

    async def words(self, session: Session, kind: PhraseKind, ref: str) -> dict[str, str]:
        """What a phrase says, by language. Raises Gone for a phrase that was changed or removed."""
        for saying in await self.listed(session, kind):
            if saying.ref == ref:
                return dict(saying.words)
        raise Gone("phrase-gone")

    async def save(self, session: Session, coordinator: Person, given: Submission) -> PhraseKind:
        """Add a phrase, or put it in the place of the one the form is about; its kind.

        A phrase that was changed or removed meanwhile stays so, and this one is added. Raises NotAllowed, DomainError.
        """
        if not coordinator.is_coordinator:
            raise NotAllowed
        kind = PhraseKind(given.form.name.removeprefix("phrase-"))
        rows = await self._rows(session, kind)
        old = rows.get(given.subject)
        if old is None and len(rows) >= MOST:
            raise DomainError("phrase-too-many", most=MOST)
        new = Phrase(
            kind=kind,
            position=old.position if old else max((row.position for row in rows.values()), default=-1) + 1,
            ru=given.answers["ru"],
            en=given.answers["en"],
            archived=False,
        )
        session.add(new)
        if old is not None:
            old.archived = True
        await session.flush()
        self._note(session, coordinator, "phrase changed" if old else "phrase added", new)
        return kind

    async def remove(self, coordinator: Person, kind: PhraseKind, ref: str) -> tuple[Saying, ...]:
        """Take a phrase off the list; the list. Raises NotAllowed, Gone, DomainError for the last reason."""
        await self._rights.require(coordinator, f"phrases:{kind}")
        async with self._db.begin() as session:
            rows = await self._rows(session, kind)
            row = _found(rows, ref)
            if kind != PhraseKind.REPLY and len(rows) == 1:
                raise DomainError("phrase-last")
            row.archived = True
            self._note(session, coordinator, "phrase removed", row)
            await session.flush()
            return await self.listed(session, kind)

    async def move_up(self, coordinator: Person, kind: PhraseKind, ref: str) -> tuple[Saying, ...]:
        """Change places with the phrase above, the first one with none; the list. Raises NotAllowed, Gone."""
        await self._rights.require(coordinator, f"phrases:{kind}")
        async with self._db.begin() as session:
            rows = await self._rows(session, kind)
            row, order = _found(rows, ref), list(rows.values())
            above = order[max(0, order.index(row) - 1)]
            row.position, above.position = above.position, row.position
            self._note(session, coordinator, "phrase moved", row)
            await session.flush()
            return await self.listed(session, kind)

    # Within a transaction

    async def listed(self, session: Session, kind: PhraseKind) -> tuple[Saying, ...]:
        """The list, for whoever is known to have the right."""
        rows = await db.listed(session, kind)
        if rows or await db.any_held(session, kind):
            return tuple(_said(row) for row in rows)
        return tuple(_of_texts(kind, code) for code in DEFAULTS[kind])

    async def _rows(self, session: Session, kind: PhraseKind) -> dict[str, Phrase]:
        """The list to change, by what buttons call its phrases; nobody else changes it meanwhile.

        A list that was never changed is written down first.
        """
        await db.lock(session)
        if await db.any_held(session, kind):
            return {str(row.id): row for row in await db.listed(session, kind)}
        rows = {
            saying.ref: Phrase(kind=kind, position=position, archived=False, **saying.words)
            for position, saying in enumerate(_of_texts(kind, code) for code in DEFAULTS[kind])
        }
        session.add_all(rows.values())
        await session.flush()
        return rows

    def _note(self, session: Session, coordinator: Person, action: str, row: Phrase) -> None:
        note_down(session, coordinator.id, action, f"phrase:{row.id}", self._clock.now())


def _found(rows: Mapping[str, Phrase], ref: str) -> Phrase:
    if ref not in rows:
        raise Gone("phrase-gone")
    return rows[ref]


def _said(row: Phrase) -> Saying:
    words = {"ru": row.ru, "en": row.en}
    return Saying(str(row.id), words, words)


def _of_texts(kind: PhraseKind, code: str) -> Saying:
    return Saying(
        code,
        {language: texts_in(language).plain(f"{_CAPTIONS[kind]}-{code}") for language in LANGUAGES},
        {language: texts_in(language).plain(f"{_WORDS[kind]}-{code}") for language in LANGUAGES},
    )


__all__ = ["PhraseKind", "Phrases", "Saying"]
