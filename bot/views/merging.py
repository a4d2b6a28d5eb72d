"""Pages of merging two organisations."""

from collections.abc import Sequence

from bot.i18n import Html, Texts
from bot.services.directory import Entry, Section
from bot.services.merging import Plan
from bot.views.buttons import Merge, MergeWith, RecordPress
from bot.views.page import Page, Row, button, column

CAPTION = 40  # characters of a name on a button


def candidates(texts: Texts, duplicate_id: int, found: Sequence[Entry]) -> Page:
    """Which of them is the same organisation?"""
    rows: list[Row] = [(button(each.name[:CAPTION], Merge(duplicate=duplicate_id, into=each.id)),) for each in found]
    rows.append((button(texts.plain("directory-find-again"), MergeWith(organisation=duplicate_id)),))
    rows.append((button(texts.plain("form-back"), RecordPress(section=Section.ORGANISATIONS, entry=duplicate_id)),))
    return Page(texts("merge-which" if found else "directory-found-none"), rows)


def plan(texts: Texts, shown: Plan) -> Page:
    """What moves, what stays, and the one press that does it."""
    moves = [texts.plain(f"merge-{name}", count=number) for name, number in shown.moves.items() if number]
    lines = [texts("merge-moves", what="; ".join(moves)) if moves else texts("merge-moves-nothing")]
    if shown.inns:
        lines.append(texts("merge-inns", duplicate=shown.inns[0], into=shown.inns[1]))
    duplicate, into = shown.duplicate.id, shown.into.id
    return Page(
        texts("merge-plan", duplicate=shown.duplicate.name, into=shown.into.name, lines=Html("\n".join(lines))),
        column(
            button(texts.plain("merge-yes"), Merge(duplicate=duplicate, into=into, sure=True)),
            button(texts.plain("merge-other-way"), Merge(duplicate=into, into=duplicate)),
            button(texts.plain("form-back"), RecordPress(section=Section.ORGANISATIONS, entry=duplicate)),
        ),
    )
