"""What the two sides of a response may know of each other: the card that is passed on, and contacts once there is an
invitation."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.db import people as people_db
from bot.db.database import Session
from bot.db.organisations import Organisation
from bot.db.people import PersonRow, TagKind
from bot.db.responses import Response, ResponseState
from bot.db.vacancies import Vacancy
from bot.errors import DomainError
from bot.matching import Match
from bot.services.vacancies import VacancyCard

OPENED = (ResponseState.INVITED, ResponseState.HIRED)  # the contacts are known to both sides


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a card is passed to an employer. No contacts are in it."""

    name: str
    profession: str | None
    own_words: str | None
    municipality: str | None
    experience: str | None
    competencies: tuple[str, ...]
    about: str | None


@dataclass(frozen=True, slots=True)
class Contact:
    """How somebody is reached, once it may be known; `address` in the messenger."""

    name: str
    address: str
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What is about to be sent, and to whom."""

    card: VacancyCard
    profile: Profile


@dataclass(frozen=True, slots=True)
class OwnResponse:
    """A response as its sender sees it."""

    id: int
    state: ResponseState
    card: VacancyCard
    message: str | None
    words: str | None
    sent_at: datetime
    contact: Contact | None


@dataclass(frozen=True, slots=True)
class Received:
    """A response as the employer sees it."""

    id: int
    state: ResponseState
    card: VacancyCard
    profile: Profile
    match: Match | None
    message: str | None
    file: tuple[str, str] | None  # its kind and the messenger's id
    words: str | None
    sent_at: datetime
    contact: Contact | None


@dataclass(frozen=True, slots=True)
class Line:
    """A response in the employer's list."""

    id: int
    name: str
    state: ResponseState


async def profile_of(session: Session, person_id: int) -> Profile:
    """What is passed on of a person. Raises DomainError without a card."""
    card = await people_db.card(session, person_id)
    row = await session.get_one(PersonRow, person_id)
    if card is None or row.name is None:
        raise DomainError("response-join-first")
    return Profile(
        name=row.name,
        profession=card.profession,
        own_words=card.profession_text,
        municipality=row.municipality,
        experience=card.experience,
        competencies=tuple(await people_db.tags(session, person_id, TagKind.COMPETENCY)),
        about=card.about,
    )


async def employers_contact(session: Session, response: Response, vacancy: Vacancy) -> Contact | None:
    """Whoever invited, with the organisation's own telephone and address; None before an invitation."""
    if response.state not in OPENED or response.handler_id is None:
        return None
    handler = await people_db.of_id(session, response.handler_id)
    organisation = await session.get(Organisation, vacancy.organisation_id)
    if handler is None:
        return None
    return Contact(
        handler.name or "",
        handler.address,
        organisation.phone if organisation else None,
        organisation.email if organisation else None,
    )


def as_own(response: Response, card: VacancyCard, contact: Contact | None) -> OwnResponse:
    return OwnResponse(
        response.id,
        ResponseState(response.state),
        card,
        response.message,
        response.words,
        response.sent_at,
        contact,
    )


def consent_for(vacancy: Vacancy) -> str:
    """The subject of the consent to pass a card on."""
    return f"vacancy:{vacancy.id}"


def named(vacancy: Vacancy) -> dict[str, Any]:
    """What a message calls a vacancy by."""
    return {"vacancy": vacancy.id, "profession": vacancy.profession, "title": vacancy.title}
