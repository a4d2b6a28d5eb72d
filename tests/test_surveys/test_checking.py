"""What is wrong with a definition is said, and where."""

import pytest

from bot.forms.surveys import (
    Calculation,
    Group,
    Line,
    Option,
    Part,
    Problem,
    QuestionKind,
    Survey,
    Words,
    check_survey,
)
from bot.forms.surveys.checking import LONGEST, MOST_LINES, MOST_OPTIONS
from bot.i18n import LANGUAGES, texts_in

from .surveys import EVERYTHING, MARKS, REASONS, asked, survey

TEXT, WHOLE, CHOICE, SCALE = QuestionKind.TEXT, QuestionKind.WHOLE, QuestionKind.CHOICE, QuestionKind.SCALE
NOTE, RANKING = QuestionKind.NOTE, QuestionKind.RANKING

Found = tuple[int | None, Part, str]  # the line, what of it, the key


def found(checked: Survey) -> list[Found]:
    problems = check_survey(checked)
    for each in problems:
        assert_said(each)
    return [(each.place.line, each.place.part, each.error.key) for each in problems]


def assert_said(problem: Problem) -> None:
    """Every problem has its words, with all the values they need."""
    for language in LANGUAGES:
        assert texts_in(language).plain(problem.error.key, **problem.error.params).strip()


def test_a_survey_with_every_construct_is_right() -> None:
    assert found(EVERYTHING) == []


A_GROUP = Group("deep3", lines=(asked(TEXT, "leaf"),))
DEEP = Group("deep0", lines=(Group("deep1", lines=(Group("deep2", lines=(A_GROUP,)),)),))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # Names
        ((asked(TEXT, ""),), (0, Part.NAME, "surveys-name-missing")),
        ((asked(TEXT, "1a"),), (0, Part.NAME, "surveys-name-form")),
        ((asked(TEXT, "a b"),), (0, Part.NAME, "surveys-name-form")),
        ((asked(TEXT, "a" * 65),), (0, Part.NAME, "surveys-name-form")),
        ((asked(TEXT, "Meta"),), (0, Part.NAME, "surveys-name-reserved")),
        ((asked(TEXT, "generated_note_name_2"),), (0, Part.NAME, "surveys-name-reserved")),
        ((asked(CHOICE, own_words=True), asked(TEXT, "q_other")), (0, Part.NAME, "surveys-name-other")),
        # Words
        ((asked(TEXT, label=Words()),), (0, Part.LABEL, "surveys-label-missing")),
        ((asked(TEXT, label=Words("я" * 701)),), (0, Part.LABEL, "surveys-words-long")),
        ((asked(TEXT, label=Words("😀" * 351)),), (0, Part.LABEL, "surveys-words-long")),
        ((asked(TEXT, hint=Words(en="a\u200bb")),), (0, Part.HINT, "surveys-words-form")),
        ((asked(TEXT, label=Words("Как ${}?")),), (0, Part.LABEL, "surveys-reference-form")),
        ((asked(TEXT, label=Words("Как ${ a }?")),), (0, Part.LABEL, "surveys-reference-form")),
        ((asked(TEXT, label=Words("Как ${a")),), (0, Part.LABEL, "surveys-reference-form")),
        ((asked(TEXT, hint=Words("${b}")),), (0, Part.HINT, "surveys-reference-unknown")),
        ((asked(TEXT, label=Words("${q}")),), (0, Part.LABEL, "surveys-refers-to-itself")),
        ((asked(TEXT, label=Words("${b}")), asked(TEXT, "b")), (0, Part.LABEL, "surveys-refers-ahead")),
        ((asked(TEXT), asked(TEXT, "b", label=Words("${q}" * 6))), (1, Part.LABEL, "surveys-references-many")),
        ((Group("g", Words("${q}"), lines=(asked(TEXT),)),), (0, Part.LABEL, "surveys-reference-here")),
        ((asked(TEXT, constraint=". != ''", message=Words("${q}")),), (0, Part.MESSAGE, "surveys-reference-here")),
        ((asked(TEXT, message=Words("Нет")),), (0, Part.MESSAGE, "surveys-message-alone")),
        # Kinds
        ((asked(CHOICE, options="none"),), (0, Part.OPTIONS, "surveys-list-missing")),
        ((asked(TEXT, options="reasons"),), (0, Part.OPTIONS, "surveys-not-for-kind")),
        ((asked(QuestionKind.SEVERAL, own_words=True),), (0, Part.KIND, "surveys-other-of-one")),
        ((asked(TEXT, low=0),), (0, Part.SCALE, "surveys-not-for-kind")),
        ((asked(SCALE, low=5, high=5),), (0, Part.SCALE, "surveys-scale-ends")),
        ((asked(SCALE, step=0),), (0, Part.SCALE, "surveys-scale-ends")),
        ((asked(SCALE, step=3),), (0, Part.SCALE, "surveys-scale-step")),
        ((asked(SCALE, high=100),), (0, Part.SCALE, "surveys-scale-long")),
        ((asked(TEXT), asked(NOTE, "n", required=True)), (1, Part.REQUIRED, "surveys-note-no-answer")),
        ((asked(TEXT), asked(NOTE, "n", constraint="1 = 1")), (1, Part.CONSTRAINT, "surveys-note-no-answer")),
        ((asked(TEXT), Calculation("c", "")), (1, Part.CALCULATION, "surveys-calculation-missing")),
        # Groups
        ((asked(TEXT), Group("g")), (1, Part.KIND, "surveys-group-empty")),
        ((DEEP,), (3, Part.KIND, "surveys-group-deep")),
        ((Group("g", matrix=True, lines=(asked(TEXT),)),), (0, Part.MATRIX, "surveys-matrix-mixed")),
        (
            (Group("g", matrix=True, lines=(asked(CHOICE, "a"), asked(CHOICE, "b", options="marks"))),),
            (0, Part.MATRIX, "surveys-matrix-mixed"),
        ),
        # Expressions
        ((asked(TEXT, relevant="1 +"),), (0, Part.RELEVANT, "expressions-ends")),
        ((asked(TEXT, relevant=". = 1"),), (0, Part.RELEVANT, "expressions-no-current")),
        ((asked(TEXT, relevant="${b} = 1"),), (0, Part.RELEVANT, "expressions-unknown-name")),
        ((asked(TEXT, relevant="${q} = ''"),), (0, Part.RELEVANT, "surveys-refers-to-itself")),
        ((asked(TEXT, relevant="${b} = 1"), asked(WHOLE, "b")), (0, Part.RELEVANT, "surveys-refers-ahead")),
        ((asked(WHOLE, constraint=". < ${b}"), asked(WHOLE, "b")), (0, Part.CONSTRAINT, "surveys-refers-ahead")),
        ((asked(CHOICE), asked(TEXT, "b", relevant="${q} = 'fat'")), (1, Part.RELEVANT, "expressions-no-such-code")),
        ((asked(TEXT, constraint=". > 3"),), (0, Part.CONSTRAINT, "expressions-cannot-compare")),
        ((asked(TEXT, constraint=". != '${q}'"),), (0, Part.CONSTRAINT, "surveys-reference-in-quotes")),
        (
            (asked(TEXT), asked(NOTE, "n"), asked(TEXT, "b", relevant="${n} = ''")),
            (2, Part.RELEVANT, "expressions-unknown-name"),
        ),
        (
            (Group("g", relevant="${q} = 1", lines=(asked(WHOLE),)),),
            (0, Part.RELEVANT, "surveys-refers-ahead"),
        ),
        (
            (asked(WHOLE, relevant="${c} > 1"), Calculation("c", "${b} + 1"), asked(WHOLE, "b")),
            (0, Part.RELEVANT, "surveys-refers-ahead-through"),
        ),
        ((asked(TEXT), Calculation("c", "${c} + 1")), (1, Part.CALCULATION, "surveys-loop")),
    ],
)
def test_what_is_wrong_and_where(lines: tuple[Line, ...], expected: Found) -> None:
    assert found(survey(*lines)) == [expected]


def test_two_lines_with_one_name_are_both_told() -> None:
    both = survey(asked(TEXT, "age"), Group("g", lines=(asked(TEXT, "AGE"),)))
    assert found(both) == [(0, Part.NAME, "surveys-name-twice"), (2, Part.NAME, "surveys-name-twice")]


def test_a_circle_of_calculations_is_told_once_with_its_way() -> None:
    circle = survey(
        asked(WHOLE),
        Calculation("a", "${b} + ${q}"),
        Calculation("b", "if(${q} > 1, ${c}, 0)"),
        Calculation("c", "1", "${a} > 1"),
        Calculation("behind", "${a}"),
    )
    (problem,) = check_survey(circle)
    assert problem.error.key == "surveys-loop"
    assert problem.error.params["way"] == "a → b → c → a"


def test_a_sum_may_be_limited_at_its_last_part() -> None:
    parts = survey(
        Calculation("total", "${a} + ${b}"),
        asked(WHOLE, "a", required=True),
        asked(WHOLE, "b", required=True, constraint="${total} = 100"),
        asked(NOTE, "n", label=Words("Вместе ${total}")),
    )
    assert found(parts) == []


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((Option("a b", Words("А")),), [(0, Part.CODE, "surveys-code-form")]),
        ((Option("", Words("А")),), [(0, Part.CODE, "surveys-code-form")]),
        ((Option("it's", Words("А")),), [(0, Part.CODE, "surveys-code-form")]),
        ((Option("a", Words()),), [(0, Part.LABEL, "surveys-label-missing")]),
        ((Option("a", Words("${q}")),), [(0, Part.LABEL, "surveys-reference-here")]),
        ((Option("a", Words("А\nБ")),), [(0, Part.LABEL, "surveys-words-form")]),
        ((Option("a", Words("А" * 101)),), [(0, Part.LABEL, "surveys-words-long")]),
        (
            (Option("a", Words("А")), Option("a", Words("Б"))),
            [(0, Part.CODE, "surveys-code-twice"), (1, Part.CODE, "surveys-code-twice")],
        ),
        (
            (Option("a", Words("А", "A")), Option("b", Words("Б", "A"))),
            [(0, Part.LABEL, "surveys-label-twice"), (1, Part.LABEL, "surveys-label-twice")],
        ),
        (
            tuple(Option(f"c{number}", Words(f"Вариант {number}")) for number in range(MOST_OPTIONS + 1)),
            [(MOST_OPTIONS, Part.CODE, "surveys-options-many")],
        ),
    ],
)
def test_what_is_wrong_with_a_list(options: tuple[Option, ...], expected: list[Found]) -> None:
    problems = check_survey(survey(asked(TEXT), lists={"l": options}))
    for each in problems:
        assert_said(each)
    assert {each.place.options for each in problems} == {"l"}
    assert [(each.place.option, each.place.part, each.error.key) for each in problems] == expected


@pytest.mark.parametrize(
    ("lists", "question", "key"),
    [
        ({"reasons": REASONS[:1]}, asked(RANKING), "surveys-ranking-of-one"),
        (
            {"reasons": (*REASONS, Option("other", Words("Другое")))},
            asked(CHOICE, own_words=True),
            "surveys-other-twice",
        ),
        ({"reasons": REASONS, "a b": MARKS}, asked(CHOICE), "surveys-list-name"),
    ],
)
def test_lists_and_their_questions(lists: dict[str, tuple[Option, ...]], question: Line, key: str) -> None:
    assert [each[2] for each in found(survey(question, lists=lists))] == [key]


@pytest.mark.parametrize(
    ("checked", "expected"),
    [
        (survey(asked(TEXT), title=Words()), (None, Part.TITLE, "surveys-title-missing")),
        (survey(asked(TEXT), language="en", title=Words("Опрос")), (None, Part.TITLE, "surveys-title-missing")),
        (survey(asked(TEXT), title=Words("я" * (LONGEST[Part.TITLE] + 1))), (None, Part.TITLE, "surveys-words-long")),
        (survey(asked(TEXT), title=Words("${q}")), (None, Part.TITLE, "surveys-reference-here")),
        (survey(asked(TEXT), code="${q}"), (None, Part.CODE, "surveys-reference-here")),
        (survey(asked(TEXT), version="1\n2"), (None, Part.VERSION, "surveys-words-form")),
        (survey(asked(NOTE)), (None, Part.KIND, "surveys-nothing-asked")),
        (survey(), (None, Part.KIND, "surveys-nothing-asked")),
        (
            survey(*(asked(TEXT, f"q{number}") for number in range(MOST_LINES + 1))),
            (MOST_LINES, Part.NAME, "surveys-lines-many"),
        ),
    ],
)
def test_what_is_wrong_with_the_whole(checked: Survey, expected: Found) -> None:
    assert found(checked) == [expected]


def test_many_calculations_one_on_another_are_read_in_time() -> None:
    chain = [Calculation(f"c{number}", f"${{c{number + 1}}} + 1") for number in range(MOST_LINES - 2)]
    long = survey(asked(WHOLE), *chain, Calculation(f"c{MOST_LINES - 2}", "${q}"))
    assert found(long) == []
