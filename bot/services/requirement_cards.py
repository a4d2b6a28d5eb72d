"""Requirement cards as their readers see them: who reads, a line of a list, a line of a sheet, a whole card."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.db.requirements import Narrowed, Requirement, RequirementState, Votes


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever looks at the cards, and in whose name. `publishes`: may speak for the organisation; `teaches`: it is an
    educational institution; `receives`: it agreed to answer cards."""

    person_id: int
    organisation_id: int | None
    publishes: bool
    teaches: bool
    receives: bool
    coordinator: bool

    @property
    def sees_gaps(self) -> bool:
        return self.coordinator or self.teaches or self.receives


@dataclass(frozen=True, slots=True)
class Line:
    """A card in a list: codes, and own words where no code fitted."""

    id: int
    position: str
    position_own: bool
    competency: str
    competency_own: bool
    votes: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list."""

    narrowed: Narrowed
    lines: tuple[Line, ...]
    page: int
    pages: int
    total: int
    reader: Reader


@dataclass(frozen=True, slots=True)
class Brief:
    """A card as a line of a sheet; hidden is what its reader does not see on the card either."""

    line: Line
    state: RequirementState
    importance: int
    people: int
    help: str
    wanted_by: date
    employer: str | None
    place: str | None
    comment: str | None
    against: int
    sent_to: str | None
    decision: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Card:
    """A card as its reader sees it. `employer` and `place` are None where the name is not to be shown, `comment` until
    a coordinator has looked at it. `word` is what the reader's organisation said: the same, not so, or nothing yet."""

    line: Line
    state: RequirementState
    importance: int
    people: int
    help: str
    wanted_by: date
    employer: str | None
    place: str | None
    comment: str | None
    votes: Votes
    sent_to: str | None
    decision_kind: str | None
    decision: str | None
    created_at: datetime
    better: tuple[int, int]
    mine: bool
    word: bool | None
    may_vote: bool
    may_withdraw: bool
    may_rate: bool
    steps: tuple[str, ...] = ()


def line_of(row: Requirement, votes: int) -> Line:
    return Line(
        id=row.id,
        position=row.position_text or row.position or "",
        position_own=row.position_text is not None,
        competency=row.competency_text or row.competency or "",
        competency_own=row.competency_text is not None,
        votes=votes,
    )
