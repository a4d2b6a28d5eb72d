"""Pages of the form engine: a question with its buttons, a doubt, the summary, the way out."""

import html
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.errors import Refused
from bot.forms.engine import Ask, Form, Leaving, Outcome, Refuse, Review, present, standing
from bot.forms.engine import asked as applying
from bot.forms.fields import Circumstances
from bot.forms.fields.contacts import SHARE
from bot.forms.given import Control, mark
from bot.i18n import Html, Texts
from bot.lengths import clipped
from bot.views.buttons import DraftAction, DraftPress, FormPress, Go, To
from bot.views.event_words import capital
from bot.views.page import Button, Page, Row, button, pairs

# Characters for the answers in a summary, each «&» counted as «&amp;». A message holds 4096, and an emoji may count as
# two.
ROOM = 1500
STANDING = 300  # characters of the present answer under a question that is asked again


@dataclass(frozen=True)
class Step:
    """Where a person is in a form: what the engine said, about which draft; `turn` counts the pages shown."""

    form: Form
    draft_id: int
    turn: int
    outcome: Outcome
    about: Circumstances


def page(step: Step) -> Page:
    """The page for what the engine said. Left and Done have pages of their feature's own."""
    step = replace(step, about=replace(step.about, texts=step.form.texts(step.about.texts)))
    match step.outcome:
        case Refuse(refusal=refusal, draft=draft):
            again = page(Step(step.form, step.draft_id, step.turn, present(step.form, draft), step.about))
            return Page(f"{refused(refusal, step.about.texts)}\n\n{again.text}", again.rows, again.ask_contact)
        case Ask():
            return _question(step, step.outcome)
        case Review():
            return _summary(step, step.outcome)
        case Leaving():
            texts = step.about.texts
            stay, leave = _control(step, Control.STAY), _control(step, Control.LEAVE)
            return Page(
                texts("form-leaving"),
                [[button(texts.plain("form-continue"), stay)], [button(texts.plain("form-leave"), leave)]],
            )
        case _:
            raise ValueError("this outcome has no page of the form's")


def refused(refusal: Refused, texts: Texts) -> str:
    """The refusal in words, for a message."""
    return texts(refusal.key, **_worded(refusal, texts))


def refused_plain(refusal: Refused, texts: Texts) -> str:
    """The same for the word over the chat after a press."""
    return texts.plain(refusal.key, **_worded(refusal, texts))


def hint(texts: Texts, draft_id: int) -> Page:
    """Free text came while a form was put aside."""
    resume = DraftPress(draft=draft_id, action=DraftAction.RESUME)
    return Page(
        texts("hint-draft"),
        [(button(texts.plain("form-continue"), resume),), (button(texts.plain("menu-open"), Go(to=To.MENU)),)],
    )


def _worded(refusal: Refused, texts: Texts) -> dict[str, str | int | float]:
    """The values of a refusal; what was expected and what came instead are texts of their own."""
    if refusal.key != "form-unexpected":
        return refusal.params
    return {name: texts.plain(f"form-{name}-{refusal.params[name]}") for name in ("expected", "got")}


def known(form: Form, answers: Mapping[str, object], texts: Texts) -> dict[str, str]:
    """The answers so far as values for the texts: «Анна, чем вы занимаетесь?»; `first` is the first word of the
    name."""
    shown = {
        each.name.replace("-", "_"): each.show(answers[each.name], texts)
        for each in form.fields
        if answers.get(each.name) is not None
    }
    if "name" in shown and form["name"].kind == "text":
        shown["first"] = shown["name"].split()[0]
    return {**shown, **form.known(answers, texts)}


def ask(form: Form, outcome: Ask, texts: Texts) -> str:
    """The words of a question, without its number."""
    usual = form.key(outcome.field.name)
    key = outcome.field.question(usual, outcome.draft.place)
    if key != usual and not texts.has(key):
        key = f"form-question{key.removeprefix(usual)}"
    return texts(key, **known(form, outcome.draft.answers, texts))


def _question(step: Step, outcome: Ask) -> Page:
    texts, draft = step.about.texts, outcome.draft
    rows: list[Row] = []
    if draft.doubt:
        text = texts(str(draft.doubt["key"]), **draft.doubt["params"])
        rows.append((_button(step, "form-right", Control.RIGHT), _button(step, "form-fix", Control.FIX)))
        return Page(text, [*rows, (_button(step, "form-cancel", Control.CANCEL),)])
    text = ask(step.form, outcome, texts)
    if outcome.field.counted and outcome.total > 1 and not draft.editing and not draft.place.startswith("g."):
        text = texts("form-progress", number=outcome.number, total=outcome.total, question=Html(text))
    now = standing(draft)
    if now is not None and outcome.field.counted and draft.partly is None and not draft.place:
        value = clipped(outcome.field.show(now, texts), STANDING)
        text = texts("form-standing", question=Html(text), value=value)
    about = replace(step.about, answers=draft.answers)
    rows.extend(
        tuple(button(option.caption, _press(step, option.value)) for option in options)
        for options in outcome.field.options(draft.place, draft.partly, about)
        if options
    )
    if outcome.field.optional:
        rows.append((_button(step, "form-skip", Control.SKIP),))
    back = [_button(step, "form-back", Control.BACK)] if not outcome.first or draft.place or draft.editing else []
    rows.append((*back, _button(step, step.form.leave or "form-cancel", Control.CANCEL)))
    contact = texts.plain("field-phone-send") if draft.place == SHARE and outcome.field.kind == "phone" else ""
    return Page(text, rows, contact)


def _summary(step: Step, outcome: Review) -> Page:
    texts, answers = step.about.texts, outcome.draft.answers
    asked = [each for each in applying(step.form, outcome.draft) if each.counted]
    if outcome.draft.changing:
        choices = [
            _button(step, f"{step.form.key(each.name)}-label", f"{Control.EDIT}.{mark(each.name)}") for each in asked
        ]
        return Page(texts("form-change-which"), [*pairs(choices), (_button(step, "form-back", Control.BACK),)])
    shown = {each.name: _shown(step.form, each.name, answers.get(each.name), texts) for each in asked}
    longest = _longest(list(shown.values()))
    lines = [
        texts("form-answer-line", label=texts.plain(f"{step.form.key(name)}-label"), value=clipped(value, longest))
        for name, value in shown.items()
    ]
    text = texts("form-review", answers=Html("\n".join(lines)))
    return Page(
        text,
        [
            (_button(step, "form-submit", Control.SUBMIT),),
            (_button(step, "form-change", Control.CHANGE), _button(step, "form-cancel", Control.CANCEL)),
        ],
    )


def summary_line(form: Form, name: str, stored: object, texts: Texts, empty: str = "form-skipped") -> str:
    """«Имя: Анна Берёзова», or the words for no answer."""
    label = texts.plain(f"{form.key(name)}-label")
    return texts("form-answer-line", label=label, value=_shown(form, name, stored, texts, empty))


def _shown(form: Form, name: str, stored: object, texts: Texts, empty: str = "form-skipped") -> str:
    """The answer, or that the question was skipped."""
    return texts.plain(empty) if stored is None else form[name].show(stored, texts)


def _longest(values: list[str]) -> int:
    """How much of each value the summary shows, so that all of it is one message: few long answers are seen whole."""
    sizes = (1500, 1000, 500, 250, 120, 60)
    return next((size for size in sizes if sum(len(html.escape(clipped(each, size))) for each in values) <= ROOM), 40)


def interrupted(form: Form, draft_id: int, outcome: Outcome, texts: Texts, age: str) -> Page:
    """The offer to go on with a form that was left: which one, since when, at which question."""
    texts = form.texts(texts)
    params = {"form": texts.plain(f"{form.name}-title"), "age": age}
    if isinstance(outcome, Leaving):  # the question behind «Отменить анкету?»
        outcome = present(form, replace(outcome.draft, leaving=False))
    match outcome:
        case Ask(number=number, total=total, draft=draft):
            first = known(form, draft.answers, texts).get("first")
            question = Html(ask(form, outcome, texts))
            text = texts("form-interrupted", **params, number=number, total=total, question=question)
            text = texts("form-addressed", first=first, text=Html(text)) if first else capital(text)
        case _:
            text = texts("form-interrupted-review", **params)
    return Page(
        text,
        [
            (button(texts.plain("form-continue"), DraftPress(draft=draft_id, action=DraftAction.RESUME)),),
            (
                *([] if form.shared else [_draft(texts, "form-restart", draft_id, DraftAction.RESTART)]),
                _draft(texts, "form-later", draft_id, DraftAction.LATER),
            ),
        ],
    )


def _draft(texts: Texts, key: str, draft_id: int, action: DraftAction) -> Button:
    return button(texts.plain(key), DraftPress(draft=draft_id, action=action))


def _press(step: Step, value: str) -> FormPress:
    draft = step.outcome.draft if isinstance(step.outcome, Ask | Review | Leaving) else None
    return FormPress(draft=step.draft_id, turn=step.turn % 100, at=mark(draft.at) if draft else "", value=value)


def _control(step: Step, control: Control) -> FormPress:
    return _press(step, control)


def _button(step: Step, key: str, value: str) -> Button:
    return button(step.about.texts.plain(key), _press(step, value))
