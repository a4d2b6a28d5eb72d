"""Pages of those who build surveys: the list, a survey, its questions one by one, its file."""

import html
from collections.abc import Sequence
from datetime import tzinfo

from bot import scores
from bot.forms.surveys import Calculation, Group, Option, Placed, Question, Survey, editing, placed
from bot.forms.surveys.definition import CHOOSING
from bot.forms.xlsform import BadXlsform
from bot.i18n import Html, Texts
from bot.lengths import clipped
from bot.services.directory import Entry
from bot.services.survey_building import SurveyDesk, SurveyState, Workshop
from bot.views import xlsform
from bot.views.audience import words
from bot.views.buttons import To
from bot.views.page import Attachment, Button, Page, Row, button, column, pairs, turning
from bot.views.people import go
from bot.views.survey_buttons import (
    LineAction,
    LinePress,
    NewSurvey,
    ResultAction,
    SetCondition,
    SurveyDeskPage,
    SurveyEdit,
    SurveyOwner,
    SurveyResult,
    SurveySwitch,
    SurveyWork,
    WorkAction,
)
from bot.views.surveys import CAPTION, effort, title

LINES = 8  # of a survey on a page
OPTIONS = 10  # on a page of buttons
SHOWN_OPTIONS = 12  # in the text of a question
LABEL = 160  # characters of a question in a list


def work(texts: Texts, key: str, survey_id: int, action: WorkAction, page: int = 0) -> Button:
    return button(texts.plain(key), SurveyWork(survey=survey_id, action=action, page=page))


def _edit(texts: Texts, line: str, survey_id: int) -> Button:
    return button(texts.plain(f"survey-edit-{line}"), SurveyEdit(survey=survey_id, line=line))


def desk(texts: Texts, shown: SurveyDesk) -> Page:
    """All surveys, the newest first."""
    rows: list[Row] = []
    if shown.builds:
        rows += [
            (button(texts.plain("survey-new"), NewSurvey()),),
            (button(texts.plain("survey-from-sheet"), NewSurvey(sheet=True)),),
        ]
    lines = []
    for number, each in enumerate(shown.lines, 1):
        name = title(texts, each.line.titles)
        state = texts.plain(f"survey-state-{each.state}")
        lines.append(texts("survey-desk-line", number=number, title=name, state=state, answers=each.answered))
        target = (
            SurveyWork(survey=each.line.id, action=WorkAction.CARD)
            if shown.builds
            else SurveyResult(survey=each.line.id, action=ResultAction.ALL)
        )
        rows.append((button(f"{number}. {clipped(name, CAPTION)}", target),))
    rows += turning(texts, shown.page, shown.pages, lambda page: SurveyDeskPage(page=page))
    back = go(texts, "console-open", To.CONSOLE) if shown.builds else go(texts, "survey-back", To.SURVEYS)
    body = Html("\n".join(lines)) if lines else Html(texts("survey-desk-none"))
    return Page(texts("survey-desk", count=shown.total, lines=body), [*rows, (back,)])


def workshop(texts: Texts, shown: Workshop, zone: tzinfo, link: str) -> Page:
    """A survey as its coordinator sees it: how it is set, and what can be done in its state."""
    text = _facts(texts, shown, zone, link)
    survey_id = shown.id
    rows: list[Row] = []
    if shown.editable:
        rows.append((work(texts, "survey-add-question", survey_id, WorkAction.ADD),))
    if shown.line.questions or shown.survey.lines:
        rows.append(
            (
                work(texts, "survey-questions-list", survey_id, WorkAction.QUESTIONS),
                work(texts, "survey-preview", survey_id, WorkAction.PREVIEW),
            )
            if shown.ready
            else (work(texts, "survey-questions-list", survey_id, WorkAction.QUESTIONS),)
        )
    if shown.editable and shown.ready:
        rows.append(
            (work(texts, "survey-open-now", survey_id, WorkAction.ASK_OPEN), _edit(texts, "opens", survey_id))
            if shown.state == SurveyState.DRAFT
            else (
                work(texts, "survey-open-now", survey_id, WorkAction.ASK_OPEN),
                work(texts, "survey-unschedule", survey_id, WorkAction.UNSCHEDULE),
            )
        )
    if shown.state in {SurveyState.OPEN, SurveyState.CLOSED}:
        result = SurveyResult(survey=survey_id, action=ResultAction.ALL)
        rows.append((button(texts.plain("survey-results"), result),))
    if shown.state == SurveyState.OPEN:
        rows.append((work(texts, "survey-close", survey_id, WorkAction.ASK_CLOSE),))
    if shown.state == SurveyState.CLOSED and shown.answered >= scores.FEWEST:
        rows.append((work(texts, "survey-tell", survey_id, WorkAction.SUMMARY),))
    rows.append(
        (
            work(texts, "survey-more", survey_id, WorkAction.MORE),
            work(texts, "survey-file", survey_id, WorkAction.FILE),
        )
        if shown.ready
        else (work(texts, "survey-more", survey_id, WorkAction.MORE),)
    )
    return Page(text, [*rows, (button(texts.plain("survey-back-to-desk"), SurveyDeskPage(page=0)),)])


def _facts(texts: Texts, shown: Workshop, zone: tzinfo, link: str) -> str:
    """How a survey is set, a line each; what is not set has none."""
    answered = "survey-work-answered-of" if shown.most_answers else "survey-work-answered"
    lines = [
        texts("survey-work-title", title=title(texts, shown.line.titles)),
        texts("survey-work-state", state=_state(texts, shown, zone)),
        texts("survey-work-effort", effort=effort(texts, shown.line)),
        texts("survey-work-mode", mode=texts.plain(f"survey-mode-{shown.mode}")),
        texts("survey-work-whom", whom=words(texts, shown.audience, shown.names)),
        texts(answered, answers=shown.answered, limit=shown.most_answers or 0),
    ]
    if shown.invited:
        lines.append(texts("survey-work-invited", count=shown.invited))
    if shown.owner:
        lines.append(texts("survey-work-owner", owner=shown.owner))
    if shown.closes_at and shown.state != SurveyState.CLOSED:
        lines.append(texts("survey-work-closes", closes=texts.moment(shown.closes_at, zone)))
    if shown.state in {SurveyState.OPEN, SurveyState.SCHEDULED}:
        lines.append(texts("survey-work-link", link=link))
    return "\n".join(lines)


def _state(texts: Texts, shown: Workshop, zone: tzinfo) -> str:
    when = shown.closed_at if shown.state == SurveyState.CLOSED else shown.opens_at
    if when is None or shown.state == SurveyState.DRAFT:
        return texts.plain(f"survey-state-{shown.state}")
    return texts.plain(f"survey-state-{shown.state}-at", when=texts.moment(when, zone))


def settings(texts: Texts, shown: Workshop) -> Page:
    """What stands beside the questions, a button each."""
    survey_id, over = shown.id, shown.state == SurveyState.CLOSED
    lines = [
        texts("survey-set-reminders", days=shown.remind_after, times=shown.remind_most),
        texts("survey-set-changeable", can="yes" if shown.changeable else "no", mode=str(shown.mode)),
        texts("survey-set-limit", limit=shown.most_answers or 0),
        texts("survey-set-owner", owner=shown.owner or "none"),
    ]
    rows: list[Row] = []
    if shown.editable:
        named = shown.mode == "named"
        switch = SurveySwitch(survey=survey_id, what="named", wanted=not named)
        rows.append(
            (_edit(texts, "heading", survey_id), work(texts, "survey-edit-audience", survey_id, WorkAction.WHOM))
        )
        rows.append((button(texts.plain("survey-make-anonymous" if named else "survey-make-named"), switch),))
        if named:
            final = SurveySwitch(survey=survey_id, what="changeable", wanted=not shown.changeable)
            key = "survey-make-final" if shown.changeable else "survey-make-changeable"
            rows.append((button(texts.plain(key), final),))
        rows.append((button(texts.plain("survey-replace"), NewSurvey(sheet=True, survey=survey_id)),))
    if not over:
        rows.append((_edit(texts, "about", survey_id), _edit(texts, "closes", survey_id)))
        rows.append((_edit(texts, "limit", survey_id), _edit(texts, "reminders", survey_id)))
    rows.append((work(texts, "survey-owner", survey_id, WorkAction.OWNER),))
    if shown.editable:
        rows.append((work(texts, "survey-drop", survey_id, WorkAction.ASK_DROP),))
    rows.append((work(texts, "survey-back-to-card", survey_id, WorkAction.CARD),))
    text = texts("survey-settings", title=title(texts, shown.line.titles), lines=Html("\n".join(lines)))
    return Page(text, rows)


def sure(texts: Texts, shown: Workshop, deed: WorkAction, invited: int = 0) -> Page:
    """Is it meant? With what follows from it; `invited`: how many will be written to."""
    key, name = deed.value, title(texts, shown.line.titles)
    whom = words(texts, shown.audience, shown.names)
    text = texts(f"survey-sure-{key}", title=name, whom=whom, invited=invited)
    return Page(
        text,
        column(
            work(texts, f"survey-yes-{key}", shown.id, deed),
            work(texts, "survey-back-to-card", shown.id, WorkAction.CARD),
        ),
    )


def dropped(texts: Texts) -> Page:
    return Page(texts("survey-dropped"), column(button(texts.plain("survey-back-to-desk"), SurveyDeskPage(page=0))))


# Questions


def questions(texts: Texts, shown: Workshop, page: int) -> Page:
    """The lines of a survey by pages, a button each."""
    lines = placed(shown.survey)
    pages = max(1, -(-len(lines) // LINES))
    page = min(max(page, 0), pages - 1)
    chosen = lines[page * LINES : (page + 1) * LINES]
    said = [texts("survey-line-item", number=each.number + 1, line=Html(_described(texts, each))) for each in chosen]
    buttons = [button(texts.plain("survey-line-open", number=each.number + 1), _line(shown, each)) for each in chosen]
    rows: list[Row] = [*pairs(buttons)] if shown.editable else []
    survey_id = shown.id

    rows += turning(
        texts,
        page,
        pages,
        lambda to: SurveyWork(survey=survey_id, action=WorkAction.QUESTIONS, page=to),
    )
    if shown.editable:
        rows.append((work(texts, "survey-add-question", survey_id, WorkAction.ADD),))
    rows.append((work(texts, "survey-back-to-card", survey_id, WorkAction.CARD),))
    body = Html("\n\n".join(said)) if said else Html(texts("survey-no-questions"))
    return Page(texts("survey-lines", title=title(texts, shown.line.titles), lines=body), rows)


def _line(shown: Workshop, each: Placed, action: LineAction = LineAction.OPEN) -> LinePress:
    return LinePress(survey=shown.id, version=shown.version, line=each.number, action=action)


def _described(texts: Texts, each: Placed) -> str:
    line = each.line
    match line:
        case Question():
            label = clipped(line.label.said_in(texts.language), LABEL)
            kind = texts.plain(f"survey-kind-{line.kind}")
            key = "survey-line-required" if line.required else "survey-line-question"
            return texts(key, kind=kind, label=label, conditional="yes" if line.relevant else "no")
        case Group():
            return texts("survey-line-group", label=clipped(line.label.said_in(texts.language) or line.name, LABEL))
        case Calculation():
            return texts("survey-line-calculation", name=line.name)


def line(texts: Texts, shown: Workshop, number: int) -> Page:
    """One line with all that can be done with it."""
    each = editing.line_at(shown.survey, number)
    about, survey = each.line, shown.survey
    parts = [texts("survey-line-item", number=number + 1, line=Html(_described(texts, each)))]
    rows: list[Row] = []
    if isinstance(about, Question):
        if about.label.en and about.label.ru and texts.language == "ru":
            parts.append(texts("survey-line-english", label=about.label.en))
        if about.hint:
            parts.append(texts("survey-line-hinted", hint=about.hint.said_in(texts.language)))
        if about.kind in CHOOSING:
            parts.append(_options(texts, survey.lists.get(about.options, ())))
        if about.relevant:
            parts.append(texts("survey-line-condition", condition=_condition(texts, survey, about)))
        said = [_button(texts, "survey-line-words", shown, each, LineAction.WORDS)]
        if about.kind in CHOOSING:
            said.append(_button(texts, "survey-line-options", shown, each, LineAction.OPTIONS))
        rows.append(tuple(said))
        rows.append((_button(texts, "survey-line-hint", shown, each, LineAction.HINT),))
        switch = "survey-line-make-optional" if about.required else "survey-line-make-required"
        rows.append((_button(texts, switch, shown, each, LineAction.REQUIRED),))
    if not isinstance(about, Calculation):
        rows.append((_button(texts, "survey-line-when", shown, each, LineAction.CONDITION),))
    rows.append(
        (
            _button(texts, "survey-line-up", shown, each, LineAction.UP),
            _button(texts, "survey-line-down", shown, each, LineAction.DOWN),
        )
    )
    rows.append((_button(texts, "survey-line-remove", shown, each, LineAction.ASK_REMOVE),))
    back = work(texts, "survey-back-to-lines", shown.id, WorkAction.QUESTIONS, number // LINES)
    return Page("\n\n".join(parts), [*rows, (back,)])


def _button(texts: Texts, key: str, shown: Workshop, each: Placed, action: LineAction) -> Button:
    return button(texts.plain(key), _line(shown, each, action))


def _options(texts: Texts, options: Sequence[Option]) -> str:
    said = [f"— {html.escape(each.label.said_in(texts.language), quote=False)}" for each in options[:SHOWN_OPTIONS]]
    if len(options) > SHOWN_OPTIONS:
        said.append(texts("survey-and-more", count=len(options) - SHOWN_OPTIONS))
    return "\n".join(said)


def _condition(texts: Texts, survey: Survey, about: Question) -> str:
    """A condition made by buttons in words; any other as it is written."""
    for each in placed(survey):
        source = each.line
        if not isinstance(source, Question):
            continue
        for option in survey.lists.get(source.options, ()):
            made = editing.only_after(about, source, option.code)
            if isinstance(made, Question) and made.relevant == about.relevant:
                answer = option.label.said_in(texts.language)
                return texts.plain("survey-condition", number=each.number + 1, answer=answer)
    return about.relevant


def sources(texts: Texts, shown: Workshop, number: int) -> Page:
    """On which earlier question a line depends."""
    found = editing.sources(shown.survey, number)
    everybody = SetCondition(survey=shown.id, version=shown.version, line=number, source=-1, option=0)
    rows: list[Row] = [
        (
            button(
                texts.plain("survey-line-open", number=at + 1) + ". " + clipped(each.label.said_in(texts.language), 30),
                SetCondition(survey=shown.id, version=shown.version, line=number, source=at),
            ),
        )
        for at, each in found[-20:]
    ]
    rows.append((button(texts.plain("survey-for-all"), everybody),))
    each = editing.line_at(shown.survey, number)
    back = _button(texts, "survey-back-to-line", shown, each, LineAction.OPEN)
    return Page(texts("survey-which-source" if found else "survey-no-sources"), [*rows, (back,)])


def answers_of(texts: Texts, shown: Workshop, number: int, source: int, page: int) -> Page:
    """Which answer to it makes the line asked."""
    question = dict(editing.sources(shown.survey, number)).get(source)
    options = shown.survey.lists.get(question.options, ()) if question else ()
    pages = max(1, -(-len(options) // OPTIONS))
    page = min(max(page, 0), pages - 1)

    def pressed(option: int, at: int = 0) -> SetCondition:
        return SetCondition(survey=shown.id, version=shown.version, line=number, source=source, option=option, page=at)

    rows: list[Row] = [
        (button(clipped(each.label.said_in(texts.language), CAPTION), pressed(index)),)
        for index, each in list(enumerate(options))[page * OPTIONS : (page + 1) * OPTIONS]
    ]
    rows += turning(texts, page, pages, lambda to: pressed(-1, to))
    each = editing.line_at(shown.survey, number)
    rows.append((_button(texts, "survey-back-to-line", shown, each, LineAction.OPEN),))
    label = question.label.said_in(texts.language) if question else ""
    return Page(texts("survey-which-answer", question=label), rows)


def remove_sure(texts: Texts, shown: Workshop, number: int) -> Page:
    each = editing.line_at(shown.survey, number)
    return Page(
        texts("survey-line-remove-sure", line=Html(_described(texts, each))),
        column(
            _button(texts, "survey-line-remove-yes", shown, each, LineAction.REMOVE),
            _button(texts, "survey-back-to-line", shown, each, LineAction.OPEN),
        ),
    )


def tried(texts: Texts, survey_id: int) -> Page:
    """The end of a trial."""
    return Page(
        texts("survey-tried"),
        column(
            work(texts, "survey-try-again", survey_id, WorkAction.PREVIEW),
            work(texts, "survey-back-to-card", survey_id, WorkAction.CARD),
        ),
    )


# Files


def refused(texts: Texts, refusal: BadXlsform) -> tuple[Page, Attachment | None]:
    """What is wrong with a spreadsheet: as much as a message holds, and all of it as a file when that is more."""
    page = Page(
        xlsform.refused(refusal, texts), [(button(texts.plain("survey-back-to-desk"), SurveyDeskPage(page=0)),)]
    )
    listed = [xlsform.problem(each, texts) for each in refusal.problems]
    if sum(len(each) + 2 for each in listed) <= xlsform.LONGEST:
        return page, None
    everything = "\n\n".join(html.unescape(each) for each in listed).encode()
    return page, Attachment(texts.plain("survey-problems-file", suffix="txt"), everything, texts("survey-problems"))


def sheet_file(texts: Texts, shown: Workshop, content: bytes) -> Attachment:
    name = texts.plain("survey-sheet-file", number=str(shown.id), suffix="xlsx")
    return Attachment(name, content, texts("survey-sheet-caption", title=title(texts, shown.line.titles)))


def owners(texts: Texts, survey_id: int, found: Sequence[Entry]) -> Page:
    """To which of the organisations found the survey belongs."""
    rows: list[Row] = [
        (button(clipped(each.name, CAPTION), SurveyOwner(survey=survey_id, organisation=each.id)),) for each in found
    ]
    rows.append((button(texts.plain("survey-owner-cluster"), SurveyOwner(survey=survey_id, organisation=0)),))
    rows.append((work(texts, "survey-owner-again", survey_id, WorkAction.OWNER),))
    rows.append((work(texts, "survey-back-to-card", survey_id, WorkAction.CARD),))
    return Page(texts("survey-which-owner" if found else "directory-found-none"), rows)
