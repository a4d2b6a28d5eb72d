"""A survey asked by the form engine: what applies, what is objected to, what is calculated, how it is worded."""

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.forms.engine import Ask, Done, Draft, Left, Outcome, Refuse, Review, answer, present, restore, start
from bot.forms.fields import Circumstances, Field, LongText, Number, Scale
from bot.forms.given import Control, Given, Press, SharedContact, Typed, Unexpected, Upload, mark
from bot.forms.surveys import (
    Calculation,
    Group,
    Option,
    QuestionKind,
    Survey,
    SurveyForm,
    Words,
    survey_form,
)
from bot.i18n import LANGUAGES, texts_in
from bot.views.forms import Step, interrupted, page, refused_plain

from .surveys import EVERYTHING, NOW, asked, survey, surveys

ABOUT = {language: Circumstances(texts_in(language), NOW.date()) for language in LANGUAGES}
CHOICE, SEVERAL, NOTE, TEXT, WHOLE = (
    QuestionKind.CHOICE,
    QuestionKind.SEVERAL,
    QuestionKind.NOTE,
    QuestionKind.TEXT,
    QuestionKind.WHOLE,
)
PHOTO = Upload("photo", "id", "unique", 1000)


def form(made: Survey) -> SurveyForm:
    return survey_form(made, NOW)


def shown(asked_by: SurveyForm, outcome: Outcome, language: str = "ru") -> str:
    return page(Step(asked_by, 1, 1, outcome, ABOUT[language])).text


def after(asked_by: SurveyForm, *given_in_turn: Given | str, language: str = "ru") -> Outcome:
    """What the engine says after these answers."""
    outcome: Outcome = present(asked_by, start(asked_by))
    for each in given_in_turn:
        assert not isinstance(outcome, Left | Done)
        draft = outcome.draft
        given = Typed(each) if isinstance(each, str) else each
        if isinstance(given, Press):
            given = replace(given, at=mark(draft.at))
        outcome = answer(asked_by, draft, given, ABOUT[language])
    return outcome


def test_all_of_it_from_the_first_question_to_the_answers() -> None:
    outcome = after(
        form(EVERYTHING),
        "Дальше",
        "Анна",
        "34",
        Press("3", ""),
        "-5",
        "Далеко ехать",
        "Дорого, Нет времени",
        "скорее да",
        "нет",
        "Дорого, Далеко ехать, Нет времени",
        "Дальше",
        "2,50",
        "вчера",
        "9:30",
        PHOTO,
        Upload("document", "id", "unique", 1000, "план.odt", "application/vnd.oasis.opendocument.text"),
        Press("confirm", ""),
        Press(".submit", ""),
    )
    assert isinstance(outcome, Done)
    expected = {
        "name": "Анна",
        "age": 34,
        "advice": 3,
        "mark": -5,
        "why": "far",
        "reasons": ("dear", "time"),
        "desk": "rather",
        "hall": "no",
        "order": ("dear", "far", "time"),
        "share": Decimal("2.5"),
        "day": date(2026, 11, 23),
    }
    assert {name: value for name, value in outcome.answers.items() if name in expected} == expected


def test_conditions_look_at_what_applies_and_nothing_else() -> None:
    hidden = form(
        survey(
            asked(CHOICE, "a", required=True),
            asked(CHOICE, "b", relevant="${a} = 'far'"),
            asked(TEXT, "c", relevant="${b} = 'dear'"),
        )
    )
    kept = {"a": "far", "b": "dear", "c": "слова"}
    assert [each.name for each in hidden.asked(kept)] == ["a", "b", "c"]
    # The answer to b is still there and does not apply, so c is not asked either.
    assert [each.name for each in hidden.asked({**kept, "a": "time"})] == ["a"]


def test_a_group_that_does_not_apply_hides_all_in_it() -> None:
    grouped = form(
        survey(asked(WHOLE, "n"), Group("g", relevant="${n} > 1", lines=(Group("h", lines=(asked(TEXT),)),)))
    )
    assert [each.name for each in grouped.asked({"n": 1})] == ["n"]
    assert [each.name for each in grouped.asked({"n": 2})] == ["n", "q"]


@pytest.mark.parametrize(
    ("kind", "stored", "condition", "holds"),
    [
        (CHOICE, "far", "${q} = 'far'", True),
        (CHOICE, {"text": "своё"}, "${q} = 'other'", True),
        (CHOICE, {"text": "своё"}, "selected(${q}, 'far')", False),
        (SEVERAL, ["far", "dear"], "selected(${q}, 'dear') and count-selected(${q}) = 2", True),
        (QuestionKind.RANKING, ["dear", "far", "time"], "starts-with(${q}, 'dear')", True),
        (WHOLE, 7, "${q} mod 2 = 1", True),
        (QuestionKind.DECIMAL, "2.50", "${q} = 2.5", True),
        (QuestionKind.NPS, 9, "${q} >= 9", True),
        (QuestionKind.SCALE, 3, "${q} < 3", False),
        (TEXT, "да", "${q} = 'да'", True),
        (QuestionKind.DATE, "2026-11-24", "${q} = today()", True),
        (QuestionKind.DATE, "2026-11-23", "today() - ${q} = 1", True),
        (QuestionKind.TIME, "09:30", "${q} != ''", True),
        (QuestionKind.PHOTO, None, "${q} = ''", True),
        (QuestionKind.ACKNOWLEDGE, True, "${q} = 'OK'", True),
        (CHOICE, None, "${q} = ''", True),
        (WHOLE, None, "${q} > 0", False),
    ],
)
def test_answers_as_expressions_see_them(kind: QuestionKind, stored: Any, condition: str, holds: bool) -> None:
    own = kind is CHOICE
    made = form(survey(asked(kind, own_words=own), asked(TEXT, "then", relevant=condition)))
    assert [each.name for each in made.asked({"q": stored})] == (["q", "then"] if holds else ["q"])


LIMITED = survey(
    asked(WHOLE, "a", required=True, constraint=". >= 0", message=Words("Не меньше нуля.", "Not below zero.")),
    asked(WHOLE, "b", required=True, constraint="${total} = 100"),
    Calculation("total", "${a} + ${b}"),
    asked(NOTE, "n", label=Words("Вместе ${total} из ${a} и ${b}")),
)


def test_what_is_said_to_an_answer_that_does_not_fit() -> None:
    limited = form(LIMITED)
    refused = after(limited, "-1")
    assert isinstance(refused, Refuse)
    assert shown(limited, refused).startswith("Не меньше нуля.")
    assert shown(limited, refused, "en").startswith("Not below zero.")
    assert refused_plain(refused.refusal, limited.texts(texts_in("ru"))) == "Не меньше нуля."
    refused = after(limited, "60", "41")
    assert isinstance(refused, Refuse)
    assert shown(limited, refused).startswith(texts_in("ru")("field-constraint"))
    assert refused.draft.answers == {"a": 60}
    told = after(limited, "60", "40")
    assert isinstance(told, Ask)
    assert shown(limited, told) == "Вместе 100 из 60 и 40"


def test_an_answer_that_no_longer_fits_is_asked_again() -> None:
    limited = form(LIMITED)
    outcome = after(limited, "60", "40", "Дальше", Press(".change", ""), Press(".edit.a", ""), "50")
    assert isinstance(outcome, Ask)
    assert (outcome.field.name, outcome.draft.answers) == ("b", {"a": 50, "n": True})
    outcome = answer(limited, outcome.draft, Typed("50"), ABOUT["ru"])
    assert isinstance(outcome, Review)


def test_a_limit_by_today_moves_with_the_day() -> None:
    dated = form(survey(asked(QuestionKind.DATE, constraint=". >= today()")))
    assert not dated.objections({"q": "2026-11-24"})
    assert set(dated.at(NOW + timedelta(days=1)).objections({"q": "2026-11-24"})) == {"q"}


def test_calculations_come_back_with_the_answers() -> None:
    assert form(LIMITED).calculated({"a": 60, "b": 40}) == {"total": Decimal(100)}
    unless = form(survey(asked(WHOLE), Calculation("c", "${q} * 2", "${q} > 1")))
    assert unless.calculated({"q": 1}) == {"c": None}


def test_words_of_authors_are_no_markup_and_no_texts_of_ours() -> None:
    hard = survey(
        asked(TEXT, "name", label=Words("<b>Имя</b> & { $x }?"), hint=Words("«как в паспорте»")),
        asked(CHOICE, "key", label=Words("${name}, что выбрать?"), options="l", required=True),
        asked(TEXT, "key-label", label=Words("Ещё: ${key}, ${name}")),
        asked(TEXT, "key-other", label=Words("И ещё")),
        lists={"l": (Option("a", Words("<i>Да</i>")), Option("a-b", Words("Нет"))), "l-a": (Option("b", Words("?")),)},
    )
    made = form(hard)
    assert shown(made, after(made)).endswith("&lt;b&gt;Имя&lt;/b&gt; &amp; { $x }?\n\n«как в паспорте»")
    second = page(Step(made, 1, 1, after(made, "<Анна ${key}>"), ABOUT["ru"]))
    assert second.text.endswith("&lt;Анна ${key}&gt;, что выбрать?")
    assert [row[0].caption for row in second.rows][:1] == ["<i>Да</i>"]
    third = shown(made, after(made, "<Анна ${key}>", "<i>да</i>"))
    assert third.endswith("Ещё: &lt;i&gt;Да&lt;/i&gt;, &lt;Анна ${key}&gt;")


def test_headings_stand_over_the_questions_of_their_groups() -> None:
    made = form(EVERYTHING)
    outcome = present(made, replace(start(made, {"advice": 9}), at="desk"))
    assert shown(made, outcome).endswith("О сотрудниках · Были ли вежливы\n\nв кассе")
    assert shown(made, outcome, "en").endswith("About the staff · Были ли вежливы\n\nat the desk")


def test_one_question_has_no_summary_and_twenty_one_neither() -> None:
    alone = form(survey(asked(CHOICE, required=True)))
    assert isinstance(after(alone, Press("far", "")), Done)
    reviews = [form(survey(*(asked(TEXT, f"q{n}") for n in range(count)))).review for count in (2, 20, 21)]
    assert reviews == [True, True, False]


def test_a_reason_in_another_language_comes_with_words_of_the_readers_own() -> None:
    limited = form(survey(asked(WHOLE, "a", constraint=". >= 0", message=Words("Не меньше нуля."))))
    refused = after(limited, "-1")
    assert isinstance(refused, Refuse)
    assert shown(limited, refused).startswith("Не меньше нуля.")
    said = "This answer does not fit here. The reason is given in Russian only: “Не меньше нуля.”"
    assert shown(limited, refused, "en").startswith(said)


@pytest.mark.parametrize(
    ("constraint", "offered"),
    [("", ["Сегодня", "Завтра"]), (". <= today()", ["Сегодня"]), (". > today()", ["Завтра"]), (". < today()", [])],
)
def test_days_that_would_be_refused_are_not_offered(constraint: str, offered: list[str]) -> None:
    made = form(survey(asked(QuestionKind.DATE, "a", constraint=constraint)))
    question = page(Step(made, 1, 1, present(made, start(made)), ABOUT["ru"]))
    captions = [each.caption for row in question.rows for each in row]
    assert [each for each in captions if each in ("Сегодня", "Завтра")] == offered


def test_a_survey_that_was_left_says_its_title() -> None:
    made = form(EVERYTHING)
    text = interrupted(made, 1, after(made, "Дальше"), texts_in("ru"), "вчера").text
    assert "«Опрос»" in text
    assert "Как вас зовут?" in text


def test_the_longest_question_is_one_message() -> None:
    value, heading = "я" * 1000, Words("з" * 100)
    mention = "${a}${a}${a}${a}${a}"
    question = asked(TEXT, label=Words("в" * (700 - len(mention)) + mention), hint=Words("п" * 300))
    limited = replace(question, constraint=". = 'x'", message=Words("н" * 300))
    deep = Group("g", heading, lines=(Group("h", heading, lines=(Group("i", heading, lines=(limited,)),)),))
    made = form(survey(asked(TEXT, "a"), deep))
    outcome = after(made, value, "y")
    assert isinstance(outcome, Refuse)
    assert 2000 < len(shown(made, outcome)) < 4096


# Any survey and anything people do


def right(field: Field) -> Given:
    """An answer that most limits let pass."""
    match field:
        case LongText():
            return Typed("anna")
        case Number():
            return Typed("5")
        case Scale(high=high):
            return Typed(str(high))
    match field.kind:
        case "date":
            return Typed("01.11.2026")
        case "time":
            return Typed("9:30")
        case "file":
            return PHOTO
        case "confirm":
            return Press("confirm", mark(field.name))
        case "note":
            return Press("next", mark(field.name))
        case "ranking":
            return Press("done", mark(field.name))
        case "many":
            return Press("done", mark(field.name))
    return Press("a", mark(field.name))


def steps_to(made: SurveyForm, outcome: Ask) -> Outcome:
    """The engine after a right answer to this question."""
    draft = outcome.draft
    if outcome.field.kind == "many":
        draft = replace(draft, partly=["a"])
    if outcome.field.kind == "ranking":
        draft = replace(draft, partly=[*outcome.field.codes])  # type: ignore[attr-defined]  # only a ranking is one
    return answer(made, draft, right(outcome.field), ABOUT["ru"])


@settings(max_examples=100, deadline=None)
@given(surveys())
def test_every_question_is_reached_once_and_back_returns_to_the_first(described: Survey) -> None:
    made = survey_form(described, NOW)
    outcome: Outcome = present(made, start(made))
    way: list[str] = []
    while isinstance(outcome, Ask):
        way.append(outcome.field.name)
        assert len(way) <= len(made.fields)
        following = steps_to(made, outcome)
        if isinstance(following, Refuse):  # two limits that cannot both be met
            return
        outcome = following
    assert len(set(way)) == len(way)
    answers = outcome.stored if isinstance(outcome, Done) else outcome.draft.answers  # type: ignore[union-attr]  # nothing was left
    assert way == [each.name for each in made.asked(answers)]
    if isinstance(outcome, Review):
        back: Outcome = outcome
        for name in reversed(way):
            assert isinstance(back, Ask | Review)
            back = answer(made, back.draft, Press(Control.BACK, mark(back.draft.at)), ABOUT["ru"])
            assert isinstance(back, Ask)
            assert back.field.name == name
        assert isinstance(back, Ask)
        assert back.first


def deeds(names: list[str]) -> st.SearchStrategy[Given]:
    values = ["a", "b", "+a", "-a", "+b", "done", "next", "confirm", "other", "p.1", "3", "-1", *Control]
    return st.one_of(
        st.builds(Press, st.sampled_from([*values, *(f".edit.{mark(name)}" for name in names)]), st.just("")),
        st.builds(
            Typed, st.sampled_from(["anna", "5", "200", "завтра", "9:30", "Назад", "Пропустить", "Дальше"]) | st.text()
        ),
        st.just(PHOTO),
        st.just(Unexpected("sticker")),
        st.just(SharedContact("79101234567", True)),
    )


@settings(max_examples=100, deadline=None)
@given(st.data(), surveys(), st.sampled_from(LANGUAGES))
def test_nothing_people_do_breaks_a_survey(data: st.DataObject, described: Survey, language: str) -> None:
    made = survey_form(described, NOW)
    outcome: Outcome = present(made, start(made))
    given_one = deeds([each.name for each in made.fields])
    for _ in range(data.draw(st.integers(0, 15))):
        assert not isinstance(outcome, Left | Done)
        assert shown(made, outcome, language).strip()
        draft = outcome.draft
        kept = json.loads(json.dumps(draft.as_json()))
        assert restore(made, kept) == draft
        given = data.draw(given_one | (st.just(right(made[draft.at])) if draft.at else st.nothing()))
        if isinstance(given, Press):
            given = replace(given, at=mark(draft.at))
        outcome = answer(made, draft, given, ABOUT[language])
        if isinstance(outcome, Left | Done):
            return
        assert not made.objections(outcome.draft.answers)
        for name, value in outcome.draft.answers.items():
            assert made[name].optional if value is None else made[name].keeps(value)


def test_a_draft_survives_a_change_of_the_survey() -> None:
    first = survey(asked(TEXT, "a"), asked(CHOICE, "b"), asked(WHOLE, "c"))
    changed = survey(asked(WHOLE, "a"), asked(CHOICE, "b", options="marks"), asked(WHOLE, "c", constraint=". < 5"))
    draft = Draft(answers={"a": "слова", "b": "far", "c": 7}, at="c")
    assert restore(form(first), draft.as_json()).answers == draft.answers
    assert restore(form(changed), draft.as_json()) == Draft(at="a")


def test_a_question_keeps_its_place_among_those_that_are_counted() -> None:
    made = form(survey(asked(NOTE, "n"), asked(TEXT, "a"), asked(NOTE, "m"), asked(TEXT, "b")))
    outcome = after(made, "Дальше", "слова", "Дальше")
    assert isinstance(outcome, Ask)
    assert (outcome.number, outcome.total, outcome.first) == (2, 2, False)
