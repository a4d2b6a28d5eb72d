"""Under a digest: each item opened below it, other digests or fewer; and their day, their hour, a look at the next."""

from collections.abc import Awaitable, Callable

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.clock import Clock
from bot.errors import Gone
from bot.handlers.events import show_event
from bot.handlers.vacancies import show_vacancy
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.digest_plans import DigestPlans
from bot.services.digests import Digests
from bot.services.people import People, Person
from bot.services.wiring import Services
from bot.views import digests as views
from bot.views import indicators as indicator_views
from bot.views import surveys as survey_views
from bot.views.digest_buttons import DigestAction, DigestOpen, DigestPress, DigestTime

# How an item of each source is opened: by the id, for this person, on a screen that writes anew.
Opener = Callable[[int, Person, Screen, Services], Awaitable[None]]


async def _event(event_id: int, person: Person, screen: Screen, services: Services) -> None:
    await show_event(person, screen, services.events, event_id)


async def _vacancy(vacancy_id: int, person: Person, screen: Screen, services: Services) -> None:
    await show_vacancy(person, screen, services.vacancies, vacancy_id)


async def _survey(survey_id: int, person: Person, screen: Screen, services: Services) -> None:
    visit = await services.surveys.visit(person, survey_id)
    await screen.show(survey_views.card(screen.texts, visit, screen.zone, screen.today))


async def _report(report_id: int, person: Person, screen: Screen, services: Services) -> None:
    shown = await services.indicators.report(person, report_id)
    await screen.show(indicator_views.report(screen.texts, shown, screen.zone))


async def _change(reply_id: int, person: Person, screen: Screen, services: Services) -> None:
    await screen.show(views.change(screen.texts, await services.changes.read(reply_id)))


async def _result(summary_id: int, person: Person, screen: Screen, services: Services) -> None:
    await screen.show(views.result(screen.texts, await services.survey_summaries.read(summary_id)))


OPENERS: dict[str, Opener] = {
    "deadlines": _report,
    "events": _event,
    "training": _event,
    "vacancies": _vacancy,
    "surveys": _survey,
    "changes": _change,
    "results": _result,
}


def make_router() -> Router:
    router = Router(name="digests")
    router.callback_query.register(open_item, DigestOpen.filter())
    router.callback_query.register(fewer, DigestPress.filter(F.action == DigestAction.LESS))
    router.callback_query.register(show_time, DigestPress.filter(F.action == DigestAction.WHEN))
    router.callback_query.register(preview, DigestPress.filter(F.action == DigestAction.PREVIEW))
    router.callback_query.register(set_time, DigestTime.filter())
    return router


async def open_item(
    press: CallbackQuery, callback_data: DigestOpen, person: Person, screen: Screen, services: Services
) -> None:
    """The card, below the digest: the other numbers stay at hand."""
    opener = OPENERS.get(callback_data.source)
    if opener is None:
        raise Gone
    await opener(callback_data.item, person, screen.below(), services)


async def fewer(
    press: CallbackQuery, person: Person, texts: Texts, screen: Screen, people: People, clock: Clock
) -> None:
    wanted = await people.preferences(person.id)
    paused = wanted.paused_until is not None and wanted.paused_until > clock.now()
    await screen.say(views.less(texts, wanted.frequency, paused=paused))


async def show_time(
    press: CallbackQuery, person: Person, texts: Texts, screen: Screen, plans: DigestPlans, clock: Clock
) -> None:
    timetable = await plans.timetable(person)
    if timetable is None:
        raise Gone("digest-none-now")
    await screen.show(views.choose_time(texts, timetable, screen.zone, clock.now()))


async def set_time(
    press: CallbackQuery,
    callback_data: DigestTime,
    person: Person,
    texts: Texts,
    screen: Screen,
    plans: DigestPlans,
    clock: Clock,
) -> None:
    chosen = {"weekday": callback_data.weekday, "hour": callback_data.hour}
    await plans.set_time(person, **{name: value for name, value in chosen.items() if value >= 0})
    await show_time(press, person, texts, screen, plans, clock)


async def preview(
    press: CallbackQuery, person: Person, texts: Texts, screen: Screen, digests: Digests, plans: DigestPlans
) -> None:
    shown = await digests.preview(person)
    await screen.show(views.preview(texts, shown, await plans.timetable(person), screen.zone))
