"""Colleagues: who acts for an organisation with which duties, how they are invited, and who takes over.

An organisation's administrators decide; the last of them cannot leave it without somebody in their place.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.clock import Clock
from bot.db import invitations as invitations_db
from bot.db import organisations as db
from bot.db import people as people_db
from bot.db.database import Database, Session
from bot.db.invitations import Invitation, Invites
from bot.db.moderation import Case, note_down
from bot.db.organisations import Duty, Organisation, Representative
from bot.db.people import Person, Role
from bot.db.privacy import Purpose
from bot.errors import DomainError, Gone, NotAllowed
from bot.services.consents import Consents
from bot.services.coordinators import Coordinators
from bot.services.deliveries import Deliveries
from bot.services.forms import Submission
from bot.services.people import People, name_once

INVITATION_LASTS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Colleague:
    """A representative as the others see them."""

    person_id: int
    name: str
    duties: frozenset[Duty]


@dataclass(frozen=True, slots=True)
class Team:
    """An organisation's representatives; `managed` when the reader may change them."""

    organisation_id: int
    name: str
    colleagues: tuple[Colleague, ...]
    managed: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """What an invitation offers to whoever opens it."""

    token: str
    kind: Invites
    organisation: str
    duty: Duty | None
    named: bool  # whether we know what to call the invited person


class Colleagues:
    """Representatives of organisations and the invitations to become one, or a coordinator."""

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        people: People,
        consents: Consents,
        coordinators: Coordinators,
        deliveries: Deliveries,
        new_token: Callable[[], str],
    ) -> None:
        self._db = db_
        self._clock = clock
        self._people = people
        self._consents = consents
        self._coordinators = coordinators
        self._deliveries = deliveries
        self._new_token = new_token

    async def team(self, person: Person, organisation_id: int) -> Team:
        """Who acts for the organisation. Raises NotAllowed, Gone."""
        async with self._db.read() as session:
            organisation = await self._organisation(session, organisation_id)
            organisation_id = organisation.id
            duties = await db.duties(session, organisation_id, person.id)
            coordinates = await self._coordinators.covers(session, person, organisation.municipality)
            if not duties and not coordinates:
                raise NotAllowed
            members = []
            for person_id in await db.people_of(session, organisation_id):
                row = await session.get_one(people_db.PersonRow, person_id)
                held = await db.duties(session, organisation_id, person_id)
                members.append(Colleague(person_id, row.name or "", frozenset(held)))
        managed = Duty.ADMINISTRATOR in duties or coordinates
        return Team(organisation_id, organisation.name, tuple(members), managed)

    async def managed(self, person: Person, organisation_id: int) -> Team:
        """The team, for somebody who may change it. Raises NotAllowed, Gone."""
        team = await self.team(person, organisation_id)
        if not team.managed:
            raise NotAllowed
        return team

    async def set_duty(
        self, person: Person, organisation_id: int, colleague_id: int, duty: Duty, *, wanted: bool
    ) -> None:
        """Give or take a duty. Raises DomainError when the organisation would be left without an administrator."""
        async with self._db.begin() as session:
            await self._require_administrator(session, person, organisation_id)
            held = await db.duties(session, organisation_id, colleague_id)
            if not held:
                raise Gone
            if wanted and duty not in held:
                await self.appoint(session, organisation_id, colleague_id, duty)
            elif not wanted and duty in held:
                if duty == Duty.ADMINISTRATOR:
                    await self._require_another(session, organisation_id, colleague_id)
                if held == {duty}:
                    raise DomainError("colleague-last-duty")
                await db.take_duties(session, organisation_id, colleague_id, [duty])
            self._note(session, person, "changed duties", organisation_id)

    async def dismiss(self, person: Person, organisation_id: int, colleague_id: int) -> None:
        """Take all duties from a colleague, or leave oneself. Raises NotAllowed, Gone, and DomainError for the last
        administrator."""
        async with self._db.begin() as session:
            if colleague_id != person.id:
                await self._require_administrator(session, person, organisation_id)
            held = await db.duties(session, organisation_id, colleague_id)
            if not held:
                raise Gone
            if Duty.ADMINISTRATOR in held:
                await self._require_another(session, organisation_id, colleague_id)
            await self._take_all(session, organisation_id, colleague_id)
            self._note(session, person, "dismissed", organisation_id)

    async def appoint(self, session: Session, organisation_id: int, person_id: int, duty: Duty) -> None:
        """Give a person a duty; the first organisation is the one they act for."""
        if duty in await db.duties(session, organisation_id, person_id):
            return
        session.add(
            Representative(organisation_id=organisation_id, person_id=person_id, duty=duty, since=self._clock.now())
        )
        row = await people_db.row(session, person_id)
        row.acting_for = row.acting_for or organisation_id
        await session.flush()
        self._people.changed(session, person_id)

    async def admit(self, session: Session, case: Case) -> None:
        """An approved request to act for an organisation that is known already."""
        if case.organisation_id is None or case.author_id is None:
            raise Gone
        for duty in (Duty.REPORTER, Duty.PUBLISHER):
            await self.appoint(session, case.organisation_id, case.author_id, duty)

    # Invitations

    async def invite(self, person: Person, organisation_id: int, duty: Duty) -> str:
        """A link's token for one colleague. Raises NotAllowed."""
        async with self._db.begin() as session:
            await self._require_administrator(session, person, organisation_id)
            self._note(session, person, "invited", organisation_id)
            return self._invitation(session, person, Invites.COLLEAGUE, organisation_id, duty)

    async def invite_coordinator(self, owner: Person) -> str:
        """A link's token for one coordinator. Raises NotAllowed for everybody but owners."""
        if Role.OWNER not in owner.roles:
            raise NotAllowed
        async with self._db.begin() as session:
            return self._invitation(session, owner, Invites.COORDINATOR, None, None)

    async def offer(self, person: Person, token: str) -> Offer:
        """What a link offers. Raises Gone when it was used, has expired or never was."""
        async with self._db.read() as session:
            invitation = await self._usable(session, token)
            organisation = ""
            if invitation.organisation_id is not None:
                organisation = (await self._organisation(session, invitation.organisation_id)).name
        duty = Duty(invitation.duty) if invitation.duty else None
        return Offer(token, Invites(invitation.kind), organisation, duty, person.name is not None)

    async def accept(self, person: Person, token: str) -> int | None:
        """Take the invitation up, with the consent to membership; the organisation's id. Raises Gone."""
        async with self._db.begin() as session:
            invitation = await self._usable(session, token)
            if not await invitations_db.use(session, token, person.id, self._clock.now()):
                raise Gone("invitation-gone")
            await self._consents.grant(session, person, Purpose.MEMBERSHIP)
            if invitation.kind == Invites.COORDINATOR:
                await self._coordinators.make(session, person.id, by=invitation.invited_by)
                return None
            if invitation.organisation_id is None or invitation.duty is None:
                raise Gone("invitation-gone")
            await self.appoint(session, invitation.organisation_id, person.id, Duty(invitation.duty))
            self._note(session, person, "joined by link", invitation.organisation_id)
            await self._tell_administrators(session, person, invitation.organisation_id)
            return invitation.organisation_id

    async def introduce(self, session: Session, person: Person, given: Submission) -> None:
        """Keep the name of somebody who came by an invitation."""
        name_once(await people_db.row(session, person.id), given.answers["name"])
        self._people.changed(session, person.id)

    # Handover

    async def without_successor(self, person: Person) -> list[tuple[int, str]]:
        """The organisations whose only administrator this person is: somebody has to take over before they go."""
        async with self._db.read() as session:
            return [(each.id, each.name) for each in await self._only_administered(session, person.id)]

    async def leave_all(self, session: Session, person_id: int) -> None:
        """The person goes: their duties end, and coordinators are told of organisations left without administrator."""
        for organisation in await self._only_administered(session, person_id):
            for coordinator in await self._coordinators.to_tell(session, organisation.municipality):
                if coordinator.id != person_id:
                    await self._deliveries.add(
                        session,
                        coordinator,
                        "organisation-orphaned",
                        key=f"orphaned:{organisation.id}:{person_id}:{coordinator.id}",
                        organisation=organisation.id,
                        name=organisation.name,
                    )
        for organisation in await db.of_person(session, person_id):
            await self._take_all(session, organisation.id, person_id)

    async def _only_administered(self, session: Session, person_id: int) -> list[Organisation]:
        return [
            each
            for each in await db.of_person(session, person_id)
            if await db.people_of(session, each.id, Duty.ADMINISTRATOR) == [person_id]
        ]

    async def _take_all(self, session: Session, organisation_id: int, person_id: int) -> None:
        await db.take_duties(session, organisation_id, person_id, list(Duty))
        row = await people_db.row(session, person_id)
        if row.acting_for == organisation_id:
            others = await db.of_person(session, person_id)
            row.acting_for = others[0].id if others else None
        self._people.changed(session, person_id)

    async def _require_administrator(self, session: Session, person: Person, organisation_id: int) -> None:
        organisation = await self._organisation(session, organisation_id)
        if await self._coordinators.covers(session, person, organisation.municipality):
            return
        if Duty.ADMINISTRATOR not in await db.duties(session, organisation_id, person.id):
            raise NotAllowed

    async def _require_another(self, session: Session, organisation_id: int, leaving_id: int) -> None:
        administrators = await db.people_of(session, organisation_id, Duty.ADMINISTRATOR)
        if administrators == [leaving_id]:
            raise DomainError("colleague-last-administrator")

    async def _organisation(self, session: Session, organisation_id: int) -> Organisation:
        organisation = await db.standing(session, organisation_id)
        if organisation is None:
            raise Gone
        return organisation

    async def _usable(self, session: Session, token: str) -> Invitation:
        invitation = await session.get(Invitation, token)
        if invitation is None or invitation.used_at is not None or invitation.expires_at <= self._clock.now():
            raise Gone("invitation-gone")
        return invitation

    def _invitation(
        self, session: Session, person: Person, kind: Invites, organisation_id: int | None, duty: Duty | None
    ) -> str:
        token = self._new_token()
        session.add(
            Invitation(
                token=token,
                kind=kind,
                organisation_id=organisation_id,
                duty=duty,
                invited_by=person.id,
                expires_at=self._clock.now() + INVITATION_LASTS,
            )
        )
        return token

    async def _tell_administrators(self, session: Session, newcomer: Person, organisation_id: int) -> None:
        organisation = await self._organisation(session, organisation_id)
        for person_id in await db.people_of(session, organisation_id, Duty.ADMINISTRATOR):
            person = await people_db.of_id(session, person_id)
            if person is not None and person.id != newcomer.id:
                await self._deliveries.add(
                    session,
                    person,
                    "colleague-joined",
                    key=f"colleague:{organisation_id}:{newcomer.id}:{person.id}:{self._clock.now():%Y%m%d%H%M%S%f}",
                    organisation=organisation_id,
                    name=organisation.name,
                )

    def _note(self, session: Session, person: Person, action: str, organisation_id: int) -> None:
        note_down(session, person.id, action, f"organisation:{organisation_id}", self._clock.now())


__all__ = ["Colleague", "Colleagues", "Duty", "Invites", "Offer", "Team"]
