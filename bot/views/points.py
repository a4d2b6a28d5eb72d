"""Pages of quality points for those who keep them."""

from bot.i18n import Texts
from bot.quality_codes import printed
from bot.services.points import PointCard, PointList
from bot.views.colleagues import to_organisation
from bot.views.event_buttons import EventAction, EventDesk, EventPress
from bot.views.page import Button, Page, Row, button, column, turning
from bot.views.quality_buttons import (
    AddPoint,
    CommentPage,
    PointAction,
    PointPage,
    PointPress,
    Posters,
    Ratings,
)

CAPTION = 40  # characters of a name on a button


def listing(texts: Texts, shown: PointList) -> Page:
    """The points of an organisation, and what is done with all of them."""
    organisation = shown.organisation_id or 0
    rows: list[Row] = [(button(_caption(texts, each), _press(each, PointAction.OPEN)),) for each in shown.points]
    rows += turning(texts, shown.page, shown.pages, lambda page: PointPage(organisation=organisation, page=page))
    if organisation:
        unit = -1 if shown.branches else 0
        rows.append((button(texts.plain("points-add"), AddPoint(organisation=organisation, unit=unit)),))
    if shown.total:
        rows.append((button(texts.plain("points-posters"), Posters(organisation=organisation)),))
        rows.append(
            (
                button(texts.plain("ratings-open"), Ratings(organisation=organisation)),
                button(texts.plain("ratings-comments"), CommentPage(organisation=organisation)),
            )
        )
    rows.append((_back(texts, shown),))
    key = "points" if shown.total else "points-none"
    return Page(texts(key, name=shown.organisation or texts.plain("event-cluster"), count=shown.total), rows)


def _back(texts: Texts, shown: PointList) -> Button:
    if shown.organisation_id is None:
        return button(texts.plain("form-back"), EventDesk(organisation=0))
    return to_organisation(texts, shown.organisation_id, acts=shown.acts)


def _caption(texts: Texts, each: PointCard) -> str:
    name = texts.plain("quality-event", title=each.name) if each.event_id else each.name
    name = ", ".join(part for part in (each.branch, name) if part)
    name = name if len(name) <= CAPTION else f"{name[: CAPTION - 1].rstrip()}…"
    return name if each.code else texts.plain("points-retired-line", name=name)


def card(texts: Texts, shown: PointCard, note: str = "") -> Page:
    """One point: its code, its posters, what can be done with it."""
    place = ", ".join(part for part in (shown.organisation, shown.branch, shown.name) if part)
    code = texts("points-code", code=printed(shown.code)) if shown.code else texts("points-retired")
    text = texts("points-card", place=place)
    text = "\n".join(part for part in (note, text, code) if part)
    rows: list[Row] = []
    if shown.code:
        poster = _act(texts, "points-poster", shown, PointAction.POSTER)
        rows.append((poster, _act(texts, "points-picture", shown, PointAction.PICTURE)))
    seen = Ratings(organisation=shown.organisation_id or 0, point=shown.id)
    rows.append((button(texts.plain("ratings-open"), seen),))
    rows.append((_act(texts, "ratings-reply", shown, PointAction.REPLY),))
    if shown.event_id is None:
        rows.append((_act(texts, "points-rename", shown, PointAction.RENAME),))
    if shown.code:
        renew = _act(texts, "points-renew", shown, PointAction.ASK_RENEW)
        rows.append((renew, _act(texts, "points-retire", shown, PointAction.ASK_RETIRE)))
    else:
        rows.append((_act(texts, "points-reopen", shown, PointAction.RENEW),))
    if shown.event_id:
        to_event = EventPress(event=shown.event_id, action=EventAction.OPEN)
        rows.append((button(texts.plain("tickets-to-event"), to_event),))
    rows.append((button(texts.plain("points-back"), PointPage(organisation=shown.organisation_id or 0)),))
    return Page(text, rows)


def sure(texts: Texts, shown: PointCard, action: PointAction) -> Page:
    """What is printed will open nothing any more: is it meant?"""
    what = "renew" if action == PointAction.RENEW else "retire"
    return Page(
        texts(f"points-{what}-sure", name=shown.name),
        column(
            _act(texts, f"points-{what}-yes", shown, action),
            _act(texts, "points-leave", shown, PointAction.OPEN),
        ),
    )


def choose_branch(texts: Texts, organisation_id: int, branches: list[tuple[int, str]]) -> Page:
    """Of which branch a new point is."""
    choices = [button(name[:CAPTION], AddPoint(organisation=organisation_id, unit=unit)) for unit, name in branches]
    return Page(
        texts("points-which-branch"),
        column(
            button(texts.plain("points-main"), AddPoint(organisation=organisation_id, unit=0)),
            *choices[:60],
            button(texts.plain("form-back"), PointPage(organisation=organisation_id)),
        ),
    )


def _press(shown: PointCard, action: PointAction) -> PointPress:
    return PointPress(point=shown.id, action=action)


def _act(texts: Texts, key: str, shown: PointCard, action: PointAction) -> Button:
    return button(texts.plain(key), _press(shown, action))
