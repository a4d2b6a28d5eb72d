"""Joining: a specialist's card from the first answers to leaving, and the subscription of those who want no card.

The methods that take a session finish a form: they run in the transaction that closes its draft.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.clock import Clock
from bot.db import people as db
from bot.db import registry as registry_db
from bot.db import responses as responses_db
from bot.db import vacancy_filters as filters_db
from bot.db.database import Database, Session
from bot.db.people import Frequency, Person, PersonRow, Specialist, TagKind
from bot.db.privacy import Purpose
from bot.dictionaries import TOPICS, spheres_of
from bot.errors import Gone
from bot.forms.fields import OwnWords
from bot.forms.fields.places import WHOLE
from bot.place_names import names_of
from bot.services.consents import Consents
from bot.services.digest_plans import DigestPlans
from bot.services.forms import Submission
from bot.services.people import People, in_russian, searchable


@dataclass(frozen=True, slots=True)
class Card:
    """A specialist's card as its owner sees it; codes, and own words where no code fitted."""

    name: str
    municipality: str
    profession: str
    own_words: bool
    spheres: tuple[str, ...]
    experience: str | None
    looking: str | None
    competencies: tuple[str, ...]
    offers: tuple[str, ...]
    about: str | None
    visible: bool
    frequency: Frequency
    joined_at: datetime

    @property
    def open_questions(self) -> int:
        """How many lines of «Дополнить профиль» are still empty."""
        lines = (self.experience, self.looking, self.competencies or None, self.offers or None, self.about)
        return sum(1 for line in lines if line is None)

    def answers(self) -> dict[str, Any]:
        """The card as stored answers of the forms that edit it."""
        return {
            "name": self.name,
            "profession": {"text": self.profession} if self.own_words else self.profession,
            "municipality": self.municipality,
            "experience": self.experience,
            "looking": self.looking,
            "competencies": list(self.competencies) or None,
            "offers": list(self.offers) or None,
            "about": self.about,
            "visible": self.visible,
        }


class Joining:
    """How a person becomes a specialist of the cluster, changes the card, and leaves."""

    def __init__(self, db_: Database, clock: Clock, people: People, consents: Consents, plans: DigestPlans) -> None:
        self._db = db_
        self._clock = clock
        self._people = people
        self._consents = consents
        self._plans = plans

    async def consent(self, session: Session, person: Person) -> None:
        """The membership consent, given before the first question."""
        await self._consents.grant(session, person, Purpose.MEMBERSHIP)

    async def admit(self, session: Session, person: Person, given: Submission) -> None:
        """Make the card. Joining twice changes the card that is there."""
        answers = given.answers
        await self._consents.grant(session, person, Purpose.MEMBERSHIP)
        if await db.card(session, person.id) is None:
            session.add(Specialist(person_id=person.id, joined_at=self._clock.now()))
            await session.flush()
        await self.change(session, person, given)
        if answers["mailings"] != person.subscribed:
            await self._news(session, person, Frequency.WEEKLY if answers["mailings"] else Frequency.NEVER)

    def known(self, person: Person) -> dict[str, Any]:
        """What a subscriber has answered already, as stored answers."""
        return {"municipality": person.municipality, "mailings": True} if person.subscribed else {}

    async def change(self, session: Session, person: Person, given: Submission) -> None:
        """Change the lines of the card that the answers name. Raises Gone without a card."""
        answers = given.answers
        row = await db.row(session, person.id)
        card = await db.card(session, person.id)
        if card is None:
            raise Gone("joining-no-card")
        for line in ("name", "municipality"):
            if line in answers:
                setattr(row, line, answers[line])
        for line in ("experience", "looking", "about"):
            if line in answers:
                setattr(card, line, answers[line])
        if "profession" in answers:
            own = isinstance(answers["profession"], OwnWords)
            card.profession = None if own else answers["profession"]
            card.profession_text = str(answers["profession"]) if own else None
            await db.set_tags(
                session, person.id, TagKind.SPHERE, [] if own else list(spheres_of(answers["profession"]))
            )
        for line, kind in (("offers", TagKind.OFFER), ("competencies", TagKind.COMPETENCY)):
            if line in answers:
                await db.set_tags(session, person.id, kind, list(answers[line] or ()))
        if answers.get("visible") is not None and answers["visible"] != card.visible:
            card.visible = answers["visible"]
            note = self._consents.grant if card.visible else self._consents.withdraw
            await note(session, person, Purpose.DIRECTORY)
        row.search_text = words_to_search(row, card, await db.tags(session, person.id, TagKind.COMPETENCY))
        self._people.changed(session, person.id)

    async def subscribe(self, session: Session, person: Person, given: Submission) -> None:
        """News without a card: topics and a place, for which the mailing consent is enough."""
        answers = given.answers
        await db.set_tags(session, person.id, TagKind.TOPIC, list(answers["topics"]))
        (await db.row(session, person.id)).municipality = (
            None if answers["municipality"] == WHOLE else answers["municipality"]
        )
        await self._news(session, person, Frequency.WEEKLY)

    async def set_frequency(self, person: Person, frequency: Frequency) -> None:
        """How often news come; choosing any but «never» is the mailing consent, «never» withdraws it."""
        async with self._db.begin() as session:
            await self._news(session, person, frequency)

    async def leave(self, person: Person) -> None:
        """Give the card back: it is deleted with everything on it, and the consents to it are withdrawn."""
        async with self._db.begin() as session:
            await self.take_back(session, person)

    async def take_back(self, session: Session, person: Person) -> None:
        """Delete the card; news go on for those who want them."""
        card = await db.card(session, person.id)
        if card is not None:
            await session.delete(card)
        row = await db.row(session, person.id)
        row.name, row.search_text = None, ""
        await registry_db.drop_about(session, person.id)
        await responses_db.drop_of_person(session, person.id)
        for kind in (TagKind.SPHERE, TagKind.OFFER, TagKind.COMPETENCY):
            await db.set_tags(session, person.id, kind, [])
        for purpose in (Purpose.MEMBERSHIP, Purpose.DIRECTORY):
            await self._consents.withdraw(session, person, purpose)
        self._people.changed(session, person.id)

    async def hide(self, session: Session, person: Person) -> None:
        """The card is no longer shown to others."""
        await self._consents.withdraw(session, person, Purpose.DIRECTORY)
        card = await db.card(session, person.id)
        if card is not None:
            card.visible = False

    async def stop_news(self, session: Session, person: Person) -> None:
        await self._news(session, person, Frequency.NEVER)

    async def card(self, person: Person) -> Card:
        """The person's own card. Raises Gone without one."""
        async with self._db.read() as session:
            card = await db.card(session, person.id)
            if card is None:
                raise Gone("joining-no-card")
            row = await session.get_one(db.PersonRow, person.id)
            spheres = await db.tags(session, person.id, TagKind.SPHERE)
            offers = await db.tags(session, person.id, TagKind.OFFER)
            competencies = await db.tags(session, person.id, TagKind.COMPETENCY)
        return Card(
            name=row.name or "",
            municipality=row.municipality or "",
            profession=card.profession or card.profession_text or "",
            own_words=card.profession is None,
            spheres=tuple(spheres),
            experience=card.experience,
            looking=card.looking,
            competencies=tuple(competencies),
            offers=tuple(offers),
            about=card.about,
            visible=card.visible,
            frequency=Frequency(row.frequency),
            joined_at=card.joined_at,
        )

    async def want(self, person: Person, topic: str) -> None:
        """Get news of a topic in the digest: once a week, for whoever got none."""
        async with self._db.begin() as session:
            topics = set(await db.tags(session, person.id, TagKind.TOPIC))
            await db.set_tags(session, person.id, TagKind.TOPIC, sorted(topics | {topic}))
            if (await db.row(session, person.id)).frequency == Frequency.NEVER:
                await self._news(session, person, Frequency.WEEKLY)

    async def _news(self, session: Session, person: Person, frequency: Frequency) -> None:
        row = await db.row(session, person.id)
        begins = row.frequency == Frequency.NEVER and frequency != Frequency.NEVER
        if begins and not await db.tags(session, person.id, TagKind.TOPIC):
            await db.set_tags(session, person.id, TagKind.TOPIC, list(TOPICS))
        row.frequency = frequency
        await session.flush()
        await self._plans.renew(session, row)
        if frequency == Frequency.NEVER:
            await self._consents.withdraw(session, person, Purpose.MAILINGS)
            await filters_db.drop_of_person(session, person.id)
        else:
            await self._consents.grant(session, person, Purpose.MAILINGS)
        self._people.changed(session, person.id)


def words_to_search(row: PersonRow, card: Specialist, competencies: Iterable[str]) -> str:
    """The words a specialist is found by, folded."""
    profession = card.profession_text or in_russian("profession", card.profession)
    can = [in_russian("competency", code) for code in competencies]
    return searchable(row.name, profession, *can, *names_of(row.municipality or ""), card.about)
