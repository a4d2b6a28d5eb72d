"""Building surveys in the chat, and from a spreadsheet."""

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery

from bot.errors import Gone
from bot.forms import survey_desk as forms_of
from bot.forms.given import Upload
from bot.forms.xlsform import BadXlsform, write_xlsform
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.directory import Section
from bot.services.forms import Forms
from bot.services.people import Person
from bot.services.survey_building import TRIAL, SurveyBuilding
from bot.services.survey_invitations import SurveyInvitations
from bot.services.survey_terms import SurveyTerms
from bot.views import survey_desk as views
from bot.views.page import Page
from bot.views.survey_buttons import (
    NewSurvey,
    SurveyDeskPage,
    SurveyEdit,
    SurveyOwner,
    SurveySwitch,
    SurveyWork,
    WorkAction,
)

ASKING = {
    WorkAction.ASK_OPEN: WorkAction.OPEN,
    WorkAction.ASK_CLOSE: WorkAction.CLOSE,
    WorkAction.ASK_DROP: WorkAction.DROP,
}
DEEDS = {*ASKING.values(), WorkAction.UNSCHEDULE}


def make_router() -> Router:
    router = Router(name="survey_desk")
    router.callback_query.register(show_desk, SurveyDeskPage.filter())
    router.callback_query.register(ask_sheet, NewSurvey.filter(F.sheet))
    router.callback_query.register(new, NewSurvey.filter())
    router.callback_query.register(show_card, SurveyWork.filter(F.action == WorkAction.CARD))
    router.callback_query.register(show_settings, SurveyWork.filter(F.action == WorkAction.MORE))
    router.callback_query.register(show_questions, SurveyWork.filter(F.action == WorkAction.QUESTIONS))
    router.callback_query.register(add_question, SurveyWork.filter(F.action == WorkAction.ADD))
    router.callback_query.register(preview, SurveyWork.filter(F.action == WorkAction.PREVIEW))
    router.callback_query.register(ask_sure, SurveyWork.filter(F.action.in_(ASKING)))
    router.callback_query.register(act, SurveyWork.filter(F.action.in_(DEEDS)))
    router.callback_query.register(send_sheet, SurveyWork.filter(F.action == WorkAction.FILE))
    router.callback_query.register(find_owner, SurveyWork.filter(F.action == WorkAction.OWNER))
    router.callback_query.register(set_owner, SurveyOwner.filter())
    router.callback_query.register(edit, SurveyEdit.filter())
    router.callback_query.register(switch, SurveySwitch.filter())
    return router


async def show_desk(
    press: CallbackQuery,
    callback_data: SurveyDeskPage,
    person: Person,
    texts: Texts,
    screen: Screen,
    survey_building: SurveyBuilding,
) -> None:
    await screen.show(views.desk(texts, await survey_building.desk(person, max(0, callback_data.page))))


async def new(
    press: CallbackQuery, person: Person, screen: Screen, forms: Forms, survey_building: SurveyBuilding
) -> None:
    await survey_building.require(person)
    await show_progress(await forms.open(person, forms_of.NEW), screen)


async def ask_sheet(
    press: CallbackQuery,
    callback_data: NewSurvey,
    person: Person,
    screen: Screen,
    forms: Forms,
    survey_building: SurveyBuilding,
) -> None:
    await survey_building.require(person)
    await show_progress(await forms.open(person, forms_of.SHEET, subject=str(callback_data.survey)), screen)


async def show_card(
    press: CallbackQuery,
    callback_data: SurveyWork,
    person: Person,
    screen: Screen,
    survey_building: SurveyBuilding,
    bot: Bot,
) -> None:
    await survey_building.require(person)
    await show_workshop(person, screen, survey_building, callback_data.survey, bot)


async def show_workshop(
    person: Person, screen: Screen, survey_building: SurveyBuilding, survey_id: int, bot: Bot
) -> None:
    await screen.show(await workshop(person, screen, survey_building, survey_id, bot))


async def workshop(person: Person, screen: Screen, survey_building: SurveyBuilding, survey_id: int, bot: Bot) -> Page:
    shown = await survey_building.look(person, survey_id)
    link = f"https://t.me/{(await bot.me()).username}?start=s{survey_id}"
    return views.workshop(screen.texts, shown, screen.zone, link)


async def show_settings(
    press: CallbackQuery,
    callback_data: SurveyWork,
    person: Person,
    texts: Texts,
    screen: Screen,
    survey_building: SurveyBuilding,
) -> None:
    await survey_building.require(person)
    await screen.show(views.settings(texts, await survey_building.look(person, callback_data.survey)))


async def show_questions(
    press: CallbackQuery,
    callback_data: SurveyWork,
    person: Person,
    texts: Texts,
    screen: Screen,
    survey_building: SurveyBuilding,
) -> None:
    await survey_building.require(person)
    shown = await survey_building.look(person, callback_data.survey)
    await screen.show(views.questions(texts, shown, callback_data.page))


async def add_question(
    press: CallbackQuery,
    callback_data: SurveyWork,
    person: Person,
    screen: Screen,
    forms: Forms,
    survey_building: SurveyBuilding,
) -> None:
    await survey_building.require(person)
    await show_progress(await forms.open(person, forms_of.QUESTION, subject=str(callback_data.survey)), screen)


async def preview(
    press: CallbackQuery,
    callback_data: SurveyWork,
    person: Person,
    screen: Screen,
    forms: Forms,
    survey_building: SurveyBuilding,
) -> None:
    """As a respondent sees it, from the first question."""
    form = await survey_building.preview(person, callback_data.survey)
    await show_progress(await forms.open(person, form, subject=str(callback_data.survey), answers={}), screen)


async def ask_sure(
    press: CallbackQuery,
    callback_data: SurveyWork,
    person: Person,
    texts: Texts,
    screen: Screen,
    survey_building: SurveyBuilding,
    survey_invitations: SurveyInvitations,
) -> None:
    await survey_building.require(person)
    shown = await survey_building.look(person, callback_data.survey)
    opens = callback_data.action == WorkAction.ASK_OPEN
    invited = await survey_invitations.count(person, callback_data.survey) if opens else 0
    await screen.show(views.sure(texts, shown, ASKING[callback_data.action], invited))


async def act(
    press: CallbackQuery,
    callback_data: SurveyWork,
    person: Person,
    texts: Texts,
    screen: Screen,
    survey_building: SurveyBuilding,
    survey_terms: SurveyTerms,
    bot: Bot,
) -> None:
    """Open, close, do not open by itself, delete."""
    survey_id = callback_data.survey
    match callback_data.action:
        case WorkAction.OPEN:
            await survey_terms.open(person, survey_id)
        case WorkAction.CLOSE:
            await survey_terms.close(person, survey_id)
        case WorkAction.UNSCHEDULE:
            await survey_terms.unschedule(person, survey_id)
        case _:
            await survey_building.drop(person, survey_id)
            await screen.show(views.dropped(texts))
            return
    await show_workshop(person, screen, survey_building, survey_id, bot)


async def send_sheet(
    press: CallbackQuery,
    callback_data: SurveyWork,
    person: Person,
    texts: Texts,
    screen: Screen,
    survey_building: SurveyBuilding,
) -> None:
    """The survey as an XLSForm."""
    await survey_building.require(person)
    shown = await survey_building.look(person, callback_data.survey)
    if not shown.ready:
        raise Gone
    await screen.answer()
    await screen.attach(views.sheet_file(texts, shown, await write_xlsform(shown.survey)))


async def find_owner(
    press: CallbackQuery,
    callback_data: SurveyWork,
    person: Person,
    screen: Screen,
    forms: Forms,
    survey_building: SurveyBuilding,
) -> None:
    await survey_building.require(person)
    await show_progress(await forms.open(person, forms_of.OWNER, subject=str(callback_data.survey)), screen)


async def set_owner(
    press: CallbackQuery,
    callback_data: SurveyOwner,
    person: Person,
    screen: Screen,
    survey_building: SurveyBuilding,
    survey_terms: SurveyTerms,
    bot: Bot,
) -> None:
    await survey_terms.give_to(person, callback_data.survey, callback_data.organisation or None)
    await show_workshop(person, screen, survey_building, callback_data.survey, bot)


async def edit(
    press: CallbackQuery,
    callback_data: SurveyEdit,
    person: Person,
    screen: Screen,
    forms: Forms,
    survey_building: SurveyBuilding,
) -> None:
    await survey_building.require(person)
    form = forms_of.LINES.get(callback_data.line)
    if form is None:
        raise Gone
    await show_progress(await forms.open(person, form, subject=str(callback_data.survey), answers={}), screen)


async def switch(
    press: CallbackQuery,
    callback_data: SurveySwitch,
    person: Person,
    texts: Texts,
    screen: Screen,
    survey_building: SurveyBuilding,
    survey_terms: SurveyTerms,
) -> None:
    await survey_terms.toggle(person, callback_data.survey, callback_data.what, wanted=callback_data.wanted)
    await screen.show(views.settings(texts, await survey_building.look(person, callback_data.survey)))


# Ends of forms


async def _to_card(ended: Ended) -> Page:
    survey_id = int(str(ended.progress.result))
    return await workshop(ended.person, ended.screen, ended.services.survey_building, survey_id, ended.screen.bot)


async def _to_questions(ended: Ended) -> Page:
    """After a question the list, from which the next one is added."""
    shown = await ended.services.survey_building.look(ended.person, int(str(ended.progress.result)))
    return views.questions(ended.texts, shown, len(shown.survey.lines) // views.LINES)


async def _to_line(ended: Ended) -> Page:
    """After new words of a question the question itself, where the next of its parts is changed."""
    survey_id, _, number = ended.progress.subject.split(":")
    shown = await ended.services.survey_building.look(ended.person, int(survey_id))
    return views.line(ended.texts, shown, int(number))


async def _received(ended: Ended) -> Page:
    """A spreadsheet came: the survey in it, or all that is wrong; the corrected file may follow at once."""
    sent = ended.progress.result
    if not isinstance(sent, Upload):
        raise TypeError("this form ends with a file")
    survey_id = int(ended.progress.subject)
    workbook = await ended.screen.fetch(sent.file_id, forms_of.LARGEST_SHEET)
    received = await ended.services.survey_building.receive(ended.person, workbook, survey_id)
    if not isinstance(received, BadXlsform):
        shown = ended.services.survey_building
        return await workshop(ended.person, ended.screen, shown, received, ended.screen.bot)
    page, everything = views.refused(ended.texts, received)
    if everything is not None:
        await ended.screen.attach(everything)
    await ended.services.forms.open(ended.person, forms_of.SHEET, subject=str(survey_id))
    return page


async def _owners(ended: Ended) -> Page:
    found = await ended.services.registry.find(ended.person, str(ended.progress.result))
    organisations = [each for each in found.entries if each.section == Section.ORGANISATIONS]
    return views.owners(ended.texts, int(ended.progress.subject), organisations)


async def _tried(ended: Ended) -> Page:
    return views.tried(ended.texts, int(ended.progress.subject))


ENDINGS: dict[str, Ending] = {
    forms_of.NEW.name: _to_card,
    forms_of.QUESTION.name: _to_questions,
    forms_of.WORDS.name: _to_line,
    forms_of.OPTIONS.name: _to_line,
    forms_of.HINT.name: _to_line,
    **{form.name: _to_card for form in forms_of.LINES.values()},
    forms_of.SHEET.name: _received,
    forms_of.OWNER.name: _owners,
    TRIAL: _tried,
}
