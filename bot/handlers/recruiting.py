"""Those who look for people: their vacancies, proposals, changes, terms, closing, the specialists who fit."""

from datetime import date

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.errors import Gone
from bot.forms.vacancies import VACANCY, VACANCY_LINES
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.forms import Forms
from bot.services.people import Person
from bot.services.recruiting import PAGE, Published, Recruiting, Waiting
from bot.services.vacancy_terms import Outcome, VacancyTerms
from bot.views import recruiting as views
from bot.views.page import Page
from bot.views.vacancy_buttons import (
    CloseVacancy,
    FittingList,
    NewVacancy,
    Prolong,
    VacancyAction,
    VacancyDesk,
    VacancyLine,
    VacancyPress,
)


def make_router() -> Router:
    router = Router(name="recruiting")
    router.callback_query.register(show_desk, VacancyDesk.filter())
    router.callback_query.register(begin, NewVacancy.filter())
    router.callback_query.register(place_anew, VacancyPress.filter(F.action == VacancyAction.ANEW))
    router.callback_query.register(manage, VacancyPress.filter(F.action == VacancyAction.MANAGE))
    router.callback_query.register(choose_line, VacancyPress.filter(F.action == VacancyAction.CHANGE))
    router.callback_query.register(change, VacancyLine.filter())
    router.callback_query.register(prolong, Prolong.filter())
    router.callback_query.register(ask_close, VacancyPress.filter(F.action == VacancyAction.ASK_CLOSE))
    router.callback_query.register(close, CloseVacancy.filter())
    router.callback_query.register(show_fitting, FittingList.filter())
    return router


async def show_desk(
    press: CallbackQuery,
    callback_data: VacancyDesk,
    person: Person,
    texts: Texts,
    screen: Screen,
    recruiting: Recruiting,
) -> None:
    shown = await recruiting.desk(
        person, callback_data.organisation, ended=callback_data.ended, page=callback_data.page
    )
    await screen.show(views.desk(texts, shown))


async def begin(
    press: CallbackQuery,
    callback_data: NewVacancy,
    person: Person,
    screen: Screen,
    forms: Forms,
    recruiting: Recruiting,
) -> None:
    host = await recruiting.host(person, callback_data.organisation)
    progress = await forms.open(person, VACANCY, subject=str(callback_data.organisation), known={"host": host})
    await show_progress(progress, screen)


async def place_anew(
    press: CallbackQuery,
    callback_data: VacancyPress,
    person: Person,
    screen: Screen,
    forms: Forms,
    recruiting: Recruiting,
) -> None:
    """The form with all that the vacancy says, but for its day."""
    card = (await recruiting.look(person, callback_data.vacancy)).card
    if card.organisation_id is None:
        raise Gone
    answers = await recruiting.anew(person, card.id)
    progress = await forms.open(person, VACANCY, subject=str(card.organisation_id), answers=answers)
    await show_progress(progress, screen)


async def manage(
    press: CallbackQuery,
    callback_data: VacancyPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    recruiting: Recruiting,
) -> None:
    await screen.show(views.manage(texts, await recruiting.look(person, callback_data.vacancy), screen.zone))


async def choose_line(
    press: CallbackQuery,
    callback_data: VacancyPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    recruiting: Recruiting,
) -> None:
    shown = await recruiting.look(person, callback_data.vacancy)
    await screen.show(views.change_which(texts, shown.card))


async def change(
    press: CallbackQuery,
    callback_data: VacancyLine,
    person: Person,
    screen: Screen,
    forms: Forms,
    recruiting: Recruiting,
) -> None:
    """Open the questions of this line, with what is ticked now."""
    form = VACANCY_LINES.get(callback_data.line)
    if form is None:
        raise Gone
    now = await recruiting.answers(person, callback_data.vacancy)
    asked = [each.name for each in form.fields if each.name != "host"]
    progress = await forms.open(person, form, subject=str(callback_data.vacancy), known=now, only=asked)
    await show_progress(progress, screen)


async def prolong(
    press: CallbackQuery,
    callback_data: Prolong,
    person: Person,
    texts: Texts,
    screen: Screen,
    recruiting: Recruiting,
    vacancy_terms: VacancyTerms,
) -> None:
    seen = date.fromordinal(callback_data.seen) if 0 < callback_data.seen <= date.max.toordinal() else date.min
    await vacancy_terms.prolong(person, callback_data.vacancy, seen=seen)
    shown = await recruiting.look(person, callback_data.vacancy)
    await screen.show(views.manage(texts, shown, screen.zone, note="vacancy-prolonged"))


async def ask_close(
    press: CallbackQuery,
    callback_data: VacancyPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    recruiting: Recruiting,
) -> None:
    shown = await recruiting.look(person, callback_data.vacancy)
    await screen.show(views.close_how(texts, shown.card))


async def close(
    press: CallbackQuery,
    callback_data: CloseVacancy,
    person: Person,
    texts: Texts,
    screen: Screen,
    recruiting: Recruiting,
    vacancy_terms: VacancyTerms,
) -> None:
    if callback_data.outcome not in list(Outcome):
        raise Gone
    await vacancy_terms.close(person, callback_data.vacancy, Outcome(callback_data.outcome))
    shown = await recruiting.look(person, callback_data.vacancy)
    await screen.show(views.manage(texts, shown, screen.zone, note="vacancy-closed-thanks"))


async def show_fitting(
    press: CallbackQuery,
    callback_data: FittingList,
    person: Person,
    texts: Texts,
    screen: Screen,
    recruiting: Recruiting,
) -> None:
    page = max(callback_data.page, 0)
    card, fitting, total = await recruiting.specialists(person, callback_data.vacancy, page)
    if page and not fitting:
        page = max(0, (total - 1) // PAGE)
        card, fitting, total = await recruiting.specialists(person, callback_data.vacancy, page)
    await screen.show(views.specialists(texts, card, fitting, total, page))


async def _proposed(ended: Ended) -> Page:
    match ended.progress.result:
        case Published(vacancy=vacancy_id):
            return views.published(ended.texts, vacancy_id, new=True)
        case Waiting(case=case_id, again=again):
            return views.waiting(ended.texts, case_id, again=again)
        case result:
            raise TypeError(f"a proposal ends with what became of it, not with {type(result).__name__}")


async def _changed(ended: Ended) -> Page:
    match ended.progress.result:
        case Published(vacancy=vacancy_id):
            shown = await ended.services.recruiting.look(ended.person, vacancy_id)
            return views.manage(ended.texts, shown, ended.screen.zone, note="managed-done")
        case Waiting(case=case_id, again=again):
            return views.waiting(ended.texts, case_id, again=again)
        case result:
            raise TypeError(f"a change ends with what became of it, not with {type(result).__name__}")


ENDINGS: dict[str, Ending] = {
    VACANCY.name: _proposed,
    **{form.name: _changed for form in VACANCY_LINES.values()},
}
