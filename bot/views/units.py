"""Pages of an organisation's branches."""

from bot.i18n import Texts
from bot.services.units import Branch, Branches
from bot.views.buttons import AddUnit, UnitAction, UnitList, UnitPress
from bot.views.colleagues import to_organisation
from bot.views.page import Button, Page, Row, button, column, turning

CAPTION = 40  # characters of a name on a button


def branches(texts: Texts, shown: Branches) -> Page:
    """The list, closed ones said to be so."""
    rows: list[Row] = [
        (
            button(
                texts.plain("unit-closed-line", name=each.name[:CAPTION]) if each.closed else each.name[:CAPTION],
                UnitPress(unit=each.id, action=UnitAction.OPEN),
            ),
        )
        for each in shown.shown
    ]
    organisation = shown.organisation_id
    rows += turning(texts, shown.page, shown.pages, lambda page: UnitList(organisation=organisation, page=page))
    rows.append((button(texts.plain("unit-add"), AddUnit(organisation=shown.organisation_id)),))
    rows.append((to_organisation(texts, shown.organisation_id, acts=shown.acts),))
    key = "units" if shown.total else "units-none"
    return Page(texts(key, name=shown.organisation, count=shown.total), rows)


def branch(texts: Texts, shown: Branch) -> Page:
    """One branch and what may be done with it."""
    place = texts.plain(f"municipality-{shown.municipality}") if shown.municipality else texts.plain("unit-same-place")
    where = f"{place}, {shown.settlement}" if shown.settlement else place
    text = texts("unit-card", name=shown.name, where=where)
    if shown.closed:
        return Page(
            f"{text}\n{texts('unit-is-closed')}",
            column(
                _act(texts, "unit-reopen", shown, UnitAction.REOPEN),
                _back(texts, shown.organisation_id),
            ),
        )
    return Page(
        text,
        column(
            _act(texts, "unit-rename", shown, UnitAction.RENAME),
            _act(texts, "unit-move", shown, UnitAction.MOVE),
            _act(texts, "unit-close", shown, UnitAction.CLOSE),
            _back(texts, shown.organisation_id),
        ),
    )


def _act(texts: Texts, key: str, shown: Branch, action: UnitAction) -> Button:
    return button(texts.plain(key), UnitPress(unit=shown.id, action=action))


def _back(texts: Texts, organisation_id: int) -> Button:
    return button(texts.plain("units-back"), UnitList(organisation=organisation_id, page=0))
