"""Polls of the sandbox and the channels they are posted to, chats whose people the sandbox does not know."""

from typing import Any

from .errors import Json


class Polls:
    """`channels`: where the bot may write, by id or «@name», with what it wrote; `open`: every poll by its id."""

    def __init__(self) -> None:
        self.channels: dict[int | str, dict[int, Json]] = {}
        self.open: dict[str, Json] = {}

    def add_channel(self, address: int | str) -> None:
        """The bot becomes an administrator of a channel."""
        self.channels[address] = {}

    def count(self, poll_id: str, option: int, more: int) -> None:
        """So many more votes for an option. A new dict: updates in the queue show the poll as it was."""
        poll = self.open[poll_id]
        options: list[dict[str, Any]] = [dict(each) for each in poll["options"]]
        options[option]["voter_count"] += more
        self.open[poll_id] = {**poll, "options": options, "total_voter_count": poll["total_voter_count"] + more}
