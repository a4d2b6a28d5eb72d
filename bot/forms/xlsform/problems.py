"""What is wrong with a workbook, and in which cell."""

from dataclasses import dataclass

from bot.errors import DomainError


@dataclass(frozen=True, slots=True)
class SheetProblem:
    """One thing that is wrong: the sheet, its row counted from 1, the caption of the column or its letter. Empty and 0
    where it is about more than that."""

    error: DomainError
    sheet: str = ""
    row: int = 0
    column: str = ""


class BadXlsform(DomainError):
    """A workbook that makes no survey, with everything that is wrong with it."""

    def __init__(self, problems: tuple[SheetProblem, ...]) -> None:
        super().__init__("xlsform-refused", count=len(problems))
        self.problems = problems


def bad_file(key: str, **params: str | float) -> BadXlsform:
    """The refusal of a file that was not even read."""
    return BadXlsform((SheetProblem(DomainError(key, None, **params)),))
