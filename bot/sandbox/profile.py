"""What the bot says of itself: name, descriptions and commands, per language and scope, with Telegram's fallbacks."""

import re

from .errors import Json, bad_request

LANGUAGE = re.compile(r"[a-z]{2}")
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
MOST_COMMANDS = 100
LONGEST_COMMAND_DESCRIPTION = 256
# The texts a bot has, with their longest lengths.
TEXTS = {"name": 64, "description": 512, "short_description": 120}

Scope = tuple[str, int]
DEFAULT: Scope = ("default", 0)
ALL_PRIVATE_CHATS: Scope = ("all_private_chats", 0)


class Profile:
    def __init__(self, name: str) -> None:
        self._texts: dict[tuple[str, str], str] = {("name", ""): name}
        self._commands: dict[tuple[Scope, str], list[Json]] = {}

    def text(self, kind: str, language: str = "") -> str:
        """The text of that language, else the one for all other languages."""
        return self._texts.get((kind, language)) or self._texts.get((kind, ""), "")

    def set_text(self, kind: str, text: str, language: str) -> None:
        """Set or, with an empty text, remove the bot's text for a language ("" for all that have none)."""
        _check_language(language)
        if len(text) > TEXTS[kind]:
            bad_request(f"bot {kind.replace('_', ' ')} is too long: at most {TEXTS[kind]} characters")
        if text:
            self._texts[kind, language] = text
        elif (kind, language) != ("name", ""):
            self._texts.pop((kind, language), None)

    def commands(self, scope: Scope, language: str) -> list[Json]:
        return self._commands.get((scope, language), [])

    def set_commands(self, scope: Scope, language: str, commands: list[Json]) -> None:
        _check_language(language)
        if len(commands) > MOST_COMMANDS:
            bad_request("BOT_COMMANDS_TOO_MUCH")
        kept = [_checked_command(command) for command in commands]
        if kept:
            self._commands[scope, language] = kept
        else:
            self._commands.pop((scope, language), None)

    def commands_for(self, chat_id: int, language: str) -> list[Json]:
        """The commands the menu shows in that chat to someone with that language: the first list that is set."""
        for scope in (("chat", chat_id), ALL_PRIVATE_CHATS, DEFAULT):
            for code in (language, ""):
                if commands := self.commands(scope, code):
                    return commands
        return []


def _check_language(language: str) -> None:
    if language and not LANGUAGE.fullmatch(language):
        bad_request("invalid language code specified")


def _checked_command(command: Json) -> Json:
    name, description = command["command"].removeprefix("/"), command["description"].strip()
    if not COMMAND.fullmatch(name):
        bad_request("BOT_COMMAND_INVALID")
    if not description:
        bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    if len(description) > LONGEST_COMMAND_DESCRIPTION:
        bad_request(f"command description length must not exceed {LONGEST_COMMAND_DESCRIPTION}")
    return {**command, "command": name, "description": description}
