"""Polls of the sandbox and the channels they are posted to, chats whose people the sandbox does not know."""

from typing import Any

from .errors import ImpossibleError, Json


class Polls:
    """`channels`: where the bot may write, by id or «@name», with what it wrote; `open`: every poll by its id;
    `chosen`: of each what the sandbox's own people voted for."""

    def __init__(self) -> None:
        self.channels: dict[int | str, dict[int, Json]] = {}
        self.open: dict[str, Json] = {}
        self.chosen: dict[str, dict[int, int]] = {}

    def add_channel(self, address: int | str) -> None:
        """The bot becomes an administrator of a channel."""
        self.channels[address] = {}

    def count(self, poll_id: str, option: int, more: int) -> None:
        """So many more votes for an option. A new dict: updates in the queue show the poll as it was."""
        poll = self.open[poll_id]
        options: list[dict[str, Any]] = [dict(each) for each in poll["options"]]
        options[option]["voter_count"] += more
        self.open[poll_id] = {**poll, "options": options, "total_voter_count": poll["total_voter_count"] + more}

    def choose(self, poll_id: str, person_id: int, option: int) -> None:
        """One of the sandbox's people votes; another option changes the vote, the same one takes it back, a quiz takes
        one answer. Raises ImpossibleError."""
        poll, votes = self.open[poll_id], self.chosen.setdefault(poll_id, {})
        before = votes.get(person_id)
        if poll["is_closed"] or not 0 <= option < len(poll["options"]):
            raise ImpossibleError("the poll takes no such vote")
        if before is not None and poll["type"] == "quiz":
            raise ImpossibleError("a quiz is answered once")
        if before is not None:
            self.count(poll_id, before, -1)
            del votes[person_id]
        if before != option:
            self.count(poll_id, option, 1)
            votes[person_id] = option
