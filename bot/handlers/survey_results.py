"""Results of surveys: figures, the chart, groups, comments, the table, the summary for those who answered."""

import asyncio

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.errors import Gone
from bot.forms.survey_desk import SUMMARY
from bot.forms.surveys import questions
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.forms import Forms
from bot.services.people import Person
from bot.services.survey_results import Results, SurveyResults
from bot.views import survey_results as views
from bot.views import survey_tables as tables
from bot.views.page import Page
from bot.views.survey_buttons import ResultAction, SurveyResult, SurveyWork, WorkAction

FILES = {ResultAction.SHEET: "xlsx", ResultAction.TABLE: "csv"}
GROUPS = {ResultAction.BY_KIND: "kind", ResultAction.BY_PLACE: "place"}


def make_router() -> Router:
    router = Router(name="survey_results")
    router.callback_query.register(show_all, SurveyResult.filter(F.action == ResultAction.ALL))
    router.callback_query.register(show_question, SurveyResult.filter(F.action == ResultAction.QUESTION))
    router.callback_query.register(show_chart, SurveyResult.filter(F.action == ResultAction.CHART))
    router.callback_query.register(show_groups, SurveyResult.filter(F.action.in_(GROUPS)))
    router.callback_query.register(show_comments, SurveyResult.filter(F.action == ResultAction.COMMENTS))
    router.callback_query.register(send_files, SurveyResult.filter(F.action == ResultAction.FILES))
    router.callback_query.register(send_table, SurveyResult.filter(F.action.in_(FILES)))
    router.callback_query.register(tell, SurveyWork.filter(F.action == WorkAction.SUMMARY))
    return router


async def show_all(
    press: CallbackQuery,
    callback_data: SurveyResult,
    person: Person,
    texts: Texts,
    screen: Screen,
    survey_results: SurveyResults,
) -> None:
    shown = await survey_results.results(person, callback_data.survey)
    await screen.show(views.overview(texts, shown, callback_data.page))


async def show_question(
    press: CallbackQuery,
    callback_data: SurveyResult,
    person: Person,
    texts: Texts,
    screen: Screen,
    survey_results: SurveyResults,
) -> None:
    shown = await _results(person, callback_data, survey_results)
    await screen.show(views.question(texts, shown, callback_data.question))


async def show_chart(
    press: CallbackQuery,
    callback_data: SurveyResult,
    person: Person,
    texts: Texts,
    screen: Screen,
    survey_results: SurveyResults,
) -> None:
    shown = await _results(person, callback_data, survey_results)
    await screen.answer()
    await screen.show_photo(await asyncio.to_thread(views.chart, texts, shown, callback_data.question))


async def _results(person: Person, asked: SurveyResult, survey_results: SurveyResults) -> Results:
    """The results with the question a button means. Raises Gone when there is none, or nothing to be shown."""
    shown = await survey_results.results(person, asked.survey)
    if shown.hidden or not 0 <= asked.question < len(shown.tallies):
        raise Gone
    return shown


async def show_groups(
    press: CallbackQuery,
    callback_data: SurveyResult,
    person: Person,
    texts: Texts,
    screen: Screen,
    survey_results: SurveyResults,
) -> None:
    by = GROUPS[callback_data.action]
    shown = await survey_results.cross(person, callback_data.survey, callback_data.question, by)
    await screen.show(views.cross(texts, shown, questions(shown.survey)[shown.number]))


async def show_comments(
    press: CallbackQuery,
    callback_data: SurveyResult,
    person: Person,
    texts: Texts,
    screen: Screen,
    survey_results: SurveyResults,
) -> None:
    shown = await survey_results.comments(person, callback_data.survey, callback_data.question, callback_data.page)
    await screen.show(views.comments(texts, shown))


async def send_files(
    press: CallbackQuery,
    callback_data: SurveyResult,
    person: Person,
    screen: Screen,
    survey_results: SurveyResults,
) -> None:
    """The files of a page, as they were sent."""
    shown = await survey_results.comments(person, callback_data.survey, callback_data.question, callback_data.page)
    await asyncio.gather(*(screen.forward(kind, file_id) for kind, file_id in shown.files))


async def send_table(
    press: CallbackQuery,
    callback_data: SurveyResult,
    person: Person,
    texts: Texts,
    screen: Screen,
    survey_results: SurveyResults,
) -> None:
    """All answers as a file, written in a thread."""
    results, parts = await survey_results.table(person, callback_data.survey)
    await screen.answer(texts.plain("survey-table-begun"))
    lines = tables.rows(texts, results, [line async for part in parts for line in part])
    if callback_data.action == ResultAction.SHEET:
        content = await asyncio.to_thread(tables.workbook, texts, results, lines, screen.zone)
    else:
        content = await asyncio.to_thread(tables.separated, texts, results, lines)
    await screen.attach(tables.table_file(texts, results, content, FILES[callback_data.action]))


async def tell(
    press: CallbackQuery,
    callback_data: SurveyWork,
    person: Person,
    screen: Screen,
    forms: Forms,
    survey_results: SurveyResults,
) -> None:
    """What they said and what is done about it, to be written."""
    await survey_results.may_publish(person, callback_data.survey)
    await show_progress(await forms.open(person, SUMMARY, subject=str(callback_data.survey)), screen)


async def _told(ended: Ended) -> Page:
    return views.published(ended.texts, int(str(ended.progress.result)), int(ended.progress.subject))


ENDINGS: dict[str, Ending] = {SUMMARY.name: _told}
