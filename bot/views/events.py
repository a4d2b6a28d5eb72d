"""Pages of events for their readers: lists with their filters, cards, what was found."""

import html
from collections.abc import Sequence
from dataclasses import replace
from datetime import tzinfo

from bot.calendars import Entry, calendar
from bot.dictionaries import AUDIENCES, EVENT_KINDS, PROFESSIONAL
from bot.i18n import Texts
from bot.lengths import clipped
from bot.services.events import WHEN, WHERE, EventCard, EventState, Filter, Format, Listing
from bot.views import event_words as words
from bot.views.buttons import To
from bot.views.event_buttons import DoorAction, DoorPress, EventAction, EventDesk, EventList, EventPress
from bot.views.page import CAPTION, Attachment, Button, Page, Row, button, column, pairs, turning
from bot.views.people import go

ON_BUTTON = 40  # characters of a title on a button
IN_LIST = 100  # characters of a title in the text of a list
LONGEST_TEXT = 4000  # of a message Telegram takes 4096 characters
FLAGS = ("free", "accessible", "for_specialists", "pushkin_card")  # in the order of their bits


def narrowed_by(pressed: EventList) -> Filter:
    """The filter a button carries; a position that no dictionary has any more narrows nothing."""
    flags = {name: bool(pressed.flags & 1 << bit) for bit, name in enumerate(FLAGS)}
    return Filter(
        when=WHEN[pressed.when] if 0 <= pressed.when < len(WHEN) else WHEN[0],
        where=WHERE[pressed.where] if 0 <= pressed.where < len(WHERE) else "all",
        audience=AUDIENCES[pressed.whom] if 0 <= pressed.whom < len(AUDIENCES) else None,
        kind=EVENT_KINDS[pressed.kind] if 0 <= pressed.kind < len(EVENT_KINDS) else None,
        **flags,
    )


def to_list(narrowed: Filter, *, page: int = 0, choose: str = "", event: int = 0) -> EventList:
    """The button's data for a list, a choice or a card, with the filter to come back to."""
    return EventList(
        when=WHEN.index(narrowed.when),
        where=WHERE.index(narrowed.where),
        whom=AUDIENCES.index(narrowed.audience) if narrowed.audience else -1,
        kind=EVENT_KINDS.index(narrowed.kind) if narrowed.kind else -1,
        flags=sum(1 << bit for bit, name in enumerate(FLAGS) if getattr(narrowed, name)),
        page=page,
        choose=choose,
        event=event,
    )


def press(texts: Texts, key: str, event_id: int, action: EventAction, *, following: bool = False) -> Button:
    return button(texts.plain(key), EventPress(event=event_id, action=action, following=following))


def where_words(texts: Texts, where: str, home: str | None) -> str:
    """«Вяземский округ», «Вяземский округ и соседи», «вся область», «онлайн»."""
    if where in {"mine", "near"} and home is not None:
        town = texts.plain(f"municipality-{home}-short")
        return town if where == "mine" else texts.plain("events-near", town=town)
    if where in {"mine", "near", "all"}:
        return texts.plain("events-all")
    return texts.plain("events-online") if where == "online" else texts.plain(f"municipality-{where}-short")


def filter_words(texts: Texts, narrowed: Filter, home: str | None) -> str:
    """What a list is narrowed to, after «:»."""
    parts = [where_words(texts, narrowed.where, home), texts.plain(f"events-when-{narrowed.when}").lower()]
    parts += [texts.plain(f"audience-{narrowed.audience}").lower()] if narrowed.audience else []
    parts += [texts.plain(f"event-kind-{narrowed.kind}").lower()] if narrowed.kind else []
    parts += [texts.plain(f"events-flag-{name}").lower() for name in FLAGS if getattr(narrowed, name)]
    return ", ".join(parts)


def listing(texts: Texts, shown: Listing, zone: tzinfo, *, desk: int | None) -> Page:
    """A page of a list; an empty one offers the nearest that are not. `desk`: whose events the reader holds."""
    narrowed = shown.narrowed
    what = filter_words(texts, narrowed, shown.home)
    head = texts("events-list", count=shown.total, what=what) if shown.total else texts("events-nothing", what=what)
    first = shown.page * 8 + 1
    lines = [_line(texts, number, each, zone) for number, each in enumerate(shown.cards, first)]
    rows: list[Row] = [
        (button(f"{number}. {clipped(each.title, ON_BUTTON)}", to_list(narrowed, page=shown.page, event=each.id)),)
        for number, each in enumerate(shown.cards, first)
    ]
    rows += turning(texts, shown.page, shown.pages, lambda page: to_list(narrowed, page=page))
    rows += [(_widening(texts, narrowed, wider, total, shown.home),) for wider, total in shown.wider]
    rows.append(
        (
            button(texts.plain("events-choose-when"), to_list(narrowed, choose="when")),
            button(texts.plain("events-choose-where"), to_list(narrowed, choose="where")),
        )
    )
    rows.append(
        (
            button(texts.plain("events-choose-more", count=narrowed.extras), to_list(narrowed, choose="more")),
            go(texts, "events-find", To.FIND_EVENT),
        )
    )
    mine = button(texts.plain("events-mine"), EventDesk(organisation=desk)) if desk is not None else None
    rows += column(mine, None if shown.total or shown.wider else go(texts, "menu-subscribe", To.SUBSCRIBE))
    rows.append((go(texts, "agenda-open", To.AGENDA), go(texts, "menu-open", To.MENU)))
    return Page("\n\n".join([head, *lines]), rows)


def _line(texts: Texts, number: int, each: EventCard, zone: tzinfo) -> str:
    place = texts.plain(f"municipality-{each.municipality}-short") if each.municipality else words.where(texts, each)
    line = texts(
        "events-line",
        number=str(number),
        begins=words.capital(words.begins(texts, each, zone)),
        title=clipped(each.title, IN_LIST),
        place=place,
        price=words.price(texts, each),
        age=words.age(each),
    )
    state = words.state(texts, each, zone)
    return f"{line}\n{state}" if state else line


def _widening(texts: Texts, narrowed: Filter, wider: Filter, count: int, home: str | None) -> Button:
    """«Показать: вся область (3)»."""
    if wider.where != narrowed.where and wider.when == narrowed.when:
        what = where_words(texts, wider.where, home)
    elif wider.when != narrowed.when and wider.where == narrowed.where:
        what = texts.plain(f"events-when-{wider.when}").lower()
    elif narrowed.extras and not wider.extras and wider.when == narrowed.when:
        what = texts.plain("events-without-filters")
    else:
        what = texts.plain("events-everything")
    return button(texts.plain("events-wider", what=what, count=count), to_list(wider))


def choosing_when(texts: Texts, narrowed: Filter) -> Page:
    others = [each for each in WHEN if each != narrowed.when]
    choices = [button(texts.plain(f"events-when-{each}"), to_list(replace(narrowed, when=each))) for each in others]
    return Page(texts("events-which-when"), [*pairs(choices), (_back(texts, narrowed),)])


def choosing_where(texts: Texts, narrowed: Filter, home: str | None, found: Sequence[tuple[str, int]]) -> Page:
    """Near first, then the municipalities in which something happens."""
    wide = ("mine", "near", "all", "online") if home else ("all", "online")
    others = [each for each in wide if each != narrowed.where]
    choices = [
        button(words.capital(where_words(texts, each, home)), to_list(replace(narrowed, where=each))) for each in others
    ]
    places = [
        button(
            texts.plain("directory-value", value=texts.plain(f"municipality-{slug}-short"), count=count),
            to_list(replace(narrowed, where=slug)),
        )
        for slug, count in found
        if slug in WHERE and slug not in {home, narrowed.where}
    ]
    rows = [*((each,) for each in choices), *pairs(places), (_back(texts, narrowed),)]
    return Page(texts("events-which-where"), rows)


def choosing_code(texts: Texts, narrowed: Filter, dimension: str, found: Sequence[tuple[str, int]]) -> Page:
    """For whom, or of which kind; what there is, with counts."""
    name, prefix = ("audience", "audience") if dimension == "whom" else ("kind", "event-kind")
    chosen = narrowed.audience if dimension == "whom" else narrowed.kind
    choices = [
        button(
            texts.plain("directory-value", value=texts.plain(f"{prefix}-{code}"), count=count),
            to_list(_with(narrowed, name, code), choose="more"),
        )
        for code, count in found
        if code in (*AUDIENCES, *EVENT_KINDS) and code != chosen
    ]
    anything = button(texts.plain(f"events-any-{dimension}"), to_list(_with(narrowed, name, None), choose="more"))
    back = button(texts.plain("form-back"), to_list(narrowed, choose="more"))
    return Page(texts(f"events-which-{dimension}"), column(*choices, anything if chosen else None, back))


def _with(narrowed: Filter, name: str, code: str | None) -> Filter:
    return replace(narrowed, audience=code) if name == "audience" else replace(narrowed, kind=code)


def filters(texts: Texts, narrowed: Filter, home: str | None, total: int) -> Page:
    """The rarer filters: toggles, and two more choices."""
    toggles = [
        button(
            texts.plain(
                "field-many-on" if getattr(narrowed, name) else "field-many-off",
                caption=texts.plain(f"events-flag-{name}"),
            ),
            to_list(_flipped(narrowed, name), choose="more"),
        )
        for name in FLAGS
    ]
    whom = texts.plain(f"audience-{narrowed.audience}") if narrowed.audience else texts.plain("events-any-whom")
    kind = texts.plain(f"event-kind-{narrowed.kind}") if narrowed.kind else texts.plain("events-any-kind")
    rows = column(
        *toggles,
        button(texts.plain("events-by-whom", value=whom), to_list(narrowed, choose="whom")),
        button(texts.plain("events-by-kind", value=kind), to_list(narrowed, choose="kind")),
        button(texts.plain("events-show", count=total), to_list(narrowed)),
        button(texts.plain("directory-clear"), to_list(Filter(narrowed.when, narrowed.where)))
        if narrowed.extras
        else None,
    )
    return Page(texts("events-filters", what=filter_words(texts, narrowed, home)), rows)


def _flipped(narrowed: Filter, name: str) -> Filter:
    turned = {
        "free": replace(narrowed, free=not narrowed.free),
        "accessible": replace(narrowed, accessible=not narrowed.accessible),
        "for_specialists": replace(narrowed, for_specialists=not narrowed.for_specialists),
        "pushkin_card": replace(narrowed, pushkin_card=not narrowed.pushkin_card),
    }
    return turned[name]


def _back(texts: Texts, narrowed: Filter) -> Button:
    return button(texts.plain("form-back"), to_list(narrowed))


def card(
    texts: Texts,
    shown: EventCard,
    zone: tzinfo,
    *,
    back: EventList,
    knows_members: bool,
    holds: bool,
    answer: Sequence[str] = (),
    answers: Sequence[Row] = (),
) -> Page:
    """An event with everything there is to know, in whatever state it is.

    `back` is the list it was found in; `answer` and `answers` are the lines and the buttons of the reader's own answer,
    which stand before the others.
    """
    to_the_list = button(texts.plain("event-back"), back)
    menu = go(texts, "menu-open", To.MENU)
    if shown.state == EventState.WITHDRAWN and not holds:
        return Page(texts("event-gone", title=shown.title), column(to_the_list, menu))
    live = _may_come(shown)
    calendar = press(texts, "event-calendar", shown.id, EventAction.CALENDAR)
    host = press(texts, "event-organiser", shown.id, EventAction.ORGANISER)
    more = [
        *([calendar] if live else []),
        *([words.share(texts, shown.id)] if live or shown.state == EventState.POSTPONED else []),
        *([host] if knows_members and shown.organisation_id is not None else []),
    ]
    rows: list[Row] = [*answers, *pairs(more)]
    rows += column(
        press(texts, "event-later", shown.id, EventAction.SERIES) if shown.later else None,
    )
    if holds:
        rows.append(managing(texts, shown))
    rows.append((to_the_list, menu))
    return pictured(texts, shown, description(texts, shown, zone, answer), rows)


def managing(texts: Texts, shown: EventCard) -> Row:
    """The ways of whoever holds the event: what can be done with it, and its guests while they are of interest."""
    manage = press(texts, "event-manage", shown.id, EventAction.MANAGE)
    return (manage,) if shown.state == EventState.WITHDRAWN else (manage, guests(texts, shown))


def guests(texts: Texts, shown: EventCard) -> Button:
    return button(texts.plain("doors-open"), DoorPress(event=shown.id, action=DoorAction.BOARD))


def calendar_file(texts: Texts, shown: EventCard, zone: tzinfo) -> Attachment:
    """The event as a file to open on the phone."""
    caption = texts("event-calendar-file", title=shown.title)
    return Attachment(f"event-{shown.id}.ics", calendar([Entry(shown)], texts, zone), caption)


def pictured(texts: Texts, shown: EventCard, parts: Sequence[str], rows: Sequence[Row]) -> Page:
    """The card under its picture when there is room for its text there, with a shorter description if need be."""
    whole = "\n\n".join(part for part in parts if part)
    if not shown.picture or shown.state != EventState.PUBLISHED:
        return Page(whole, rows)
    if words.length(whole) <= CAPTION:
        return Page(whole, rows, picture=shown.picture)
    shorter = "\n\n".join(part for part in (*parts[:-1], texts("event-more-text")) if part)
    if words.length(shorter) > CAPTION:
        return Page(whole, rows)
    full = (press(texts, "event-full-text", shown.id, EventAction.TEXT),)
    return Page(shorter, [full, *rows], picture=shown.picture)


def description(texts: Texts, shown: EventCard, zone: tzinfo, answer: Sequence[str] = ()) -> list[str]:
    """The paragraphs of a card: what and its state, the facts, the answer, the organiser's words last."""
    advert = texts("event-advert-mark", organiser=shown.organiser, erid=shown.erid or "none") if shown.is_advert else ""
    head = "\n".join(
        part for part in (advert, texts("event-head", title=shown.title), words.state(texts, shown, zone)) if part
    )
    price = words.price(texts, shown)
    pushkin = [texts.plain("event-pushkin")] if shown.pushkin_card else []
    lines = [
        "" if shown.state == EventState.POSTPONED else _line_of(words.when(texts, shown, zone)),
        texts("event-opening-hours", hours=shown.hours) if shown.hours else "",
        _line_of(words.where(texts, shown)),
        texts("event-watch", link=shown.link) if shown.link and shown.format != Format.ONSITE else "",
        _line_of(", ".join([price, words.age(shown), *pushkin])),
        _line_of(whom(texts, shown)),
        texts("event-access-line", access=words.access(texts, shown)) if shown.access else "",
        words.registration(texts, shown, zone, seats=not answer) if _may_come(shown) else "",
        texts("event-held-by", name=shown.organiser) if shown.organiser else texts("event-held-by-cluster"),
        texts("event-partners-line", partners=shown.partners) if shown.partners else "",
        texts("event-picture-line", alt=shown.picture_alt) if shown.picture_alt else "",
    ]
    facts = "\n".join(line for line in lines if line)
    paragraphs = [head, facts, "\n".join(answer)]
    room = LONGEST_TEXT - sum(words.length(each) + 2 for each in paragraphs)
    return [*paragraphs, html.escape(words.fitting(shown.description or "", room), quote=False)]


def _line_of(plain: str) -> str:
    """A sentence of the card, escaped."""
    return html.escape(words.sentence(plain), quote=False)


def _may_come(shown: EventCard) -> bool:
    return shown.state == EventState.PUBLISHED and not shown.over


def whom(texts: Texts, shown: EventCard) -> str:
    """«мастер-класс для детей», «обучение для коллег»."""
    kind = texts.plain(f"event-kind-{shown.kind}")
    if shown.kind in PROFESSIONAL:
        return kind
    audience = texts.plain(f"event-for-{shown.audience}")
    return audience if shown.kind == "other" else f"{kind} {audience}"


def full_text(texts: Texts, shown: EventCard, zone: tzinfo, back: Filter) -> Page:
    """The card without its picture, where all of it has room."""
    whole = "\n\n".join(part for part in description(texts, shown, zone) if part)
    rows = column(button(texts.plain("event-back-to"), to_list(back, event=shown.id)), go(texts, "menu-open", To.MENU))
    return Page(whole, rows)


def series(texts: Texts, cards: Sequence[EventCard], zone: tzinfo, back: Filter) -> Page:
    """The days of a series, each a button."""
    first, *later = cards
    rows: list[Row] = [
        (button(words.capital(words.begins(texts, each, zone)), to_list(back, event=each.id)),) for each in later[:20]
    ]
    rows.append((button(texts.plain("event-back-to"), to_list(back, event=first.id)), go(texts, "menu-open", To.MENU)))
    return Page(texts("event-series", title=first.title, count=len(later)), rows)


def found(texts: Texts, cards: Sequence[EventCard], total: int, zone: tzinfo, usual: Filter) -> Page:
    """What a search found: the first few, and how many there are."""
    head = texts("events-found", total=total) if total else texts("events-found-none")
    if total > len(cards):
        head = f"{head} {texts('directory-found-more', shown=len(cards))}"
    lines = [_line(texts, number, each, zone) for number, each in enumerate(cards, 1)]
    rows: list[Row] = [
        (button(f"{number}. {clipped(each.title, ON_BUTTON)}", to_list(usual, event=each.id)),)
        for number, each in enumerate(cards, 1)
    ]
    rows.append((go(texts, "directory-find-again", To.FIND_EVENT), go(texts, "menu-events", To.EVENTS)))
    return Page("\n\n".join([head, *lines]), rows)
