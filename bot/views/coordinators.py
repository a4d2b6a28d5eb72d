"""Pages about coordinators: who they are, where they look after, who stands in."""

from datetime import tzinfo

from bot.i18n import Html, Texts
from bot.services.coordinators import Coordinator
from bot.views.buttons import CoordinatorAction, CoordinatorPress, To
from bot.views.page import Button, Page, Row, button, column
from bot.views.people import go


def everybody(texts: Texts, shown: list[Coordinator], zone: tzinfo, *, owner: bool) -> Page:
    lines = [line(texts, each, zone) for each in shown] or [texts("coordinators-none")]
    rows: list[Row] = []
    if owner:
        rows += [(_press(each.name or texts.plain("nameless"), each, CoordinatorAction.OPEN),) for each in shown]
        rows += column(
            go(texts, "coordinators-invite", To.INVITE_COORDINATOR), go(texts, "coordinators-appoint", To.APPOINT)
        )
    rows.append((go(texts, "console-open", To.CONSOLE),))
    return Page(texts("coordinators", lines=Html("\n".join(lines))), rows)


def line(texts: Texts, shown: Coordinator, zone: tzinfo) -> str:
    """«Ольга Невская: вся область; в отъезде до …, замещает …»."""
    where = (
        texts.plain("coordinator-everywhere")
        if shown.municipalities is None
        else ", ".join(texts.plain(f"municipality-{each}-short") for each in shown.municipalities)
    )
    name = shown.name or texts.plain("nameless")
    if shown.away_until is None:
        return texts("coordinator-line", name=name, where=where)
    until = texts.date_words(shown.away_until.astimezone(zone).date())
    return texts(
        "coordinator-line-away", name=name, where=where, until=until, deputy=shown.deputy or texts.plain("nameless")
    )


def one(texts: Texts, shown: Coordinator, zone: tzinfo) -> Page:
    return Page(
        line(texts, shown, zone),
        column(
            _press(texts.plain("coordinator-areas-open"), shown, CoordinatorAction.AREAS),
            _press(texts.plain("coordinator-remove"), shown, CoordinatorAction.ASK_REMOVE),
            go(texts, "form-back", To.COORDINATORS),
        ),
    )


def remove_sure(texts: Texts, shown: Coordinator) -> Page:
    return Page(
        texts("coordinator-remove-sure", name=shown.name or texts.plain("nameless")),
        column(
            _press(texts.plain("coordinator-remove-yes"), shown, CoordinatorAction.REMOVE),
            _press(texts.plain("form-back"), shown, CoordinatorAction.OPEN),
        ),
    )


def choose_deputy(texts: Texts, others: list[Coordinator], *, away: bool) -> Page:
    """Who stands in; or the way back to work."""
    if away:
        return Page(
            texts("away-now"), column(go(texts, "away-over", To.BACK_AT_WORK), go(texts, "console-open", To.CONSOLE))
        )
    if not others:
        return Page(texts("away-nobody"), column(go(texts, "console-open", To.CONSOLE)))
    choices = [_press(each.name or texts.plain("nameless"), each, CoordinatorAction.DEPUTY) for each in others]
    return Page(texts("away-who"), column(*choices, go(texts, "console-open", To.CONSOLE)))


def back_at_work(texts: Texts) -> Page:
    return Page(texts("away-ended"), column(go(texts, "console-open", To.CONSOLE)))


def away_set(texts: Texts) -> Page:
    return Page(texts("away-set"), column(go(texts, "console-open", To.CONSOLE)))


def _press(caption: str, shown: Coordinator, action: CoordinatorAction) -> Button:
    return button(caption, CoordinatorPress(person=shown.person_id, action=action))
