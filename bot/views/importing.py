"""Pages of loading vacancies: what to send, what was read, what was loaded; the sheet to fill in."""

from collections.abc import Sequence
from datetime import UTC, date

from bot.i18n import Html, Texts
from bot.importing import Refusal
from bot.importing.sheets import CAPTIONS
from bot.services.importing import Counts, Preview
from bot.spreadsheet import Spreadsheet
from bot.views.buttons import To
from bot.views.page import Attachment, Page, Row, button, column
from bot.views.people import go
from bot.views.requirement_buttons import ImportPress

SHOWN = 15  # refused rows on the page; all of them are in a file beside it when there are more
WIDTH = 24
HINTED = ("id", "place", "employment", "schedule", "rate", "education", "experience", "skills", "until")


def front(texts: Texts) -> Page:
    return Page(
        texts("import"),
        column(
            go(texts, "import-send", To.IMPORT_FILE),
            go(texts, "import-template", To.IMPORT_TEMPLATE),
            go(texts, "console-open", To.CONSOLE),
        ),
    )


def preview(texts: Texts, shown: Preview) -> Page:
    """What was read, before anything is written."""
    if shown.problem is not None:
        why = texts(shown.problem.key, **shown.problem.params)
        return Page(texts("import-problem", why=Html(why)), _again(texts))
    counts = shown.counts
    parts = [texts("import-read", new=counts.new, changed=counts.changed, same=counts.same)]
    if shown.unknown:
        parts.append(texts("import-unknown", count=shown.unknown))
    if shown.refused:
        lines = [_line(texts, each) for each in shown.refused[:SHOWN]]
        parts.append(texts("import-refused", count=len(shown.refused), lines=Html("\n".join(lines))))
        if len(shown.refused) > SHOWN:
            parts.append(texts("import-refused-more", count=len(shown.refused) - SHOWN))
    if not counts.new and not counts.changed and not counts.same:
        return Page("\n\n".join(parts), _again(texts))
    loads = counts.new + counts.changed
    caption = texts.plain("import-load", count=loads) if loads else texts.plain("import-still-open")
    load = button(caption, ImportPress(number=shown.import_id))
    return Page("\n\n".join(parts), [(load,), *_again(texts)])


def refusals(texts: Texts, refused: Sequence[Refusal]) -> Attachment | None:
    """All refused rows as a file, when the page has no room for them."""
    if len(refused) <= SHOWN:
        return None
    lines = [texts.plain("import-row", number=str(each.number), why=_why(texts, each)) for each in refused]
    return Attachment("refused.txt", "\n".join(lines).encode(), texts("import-refused-file", count=len(refused)))


def loaded(texts: Texts, counts: Counts) -> Page:
    return Page(
        texts("import-done", new=counts.new, changed=counts.changed, same=counts.same),
        column(go(texts, "menu-vacancies", To.VACANCIES), go(texts, "console-open", To.CONSOLE)),
    )


def _again(texts: Texts) -> list[Row]:
    return column(go(texts, "import-send-another", To.IMPORT_FILE), go(texts, "console-open", To.CONSOLE))


def _line(texts: Texts, each: Refusal) -> str:
    return texts("import-row", number=str(each.number), why=_why(texts, each))


def _why(texts: Texts, each: Refusal) -> str:
    day = each.why.params.get("day")
    said = {"day": texts.date_words(date.fromisoformat(day))} if isinstance(day, str) else {}
    return texts.plain(each.why.key, **{**each.why.params, **said})


def template(texts: Texts) -> Attachment:
    """The sheet to fill in; what may stand in its columns is on the second one. Slow: call it in a
    thread."""
    with Spreadsheet("dd.mm.yyyy", UTC) as book:
        captions = [(texts.plain(f"import-column-{name}"), WIDTH) for name in CAPTIONS]
        book.sheet(texts.plain("import-sheet"), captions)
        hints = book.sheet(
            texts.plain("import-hints"),
            [(texts.plain("import-hint-column"), WIDTH), (texts.plain("import-hint-words"), 90)],
        )
        hints.write((texts.plain(f"import-column-{name}"), texts.plain(f"import-hint-{name}")) for name in HINTED)
        content = book.finished()
    return Attachment("vacancies.xlsx", content, texts("import-template-caption"))
