"""What we keep about a person, in their own hands: to see, to take away, to withdraw, to erase."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.clock import Clock
from bot.db import announcement_ledger, erasure, survey_people
from bot.db import announcements as announcements_db
from bot.db import deliveries as deliveries_db
from bot.db import digests as digests_db
from bot.db import directory as directory_db
from bot.db import drafts as drafts_db
from bot.db import events as events_db
from bot.db import groups as groups_db
from bot.db import indicator_history as indicators_db
from bot.db import moderation as moderation_db
from bot.db import organisations as organisations_db
from bot.db import people as people_db
from bot.db import privacy as db
from bot.db import quality as quality_db
from bot.db import questions as questions_db
from bot.db import registry as registry_db
from bot.db import requirements as requirements_db
from bot.db import responses as responses_db
from bot.db import tickets as tickets_db
from bot.db import vacancies as vacancies_db
from bot.db import vacancy_filters as filters_db
from bot.db import vacancy_imports as imports_db
from bot.db.database import Database
from bot.db.directory import Section
from bot.db.moderation import State
from bot.db.people import Person, TagKind
from bot.db.privacy import Purpose
from bot.services.colleagues import Colleagues
from bot.services.consents import Consents
from bot.services.deliveries import Deliveries
from bot.services.joining import Joining
from bot.services.people import People, in_russian
from bot.services.responses import Responses
from bot.services.surveys import Surveys
from bot.services.tickets import Tickets

TIME_TO_RECONSIDER = timedelta(hours=24)
GUEST_KEPT = timedelta(days=90)
DRAFT_KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Given:
    """A consent in force."""

    purpose: Purpose
    version: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """What there is about a person, in numbers and dates."""

    has_card: bool
    consents: tuple[Given, ...]
    drafts: int
    cases: int  # applications, questions, proposals
    organisations: int  # the person acts for
    answers: int
    surveys: int
    ratings: int
    erase_at: datetime | None


class Privacy:
    """The rights of a person over their data."""

    def __init__(
        self,
        db_: Database,
        clock: Clock,
        people: People,
        joining: Joining,
        consents: Consents,
        deliveries: Deliveries,
        colleagues: Colleagues,
        tickets: Tickets,
        responses: Responses,
        surveys: Surveys,
    ) -> None:
        self._db = db_
        self._clock = clock
        self._people = people
        self._joining = joining
        self._consents = consents
        self._deliveries = deliveries
        self._colleagues = colleagues
        self._tickets = tickets
        self._responses = responses
        self._surveys = surveys

    async def kept(self, person: Person) -> Kept:
        async with self._db.read() as session:
            row = await session.get_one(people_db.PersonRow, person.id)
            card = await people_db.card(session, person.id)
            current = await db.current(session, person.id)
            drafts = await drafts_db.count(session, person.id)
            cases = await moderation_db.count_of(session, person.id)
            acts_for = len(await organisations_db.of_person(session, person.id))
            answers = await tickets_db.count_of(session, person.id)
            surveys = await survey_people.count_taken_part(session, person.id)
            ratings = await quality_db.count_taken_part(session, person.id)
        given = tuple(Given(purpose, entry.version, entry.at) for purpose, entry in sorted(current.items()))
        return Kept(card is not None, given, drafts, cases, acts_for, answers, surveys, ratings, row.erase_at)

    async def withdraw(self, person: Person, purpose: Purpose) -> None:
        """Withdraw a consent with what follows from it: the card is deleted, hidden, or the news stop."""
        async with self._db.begin() as session:
            match purpose:
                case Purpose.MEMBERSHIP:
                    await self._responses.withdraw_all(session, person)
                    await self._joining.take_back(session, person)
                    await self._colleagues.leave_all(session, person.id)
                    await moderation_db.forget_author(session, person.id, self._clock.now())
                case Purpose.DIRECTORY:
                    await self._joining.hide(session, person)
                case Purpose.SURVEYS:
                    await self._consents.withdraw(session, person, purpose)
                    await self._surveys.take_back(session, person.id)
                case Purpose.MAILINGS:
                    await self._joining.stop_news(session, person)
                case Purpose.RESPONSE:
                    await self._responses.withdraw_all(session, person)

    async def export(self, person: Person) -> dict[str, Any]:
        """Everything kept about the person, as JSON can hold it; times in ISO 8601, UTC."""
        async with self._db.read() as session:
            row = await session.get_one(people_db.PersonRow, person.id)
            card = await people_db.card(session, person.id)
            accounts = await people_db.accounts(session, person.id)
            tags = {kind.value: await people_db.tags(session, person.id, kind) for kind in TagKind}
            ledger = await db.ledger(session, person.id)
            drafts = await drafts_db.all_of(session, person.id)
            sent = await deliveries_db.of_person(session, person.id)
            applications = await moderation_db.of_author(session, person.id, tuple(State))
            requests = await directory_db.requests_of(session, person.id)
            duties = await organisations_db.duties_of(session, person.id)
            questions = await questions_db.threads_of(session, person.id)
            answers = await tickets_db.all_of(session, person.id)
            guest = await tickets_db.guest(session, person.id)
            held = await events_db.of_author(session, person.id)
            placed = await vacancies_db.of_author(session, person.id)
            needs = await requirements_db.of_author(session, person.id)
            votes = await requirements_db.votes_of(session, person.id)
            surveys = await survey_people.taken_part_in(session, person.id)
            presses = await announcements_db.presses_of(session, person.id)
            plan = await digests_db.plan(session, person.id)
            asked = await groups_db.requests_of(session, person.id)
            notes = await registry_db.notes(session, Section.SPECIALISTS, person.id)
            reported = await indicators_db.said_by(session, person.id)
            corrections = await indicators_db.corrections_by(session, person.id)
            responses, _ = await responses_db.of_person(session, person.id)
            filters = await filters_db.of_person(session, person.id)
            ratings = await quality_db.taken_part(session, person.id)
        return {
            "person": _columns(row, leave_out={"search_text"}),
            "accounts": [_columns(each, leave_out={"person_id"}) for each in accounts],
            "card": _columns(card, leave_out={"person_id"}) if card else None,
            "tags": tags,
            "roles": sorted(person.roles),
            "consents": [_columns(each, leave_out={"person_id"}) for each in ledger],
            "drafts": [_columns(each, leave_out={"person_id"}) for each in drafts],
            "applications": [_columns(each, leave_out={"author_id", "claimed_by"}) for each in applications],
            "organisations": [{"name": name, "duty": str(duty)} for name, duty in duties],
            "requests": [_columns(each, leave_out={"from_person_id", "to_person_id"}) for each in requests],
            "questions": [_columns(each, leave_out={"author_id"}) for each in questions],
            "events": [
                {"title": event.title, **_columns(ticket, leave_out={"person_id", "marked_by", "turn"})}
                for ticket, event in answers
            ],
            "responses": [
                {
                    "vacancy": vacancy.title or in_russian("profession", vacancy.profession),
                    **_columns(response, leave_out={"person_id", "handler_id", "reminded_at"}),
                }
                for response, vacancy in responses
            ],
            "held_events": [{"title": each.title, "published_at": each.published_at.isoformat()} for each in held],
            "placed_vacancies": [
                {
                    "title": each.title or in_russian("profession", each.profession),
                    "published_at": each.published_at.isoformat(),
                }
                for each in placed
            ],
            "vacancy_filters": [_columns(each, leave_out={"person_id", "told_until"}) for each in filters],
            "reminders": _columns(guest, leave_out={"person_id"}) if guest else None,
            "indicators": [_columns(each, leave_out={"author_id"}) for each in reported],
            "corrections": [_columns(each, leave_out={"author_id", "decided_by"}) for each in corrections],
            "requirements": [_columns(each, leave_out={"author_id"}) for each in needs],
            "votes": [_columns(each, leave_out={"person_id"}) for each in votes],
            "surveys": [
                {
                    "title": next(filter(None, survey.titles.values()), ""),
                    **_columns(part, leave_out={"person_id", "survey_id"}),
                    "answers": answer.answers if answer else None,
                }
                for part, survey, answer in surveys
            ],
            "ratings": [
                {
                    "place": spot.full_name,
                    "day": day.isoformat(),
                    "answers": _answers(vote) if vote else None,
                }
                for spot, day, vote in ratings
            ],
            "digest": _columns(plan, leave_out={"person_id"}) if plan else None,
            "groups": [{"title": title, "asked_at": at.isoformat()} for title, at in asked],
            "notes": [{"at": each.at.isoformat(), "text": each.text} for each in notes],
            "presses": [_columns(each, leave_out={"person_id"}) for each in presses],
            "messages": [_columns(each, leave_out={"person_id"}) for each in sent],
        }

    @staticmethod
    def erasure_time(now: datetime) -> datetime:
        """When an erasure asked for now would be carried out."""
        return now + TIME_TO_RECONSIDER

    async def ask_erasure(self, person: Person) -> datetime:
        """Erase everything in 24 hours; when that will be. Asking twice does not put it off."""
        async with self._db.begin() as session:
            row = await people_db.row(session, person.id)
            row.erase_at = row.erase_at or self.erasure_time(self._clock.now())
            return row.erase_at

    async def keep(self, person: Person) -> None:
        """The person changed their mind."""
        async with self._db.begin() as session:
            (await people_db.row(session, person.id)).erase_at = None

    async def tick(self, now: datetime) -> None:
        """Carry out erasures that are due, and forget guests and drafts nobody came back to."""
        async with self._db.read() as session:
            due = await erasure.due(session, now)
            idle = await erasure.idle_guests(session, now - GUEST_KEPT)
            expecting = await tickets_db.expecting(session, idle) | await filters_db.people_with(session, idle)
            expecting |= await survey_people.answering(session, idle)
            expecting |= {each.id for each in await self._people.owners(session)}  # by their settings, not by a role
        for person_id in due:
            await self._erase(person_id, now, say_so=True)
        for person_id in (each for each in idle if each not in expecting):
            await self._erase(person_id, now, say_so=False)
        async with self._db.begin() as session:
            await drafts_db.drop_untouched(session, now - DRAFT_KEPT)

    async def _erase(self, person_id: int, now: datetime, *, say_so: bool) -> None:
        async with self._db.begin() as session:
            row = await people_db.row(session, person_id)
            if say_so and (row.erase_at is None or row.erase_at > now):
                return  # they changed their mind a moment ago
            for account in await people_db.accounts(session, person_id):
                person = await people_db.find(session, account.channel, account.address)
                if person is None:
                    continue
                for purpose in await db.current(session, person_id):
                    await self._consents.withdraw(session, person, purpose)
                if say_so and not person.blocked:
                    await self._deliveries.add(
                        session, person, "privacy-erased", key=f"erased:{person_id}:{account.id}", outlives_person=True
                    )
            await drafts_db.drop_of_person(session, person_id)
            await self._colleagues.leave_all(session, person_id)
            await directory_db.drop_of_person(session, person_id)
            await registry_db.drop_of_person(session, person_id)
            await questions_db.forget(session, person_id)
            await requirements_db.forget(session, person_id)
            await imports_db.drop_of_person(session, person_id)
            await quality_db.drop_of_person(session, person_id)
            await self._tickets.forget(session, person_id)
            await indicators_db.forget(session, person_id)
            await self._responses.forget(session, person_id)
            await filters_db.drop_of_person(session, person_id)
            await events_db.forget_author(session, person_id)
            await vacancies_db.forget_author(session, person_id)
            await self._surveys.forget(session, person_id)
            await moderation_db.forget_author(session, person_id, now)
            await announcement_ledger.forget(session, person_id, now)
            await deliveries_db.drop_of_person(session, person_id)
            await digests_db.drop_plan(session, person_id)
            await groups_db.forget_person(session, person_id)
            await erasure.erase(session, person_id)
            self._people.changed(session, person_id)


def _answers(vote: quality_db.Vote) -> dict[str, Any]:
    """What was answered today; when the day is over nobody knows any more."""
    return {name: getattr(vote, name) for name in ("csat", "staff", "comfort", "nps", "comment")}


def _columns(row: Any, leave_out: set[str]) -> dict[str, Any]:
    """A mapped row by its columns, times as ISO 8601."""
    values: Mapping[str, Any] = {line.key: getattr(row, line.key) for line in row.__mapper__.column_attrs}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
        if name not in leave_out
    }


__all__ = ["Given", "Kept", "Privacy", "Purpose"]
