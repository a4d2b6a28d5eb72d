"""Pages of requirement cards: the way in, the list, a card and what may be done with it, the messages about it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot import competencies
from bot.dictionaries import MUNICIPALITIES, PROFESSIONS
from bot.i18n import Html, Texts
from bot.services.requirements import Card, Line, Listing, Narrowed, Reader, RequirementState
from bot.views.buttons import To
from bot.views.page import Button, Page, Row, button, column, pairs, turning
from bot.views.people import go
from bot.views.requirement_buttons import (
    CardAction,
    CardList,
    CardPress,
    GapPage,
    MergeCard,
    ReceiveCards,
    SendCard,
)

CAPTION = 48  # characters of a card on a button
Params = Mapping[str, Any]

# The values a button may name, in the order it counts them, by the line of Narrowed they narrow.
CODES: dict[str, tuple[str, ...]] = {
    "group": tuple(PROFESSIONS),
    "competency": competencies.ALL,
    "place": tuple(each.slug for each in MUNICIPALITIES),
    "state": tuple(each for each in RequirementState if each not in {"merged", "withdrawn"}),
}
BUTTON = {"competency": "skill"}  # what a button calls a line of Narrowed, where it is not the same
WORDS = {"group": "profession-group", "competency": "competency", "state": "requirement-state"}
OWN, RECEIVED = "own", "received"


def narrowed_by(pressed: CardList) -> Narrowed:
    """The filter a button carries; whose cards they are is completed by the service."""
    chosen = {name: getattr(pressed, BUTTON.get(name, name)) for name in CODES}
    codes = {name: all_[chosen[name]] for name, all_ in CODES.items() if 0 <= chosen[name] < len(all_)}
    own, received = pressed.whose == OWN, pressed.whose == RECEIVED
    return Narrowed(**codes, organisation=0 if own else None, received=0 if received else None)


def to_list(narrowed: Narrowed, *, page: int = 0, choose: str = "", card: int = 0) -> CardList:
    """The button's data for a list, a choice of values or a card, with the filter to come back to."""
    positions = {
        BUTTON.get(name, name): codes.index(value)
        for name, codes in CODES.items()
        if (value := getattr(narrowed, name)) in codes
    }
    whose = OWN if narrowed.organisation is not None else RECEIVED if narrowed.received is not None else ""
    return CardList(page=page, choose=choose, card=card, whose=whose, **positions)


def title(texts: Texts, position: str, position_own: bool, competency: str, competency_own: bool) -> str:
    """«Звукооператор: звук и свет», as plain text."""
    first = position if position_own else texts.plain(f"profession-{position}")
    second = competency if competency_own else _small(texts.plain(f"competency-{competency}"))
    return texts.plain("requirement-name-of", position=first, competency=second)


def title_of(texts: Texts, line: Line) -> str:
    return title(texts, line.position, line.position_own, line.competency, line.competency_own)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def front(texts: Texts, reader: Reader, counts: Mapping[str, int]) -> Page:
    """The way in: what each reader comes for stands first."""
    lists = {
        "new": Narrowed(state=RequirementState.NEW) if reader.coordinator else None,
        "received": Narrowed(received=0) if reader.receives or counts.get("received") else None,
        "own": Narrowed(organisation=0) if counts.get("own") else None,
        "all": Narrowed(),
    }
    shown = [
        button(texts.plain(f"requirements-list-{name}", count=counts[name]), to_list(narrowed))
        for name, narrowed in lists.items()
        if narrowed is not None
    ]
    receive = None
    if reader.publishes and (reader.teaches or reader.receives):
        key = "requirements-receive-no-more" if reader.receives else "requirements-receive"
        receive = button(texts.plain(key), ReceiveCards(wanted=not reader.receives))
    return Page(
        texts("requirements"),
        column(
            go(texts, "requirement-write", To.NEW_REQUIREMENT) if reader.publishes else None,
            *shown,
            button(texts.plain("gaps-open"), GapPage()) if reader.sees_gaps else None,
            receive,
            go(texts, "menu-open", To.MENU),
        ),
    )


def listing(texts: Texts, shown: Listing) -> Page:
    """A page of the list, with what it is narrowed to and the ways to widen it."""
    narrowed = shown.narrowed
    chosen = {name: getattr(narrowed, name) for name in CODES}
    words = [word(texts, name, code) for name, code in chosen.items() if code]
    rows: list[Row] = [(_entry(texts, each, narrowed),) for each in shown.lines]
    rows += turning(texts, shown.page, shown.pages, lambda page: to_list(narrowed, page=page))
    filters = [
        button(texts.plain(f"requirements-by-{name}"), to_list(narrowed, choose=name))
        for name in CODES
        if not chosen[name] and shown.total
    ]
    rows += pairs(filters)
    if words:
        clear = Narrowed(organisation=narrowed.organisation, received=narrowed.received)
        rows.append((button(texts.plain("directory-clear"), to_list(clear)),))
    if not shown.total and shown.reader.publishes:
        rows.append((go(texts, "requirement-write", To.NEW_REQUIREMENT),))
    rows.append((go(texts, "requirements-open", To.REQUIREMENTS),))
    key = "requirements-some" if shown.total else "requirements-none"
    narrowing = "; ".join(words) or texts.plain("requirements-everything")
    return Page(texts(key, count=shown.total, narrowing=narrowing), rows)


def word(texts: Texts, dimension: str, code: str) -> str:
    """A value of a filter in words."""
    key = f"municipality-{code}-short" if dimension == "place" else f"{WORDS[dimension]}-{code}"
    return texts.plain(key)


def values(texts: Texts, narrowed: Narrowed, dimension: str, found: Sequence[tuple[str, int]]) -> Page:
    """What the list can be narrowed to in one dimension, with counts."""
    choices = [
        button(
            texts.plain("directory-value", value=word(texts, dimension, code), count=count),
            to_list(_with(narrowed, dimension, code)),
        )
        for code, count in found
        if code in CODES[dimension]
    ]
    back = button(texts.plain("form-back"), to_list(narrowed))
    return Page(texts(f"requirements-choose-{dimension}"), column(*choices, back))


def _with(narrowed: Narrowed, dimension: str, code: str) -> Narrowed:
    kept = {name: getattr(narrowed, name) for name in (*CODES, "organisation", "received")}
    return Narrowed(**{**kept, dimension: code})


def _entry(texts: Texts, line: Line, narrowed: Narrowed) -> Button:
    caption = title_of(texts, line)
    caption = caption if len(caption) <= CAPTION else f"{caption[: CAPTION - 1].rstrip()}…"
    if line.votes:
        caption = texts.plain("requirement-entry", title=caption, count=line.votes)
    return button(caption, to_list(narrowed, card=line.id))


def card(texts: Texts, shown: Card, narrowed: Narrowed) -> Page:
    """One card, line by line, and what its reader may do with it."""
    lines = [
        ("state", texts.plain(f"requirement-state-{shown.state}")),
        ("employer", shown.employer or texts.plain("requirement-nameless")),
        ("place", texts.plain(f"municipality-{shown.place}") if shown.place else ""),
        ("importance", texts.plain(f"importance-{shown.importance}")),
        ("people", texts.plain("requirement-people-count", count=shown.people, number=str(shown.people))),
        ("help", texts.plain(f"help-with-{shown.help}")),
        ("by", texts.date_words(shown.wanted_by)),
        ("comment", shown.comment or ""),
        ("votes", texts.plain("requirement-votes", same=shown.votes.same, against=shown.votes.against)),
        ("sent", shown.sent_to or ""),
        ("training", texts.plain(f"training-kind-{shown.decision_kind}") if shown.decision_kind else ""),
        ("declined" if shown.state == RequirementState.DECLINED else "decision", shown.decision or ""),
        ("better", texts.plain("requirement-better-of", some=shown.better[0], all=shown.better[1]))
        if shown.better[1]
        else ("better", ""),
    ]
    body = "\n".join(
        texts("form-answer-line", label=texts.plain(f"requirement-{name}-line"), value=value)
        for name, value in lines
        if value
    )
    text = texts("requirement-card", title=title_of(texts, shown.line), lines=Html(body))
    return Page(text, [*_actions(texts, shown), *_ways_back(texts, narrowed)])


def _actions(texts: Texts, shown: Card) -> list[Row]:
    number = shown.line.id
    rows: list[Row] = []
    if shown.may_vote:
        same, against = (
            texts.plain("field-many-on", caption=texts.plain(key)) if shown.word is said else texts.plain(key)
            for key, said in (("requirement-same", True), ("requirement-against", False))
        )
        rows.append(
            (
                button(same, CardPress(card=number, action=CardAction.SAME)),
                button(against, CardPress(card=number, action=CardAction.AGAINST)),
            )
        )
    if shown.may_rate:
        rows.append((_press(texts, number, CardAction.BETTER), _press(texts, number, CardAction.NO_BETTER)))
    rows += column(*(_press(texts, number, CardAction(step)) for step in shown.steps))
    if shown.may_withdraw:
        rows.append(
            (button(texts.plain("requirement-withdraw"), CardPress(card=number, action=CardAction.ASK_WITHDRAW)),)
        )
    return rows


def _ways_back(texts: Texts, narrowed: Narrowed) -> list[Row]:
    return column(
        button(texts.plain("requirements-back"), to_list(narrowed)), go(texts, "requirements-open", To.REQUIREMENTS)
    )


def _press(texts: Texts, number: int, action: CardAction) -> Button:
    return button(texts.plain(f"requirement-{action}"), CardPress(card=number, action=action))


def to_card(texts: Texts, key: str, number: int) -> Button:
    return button(texts.plain(key), CardList(card=number))


def withdraw_sure(texts: Texts, shown: Card) -> Page:
    number = shown.line.id
    return Page(
        texts("requirement-withdraw-sure", title=title_of(texts, shown.line)),
        column(_press(texts, number, CardAction.WITHDRAW), to_card(texts, "form-back", number)),
    )


def withdrawn(texts: Texts) -> Page:
    return Page(
        texts("requirement-withdrawn"),
        column(go(texts, "requirements-open", To.REQUIREMENTS), go(texts, "menu-open", To.MENU)),
    )


def receivers(texts: Texts, number: int, found: Sequence[tuple[int, str]]) -> Page:
    """To whom a card can be sent."""
    choices = [button(name, SendCard(card=number, organisation=each)) for each, name in found]
    key = "requirement-send-to" if found else "requirement-send-nobody"
    return Page(texts(key), column(*choices, to_card(texts, "form-back", number)))


def alike(texts: Texts, number: int, found: Sequence[Line]) -> Page:
    """Which card this one repeats."""
    choices = [
        button(
            texts.plain("requirement-entry", title=title_of(texts, each)[:CAPTION], count=each.votes),
            MergeCard(card=number, into=each.id),
        )
        for each in found
    ]
    key = "requirement-merge-which" if found else "requirement-merge-none"
    return Page(texts(key), column(*choices, to_card(texts, "form-back", number)))


def merge_sure(texts: Texts, duplicate: Card, into: Card) -> Page:
    return Page(
        texts("requirement-merge-sure", duplicate=title_of(texts, duplicate.line), into=title_of(texts, into.line)),
        column(
            button(
                texts.plain("requirement-merge-yes"),
                MergeCard(card=duplicate.line.id, into=into.line.id, sure=True),
            ),
            to_card(texts, "form-back", duplicate.line.id),
        ),
    )


def written(texts: Texts, number: int) -> Page:
    """A new card is there."""
    return Page(
        texts("requirement-written"),
        column(to_card(texts, "requirement-look", number), go(texts, "requirements-open", To.REQUIREMENTS)),
    )


# Messages the bot sends by itself


def _heard(texts: Texts, params: Params) -> str:
    names = ("position", "position_own", "competency", "competency_own")
    return title(texts, *(params[name] for name in names))


def news(texts: Texts, params: Params) -> Page:
    """What has become of a card, for everybody who stands behind it."""
    number, state = params["requirement"], params["state"]
    text = texts(
        f"requirement-news-{state}",
        title=_heard(texts, params),
        to=params["to"] or texts.plain("requirement-cluster"),
        what=texts.plain(f"training-kind-{params['what']}") if params["what"] else "",
        words=params["words"],
    )
    rows: list[Row] = []
    if state == RequirementState.DONE:
        rows.append((_press(texts, number, CardAction.BETTER), _press(texts, number, CardAction.NO_BETTER)))
    return Page(text, [*rows, (to_card(texts, "requirement-look", number),)])


def written_down(texts: Texts, params: Params) -> Page:
    """A new card, for the coordinators who check it."""
    number = params["requirement"]
    return Page(
        texts("requirement-new", title=_heard(texts, params)),
        column(_press(texts, number, CardAction.CHECK), to_card(texts, "requirement-look", number)),
    )


def received(texts: Texts, params: Params) -> Page:
    """A card for the institution it was sent to."""
    number = params["requirement"]
    return Page(
        texts("requirement-received", title=_heard(texts, params)),
        column(_press(texts, number, CardAction.CONSIDER), to_card(texts, "requirement-look", number)),
    )


def waits(texts: Texts, params: Params) -> Page:
    """A card that nobody answered in time."""
    return Page(
        texts("requirement-waits", title=_heard(texts, params), to=params["to"]),
        column(to_card(texts, "requirement-look", params["requirement"])),
    )


DELIVERIES: dict[str, Callable[[Texts, Params], Page]] = {
    "requirement-new": written_down,
    "requirement-news": news,
    "requirement-received": received,
    "requirement-waits": waits,
}
