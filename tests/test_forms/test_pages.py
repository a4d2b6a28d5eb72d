"""Every page a form can show: it can be built, Telegram takes it, and nothing in it is escaped twice or not at all."""

import html
from typing import Any

import pytest

from bot.errors import Refused
from bot.forms.engine import Ask, Draft, Form, Leaving, Refuse, Review, present
from bot.forms.fields import Field, LongText, Many, Scale, Text, Turned
from bot.forms.given import Control, Given, Press, Typed
from bot.i18n import LANGUAGES
from bot.views.buttons import DraftPress, FormPress
from bot.views.forms import Step, ask, interrupted, page
from bot.views.page import Page

from .every_kind import ABOUT, ALL_FORMS, EVERY_KIND, FIELDS, STORED, result, texts_in

DRAFT_ID = 999_999_999_999
LONGEST_TEXT = 4096
LONGEST_DATA = 64

# An answer to any question of any form, by the kind of the question.
BY_KIND: dict[str, Any] = {FIELDS[name].kind: stored for name, stored in STORED.items() if name != "whose"}

HOST = {
    "name": "РДК",
    "municipality": "vyazemsky",
    "venues": [
        {"unit": None if number == 0 else number, "name": f"Клуб № {number}", "settlement": "Вязьма"}
        for number in range(15)
    ],
}
BY_KIND["kept"] = HOST

# The earlier answers that make a question apply.
ONE_DAY = {"starts": "2026-12-02T15:00", "ends": None}
LEADS_TO: dict[str, dict[str, Any]] = {
    "email": {"phone": None},
    "inn-person": {"kind": "ip"},
    "length": {"when": ONE_DAY},
    "hours": {"when": {"starts": "2026-12-05", "ends": "2026-12-20"}},
    "venue": {"format": "onsite", "host": HOST},
    "municipality": {"format": "onsite", "venue": "elsewhere"},
    "place": {"format": "onsite", "venue": "elsewhere"},
    "link": {"format": "online"},
    "audience": {"kind": "concert"},
    "seats": {"registration": "bot"},
    "registration-link": {"registration": "link"},
    "registration-phone": {"registration": "phone"},
    "erid": {"advert": True},
    "right": {"kind": "quiz"},
    "chat": {"where": "other"},
    **{name: {"more": [name]} for name in ("description", "picture", "access", "partners")},
    "picture-alt": {"more": ["picture"]},
    "group": {"position": {"text": "Преподаватель по классу баяна"}},
    "day": {"employment": "assignment"},
    "until": {"more": ["until"], "registration": "bot"},
    "repeats": {"more": ["repeats"], "when": ONE_DAY},
    "times": {"more": ["repeats"], "when": ONE_DAY, "repeats": "weekly"},
    "ends": {"kind": "scale"},
    "reminds": {"gap": "1"},
    "days": {"more": ["repeats"], "when": ONE_DAY, "repeats": "dates"},
}


def answer_to(field: Field, language: str) -> Any:
    """An answer of the question's own: a name for a name, the first of the buttons for a choice."""
    if isinstance(field, Many):
        return list(field.codes[: field.most])
    candidates = [STORED.get(field.name), BY_KIND.get(field.kind), "Анна <b>&"[: getattr(field, "length", (0, 60))[1]]]
    candidates += [each.value for row in field.options("", None, ABOUT[language]) for each in row]
    candidates += ["Анна", "500100732259", 20, 1, *getattr(field, "all_codes", tuple)()]
    return next(stored for stored in candidates if stored is not None and field.keeps(stored))


def places(field: Field, language: str) -> list[str]:
    """Every place the buttons of a question can be turned to."""
    found = [""]
    for place in found:
        givens: list[Given] = [Typed("Смол"), Typed("Библиотека")]
        givens += [Press(each.value, "") for row in field.options(place, None, ABOUT[language]) for each in row]
        for given in givens:
            taken = result(field, given, place, None, language)
            if isinstance(taken, Turned) and taken.place not in found:
                found.append(taken.place)
    return found


QUESTIONS = [(form, field) for form in ALL_FORMS.values() for field in form.fields if field.kind != "kept"]


def step(form: Form, draft: Draft, language: str) -> Step:
    return Step(form, DRAFT_ID, 99, present(form, draft), ABOUT[language])


def fits_telegram(shown: Page, widest: int = 2) -> None:
    assert shown.text.strip()
    # As Telegram counts at worst: an emoji as two. Markup is not counted, so this is on the safe side.
    assert len(shown.text.encode("utf-16-le")) // 2 <= LONGEST_TEXT
    assert shown.rows
    assert all(1 <= len(row) <= widest for row in shown.rows)
    buttons = [each for row in shown.rows for each in row]
    assert all(each.caption.strip() for each in buttons)
    assert not [each.data for each in buttons if not 1 <= len(each.data.encode()) <= LONGEST_DATA]
    assert len({each.data for each in buttons}) == len(buttons)
    assert len({each.caption for each in buttons}) == len(buttons)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("form", "field"), QUESTIONS, ids=lambda each: each.name)
def test_every_question_at_every_place(form: Form, field: Field, language: str) -> None:
    index = form.fields.index(field)
    answers = {each.name: answer_to(each, language) for each in form.fields[:index]} | {"friends": True}
    if field.when is not None:
        answers |= LEADS_TO.get(field.name, {})
    widest = 6 if isinstance(field, Scale) else 2
    for place in places(field, language):
        for editing in (True, False):
            draft = Draft(answers=answers, at=field.name, place=place, editing=editing)
            shown = page(step(form, draft, language))
            fits_telegram(shown, widest)
            assert bool(shown.ask_contact) is (place == "share")
            for data in (each.data for row in shown.rows for each in row):
                press = FormPress.unpack(data)
                assert (press.draft, press.turn, press.at) == (DRAFT_ID, 99, field.name)
        outcome = present(form, Draft(answers=answers, at=field.name, place=place))
        fits_telegram(interrupted(form, DRAFT_ID, outcome, texts_in(language), "1"))


def test_the_places_that_are_walked_through() -> None:
    assert places(FIELDS["mark"], "ru") == [""]
    assert places(FIELDS["gift"], "ru") == ["", "p.1", "p.0"]
    assert set(places(FIELDS["place"], "ru")) == {"", "c.smolensk.smolensky", "p.0", "p.1", "p.2"}
    assert places(FIELDS["phone"], "ru") == ["", "share"]
    assert len(places(FIELDS["profession"], "ru")) == 10


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", [form for form in ALL_FORMS.values() if form.review], ids=lambda form: form.name)
def test_summaries(form: Form, language: str) -> None:
    answers = {each.name: answer_to(each, language) for each in form.fields} | {"friends": True}
    nothing = {each.name: None if each.optional else answers[each.name] for each in form.fields}
    for kept in (answers, nothing):
        for changing in (True, False):
            shown = page(step(form, Draft(answers=kept, changing=changing), language))
            fits_telegram(shown)
    captions = [each.caption for row in shown.rows for each in row]
    assert captions == [texts_in(language).plain(f"form-{name}") for name in ("submit", "change", "cancel")]


def test_the_summary_of_many_long_answers_is_one_message() -> None:
    fields = tuple(LongText(name, length=(1, 4000)) for name in STORED)
    form = Form("every-kind", fields)
    for character in "😀&я":
        text = html.unescape(page(step(form, Draft(answers=dict.fromkeys(STORED, character * 4000)), "ru")).text)
        assert text.count(character) > 1000
        assert text.count("…") == len(fields)
        assert len(text.encode("utf-16-le")) // 2 <= LONGEST_TEXT


def test_one_long_answer_is_seen_whole_before_it_is_sent() -> None:
    form = Form("every-kind", (FIELDS["name"], FIELDS["story"]))
    story = "я" * 1000
    assert story in page(step(form, Draft(answers={"name": "Анна", "story": story}), "ru")).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_doubt_and_the_way_out(language: str) -> None:
    doubt = {"value": 40, "key": "field-number-sure", "params": {"number": "<40>"}}
    draft = Draft(answers={"name": "Анна", "story": None, "friends": True}, at="how-many", doubt=doubt)
    shown = page(step(EVERY_KIND, draft, language))
    fits_telegram(shown)
    assert "&lt;40&gt;" in shown.text
    assert [FormPress.unpack(each.data).value for row in shown.rows for each in row] == [
        Control.RIGHT,
        Control.FIX,
        Control.CANCEL,
    ]
    leaving = page(step(EVERY_KIND, Draft(at="name", leaving=True), language))
    fits_telegram(leaving)
    assert [FormPress.unpack(each.data).value for row in leaving.rows for each in row] == [Control.STAY, Control.LEAVE]


@pytest.mark.parametrize("draft", [Draft(at="name"), Draft(answers=STORED), Draft(at="name", leaving=True)])
def test_a_refusal_stands_over_the_page_it_leaves_open(draft: Draft) -> None:
    open_page = page(step(EVERY_KIND, draft, "ru"))
    refusal = Refused("form-unexpected", expected="number", got="sticker")
    shown = page(Step(EVERY_KIND, DRAFT_ID, 99, Refuse(refusal, draft), ABOUT["ru"]))
    fits_telegram(shown)
    assert shown.text == f"Здесь нужен ответ числом, а пришло другое: стикер.\n\n{open_page.text}"
    assert shown.rows == open_page.rows


# What people wrote


def test_a_name_in_a_question_is_escaped_once() -> None:
    draft = Draft(answers={"name": "<b>&Анна Б."}, at="profession")
    form = Form("every-kind", (FIELDS["name"], FIELDS["profession"], Text("sure")))
    outcome = present(form, draft)
    assert isinstance(outcome, Ask)
    question = "&lt;b&gt;&amp;Анна, <i>&lt;b&gt;&amp;Анна Б.</i>?"
    assert ask(form, outcome, texts_in("ru")) == question
    assert page(step(form, draft, "ru")).text == f"Вопрос 2 из 3. {question}"
    offer = interrupted(form, DRAFT_ID, outcome, texts_in("ru"), "3 дня назад").text
    assert offer.startswith("&lt;b&gt;&amp;Анна, вы остановились на вопросе 2 из 3")
    assert question in offer
    assert "«1 &lt; 2»" in offer
    assert "&amp;lt;" not in offer
    assert "&amp;amp;" not in offer


def test_answers_in_the_summary_are_escaped_once() -> None:
    text = page(step(EVERY_KIND, Draft(answers=STORED), "ru")).text
    assert "[name]: &lt;b&gt;&amp;Анна Берёзова\n" in text
    assert "[profession]: Звонарь &amp; Ко\n" in text
    assert "[paper]: Устав &lt;2&gt;.pdf\n" in text
    assert "[page]: https://example.org/?a=1&amp;b=&lt;2&gt;\n" in text
    assert "&amp;lt;" not in text


# What is asked where


def test_own_words_and_groups_have_their_own_questions() -> None:
    form = ALL_FORMS["join-specialist"]

    def question(place: str) -> str:
        return page(step(form, Draft(answers={"name": "Анна"}, at="profession", place=place), "ru")).text

    assert question("") == "Вопрос 2 из 4. Анна, чем вы занимаетесь?"
    assert question("g.library") == "Кто вы в библиотеке?"
    assert question("other").endswith("чем вы занимаетесь: двумя-тремя словами.")
    assert question("g.gone") == "Анна, чем вы занимаетесь?"


def test_where_the_form_has_no_words_of_its_own_there_are_common_ones() -> None:
    narrowed = Draft(answers=STORED, at="place", place="c.smolensk.smolensky", editing=True)
    assert page(step(EVERY_KIND, narrowed, "ru")).text == "Нашлось несколько. Что вы имели в виду?"
    other = Draft(answers=STORED, at="profession", place="other", editing=True)
    assert page(step(EVERY_KIND, other, "ru")).text == "Напишите, пожалуйста, своими словами."


def test_turning_a_page_of_buttons_is_not_called_as_going_on_is() -> None:
    shown = page(step(EVERY_KIND, Draft(answers=STORED, at="offers", editing=True), "ru"))
    captions = [each.caption for row in shown.rows for each in row]
    assert [caption for caption in captions if caption.startswith(("Показать", "Дальше"))] == ["Показать ещё", "Дальше"]


def test_the_offer_to_go_on_speaks_of_what_is_left() -> None:
    texts = texts_in("ru")
    left: list[tuple[Ask | Review | Leaving, str]] = [
        (present(EVERY_KIND, Draft(answers=STORED)), "осталось проверить и отправить"),
        (present(EVERY_KIND, Draft(at="name", leaving=True)), "Вы остановились на вопросе 1 из"),
        (present(EVERY_KIND, Draft(answers=STORED, leaving=True)), "осталось проверить и отправить"),
    ]
    for outcome, words in left:
        shown = interrupted(EVERY_KIND, DRAFT_ID, outcome, texts, "3 дня назад")
        fits_telegram(shown)
        assert words in shown.text
        assert all(DraftPress.unpack(each.data).draft == DRAFT_ID for row in shown.rows for each in row)
