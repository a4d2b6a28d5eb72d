"""The questions of a survey that is being built: words, options, order, when they are asked."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.forms import survey_desk as forms_of
from bot.handlers.showing import show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.forms import Forms
from bot.services.people import Person
from bot.services.survey_building import SurveyBuilding
from bot.services.survey_edits import Edit, known_answers
from bot.views import survey_desk as views
from bot.views.survey_buttons import LineAction, LinePress, SetCondition

EDITS = {LineAction.UP: "up", LineAction.DOWN: "down", LineAction.REQUIRED: "required", LineAction.REMOVE: "remove"}
FORMS = {LineAction.WORDS: forms_of.WORDS, LineAction.OPTIONS: forms_of.OPTIONS, LineAction.HINT: forms_of.HINT}


def make_router() -> Router:
    router = Router(name="survey_lines")
    router.callback_query.register(show_line, LinePress.filter(F.action == LineAction.OPEN))
    router.callback_query.register(ask_remove, LinePress.filter(F.action == LineAction.ASK_REMOVE))
    router.callback_query.register(show_sources, LinePress.filter(F.action == LineAction.CONDITION))
    router.callback_query.register(reword, LinePress.filter(F.action.in_(FORMS)))
    router.callback_query.register(change_line, LinePress.filter(F.action.in_(EDITS)))
    router.callback_query.register(choose_answer, SetCondition.filter(F.option == -1))
    router.callback_query.register(set_condition, SetCondition.filter())
    return router


async def show_line(
    press: CallbackQuery,
    callback_data: LinePress,
    person: Person,
    texts: Texts,
    screen: Screen,
    survey_building: SurveyBuilding,
) -> None:
    shown = await survey_building.at_line(person, callback_data.survey, callback_data.version, callback_data.line)
    await screen.show(views.line(texts, shown, callback_data.line))


async def ask_remove(
    press: CallbackQuery,
    callback_data: LinePress,
    person: Person,
    texts: Texts,
    screen: Screen,
    survey_building: SurveyBuilding,
) -> None:
    shown = await survey_building.at_line(person, callback_data.survey, callback_data.version, callback_data.line)
    await screen.show(views.remove_sure(texts, shown, callback_data.line))


async def reword(
    press: CallbackQuery,
    callback_data: LinePress,
    person: Person,
    screen: Screen,
    forms: Forms,
    survey_building: SurveyBuilding,
) -> None:
    """The words, the hint or the options, as they are now, to be written anew."""
    survey_id, number = callback_data.survey, callback_data.line
    shown = await survey_building.at_line(person, survey_id, callback_data.version, number)
    form = FORMS[callback_data.action]
    given = known_answers(shown.survey, number, form.name)
    subject = f"{survey_id}:{callback_data.version}:{number}"
    only = [name for name, value in given.items() if value is not None]
    missing = [name for name in given if name not in only]
    progress = await forms.open(person, form, subject=subject, known=given, only=[*only, *missing])
    await show_progress(progress, screen)


async def change_line(
    press: CallbackQuery,
    callback_data: LinePress,
    person: Person,
    texts: Texts,
    screen: Screen,
    survey_building: SurveyBuilding,
) -> None:
    """Up, down, required or not, away; the list shows where it is now."""
    deed = Edit(callback_data.line, EDITS[callback_data.action])
    await survey_building.edit(person, callback_data.survey, callback_data.version, deed)
    shown = await survey_building.look(person, callback_data.survey)
    if callback_data.action == LineAction.REQUIRED:
        await screen.show(views.line(texts, shown, callback_data.line))
    else:
        await screen.show(views.questions(texts, shown, callback_data.line // views.LINES))


async def show_sources(
    press: CallbackQuery,
    callback_data: LinePress,
    person: Person,
    texts: Texts,
    screen: Screen,
    survey_building: SurveyBuilding,
) -> None:
    shown = await survey_building.at_line(person, callback_data.survey, callback_data.version, callback_data.line)
    await screen.show(views.sources(texts, shown, callback_data.line))


async def choose_answer(
    press: CallbackQuery,
    callback_data: SetCondition,
    person: Person,
    texts: Texts,
    screen: Screen,
    survey_building: SurveyBuilding,
) -> None:
    shown = await survey_building.at_line(person, callback_data.survey, callback_data.version, callback_data.line)
    await screen.show(views.answers_of(texts, shown, callback_data.line, callback_data.source, callback_data.page))


async def set_condition(
    press: CallbackQuery,
    callback_data: SetCondition,
    person: Person,
    texts: Texts,
    screen: Screen,
    survey_building: SurveyBuilding,
) -> None:
    deed = Edit(callback_data.line, "condition", callback_data.source, callback_data.option)
    await survey_building.edit(person, callback_data.survey, callback_data.version, deed)
    shown = await survey_building.look(person, callback_data.survey)
    await screen.show(views.line(texts, shown, callback_data.line))
