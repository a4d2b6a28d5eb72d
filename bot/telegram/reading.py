"""What of an update is read: the kinds that somebody here serves, with what aiogram will not do without."""

from typing import Any

from bot.telegram.intake import ALLOWED


def as_read(body: dict[str, Any]) -> dict[str, Any] | None:
    """The update to be read; None for a kind nobody serves, as may come from before this bot said which it wants.

    Nameless people get an empty name: some servers leave it out, and a press by them is to be answered too.
    """
    kind = next((each for each in ALLOWED if isinstance(body.get(each), dict)), None)
    if kind is None:
        return None
    event = body[kind]
    sender = event.get("from")
    if isinstance(sender, dict) and not isinstance(sender.get("first_name"), str):
        event = {**event, "from": {**sender, "first_name": ""}}
    return {"update_id": body.get("update_id"), kind: event}
