"""Recruiting: vacancies are proposed, published and changed by those who act for an employer.

The methods that take a session finish a form or a decision: they run in the transaction of their cause.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from typing import Any

from bot.clock import Clock
from bot.db import people as people_db
from bot.db import responses as responses_db
from bot.db import seekers as seekers_db
from bot.db import vacancies as db
from bot.db.database import Database, Session
from bot.db.moderation import Case, Kind, note_down
from bot.db.people import Person
from bot.db.vacancies import Vacancy, VacancyState
from bot.errors import DomainError, Gone
from bot.forms.vacancies import REVIEWED, line_of
from bot.matching import Match, best, compare
from bot.place_names import names_of
from bot.services.forms import Submission
from bot.services.hosts import Hosts
from bot.services.moderation import Dossier, Moderation, case_of
from bot.services.people import in_russian, searchable
from bot.services.vacancies import VacancyCard, cards_of
from bot.services.vacancy_answers import OF_ITS_TIME, answers_of, columns, skills, valid_until
from bot.services.vacancy_posts import VacancyPosts

PAGE = 8


@dataclass(frozen=True, slots=True)
class Held:
    """A vacancy of one's own, with how many responses it has and how many nobody has looked at."""

    card: VacancyCard
    responses: int
    unseen: int


@dataclass(frozen=True, slots=True)
class Desk:
    """An employer's vacancies; `at_once`: nothing has to be approved."""

    organisation_id: int
    employer: str
    at_once: bool
    proposals: tuple[Dossier, ...]
    held: tuple[Held, ...]
    ended: bool
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A specialist who agreed to be found, with how they fit."""

    person_id: int
    name: str
    match: Match


@dataclass(frozen=True, slots=True)
class Published:
    vacancy: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a coordinator now."""

    case: int
    again: bool = False


class Recruiting:
    """What employers do with their vacancies."""

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        hosts: Hosts,
        moderation: Moderation,
        zone: tzinfo,
        posts: VacancyPosts,
    ) -> None:
        self._db = db_
        self._clock = clock
        self._hosts = hosts
        self._moderation = moderation
        self._zone = zone
        self._posts = posts

    # Looking

    async def desk(self, person: Person, organisation_id: int, *, ended: bool, page: int) -> Desk:
        """The vacancies of an organisation. Raises NotAllowed, Gone."""
        mine = [each for each in await self._moderation.mine(person) if each.kind == Kind.VACANCY]
        async with self._db.read() as session:
            host = await self._hosts.of(session, person, organisation_id)
            now = self._clock.now()
            found, total = await db.of_organisation(
                session, organisation_id, now, ended=ended, offset=page * PAGE, limit=PAGE
            )
            counts = await responses_db.counts(session, [each.id for each in found])
            cards = await cards_of(session, found, now)
            return Desk(
                organisation_id=organisation_id,
                employer=host["name"],
                at_once=await self._hosts.at_once(session, person, organisation_id),
                proposals=tuple(each for each in mine if each.organisation_id == organisation_id and not ended),
                held=tuple(Held(card, *counts.get(card.id, (0, 0))) for card in cards),
                ended=ended,
                page=page,
                pages=max(1, -(-total // PAGE)),
                total=total,
            )

    async def look(self, person: Person, vacancy_id: int) -> Held:
        """One's own vacancy. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            vacancy = await self._held(session, person, vacancy_id)
            (card,) = await cards_of(session, [vacancy], self._clock.now())
            counts = await responses_db.counts(session, [vacancy_id])
            return Held(card, *counts.get(vacancy_id, (0, 0)))

    async def host(self, person: Person, organisation_id: int) -> dict[str, Any]:
        """What the form of a new vacancy draws on. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            return await self._hosts.of(session, person, organisation_id)

    async def answers(self, person: Person, vacancy_id: int) -> dict[str, Any]:
        """The answers that make the vacancy, as stored. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            vacancy = await self._held(session, person, vacancy_id)
            return await self._answers(session, vacancy)

    async def anew(self, person: Person, vacancy_id: int) -> dict[str, Any]:
        """The answers that would place the vacancy again, without its day. Raises NotAllowed, Gone."""
        answers = await self.answers(person, vacancy_id)
        return {name: value for name, value in answers.items() if name not in OF_ITS_TIME}

    async def specialists(
        self, person: Person, vacancy_id: int, page: int
    ) -> tuple[VacancyCard, tuple[Candidate, ...], int]:
        """Those who agreed to be found, would change their work and fit; the best first, and how many they are."""
        async with self._db.read() as session:
            vacancy = await self._held(session, person, vacancy_id)
            opening = (await db.openings_of(session, [vacancy_id]))[vacancy_id]
            found = await seekers_db.for_opening(session, opening)
            fitting = best((each, compare(seeker, opening)) for each, seeker in found.items())
            shown = fitting[page * PAGE : (page + 1) * PAGE]
            names = await people_db.names(session, [each for each, _ in shown])
            (card,) = await cards_of(session, [vacancy], self._clock.now())
        return card, tuple(Candidate(each, names.get(each, ""), match) for each, match in shown), len(fitting)

    # Proposing

    async def propose(self, session: Session, author: Person, given: Submission) -> Published | Waiting:
        """Publish what a form has made, or put it in the queue where somebody has to look first.

        The form's subject is the organisation's id, or the returned proposal that is corrected. Raises DomainError for
        a day that is over, NotAllowed, Gone, AlreadyDecided.
        """
        returned = case_of(given.subject)
        if returned is not None:
            return await self._resubmit(session, author, returned, given)
        organisation_id = int(given.subject)
        host = await self._hosts.of(session, author, organisation_id)
        self._require_time(given.stored)
        if await self._hosts.at_once(session, author, organisation_id):
            return Published(await self._publish(session, author.id, organisation_id, host, given.stored))
        values = columns(given.stored, host)
        case = await self._moderation.submit(
            session,
            author,
            Kind.VACANCY,
            replace(given, stored={**given.stored, "host": host}),
            title=in_words(values),
            municipality=values["municipality"],
            organisation_id=organisation_id,
        )
        return Waiting(case)

    async def approve(self, session: Session, case: Case) -> Mapping[str, Any]:
        """Publish an approved proposal, or carry out an approved change: the vacancy, and whether it is new.

        Raises DomainError when it is too late, or when its author may not publish any more.
        """
        await self._require_author(session, case)
        if case.subject is not None:
            vacancy = await self._locked(session, int(case.subject))
            await self._change(session, case.author_id, vacancy, case.answers)
            return {"vacancy": vacancy.id, "new": False}
        self._require_time(case.answers)
        host = case.answers["host"]
        if case.organisation_id is None:
            raise Gone
        made = await self._publish(session, case.author_id, case.organisation_id, host, case.answers, case_id=case.id)
        return {"vacancy": made, "new": True}

    # Changing

    async def change(self, session: Session, person: Person, given: Submission) -> Published | Waiting:
        """Change a line of a vacancy. Of an organisation that is not trusted the lines of REVIEWED go through the
        queue."""
        returned = case_of(given.subject)
        if returned is not None:
            return await self._resubmit(session, person, returned, given)
        vacancy = await self._locked(session, int(given.subject))
        await self._require(session, person, vacancy)
        self._require_open(vacancy)
        if line_of(given.form.name) not in REVIEWED or await self._hosts.at_once(
            session, person, vacancy.organisation_id
        ):
            await self._change(session, person.id, vacancy, given.stored)
            return Published(vacancy.id)
        now = await self._answers(session, vacancy)
        case = await self._moderation.submit(
            session,
            person,
            Kind.VACANCY,
            replace(given, stored={**given.stored, "host": now["host"]}),
            title=in_words({"title": vacancy.title, "profession": vacancy.profession}),
            municipality=vacancy.municipality,
            organisation_id=vacancy.organisation_id,
            subject=given.subject,
            before={name: now.get(name) for name in given.stored} | {"host": now["host"]},
        )
        return Waiting(case)

    # Within a transaction

    async def _publish(
        self,
        session: Session,
        author_id: int | None,
        organisation_id: int,
        host: Mapping[str, Any],
        answers: Mapping[str, Any],
        case_id: int | None = None,
    ) -> int:
        now = self._clock.now()
        vacancy = Vacancy(
            state=VacancyState.OPEN,
            organisation_id=organisation_id,
            author_id=author_id,
            case_id=case_id,
            valid_until=valid_until(answers, now, self._zone),
            published_at=now,
            changed_at=now,
            **columns(answers, host),
        )
        vacancy.search_text = words_to_search(vacancy, host["name"])
        session.add(vacancy)
        await session.flush()
        await db.set_skills(session, vacancy.id, skills(answers, vacancy.id) or [])
        await self._posts.follow(session, vacancy, new=True)
        note_down(session, author_id, "published", _subject(vacancy), now)
        return vacancy.id

    async def _change(
        self, session: Session, actor_id: int | None, vacancy: Vacancy, answers: Mapping[str, Any]
    ) -> None:
        self._require_open(vacancy)
        self._require_time(answers)
        host = await self._hosts.describe(session, vacancy.organisation_id)
        now = self._clock.now()
        for name, value in columns(answers, host).items():
            setattr(vacancy, name, value)
        if answers.get("day"):
            vacancy.valid_until = valid_until(answers, now, self._zone)
        vacancy.search_text = words_to_search(vacancy, host["name"])
        vacancy.changed_at = now
        asked = skills(answers, vacancy.id)
        if asked is not None:
            await db.set_skills(session, vacancy.id, asked)
        await session.flush()
        await self._posts.follow(session, vacancy)
        note_down(session, actor_id, "changed", _subject(vacancy), now)

    async def _resubmit(self, session: Session, author: Person, case_id: int, given: Submission) -> Waiting:
        """Take the corrected answers of a returned proposal or change."""
        before = await self._moderation.returned(session, author, case_id)
        self._require_time(given.stored)
        host = await self._hosts.of(session, author, before.organisation_id)
        values = columns(given.stored, host)
        await self._moderation.resubmit(
            session,
            author,
            case_id,
            replace(given, stored={**given.stored, "host": host}),
            title=in_words(values) if "position" in given.stored else None,
            municipality=values.get("municipality"),
        )
        return Waiting(case_id, again=True)

    async def _answers(self, session: Session, vacancy: Vacancy) -> dict[str, Any]:
        host = await self._hosts.describe(session, vacancy.organisation_id)
        return answers_of(vacancy, (await db.skills(session, [vacancy.id]))[vacancy.id], host)

    async def _locked(self, session: Session, vacancy_id: int) -> Vacancy:
        vacancy = await db.locked(session, vacancy_id)
        if vacancy is None:
            raise Gone
        return vacancy

    async def _held(self, session: Session, person: Person, vacancy_id: int) -> Vacancy:
        vacancy = await session.get(Vacancy, vacancy_id)
        if vacancy is None:
            raise Gone
        await self._require(session, person, vacancy)
        return vacancy

    async def _require(self, session: Session, person: Person, vacancy: Vacancy) -> None:
        await self._hosts.require(session, person, vacancy.organisation_id, vacancy.municipality)

    async def _require_author(self, session: Session, case: Case) -> None:
        """Whoever wrote it may still publish: rights that were taken meanwhile are not used."""
        author_id = case.author_id
        if author_id is None or not await self._hosts.author_may(
            session, author_id, case.organisation_id, case.municipality
        ):
            raise DomainError("vacancy-author-without-right")

    def _require_time(self, answers: Mapping[str, Any]) -> None:
        """Neither the day of an assignment nor the last day it is shown is over."""
        today = self._clock.now().astimezone(self._zone).date()
        named = answers.get("day") or answers.get("until")
        if named and date.fromisoformat(named) < today:
            raise DomainError("vacancy-past")

    def _require_open(self, vacancy: Vacancy) -> None:
        if vacancy.state == VacancyState.CLOSED:
            raise DomainError("vacancy-is-closed")


def _subject(vacancy: Vacancy) -> str:
    return f"vacancy:{vacancy.id}"


def in_words(values: Mapping[str, Any]) -> str:
    """The position as it stands in the queue."""
    return values["title"] or in_russian("profession", values["profession"]) or ""


def words_to_search(vacancy: Vacancy, employer: str) -> str:
    """The words a vacancy is found by, folded."""
    position = in_russian("profession", vacancy.profession)
    group = in_russian("profession-group", vacancy.group)
    places = names_of(vacancy.municipality) if vacancy.municipality else ()
    return searchable(vacancy.title, position, group, employer, vacancy.settlement, *places, vacancy.duties)


__all__ = ["Candidate", "Desk", "Held", "Published", "Recruiting", "Waiting"]
