"""Saved filters of vacancies, and what is told of them: at once by the clock, or with the digest.

An alert is one message for all that is new, with the reason for each. What a filter has told of is kept as the id of
the newest vacancy it was held against, in the transaction that writes the message: nothing is told twice or not at all.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime, timedelta
from typing import Any

from bot.clock import Clock
from bot.db import organisations as organisations_db
from bot.db import people as people_db
from bot.db import seekers as seekers_db
from bot.db import vacancies as vacancies_db
from bot.db import vacancy_filters as db
from bot.db.database import Database, Session
from bot.db.people import Person
from bot.db.privacy import Purpose
from bot.db.vacancies import Vacancy
from bot.db.vacancy_filters import Alert, SavedFilter
from bot.errors import DomainError, Gone
from bot.matching import Match, Opening, Seeker, compare, traits
from bot.services.consents import Consents
from bot.services.deliveries import Deliveries, Letter
from bot.services.vacancies import Filter, VacancyCard, cards_of, wanted

MOST = 5  # filters of one person
IN_ALERT = 5  # vacancies named in one message; the others are counted
AT_ONCE = 500  # people in one transaction
NEWEST = 500  # the newest that a digest chooses from
# Ids are given before a transaction is over: what was published a moment ago may still have a smaller one beside it.
SETTLED = timedelta(seconds=5)
MATCHED = tuple(each.name for each in fields(Match))


@dataclass(frozen=True, slots=True)
class Saved:
    id: int
    narrowed: Filter
    alert: Alert


@dataclass(frozen=True, slots=True)
class Fresh:
    """A new vacancy for somebody; `match` says why, None for those without a card."""

    card: VacancyCard
    match: Match | None


class VacancyAlerts:
    """Who is told of which new vacancies."""

    def __init__(self, db_: Database, clock: Clock, consents: Consents, deliveries: Deliveries) -> None:
        self._db = db_
        self._clock = clock
        self._consents = consents
        self._deliveries = deliveries

    async def saved(self, person: Person) -> tuple[Saved, ...]:
        async with self._db.read() as session:
            return tuple(_as_saved(row) for row in await db.of_person(session, person.id))

    async def save(self, person: Person, narrowed: Filter, alert: Alert) -> None:
        """Tell of what is new under this filter; asking for it is the consent to mailings. Saving it again changes how
        it is told. Raises DomainError for one too many."""
        async with self._db.begin() as session:
            own = await db.of_person(session, person.id)
            same = next((each for each in own if each.narrowed == narrowed.text), None)
            await self._consents.grant(session, person, Purpose.MAILINGS)
            now = self._clock.now()
            newest = await vacancies_db.newest_id(session, now)
            if same is not None:
                same.alert, same.told_until = alert, newest
                return
            if len(own) >= MOST:
                raise DomainError("vacancy-filters-enough", most=MOST)
            session.add(
                SavedFilter(person_id=person.id, narrowed=narrowed.text, alert=alert, told_until=newest, created_at=now)
            )

    async def forget(self, person: Person, filter_id: int) -> None:
        """Tell of it no more. Raises Gone."""
        async with self._db.begin() as session:
            row = await session.get(SavedFilter, filter_id)
            if row is None or row.person_id != person.id:
                raise Gone
            await session.delete(row)

    async def fresh(self, person: Person, since: datetime, limit: int) -> tuple[Fresh, ...]:
        """What was published since a moment and is for this person, the best first: for the digest.

        For: it passes one of the person's filters for the digest; without any it fits their card, and for those without
        a card it is in their municipality or beside it.
        """
        async with self._db.read() as session:
            rows = await vacancies_db.since(session, since, self._clock.now(), NEWEST)
            news = await news_of(session, rows)
            seeker = await seekers_db.one(session, person.id)
            filters = [
                Filter.of_text(each.narrowed)
                for each in await db.of_person(session, person.id)
                if each.alert == Alert.DIGEST
            ]
            filters = filters or [Filter(fits=True) if seeker is not None else Filter("near")]
            found = news.chosen([(each, 0) for each in filters], person.municipality, seeker)
            best = [news.vacancies[each] for each, _ in found[:limit]]
            cards = await cards_of(session, best, self._clock.now(), seeker)
        return tuple(Fresh(card, card.match) for card in cards)

    async def tick(self, now: datetime) -> None:
        """Tell those who wait for news at once."""
        async with self._db.read() as session:
            newest = await vacancies_db.newest_id(session, now - SETTLED)
        held: dict[int, News] = {}
        while newest and await self._tell(newest, now, held):
            pass

    async def _tell(self, newest: int, now: datetime, held: dict[int, "News"]) -> bool:
        """Tell some hundred people of what is new up to an id; whether there may be more of them. `held`: the news by
        the id after which they begin."""
        async with self._db.begin() as session:
            due = await db.due(session, newest, AT_ONCE)
            if not due:
                return False
            filters: dict[int, list[SavedFilter]] = {}
            for each in due:
                filters.setdefault(each.person_id, []).append(each)
            first = min(each.told_until for each in due)
            if first not in held:
                held[first] = await news_of(session, await vacancies_db.between(session, first, newest, now))
            news = held[first]
            reachable = await people_db.reachable(session, filters) if news.vacancies else {}
            seekers = await seekers_db.of_people(session, filters) if news.vacancies else {}
            letters = []
            for person_id, (person, row) in reachable.items():
                if row.paused_until is not None and row.paused_until > now:
                    continue
                own = [(Filter.of_text(each.narrowed), each.told_until) for each in filters[person_id]]
                found = news.chosen(own, row.municipality, seekers.get(person_id))
                if found:
                    named = [news.told(each, match) for each, match in found[:IN_ALERT]]
                    params = {"total": len(found), "vacancies": named}
                    letters.append(Letter(person, row, "vacancy-alert", f"vacancy-alert:{newest}:{person_id}", params))
            await self._deliveries.add_all(session, letters)
            await db.told(session, [each.id for each in due], newest)
            return True


@dataclass(frozen=True)
class News:
    """New vacancies by id, held against many filters: what a filter lets through is found once for all who have it."""

    vacancies: Mapping[int, Vacancy]
    openings: Mapping[int, Opening]
    employers: Mapping[int, str]
    near: Mapping[str, set[int]]  # by what a vacancy may have in common with a specialist: see `traits`
    passed: dict[tuple[Filter, str | None], list[int]] = field(default_factory=dict)

    def chosen(
        self, filters: Sequence[tuple[Filter, int]], home: str | None, seeker: Seeker | None
    ) -> list[tuple[int, Match | None]]:
        """The ids of what passes one of the filters, each with an id after which it is new; the best first."""
        found: dict[int, Match | None] = {}
        score: dict[int, int] = {}
        may_fit = self._may_fit(seeker) if any(each.fits for each, _ in filters) else set()
        for narrowed, told in filters:
            for vacancy_id in self._passing(narrowed, home):
                if vacancy_id <= told or vacancy_id in found or (narrowed.fits and vacancy_id not in may_fit):
                    continue
                match = compare(seeker, self.openings[vacancy_id]) if seeker is not None else None
                if not narrowed.fits or (match is not None and match.fits):
                    found[vacancy_id], score[vacancy_id] = match, match.score if match is not None else 0
        return [(each, found[each]) for each in sorted(found, key=lambda each: (-score[each], -each))]

    def _may_fit(self, seeker: Seeker | None) -> set[int]:
        """What has anything in common with a specialist, so that comparing is worth its time."""
        if seeker is None:
            return set()
        return set().union(*(self.near.get(each, ()) for each in traits(seeker)))

    def _passing(self, narrowed: Filter, home: str | None) -> list[int]:
        key = (replace(narrowed, fits=False), home if narrowed.where in {"mine", "near"} else None)
        if key not in self.passed:
            admits = admitting(narrowed, home)
            self.passed[key] = [each for each, vacancy in self.vacancies.items() if admits(vacancy)]
        return self.passed[key]

    def told(self, vacancy_id: int, match: Match | None) -> dict[str, Any]:
        """A vacancy as its alert tells of it."""
        vacancy = self.vacancies[vacancy_id]
        own = vacancy.organisation_id
        return {
            "vacancy": vacancy_id,
            "profession": vacancy.profession,
            "title": vacancy.title,
            "employer": vacancy.employer or "" if own is None else self.employers[own],
            "place": vacancy.municipality,
            "salary": [vacancy.salary_from, vacancy.salary_to],
            "note": vacancy.salary_note,
            "match": {name: getattr(match, name) for name in MATCHED} if match is not None and match.fits else None,
        }


async def news_of(session: Session, rows: Sequence[Vacancy]) -> News:
    employers = await organisations_db.names(session, {each.organisation_id for each in rows} - {None})
    ids = [each.id for each in rows]
    openings = await vacancies_db.openings_of(session, ids)
    near: dict[str, set[int]] = {}
    for vacancy_id, opening in openings.items():
        for trait in traits(opening):
            near.setdefault(trait, set()).add(vacancy_id)
    return News(dict(zip(ids, rows, strict=True)), openings, employers, near)


def admitting(narrowed: Filter, home: str | None) -> Callable[[Vacancy], bool]:
    """Whether a vacancy passes a filter, but for what fits somebody's card: the same as the tables would answer."""
    asked = wanted(narrowed, home)

    def admits(vacancy: Vacancy) -> bool:
        paid = vacancy.salary_to if vacancy.salary_to is not None else vacancy.salary_from
        return (
            (asked.places is None or vacancy.municipality in asked.places)
            and (asked.group is None or vacancy.group == asked.group)
            and (not asked.salary or (paid is not None and paid >= asked.salary))
            and (asked.employment is None or vacancy.employment == asked.employment)
            and (not asked.housing or vacancy.housing)
            and (not asked.zemsky or vacancy.zemsky)
            and (not asked.remote or vacancy.remote)
            and (not asked.students or vacancy.education == "student" or vacancy.employment == "internship")
            and (not asked.beginners or vacancy.experience == 0)
        )

    return admits


def _as_saved(row: SavedFilter) -> Saved:
    return Saved(row.id, Filter.of_text(row.narrowed), Alert(row.alert))


__all__ = ["NEWEST", "Alert", "Fresh", "News", "Saved", "VacancyAlerts", "admitting", "news_of"]
