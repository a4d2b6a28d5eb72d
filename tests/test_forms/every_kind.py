"""A form with a question of every kind, its texts in both languages, right answers to it, and all that can be given
instead of them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st

from bot.competencies import ALL
from bot.dictionaries import EXPERIENCE, OFFERS, PROFESSIONS, TOPICS
from bot.errors import Refused
from bot.forms.catalog import FORMS
from bot.forms.engine import Form
from bot.forms.fields import (
    Choice,
    Circumstances,
    Competencies,
    Confirm,
    Date,
    Days,
    Email,
    Field,
    File,
    Inn,
    Length,
    LongText,
    Many,
    Municipality,
    Note,
    Number,
    Ogrn,
    Okved,
    Phone,
    Price,
    Ranking,
    Scale,
    Text,
    Time,
    Url,
    Venue,
    When,
    YesNo,
)
from bot.forms.fields.base import Stored, Taken
from bot.forms.given import Control, Given, Press, SharedContact, Typed, Unexpected, Upload
from bot.i18n import LANGUAGES, Messages, Texts, resources
from bot.views.forms import refused

TODAY = date(2026, 11, 24)
EXPERIENCE_ALOUD = "больше 20 лет, от 10 до 20 лет, от 3 до 10 лет, до 3 лет"


def brings_friends(answers: Mapping[str, Any]) -> bool:
    return answers.get("friends") is True


EVERY_KIND = Form(
    "every-kind",
    (
        Text("name", length=(2, 60)),
        LongText("story", optional=True),
        YesNo("friends"),
        Number("how-many", high=500, unit="every-kind-people", usual=(1, 20), when=brings_friends),
        Many("whose", words="topic", codes=TOPICS, chosen=TOPICS[:2], when=brings_friends),
        Number("height", low=-50, high=300, decimals=2),
        Choice("experience", words="experience", codes=EXPERIENCE, optional=True),
        Choice("profession", words="profession", groups=PROFESSIONS, other=True),
        Choice("gift", words="offer", codes=OFFERS),
        Many("offers", words="offer", codes=OFFERS, most=3, least=0),
        Competencies("skills", most=10, least=0),
        Scale("mark"),
        Scale("advice", low=0, high=10),
        Note("rest"),
        Scale("share", low=-20, high=80, step=20, optional=True),
        Ranking("order", words="experience", codes=EXPERIENCE),
        Date("arrival"),
        Date("birthday", past=True, future=False, optional=True),
        Date("any-day", past=True),
        Time("hour"),
        Phone("phone"),
        Email("mail"),
        Inn("inn"),
        Inn("firm", holder="organisation", optional=True),
        Ogrn("ogrn", optional=True),
        Ogrn("trader", holder="person", optional=True),
        Okved("activity"),
        Url("page"),
        Municipality("place"),
        Municipality("news", whole_region=True),
        File("picture"),
        File("paper", photos=False, optional=True),
        Text("person", length=(2, 60), person=True),
        When("meeting"),
        When("show"),
        Length("lasts", since="meeting"),
        Days("again"),
        Price("fee"),
        Venue("hall"),
        Confirm("sure"),
    ),
)
FIELDS = {field.name: field for field in EVERY_KIND.fields}
ALL_FORMS = {**FORMS, EVERY_KIND.name: EVERY_KIND}

PHOTO = Upload("photo", "file-1", "unique-1", 200_000)
PAPER = Upload("document", "file-2", "unique-2", 5_000_000, "Устав <2>.pdf", "application/pdf")

# What is said to each question, and how it is kept.
ANSWERS: dict[str, tuple[Given, Stored]] = {
    "name": (Typed("<b>&Анна Берёзова"), "<b>&Анна Берёзова"),
    "story": (Typed("Пою.\n\nИ танцую"), "Пою.\n\nИ танцую"),
    "friends": (Press("yes", "friends"), True),
    "how-many": (Typed("40"), 40),  # unusually many
    "whose": (Typed("Вакансии, Обучение"), ["vacancies", "training"]),
    "height": (Typed("−1,50"), "-1.5"),
    "experience": (Press("3to10", "experience"), "3to10"),
    "profession": (Typed("Звонарь & Ко"), {"text": "Звонарь & Ко"}),
    "gift": (Press("souvenirs", "gift"), "souvenirs"),
    "offers": (Typed("Транспорт"), ["transport"]),
    "skills": (Typed("звук и свет, Хореография"), ["c02", "c17"]),
    "mark": (Press("5", "mark"), 5),
    "advice": (Typed("0"), 0),
    "rest": (Press("next", "rest"), True),
    "share": (Typed("-20"), -20),
    "order": (Typed(EXPERIENCE_ALOUD), [*reversed(EXPERIENCE)]),
    "arrival": (Typed("завтра"), "2026-11-25"),
    "birthday": (Typed("29.02.1980"), "1980-02-29"),
    "any-day": (Typed("1 июня"), "2027-06-01"),  # more than half a year away
    "hour": (Typed("9.30"), "09:30"),
    "phone": (SharedContact("79101234567", own=True), "+79101234567"),
    "mail": (Typed("anna@example.org"), "anna@example.org"),
    "inn": (Typed("7707083893"), "7707083893"),  # of another region
    "firm": (Typed("6700000007"), "6700000007"),
    "trader": (Typed("304500116000157"), "304500116000157"),
    "ogrn": (Typed("1027700132195"), "1027700132195"),
    "activity": (Typed("ОКВЭД 90,04"), "90.04"),
    "page": (Typed("example.org/?a=1&b=<2>"), "https://example.org/?a=1&b=<2>"),
    "place": (Typed("сычевский район"), "sychyovsky"),
    "news": (Press("whole", "news"), "whole"),
    "picture": (
        PHOTO,
        {"kind": "photo", "file_id": "file-1", "unique_id": "unique-1", "size": 200_000, "name": "", "mime": ""},
    ),
    "paper": (
        PAPER,
        {
            "kind": "document",
            "file_id": "file-2",
            "unique_id": "unique-2",
            "size": 5_000_000,
            "name": "Устав <2>.pdf",
            "mime": "application/pdf",
        },
    ),
    "person": (Typed("Анна-Мария"), "Анна-Мария"),
    "meeting": (Typed("2 декабря в 15:00"), {"starts": "2026-12-02T15:00", "ends": None}),
    "show": (Typed("с 5 по 20 декабря"), {"starts": "2026-12-05", "ends": "2026-12-20"}),
    "lasts": (Typed("полтора часа"), 90),
    "again": (Typed("9.12 и 16 декабря"), ["2026-12-09", "2026-12-16"]),
    "fee": (Typed("300 - 500 руб."), {"from": 300, "to": 500}),
    "hall": (Typed("Дом ремёсел <1>, ул. Примерная"), {"unit": None, "name": "Дом ремёсел <1>, ул. Примерная"}),
    "sure": (Press("confirm", "sure"), True),
}
STORED = {name: stored for name, (_, stored) in ANSWERS.items()}

WORDS = "\n".join(
    [
        "every-kind-title = 1 < 2",
        "every-kind-people = { $number } { $count ->\n    [1] 1\n   *[other] 2\n }",
        *(f"every-kind-{name}-label = [{name}]" for name in FIELDS),
        *(f"every-kind-{name} = {name}?" for name in FIELDS if name != "profession"),
        "every-kind-profession = { $first }, <i>{ $name }</i>?",
    ]
)


@cache
def texts_in(language: str) -> Texts:
    """The texts of the bot and of this form."""
    return Texts(
        language, Messages(language, [*(path.read_text(encoding="utf-8") for path in resources(language)), WORDS])
    )


ABOUT = {language: Circumstances(texts_in(language), TODAY) for language in LANGUAGES}


def result(
    field: Field, given: Given | str, place: str = "", partly: Stored = None, language: str = "ru"
) -> Taken | str:
    """What the field makes of it; of a refusal its text key. A string is typed."""
    given = Typed(given) if isinstance(given, str) else given
    try:
        return field.take(given, place, partly, ABOUT[language])
    except Refused as refusal:
        refused(refusal, texts_in(language))  # raises when there are no words for it
        return refusal.key


HOSTILE = [
    "",
    " ",
    "<b>&",
    "</b>",
    "&amp;",
    "{ $name }",
    "\u200b",
    "\u2800\u3164",
    "\u202e!antsuH\u202c",
    "\ufe0f",
    "😀" * 2000,
    "👩\u200d👩\u200d👧",
    "я" * 4096,
    "\r\n\r\n\x00",
    "'; DROP TABLE people;",
    "/start",
    ".back",
    "²",
    "p.²",
    "١٢:٣٠",
    "0" * 30,
    "-",
    "31.02.2026",
    "29.02",
    "0.0.0000",
    "1e3",
    "NaN",
    "http://[",
    "//",
    "@",
    "+",
    "Назад",
    "Пропустить",
    "отменить",
    "Отправить",
    "изменить",
    "да",
    "нет",
    "Смол",
    "Библиотека",
    "12.400",
    "999",
    "0000000000",
    "2 декабря с 17 до 15",
    "2.12 18-20",
    "с 20 по 5 декабря",
    "до 14:00",
    "от 500 до 300",
    "₽",
    "111111111111111",
]
PLACES = [
    "",
    "p.0",
    "p.1",
    "p.99",
    "p.",
    "p.²",
    "p.-1",
    "g.library",
    "g.nothing",
    "g.digital",
    "g.",
    "other",
    "share",
    "c.",
    "c.smolensk.x",
]
PARTLY: list[Stored] = [None, [], ["vacancies"], ["c17"], [*ALL], ["no-such-code"], [*OFFERS]]
VALUES = sorted(
    {
        *Control,
        *(f"{Control.EDIT}.{name}" for name in FIELDS),
        *(given.value for given, _ in ANSWERS.values() if isinstance(given, Press)),
        *(f"{sign}{code}" for sign in "+-" for code in (*TOPICS, *OFFERS, *EXPERIENCE, *ALL)),
        *PLACES,
        *("done", "next", "yes", "no", "smolensk", "2026-11-25", "librarian"),
    }
)

typed = st.builds(
    Typed,
    st.sampled_from([*HOSTILE, *(given.text for given, _ in ANSWERS.values() if isinstance(given, Typed))])
    | st.text(max_size=80),
)
values = st.sampled_from(VALUES) | st.text(max_size=20)
presses = st.builds(Press, values, st.sampled_from(["", *FIELDS]))
contacts = st.builds(SharedContact, st.sampled_from(["79101234567", "+375291234567", ""]) | st.text(), st.booleans())
uploads = st.builds(
    Upload,
    st.sampled_from(["photo", "document"]),
    st.text(),
    st.text(),
    st.integers(0, 2**40),
    st.sampled_from(["", "a.pdf", "\u200b", "<b>\n"]) | st.text(),
    st.sampled_from(["", "application/pdf", "image/png", "text/csv"]) | st.text(),
)
unexpected = st.builds(
    Unexpected,
    st.sampled_from(["sticker", "voice", "video", "audio", "animation", "location", "poll", "other"]),
)
givens: st.SearchStrategy[Given] = st.one_of(typed, presses, contacts, uploads, unexpected)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def pressed_now(given: Given, at: str) -> Given:
    """The same given at the question that is being asked."""
    return replace(given, at=at) if isinstance(given, Press) else given
