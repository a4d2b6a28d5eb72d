"""What a page is made of, whatever the messenger: text, buttons under it, sometimes a file or a request for a phone
number."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from aiogram.filters.callback_data import CallbackData

from bot.forms.fields.base import SHORT
from bot.i18n import Texts


@dataclass(frozen=True, slots=True)
class Button:
    """A button that carries all it needs: packed callback data, an address to open, what is shared in a chat, or
    (`start`) the payload of a link into this bot, for pages outside of it."""

    caption: str
    data: str = ""
    url: str = ""
    share: str = ""
    start: str = ""


Row = tuple[Button, ...]

CAPTION = 1024  # characters under a photo, an emoji may count as two


@dataclass(frozen=True)
class Page:
    """One message. `text` is HTML with everything a person typed escaped.

    With `ask_contact` (a caption) the messenger offers its own «send my number» button, and the inline rows are not
    shown. `picture`: the messenger's id of a photo that stands over the text, which is then at most CAPTION long.
    """

    text: str
    rows: Sequence[Sequence[Button]] = field(default=())
    ask_contact: str = ""
    keyboard_away: bool = False
    picture: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file to send: its name, its bytes and the text under it (HTML)."""

    name: str
    content: bytes
    caption: str


def button(caption: str, data: CallbackData) -> Button:
    return Button(caption, data.pack())


def column(*buttons: Button | None) -> list[Row]:
    """One button a row, leaving out what is None."""
    return [(each,) for each in buttons if each is not None]


def pairs(buttons: Sequence[Button]) -> list[Row]:
    """Two buttons a row."""
    return [tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2)]


def turning(texts: Texts, page: int, pages: int, to: Callable[[int], CallbackData]) -> list[Row]:
    """The row of buttons that turn the pages of a list, counted from 0; no row where there is but one page."""
    turn = [button(texts.plain("form-page-before"), to(page - 1))] if page else []
    if page < pages - 1:
        turn.append(button(texts.plain("form-page-after"), to(page + 1)))
    return [tuple(turn)] if turn else []


def readable(rows: Sequence[Sequence[Button]]) -> list[Sequence[Button]]:
    """The rows as a phone shows them whole: two of which one would be cut stand one under the other."""
    found: list[Sequence[Button]] = []
    for row in rows:
        long = len(row) == 2 and any(len(each.caption) > SHORT for each in row)
        found += [(each,) for each in row] if long else [row]
    return found
