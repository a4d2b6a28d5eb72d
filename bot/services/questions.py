"""Questions to a coordinator: a case in the queue like any other, with a thread of what was asked and answered."""

from dataclasses import dataclass
from datetime import datetime

from bot.clock import Clock
from bot.db import questions as db
from bot.db.database import Database, Session
from bot.db.moderation import Kind, State
from bot.db.people import Person, PersonRow
from bot.db.questions import QuestionMessage
from bot.errors import DomainError, Gone
from bot.services.forms import Submission
from bot.services.moderation import AlreadyDecided, Dossier, Moderation
from bot.services.phrases import PhraseKind, Phrases

UNANSWERED = 5  # messages of one person that may wait at a time: each is a notice to every coordinator
TITLE = 80  # characters of the question that name it in the queue


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a thread."""

    text: str
    at: datetime
    from_coordinator: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """A question with all that was said, the oldest first. `asker`: their name when we know one."""

    case: Dossier
    asker: str | None
    messages: tuple[Said, ...]


class Questions:
    """Asking and answering."""

    def __init__(self, db_: Database, clock: Clock, moderation: Moderation, phrases: Phrases) -> None:
        self._db = db_
        self._clock = clock
        self._moderation = moderation
        self._phrases = phrases

    # Whoever asks

    async def room(self, session: Session, person: Person) -> None:
        """Raises DomainError when too many questions of a person wait already."""
        if await db.count_unanswered(session, person.id) >= UNANSWERED:
            raise DomainError("question-too-many", count=UNANSWERED)

    async def ask(self, session: Session, person: Person, given: Submission) -> int:
        """Put a question in the queue, or one more message in the thread the form is about; the case's id.

        Raises Gone when that thread is not theirs.
        """
        text = given.answers["text"]
        if given.subject:
            case_id = int(given.subject)
            await self._moderation.ask_again(session, person, case_id, given)
        else:
            case_id = await self._moderation.submit(
                session, person, Kind.QUESTION, given, title=title_of(text), municipality=person.municipality
            )
        self._say(session, case_id, person, text, from_coordinator=False)
        return case_id

    async def own(self, person: Person, case_id: int) -> int:
        """The id of one's own question. Raises Gone."""
        case = await self._moderation.own(person, case_id)
        if case.kind != Kind.QUESTION:
            raise Gone
        return case.id

    # The coordinator

    async def thread(self, coordinator: Person, case_id: int) -> Thread:
        """All that was said. Raises NotAllowed, Gone."""
        return await self._thread(await self._moderation.look(coordinator, case_id))

    async def begin(self, coordinator: Person, case_id: int) -> Thread:
        """Claim a question before answering it, so that nobody else does. Raises NotAllowed, AlreadyDecided, Gone."""
        return await self._thread(await self._moderation.take(coordinator, case_id))

    async def reply(self, session: Session, coordinator: Person, given: Submission) -> AlreadyDecided | None:
        """Send a typed answer. One that comes too late is not sent, and the form does not ask for it again: then why.

        Raises NotAllowed, Gone.
        """
        case_id, words = int(given.subject), given.answers["text"]
        try:
            await self._moderation.settle(session, coordinator, case_id, State.ANSWERED, note=words)
        except AlreadyDecided as late:
            return late
        self._say(session, case_id, coordinator, words, from_coordinator=True)
        return None

    async def reply_with(self, coordinator: Person, case_id: int, ref: str) -> Dossier:
        """Send a canned reply; it is read in the language of the one who asked.

        Raises NotAllowed, AlreadyDecided, Gone.
        """
        await self._moderation.require(coordinator, case_id)
        async with self._db.begin() as session:
            said = await self._phrases.words(session, PhraseKind.REPLY, ref)
            case = await self._moderation.settle(session, coordinator, case_id, State.ANSWERED, said=said)
            asker = await session.get(PersonRow, case.author_id)
            words = said[asker.language if asker else coordinator.language]
            self._say(session, case_id, coordinator, words, from_coordinator=True)
        return case

    async def close(self, coordinator: Person, case_id: int) -> Dossier:
        """Close a question without an answer. Raises NotAllowed, AlreadyDecided, Gone."""
        await self._moderation.require(coordinator, case_id)
        async with self._db.begin() as session:
            return await self._moderation.settle(session, coordinator, case_id, State.CLOSED)

    def _say(self, session: Session, case_id: int, author: Person, text: str, *, from_coordinator: bool) -> None:
        session.add(
            QuestionMessage(
                case_id=case_id,
                author_id=author.id,
                from_coordinator=from_coordinator,
                text=text,
                at=self._clock.now(),
            )
        )

    async def _thread(self, case: Dossier) -> Thread:
        if case.kind != Kind.QUESTION or case.author_id is None:
            raise Gone
        async with self._db.read() as session:
            asker = await session.get_one(PersonRow, case.author_id)
            messages = await db.thread(session, case.id)
        said = tuple(Said(each.text, each.at, each.from_coordinator) for each in messages)
        return Thread(case, asker.name, said)


def title_of(text: str) -> str:
    """The beginning of a question, as it is called in the queue: without the full stop, as other sentences quote it."""
    line = text.partition("\n")[0]
    line = line if line.endswith("..") else line.removesuffix(".")
    return line if len(line) <= TITLE else f"{line[: TITLE - 1].rstrip()}…"


__all__ = ["Questions", "Said", "Thread", "title_of"]
