"""What the cluster is for, in plain words, with the newest figure of each of its tasks."""

from bot.forms.indicators import span_words
from bot.i18n import Html, Texts
from bot.services.indicator_figures import Board
from bot.services.people import Person
from bot.views.buttons import To
from bot.views.indicator_buttons import Tasks
from bot.views.indicator_figures import figure_words
from bot.views.page import Page, button, column
from bot.views.people import go


def about(texts: Texts, person: Person, board: Board | None) -> Page:
    """`board`: the newest closed period, None while there is none."""
    text = texts("about")
    lines = [_newest(texts, board, task, number) for number, task in enumerate(board.figures, 1)] if board else []
    known = [each for each in lines if each]
    if board is not None and known:
        figures = texts("about-figures", span=span_words(board.period.span, texts), lines=Html("\n".join(known)))
        text = f"{text}\n\n{figures}"
    join = None if person.is_member else go(texts, "menu-join", To.JOIN)
    return Page(text, column(button(texts.plain("tasks-open"), Tasks()), join, go(texts, "menu-open", To.MENU)))


def _newest(texts: Texts, board: Board, task: str, number: int) -> str:
    """The first indicator of a task that has come to something; nothing where none has."""
    figure = next((each for each in board.figures[task] if each.worth.value is not None), None)
    return "" if figure is None else texts("about-figure", number=str(number), figure=figure_words(texts, figure))
