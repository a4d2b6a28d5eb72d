"""The forms of events: a proposal that asks the least first, the lines of a published one, the words of a search.

What few events have is asked only where its toggle was ticked under «Что ещё добавить?».
"""

from collections.abc import Callable
from dataclasses import replace

from bot.dictionaries import ACCESS, AGE_MARKS, AUDIENCES, EVENT_KINDS, PROFESSIONAL
from bot.forms.engine import Form
from bot.forms.fields import (
    Choice,
    Days,
    Field,
    File,
    Kept,
    Length,
    LongText,
    Many,
    Municipality,
    Number,
    Phone,
    Price,
    Text,
    Url,
    Venue,
    When,
    YesNo,
    never,
)
from bot.forms.fields.base import Answers
from bot.forms.fields.files import MEGABYTE
from bot.forms.fields.venues import ELSEWHERE

FORMATS = ("onsite", "online", "mixed")
REGISTRATIONS = ("none", "bot", "link", "phone")
REPEATS = ("weekly", "dates")
UNTIL = ("start", "hours", "day", "days", "week")  # how long before the beginning answers end
MORE = ("description", "picture", "access", "partners", "pushkin", "until", "repeats")
LARGEST_PICTURE = 10 * MEGABYTE  # of a photo in Telegram


def _is(name: str, *values: object) -> Callable[[Answers], bool]:
    return lambda answers: answers.get(name) in values


def _wants(extra: str) -> Callable[[Answers], bool]:
    return lambda answers: extra in (answers.get("more") or ())


def _lasts_for_days(answers: Answers) -> bool:
    return bool(answers.get("when")) and "T" not in answers["when"]["starts"]


def _end_unknown(answers: Answers) -> bool:
    return bool(answers.get("when")) and "T" in answers["when"]["starts"] and answers["when"]["ends"] is None


def _repeats(how: str) -> Callable[[Answers], bool]:
    return lambda answers: _may_repeat(answers) and answers.get("repeats") == how


def _may_repeat(answers: Answers) -> bool:
    return "repeats" in (answers.get("more") or ()) and not _lasts_for_days(answers)


def _for_the_public(answers: Answers) -> bool:
    return answers.get("kind") not in PROFESSIONAL


def _there_is(name: str) -> Callable[[Answers], bool]:
    return lambda answers: answers.get(name) is not None


def _happens_somewhere(answers: Answers) -> bool:
    return answers.get("format") in {"onsite", "mixed"}


def _elsewhere(answers: Answers) -> bool:
    return _happens_somewhere(answers) and answers.get("venue") == ELSEWHERE


def _away(answers: Answers) -> bool:
    """Somewhere else, or the host has no home: the cluster itself."""
    homeless = "host" in answers and answers["host"]["municipality"] is None
    return _elsewhere(answers) or (_happens_somewhere(answers) and homeless)


HOST = Kept("host", when=never)
HEADING = Text("heading", length=(3, 120))
KIND = Choice("kind", words="event-kind", codes=EVENT_KINDS)
WHEN = (
    When("when"),
    Length("length", when=_end_unknown),
    Text("hours", length=(2, 120), optional=True, when=_lasts_for_days),
)
PLACE = (
    Choice("format", words="event-format", codes=FORMATS),
    Venue("venue", when=_happens_somewhere),
    Municipality("municipality", when=_away),
    Text("place", length=(2, 300), when=_elsewhere),
    Url("link", optional=True, when=_is("format", "online", "mixed")),
)
AUDIENCE = (
    Choice("audience", words="audience", codes=AUDIENCES, when=_for_the_public),
    Choice("age", words="age-mark", codes=tuple(str(mark) for mark in AGE_MARKS)),
)
PRICE = Price("price")
REGISTRATION = (
    Choice("registration", words="event-entry", codes=REGISTRATIONS),
    Number("seats", low=1, high=100_000, optional=True, unit="event-seats-count", when=_is("registration", "bot")),
    Url("registration-link", when=_is("registration", "link")),
    Phone("registration-phone", when=_is("registration", "phone")),
)
ADVERT = (YesNo("advert", words="event-advert"), Text("erid", length=(4, 60), optional=True, when=_is("advert", True)))
DESCRIPTION = LongText("description", length=(2, 1000))
PICTURE = File("picture", documents=(), largest=LARGEST_PICTURE)
PICTURE_ALT = Text("picture-alt", length=(5, 200))
ACCESS_LIST = Many("access", words="access", codes=ACCESS)
PARTNERS = Text("partners", length=(2, 250))
UNTIL_WHEN = Choice("until", words="event-until", codes=UNTIL)

EVENT = Form(
    "event",
    (
        HOST,
        HEADING,
        KIND,
        *WHEN,
        *PLACE,
        *AUDIENCE,
        PRICE,
        *REGISTRATION,
        *ADVERT,
        Many("more", words="event-more", codes=MORE, least=0),
        replace(DESCRIPTION, when=_wants("description")),
        replace(PICTURE, when=_wants("picture")),
        replace(PICTURE_ALT, when=_wants("picture")),
        replace(ACCESS_LIST, when=_wants("access")),
        replace(PARTNERS, when=_wants("partners")),
        replace(UNTIL_WHEN, when=_wants("until")),
        Choice("repeats", words="event-repeats", codes=REPEATS, when=_may_repeat),
        Number("times", low=2, high=52, unit="event-times-count", when=_repeats("weekly")),
        Days("days", when=_repeats("dates")),
    ),
)

# What can be changed of an event that is published, as the forms that ask it.
LINES: dict[str, tuple[Field, ...]] = {
    "heading": (HEADING,),
    "kind": (KIND,),
    "when": WHEN,
    "place": (HOST, *PLACE),
    "audience": AUDIENCE,
    "price": (PRICE, YesNo("pushkin")),
    "registration": (
        *(field for field in REGISTRATION if field.name != "seats"),  # seats change where their guests are
        replace(UNTIL_WHEN, when=_is("registration", "bot")),
    ),
    "description": (replace(DESCRIPTION, optional=True),),
    "picture": (replace(PICTURE, optional=True), replace(PICTURE_ALT, when=_there_is("picture"))),
    "access": (replace(ACCESS_LIST, optional=True),),
    "partners": (replace(PARTNERS, optional=True),),
    "advert": ADVERT,
}
EVENT_LINES = {name: Form(f"event-line-{name}", fields, review=False, words="event") for name, fields in LINES.items()}
# Of an organisation that is not trusted these wait for a coordinator; the others are changed at once.
REVIEWED = frozenset({"heading", "kind", "when", "place", "audience", "price", "advert"})

CANCEL = Form("event-cancel", (LongText("reason", length=(2, 300)),), review=False, leave="managed-keep")
POSTPONE = Form(
    "event-postpone", (LongText("reason", length=(2, 300), optional=True),), review=False, leave="managed-keep"
)
SEARCH = Form("event-search", (Text("query", length=(2, 60)),), review=False)

FORMS = {form.name: form for form in (EVENT, *EVENT_LINES.values(), CANCEL, POSTPONE, SEARCH)}


def line_of(form: str) -> str | None:
    """The line that a form changes; None for a form that does something else."""
    name = form.removeprefix("event-line-")
    return name if form.startswith("event-line-") and name in LINES else None
