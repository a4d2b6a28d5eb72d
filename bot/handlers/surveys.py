"""Surveys for those who answer them: the list, a survey, beginning it, «later today», the last page."""

from functools import partial

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from bot.forms.surveys.form import NAME
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.forms import Forms
from bot.services.people import Person
from bot.services.survey_building import SurveyBuilding
from bot.services.surveys import Late, Submitted, Surveys
from bot.views import surveys as views
from bot.views.buttons import Go, To
from bot.views.page import Page
from bot.views.survey_buttons import SurveyAction, SurveyList, SurveyPress


def make_router() -> Router:
    router = Router(name="surveys")
    router.message.register(open_link, CommandStart(deep_link=True, magic=F.args.regexp(r"s\d{1,15}$")))
    router.message.register(show_first, Command("surveys"))
    router.callback_query.register(show_first, Go.filter(F.to == To.SURVEYS))
    router.callback_query.register(show_list, SurveyList.filter())
    router.callback_query.register(show_card, SurveyPress.filter(F.action == SurveyAction.OPEN))
    router.callback_query.register(start, SurveyPress.filter(F.action == SurveyAction.START))
    router.callback_query.register(put_off, SurveyPress.filter(F.action == SurveyAction.LATER))
    return router


async def show_first(
    event: Message | CallbackQuery,
    person: Person,
    texts: Texts,
    screen: Screen,
    surveys: Surveys,
    survey_building: SurveyBuilding,
) -> None:
    desk = await survey_building.holds(person)
    await screen.show(views.listing(texts, await surveys.browse(person, 0), screen.zone, desk=desk))


async def show_list(
    press: CallbackQuery,
    callback_data: SurveyList,
    person: Person,
    texts: Texts,
    screen: Screen,
    surveys: Surveys,
    survey_building: SurveyBuilding,
) -> None:
    desk = await survey_building.holds(person)
    await screen.show(views.listing(texts, await surveys.browse(person, callback_data.page), screen.zone, desk=desk))


async def open_link(
    message: Message, command: CommandObject, person: Person, texts: Texts, screen: Screen, surveys: Surveys
) -> None:
    """«s12»: the survey, whoever comes."""
    visit = await surveys.visit(person, int((command.args or "")[1:]))
    await screen.show(views.card(texts, visit, screen.zone, screen.today))


async def show_card(
    press: CallbackQuery, callback_data: SurveyPress, person: Person, texts: Texts, screen: Screen, surveys: Surveys
) -> None:
    visit = await surveys.visit(person, callback_data.survey)
    await screen.show(views.card(texts, visit, screen.zone, screen.today))


async def start(
    press: CallbackQuery, callback_data: SurveyPress, person: Person, screen: Screen, forms: Forms, surveys: Surveys
) -> None:
    """The first question, or the one where it was left; for those who answered, their answers to change."""
    form, own = await surveys.form(person, callback_data.survey)
    begin = partial(surveys.begin, survey_id=callback_data.survey)
    progress = await forms.open(person, form, subject=str(callback_data.survey), known=own, start=begin)
    await show_progress(progress, screen)


async def put_off(
    press: CallbackQuery, callback_data: SurveyPress, person: Person, texts: Texts, screen: Screen, surveys: Surveys
) -> None:
    await screen.show(views.put_off(texts, await surveys.later(person, callback_data.survey), screen.zone))


async def _answered(ended: Ended) -> Page:
    match ended.progress.result:
        case Submitted() | Late() as result:
            return views.ended(ended.texts, result)
        case result:
            raise TypeError(f"a survey ends with what became of the answer, not with {type(result).__name__}")


ENDINGS: dict[str, Ending] = {NAME: _answered}
