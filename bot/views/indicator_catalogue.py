"""Pages of the catalogue: which version is in force, how it is changed, what is wrong with a changed one."""

from collections.abc import Sequence
from datetime import tzinfo

from bot.forms.indicator_sheets import CellProblem
from bot.i18n import Html, Texts
from bot.services.indicator_editing import Replaced, Version
from bot.views.buttons import To
from bot.views.indicator_buttons import CatalogueAction, CataloguePress
from bot.views.page import Attachment, Page, button, column
from bot.views.people import go

MOST_PROBLEMS = 15


def catalogue(texts: Texts, shown: Version, zone: tzinfo) -> Page:
    text = texts(
        "indicators-catalogue",
        number=str(shown.number),
        moment=texts.moment(shown.made_at, zone) if shown.made_at else "none",
        elements=shown.elements,
        indicators=shown.indicators,
    )
    return Page(
        text,
        column(
            button(texts.plain("indicators-catalogue-download"), CataloguePress(action=CatalogueAction.DOWNLOAD)),
            button(texts.plain("indicators-catalogue-upload"), CataloguePress(action=CatalogueAction.UPLOAD)),
            go(texts, "reporting-open", To.REPORTING),
        ),
    )


def workbook(texts: Texts, content: bytes, shown: Version) -> Attachment:
    return Attachment(f"indicators-catalogue-{shown.number}.xlsx", content, texts("indicators-catalogue-how"))


def problem_lines(texts: Texts, problems: Sequence[CellProblem], whole: str) -> str:
    """Every mistake by its cell."""
    return "\n".join(
        texts(
            "indicators-sheet-problem",
            cell=each.cell or whole,
            error=texts.plain(each.error.key, **each.error.params),
        )
        for each in problems[:MOST_PROBLEMS]
    )


def replaced(texts: Texts, result: Replaced) -> Page:
    back = button(texts.plain("indicators-catalogue-back"), CataloguePress(action=CatalogueAction.OPEN))
    if result.version is None:
        lines = problem_lines(texts, result.problems, texts.plain("indicators-sheet-whole"))
        again = button(texts.plain("indicators-sheet-again"), CataloguePress(action=CatalogueAction.UPLOAD))
        text = texts("indicators-catalogue-problems", count=len(result.problems), lines=Html(lines))
        return Page(text, column(again, back))
    return Page(texts("indicators-catalogue-replaced", number=str(result.version.number)), column(back))
