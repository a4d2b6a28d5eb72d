"""«Шесть задач», the matrix of institutions by periods, and the files made of them."""

import asyncio
from collections.abc import Callable
from functools import partial

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot import indicator_passport, indicator_pictures
from bot.errors import Gone
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.indicator_figures import Board, IndicatorFigures
from bot.services.indicator_files import IndicatorFiles, PeriodFile, dhis2, long_csv, written
from bot.services.indicator_matrix import IndicatorMatrix
from bot.services.indicator_passports import IndicatorPassports
from bot.services.people import Person
from bot.views import indicator_figures as views
from bot.views import indicator_files as files
from bot.views.indicator_buttons import FiguresFile, Matrix, PassportPress, ReportAction, ReportPress, Tasks


def make_router() -> Router:
    router = Router(name="indicator-figures")
    router.callback_query.register(choose_place, Tasks.filter(F.choose))
    router.callback_query.register(show_definitions, Tasks.filter(F.task > 0))
    router.callback_query.register(show_tasks, Tasks.filter())
    router.callback_query.register(draw_matrix, Matrix.filter(F.picture))
    router.callback_query.register(show_matrix, Matrix.filter())
    router.callback_query.register(draw_tasks, PassportPress.filter(F.picture))
    router.callback_query.register(write_passport, PassportPress.filter())
    router.callback_query.register(send_file, FiguresFile.filter())
    router.callback_query.register(write_institution, ReportPress.filter(F.action == ReportAction.PASSPORT))
    router.callback_query.register(draw_institution, ReportPress.filter(F.action == ReportAction.PICTURE))
    return router


async def show_tasks(
    press: CallbackQuery,
    callback_data: Tasks,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicator_figures: IndicatorFigures,
) -> None:
    """What is public is what is closed; coordinators may look at what is being collected."""
    board = await _board(callback_data, person, indicator_figures)
    looks = person.is_coordinator
    if board is None and callback_data.current and looks:
        await screen.show(views.nothing_collected(texts))
        return
    await screen.show(views.tasks(texts, board, looks=looks) if board else views.no_tasks(texts, looks=looks))


async def choose_place(press: CallbackQuery, callback_data: Tasks, texts: Texts, screen: Screen) -> None:
    await screen.show(views.choose(texts, current=callback_data.current))


async def show_definitions(
    press: CallbackQuery,
    callback_data: Tasks,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicator_figures: IndicatorFigures,
) -> None:
    board = await _board(callback_data, person, indicator_figures)
    if board is None:
        raise Gone
    await screen.show(views.definitions(texts, board, callback_data.task))


async def show_matrix(
    press: CallbackQuery,
    callback_data: Matrix,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicator_matrix: IndicatorMatrix,
) -> None:
    shown = await indicator_matrix.page(person, views.place_at(callback_data.place), max(0, callback_data.page))
    await screen.show(views.matrix(texts, shown))


async def draw_matrix(
    press: CallbackQuery,
    callback_data: Matrix,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicator_matrix: IndicatorMatrix,
) -> None:
    shown = await indicator_matrix.page(person, views.place_at(callback_data.place), max(0, callback_data.page))
    await screen.answer()
    content = await asyncio.to_thread(indicator_pictures.matrix, files.grid(texts, shown))
    await screen.show_photo(files.matrix_picture(texts, content, shown))


async def draw_tasks(
    press: CallbackQuery,
    callback_data: PassportPress,
    texts: Texts,
    screen: Screen,
    indicator_figures: IndicatorFigures,
) -> None:
    board = await indicator_figures.board(views.place_at(callback_data.place))
    if board is None:
        raise Gone
    await screen.answer()
    content = await asyncio.to_thread(indicator_pictures.passport, files.sheet(texts, board))
    await screen.show_photo(files.picture(texts, content, board))


async def write_passport(
    press: CallbackQuery,
    callback_data: PassportPress,
    texts: Texts,
    screen: Screen,
    indicator_figures: IndicatorFigures,
) -> None:
    board = await indicator_figures.board(views.place_at(callback_data.place))
    if board is None:
        raise Gone
    await screen.answer()
    content = await asyncio.to_thread(indicator_passport.pdf, files.passport(texts, board))
    await screen.attach(files.document(texts, content, board))


async def write_institution(
    press: CallbackQuery,
    callback_data: ReportPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicator_passports: IndicatorPassports,
) -> None:
    """The passport of an institution, for those who see its report."""
    shown = await indicator_passports.of(person, callback_data.report)
    await screen.answer()
    content = await asyncio.to_thread(indicator_passport.pdf, files.institution(texts, shown, screen.zone))
    await screen.attach(files.report_document(texts, content, shown.report, "pdf"))


async def draw_institution(
    press: CallbackQuery,
    callback_data: ReportPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicator_passports: IndicatorPassports,
) -> None:
    shown = await indicator_passports.of(person, callback_data.report)
    await screen.answer()
    content = await asyncio.to_thread(indicator_pictures.passport, files.institution_sheet(texts, shown))
    await screen.show_photo(files.report_document(texts, content, shown.report, "png"))


async def send_file(
    press: CallbackQuery,
    callback_data: FiguresFile,
    person: Person,
    texts: Texts,
    screen: Screen,
    indicator_files: IndicatorFiles,
) -> None:
    """A period as a file. The press is answered first: a large cluster's file takes seconds."""
    file = await indicator_files.values(person, callback_data.period)
    await screen.answer(texts.plain("indicators-file-begun"))
    workbook = partial(files.workbook, texts, zone=screen.zone)
    writers: dict[str, Callable[[PeriodFile], bytes]] = {"xlsx": workbook, "csv": long_csv, "dhis2": dhis2}
    if callback_data.form not in writers:
        raise Gone
    content = await written(writers[callback_data.form], file)
    await screen.attach(files.period_file(texts, content, file, callback_data.form))


async def _board(wanted: Tasks, person: Person, figures: IndicatorFigures) -> Board | None:
    current = wanted.current and person.is_coordinator
    return await figures.board(views.place_at(wanted.place), current=current)
