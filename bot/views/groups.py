"""What the bot says in groups: short, and with links to the private chat instead of buttons that act."""

from collections.abc import Mapping
from typing import Any

from bot.dictionaries import MUNICIPALITIES
from bot.i18n import Texts
from bot.services.groups import Bound, Purpose
from bot.views import digests, event_words
from bot.views.buttons import To
from bot.views.digest_buttons import BindGroup
from bot.views.page import Button, Page, Row, button, column
from bot.views.people import go

LINKS = {"events": "e", "training": "e"}  # deep links to items, by the source's name


def link(texts: Texts, key: str, bot: str) -> Button:
    return Button(texts.plain(key), url=f"https://t.me/{bot}")


def privately(texts: Texts, bot: str) -> Page:
    """The answer to every command but those of groups."""
    return Page(texts("groups-privately"), [(link(texts, "groups-open-bot", bot),)])


def welcome(texts: Texts) -> Page:
    return Page(texts("groups-welcome"))


def choose_purpose(texts: Texts, municipality: str | None) -> Page:
    """What the group is for; whoever may bind it presses."""
    slugs = [each.slug for each in MUNICIPALITIES]
    place = -1 if municipality is None else slugs.index(municipality)
    choices = [
        button(texts.plain(f"groups-for-{purpose}"), BindGroup(purpose=purpose.value, place=place))
        for purpose in Purpose
    ]
    return Page(texts("groups-which", place=_place(texts, municipality)), column(*choices))


def bound(texts: Texts, group: Bound) -> Page:
    return Page(texts(f"groups-bound-{group.purpose}", place=_place(texts, group.municipality)))


def unbound(texts: Texts) -> Page:
    return Page(texts("groups-unbound"))


def _place(texts: Texts, municipality: str | None) -> str:
    return texts.plain(f"municipality-{municipality}-short") if municipality else texts.plain("events-all")


def apply(texts: Texts, title: str) -> Page:
    """To whoever asked to be let in and is no member yet."""
    return Page(
        texts("groups-apply", title=title), column(go(texts, "menu-join", To.JOIN), go(texts, "menu-open", To.MENU))
    )


def members_digest(texts: Texts, params: Mapping[str, Any]) -> Page:
    """The week's events, each a link to its card in the private chat."""
    shown, bot = params["digest"], params["bot"]
    place = event_words.town(texts, shown.municipality) if shown.municipality else "none"
    head = texts("groups-digest", place=place)
    numbers = [
        Button(str(number), url=f"https://t.me/{bot}?start={LINKS[source]}{item_id}")
        for number, (source, item_id) in enumerate(shown.items, 1)
    ]
    rows: list[Row] = [tuple(numbers[start : start + 5]) for start in range(0, len(numbers), 5)]
    return Page(f"{head}\n\n{digests.body(texts, shown)}", [*rows, (link(texts, "groups-open-bot", bot),)])


def coordinators_digest(texts: Texts, params: Mapping[str, Any]) -> Page:
    lines = [texts(fact.key, count=fact.count) for fact in params["facts"]]
    return Page("\n".join([texts("groups-duty"), *lines]), [(link(texts, "groups-open-bot", params["bot"]),)])
