"""Pages of those who hold events: their desk, the start of a new one, what can be done with one that is published."""

from collections.abc import Sequence
from datetime import tzinfo

from bot.forms.events import LINES
from bot.i18n import Html, Texts
from bot.lengths import clipped
from bot.services.events import EventCard, EventState
from bot.services.moderation import State
from bot.services.organising import Desk
from bot.views import event_words as words
from bot.views.buttons import OrganisationAction, OrganisationPress, OwnCase, OwnCaseAction, To
from bot.views.event_buttons import EventAction, EventDesk, EventLine, EventPress, NewEvent, TrustPress
from bot.views.events import guests, press
from bot.views.page import Button, Page, Row, button, column, pairs, turning
from bot.views.people import go
from bot.views.quality_buttons import EventPoint

ON_BUTTON = 34


def desk(texts: Texts, shown: Desk, zone: tzinfo) -> Page:
    """What somebody holds: proposals with where they stand, then the events, those to come or those of before."""
    own = shown.organisation_id or 0
    text = texts(
        "desk-ended" if shown.ended else "desk",
        organiser=shown.organiser or texts.plain("event-cluster"),
        count=shown.total,
    )
    if not shown.ended:
        text = f"{text}\n{texts('desk-at-once' if shown.at_once else 'desk-reviewed')}"
    rows: list[Row] = []
    if not shown.ended:
        rows.append((button(texts.plain("desk-new"), NewEvent(organisation=own)),))
    rows += [
        (
            button(
                texts.plain(
                    f"desk-{'change' if each.subject else 'proposal'}-{each.state}",
                    title=clipped(each.title, ON_BUTTON),
                ),
                OwnCase(case=each.id, action=OwnCaseAction.OPEN),
            ),
        )
        for each in shown.proposals
        if each.state in {State.SUBMITTED, State.CLAIMED, State.RETURNED}
    ]
    rows += [(_line(texts, each, zone),) for each in shown.cards]
    rows += turning(
        texts,
        shown.page,
        shown.pages,
        lambda page: EventDesk(organisation=own, ended=shown.ended, page=page),
    )
    other = EventDesk(organisation=own, ended=not shown.ended)
    rows.append((button(texts.plain("desk-upcoming" if shown.ended else "desk-past"), other),))
    home = (
        button(texts.plain("menu-organisation"), OrganisationPress(organisation=own, action=OrganisationAction.OPEN))
        if own
        else go(texts, "console-open", To.CONSOLE)
    )
    rows.append((home, go(texts, "menu-open", To.MENU)))
    return Page(text, rows)


def _line(texts: Texts, each: EventCard, zone: tzinfo) -> Button:
    """«2 декабря · Народный костюм»; what is no longer as announced says so."""
    day = texts.short_date(each.starts_at.astimezone(zone).date(), each.seen_at.astimezone(zone).date())
    title = clipped(each.title, ON_BUTTON)
    caption = texts.plain(f"desk-event-{each.state}", day=day, title=title)
    return button(caption, EventPress(event=each.id, action=EventAction.MANAGE))


def start(texts: Texts, organisation: int, earlier: Sequence[EventCard]) -> Page:
    """A new event: as one of the last ones, or from a clean sheet."""
    copies = [
        button(
            texts.plain("desk-as-before", title=clipped(each.title, ON_BUTTON)),
            NewEvent(organisation=organisation, begun=True, event=each.id),
        )
        for each in earlier
    ]
    return Page(
        texts("desk-start"),
        column(
            *copies,
            button(texts.plain("desk-clean-sheet"), NewEvent(organisation=organisation, begun=True)),
            button(texts.plain("form-back"), EventDesk(organisation=organisation)),
        ),
    )


def manage(texts: Texts, shown: EventCard, zone: tzinfo, *, changed: bool = False) -> Page:
    """An event for whoever holds it, after a change with a word of it."""
    state = words.state(texts, shown, zone)
    text = texts(
        "managed",
        title=shown.title,
        when=words.sentence(words.when(texts, shown, zone)),
        where=words.sentence(words.where(texts, shown)),
    )
    if changed:
        text = f"{texts('managed-done')}\n\n{text}"
    if state:
        text = f"{text}\n{state}"
    if shown.later:
        text = f"{text}\n{texts('managed-series', count=shown.later)}"
    rows: list[Row] = []
    if shown.state != EventState.WITHDRAWN:
        rows = [(guests(texts, shown),), (button(texts.plain("points-of-event"), EventPoint(event=shown.id)),)]
    own = shown.organisation_id or 0
    if shown.state in {EventState.PUBLISHED, EventState.POSTPONED} and not (
        shown.over and shown.state == EventState.PUBLISHED
    ):
        rows += [
            (press(texts, "managed-change", shown.id, EventAction.CHANGE),),
            (press(texts, "managed-postpone", shown.id, EventAction.ASK_POSTPONE),),
            (press(texts, "managed-cancel", shown.id, EventAction.ASK_CANCEL),),
        ]
    rows.append((button(texts.plain("managed-copy"), NewEvent(organisation=own, begun=True, event=shown.id)),))
    if shown.state != EventState.WITHDRAWN:
        rows += [
            (
                press(texts, "managed-withdraw", shown.id, EventAction.ASK_WITHDRAW),
                press(texts, "managed-card", shown.id, EventAction.OPEN),
            )
        ]
    rows.append((button(texts.plain("desk-open"), EventDesk(organisation=own)), go(texts, "menu-open", To.MENU)))
    return Page(text, rows)


def change_which(texts: Texts, shown: EventCard, *, following: bool) -> Page:
    """Which line to change; of a series either this one alone or those that follow it too."""
    choices = [
        button(texts.plain(f"event-line-{name}-title"), EventLine(event=shown.id, line=name, following=following))
        for name in LINES
    ]
    rows = pairs(choices)
    if shown.later:
        rows.append((_scope(texts, shown, EventAction.CHANGE, following=following),))
    rows.append((press(texts, "form-back", shown.id, EventAction.MANAGE),))
    return Page(texts("managed-which", title=shown.title, scope=_whose(texts, shown, following=following)), rows)


def sure(texts: Texts, shown: EventCard, deed: str, *, following: bool) -> Page:
    """Is it meant: to postpone, to cancel, to withdraw; and for how many of a series."""
    asked = {
        "postpone": EventAction.ASK_POSTPONE,
        "cancel": EventAction.ASK_CANCEL,
        "withdraw": EventAction.ASK_WITHDRAW,
    }[deed]
    done = {"postpone": EventAction.POSTPONE, "cancel": EventAction.CANCEL, "withdraw": EventAction.WITHDRAW}[deed]
    new_day = button(texts.plain("managed-new-day"), EventLine(event=shown.id, line="when", following=following))
    return Page(
        texts(f"managed-{deed}-sure", title=shown.title, scope=_whose(texts, shown, following=following)),
        column(
            new_day if deed == "postpone" else None,
            press(texts, f"managed-{deed}-yes", shown.id, done, following=following),
            _scope(texts, shown, asked, following=following) if shown.later else None,
            press(texts, "managed-keep", shown.id, EventAction.MANAGE),
        ),
    )


def _scope(texts: Texts, shown: EventCard, action: EventAction, *, following: bool) -> Button:
    """The toggle between this one and the whole rest of the series."""
    key = "field-many-on" if following else "field-many-off"
    caption = texts.plain(key, caption=texts.plain("managed-following", count=shown.later))
    return button(caption, EventPress(event=shown.id, action=action, following=not following))


def _whose(texts: Texts, shown: EventCard, *, following: bool) -> Html:
    return Html(texts("managed-scope", count=shown.later) if following else "")


def published(texts: Texts, event_id: int, count: int, title: str = "") -> Page:
    """It is there for everybody to see: so many new ones, or a change when there are none. `title`: for those who
    sent it days ago."""
    said = texts("desk-published", count=count) if count else texts("desk-change-approved")
    return Page(
        f"{texts('event-head', title=title)}\n\n{said}" if title else said,
        [
            (press(texts, "desk-see", event_id, EventAction.OPEN), words.share(texts, event_id)),
            (press(texts, "event-manage", event_id, EventAction.MANAGE), go(texts, "menu-open", To.MENU)),
        ],
    )


def waiting(texts: Texts, case_id: int, *, again: bool) -> Page:
    """A coordinator looks first."""
    return Page(
        texts("own-case-sent-again" if again else "desk-sent"),
        column(
            button(texts.plain("desk-proposal-open"), OwnCase(case=case_id, action=OwnCaseAction.OPEN)),
            go(texts, "menu-open", To.MENU),
        ),
    )


def trust(texts: Texts, organisation_id: int, *, trusted: bool) -> Row:
    """The coordinator's switch on an organisation's card."""
    key = "field-many-on" if trusted else "field-many-off"
    caption = texts.plain(key, caption=texts.plain("trust-switch"))
    return (button(caption, TrustPress(organisation=organisation_id, wanted=not trusted)),)
