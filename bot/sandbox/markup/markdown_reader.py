"""MarkdownV2 as Telegram reads it, its errors word for word."""

import re
from typing import NoReturn

from .reader import Parsed, Reader

SPACES = " \t\r\n\0\v"
MARKDOWN_RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
MARKDOWN_ENDS = {
    "Bold": "*",
    "Italic": "_",
    "Underline": "__",
    "Strikethrough": "~",
    "Spoiler": "||",
    "Code": "`",
    "Pre": "```",
    "PreCode": "```",
    "TextUrl": "]",
    "CustomEmoji": "]",
}
MARKDOWN_STARTS = (("__", "Underline"), ("_", "Italic"), ("*", "Bold"), ("~", "Strikethrough"), ("||", "Spoiler"))


def parse_markdown_v2(source: str) -> Parsed:
    reader = _MarkdownReader(source)
    while reader.at < len(source):
        reader.step()
    reader.close_quote()
    if reader.open:
        reader.unclosed()
    return reader.result()


class _MarkdownReader(Reader):
    def __init__(self, source: str) -> None:
        super().__init__(source)
        self._sign_taken_at = -1

    def unclosed(self) -> NoReturn:
        last = self.open[-1]
        self.fail(f"Can't find end of {last.name} entity{{at}}", last.at)

    @property
    def _quoting(self) -> bool:
        return any(opened.name == "BlockQuote" for opened in self.open)

    def close_quote(self, kind: str = "blockquote") -> None:
        """End the quote that is open, if any; nothing else may be open in it."""
        if not self._quoting:
            return
        if self.open[-1].name != "BlockQuote":
            self.unclosed()
        self.add(self.open.pop(), kind)

    def step(self) -> None:
        in_code = self._in_code()
        if not in_code and self._line_starts() and self._line_start():
            return
        top = self.open[-1].name if self.open else ""
        character = self.peek()
        following = self.peek(1)
        if character == "\\" and following and following < "\x7f":
            self.write(following)
            self.at += 2
        elif character not in ("`" if in_code else MARKDOWN_RESERVED) or character == "\n":
            self.write(character)
            self.at += 1
        elif top in MARKDOWN_ENDS and self._ends(MARKDOWN_ENDS[top]):
            self._end()
        elif top == "BlockQuote" and self.source.startswith("||", self.at) and self.peek(2) in ("", "\r", "\n"):
            self._expandable_end()
        else:
            self._begin()

    def _line_starts(self) -> bool:
        return not self.text or self.text[-1] in "\r\n"

    def _line_start(self) -> bool:
        """Handle what only the start of a line can hold: a quote's sign (once a line), or the end of a quote."""
        if self._sign_taken_at == len(self.text):
            return False
        if self.peek() == ">":
            if not self._quoting:
                self.start("BlockQuote", self.at)
            self._sign_taken_at = len(self.text)
            self.at += 1
            return True
        if self.text[-1:] == ["\n"]:
            self.close_quote()
        return False

    def _expandable_end(self) -> None:
        self.at += 2
        for _ in range(2):
            if self.peek() in ("\r", "\n"):
                newline = self.peek()
                self.write(newline)
                self.at += 1
                if newline == "\n":
                    break
        self.close_quote("expandable_blockquote")

    def _ends(self, sign: str) -> bool:
        if not self.source.startswith(sign, self.at):
            return False
        return sign != "_" or self.peek(1) != "_"

    def _end(self) -> None:
        opened = self.open.pop()
        self.at += len(MARKDOWN_ENDS[opened.name])
        match opened.name:
            case "TextUrl":
                url = self.written_since(opened) if self.peek() != "(" else self._url("a URL")
                self.add(opened, "text_link", url=url)
            case "CustomEmoji":
                if self.peek() != "(":
                    self.fail("Custom emoji entity must contain a tg://emoji URL")
                self.add(opened, "custom_emoji", custom_emoji_id=self._emoji_id(self._url("a custom emoji URL")))
            case "PreCode":
                self.add(opened, "pre", language=opened.argument)
            case name:
                self.add(opened, name.lower())

    def _url(self, what: str) -> str:
        self.at += 1
        begin = self.at
        url: list[str] = []
        while (character := self.peek()) != ")":
            if not character:
                self.fail(f"Can't find end of {what}{{at}}", begin)
            if character == "\\" and self.peek(1) and self.peek(1) < "\x7f":
                self.at += 1
                character = self.peek()
            url.append(character)
            self.at += 1
        self.at += 1
        return "".join(url)

    def _emoji_id(self, url: str) -> str:
        match = re.fullmatch(r"(?i:tg):(?://)?([^/?#]*)/?(?:\?([^#]*))?(?:#.*)?", url)
        if match is None:
            self.fail("Custom emoji URL must have scheme tg")
        if match[1].lower() != "emoji":
            self.fail('Custom emoji URL must have host "emoji"')
        pairs = [pair.split("=", 1) for pair in (match[2] or "").split("&")]
        ids = [pair[1] for pair in pairs if pair[0] == "id" and len(pair) == 2]
        if not ids:
            self.fail("Custom emoji URL must have an emoji identifier")
        if not re.fullmatch(r"[1-9][0-9]*", ids[0]):
            self.fail("Invalid custom emoji identifier specified")
        return ids[0]

    def _begin(self) -> None:
        at = self.at
        if self.source.startswith("```", at) and not self._in_code():
            self.at += 3
            self._begin_pre(at)
            return
        if self.peek() == "`":
            self.at += 1
            self.start("Code", at)
            return
        for sign, name in MARKDOWN_STARTS:
            if self.source.startswith(sign, at):
                self.at += len(sign)
                self.start(name, at)
                return
        if self.peek() == "[":
            self.at += 1
            self.start("TextUrl", at)
        elif self.source.startswith("![", at):
            self.at += 2
            self.start("CustomEmoji", at)
        else:
            self.fail(f"Character '{self.peek()}' is reserved and must be escaped with the preceding '\\'")

    def _in_code(self) -> bool:
        return bool(self.open) and self.open[-1].name in ("Code", "Pre", "PreCode")

    def _begin_pre(self, at: int) -> None:
        language_at = self.at
        language = self.skip(lambda c: c not in SPACES and c != "`")
        if not language or not self.peek() or self.peek() == "`":
            self.at = language_at
            language = ""
        first, second = self.peek(), self.peek(1)
        if first in ("\r", "\n"):
            self.at += 2 if second in ("\r", "\n") and second != first else 1
        self.start("PreCode" if language else "Pre", at, language)
