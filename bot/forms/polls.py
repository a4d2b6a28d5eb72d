"""The form of a poll for the channel or a group: a question, answers one a line, and where it goes.

Which of the groups the bot is in is chosen on the page of the poll: there are as many as there are.
"""

import re
from collections.abc import Mapping
from typing import Any

from bot.errors import Refused
from bot.forms.engine import Form
from bot.forms.fields import Choice, LongText, Number, Text
from bot.forms.fields.base import Answers

# Telegram's own limits of sendPoll (Bot API 9.1).
FEWEST, MOST = 2, 12
LONGEST = 100  # characters of an answer
CHAT = re.compile(r"(?:https?://)?(?:t\.me/|@)?([A-Za-z]\w{3,31})/?")


def options_of(typed: str) -> list[str]:
    """The answers of a poll, one a line; signs that make a list are left out."""
    lines = (re.sub(r"^\s*(?:[-–—•*]|\d{1,2}[.)])\s+", "", line).strip() for line in typed.splitlines())
    return [line for line in lines if line]


def chat_of(typed: str) -> str | None:
    """«@name» of a public group or channel, given as people give it; None for what is no such name."""
    found = CHAT.fullmatch(typed.strip())
    return f"@{found[1]}" if found else None


class PollForm(Form):
    """The answers are counted where they are typed, so that the thirteenth is refused at once."""

    def objections(self, answers: Mapping[str, Any]) -> Mapping[str, Refused]:
        found: dict[str, Refused] = {}
        options = options_of(answers.get("options") or "")
        if answers.get("options") is not None:
            longest = max(options, key=len, default="")
            if len(options) < FEWEST:
                found["options"] = Refused("polls-too-few", low=FEWEST)
            elif len(options) > MOST:
                found["options"] = Refused("polls-too-many", high=MOST, count=len(options))
            elif len(longest) > LONGEST:
                found["options"] = Refused("polls-option-long", high=LONGEST, count=len(longest))
            elif len({option.casefold() for option in options}) < len(options):
                found["options"] = Refused("polls-option-twice")
        right = answers.get("right")
        if isinstance(right, int) and options and right > len(options):
            found["right"] = Refused("polls-no-such-option", count=len(options))
        if answers.get("chat") and chat_of(answers["chat"]) is None:
            found["chat"] = Refused("polls-chat-unknown")
        return found


def _is_quiz(answers: Answers) -> bool:
    return answers.get("kind") == "quiz"


def _by_name(answers: Answers) -> bool:
    return answers.get("where") == "other"


def _poll(name: str, *places: str) -> PollForm:
    return PollForm(
        name,
        (
            Choice("kind", words="poll-kind", codes=("poll", "quiz")),
            Text("question", length=(2, 300)),
            LongText("options", length=(2, 1500)),
            Number("right", low=1, high=MOST, when=_is_quiz),
            Choice("where", words="poll-where", codes=places),
            Text("chat", length=(4, 60), when=_by_name),
        ),
        words="poll",
    )


POLL = _poll("poll", "channel", "group", "other")
ELSEWHERE = _poll("elsewhere-poll", "group", "other")  # where the cluster has no channel
FORMS = {POLL.name: POLL, ELSEWHERE.name: ELSEWHERE}
