"""Pages of the directory: lists, filters, cards as others see them, what was found."""

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace

from bot import competencies
from bot.dictionaries import BUSINESS_KINDS, INSTITUTION_KINDS, MUNICIPALITIES, NEEDS, OFFERS, SPHERES
from bot.forms.applications import ORGANISATION_LINES
from bot.i18n import Html, Texts
from bot.services.directory import Entry, Filter, Listing, Section, Visit
from bot.views.buttons import AnswerRequest, Browse, Go, OrganisationAction, OrganisationPress, To, WriteTo
from bot.views.page import Button, Page, Row, button, column, pairs, turning
from bot.views.people import go

CAPTION = 40  # characters of a name on a button
MOST_UNITS = 10  # branches named on a card

# The values a button may name, in the order it counts them.
CODES: dict[str, tuple[str, ...]] = {
    "place": tuple(each.slug for each in MUNICIPALITIES),
    "sphere": SPHERES,
    "kind": (*INSTITUTION_KINDS, *BUSINESS_KINDS),
    "offer": OFFERS,
    "need": NEEDS,
    "competency": competencies.ALL,
}
DIMENSIONS = {
    Section.ORGANISATIONS: ("place", "kind", "sphere", "offer", "need"),
    Section.SPECIALISTS: ("place", "sphere", "competency", "offer"),
}


def narrowed_by(pressed: Browse) -> Filter:
    """The filter a button carries; a position that no dictionary has any more narrows nothing."""
    chosen = {name: getattr(pressed, name) for name in CODES}
    return Filter(**{name: codes[chosen[name]] for name, codes in CODES.items() if 0 <= chosen[name] < len(codes)})


def to_list(section: Section, narrowed: Filter, *, page: int = 0, choose: str = "", entry: int = 0) -> Browse:
    """The button's data for a list, a choice of values or a card, with the filter to come back to."""
    positions = {
        name: codes.index(value) for name, codes in CODES.items() if (value := getattr(narrowed, name)) in codes
    }
    return Browse(section=section, page=page, choose=choose, entry=entry, **positions)


def word(texts: Texts, dimension: str, code: str) -> str:
    """A value of a filter in words."""
    if dimension == "place":
        return texts.plain(f"municipality-{code}-short")
    if dimension == "kind":
        return texts.plain(f"institution-kind-{code}" if code in INSTITUTION_KINDS else f"business-kind-{code}")
    return texts.plain(f"{dimension}-{code}")


def front(texts: Texts, counts: Mapping[Section, int], home: Mapping[Section, Filter]) -> Page:
    """The way in; lists begin with what is near the reader."""
    return Page(
        texts("directory", organisations=counts[Section.ORGANISATIONS], specialists=counts[Section.SPECIALISTS]),
        column(
            *(
                button(texts.plain(f"directory-{section.name.lower()}"), to_list(section, home[section]))
                for section in Section
            ),
            go(texts, "directory-find", To.FIND),
            go(texts, "menu-open", To.MENU),
        ),
    )


def listing(texts: Texts, shown: Listing) -> Page:
    """A page of a list, with what it is narrowed to and the ways to widen it."""
    section, narrowed = shown.section, shown.narrowed
    chosen = {each.name: getattr(narrowed, each.name) for each in fields(narrowed)}
    words = [word(texts, name, code) for name, code in chosen.items() if code]
    narrowing = "; ".join(words) or texts.plain("directory-everywhere")
    rows: list[Row] = [(_entry(each, narrowed),) for each in shown.entries]
    rows += turning(texts, shown.page, shown.pages, lambda page: to_list(section, narrowed, page=page))
    if narrowed.place:
        wider = to_list(section, replace(narrowed, place=None))
        rows.append((button(texts.plain("directory-whole-region"), wider),))
    if narrowed not in {Filter(), Filter(place=narrowed.place)}:
        rows.append((button(texts.plain("directory-clear"), to_list(section, Filter(place=narrowed.place))),))
    if shown.total:
        filters = [
            button(texts.plain(f"directory-by-{name}"), to_list(section, narrowed, choose=name))
            for name in DIMENSIONS[section]
            if not chosen[name]
        ]
        rows += pairs(filters)
    rows.append((go(texts, "menu-directory", To.DIRECTORY),))
    key = "directory-list" if shown.total else "directory-nobody"
    return Page(texts(f"{key}-{section.name.lower()}", count=shown.total, narrowing=narrowing), rows)


def values(texts: Texts, section: Section, narrowed: Filter, dimension: str, found: Sequence[tuple[str, int]]) -> Page:
    """What the list can be narrowed to in one dimension, with counts."""
    choices = [
        button(
            texts.plain("directory-value", value=word(texts, dimension, code), count=count),
            to_list(section, _with(narrowed, dimension, code)),
        )
        for code, count in found
        if code in CODES[dimension]
    ]
    back = button(texts.plain("form-back"), to_list(section, narrowed))
    return Page(texts(f"directory-choose-{dimension}"), [*((each,) for each in choices), (back,)])


def _units(texts: Texts, shown: Visit) -> Iterator[str]:
    """The branches, the first of them when there are many."""
    for name, settlement in shown.units[:MOST_UNITS]:
        yield texts.plain("unit-line", name=name, where=settlement) if settlement else name
    if more := len(shown.units) - MOST_UNITS:
        yield from [texts.plain("units-more", count=more)] if more > 0 else []


def _with(narrowed: Filter, dimension: str, code: str) -> Filter:
    kept = {each.name: getattr(narrowed, each.name) for each in fields(narrowed)}
    return Filter(**{**kept, dimension: code})


def found(texts: Texts, entries: Sequence[Entry], total: int) -> Page:
    """What a search found: the first few, and how many there are."""
    rows: list[Row] = [(_entry(each, Filter()),) for each in entries]
    rows.append((go(texts, "directory-find-again", To.FIND), go(texts, "menu-directory", To.DIRECTORY)))
    text = texts("directory-found", total=total) if total else texts("directory-found-none")
    if total > len(entries):
        text = f"{text} {texts('directory-found-more', shown=len(entries))}"
    return Page(text, rows)


def card(texts: Texts, shown: Visit, narrowed: Filter, more: Sequence[Row] = ()) -> Page:
    """A card as others see it; `more`: rows that belong to how the reader came here."""
    kind_key = "profession" if shown.section == Section.SPECIALISTS else f"{shown.side}-kind"
    lines = [
        ("kind", shown.kind if shown.own_words else texts.plain(f"{kind_key}-{shown.kind}")),
        ("place", texts.plain(f"municipality-{shown.municipality}") if shown.municipality else ""),
        ("sphere", "; ".join(texts.plain(f"sphere-{code}") for code in shown.spheres)),
        ("offer", "; ".join(texts.plain(f"offer-{code}") for code in shown.offers)),
        ("competency", "; ".join(texts.plain(f"competency-{code}") for code in shown.competencies)),
        ("need", "; ".join(texts.plain(f"need-{code}") for code in shown.needs)),
        ("about", shown.about or ""),
        ("unit", "; ".join(_units(texts, shown))),
        *((name, ORGANISATION_LINES[name][name].show(value, texts)) for name, value in shown.contacts.items()),
    ]
    body = "\n".join(
        texts("form-answer-line", label=texts.plain(f"directory-{name}-label"), value=value)
        for name, value in lines
        if value
    )
    text = texts("directory-card", name=shown.name, lines=Html(body))
    if shown.mine:
        text = f"{texts('directory-seen')}\n\n{text}"
    write = button(texts.plain("directory-write-open"), WriteTo(section=shown.section, entry=shown.id))
    return Page(
        text,
        [
            *column(_own(texts, shown) if shown.mine else write),
            *more,
            *column(
                button(texts.plain("directory-back"), to_list(shown.section, narrowed)),
                go(texts, "menu-open", To.MENU),
            ),
        ],
    )


def _own(texts: Texts, shown: Visit) -> Button:
    """The way back to the card that is theirs to change."""
    if shown.section == Section.SPECIALISTS:
        return go(texts, "menu-profile", To.PROFILE)
    own = OrganisationPress(organisation=shown.id, action=OrganisationAction.OPEN)
    return button(texts.plain("menu-organisation"), own)


def written(texts: Texts) -> Page:
    return Page(
        texts("directory-written"), column(go(texts, "menu-directory", To.DIRECTORY), go(texts, "menu-open", To.MENU))
    )


def answered(texts: Texts, *, shared: bool) -> Page:
    return Page(texts("directory-shared" if shared else "directory-refused"), column(go(texts, "menu-open", To.MENU)))


def request(texts: Texts, request_id: int, name: str, place: str | None, text: str) -> Page:
    """Somebody asks to get in touch."""
    who = name or texts.plain("nameless")
    if place:
        who = f"{who}, {texts.plain(f'municipality-{place}-short')}"
    return Page(
        texts("directory-request", who=who, text=text),
        column(
            button(texts.plain("directory-share"), AnswerRequest(request=request_id, share=True)),
            button(texts.plain("directory-not-now"), AnswerRequest(request=request_id, share=False)),
        ),
    )


def contact(texts: Texts, name: str, address: str) -> Page:
    """The other side's contact, once it was agreed to."""
    who = html.escape(name or texts.plain("nameless"), quote=False)
    link = Html(f'<a href="tg://user?id={int(address)}">{who}</a>')
    return Page(texts("directory-contact", link=link), column(button(texts.plain("menu-open"), Go(to=To.MENU))))


def _entry(each: Entry, narrowed: Filter) -> Button:
    caption = each.name if len(each.name) <= CAPTION else f"{each.name[: CAPTION - 1].rstrip()}…"
    return button(caption, to_list(each.section, narrowed, entry=each.id))
