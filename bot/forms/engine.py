"""The form engine: a form, a draft and what was given, in; the next question, a refusal, the summary or the answers,
out.

Pure: no time, no database, no messenger. A draft is plain values that JSON can hold, so it survives restarts; a
definition that changed under it drops only the answers that no longer fit.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from bot.errors import Refused
from bot.forms.fields import Answered, Circumstances, Doubtful, Field, Option, Partly, Turned
from bot.forms.given import Control, Given, Press, Typed, mark
from bot.i18n import Texts
from bot.search_text import fold

# Captions that mean their button when they are typed; a bare «да» answers «всё верно?» too.
TYPED_CONTROLS = (
    ("form-back", Control.BACK),
    ("form-skip", Control.SKIP),
    ("form-cancel", Control.CANCEL),
    ("form-submit", Control.SUBMIT),
    ("form-change", Control.CHANGE),
    ("form-right", Control.RIGHT),
    ("form-yes", Control.RIGHT),
    ("form-fix", Control.FIX),
    ("form-no", Control.FIX),
)


@dataclass(frozen=True)
class Form:
    """A list of questions. With `review` the answers are shown before they are submitted.

    Text keys begin with `words` (by default the name), so that forms may share the words of a question. `leave` is the
    caption of the way out where «Отменить» could be taken for an answer; such a form is left without being asked.
    """

    name: str
    fields: tuple[Field, ...]
    review: bool = True
    words: str = ""
    leave: str = ""
    shared: bool = False  # several people fill it in at once; what they answered is kept elsewhere, see `merged`

    def __post_init__(self) -> None:
        if not self.words:
            object.__setattr__(self, "words", self.name)

    def __getitem__(self, name: str) -> Field:
        return next(each for each in self.fields if each.name == name)

    def asked(self, answers: Mapping[str, Any]) -> list[Field]:
        """The questions that apply, given the answers so far."""
        return [each for each in self.fields if each.when is None or each.when(answers)]

    def objections(self, answers: Mapping[str, Any]) -> Mapping[str, Refused]:
        """Those of the answers that cannot stand beside the others, each with what is said about it."""
        return {}

    def offered(self, asked: Field, draft: "Draft", about: Circumstances) -> Sequence[Sequence[Option]]:
        """The buttons of a question, by rows."""
        return asked.options(draft.place, draft.partly, about)

    def merged(self, answers: Mapping[str, Any]) -> Mapping[str, Any]:
        """The answers so far; of a shared form what all have answered, whoever asks."""
        return answers

    def key(self, name: str) -> str:
        """The text key of a question; of its label in the summary it is the same with «-label»."""
        return f"{self.words}-{name}"

    def texts(self, texts: Texts) -> Texts:
        """The texts that the questions are asked with."""
        return texts

    def known(self, answers: Mapping[str, Any], texts: Texts) -> Mapping[str, str]:
        """Values for the words of the questions, besides the answers themselves."""
        return {}


@dataclass(frozen=True)
class Draft:
    """A form being filled in. `at` is the question being asked, "" the summary."""

    answers: dict[str, Any] = field(default_factory=dict)
    at: str = ""
    place: str = ""  # where the question's buttons are turned to
    partly: Any = None  # what is chosen so far where several may be
    doubt: dict[str, Any] | None = None  # value, key and params of «всё верно?»
    editing: bool = False  # the question was opened from the summary
    leaving: bool = False  # «Отменить» was pressed and asks whether it was meant
    changing: bool = False  # the summary asks which answer to change
    only: list[str] | None = None  # the questions reopened of answers that were returned; the others stay as they are
    returned: dict[str, Any] = field(default_factory=dict)  # what those had been answered with

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Ask:
    """A question to show; `number` of `total` is its place among those that apply, what only wants to be read aside.
    `first`: there is none before it."""

    field: Field
    number: int
    total: int
    draft: Draft
    first: bool


@dataclass(frozen=True)
class Refuse:
    """What was given cannot be taken: a text key with its values. The draft is as it was."""

    refusal: Refused
    draft: Draft


@dataclass(frozen=True)
class Review:
    """Everything is answered: the summary."""

    draft: Draft


@dataclass(frozen=True)
class Leaving:
    """«Отменить» was pressed: is it meant?"""

    draft: Draft


@dataclass(frozen=True)
class Left:
    """The form was cancelled."""


@dataclass(frozen=True)
class Done:
    """Validated answers by field name, as the features use them and as they are kept; a skipped one is None."""

    answers: dict[str, Any]
    stored: dict[str, Any] = field(default_factory=dict, compare=False)


Outcome = Ask | Refuse | Review | Leaving | Left | Done


def start(form: Form, answers: Mapping[str, Any] | None = None) -> Draft:
    """A new draft; with `answers` (as stored) an edit of something that exists."""
    return restore(form, {"answers": dict(answers or {})})


def reopen(form: Form, answers: Mapping[str, Any], only: Collection[str]) -> Draft:
    """A draft of answers of which some were returned: these are asked anew, the others are kept."""
    kept = {name: value for name, value in answers.items() if name not in only}
    returned = {name: value for name, value in answers.items() if name in only}
    reopened = [each.name for each in form.fields if each.name in only]
    return restore(form, {"answers": kept, "only": reopened, "returned": returned})


def asked(form: Form, draft: Draft) -> list[Field]:
    """The questions of this draft: those that apply, and of returned answers only the reopened or missing ones."""
    return [
        each
        for each in form.asked(draft.answers)
        if draft.only is None or each.name in draft.only or each.name not in draft.answers
    ]


def restore(form: Form, state: Mapping[str, Any]) -> Draft:
    """The draft kept as JSON. What no longer fits the form is dropped: an answer, the place, the question itself.

    A question is only asked when all before it are answered: its words may need them («Анна, чем вы занимаетесь?»).
    """
    known = {each.name for each in fields(Draft)}
    draft = Draft(**{name: value for name, value in state.items() if name in known})
    answers = _fitting(form, form.merged(draft.answers))
    draft = replace(draft, answers=_standing(form, answers), returned=_fitting(form, draft.returned))
    answers = draft.answers
    names = [each.name for each in asked(form, draft)]
    before = names[: names.index(draft.at)] if draft.at in names else names
    at = draft.at
    if at not in names or not all(name in answers for name in before):
        at = _first_open(form, draft) or ("" if form.review or not names else names[-1])
    if at != draft.at:
        return replace(_opened(form, draft, at), editing=False, changing=False, doubt=None)
    if draft.doubt and not (at and _fits(form[at], draft.doubt["value"])):
        return replace(draft, doubt=None)
    return draft


def present(form: Form, draft: Draft) -> Ask | Review | Leaving:
    """What the person should be looking at now."""
    if draft.leaving:
        return Leaving(draft)
    if not draft.at:
        return Review(draft)
    applying = asked(form, draft)
    place = next(index for index, each in enumerate(applying) if each.name == draft.at)
    number = 1 + sum(each.counted for each in applying[:place])
    return Ask(form[draft.at], number, sum(each.counted for each in applying), draft, place == 0)


def answer(form: Form, draft: Draft, given: Given, about: Circumstances) -> Outcome:
    """The next step. A press on a button of an earlier question shows the current one and changes nothing."""
    about = replace(about, texts=form.texts(about.texts))
    if isinstance(given, Typed):
        given = _control_typed(form, draft, given, about)
    try:
        if isinstance(given, Press) and given.value.startswith("."):
            return _control(form, draft, given)
        if isinstance(given, Press) and given.at != mark(draft.at):
            return present(form, draft)
        if not draft.at:
            raise Refused("form-review-buttons")
        question = form[draft.at]
        taken = question.take(given, draft.place, draft.partly, replace(about, answers=draft.answers))
        if isinstance(taken, Answered | Doubtful):
            _refuse_objection(form, draft, taken.value)
    except Refused as refusal:
        return Refuse(refusal, draft)
    draft = replace(draft, leaving=False)
    match taken:
        case Turned(place=place):
            return present(form, replace(draft, place=place, doubt=None))
        case Partly(value=value):
            return present(form, replace(draft, partly=value))
        case Doubtful(value=value, key=key, params=params):
            return present(form, replace(draft, doubt={"value": value, "key": key, "params": dict(params)}))
        case Answered(value=value):
            return _accept(form, draft, value)


def _control(form: Form, draft: Draft, press: Press) -> Outcome:
    if press.value == Control.CANCEL:
        if form.leave:
            return Left()
        return present(form, replace(draft, leaving=True))
    if press.at != mark(draft.at):
        return present(form, draft)
    if press.value == Control.LEAVE and draft.leaving:
        return Left()
    draft = replace(draft, leaving=False)
    marked = press.value.removeprefix(f"{Control.EDIT}.")
    edited = next((each.name for each in asked(form, draft) if each.counted and mark(each.name) == marked), "")
    match press.value:
        case Control.BACK:
            return present(form, _back(form, draft))
        case Control.SKIP if draft.at and form[draft.at].optional:
            return _accept(form, draft, None)
        case Control.RIGHT if draft.doubt:
            return _accept(form, draft, draft.doubt["value"])
        case Control.FIX:
            return present(form, replace(draft, doubt=None))
        case Control.CHANGE if not draft.at:
            return present(form, replace(draft, changing=True))
        case Control.SUBMIT if not draft.at:
            return _finish(form, draft)
        case _ if not draft.at and edited:
            return present(form, replace(_opened(form, draft, edited), editing=True, changing=False))
        case _:
            return present(form, draft)


def _control_typed(form: Form, draft: Draft, given: Typed, about: Circumstances) -> Given:
    """«Назад» typed by hand means the button, when there is one."""
    folded = fold(given.text)
    possible = {
        Control.BACK: True,
        Control.CANCEL: True,
        Control.SKIP: bool(draft.at) and form[draft.at].optional,
        Control.SUBMIT: not draft.at,
        Control.CHANGE: not draft.at,
        Control.RIGHT: draft.doubt is not None,
        Control.FIX: draft.doubt is not None,
    }
    for key, control in TYPED_CONTROLS:
        if possible[control] and folded == fold(about.texts.plain(key)):
            return Press(control, mark(draft.at))
    return given


def _back(form: Form, draft: Draft) -> Draft:
    """One step back: out of a doubt, a turned keyboard, an opened question; else to the question before."""
    if draft.doubt:
        return replace(draft, doubt=None)
    if draft.place:
        return replace(draft, place="")
    if draft.changing:
        return replace(draft, changing=False)
    if draft.editing:
        return replace(draft, at="", partly=None, editing=False)
    names = [each.name for each in asked(form, draft)]
    index = names.index(draft.at) if draft.at else len(names)
    if index == 0:
        return draft
    return _opened(form, draft, names[index - 1])


def _accept(form: Form, draft: Draft, value: Any) -> Outcome:
    """Write the answer down and go on to the first question that has none; what it contradicts is asked again."""
    answers = _standing(form, {**draft.answers, draft.at: value})
    draft = replace(draft, answers=answers, place="", partly=None, doubt=None)
    following = _first_open(form, draft, after=draft.at)
    if following:
        return present(form, replace(_opened(form, draft, following), editing=False))
    draft = replace(draft, at="", editing=False)
    return Review(draft) if form.review else _finish(form, draft)


def _finish(form: Form, draft: Draft) -> Outcome:
    """Submit: every answer that applies is looked at once more, because the form may have changed meanwhile."""
    applying = form.asked(draft.answers)
    objections = form.objections(draft.answers)
    for each in applying:
        kept = each.name in draft.answers and each.name not in objections
        if not kept or not _fits(each, draft.answers[each.name]):
            return present(form, replace(_opened(form, draft, each.name), changing=False))
    stored = {each.name: draft.answers[each.name] for each in applying}
    return Done(
        {each.name: None if stored[each.name] is None else each.value(stored[each.name]) for each in applying}, stored
    )


def _first_open(form: Form, draft: Draft, after: str = "") -> str:
    """The first question without an answer, those behind `after` before those in front of it; "" when there is none."""
    names = [each.name for each in form.asked(draft.answers)]
    start_at = names.index(after) + 1 if after in names else 0
    return next((name for name in [*names[start_at:], *names[:start_at]] if name not in draft.answers), "")


def _refuse_objection(form: Form, draft: Draft, value: Any) -> None:
    objection = form.objections({**draft.answers, draft.at: value}).get(draft.at)
    if objection is not None:
        raise objection


def _fitting(form: Form, answers: Mapping[str, Any]) -> dict[str, Any]:
    return {
        each.name: answers[each.name]
        for each in form.fields
        if each.name in answers and _fits(each, answers[each.name])
    }


def _standing(form: Form, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that can stand beside each other: what is dropped may have been what another rested on."""
    standing = dict(answers)
    while objections := form.objections(standing):
        standing = {name: value for name, value in standing.items() if name not in objections}
    return standing


def standing(draft: Draft) -> Any:
    """What the question being asked is answered with so far, or was before it was returned; None when with nothing."""
    return draft.answers.get(draft.at, draft.returned.get(draft.at))


def _fits(question: Field, stored: Any) -> bool:
    return question.optional if stored is None else question.keeps(stored)


def _opened(form: Form, draft: Draft, at: str) -> Draft:
    """The draft at another question; where this has toggles, what was ticked in it is ticked again."""
    stored = standing(replace(draft, at=at))
    return replace(draft, at=at, place="", partly=stored if isinstance(stored, list) else None)
