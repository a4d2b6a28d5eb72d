"""Texts of vacancies without what must not be kept: markup, and every sentence that says whom to call or write to."""

import html
import re

_TAG = re.compile(r"<[^<>]{0,200}>")
_BREAK = re.compile(r"<(?:br|/p|/li|/div)[^<>]{0,20}>", re.IGNORECASE)
# Not behind a short word: «тел.», «ул.» and «М. П.» belong to what follows.
_SENTENCE = re.compile(r"(?<=[!?;])\s+|(?<=\w{4}\.)\s+|(?<=\d\.)\s+(?=[^\W\d_])")
_REACHED = re.compile(
    r"\S@\S|\S\s?\[(?:at|собака)\]\s?\S"
    r"|(?:\+7|\b[78])(?:[\s()\-–.]{0,3}\d){10}\b|\b\d{10}\b"  # whole numbers
    r"|\(\s?\d{3,5}\s?\)[\s\-]?\d|\b\d{1,3}[\-–]\d{2}[\-–]\d{2}\b"  # of the town
)
_CALL = re.compile(
    r"\b(?:тел(?:\b|ефон)|моб\.|whats ?app|viber|telegram|телеграм|в[ао]тсап|вайбер|эл\w*\.? ?почт|e-?mail"
    r"|(?:по)?звон(?:и|ок)|обраща\w+ (?:по|к|в)\b|контактн\w+ (?:лиц|тел|данн|информ)|контакты"
    r"|резюме (?:напр|отпр|прис))",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """The text without markup, its lines kept."""
    bare = html.unescape(_TAG.sub(" ", _BREAK.sub("\n", text)))
    lines = (" ".join(line.split()) for line in bare.replace("\u00a0", " ").splitlines())
    return "\n".join(line for line in lines if line)


def without_contacts(text: str) -> str:
    """The text without the sentences that hold a telephone or an address of mail, or say whom to turn to."""
    kept = (
        " ".join(part for part in _SENTENCE.split(line) if not reaches(part) and not _CALL.search(part))
        for line in plain(text).splitlines()
    )
    return "\n".join(line for line in kept if line)


def reaches(text: str) -> bool:
    """Whether there is a telephone or an address of mail in it."""
    return bool(_REACHED.search(text))


def clipped(text: str, longest: int) -> str:
    """The beginning of a text, whole words, with «…» where something was left out."""
    if len(text) <= longest:
        return text
    return f"{text[: longest - 1].rsplit(' ', 1)[0].rstrip(' ,;:')}…"
