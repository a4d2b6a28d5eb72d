"""HTML as Telegram reads it, its errors word for word, so that a text Telegram would refuse is refused here."""

import re

from .reader import Open, Parsed, Reader

HTML_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
NAMED_CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
SPACES = " \t\r\n\0\v"


def parse_html(source: str) -> Parsed:
    reader = _HtmlReader(source)
    while character := reader.peek():
        if character == "&":
            reader.write(reader.character_reference())
        elif character != "<":
            reader.write(character)
            reader.at += 1
        elif reader.peek(1) == "/":
            reader.end_tag()
        else:
            reader.start_tag()
    if reader.open:
        reader.fail(f'Can\'t find end tag corresponding to start tag "{reader.open[-1].name}"')
    return reader.result()


class _HtmlReader(Reader):
    def character_reference(self) -> str:
        """Read `&...;` (the semicolon may be missing); what is no reference stays as it is written."""
        match = re.compile(r"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,8})|([a-zA-Z]+));?").match(self.source, self.at)
        if match:
            hexadecimal, decimal, name = match.groups()
            code = int(hexadecimal, 16) if hexadecimal else int(decimal) if decimal else 0
            decoded = NAMED_CHARACTERS.get(name, "") if name else chr(code) if 0 < code < 0x10FFFF else ""
            if decoded:
                self.at = match.end()
                return decoded
        self.at += 1
        return "&"

    def start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self.skip(lambda c: c not in SPACES and c != ">").lower()
        if not self.peek():
            self.fail("Unclosed start tag{at}", begin)
        if tag not in HTML_TAGS:
            self.fail(f'Unsupported start tag "{tag}"{{at}}', begin)
        argument = ""
        while self.peek() != ">":
            self.skip(SPACES.__contains__)
            if self.peek() == ">":
                break
            name, value = self._attribute(tag, begin)
            argument = _argument(tag, name, value) or argument
        self.at += 1
        if tag == "span" and argument != "tg-spoiler":
            self.fail('Tag "span" must have class "tg-spoiler"{at}', begin)
        self.start(tag, begin, argument)

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self.skip(lambda c: c not in SPACES and c not in "=>/\"'")
        if not name:
            if not self.peek():
                self.fail(f'Unclosed start tag "{tag}"{{at}}', begin)
            self.fail(f'Empty attribute name in the tag "{tag}"{{at}}', begin)
        self.skip(SPACES.__contains__)
        if self.peek() != "=":
            return name.lower(), ""
        self.at += 1
        self.skip(SPACES.__contains__)
        quote = self.peek()
        if not quote:
            self.fail(f'Unclosed start tag "{tag}"{{at}}', begin)
        if quote not in "'\"":
            token_begin = self.at
            value = self.skip(lambda c: c.isascii() and (c.isalnum() or c in ".-"))
            if not self.peek() or self.peek() not in SPACES + ">":
                self.fail("Unexpected end of name token{at}", token_begin)
            return name.lower(), value.lower()
        self.at += 1
        decoded: list[str] = []
        while (character := self.peek()) != quote:
            if not character:
                self.fail("Unclosed start tag{at}", begin)
            if character == "&":
                decoded.append(self.character_reference())
            else:
                decoded.append(character)
                self.at += 1
        self.at += 1
        return name.lower(), "".join(decoded)

    def end_tag(self) -> None:
        begin = self.at
        if not self.open:
            self.fail("Unexpected end tag{at}", begin)
        self.at += 2
        name = self.skip(lambda c: c not in SPACES and c != ">").lower()
        self.skip(SPACES.__contains__)
        if self.peek() != ">":
            self.fail("Unclosed end tag{at}", begin)
        opened = self.open.pop()
        if name and name != opened.name:
            self.fail(f'Unmatched end tag{{at}}, expected "</{opened.name}>", found "</{name}>"', begin)
        self.at += 1
        match HTML_TAGS[opened.name]:
            case "text_link":
                self.add(opened, "text_link", url=opened.argument or self.written_since(opened))
            case "custom_emoji":
                if not re.fullmatch(r"[1-9][0-9]*", opened.argument):
                    self.fail("Invalid custom emoji identifier specified")
                self.add(opened, "custom_emoji", custom_emoji_id=opened.argument)
            case "blockquote" if opened.argument:
                self.add(opened, "expandable_blockquote")
            case "pre" | "code" as kind:
                self._code(opened, kind)
            case kind:
                self.add(opened, kind)

    def _code(self, opened: Open, kind: str) -> None:
        """`<pre>` and `<code class="language-x">` around the same text are one entity with a language."""
        inner = self.entities[-1] if self.entities else None
        same = inner is not None and (inner["offset"], inner["length"]) == (opened.offset, self.offset - opened.offset)
        if inner is not None and same and {inner["type"], kind} == {"pre", "code"}:
            language = inner.get("language", "") if kind == "pre" else opened.argument
            if language:
                inner.update(type="pre", language=language)
                return
        more = {"language": opened.argument} if opened.argument else {}
        self.add(opened, kind, **more)

    def result(self) -> Parsed:
        """A language on a piece of code without `<pre>` around it means nothing."""
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        return super().result()


def _argument(tag: str, name: str, value: str) -> str:
    """The part of an attribute that matters for its tag, or an empty string."""
    match tag, name:
        case "a", "href":
            return value
        case "code", "class":
            return value.removeprefix("language-") if value.startswith("language-") else ""
        case "span", "class":
            return value if value.startswith("tg-") else ""
        case "tg-emoji", "emoji-id":
            return value
        case "blockquote", "expandable":
            return name
    return ""
