"""How well a specialist and a vacancy fit each other, with the facts that say so.

One comparison serves both directions: the vacancies for a person, and the specialists for a vacancy. Whatever counts is
a fact of the result, so that the words under it («подходит: 2 навыка из 3, ваш муниципалитет») tell all there was.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from bot.dictionaries import NEIGHBOURS, group_of

ENOUGH: Final = 40  # points from which on they fit: the same position anywhere, or half of it near by

POSITION: Final = {"same": 40, "group": 20, "other": 0}
SKILLS: Final = 40  # when all that is asked for is there; what is a must counts twice
PLACE: Final = {"own": 20, "remote": 20, "near": 10, "far": 0}
INEXPERIENCED: Final = -10

# The years that the answer to «how long do you work» promises at least.
YEARS: Final = {"lt3": 0, "3to10": 3, "10to20": 10, "gt20": 20}
BEGINNER: Final = 3  # less than so many years is all that «lt3» says


class Place(StrEnum):
    OWN = "own"
    NEAR = "near"
    REMOTE = "remote"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class Seeker:
    """What of a specialist is compared, by codes."""

    profession: str | None
    municipality: str | None
    competencies: frozenset[str]
    experience: str | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """What of a vacancy is compared, by codes; `experience` in whole years at least."""

    profession: str | None
    group: str | None
    municipality: str | None
    must: frozenset[str]
    nice: frozenset[str]
    remote: bool = False
    experience: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """The facts. `experienced` is None where nothing is asked, or where it cannot be told."""

    position: Literal["same", "group", "other"]
    must: int  # competencies that are asked for
    must_have: int  # and are there
    nice: int
    nice_have: int
    place: Place
    experienced: bool | None

    @property
    def asked(self) -> int:
        return self.must + self.nice

    @property
    def have(self) -> int:
        return self.must_have + self.nice_have

    @property
    def score(self) -> int:
        """From -10 to 100, by the facts alone."""
        asked = 2 * self.must + self.nice
        skills = SKILLS * (2 * self.must_have + self.nice_have) // asked if asked else 0
        inexperienced = INEXPERIENCED if self.experienced is False else 0
        return POSITION[self.position] + skills + PLACE[self.place] + inexperienced

    @property
    def fits(self) -> bool:
        """A profession or a competency has to speak for it: living next door alone does not."""
        return self.score >= ENOUGH and (self.position != "other" or self.have > 0)


def traits(one: Seeker | Opening) -> frozenset[str]:
    """The profession, its group and the competencies of either side; two with none in common do not fit."""
    able = one.competencies if isinstance(one, Seeker) else one.must | one.nice
    group = one.group if isinstance(one, Opening) else None
    position = (one.profession, group or (group_of(one.profession) if one.profession else None))
    return able | {each for each in position if each is not None}


def compare(seeker: Seeker, opening: Opening) -> Match:
    must_have = len(opening.must & seeker.competencies)
    nice_have = len(opening.nice & seeker.competencies)
    return Match(
        _position(seeker, opening),
        len(opening.must),
        must_have,
        len(opening.nice),
        nice_have,
        place_of(seeker.municipality, opening.municipality, remote=opening.remote),
        _experienced(seeker.experience, opening.experience),
    )


def _position(seeker: Seeker, opening: Opening) -> Literal["same", "group", "other"]:
    if seeker.profession is None:
        return "other"
    if seeker.profession == opening.profession:
        return "same"
    group = opening.group or (group_of(opening.profession) if opening.profession else None)
    return "group" if group is not None and group == group_of(seeker.profession) else "other"


def place_of(one: str | None, other: str | None, *, remote: bool = False) -> Place:
    """Where the two are to each other; it does not matter which is which."""
    if one is not None and one == other:
        return Place.OWN
    if remote:
        return Place.REMOTE
    if one is not None and other is not None and other in NEIGHBOURS.get(one, ()):
        return Place.NEAR
    return Place.FAR


def _experienced(said: str | None, years: int | None) -> bool | None:
    if not years or said not in YEARS:
        return None
    if YEARS[said] >= years:
        return True
    return None if years < BEGINNER else False


def best(found: Iterable[tuple[int, Match]]) -> list[tuple[int, Match]]:
    """Those that fit, by id, the best first; of equal ones the later id."""
    return sorted((each for each in found if each[1].fits), key=lambda each: (-each[1].score, -each[0]))
