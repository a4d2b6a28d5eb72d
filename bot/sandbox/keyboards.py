"""Keyboards as Telegram takes them: what each button must have, how many there may be."""

from typing import NoReturn

from .errors import Json, bad_request
from .markup import canonical_url, utf16_length

MOST_BUTTONS = 100
MOST_IN_A_ROW = 8
# Exactly one of these makes a button of an inline keyboard.
ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
)
REPLY_ACTIONS = ("request_users", "request_chat", "request_contact", "request_location", "request_poll", "web_app")


def check_markup(markup: Json) -> Json:
    """The reply markup as it will be kept; an inline keyboard without buttons is an empty dict."""
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"])
        kept = [[_inline_button(button) for button in row] for row in rows]
        return {"inline_keyboard": kept} if kept else {}
    if "keyboard" in markup:
        rows = _rows(markup["keyboard"])
        for row in rows:
            for button in row:
                _reply_button(button)
        if not rows:
            bad_request("reply keyboard is empty")
        return {**markup, "keyboard": rows}
    return markup


def _rows(rows: list[list[Json]]) -> list[list[Json]]:
    kept = [row for row in rows if row]
    if sum(map(len, kept)) > MOST_BUTTONS:
        bad_request("reply markup is too long")
    if any(len(row) > MOST_IN_A_ROW for row in kept):
        bad_request(f"reply markup has more than {MOST_IN_A_ROW} buttons in a row")
    return kept


def _cannot_parse(kind: str, reason: str) -> NoReturn:
    bad_request(f"can't parse {kind}: {reason}")


def _inline_button(button: Json) -> Json:
    kind = "inline keyboard button"
    if not button["text"].strip():
        _cannot_parse(kind, 'Field "text" must be non-empty')
    # Telegram takes an empty value for an absent one; an empty inline query is a value all the same.
    actions = [name for name in ACTIONS if button.get(name) or (name in button and name.startswith("switch_inline"))]
    if not actions:
        _cannot_parse(kind, "Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        _cannot_parse(kind, f"exactly one action is allowed, found {', '.join(actions)}")
    match actions[0]:
        case "callback_data" if len(button["callback_data"].encode()) > 64:
            bad_request("BUTTON_DATA_INVALID")
        case "url":
            url = canonical_url(button["url"])
            if url is None:
                bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
            return {**button, "url": url}
        case "web_app" if not button["web_app"]["url"].startswith("https://"):
            url = button["web_app"]["url"]
            bad_request(f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed")
        case "copy_text" if not 1 <= utf16_length(button["copy_text"]["text"]) <= 256:
            bad_request("BUTTON_COPY_TEXT_INVALID")
    return button


def _reply_button(button: Json) -> None:
    if not button["text"].strip():
        _cannot_parse("keyboard button", 'Field "text" must be non-empty')
    actions = [name for name in REPLY_ACTIONS if button.get(name)]
    if len(actions) > 1:
        _cannot_parse("keyboard button", f"at most one action is allowed, found {', '.join(actions)}")
