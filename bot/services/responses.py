"""Responses to vacancies, from both sides: sent, looked at, invited, declined, hired, withdrawn.

Contacts are opened by an invitation and by nothing else, to both sides at once. Whatever one side does the other is
told of in the same transaction. The methods that take a session finish a form.
"""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from bot.clock import Clock
from bot.db import organisations as organisations_db
from bot.db import people as people_db
from bot.db import responses as db
from bot.db import seekers as seekers_db
from bot.db.database import Database, Session
from bot.db.organisations import Duty
from bot.db.people import Person
from bot.db.privacy import Purpose
from bot.db.responses import WAITING, Response, ResponseState
from bot.db.vacancies import Vacancy, VacancyState
from bot.errors import DomainError, Gone, NotAllowed
from bot.services.consents import Consents
from bot.services.deliveries import Deliveries
from bot.services.forms import Submission
from bot.services.hosts import Hosts
from bot.services.response_facts import (
    OPENED,
    Contact,
    Line,
    Offer,
    OwnResponse,
    Received,
    as_own,
    consent_for,
    employers_contact,
    named,
    profile_of,
)
from bot.services.vacancies import VacancyCard, cards_of

PAGE = 8
REMIND_AFTER = timedelta(days=3)
KEPT = timedelta(days=180)


class Responses:
    """Between those who look for work and those who look for people."""

    def __init__(self, db_: Database, clock: Clock, hosts: Hosts, consents: Consents, deliveries: Deliveries) -> None:
        self._db = db_
        self._clock = clock
        self._hosts = hosts
        self._consents = consents
        self._deliveries = deliveries

    # Whoever looks for work

    async def offer(self, person: Person, vacancy_id: int) -> Offer:
        """What would be sent. Raises Gone, DomainError for those without a card, for a vacancy that is closed or was
        answered."""
        async with self._db.read() as session:
            vacancy = await self._answerable(session, vacancy_id)
            self._require_new(await db.of(session, vacancy_id, person.id))
            profile = await profile_of(session, person.id)
            (card,) = await cards_of(session, [vacancy], self._clock.now())
        return Offer(card, profile)

    async def respond(self, person: Person, vacancy_id: int) -> int:
        """Send the card as it is, with the consent to it; the response's id. A second press changes nothing."""
        async with self._db.begin() as session:
            return await self._respond(session, person, vacancy_id, {})

    async def respond_with(self, session: Session, person: Person, given: Submission) -> int:
        """The same with a message or a file; the form's subject is the vacancy."""
        file = given.answers.get("file")
        sent = {
            "message": given.answers.get("message"),
            "file": file.file_id if file else None,
            "file_name": (file.name or None) if file else None,
            "file_kind": file.kind if file else None,
        }
        return await self._respond(session, person, int(given.subject), sent)

    async def withdraw(self, person: Person, response_id: int) -> None:
        """Take a response back: the employer sees it no more. Raises Gone, DomainError when it was settled."""
        async with self._db.begin() as session:
            response = await self._own(session, person, response_id)
            await self._take_back(session, person, response)

    async def withdraw_all(self, session: Session, person: Person) -> None:
        """The consent to pass the card on was withdrawn: every response that waits is taken back."""
        rows, _ = await db.of_person(session, person.id)
        for response, _ in rows:
            if response.state in db.ALIVE:
                await self._take_back(session, person, response)

    async def mine(self, person: Person, page: int) -> tuple[tuple[OwnResponse, ...], int]:
        """A page of one's own responses, the newest first, and their number."""
        async with self._db.read() as session:
            rows, total = await db.of_person(session, person.id, page * PAGE, PAGE)
            cards = await cards_of(session, [vacancy for _, vacancy in rows], self._clock.now())
            shown = [as_own(response, card, None) for (response, _), card in zip(rows, cards, strict=True)]
        return tuple(shown), total

    async def own(self, person: Person, response_id: int) -> OwnResponse:
        """One's own response, with the employer's contact once there is an invitation. Raises Gone."""
        async with self._db.read() as session:
            response = await self._own(session, person, response_id)
            vacancy = await session.get_one(Vacancy, response.vacancy_id)
            (card,) = await cards_of(session, [vacancy], self._clock.now())
            return as_own(response, card, await employers_contact(session, response, vacancy))

    async def sent_to(self, person: Person, vacancy_id: int) -> OwnResponse:
        """One's own response to a vacancy. Raises Gone."""
        async with self._db.read() as session:
            response = await db.of(session, vacancy_id, person.id)
        if response is None:
            raise Gone
        return await self.own(person, response.id)

    # The employer

    async def received(self, person: Person, vacancy_id: int, page: int) -> tuple[VacancyCard, tuple[Line, ...], int]:
        """A page of the responses to a vacancy, those nobody has looked at first. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            vacancy = await session.get(Vacancy, vacancy_id)
            if vacancy is None:
                raise Gone
            await self._require_employer(session, person, vacancy)
            rows, total = await db.to_vacancy(session, vacancy_id, page * PAGE, PAGE)
            (card,) = await cards_of(session, [vacancy], self._clock.now())
        lines = [Line(response.id, row.name or "", ResponseState(response.state)) for response, row in rows]
        return card, tuple(lines), total

    async def open(self, person: Person, response_id: int) -> Received:
        """A response with the card of its sender, who is told that it was looked at. Raises NotAllowed, Gone."""
        async with self._db.begin() as session:
            response, vacancy = await self._of_employer(session, person, response_id)
            if response.state == ResponseState.NEW:
                await self._step(session, response, (ResponseState.NEW,), ResponseState.VIEWED)
                await self._tell_sender(session, response, vacancy, "response-viewed")
            return await self._as_received(session, response, vacancy)

    async def file(self, person: Person, response_id: int) -> tuple[str, str]:
        """What was sent along: its kind and the messenger's id. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            response, _ = await self._of_employer(session, person, response_id)
            if response.file is None or response.file_kind is None:
                raise Gone
            return response.file_kind, response.file

    async def invite(self, session: Session, person: Person, given: Submission) -> int:
        """Invite whoever responded: this opens the contacts to both sides. The form's subject is the response."""
        response, vacancy = await self._of_employer(session, person, int(given.subject))
        words = given.answers.get("words")
        await self._step(session, response, WAITING, ResponseState.INVITED, words=words, handler_id=person.id)
        contact = await employers_contact(session, response, vacancy)
        known = asdict(contact) if contact else None
        await self._tell_sender(session, response, vacancy, "response-invited", words=words, contact=known)
        return response.id

    async def decline(self, session: Session, person: Person, given: Submission) -> int:
        """Say no, with words or without; contacts that were open are shown no more."""
        response, vacancy = await self._of_employer(session, person, int(given.subject))
        words = given.answers.get("words")
        await self._step(session, response, db.ALIVE, ResponseState.DECLINED, words=words)
        await self._tell_sender(session, response, vacancy, "response-declined", words=words)
        return response.id

    async def hire(self, person: Person, response_id: int) -> Received:
        """Whoever was invited was taken. Raises NotAllowed, Gone, DomainError when it was settled otherwise."""
        async with self._db.begin() as session:
            response, vacancy = await self._of_employer(session, person, response_id)
            if response.state != ResponseState.HIRED:
                await self._step(session, response, (ResponseState.INVITED,), ResponseState.HIRED)
                await self._tell_sender(session, response, vacancy, "response-hired")
            return await self._as_received(session, response, vacancy)

    # The clock, and the other services

    async def ended(self, session: Session, vacancy: Vacancy) -> None:
        """A vacancy is shown no more: those who still wait are told."""
        for response in await db.alive(session, vacancy.id):
            if response.state in WAITING:
                await self._tell_sender(session, response, vacancy, "response-vacancy-ended")

    async def tick(self, now: datetime) -> None:
        """Remind employers of what nobody has looked at for three days, and forget what is half a year old."""
        async with self._db.begin() as session:
            waiting: dict[int, int] = {}
            for response in await db.unseen(session, now - REMIND_AFTER):
                response.reminded_at = now
                waiting[response.vacancy_id] = waiting.get(response.vacancy_id, 0) + 1
            for vacancy_id, count in waiting.items():
                vacancy = await session.get_one(Vacancy, vacancy_id)
                for employer in await self._employers(session, vacancy):
                    await self._deliveries.add(
                        session,
                        employer,
                        "responses-wait",
                        key=f"responses-wait:{vacancy_id}:{now:%Y%m%d%H%M%S}:{employer.id}",
                        count=count,
                        **named(vacancy),
                    )
            await db.drop_old(session, now - KEPT)

    async def forget(self, session: Session, person_id: int) -> None:
        """Nothing of a person stays: their responses, and their contact where they invited somebody."""
        await db.drop_of_person(session, person_id)
        await db.forget_handler(session, person_id)

    # Within a transaction

    async def _respond(self, session: Session, person: Person, vacancy_id: int, sent: dict[str, Any]) -> int:
        vacancy = await self._answerable(session, vacancy_id, lock=True)
        response = await db.of(session, vacancy_id, person.id)
        if response is not None and response.state in db.ALIVE:
            return response.id
        self._require_new(response)
        profile = await profile_of(session, person.id)
        await self._consents.grant(session, person, Purpose.RESPONSE, subject=consent_for(vacancy))
        now = self._clock.now()
        if response is None:
            response = Response(vacancy_id=vacancy_id, person_id=person.id)
            session.add(response)
        response.state, response.sent_at, response.changed_at = ResponseState.NEW, now, now
        response.reminded_at, response.words, response.handler_id = None, None, None
        for name in ("message", "file", "file_name", "file_kind"):
            setattr(response, name, sent.get(name))
        await session.flush()
        await self._tell_employers(session, response, vacancy, "response-new", name=profile.name)
        return response.id

    async def _take_back(self, session: Session, person: Person, response: Response) -> None:
        vacancy = await session.get_one(Vacancy, response.vacancy_id)
        seen = response.state != ResponseState.NEW
        await self._step(
            session, response, db.ALIVE, ResponseState.WITHDRAWN, message=None, file=None, file_name=None, words=None
        )
        await db.unsay(session, response.id)
        await self._consents.withdraw(session, person, Purpose.RESPONSE, subject=consent_for(vacancy))
        name = await people_db.names(session, [person.id])
        await self._tell_employers(
            session, response, vacancy, "response-withdrawn", name=name.get(person.id, ""), seen=seen
        )

    async def _step(
        self, session: Session, response: Response, allowed: tuple[ResponseState, ...], to: ResponseState, **values: Any
    ) -> None:
        """One compare-and-set. Raises DomainError with what it is already."""
        moved = await db.step(session, response.id, allowed, to, changed_at=self._clock.now(), **values)
        await session.refresh(response)
        if not moved:
            raise DomainError(f"response-already-{response.state}")

    async def _tell_employers(
        self, session: Session, response: Response, vacancy: Vacancy, kind: str, **params: Any
    ) -> None:
        for employer in await self._employers(session, vacancy):
            await self._deliveries.add(
                session,
                employer,
                kind,
                key=f"{db.KEY}{response.id}:{kind}:{response.changed_at:%Y%m%d%H%M%S%f}:{employer.id}",
                response=response.id,
                **named(vacancy),
                **params,
            )

    async def _tell_sender(
        self, session: Session, response: Response, vacancy: Vacancy, kind: str, **params: Any
    ) -> None:
        sender = await people_db.of_id(session, response.person_id)
        if sender is None:
            return
        (card,) = await cards_of(session, [vacancy], self._clock.now())
        moment = vacancy.valid_until if kind == "response-vacancy-ended" else response.changed_at
        await self._deliveries.add(
            session,
            sender,
            kind,
            key=f"{db.KEY}{response.id}:{kind}:{moment:%Y%m%d%H%M%S%f}",
            response=response.id,
            employer=card.employer,
            **named(vacancy),
            **params,
        )

    async def _employers(self, session: Session, vacancy: Vacancy) -> list[Person]:
        return [] if vacancy.organisation_id is None else await self._hosts.people(session, vacancy.organisation_id)

    async def _answerable(self, session: Session, vacancy_id: int, *, lock: bool = False) -> Vacancy:
        """A vacancy that takes responses. Raises Gone, DomainError."""
        vacancy = await session.get(Vacancy, vacancy_id, with_for_update=lock)
        if vacancy is None:
            raise Gone
        if vacancy.state != VacancyState.OPEN or vacancy.valid_until <= self._clock.now():
            raise DomainError("response-vacancy-closed")
        if vacancy.organisation_id is None:
            raise DomainError("response-elsewhere")
        return vacancy

    def _require_new(self, response: Response | None) -> None:
        if response is not None and response.state != ResponseState.WITHDRAWN:
            raise DomainError(f"response-own-{response.state}")

    async def _own(self, session: Session, person: Person, response_id: int) -> Response:
        response = await session.get(Response, response_id)
        if response is None or response.person_id != person.id:
            raise Gone
        return response

    async def _of_employer(self, session: Session, person: Person, response_id: int) -> tuple[Response, Vacancy]:
        response = await session.get(Response, response_id)
        if response is None:
            raise Gone
        vacancy = await session.get_one(Vacancy, response.vacancy_id)
        await self._require_employer(session, person, vacancy)
        if response.state == ResponseState.WITHDRAWN:
            raise Gone("response-was-withdrawn")
        return response, vacancy

    async def _require_employer(self, session: Session, person: Person, vacancy: Vacancy) -> None:
        """The consent is for this employer alone: coordinators do not read responses. Raises NotAllowed."""
        if vacancy.organisation_id is not None:
            duties = await organisations_db.duties(session, vacancy.organisation_id, person.id)
            if duties & {Duty.ADMINISTRATOR, Duty.PUBLISHER}:
                return
        raise NotAllowed

    async def _as_received(self, session: Session, response: Response, vacancy: Vacancy) -> Received:
        now = self._clock.now()
        seeker = await seekers_db.one(session, response.person_id)
        (card,) = await cards_of(session, [vacancy], now, seeker)
        profile = await profile_of(session, response.person_id)
        contact = None
        if response.state in OPENED:
            sender = await people_db.of_id(session, response.person_id)
            contact = Contact(profile.name, sender.address) if sender is not None else None
        file = (response.file_kind, response.file) if response.file and response.file_kind else None
        return Received(
            response.id,
            ResponseState(response.state),
            card,
            profile,
            card.match,
            response.message,
            file,
            response.words,
            response.sent_at,
            contact,
        )


__all__ = ["Contact", "Line", "Offer", "OwnResponse", "Received", "ResponseState", "Responses"]
