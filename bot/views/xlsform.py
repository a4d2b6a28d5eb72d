"""What is wrong with an uploaded spreadsheet, as text."""

from bot.forms.xlsform import BadXlsform, SheetProblem
from bot.i18n import Html, Texts

LONGEST = 3500  # characters of a message; the rest is counted


def refused(refusal: BadXlsform, texts: Texts) -> str:
    """All problems, or as many as a message holds and how many there are besides."""
    lines = [texts(refusal.key, **refusal.params)]
    for number, each in enumerate(refusal.problems):
        line = problem(each, texts)
        if sum(map(len, lines)) + len(line) > LONGEST:
            lines.append(texts("xlsform-more", count=len(refusal.problems) - number))
            break
        lines.append(line)
    return "\n\n".join(lines)


def problem(problem: SheetProblem, texts: Texts) -> str:
    """One problem and its place."""
    said = texts(problem.error.key, **problem.error.params)
    if not problem.sheet:
        return said
    if not problem.row:
        return texts("xlsform-at-sheet", sheet=problem.sheet, problem=Html(said))
    row = str(problem.row)  # a number would be written with spaces between its digits
    if not problem.column:
        return texts("xlsform-at-row", sheet=problem.sheet, row=row, problem=Html(said))
    return texts("xlsform-at-cell", sheet=problem.sheet, row=row, column=problem.column, problem=Html(said))
