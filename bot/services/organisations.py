"""Organisations: an application's way in, the card its representatives keep, and in whose name a person acts.

The methods that take a session finish a form or a decision: they run in the transaction of their cause.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.clock import Clock
from bot.db import organisations as db
from bot.db import people as people_db
from bot.db.database import Database, Session
from bot.db.moderation import Case, Kind
from bot.db.organisations import Duty, Organisation, Side, Trait
from bot.db.people import Person
from bot.errors import DomainError, Gone, NotAllowed
from bot.forms.applications import INSTITUTIONS_ONLY, ORGANISATION_LINES, REGISTERED_ONLY
from bot.place_names import names_of
from bot.services.colleagues import Colleagues
from bot.services.forms import KeepsOpen, Submission
from bot.services.moderation import Moderation, case_of
from bot.services.people import People, in_russian, name_once, searchable

_TRAITS = {"spheres": Trait.SPHERE, "offers": Trait.OFFER, "needs": Trait.NEED}
_COLUMNS = {"contact": "contact_name", "full-name": "full_name", "survey": "survey_url"}


@dataclass(frozen=True, slots=True)
class OrganisationCard:
    """An organisation as its representatives see it; answers as the forms that edit them keep them."""

    id: int
    side: Side
    kind: str
    own_words: bool
    name: str
    answers: Mapping[str, Any]
    duties: frozenset[Duty]


@dataclass(frozen=True, slots=True)
class KnownOrganisation(KeepsOpen):
    """The organisation that has the applicant's taxpayer's number already; `field`: the question it was given to."""

    id: int
    name: str
    field: str


class Organisations:
    """What organisations do in the cluster."""

    def __init__(
        self, db_: Database, clock: Clock, people: People, moderation: Moderation, colleagues: Colleagues
    ) -> None:
        self._db = db_
        self._colleagues = colleagues
        self._clock = clock
        self._people = people
        self._moderation = moderation

    async def apply(self, session: Session, author: Person, given: Submission) -> int | KnownOrganisation:
        """Submit an application, or correct one that was returned (its id is the form's subject); the case's id.

        A taxpayer's number that is known already makes no second organisation: then nothing is submitted, the known
        one is the answer, and the application stays open for another number.
        """
        for field in ("inn", "inn-person"):
            inn = given.answers.get(field)
            known = await db.by_inn(session, inn) if inn else None
            if known is not None:
                return KnownOrganisation(known.id, known.name, field)
        title, municipality = str(given.answers["name"]), given.answers["municipality"]
        returned = case_of(given.subject)
        if returned is not None:
            return await self._moderation.resubmit(
                session, author, returned, given, title=title, municipality=municipality
            )
        await self._keep_contact(session, author, given, municipality)
        kind = Kind(given.form.name.removeprefix("apply-"))
        return await self._moderation.submit(session, author, kind, given, title=title, municipality=municipality)

    async def ask_to_join(self, session: Session, author: Person, given: Submission) -> int:
        """Ask to act for an organisation (the form's subject) that is known already; the case's id. Raises Gone."""
        returned = case_of(given.subject)
        if returned is not None:
            return await self._moderation.resubmit(session, author, returned, given)
        organisation = await db.standing(session, int(given.subject))
        if organisation is None:
            raise Gone
        await self._keep_contact(session, author, given, organisation.municipality)
        return await self._moderation.submit(
            session,
            author,
            Kind.COLLEAGUE,
            given,
            title=organisation.name,
            municipality=organisation.municipality,
            organisation_id=organisation.id,
        )

    async def _keep_contact(self, session: Session, author: Person, given: Submission, municipality: str) -> None:
        """What we may call somebody who is no specialist."""
        row = await people_db.row(session, author.id)
        row.municipality = row.municipality or municipality
        name_once(row, str(given.answers["contact"]))
        self._people.changed(session, author.id)

    async def create(self, session: Session, case: Case) -> None:
        """The organisation an approved application asks for; the applicant becomes its administrator.

        Raises DomainError when its taxpayer's number is another organisation's.
        """
        answers = case.answers
        inn = answers.get("inn") or answers.get("inn-person")
        if inn and await db.by_inn(session, inn):
            raise DomainError("organisation-inn-known")
        kind = answers["kind"]
        own = isinstance(kind, dict)
        organisation = Organisation(
            side=Side(case.kind),
            kind=None if own else kind,
            kind_text=kind["text"] if own else None,
            name=answers["name"],
            full_name=answers.get("full-name"),
            municipality=answers["municipality"],
            inn=inn,
            contact_name=answers.get("contact"),
            position=answers.get("position"),
            phone=answers.get("phone"),
            email=answers.get("email"),
            about=answers.get("about"),
            founder=answers.get("founder"),
            created_at=self._clock.now(),
        )
        session.add(organisation)
        await session.flush()
        for line, trait in _TRAITS.items():
            await db.set_traits(session, organisation.id, trait, answers.get(line) or [])
        organisation.search_text = words_to_search(organisation)
        case.organisation_id = organisation.id
        if case.author_id is not None:
            await self._colleagues.appoint(session, organisation.id, case.author_id, Duty.ADMINISTRATOR)

    async def of(self, person: Person) -> list[tuple[int, str]]:
        """Id and name of the organisations the person acts for."""
        if person.acting_for is None:
            return []
        async with self._db.read() as session:
            return [(each.id, each.name) for each in await db.of_person(session, person.id)]

    async def act_for(self, person: Person, organisation_id: int) -> OrganisationCard:
        """Act in the name of this organisation from now on. Raises NotAllowed."""
        async with self._db.begin() as session:
            card = await self._card(session, person, organisation_id)
            (await people_db.row(session, person.id)).acting_for = card.id
            self._people.changed(session, person.id)
        return card

    async def card(self, person: Person, organisation_id: int) -> OrganisationCard:
        """The card of an organisation the person acts for. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            return await self._card(session, person, organisation_id)

    async def change(self, session: Session, person: Person, given: Submission) -> int:
        """Change one line of the card; the organisation's id. Raises NotAllowed, Gone, DomainError."""
        organisation = await db.locked(session, int(given.subject))
        if organisation is None:
            raise Gone
        if Duty.ADMINISTRATOR not in await db.duties(session, organisation.id, person.id):
            raise NotAllowed
        for line, value in given.answers.items():
            if line in _TRAITS:
                await db.set_traits(session, organisation.id, _TRAITS[line], list(value or ()))
                continue
            if line == "inn" and value and value != organisation.inn and await db.by_inn(session, value):
                raise DomainError("organisation-inn-known")
            setattr(organisation, _COLUMNS.get(line, line), value)
        organisation.search_text = words_to_search(organisation)
        return organisation.id

    async def count(self) -> int:
        async with self._db.read() as session:
            return await db.count(session)

    async def _card(self, session: Session, person: Person, organisation_id: int) -> OrganisationCard:
        organisation = await db.standing(session, organisation_id)
        if organisation is None:
            raise Gone
        organisation_id = organisation.id
        duties = await db.duties(session, organisation_id, person.id)
        if not duties:
            raise NotAllowed
        answers: dict[str, Any] = {}
        for line in lines_of(organisation):
            if line in _TRAITS:
                answers[line] = await db.traits(session, organisation_id, _TRAITS[line]) or None
            else:
                answers[line] = getattr(organisation, _COLUMNS.get(line, line))
        return OrganisationCard(
            id=organisation.id,
            side=Side(organisation.side),
            kind=organisation.kind or organisation.kind_text or "",
            own_words=organisation.kind is None,
            name=organisation.name,
            answers=answers,
            duties=frozenset(duties),
        )


def lines_of(organisation: Organisation) -> list[str]:
    """The lines of the card that this kind of participant has."""
    without = frozenset() if organisation.side == Side.INSTITUTION else INSTITUTIONS_ONLY
    if organisation.side == Side.BUSINESS and organisation.kind == "initiative":
        without |= REGISTERED_ONLY
    return [line for line in ORGANISATION_LINES if line not in without]


def words_to_search(organisation: Organisation) -> str:
    """The words an organisation is found by, folded."""
    kind = organisation.kind_text or in_russian(f"{organisation.side}-kind", organisation.kind)
    place = (organisation.settlement, *names_of(organisation.municipality))
    return searchable(organisation.name, organisation.full_name, kind, *place, organisation.about)


__all__ = ["Duty", "KnownOrganisation", "OrganisationCard", "Organisations", "Side", "words_to_search"]
