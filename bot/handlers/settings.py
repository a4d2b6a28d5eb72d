"""Settings: each press changes one and shows where it stands."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.clock import Clock
from bot.errors import Gone
from bot.forms.catalog import QUIET_HOURS
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.attention import Attention
from bot.services.digest_plans import DigestPlans
from bot.services.forms import Forms
from bot.services.joining import Joining
from bot.services.people import Frequency, People, Person
from bot.views import settings as views
from bot.views.buttons import Go, Setting, To
from bot.views.page import Page


def make_router() -> Router:
    router = Router(name="settings")
    router.message.register(show_settings, Command("settings"))
    router.callback_query.register(show_settings, Go.filter(F.to == To.SETTINGS))
    router.callback_query.register(set_frequency, Setting.filter(F.name == "frequency"))
    router.callback_query.register(set_topic, Setting.filter(F.name == "topics"))
    router.callback_query.register(set_quiet, Setting.filter(F.name == "quiet"))
    router.callback_query.register(pause, Setting.filter(F.name == "pause"))
    return router


async def show_settings(
    event: Message | CallbackQuery,
    person: Person,
    texts: Texts,
    screen: Screen,
    people: People,
    plans: DigestPlans,
    clock: Clock,
) -> None:
    wanted, timetable = await people.preferences(person.id), await plans.timetable(person)
    await screen.show(views.overview(texts, wanted, clock.now(), screen.zone, timetable))


async def set_frequency(
    press: CallbackQuery,
    callback_data: Setting,
    person: Person,
    texts: Texts,
    screen: Screen,
    people: People,
    joining: Joining,
) -> None:
    if callback_data.value:
        if callback_data.value not in list(Frequency):
            raise Gone
        await joining.set_frequency(person, Frequency(callback_data.value))
    await screen.show(views.frequency(texts, await people.preferences(person.id)))


async def set_topic(
    press: CallbackQuery, callback_data: Setting, person: Person, texts: Texts, screen: Screen, attention: Attention
) -> None:
    if callback_data.value:
        await attention.want(person, callback_data.value[1:], wanted=callback_data.value[0] == "+")
    await screen.show(views.topics(texts, await attention.wanted(person.id)))


async def set_quiet(
    press: CallbackQuery,
    callback_data: Setting,
    person: Person,
    texts: Texts,
    screen: Screen,
    people: People,
    forms: Forms,
) -> None:
    if callback_data.value == "own":
        await show_progress(await forms.open(person, QUIET_HOURS), screen)
        return
    if callback_data.value in views.QUIET_CHOICES:
        await people.set_quiet(person.id, views.QUIET_CHOICES[callback_data.value])
    await screen.show(views.quiet(texts, await people.preferences(person.id)))


async def pause(
    press: CallbackQuery,
    callback_data: Setting,
    person: Person,
    texts: Texts,
    screen: Screen,
    people: People,
    plans: DigestPlans,
    clock: Clock,
) -> None:
    await people.pause(person.id, paused=callback_data.value == "on")
    await show_settings(press, person, texts, screen, people, plans, clock)


async def _quiet(ended: Ended) -> Page:
    return views.quiet(ended.texts, await ended.services.people.preferences(ended.person.id))


ENDINGS: dict[str, Ending] = {QUIET_HOURS.name: _quiet}
