"""The report of an institution as a form of the engine, and the small forms around it.

Several people may fill in one report: its answers are kept with the report, and whoever goes on starts from them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import Any, ClassVar

from bot.errors import Refused
from bot.forms.engine import Form
from bot.forms.fields import Answered, Circumstances, Doubtful, LongText, Number, Option, Turned
from bot.forms.fields.base import Answers, Field, Stored, Taken
from bot.forms.fields.numbers import grouped
from bot.i18n import LANGUAGES, Texts, texts_in
from bot.indicators.catalogue import Element
from bot.indicators.spans import Length, Span
from bot.indicators.values import Norm, Reason, contradictions, kept, number, unusual
from bot.search_text import fold

NAME = "indicators"
WHY = "-why"  # the name of a comment is its element's with this behind it
NO_DATA = "none"  # the place of the buttons where reasons are
COMMENT = 300  # characters

# «примерно 300», «300 человек»: one number among words, unless these make another number of it.
AMONG_WORDS = re.compile(r"\D{0,40}?([0-9][0-9\s\u00a0\u202f.,]*)(?:\D{0,40})")
OTHER_NUMBER = re.compile(r"тыс|млн|минус|сот|thous|mill|minus|hundr|[-−–]\s*[0-9]")


@dataclass(frozen=True)
class Reported(Field):
    """One element: a number, or that there is none and why. Kept as {"value": 12} or {"reason": "later"}.

    What is unusual against the period before or against others of the kind is asked about once more.
    """

    kind: ClassVar[str] = "number"
    high: int = 0
    quarters: bool = False
    previous: Decimal | None = None
    norm: Norm | None = None

    @property
    def _number(self) -> Number:
        return Number(self.name, high=self.high, decimals=2 if self.quarters else 0)

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        folded = fold(text)
        if folded == fold(about.texts.plain("indicators-zero")):
            return self._looked_at(Decimal(0), about)
        if folded == fold(about.texts.plain("indicators-no-data")):
            return Turned(NO_DATA)
        among = AMONG_WORDS.fullmatch(folded) if re.search("[^\\W\\d_]", folded) else None
        if among and not OTHER_NUMBER.search(folded):
            taken = self._number.typed(among[1].strip(" .,"), place, about)
            value = self._checked(taken)
            shown = {"number": grouped(value, about.texts)}
            return Doubtful({"value": kept(value)}, "indicators-sure-number", shown)
        taken = self._number.typed(text, place, about)
        value = self._checked(taken)
        if isinstance(taken, Doubtful):
            return Doubtful({"value": kept(value)}, taken.key, taken.params)
        return self._looked_at(value, about)

    def _checked(self, taken: Taken) -> Decimal:
        """Raises Refused for what is no quarter."""
        if not isinstance(taken, Answered | Doubtful):
            raise TypeError(f"{taken} is no number")
        value = Decimal(str(taken.value))
        if self.quarters and value * 4 % 1:
            raise Refused("indicators-quarters")
        return value

    def _looked_at(self, value: Decimal, about: Circumstances) -> Taken:
        stored = {"value": kept(value)}
        why = unusual(value, self.previous, self.norm)
        if why is None:
            return Answered(stored)
        usual = Decimal(str(round(self.norm.median, 1))) if self.norm else Decimal(0)
        shown = {
            "number": grouped(value, about.texts),
            "previous": grouped(self.previous or 0, about.texts),
            "usual": grouped(usual.normalize(), about.texts),
        }
        return Doubtful(stored, f"indicators-sure-{why}", shown)

    def pressed(self, value: str, place: str, partly: Stored, about: Circumstances) -> Taken:
        if value == "zero":
            return self._looked_at(Decimal(0), about)
        if value == NO_DATA:
            return Turned(NO_DATA)
        if value in set(Reason):
            return Answered({"reason": value})
        raise Refused("form-old-button")

    def options(self, place: str, partly: Stored, about: Circumstances) -> list[list[Option]]:
        texts = about.texts
        if place == NO_DATA:
            return [[Option(texts.plain(f"indicators-reason-{each}"), each)] for each in Reason]
        return [
            [Option(texts.plain("indicators-zero"), "zero"), Option(texts.plain("indicators-no-data"), NO_DATA)],
        ]

    def question(self, key: str, place: str) -> str:
        return "indicators-why-none" if place == NO_DATA else key

    def keeps(self, value: Stored) -> bool:
        if not isinstance(value, dict):
            return False
        if "reason" in value:
            return value["reason"] in set(Reason)
        known = value.get("value")
        return isinstance(known, int | float) and not isinstance(known, bool) and 0 <= known <= self.high

    def show(self, stored: Stored, texts: Texts) -> str:
        return said(stored, texts)


@dataclass(frozen=True)
class Comment(LongText):
    """What somebody says of an unusual value; not one of the numbers."""

    counted: ClassVar[bool] = False


def said(stored: Mapping[str, Any] | None, texts: Texts) -> str:
    """A value in words: «1 240», «нет данных (будет позже)», «—» where nothing was said."""
    if stored is None:
        return texts.plain("indicators-nothing")
    if stored.get("value") is None:
        return texts.plain("indicators-none-because", reason=texts.plain(f"indicators-because-{stored['reason']}"))
    return grouped(Decimal(str(stored["value"])), texts)


def _key(name: str) -> str:
    """A colon belongs to no key of the files."""
    return f"{NAME}:{name}:"


@dataclass(frozen=True)
class ReportForm(Form):
    """The report of one institution about one period, as it stands now."""

    elements: tuple[Element, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)  # what the report holds, without what was returned
    said: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def merged(self, answers: Mapping[str, Any]) -> Mapping[str, Any]:
        return as_answered(self.values)

    def objections(self, answers: Mapping[str, Any]) -> Mapping[str, Refused]:
        given = {code: value for code, value in answers.items() if isinstance(value, dict)}
        found = {}
        for each in contradictions(self.elements, given):
            limit = number(given, each.other)
            key = f"{_key(each.element.code)}-{'more' if each.more else 'less'}"
            found[each.element.code] = Refused(key, limit=str(limit))
        return found

    def key(self, name: str) -> str:
        return _key(name)

    def texts(self, texts: Texts) -> Texts:
        return texts.beside(self.said[texts.language])


def report_form(
    elements: tuple[Element, ...],
    values: Mapping[str, Any],
    previous: Mapping[str, Any],
    norms: Mapping[str, Norm],
    title: Mapping[str, str],
) -> ReportForm:
    """The form of a report. `previous`: the answers of the period before; `title` by language."""
    fields_: list[Field] = []
    for each in elements:
        before = number(previous, each.code)
        norm = norms.get(each.code)
        fields_.append(Reported(each.code, high=each.high, quarters=each.quarters, previous=before, norm=norm))
        asks = partial(_is_unusual, code=each.code, previous=before, norm=norm)
        fields_.append(Comment(f"{each.code}{WHY}", optional=True, when=asks, length=(2, COMMENT)))
    return ReportForm(
        NAME,
        tuple(fields_),
        shared=True,
        elements=elements,
        values=values,
        said={language: _words(elements, values, previous, title, texts_in(language)) for language in LANGUAGES},
    )


def _is_unusual(answers: Answers, *, code: str, previous: Decimal | None, norm: Norm | None) -> bool:
    value = number({code: answers.get(code) or {}}, code)
    return value is not None and unusual(value, previous, norm) is not None


def _words(
    elements: tuple[Element, ...],
    values: Mapping[str, Any],
    previous: Mapping[str, Any],
    title: Mapping[str, str],
    texts: Texts,
) -> dict[str, str]:
    """The words of the questions in one language, by their keys."""
    labels = {each.code: each.label.said_in(texts.language) for each in elements}
    words = {
        f"{NAME}-title": title[texts.language],
        "form-progress": texts.plain(
            "indicators-progress", number="${number}", total="${total}", question="${question}"
        ),
        "form-leaving": texts.plain("indicators-leaving"),
        "form-leave": texts.plain("indicators-leave"),
    }
    for each in elements:
        key, question = _key(each.code), each.question.said_in(texts.language)
        if each.part_of in labels and number(values, each.part_of) is not None:  # «из них»: of how many
            value = said(values[each.part_of], texts)
            question = texts.plain("indicators-part", other=labels[each.part_of], value=value, question=question)
        if each.code in previous:
            before = texts.plain("indicators-before", value=said(previous[each.code], texts))
            question = f"{question} {before}"
        words[key] = question
        words[f"{key}-label"] = labels[each.code]
        words[_key(f"{each.code}{WHY}")] = texts.plain("indicators-comment", label=labels[each.code])
        words[f"{_key(f'{each.code}{WHY}')}-label"] = texts.plain("indicators-comment-label", label=labels[each.code])
        for name, other in (("more", each.part_of), ("less", each.at_least)):
            if other in labels:
                words[f"{key}-{name}"] = texts.plain(f"indicators-{name}", other=labels[other], limit="${limit}")
    return words


def span_words(span: Span, texts: Texts) -> str:
    """«4-й квартал 2026»; the same after «за»."""
    if span.length is Length.MONTH:
        return texts.plain("indicators-span-month", month=span.number, year=str(span.starts.year))
    return texts.plain(f"indicators-span-{span.length}", number=span.number, year=str(span.starts.year))


def as_answered(values: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of a report as its form knows them: comments are questions of their own."""
    found: dict[str, Any] = {}
    for code, value in values.items():
        found[code] = {name: each for name, each in value.items() if name != "comment"}
        if "comment" in value:
            found[f"{code}{WHY}"] = value["comment"]
    return found


def with_comments(answers: Mapping[str, Any], codes: tuple[str, ...]) -> dict[str, Any]:
    """The answers of the form as a report keeps them, each with its comment."""
    found = {}
    for code in codes:
        value = answers.get(code)
        if value is None:
            continue
        why = f"{code}{WHY}"
        found[code] = {**value, "comment": answers[why]} if why in answers else dict(value)
    return found


NOTE = Form("indicators-note", (LongText("text", length=(2, 500)),), review=False)
EXCUSE = Form("indicators-excuse", (LongText("text", length=(2, 300)),), review=False)
CORRECT = Form(
    "indicators-correct",
    (Number("value", high=10_000_000, decimals=2), LongText("reason", length=(2, 500))),
    review=False,
)

FORMS = {form.name: form for form in (NOTE, EXCUSE, CORRECT)}
