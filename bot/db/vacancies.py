"""Vacancies: who looks for whom, where and on what terms, and the competencies that are asked for.

A vacancy exists once it may be shown: a proposal that waits for a coordinator is a case (bot/db/moderation.py).
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    Select,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
    delete,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import steps
from bot.db.base import Base, BigId, UTCDateTime
from bot.db.directory import begins
from bot.dictionaries import group_of
from bot.matching import Opening, Seeker


class VacancyState(StrEnum):
    OPEN = "open"
    EXPIRED = "expired"  # nobody prolonged it
    CLOSED = "closed"


class Outcome(StrEnum):
    """How a search ended, in the words of whoever closed it."""

    HERE = "here"  # somebody who responded in the bot
    ELSEWHERE = "elsewhere"
    NOBODY = "nobody"


class Vacancy(Base):
    """One vacancy or one assignment of a day. Salaries are whole roubles a month before tax, times are UTC.

    The position is a profession's code, words of the employer's own, or both: then the words are shown and the code is
    matched. The employer is an organisation of ours or, of what was imported, a name as text.
    """

    __tablename__ = "vacancies"
    __table_args__ = (
        UniqueConstraint("source", "source_id"),
        Index("ix_vacancies_newest", "state", "published_at"),
        Index("ix_vacancies_where", "state", "municipality"),
        Index("ix_vacancies_ending", "state", "valid_until"),
        CheckConstraint("organisation_id IS NOT NULL OR employer IS NOT NULL", name="somebodys"),
        CheckConstraint("profession IS NOT NULL OR title IS NOT NULL", name="named"),
        CheckConstraint("salary_from IS NULL OR salary_to IS NULL OR salary_from <= salary_to", name="salary_in_order"),
        CheckConstraint("employment <> 'assignment' OR day IS NOT NULL", name="assignment_has_its_day"),
        CheckConstraint("(state = 'closed') = (outcome IS NOT NULL)", name="closed_with_an_outcome"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    state: Mapped[VacancyState] = mapped_column(String(10))
    outcome: Mapped[Outcome | None] = mapped_column(String(10))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id", ondelete="SET NULL"))
    employer: Mapped[str | None] = mapped_column(String(250))  # of an imported one without an organisation here
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)  # the proposal it came from
    source: Mapped[str | None] = mapped_column(String(20))  # where it was imported from; empty: written here
    source_id: Mapped[str | None] = mapped_column(String(100))
    source_url: Mapped[str | None] = mapped_column(String(300))
    profession: Mapped[str | None] = mapped_column(String(30), index=True)
    group: Mapped[str | None] = mapped_column("profession_group", String(20), index=True)
    title: Mapped[str | None] = mapped_column(String(120))
    municipality: Mapped[str | None] = mapped_column(String(40))
    settlement: Mapped[str | None] = mapped_column(String(80))
    remote: Mapped[bool] = mapped_column(default=False)
    employment: Mapped[str] = mapped_column(String(12))
    day: Mapped[date | None] = mapped_column(Date)  # of an assignment
    rate: Mapped[int | None] = mapped_column(SmallInteger)  # percent of a full post
    schedule: Mapped[str | None] = mapped_column(String(12))
    schedule_note: Mapped[str | None] = mapped_column(String(120))
    salary_from: Mapped[int | None]
    salary_to: Mapped[int | None]
    salary_note: Mapped[str | None] = mapped_column(String(200))
    education: Mapped[str | None] = mapped_column(String(10))
    experience: Mapped[int | None] = mapped_column(SmallInteger)  # whole years at least; 0: none is needed
    duties: Mapped[str | None] = mapped_column(Text)
    housing: Mapped[bool] = mapped_column(default=False)
    zemsky: Mapped[bool] = mapped_column(default=False)  # «Земский работник культуры»
    target_training: Mapped[bool] = mapped_column(default=False)
    young_bonus: Mapped[bool] = mapped_column(default=False)
    quota: Mapped[bool] = mapped_column(default=False)  # a place kept for a person with a disability
    valid_until: Mapped[datetime] = mapped_column(UTCDateTime)
    reminded_at: Mapped[datetime | None] = mapped_column(UTCDateTime)  # that it ends soon
    search_text: Mapped[str] = mapped_column(Text, default="")
    published_at: Mapped[datetime] = mapped_column(UTCDateTime)
    changed_at: Mapped[datetime] = mapped_column(UTCDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class VacancyCompetency(Base):
    """A competency a vacancy asks for, by its code; at most five of a vacancy."""

    __tablename__ = "vacancy_competencies"

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancies.id", ondelete="CASCADE"), primary_key=True)
    competency: Mapped[str] = mapped_column(String(30), primary_key=True, index=True)
    must: Mapped[bool]  # else it is welcome
    hard_to_find: Mapped[bool] = mapped_column(default=False)


MOST_COMPARED = 5_000  # vacancies on the page of those that fit: the number it was measured with, 30 ms


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to. `places`: municipalities by slug, None for any; `salary`: at least so many roubles.
    The other parts by their codes; None and False: not narrowed."""

    places: tuple[str, ...] | None = None
    group: str | None = None
    salary: int = 0
    employment: str | None = None
    housing: bool = False
    zemsky: bool = False
    remote: bool = False
    students: bool = False
    beginners: bool = False


def _open(now: datetime, wanted: Wanted = Wanted()) -> Select[Any]:
    found = select(Vacancy).where(Vacancy.state == VacancyState.OPEN, Vacancy.valid_until > now)
    conditions: list[tuple[object, ColumnElement[bool]]] = [
        (wanted.group, Vacancy.group == wanted.group),
        (wanted.salary, func.coalesce(Vacancy.salary_to, Vacancy.salary_from) >= wanted.salary),
        (wanted.employment, Vacancy.employment == wanted.employment),
        (wanted.housing, Vacancy.housing.is_(True)),
        (wanted.zemsky, Vacancy.zemsky.is_(True)),
        (wanted.remote, Vacancy.remote.is_(True)),
        (wanted.students, or_(Vacancy.education == "student", Vacancy.employment == "internship")),
        (wanted.beginners, Vacancy.experience == 0),
    ]
    found = found.where(*(condition for asked, condition in conditions if asked))
    return found if wanted.places is None else found.where(Vacancy.municipality.in_(wanted.places))


async def count(session: AsyncSession, wanted: Wanted, now: datetime) -> int:
    found = _open(now, wanted).with_only_columns(func.count())
    return int(await session.scalar(found) or 0)


async def page(session: AsyncSession, wanted: Wanted, now: datetime, offset: int, limit: int) -> Sequence[Vacancy]:
    """A page of a list, the newest first."""
    found = _open(now, wanted).order_by(Vacancy.published_at.desc(), Vacancy.id.desc())
    return (await session.scalars(found.offset(offset).limit(limit))).all()


async def values(session: AsyncSession, wanted: Wanted, now: datetime, dimension: str) -> list[tuple[str, int]]:
    """The codes a list can be narrowed to in one dimension (place, group, employment) and how many each has."""
    column: Any = {"place": Vacancy.municipality, "group": Vacancy.group, "employment": Vacancy.employment}[dimension]
    found = _open(now, wanted).with_only_columns(column, func.count()).where(column.is_not(None))
    rows = await session.execute(found.group_by(column).order_by(func.count().desc(), column))
    return [(row[0], int(row[1])) for row in rows]


async def search(session: AsyncSession, query: str, now: datetime, limit: int) -> tuple[Sequence[Vacancy], int]:
    """Those whose words begin with all the words of the query, and how many there are in all."""
    named = begins(query)
    if named is None:
        return (), 0
    found = _open(now).where(named(Vacancy.search_text))
    total = int(await session.scalar(found.with_only_columns(func.count())) or 0)
    newest = found.order_by(Vacancy.published_at.desc(), Vacancy.id.desc()).limit(limit)
    return (await session.scalars(newest)).all(), total


async def of_ids(session: AsyncSession, ids: Sequence[int]) -> list[Vacancy]:
    """Vacancies in the order of their ids as given."""
    rows = {each.id: each for each in await session.scalars(select(Vacancy).where(Vacancy.id.in_(ids)))}
    return [rows[each] for each in ids if each in rows]


async def openings(
    session: AsyncSession, seeker: Seeker, now: datetime, wanted: Wanted = Wanted()
) -> list[tuple[int, Opening]]:
    """What has to be compared with a specialist: open vacancies of the same group or with a common competency, as
    nothing else can fit; of very many the newest."""
    near: list[ColumnElement[bool]] = [
        Vacancy.id.in_(
            select(VacancyCompetency.vacancy_id).where(VacancyCompetency.competency.in_(sorted(seeker.competencies)))
        )
    ]
    if seeker.profession is not None:
        near += [Vacancy.profession == seeker.profession, Vacancy.group == group_of(seeker.profession)]
    found = _open(now, wanted).where(or_(*near)).order_by(Vacancy.published_at.desc(), Vacancy.id.desc())
    return await _as_openings(session, found.limit(MOST_COMPARED))


async def openings_of(session: AsyncSession, ids: Collection[int]) -> dict[int, Opening]:
    return dict(await _as_openings(session, select(Vacancy).where(Vacancy.id.in_(ids))))


async def _as_openings(session: AsyncSession, found: Select[Any]) -> list[tuple[int, Opening]]:
    compared = (Vacancy.profession, Vacancy.group, Vacancy.municipality, Vacancy.remote, Vacancy.experience)
    rows = (await session.execute(found.with_only_columns(Vacancy.id, *compared))).all()
    must: dict[int, set[str]] = defaultdict(set)
    nice: dict[int, set[str]] = defaultdict(set)
    asked = select(VacancyCompetency.vacancy_id, VacancyCompetency.competency, VacancyCompetency.must).where(
        VacancyCompetency.vacancy_id.in_(found.with_only_columns(Vacancy.id))
    )
    for vacancy_id, competency, is_must in await session.execute(asked):
        (must if is_must else nice)[vacancy_id].add(competency)
    return [
        (
            row[0],
            Opening(
                profession=row[1],
                group=row[2],
                municipality=row[3],
                must=frozenset(must.get(row[0], ())),
                nice=frozenset(nice.get(row[0], ())),
                remote=row[4],
                experience=row[5],
            ),
        )
        for row in rows
    ]


async def skills(session: AsyncSession, ids: Collection[int]) -> dict[int, list[VacancyCompetency]]:
    """The competencies of vacancies, the musts first."""
    found: dict[int, list[VacancyCompetency]] = {each: [] for each in ids}
    rows = await session.scalars(
        select(VacancyCompetency)
        .where(VacancyCompetency.vacancy_id.in_(ids))
        .order_by(VacancyCompetency.must.desc(), VacancyCompetency.competency)
    )
    for row in rows:
        found[row.vacancy_id].append(row)
    return found


async def set_skills(session: AsyncSession, vacancy_id: int, asked: Sequence[VacancyCompetency]) -> None:
    await session.execute(delete(VacancyCompetency).where(VacancyCompetency.vacancy_id == vacancy_id))
    session.add_all(asked)
    await session.flush()


async def locked(session: AsyncSession, vacancy_id: int) -> Vacancy | None:
    """The vacancy, held until the end of the transaction."""
    return await session.get(Vacancy, vacancy_id, with_for_update=True)


async def step(
    session: AsyncSession, vacancy_id: int, allowed: Collection[VacancyState], to: VacancyState, **values: Any
) -> bool:
    """Move a vacancy on if it is in one of the `allowed` states; whether it was this call that did."""
    seen = (Vacancy.id == vacancy_id, Vacancy.state.in_(allowed))
    return await steps.step(session, Vacancy, *seen, state=to, **values)


async def of_organisation(
    session: AsyncSession, organisation_id: int, now: datetime, *, ended: bool, offset: int, limit: int
) -> tuple[Sequence[Vacancy], int]:
    """An organisation's vacancies, those shown now or those that are not any more; and their number."""
    shown = (Vacancy.state == VacancyState.OPEN) & (Vacancy.valid_until > now)
    found = select(Vacancy).where(Vacancy.organisation_id == organisation_id, ~shown if ended else shown)
    total = int(await session.scalar(found.with_only_columns(func.count())) or 0)
    newest = found.order_by(Vacancy.published_at.desc(), Vacancy.id.desc())
    return (await session.scalars(newest.offset(offset).limit(limit))).all(), total


async def ending(session: AsyncSession, now: datetime, until: datetime, limit: int = 100) -> Sequence[Vacancy]:
    """Open vacancies that end before `until` and whose employers have not been told, locked."""
    found = select(Vacancy).where(
        Vacancy.state == VacancyState.OPEN,
        Vacancy.valid_until > now,
        Vacancy.valid_until <= until,
        Vacancy.reminded_at.is_(None),
    )
    return (await session.scalars(found.order_by(Vacancy.id).limit(limit).with_for_update(skip_locked=True))).all()


async def over(session: AsyncSession, now: datetime, limit: int = 100) -> Sequence[Vacancy]:
    """Vacancies still marked as open whose time is over, locked."""
    found = select(Vacancy).where(Vacancy.state == VacancyState.OPEN, Vacancy.valid_until <= now)
    return (await session.scalars(found.order_by(Vacancy.id).limit(limit).with_for_update(skip_locked=True))).all()


async def newest_id(session: AsyncSession, published_before: datetime) -> int:
    """The id of the newest vacancy published before a moment; 0 when there is none."""
    found = select(func.max(Vacancy.id)).where(Vacancy.published_at <= published_before)
    return int(await session.scalar(found) or 0)


async def between(session: AsyncSession, after: int, last: int, now: datetime) -> Sequence[Vacancy]:
    """The open vacancies with ids after one and up to another, by id."""
    found = _open(now).where(Vacancy.id > after, Vacancy.id <= last).order_by(Vacancy.id)
    return (await session.scalars(found)).all()


async def since(session: AsyncSession, moment: datetime, now: datetime, limit: int) -> Sequence[Vacancy]:
    """The open vacancies published after a moment, the newest first."""
    found = _open(now).where(Vacancy.published_at > moment)
    newest = found.order_by(Vacancy.published_at.desc(), Vacancy.id.desc()).limit(limit)
    return (await session.scalars(newest)).all()


async def of_author(session: AsyncSession, person_id: int) -> Sequence[Vacancy]:
    return (await session.scalars(select(Vacancy).where(Vacancy.author_id == person_id).order_by(Vacancy.id))).all()


async def forget_author(session: AsyncSession, person_id: int) -> None:
    """The vacancies stay their organisation's; who wrote them is no longer kept."""
    await session.execute(
        update(Vacancy)
        .where(Vacancy.author_id == person_id)
        .values(author_id=None)
        .execution_options(synchronize_session=False)
    )
