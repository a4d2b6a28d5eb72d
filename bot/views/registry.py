"""Pages of the registry: what a coordinator looked up, and a card with its history and notes."""

from collections.abc import Iterator
from datetime import tzinfo

from bot.i18n import Html, Texts
from bot.services.registry import Found, Happening, Record, Section, What
from bot.views.buttons import (
    Browse,
    CaseAction,
    CasePress,
    MergeWith,
    NoteOn,
    OrganisationAction,
    OrganisationPress,
    RecordPress,
    To,
    UnitList,
)
from bot.views.moderation import cut
from bot.views.page import Button, Page, Row, button
from bot.views.people import go
from bot.views.quality_buttons import PointPage

CAPTION = 40  # characters of a name on a button
OPEN_CASES = 3  # buttons to what waits for a decision
BONDS = 10  # buttons to the other side of «acts for»


def found(texts: Texts, shown: Found) -> Page:
    """The first that match, and how many there are."""
    rows: list[Row] = [
        (button(cut(each.name, CAPTION), RecordPress(section=each.section, entry=each.id)),) for each in shown.entries
    ]
    rows.append((go(texts, "directory-find-again", To.LOOK_UP), go(texts, "console-open", To.CONSOLE)))
    text = texts("directory-found", total=shown.total) if shown.total else texts("directory-found-none")
    if shown.total > len(shown.entries):
        text = f"{text} {texts('directory-found-more', shown=len(shown.entries))}"
    return Page(text, rows)


def record(texts: Texts, shown: Record, zone: tzinfo) -> Page:
    """Who it is, whom they act for or who acts for it, and what has happened, the newest first."""
    history = "\n".join(_line(texts, each, zone) for each in shown.history) or texts("registry-history-none")
    text = texts(
        "registry-record", name=shown.name, lines=Html("\n".join(_facts(texts, shown, zone))), history=Html(history)
    )
    rows: list[Row] = [
        (button(cut(texts.plain("registry-case", title=title), CAPTION), CasePress(case=case, action=CaseAction.OPEN)),)
        for case, title in shown.open_cases[:OPEN_CASES]
    ]
    rows.append((button(texts.plain("registry-note-add"), NoteOn(section=shown.section, entry=shown.id)),))
    other = Section.SPECIALISTS if shown.section == Section.ORGANISATIONS else Section.ORGANISATIONS
    rows += [
        (
            button(
                cut(each.name or texts.plain("nameless"), CAPTION),
                RecordPress(section=other, entry=each.id),
            ),
        )
        for each in shown.bonds[:BONDS]
    ]
    if shown.section == Section.ORGANISATIONS:
        team = OrganisationPress(organisation=shown.id, action=OrganisationAction.TEAM)
        card = Browse(section=Section.ORGANISATIONS, entry=shown.id)
        rows.append((button(texts.plain("organisation-team"), team), button(texts.plain("registry-card"), card)))
        branches = button(texts.plain("units-open"), UnitList(organisation=shown.id))
        rows.append((branches, button(texts.plain("points-open"), PointPage(organisation=shown.id))))
        rows.append((button(texts.plain("merge-open"), MergeWith(organisation=shown.id)),))
    turn = []
    if shown.page:
        turn.append(_turn(texts, "registry-newer", shown, shown.page - 1))
    if shown.page < shown.pages - 1:
        turn.append(_turn(texts, "registry-older", shown, shown.page + 1))
    rows += [tuple(turn)] if turn else []
    rows.append((go(texts, "directory-find-again", To.LOOK_UP), go(texts, "console-open", To.CONSOLE)))
    return Page(text, rows)


def _turn(texts: Texts, key: str, shown: Record, page: int) -> Button:
    return button(texts.plain(key), RecordPress(section=shown.section, entry=shown.id, page=page))


def _facts(texts: Texts, shown: Record, zone: tzinfo) -> Iterator[str]:
    lines = [("kind", _kind(texts, shown))]
    if shown.municipality:
        lines.append(("place", texts.plain(f"municipality-{shown.municipality}")))
    if shown.inn:
        lines.append(("inn", shown.inn))
    for each in shown.bonds[:BONDS]:
        duties = ", ".join(texts.plain(f"duty-{duty}") for duty in each.duties)
        lines.append((shown.section.name.lower(), f"{each.name or texts.plain('nameless')} ({duties})"))
    lines.append(("since", texts.moment(shown.since, zone)))
    if shown.seen_at:
        lines.append(("seen", texts.moment(shown.seen_at, zone)))
    for name, value in lines:
        yield texts("form-answer-line", label=texts.plain(f"registry-{name}-label"), value=value)
    if shown.section == Section.ORGANISATIONS and not shown.bonds:
        yield texts("registry-nobody")


def _kind(texts: Texts, shown: Record) -> str:
    if shown.coordinator:
        return texts.plain("registry-coordinator")
    if shown.own_words:
        return shown.kind or texts.plain("registry-no-card")
    return texts.plain(f"{shown.side}-kind-{shown.kind}" if shown.side else f"profession-{shown.kind}")


def _line(texts: Texts, line: Happening, zone: tzinfo) -> str:
    when = texts.moment(line.at, zone)
    match line.what:
        case What.CASE:
            return texts(
                "registry-line-case",
                when=when,
                kind=texts.plain(f"registry-kind-{line.code}"),
                title=line.text or texts.plain("registry-erased"),
                state=texts.plain(f"registry-state-{line.state}"),
            )
        case What.NOTE:
            return texts("registry-line-note", when=when, who=line.who or texts.plain("nameless"), text=line.text)
        case What.DEED:
            key = "registry-line-deed" if line.who else "registry-line-deed-nobody"
            return texts(key, when=when, deed=texts.plain(f"registry-deed-{line.code}"), who=line.who)
