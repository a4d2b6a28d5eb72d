"""Vacancies: who looks for whom, where and on what terms, and the competencies that are asked for.

A vacancy exists once it may be shown: a proposal that waits for a coordinator is a case (bot/db/moderation.py).
"""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, BigId, UTCDateTime


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
    alerted_at: Mapped[datetime | None] = mapped_column(UTCDateTime, index=True)  # those who wait for such ones
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
