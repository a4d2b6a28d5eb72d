"""The engine step by step: conditions, back, skip, doubt, the way out, the summary, and definitions that change."""

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.dictionaries import PROFESSIONS, TOPICS
from bot.forms.engine import Ask, Done, Draft, Form, Leaving, Left, Outcome, Refuse, Review, answer, present, restore
from bot.forms.engine import start as started
from bot.forms.fields import Choice, Field, Many, Number, Text, YesNo
from bot.forms.given import Control, Given, Press, Typed, Unexpected

from .every_kind import ABOUT, EVERY_KIND, STORED, brings_friends

NAME = Text("name", length=(2, 20), person=True)
FRIENDS = YesNo("friends")
COUNT = Number("count", high=100, usual=(1, 9), when=brings_friends)
JOB = Choice("job", words="profession", groups=PROFESSIONS, other=True)
TOPIC = Many("topics", words="topic", codes=TOPICS, most=2)
NOTE = Text("note", optional=True)
PARTY = Form("party", (NAME, FRIENDS, COUNT, JOB, TOPIC, NOTE))
ANSWERED = {"name": "Анна", "friends": False, "job": "librarian", "topics": ["events"], "note": None}


class Filling:
    """Somebody who fills a form in; between any two steps the draft is written and read as the database does it."""

    def __init__(self, form: Form = PARTY, answers: dict[str, Any] | None = None, language: str = "ru") -> None:
        self.form = form
        self.about = ABOUT[language]
        self.outcome: Outcome = present(form, started(form, answers))

    @property
    def draft(self) -> Draft:
        assert not isinstance(self.outcome, Left | Done)
        return restore(self.form, json.loads(json.dumps(self.outcome.draft.as_json())))

    @property
    def at(self) -> str:
        return self.draft.at

    def gives(self, *givens: Given) -> Outcome:
        for given in givens:
            self.outcome = answer(self.form, self.draft, given, self.about)
        return self.outcome

    def says(self, *texts: str) -> Outcome:
        return self.gives(*(Typed(text) for text in texts))

    def presses(self, *values: str) -> Outcome:
        """Buttons of the question that is on the screen."""
        for value in values:
            self.gives(Press(value, self.at))
        return self.outcome

    def progress(self) -> tuple[str, int, int]:
        assert isinstance(self.outcome, Ask)
        return self.outcome.field.name, self.outcome.number, self.outcome.total

    def refusal(self) -> str:
        assert isinstance(self.outcome, Refuse)
        return self.outcome.refusal.key


def at_the_summary() -> Filling:
    filling = Filling(answers=ANSWERED)
    assert isinstance(filling.outcome, Review)
    return filling


# Forward


def test_the_questions_that_apply_one_after_another() -> None:
    anna = Filling()
    assert anna.progress() == ("name", 1, 5)
    anna.says("Анна")
    assert anna.progress() == ("friends", 2, 5)
    anna.presses("yes")
    assert anna.progress() == ("count", 3, 6)
    anna.says("3")
    assert anna.progress() == ("job", 4, 6)
    anna.presses("g.library", "librarian")
    assert anna.progress() == ("topics", 5, 6)
    anna.presses("+events", "done")
    assert anna.progress() == ("note", 6, 6)
    assert isinstance(anna.says("Буду"), Review)
    assert anna.presses(Control.SUBMIT) == Done(
        {"name": "Анна", "friends": True, "count": 3, "job": "librarian", "topics": ("events",), "note": "Буду"}
    )


def test_a_condition_leaves_its_question_out() -> None:
    anna = Filling()
    anna.says("Анна", "нет")
    assert anna.progress() == ("job", 3, 5)


def test_a_first_question_that_does_not_apply_is_not_asked() -> None:
    form = Form("party", (replace(COUNT, name="first"), NAME))
    assert Filling(form).progress() == ("name", 1, 1)
    filling = Filling(form)
    filling.presses(Control.BACK)
    assert filling.progress() == ("name", 1, 1)


def test_an_answer_that_opens_an_earlier_question_asks_it() -> None:
    anna = Filling(Form("party", (COUNT, FRIENDS)))
    anna.presses("yes")
    assert anna.progress() == ("count", 1, 2)
    assert isinstance(anna.says("5"), Review)


@pytest.mark.parametrize("review", [True, False])
def test_a_form_without_a_question_that_applies(review: bool) -> None:
    anna = Filling(Form("party", (COUNT,), review=review))
    assert isinstance(anna.outcome, Review)
    assert isinstance(anna.presses(Control.BACK), Review)
    assert anna.presses(Control.SUBMIT) == Done({})


def test_without_a_summary_the_last_answer_is_the_end() -> None:
    anna = Filling(Form("party", (NAME, FRIENDS), review=False))
    anna.says("Анна")
    assert anna.presses("no") == Done({"name": "Анна", "friends": False})


def test_an_edit_of_what_is_known_asks_it_again_with_its_ticks() -> None:
    anna = Filling(Form("edit-topics", (TOPIC,), review=False), {"topics": ["events", "surveys"]})
    assert anna.progress() == ("topics", 1, 1)
    assert anna.draft.partly == ["events", "surveys"]
    anna.presses("-events")
    assert anna.presses("done") == Done({"topics": ("surveys",)})


def test_what_is_known_beforehand_is_not_asked() -> None:
    anna = Filling(answers={"friends": False, "topics": ["events"], "job": 5})
    anna.says("Анна")
    assert anna.progress() == ("job", 3, 5)


# Back, skip, doubt


def test_back_goes_to_the_question_before_that_applies() -> None:
    anna = Filling()
    anna.says("Анна", "нет")
    assert anna.at == "job"
    anna.presses(Control.BACK)
    assert anna.progress() == ("friends", 2, 5)
    anna.presses(Control.BACK, Control.BACK, Control.BACK)
    assert anna.progress() == ("name", 1, 5)


def test_another_answer_after_back_asks_what_now_applies() -> None:
    anna = Filling()
    anna.says("Анна", "нет")
    anna.presses(Control.BACK, "yes")
    assert anna.progress() == ("count", 3, 6)


def test_an_answer_that_no_longer_applies_is_not_handed_over() -> None:
    anna = Filling(answers={**ANSWERED, "friends": True, "count": 5})
    anna.presses(Control.CHANGE, f"{Control.EDIT}.friends", "no")
    done = anna.presses(Control.SUBMIT)
    assert isinstance(done, Done)
    assert "count" not in done.answers


def test_back_returns_the_buttons_first() -> None:
    anna = Filling(answers={"name": "Анна", "friends": False})
    anna.presses("g.library")
    assert (anna.at, anna.draft.place) == ("job", "g.library")
    anna.presses(Control.BACK)
    assert (anna.at, anna.draft.place) == ("job", "")
    anna.presses("other", Control.BACK)
    assert (anna.at, anna.draft.place) == ("job", "")
    anna.presses(Control.BACK)
    assert anna.at == "friends"


def test_back_to_toggles_finds_them_as_they_were() -> None:
    anna = Filling(answers={"name": "Анна", "friends": False, "job": "librarian"})
    anna.presses("+surveys", "+events", "done", Control.BACK)
    assert anna.draft.partly == ["events", "surveys"]
    anna.presses("-surveys", "done")
    assert anna.draft.answers["topics"] == ["events"]


def test_only_an_optional_question_can_be_skipped() -> None:
    anna = Filling()
    anna.presses(Control.SKIP)
    assert anna.at == "name"
    anna = Filling(answers={**ANSWERED, "note": 5})
    assert anna.at == "note"
    assert isinstance(anna.presses(Control.SKIP), Review)
    done = anna.presses(Control.SUBMIT)
    assert isinstance(done, Done)
    assert done.answers["note"] is None


@pytest.mark.parametrize("answers", [["Да, верно"], ["да"], ["ДА"]])
def test_a_doubt_confirmed(answers: list[str]) -> None:
    anna = Filling(answers={"name": "Анна", "friends": True})
    anna.says("50")
    assert anna.draft.doubt == {"value": 50, "key": "field-number-sure", "params": {"number": "50"}}
    anna.says(*answers)
    assert (anna.at, anna.draft.answers["count"]) == ("job", 50)
    assert anna.draft.doubt is None


@pytest.mark.parametrize("given", [Press(Control.FIX, "count"), Press(Control.BACK, "count"), Typed("нет")])
def test_a_doubt_corrected(given: Given) -> None:
    anna = Filling(answers={"name": "Анна", "friends": True})
    anna.says("50")
    anna.gives(given)
    assert anna.at == "count"
    assert anna.draft.doubt is None
    anna.says("5")
    assert (anna.at, anna.draft.answers["count"]) == ("job", 5)


def test_a_doubt_answered_with_another_number() -> None:
    anna = Filling(answers={"name": "Анна", "friends": True})
    anna.says("50", "60")
    assert anna.draft.doubt is not None
    assert anna.draft.doubt["value"] == 60
    anna.says("сто")
    assert anna.refusal() == "field-number-digits"
    anna.says("6")
    assert anna.draft.answers["count"] == 6


def test_yes_means_nothing_where_nothing_was_doubted() -> None:
    anna = Filling()
    anna.presses(Control.RIGHT, Control.FIX)
    assert anna.draft.answers == {}
    anna.says("Да")
    assert anna.draft.answers == {"name": "Да"}


# The way out


def test_cancel_asks_and_takes_either_answer() -> None:
    anna = Filling()
    assert isinstance(anna.presses(Control.CANCEL), Leaving)
    anna.presses(Control.STAY)
    assert anna.progress() == ("name", 1, 5)
    anna.presses(Control.CANCEL)
    assert anna.presses(Control.LEAVE) == Left()


def test_the_command_cancels_at_any_question() -> None:
    anna = Filling()
    anna.says("Анна")
    assert isinstance(anna.gives(Press(Control.CANCEL, "")), Leaving)
    assert anna.presses(Control.LEAVE) == Left()


def test_an_old_yes_cancel_does_not_cancel() -> None:
    anna = Filling()
    anna.presses(Control.CANCEL, Control.STAY, Control.LEAVE)
    assert anna.progress() == ("name", 1, 5)
    anna.presses(Control.CANCEL)
    anna.says("Анна")  # an answer is a decision to stay
    anna.gives(Press(Control.LEAVE, "name"))
    assert anna.progress() == ("friends", 2, 5)


@pytest.mark.parametrize(
    ("language", "back", "skip", "cancel", "change", "submit"),
    [
        ("ru", "НАЗАД", "пропустить", "отменить", "изменить", "отправить"),
        ("en", "back", "Skip", "CANCEL", "change", " submit "),
    ],
)
def test_captions_typed_by_hand(language: str, back: str, skip: str, cancel: str, change: str, submit: str) -> None:
    anna = Filling(answers={**ANSWERED, "note": 5}, language=language)
    anna.says(back)
    assert anna.at == "topics"
    anna.presses("done")
    assert isinstance(anna.says(skip), Review)
    anna.says(change)
    assert anna.draft.changing
    anna.says(back)
    assert isinstance(anna.says(cancel), Leaving)
    anna.presses(Control.STAY)
    assert isinstance(anna.says(submit), Done)


def test_a_caption_without_its_button_is_an_answer() -> None:
    anna = Filling()
    anna.says("Пропустить")
    assert anna.draft.answers == {"name": "Пропустить"}


# The summary


def test_change_at_the_summary_returns_to_it() -> None:
    anna = at_the_summary()
    anna.presses(Control.CHANGE)
    assert anna.draft.changing
    anna.presses(f"{Control.EDIT}.name")
    assert anna.progress() == ("name", 1, 5)
    assert isinstance(anna.says("Мария"), Review)
    assert (anna.draft.answers["name"], anna.draft.changing) == ("Мария", False)


def test_back_from_a_change_leaves_everything_as_it_was() -> None:
    anna = at_the_summary()
    anna.presses(Control.CHANGE, f"{Control.EDIT}.topics", "-events", Control.BACK)
    assert isinstance(anna.outcome, Review)
    assert anna.draft == at_the_summary().draft
    anna.presses(Control.CHANGE, Control.BACK)
    assert anna.draft == at_the_summary().draft
    anna.presses(Control.BACK)
    assert anna.at == "note"


def test_a_change_that_opens_a_question_asks_it() -> None:
    anna = at_the_summary()
    anna.presses(Control.CHANGE, f"{Control.EDIT}.friends", "yes")
    assert anna.progress() == ("count", 3, 6)
    assert isinstance(anna.says("2"), Review)


@pytest.mark.parametrize(
    "given",
    [Typed("хорошо"), Press("yes", ""), Press("", ""), Press("p.0", ""), Unexpected("sticker")],
)
@pytest.mark.parametrize("changing", [True, False])
def test_anything_else_at_the_summary(given: Given, changing: bool) -> None:
    anna = at_the_summary()
    if changing:
        anna.presses(Control.CHANGE)
    before = anna.draft
    anna.gives(given)
    assert anna.refusal() == "form-review-buttons"
    assert anna.draft == before


@pytest.mark.parametrize("value", [".edit.count", ".edit.nothing", ".edit.", ".nothing", ".", ".skip", ".right"])
def test_controls_that_mean_nothing_at_the_summary(value: str) -> None:
    anna = at_the_summary()
    assert anna.presses(value) == Review(at_the_summary().draft)


@pytest.mark.parametrize("value", ["yes", "no", *(control for control in Control if control != Control.CANCEL)])
@pytest.mark.parametrize("at", ["name", "friends", "gone", ""])
def test_a_button_of_another_question_changes_nothing(value: str, at: str) -> None:
    anna = Filling(answers={"name": "Анна", "friends": False})
    before = anna.draft
    assert anna.gives(Press(value, at)) == present(PARTY, before)


# Definitions that change under a draft


def again(state: dict[str, Any], *fields: Field, review: bool = True) -> Filling:
    """The draft met by the form as it is now."""
    form = Form("party", fields, review=review)
    filling = Filling(form)
    filling.outcome = present(form, restore(form, json.loads(json.dumps(state))))
    return filling


def test_answers_that_still_fit_are_kept() -> None:
    state = Filling(answers={**ANSWERED, "friends": True, "count": 9}).draft.as_json()
    anna = again(state, NAME, FRIENDS, replace(COUNT, high=5), TOPIC, Text("new"), NOTE)
    assert anna.draft.answers == {"name": "Анна", "friends": True, "topics": ["events"], "note": None}
    assert anna.progress() == ("count", 3, 6)
    anna.says("4")
    assert anna.progress() == ("new", 5, 6)
    assert isinstance(anna.says("Новое"), Review)


def test_the_question_that_was_open_stays_open() -> None:
    anna = Filling(answers={"name": "Анна", "friends": False})
    anna.presses("g.library")
    assert again(anna.draft.as_json(), NOTE, NAME, FRIENDS, JOB).at == "note"
    now = again(anna.draft.as_json(), NAME, FRIENDS, JOB, NOTE)
    assert (now.at, now.draft.place) == ("job", "g.library")


def test_a_question_that_is_gone_gives_way_to_the_first_open_one() -> None:
    anna = Filling(answers={"name": "Анна", "friends": False})
    anna.presses("g.library")
    now = again(anna.draft.as_json(), NAME, FRIENDS, TOPIC)
    assert (now.at, now.draft.place) == ("topics", "")
    assert isinstance(again(anna.draft.as_json(), NAME, FRIENDS).outcome, Review)
    assert again(anna.draft.as_json(), NAME, FRIENDS, review=False).at == "friends"


def test_an_answer_dropped_before_the_open_question_is_asked_first() -> None:
    """The words of a question may need the answers before it."""
    anna = Filling(answers={"name": "Анна", "friends": False})
    now = again(anna.draft.as_json(), replace(NAME, length=(10, 60)), FRIENDS, JOB)
    assert now.progress() == ("name", 1, 3)
    now.says("Анна Берёзова")
    assert now.at == "job"


def test_a_doubt_about_what_no_longer_fits_is_dropped() -> None:
    anna = Filling(answers={"name": "Анна", "friends": True})
    anna.says("50")
    state = anna.draft.as_json()
    assert again(state, NAME, FRIENDS, replace(COUNT, high=60)).draft.doubt == state["doubt"]
    assert again(state, NAME, FRIENDS, replace(COUNT, high=40)).draft.doubt is None
    assert again(state, NAME, FRIENDS, Many("count", words="topic", codes=TOPICS)).draft.doubt is None


def test_a_question_added_while_the_summary_was_open_is_asked() -> None:
    state = at_the_summary().draft.as_json()
    assert again(state, *PARTY.fields, Text("new")).at == "new"


def test_a_draft_of_another_version_of_the_engine() -> None:
    state = {"answers": {"name": "Анна"}, "at": "friends", "invented_later": 5}
    assert again(state, NAME, FRIENDS).progress() == ("friends", 2, 2)


def test_the_form_of_every_kind_can_be_opened_with_all_answers() -> None:
    anna = Filling(EVERY_KIND, STORED)
    assert isinstance(anna.outcome, Review)
    done = anna.presses(Control.SUBMIT)
    assert isinstance(done, Done)
    assert done.answers.keys() == STORED.keys()
