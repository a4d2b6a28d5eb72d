"""The engine under anything people can do, in any order, with a form of every kind of question."""

import json
from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import Refused
from bot.forms.engine import Ask, Done, Draft, Form, Leaving, Left, Outcome, Refuse, Review, answer, present, restore
from bot.forms.engine import start as started
from bot.forms.fields import Field
from bot.forms.given import Control, Given, Press
from bot.i18n import LANGUAGES
from bot.views.forms import Step, page

from .every_kind import ABOUT, ANSWERS, EVERY_KIND, FIELDS, STORED, givens, pressed_now, values

FORMS = [EVERY_KIND, replace(EVERY_KIND, review=False)]

# What somebody does: gives the right answer to the question that is asked, confirms a doubt, or does anything else.
Deed = Callable[[Draft], Given]


def right(draft: Draft) -> Given:
    if draft.doubt:
        return Press(Control.RIGHT, draft.at)
    return ANSWERS[draft.at][0] if draft.at else Press(Control.SUBMIT, "")


def anything(given: Given, fresh: bool) -> Deed:
    return lambda draft: pressed_now(given, draft.at) if fresh else given


deeds: st.SearchStrategy[Deed] = st.one_of(
    st.just(right),
    st.just(right),
    st.builds(anything, givens, st.booleans()),
    st.builds(anything, st.builds(Press, st.sampled_from([*Control]), st.just("")), st.just(True)),
)
beginnings: st.SearchStrategy[dict[str, object]] = st.dictionaries(st.sampled_from([*STORED]), st.none()).map(
    lambda names: {name: stored for name, stored in STORED.items() if name not in names}
) | st.just({})


def restored(form: Form, draft: Draft) -> Draft:
    return restore(form, json.loads(json.dumps(draft.as_json())))


def holds(form: Form, outcome: Outcome, language: str) -> None:
    """What is true of every outcome."""
    match outcome:
        case Left():
            return
        case Done(answers=answers):
            # The one condition there is reads the same from the answers as they are kept and as they are handed over.
            assert list(answers) == [each.name for each in form.asked(answers)]
            assert all(form[name].optional for name, value in answers.items() if value is None)
            return
        case Refuse(refusal=refusal):
            assert isinstance(refusal, Refused)
        case Ask(field=field, number=number, total=total, draft=draft, first=first):
            asked = form.asked(draft.answers)
            counted = [each for each in asked if each.counted]
            assert (total, draft.at) == (len(counted), field.name)
            assert first is (asked[0] is field)
            assert counted[number - 1] is field if field.counted else 1 <= number <= total + 1
        case Review(draft=draft):
            assert all(each.name in draft.answers for each in form.asked(draft.answers))
        case Leaving():
            pass
    draft = outcome.draft
    assert all(form[name].optional if kept is None else form[name].keeps(kept) for name, kept in draft.answers.items())
    assert restored(form, draft) == draft
    assert present(form, restored(form, draft)) == present(form, draft)
    assert page(Step(form, 1, 0, outcome, ABOUT[language])).text.strip()


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(FORMS), st.lists(deeds, max_size=30), beginnings, st.sampled_from(LANGUAGES))
def test_nothing_people_do_breaks_a_form(form: Form, done: list[Deed], known: dict[str, object], language: str) -> None:
    outcome: Outcome = present(form, started(form, known))
    holds(form, outcome, language)
    for deed in done:
        if isinstance(outcome, Left | Done):
            break
        before = outcome.draft
        outcome = answer(form, before, deed(before), ABOUT[language])
        holds(form, outcome, language)
        if isinstance(outcome, Refuse):
            assert outcome.draft == before
        if isinstance(outcome, Done):
            kept = {name: stored for name, stored in before.answers.items() if stored is not None}
            kept.pop(before.at, None)  # without a summary the last answer has just been given
            given = {name: value for name, value in outcome.answers.items() if name in kept}
            assert given == {name: form[name].value(kept[name]) for name in given}


@settings(max_examples=150, deadline=None)
@given(st.lists(deeds, max_size=15), beginnings, values, st.sampled_from([*FIELDS, "gone", ""]))
def test_a_press_on_an_old_button_changes_nothing(
    done: list[Deed], known: dict[str, object], value: str, at: str
) -> None:
    draft = walked(EVERY_KIND, started(EVERY_KIND, known), done)
    if at != draft.at and value != Control.CANCEL:
        assert answer(EVERY_KIND, draft, Press(value, at), ABOUT["ru"]) == present(EVERY_KIND, draft)


@settings(max_examples=60, deadline=None)
@given(steps=st.integers(1, 60), friends=st.booleans())
def test_back_and_the_same_answer_return_to_the_same_place(steps: int, friends: bool) -> None:
    draft = started(EVERY_KIND)
    for _ in range(steps):
        given = right(draft)
        if draft.at == "friends":
            given = Press("yes" if friends else "no", "friends")
        outcome = answer(EVERY_KIND, draft, given, ABOUT["ru"])
        if isinstance(outcome, Done):
            break
        assert isinstance(outcome, Ask | Review)
        draft = outcome.draft
    if draft.doubt or not draft.answers:
        return
    back = answer(EVERY_KIND, draft, Press(Control.BACK, draft.at), ABOUT["ru"])
    assert isinstance(back, Ask)
    forward: Outcome = back
    while not isinstance(forward, Left | Done | Refuse) and forward.draft.at != draft.at:
        given = right(forward.draft)
        if forward.draft.at == "friends":
            given = Press("yes" if friends else "no", "friends")
        forward = answer(EVERY_KIND, forward.draft, given, ABOUT["ru"])
    assert forward == present(EVERY_KIND, draft)


def walked(form: Form, draft: Draft, done: list[Deed]) -> Draft:
    """The draft after these deeds, or before the one that would have ended it."""
    for deed in done:
        outcome = answer(form, draft, deed(draft), ABOUT["ru"])
        if not isinstance(outcome, Left | Done):
            draft = outcome.draft
    return draft


def retyped(name: str, as_name: str) -> Field:
    """The question under the name of another one."""
    return replace(FIELDS[as_name], name=name)


definitions = st.lists(
    st.tuples(st.sampled_from([*FIELDS]), st.sampled_from([*FIELDS]), st.booleans()),
    unique_by=lambda change: change[0],
    max_size=len(FIELDS),
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(deeds, max_size=15),
    beginnings,
    definitions,
    st.booleans(),
    st.lists(st.builds(anything, givens, st.booleans()), max_size=5),
)
def test_a_definition_may_change_under_a_draft(
    done: list[Deed],
    known: dict[str, object],
    definition: list[tuple[str, str, bool]],
    review: bool,
    then: list[Deed],
) -> None:
    draft = walked(EVERY_KIND, started(EVERY_KIND, known), done)
    fields = tuple(retyped(name, other) if changed else FIELDS[name] for name, other, changed in definition)
    form = Form("every-kind", fields, review=review)
    if any(each.name == "profession" for each in fields):  # its words address the person
        fields = (FIELDS["name"], *(each for each in fields if each.name != "name"))
        form = Form("every-kind", fields, review=review)
    now = restored(form, draft)
    for each in fields:
        kept = draft.answers.get(each.name)
        if kept is not None:
            assert (now.answers.get(each.name) == kept) == each.keeps(kept)
    outcome: Outcome = present(form, now)
    holds(form, outcome, "ru")
    for deed in then:
        if isinstance(outcome, Left | Done):
            break
        outcome = answer(form, outcome.draft, deed(outcome.draft), ABOUT["ru"])
        holds(form, outcome, "ru")
