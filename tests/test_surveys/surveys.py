"""Surveys for the tests: one with every construct, short ones to break, and any number of others."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from bot.forms.fields.texts import one_line, paragraphs
from bot.forms.surveys import Calculation, Group, Line, Option, Question, QuestionKind, Survey, Words

NOW = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)

REASONS = (
    Option("far", Words("Далеко ехать", "It is far")),
    Option("dear", Words("Дорого", "It is expensive")),
    Option("time", Words("Нет времени")),
)
MARKS = (Option("yes", Words("Да", "Yes")), Option("rather", Words("Скорее да")), Option("no", Words("Нет", "No")))


def asked(kind: QuestionKind, name: str = "q", **values: object) -> Question:
    """A question of a kind with words and, where it needs one, a list."""
    usual: dict[str, object] = {"label": Words("Вопрос", "Question")}
    if kind in {QuestionKind.CHOICE, QuestionKind.SEVERAL, QuestionKind.RANKING}:
        usual["options"] = "reasons"
    return Question(name, kind, **{**usual, **values})  # type: ignore[arg-type]  # the values differ by the test


def survey(*lines: Line, **values: object) -> Survey:
    lists = {"reasons": REASONS, "marks": MARKS}
    return Survey(**{"title": Words("Опрос", "Survey"), "lines": lines, "lists": lists, **values})  # type: ignore[arg-type]  # as above


EVERYTHING = survey(
    asked(QuestionKind.NOTE, "hello", label=Words("Здравствуйте!\nЭто займёт минуту.", "Hello!")),
    asked(QuestionKind.TEXT, "name", label=Words("Как вас зовут?"), hint=Words("Можно пропустить", "You may skip it")),
    asked(QuestionKind.WHOLE, "age", required=True, constraint=". >= 14 and . < 120", message=Words("От 14 до 119")),
    asked(QuestionKind.NPS, "advice", label=Words("Посоветуете ли вы нас, ${name}?"), required=True),
    asked(QuestionKind.SCALE, "mark", low=-10, high=10, step=5),
    asked(QuestionKind.CHOICE, "why", relevant="${advice} < 7", own_words=True),
    asked(QuestionKind.SEVERAL, "reasons", relevant="selected(${why}, 'far')", constraint="count-selected(.) <= 2"),
    Calculation("reasons-total", "count-selected(${reasons}) + 1", "${age} >= 18"),
    Group(
        "staff",
        Words("О сотрудниках", "About the staff"),
        "${advice} >= 0",
        lines=(
            Group(
                "polite",
                Words("Были ли вежливы"),
                matrix=True,
                lines=(
                    asked(QuestionKind.CHOICE, "desk", options="marks", label=Words("в кассе", "at the desk")),
                    asked(QuestionKind.CHOICE, "hall", options="marks", label=Words("в зале", "in the hall")),
                ),
            ),
            asked(QuestionKind.RANKING, "order", required=True),
            asked(QuestionKind.NOTE, "thanks", label=Words("Причин: ${reasons-total}")),
        ),
    ),
    asked(QuestionKind.DECIMAL, "share"),
    asked(QuestionKind.DATE, "day", constraint=". <= today()"),
    asked(QuestionKind.TIME, "hour"),
    asked(QuestionKind.PHOTO, "photo"),
    asked(QuestionKind.FILE, "file"),
    asked(QuestionKind.ACKNOWLEDGE, "agreed", required=True),
    code="visit-2026",
    version="2",
)

# Any surveys

HARD = ["<b>&</b>", "«ёлки»", "=1+1", "_x0041_", "'", '"', "{ $x }", "😀", "{", "$ {", "Ω≈ç", "--", "${a", "]]>"]
said = st.text(max_size=30) | st.sampled_from([each for each in HARD if "${" not in each])
lines_of_words = said.map(paragraphs).filter(lambda text: bool(one_line(text)) and "${" not in text)
line_of_words = lines_of_words.map(one_line).filter(bool)


def words(each: st.SearchStrategy[str]) -> st.SearchStrategy[Words]:
    return st.builds(Words, each, st.just("") | each)


names = st.from_regex(r"[a-zа-яё_][a-zа-яё0-9_.-]{0,8}", fullmatch=True).filter(
    lambda name: name not in {"meta", "audit"}
)
CONDITIONS = {
    QuestionKind.CHOICE: ["selected(${%s}, 'a')", "${%s} = 'b'", "${%s} != ''"],
    QuestionKind.SEVERAL: ["selected(${%s}, 'a')", "count-selected(${%s}) > 1"],
    QuestionKind.RANKING: ["starts-with(${%s}, 'a')"],
    QuestionKind.SCALE: ["${%s} > 2", "${%s} * 2 - 1 != 3"],
    QuestionKind.NPS: ["${%s} <= 6 or not(${%s} > 8)"],
    QuestionKind.WHOLE: ["${%s} mod 2 = 0", "coalesce(${%s}, 0) < 10"],
    QuestionKind.DECIMAL: ["round(${%s}, 1) < 3.5"],
    QuestionKind.TEXT: ["string-length(${%s}) > 3", "regex(${%s}, '[a-zа-я]+')", '${%s} = "it\'s"'],
    QuestionKind.DATE: ["${%s} < today()", "${%s} > date('2026-01-01')"],
    QuestionKind.TIME: ["${%s} != ''"],
    QuestionKind.PHOTO: ["${%s} != ''"],
    QuestionKind.FILE: ["${%s} = ''"],
    QuestionKind.ACKNOWLEDGE: ["${%s} = 'OK'"],
}
CONSTRAINTS = {
    QuestionKind.CHOICE: [". != 'b'"],
    QuestionKind.SEVERAL: ["count-selected(.) <= 2"],
    QuestionKind.WHOLE: [". >= 0 and . < 100"],
    QuestionKind.TEXT: ["string-length(.) < 50", "regex(., '.*')"],
    QuestionKind.DATE: [". <= today()"],
}


@st.composite
def surveys(draw: st.DrawFn) -> Survey:
    """A survey in which nothing is wrong."""
    codes = draw(st.lists(names, min_size=2, max_size=5, unique_by=str.lower))
    labels = draw(st.lists(line_of_words, min_size=7, max_size=7, unique=True))
    options = [
        Option(code, Words(label))
        for code, label in zip(["a", "b", *(f"{each}0" for each in codes)], labels, strict=False)
    ]
    taken = iter(draw(st.lists(names, min_size=12, max_size=12, unique_by=str.lower)))
    before: list[Question] = []
    named: list[str] = []

    def condition() -> str:
        mentioned = draw(st.lists(st.sampled_from(before), max_size=2)) if before else []
        parts = [draw(st.sampled_from(CONDITIONS[each.kind])).replace("%s", each.name) for each in mentioned]
        return draw(st.sampled_from([" and ", " or "])).join(parts)

    def question(kind: QuestionKind) -> Question:
        mentioned = f" ${{{draw(st.sampled_from(named))}}}" if bool(named) and draw(st.booleans()) else ""
        label = draw(words(lines_of_words))
        note = kind is QuestionKind.NOTE
        constraint = "" if note else draw(st.sampled_from(["", *CONSTRAINTS.get(kind, [])]))
        made = Question(
            next(taken),
            kind,
            Words(label.ru + mentioned, label.en),
            hint=draw(st.just(Words()) | words(lines_of_words)),
            required=not note and draw(st.booleans()),
            relevant=condition(),
            constraint=constraint,
            message=draw(words(lines_of_words)) if constraint and draw(st.booleans()) else Words(),
            options="list" if kind in {QuestionKind.CHOICE, QuestionKind.SEVERAL, QuestionKind.RANKING} else "",
            own_words=kind is QuestionKind.CHOICE and draw(st.booleans()),
            low=draw(st.integers(-5, 1)) if kind is QuestionKind.SCALE else 1,
        )
        if not note:
            before.append(made)
            named.append(made.name)
        return made

    def line() -> Line:
        if before and draw(st.integers(0, 5)) == 0:
            made = Calculation(next(taken), condition() or "1 + 1", condition())
            named.append(made.name)
            return made
        return question(draw(st.sampled_from(list(QuestionKind))))

    def group() -> Group:
        name, label, relevant = next(taken), draw(st.just(Words()) | words(line_of_words)), condition()
        if draw(st.booleans()):
            return Group(name, label, relevant, lines=(question(QuestionKind.TEXT), line()))
        rows = tuple(
            Question(next(taken), QuestionKind.CHOICE, draw(words(lines_of_words)), options="list") for _ in range(2)
        )
        before.extend(rows)
        return Group(name, label, relevant, matrix=True, lines=rows)

    lines: list[Line] = [question(draw(st.sampled_from(sorted(CONDITIONS))))]
    lines += [line() for _ in range(draw(st.integers(0, 3)))]
    lines += [group() for _ in range(draw(st.integers(0, 2)))]
    language = draw(st.sampled_from(["ru", "en"]))
    title = draw(line_of_words)
    other = draw(st.just("") | line_of_words)
    return Survey(
        Words(title, other) if language == "ru" else Words(other, title),
        tuple(lines),
        {"list": tuple(options)},
        language,
        draw(st.just("") | line_of_words),
        draw(st.just("") | line_of_words),
    )
