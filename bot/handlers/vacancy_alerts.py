"""Saved filters of vacancies: told of at once or with the digest, shown, dropped."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.errors import Gone
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.people import Person
from bot.services.vacancy_alerts import Alert, VacancyAlerts
from bot.views import vacancy_alerts as views
from bot.views.buttons import Go, To
from bot.views.vacancies import narrowed_by
from bot.views.vacancy_buttons import DropFilter, SaveFilter


def make_router() -> Router:
    router = Router(name="vacancy_alerts")
    router.callback_query.register(show_saved, Go.filter(F.to == To.VACANCY_ALERTS))
    router.callback_query.register(ask_how, SaveFilter.filter(F.alert == ""))
    router.callback_query.register(save, SaveFilter.filter())
    router.callback_query.register(drop, DropFilter.filter())
    return router


async def show_saved(
    press: CallbackQuery, person: Person, texts: Texts, screen: Screen, vacancy_alerts: VacancyAlerts
) -> None:
    await screen.show(views.saved(texts, await vacancy_alerts.saved(person), person.municipality))


async def ask_how(
    press: CallbackQuery,
    callback_data: SaveFilter,
    person: Person,
    texts: Texts,
    screen: Screen,
    vacancy_alerts: VacancyAlerts,
) -> None:
    saved = await vacancy_alerts.saved(person)
    await screen.show(views.how(texts, narrowed_by(callback_data), person.municipality, saved))


async def save(
    press: CallbackQuery,
    callback_data: SaveFilter,
    person: Person,
    texts: Texts,
    screen: Screen,
    vacancy_alerts: VacancyAlerts,
) -> None:
    if callback_data.alert not in list(Alert):
        raise Gone
    await vacancy_alerts.save(person, narrowed_by(callback_data), Alert(callback_data.alert))
    saved = await vacancy_alerts.saved(person)
    await screen.show(views.saved(texts, saved, person.municipality, done="vacancy-alert-saved"))


async def drop(
    press: CallbackQuery,
    callback_data: DropFilter,
    person: Person,
    texts: Texts,
    screen: Screen,
    vacancy_alerts: VacancyAlerts,
) -> None:
    await vacancy_alerts.forget(person, callback_data.saved)
    saved = await vacancy_alerts.saved(person)
    await screen.show(views.saved(texts, saved, person.municipality, done="vacancy-alert-dropped"))
