"""Whom a survey is for: chosen by kind, place and sphere, or as an audience that was saved."""

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery

from bot.forms import survey_desk as forms_of
from bot.handlers.showing import show_progress
from bot.handlers.survey_desk import show_workshop
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.forms import Forms
from bot.services.people import Person
from bot.services.survey_building import SurveyBuilding
from bot.services.survey_invitations import SurveyInvitations
from bot.views import survey_audience as views
from bot.views.survey_buttons import SurveySegment, SurveyWork, WorkAction


def make_router() -> Router:
    router = Router(name="survey_audience")
    router.callback_query.register(choose, SurveyWork.filter(F.action == WorkAction.WHOM))
    router.callback_query.register(use, SurveySegment.filter())
    return router


async def choose(
    press: CallbackQuery,
    callback_data: SurveyWork,
    person: Person,
    texts: Texts,
    screen: Screen,
    forms: Forms,
    survey_invitations: SurveyInvitations,
) -> None:
    """The saved audiences; where there are none the questions about members, places and spheres at once."""
    saved = await survey_invitations.saved(person, callback_data.survey)
    if not saved:
        form = forms_of.LINES["audience"]
        await show_progress(await forms.open(person, form, subject=str(callback_data.survey), answers={}), screen)
        return
    await screen.show(views.choose(texts, callback_data.survey, saved))


async def use(
    press: CallbackQuery,
    callback_data: SurveySegment,
    person: Person,
    screen: Screen,
    survey_invitations: SurveyInvitations,
    survey_building: SurveyBuilding,
    bot: Bot,
) -> None:
    await survey_invitations.use(person, callback_data.survey, callback_data.segment)
    await show_workshop(person, screen, survey_building, callback_data.survey, bot)
