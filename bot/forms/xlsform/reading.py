"""From a workbook to a survey: every row a line, or a reason why it cannot be one.

What the bot does not do is refused by its name. Nothing is passed over: an author who asked for a map would otherwise
learn from the answers that nobody saw one.
"""

import re
from dataclasses import dataclass, field, replace

from bot.errors import DomainError
from bot.forms.fields.texts import one_line, paragraphs
from bot.forms.surveys import (
    Calculation,
    Group,
    Line,
    Option,
    Place,
    Problem,
    Question,
    QuestionKind,
    Survey,
    Words,
    check_survey,
)
from bot.forms.xlsform.layout import (
    BEGIN,
    CALCULATE,
    CHOICES,
    END,
    LIST_TYPES,
    MATRIX,
    NO,
    NPS,
    OPTION_COLUMNS,
    OR_OTHER,
    OUR_LANGUAGES,
    PART_COLUMNS,
    PLAIN_TYPES,
    SETTING_COLUMNS,
    SETTINGS,
    SUPPORTED,
    SURVEY,
    YES,
    language_named,
)
from bot.forms.xlsform.problems import BadXlsform, SheetProblem
from bot.forms.xlsform.sheets import Row, Sheet, sheets_of

PARAMETER = re.compile(r"(start|end|step)=(-?[0-9]{1,7})")
RANGE = {"start": 1, "end": 10, "step": 1}  # what the standard takes where nothing is said

# The columns that say something of a line besides «type».
OF_QUESTION = frozenset({"name", "label", "hint", "required", "relevant", "constraint", "constraint_message"})
OF_RANGE = OF_QUESTION | {"appearance", "parameters"}
OF_CALCULATION = frozenset({"name", "calculation", "relevant"})
OF_GROUP = frozenset({"name", "label", "relevant", "appearance"})
OF_END = frozenset({"name"})

# Said of a name whose row could not be read, these would be wrong.
OF_LOST_ROWS = frozenset(
    {"expressions-unknown-name", "surveys-reference-unknown", "surveys-nothing-asked", "surveys-group-empty"}
)


def read(data: bytes) -> Survey:
    """The survey in a workbook. Raises BadXlsform with everything that is wrong."""
    sheets, problems = sheets_of(data)
    reader = _Reader(sheets, problems)
    survey = reader.survey()
    lost = bool(reader.problems)
    for problem in check_survey(survey):
        if not lost or problem.error.key not in OF_LOST_ROWS:
            reader.problems.append(reader.placed(problem))
    if reader.problems:
        order = {sheets[name].name: number for number, name in enumerate((SURVEY, CHOICES, SETTINGS)) if name in sheets}
        raise BadXlsform(tuple(sorted(reader.problems, key=lambda each: (order.get(each.sheet, len(order)), each.row))))
    return survey


@dataclass
class _Open:
    """A group whose end was not met yet."""

    group: Group
    row: int
    lines: list[Line] = field(default_factory=list)


class _Reader:
    def __init__(self, sheets: dict[str, Sheet], problems: list[SheetProblem]) -> None:
        self.problems = problems
        self._sheets = sheets
        self._survey = sheets[SURVEY]
        self._rows: list[int] = []  # of the lines, groups among them
        self._options: dict[str, list[int]] = {}  # rows of the options by list
        self._setting = 2

    def _wrong(self, sheet: Sheet, row: int, column: str, key: str, **params: str | float) -> None:
        self.problems.append(SheetProblem(DomainError(key, None, **params), sheet.name, row, sheet.heading(column)))

    def survey(self) -> Survey:
        settings = self._settings()
        lines = self._lines()
        return replace(settings, lines=lines, lists=self._lists())

    # Settings

    def _settings(self) -> Survey:
        sheet = self._sheets.get(SETTINGS)
        if sheet is None or not sheet.rows:
            return Survey(Words(), ())
        row = sheet.rows[0]
        for more in sheet.rows[1:]:
            self._wrong(sheet, more.number, "", "xlsform-settings-many")
        self._setting = row.number
        said = row.cell("default_language")
        language = language_named(said) if said else "ru"
        if not language:
            self._wrong(sheet, row.number, "default_language", "xlsform-language", heading=said, known=OUR_LANGUAGES)
            language = "ru"
        titles = {each: one_line(row.cell(f"form_title_{each}")) for each in ("ru", "en")}
        if row.cell("form_title"):
            if titles[language]:
                self._wrong(sheet, row.number, f"form_title_{language}", "xlsform-title-twice")
            titles[language] = one_line(row.cell("form_title"))
        return Survey(Words(**titles), (), {}, language, one_line(row.cell("form_id")), one_line(row.cell("version")))

    # Choices

    def _lists(self) -> dict[str, tuple[Option, ...]]:
        found: dict[str, list[Option]] = {}
        sheet = self._sheets.get(CHOICES)
        for row in sheet.rows if sheet else ():
            name = row.cell("list_name")
            if not name and sheet:
                self._wrong(sheet, row.number, "list_name", "xlsform-list-missing")
                continue
            label = Words(one_line(row.cell("label", "ru")), one_line(row.cell("label", "en")))
            found.setdefault(name, []).append(Option(row.cell("name"), label))
            self._options.setdefault(name, []).append(row.number)
        return {name: tuple(options) for name, options in found.items()}

    # Survey

    def _lines(self) -> tuple[Line, ...]:
        lines: list[Line] = []
        opened: list[_Open] = []
        for row in self._survey.rows:
            words = row.cell("type").split()
            if len(words) == 2 and words[0] in {"begin", "end"}:
                words = ["_".join(words)]  # «begin group»
            around = opened[-1].lines if opened else lines
            match words:
                case []:
                    self._wrong(self._survey, row.number, "type", "xlsform-type-missing")
                case [word] if word == BEGIN:
                    opened.append(_Open(self._group(row), row.number))
                case [word] if word == END:
                    self._only(row, OF_END)
                    if not opened:
                        self._wrong(self._survey, row.number, "type", "xlsform-end-alone")
                        continue
                    _close(opened, lines)
                case [word] if word == CALCULATE:
                    around.append(self._calculation(row))
                case _:
                    question = self._question(row, words)
                    if question is not None:
                        around.append(question)
        while opened:
            self._wrong(self._survey, opened[-1].row, "type", "xlsform-group-open", name=opened[-1].group.name)
            _close(opened, lines)
        return tuple(lines)

    def _only(self, row: Row, columns: frozenset[str]) -> None:
        """Whatever stands in other columns of the row would have no effect."""
        for (column, language), said in row.cells.items():
            if column != "type" and column not in columns:
                error = DomainError("xlsform-not-here", type=row.cell("type"), heading=column, said=said[:40])
                heading = self._survey.heading(column, language)
                self.problems.append(SheetProblem(error, self._survey.name, row.number, heading))

    def _group(self, row: Row) -> Group:
        self._only(row, OF_GROUP)
        self._rows.append(row.number)
        appearance = row.cell("appearance")
        if appearance not in {"", MATRIX}:
            self._wrong(self._survey, row.number, "appearance", "xlsform-appearance", said=appearance, known=MATRIX)
        return Group(
            row.cell("name"), _words(row, "label", lines=False), row.cell("relevant"), matrix=appearance == MATRIX
        )

    def _calculation(self, row: Row) -> Calculation:
        self._only(row, OF_CALCULATION)
        self._rows.append(row.number)
        return Calculation(row.cell("name"), row.cell("calculation"), row.cell("relevant"))

    def _question(self, row: Row, words: list[str]) -> Question | None:
        kind, options, own_words = self._kind(words)
        if kind is None:
            said = row.cell("type")[:40]
            self._wrong(self._survey, row.number, "type", "xlsform-type", said=said, known=SUPPORTED)
            return None
        self._only(row, OF_RANGE if kind is QuestionKind.SCALE else OF_QUESTION)
        self._rows.append(row.number)
        question = Question(
            name=row.cell("name"),
            kind=kind,
            label=_words(row, "label"),
            hint=_words(row, "hint"),
            required=self._required(row),
            relevant=row.cell("relevant"),
            constraint=row.cell("constraint"),
            message=_words(row, "constraint_message"),
            options=options,
            own_words=own_words,
        )
        return self._scale(row, question) if kind is QuestionKind.SCALE else question

    def _kind(self, words: list[str]) -> tuple[QuestionKind | None, str, bool]:
        """The kind, the list and whether own words are taken; no kind when there is none of this name."""
        match words:
            case [word] if word in PLAIN_TYPES:
                return PLAIN_TYPES[word], "", False
            case [word, options] if word in LIST_TYPES:
                return LIST_TYPES[word], options, False
            case [word, options, last] if word in LIST_TYPES and last == OR_OTHER:
                return LIST_TYPES[word], options, True
        return None, "", False

    def _required(self, row: Row) -> bool:
        said = row.cell("required").lower()
        if said not in YES | NO:
            self._wrong(self._survey, row.number, "required", "xlsform-required", said=said[:40], known="yes / no")
        return said in YES

    def _scale(self, row: Row, question: Question) -> Question:
        given = dict(RANGE)
        said = row.cell("parameters").split()
        found = [PARAMETER.fullmatch(each) for each in said]
        names = [each[1] for each in found if each]
        if len(names) < len(said) or len(set(names)) < len(names):
            usage = " ".join(f"{name}={value}" for name, value in RANGE.items())
            self._wrong(self._survey, row.number, "parameters", "xlsform-parameters", usage=usage)
        given |= {each[1]: int(each[2]) for each in found if each}
        match row.cell("appearance"):
            case "":
                return replace(question, low=given["start"], high=given["end"], step=given["step"])
            case appearance if appearance == NPS:
                if (given["start"], given["end"], given["step"]) != (0, 10, 1):
                    usage = "start=0 end=10 step=1"
                    self._wrong(self._survey, row.number, "parameters", "xlsform-parameters", usage=usage)
                return replace(question, kind=QuestionKind.NPS)
            case appearance:
                self._wrong(self._survey, row.number, "appearance", "xlsform-appearance", said=appearance, known=NPS)
                return question

    # Problems

    def placed(self, problem: Problem) -> SheetProblem:
        """Something wrong with the survey, as the cell it comes from."""
        place = problem.place
        if place.line is not None:
            return self._in(self._survey, self._row(place.line), PART_COLUMNS[place.part], place, problem)
        if place.options:
            rows = self._options[place.options]
            return self._in(self._sheets[CHOICES], rows[place.option or 0], OPTION_COLUMNS[place.part], place, problem)
        settings = self._sheets.get(SETTINGS) or Sheet(SETTINGS)
        if place.part in SETTING_COLUMNS:
            return self._in(settings, self._setting, SETTING_COLUMNS[place.part], place, problem)
        return SheetProblem(problem.error, self._survey.name)

    def _row(self, line: int) -> int:
        return self._rows[min(line, len(self._rows) - 1)]

    def _in(self, sheet: Sheet, row: int, column: str, place: Place, problem: Problem) -> SheetProblem:
        return SheetProblem(problem.error, sheet.name, row, sheet.heading(column, place.language))


def _close(opened: list[_Open], lines: list[Line]) -> None:
    """The innermost group becomes a line of the group around it, or of the survey."""
    ended = opened.pop()
    (opened[-1].lines if opened else lines).append(replace(ended.group, lines=tuple(ended.lines)))


def _words(row: Row, column: str, *, lines: bool = True) -> Words:
    visible = paragraphs if lines else one_line
    return Words(visible(row.cell(column, "ru")), visible(row.cell(column, "en")))
