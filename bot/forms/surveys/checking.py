"""Whether a definition makes a survey that can be asked, one question after another, and kept as an XLSForm: everything
that is wrong with it, and where.

A question is asked once all before it are answered, so conditions, limits and words look back only; nothing else can
make a question that is never reached, or a circle.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from bot.errors import DomainError
from bot.expressions import FUNCTIONS, LONGEST_NAME, NAME, Known, Text, check, names, parts
from bot.forms.fields.texts import one_line, paragraphs
from bot.forms.surveys.definition import (
    CHOOSING,
    Calculation,
    Group,
    Option,
    Placed,
    Question,
    QuestionKind,
    Survey,
    Words,
    placed,
)
from bot.forms.surveys.outline import OTHER, Outline, misspelled, outline, referred
from bot.forms.surveys.problems import Part, Place, Problem
from bot.lengths import units

MOST_LINES = 300
MOST_OPTIONS = 300  # of a list; ten are shown on a page
MOST_MARKS = 35  # of a scale: five rows of seven
MOST_REFERENCES = 5  # to other answers in one text
DEEPEST = 3  # groups in groups
FARTHEST = 999_999  # the ends of a scale
# As Telegram counts, an emoji as two: a question with its headings and the answers in it is one message.
LONGEST = {
    Part.TITLE: 120,
    Part.LABEL: 700,
    Part.HINT: 300,
    Part.MESSAGE: 300,
    Part.VERSION: 60,
    Part.CODE: 60,
}
SEVERAL_LINES = frozenset({Part.LABEL, Part.HINT, Part.MESSAGE})  # of an option, one
LONGEST_OPTION = 100
LONGEST_HEADING = 100
CODE = re.compile(r"[^\s'\"$]{1,64}")  # of an option; expressions write it in quotes

# Names that programs reading XLSForms keep for themselves.
RESERVED = frozenset({"meta", "instanceid", "instancename", "audit"})
RESERVED_BEGINNINGS = ("reserved_name_for_field_list_labels_", "generated_")


def check_survey(survey: Survey) -> list[Problem]:
    """Everything that is wrong, in the order of the lines; nothing when the survey can be asked."""
    if len(placed(survey)) > MOST_LINES:
        return [Problem(Place(Part.NAME, MOST_LINES), DomainError("surveys-lines-many", limit=MOST_LINES))]
    known = outline(survey)
    found = [*_whole(survey, known), *known.unread, *_names(known), *_loops(known)]
    for each in known.lines:
        found.extend(_line(each, survey))
        found.extend(_wording(each, known))
        found.extend(_expressions(each, known))
    for name, options in survey.lists.items():
        found.extend(_list(name, options))
    places = {part: number for number, part in enumerate(Part)}
    return sorted(
        found,
        key=lambda problem: (
            problem.place.line if problem.place.line is not None else MOST_LINES + 1 if problem.place.options else -1,
            problem.place.options,
            -1 if problem.place.option is None else problem.place.option,
            places[problem.place.part],
        ),
    )


def _whole(survey: Survey, known: Outline) -> Iterator[Problem]:
    if not survey.title.by_language()[survey.language]:
        yield Problem(Place(Part.TITLE), DomainError("surveys-title-missing"))
    marks = ((Part.TITLE, survey.title), (Part.VERSION, Words(survey.version)), (Part.CODE, Words(survey.code)))
    for part, words in marks:
        yield from _lengths(words, Place(part), LONGEST[part])
        yield from _no_references(words, Place(part))
    if not any(isinstance(each.line, Question) and each.line.kind is not QuestionKind.NOTE for each in known.lines):
        yield Problem(Place(Part.KIND), DomainError("surveys-nothing-asked"))


def _names(known: Outline) -> Iterator[Problem]:
    """Names that are no names, or not the only ones; a difference of small and capital letters alone is none."""
    seen = Counter(each.line.name.lower() for each in known.lines)
    for each in known.lines:
        line, place = each.line, Place(Part.NAME, each.number)
        lower = line.name.lower()
        if not line.name:
            yield Problem(place, DomainError("surveys-name-missing"))
        elif not NAME.fullmatch(line.name) or len(line.name) > LONGEST_NAME:
            yield Problem(place, DomainError("surveys-name-form", name=line.name, limit=LONGEST_NAME))
        elif seen[lower] > 1:
            yield Problem(place, DomainError("surveys-name-twice", name=line.name))
        elif lower in RESERVED or lower.startswith(RESERVED_BEGINNINGS):
            yield Problem(place, DomainError("surveys-name-reserved", name=line.name))
        if isinstance(line, Question) and line.own_words and seen[f"{lower}_{OTHER}"]:
            yield Problem(place, DomainError("surveys-name-other", name=line.name, taken=f"{line.name}_{OTHER}"))


def _loops(known: Outline) -> Iterator[Problem]:
    numbers = {each.line.name: each.number for each in reversed(known.lines)}
    for loop in known.loops:
        way = " → ".join((*loop, loop[0]))
        yield Problem(Place(Part.CALCULATION, numbers[loop[0]]), DomainError("surveys-loop", way=way))


def _line(each: Placed, survey: Survey) -> Iterator[Problem]:
    match each.line:
        case Question():
            yield from _question(each.line, each.number, survey)
        case Calculation(calculation=""):
            yield Problem(Place(Part.CALCULATION, each.number), DomainError("surveys-calculation-missing"))
        case Group():
            yield from _group(each.line, each)


def _question(question: Question, number: int, survey: Survey) -> Iterator[Problem]:
    if not question.label:
        yield Problem(Place(Part.LABEL, number), DomainError("surveys-label-missing"))
    if question.kind in CHOOSING:
        options = survey.lists.get(question.options, ())
        if not options:
            yield Problem(Place(Part.OPTIONS, number), DomainError("surveys-list-missing", list=question.options))
        elif question.kind is QuestionKind.RANKING and len(options) < 2:
            yield Problem(Place(Part.OPTIONS, number), DomainError("surveys-ranking-of-one", list=question.options))
        elif question.own_words and any(option.code == OTHER for option in options):
            yield Problem(Place(Part.OPTIONS, number), DomainError("surveys-other-twice", code=OTHER))
    elif question.options:
        yield Problem(Place(Part.OPTIONS, number), DomainError("surveys-not-for-kind"))
    if question.own_words and question.kind is not QuestionKind.CHOICE:
        yield Problem(Place(Part.KIND, number), DomainError("surveys-other-of-one"))
    if question.kind is QuestionKind.SCALE:
        yield from _scale(question, number)
    elif (question.low, question.high, question.step) != (1, 5, 1):
        yield Problem(Place(Part.SCALE, number), DomainError("surveys-not-for-kind"))
    if question.kind is QuestionKind.NOTE:
        for part, given in ((Part.REQUIRED, question.required), (Part.CONSTRAINT, bool(question.constraint))):
            if given:
                yield Problem(Place(part, number), DomainError("surveys-note-no-answer"))
    if question.message and not question.constraint:
        yield Problem(Place(Part.MESSAGE, number), DomainError("surveys-message-alone"))


def _scale(question: Question, number: int) -> Iterator[Problem]:
    low, high, step = question.low, question.high, question.step
    place = Place(Part.SCALE, number)
    if not -FARTHEST <= low < high <= FARTHEST or not 1 <= step <= high - low:
        yield Problem(place, DomainError("surveys-scale-ends"))
    elif (high - low) % step:
        yield Problem(place, DomainError("surveys-scale-step", low=str(low), high=str(high), step=str(step)))
    elif (high - low) // step >= MOST_MARKS:
        yield Problem(place, DomainError("surveys-scale-long", limit=MOST_MARKS))


def _group(group: Group, each: Placed) -> Iterator[Problem]:
    if not group.lines:
        yield Problem(Place(Part.KIND, each.number), DomainError("surveys-group-empty"))
    if len(each.groups) >= DEEPEST:
        yield Problem(Place(Part.KIND, each.number), DomainError("surveys-group-deep", limit=DEEPEST))
    if group.matrix:
        asked = [line for line in group.lines if isinstance(line, Question) and line.kind is QuestionKind.CHOICE]
        same = len({line.options for line in asked}) == 1 and not any(line.own_words for line in asked)
        if group.lines and (len(asked) < len(group.lines) or not same):
            yield Problem(Place(Part.MATRIX, each.number), DomainError("surveys-matrix-mixed"))


def _wording(each: Placed, known: Outline) -> Iterator[Problem]:
    line, number = each.line, each.number
    match line:
        case Group():
            yield from _lengths(line.label, Place(Part.LABEL, number), LONGEST_HEADING)
            yield from _no_references(line.label, Place(Part.LABEL, number))
        case Question():
            for part, words in ((Part.LABEL, line.label), (Part.HINT, line.hint)):
                yield from _lengths(words, Place(part, number), LONGEST[part])
                for language, said in words.by_language().items():
                    yield from _references(said, Place(part, number, language=language), number, known)
            yield from _lengths(line.message, Place(Part.MESSAGE, number), LONGEST[Part.MESSAGE])
            yield from _no_references(line.message, Place(Part.MESSAGE, number))


def _references(said: str, place: Place, number: int, known: Outline) -> Iterator[Problem]:
    for written in misspelled(said):
        yield Problem(place, DomainError("surveys-reference-form", found=written[:40]))
    mentioned = referred(said)
    if len(mentioned) > MOST_REFERENCES:
        yield Problem(place, DomainError("surveys-references-many", limit=MOST_REFERENCES))
    for name in dict.fromkeys(mentioned):
        if name not in known.known:
            yield Problem(place, DomainError("surveys-reference-unknown", name=name))
    yield from _later(dict.fromkeys(mentioned), number, place, known)


def _expressions(each: Placed, known: Outline) -> Iterator[Problem]:
    number, name = each.number, each.line.name
    for part in (Part.RELEVANT, Part.CONSTRAINT, Part.CALCULATION):
        tree = known.trees.get((number, part))
        if tree is None:
            continue
        place = Place(part, number)
        current: Known | None = known.known.get(name) if part is Part.CONSTRAINT else None
        for error in check(tree, known.known, current):
            yield Problem(place, error)
        for inner in parts(tree):
            if isinstance(inner, Text) and "${" in inner.value:
                usage = FUNCTIONS["concat"].usage
                yield Problem(place, DomainError("surveys-reference-in-quotes", found=inner.value[:40], usage=usage))
        if part is not Part.CALCULATION and not isinstance(each.line, Calculation):
            # A limit looks at the answer itself too: «together 100» is said of the last part.
            yield from _later(names(tree), number + 1 if part is Part.CONSTRAINT else number, place, known)


def _later(mentioned: Iterable[str], number: int, place: Place, known: Outline) -> Iterator[Problem]:
    """What is referred to and answered only at this line or behind it."""
    for name in mentioned:
        late = sorted(line for line in known.waits_for([name]) if line >= number)
        if late and late[0] == place.line:
            yield Problem(place, DomainError("surveys-refers-to-itself", name=name))
        elif late:
            asked = known.lines[late[0]].line.name
            key = "surveys-refers-ahead" if asked == name else "surveys-refers-ahead-through"
            yield Problem(place, DomainError(key, name=name, asked=asked))


def _list(name: str, options: tuple[Option, ...]) -> Iterator[Problem]:
    if not CODE.fullmatch(name):
        yield Problem(Place(Part.OPTIONS, options=name), DomainError("surveys-list-name", list=name))
    if len(options) > MOST_OPTIONS:
        place = Place(Part.CODE, options=name, option=MOST_OPTIONS)
        yield Problem(place, DomainError("surveys-options-many", list=name, limit=MOST_OPTIONS))
    codes = Counter(each.code for each in options)
    labels = {language: Counter(each.label.said_in(language) for each in options) for language in ("ru", "en")}
    for number, option in enumerate(options):
        place = Place(Part.CODE, options=name, option=number)
        if not CODE.fullmatch(option.code):
            yield Problem(place, DomainError("surveys-code-form", code=option.code[:40]))
        elif codes[option.code] > 1:
            yield Problem(place, DomainError("surveys-code-twice", code=option.code, list=name))
        said = Place(Part.LABEL, options=name, option=number)
        if not option.label:
            yield Problem(said, DomainError("surveys-label-missing"))
        elif any(counted[option.label.said_in(language)] > 1 for language, counted in labels.items()):
            yield Problem(said, DomainError("surveys-label-twice", list=name))
        yield from _lengths(option.label, said, LONGEST_OPTION)
        yield from _no_references(option.label, said)


def _lengths(words: Words, place: Place, limit: int) -> Iterator[Problem]:
    for language, said in words.by_language().items():
        where = Place(place.part, place.line, place.options, place.option, language)
        count = units(said)
        if count > limit:
            yield Problem(where, DomainError("surveys-words-long", limit=limit, count=count))
        elif said != (paragraphs(said) if place.part in SEVERAL_LINES and not place.options else one_line(said)):
            yield Problem(where, DomainError("surveys-words-form"))


def _no_references(words: Words, place: Place) -> Iterator[Problem]:
    for language, said in words.by_language().items():
        if "${" in said:
            where = Place(place.part, place.line, place.options, place.option, language)
            yield Problem(where, DomainError("surveys-reference-here"))
