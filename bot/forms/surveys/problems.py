"""What is wrong with a survey, and where."""

from dataclasses import dataclass
from enum import StrEnum

from bot.errors import DomainError


class Part(StrEnum):
    """What of a line, an option or the survey."""

    NAME = "name"
    KIND = "kind"
    LABEL = "label"
    HINT = "hint"
    REQUIRED = "required"
    RELEVANT = "relevant"
    CONSTRAINT = "constraint"
    MESSAGE = "message"
    CALCULATION = "calculation"
    OPTIONS = "options"
    SCALE = "scale"
    MATRIX = "matrix"
    CODE = "code"
    TITLE = "title"
    VERSION = "version"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is wrong: in a line by its number, in an option of a list, or in the survey itself. `language`
    when it is about the words in one."""

    part: Part
    line: int | None = None
    options: str = ""
    option: int | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, as a refusal with its text."""

    place: Place
    error: DomainError
