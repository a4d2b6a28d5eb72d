"""Those who hold events: their desk, proposals, changes, cancelling; and who publishes unchecked."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.errors import Gone
from bot.forms.events import CANCEL, EVENT, EVENT_LINES, POSTPONE
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.directory import Directory, Filter, Section
from bot.services.forms import Forms
from bot.services.hosts import Hosts
from bot.services.organising import CLUSTER, Organising, Published, Waiting
from bot.services.people import Person
from bot.views import directory as directory_views
from bot.views import organising as views
from bot.views.event_buttons import EventAction, EventDesk, EventLine, EventPress, NewEvent, TrustPress
from bot.views.page import Page

DEEDS = {
    EventAction.ASK_POSTPONE: "postpone",
    EventAction.ASK_CANCEL: "cancel",
    EventAction.ASK_WITHDRAW: "withdraw",
}
REASONS = {EventAction.POSTPONE: POSTPONE, EventAction.CANCEL: CANCEL}


def make_router() -> Router:
    router = Router(name="organising")
    router.callback_query.register(show_desk, EventDesk.filter())
    router.callback_query.register(begin, NewEvent.filter(F.begun))
    router.callback_query.register(choose_start, NewEvent.filter())
    router.callback_query.register(manage, EventPress.filter(F.action == EventAction.MANAGE))
    router.callback_query.register(choose_line, EventPress.filter(F.action == EventAction.CHANGE))
    router.callback_query.register(change, EventLine.filter())
    router.callback_query.register(ask, EventPress.filter(F.action.in_(DEEDS)))
    router.callback_query.register(give_reason, EventPress.filter(F.action.in_(REASONS)))
    router.callback_query.register(withdraw, EventPress.filter(F.action == EventAction.WITHDRAW))
    router.callback_query.register(trust, TrustPress.filter())
    return router


async def show_desk(
    press: CallbackQuery,
    callback_data: EventDesk,
    person: Person,
    texts: Texts,
    screen: Screen,
    organising: Organising,
) -> None:
    organisation = callback_data.organisation or None
    shown = await organising.desk(person, organisation, ended=callback_data.ended, page=callback_data.page)
    await screen.show(views.desk(texts, shown, screen.zone))


async def choose_start(
    press: CallbackQuery,
    callback_data: NewEvent,
    person: Person,
    texts: Texts,
    screen: Screen,
    forms: Forms,
    organising: Organising,
) -> None:
    """As one of the last events, or from a clean sheet; without earlier ones the form is opened at once."""
    earlier = await organising.earlier(person, callback_data.organisation or None)
    if earlier:
        await screen.show(views.start(texts, callback_data.organisation, earlier))
    else:
        await begin(press, callback_data, person, screen, forms, organising)


async def begin(
    press: CallbackQuery,
    callback_data: NewEvent,
    person: Person,
    screen: Screen,
    forms: Forms,
    organising: Organising,
) -> None:
    """Where a start was chosen, what was begun before is left; otherwise it is gone on with."""
    subject = str(callback_data.organisation or CLUSTER)
    if callback_data.event:
        answers = await organising.answers(person, callback_data.event)
    else:
        answers = {"host": await organising.host(person, callback_data.organisation or None)}
    if callback_data.begun:
        progress = await forms.open(person, EVENT, subject=subject, answers=answers)
    else:
        progress = await forms.open(person, EVENT, subject=subject, known=answers)
    await show_progress(progress, screen)


async def manage(
    press: CallbackQuery,
    callback_data: EventPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    organising: Organising,
) -> None:
    await screen.show(views.manage(texts, await organising.look(person, callback_data.event), screen.zone))


async def choose_line(
    press: CallbackQuery,
    callback_data: EventPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    organising: Organising,
) -> None:
    shown = await organising.look(person, callback_data.event)
    await screen.show(views.change_which(texts, shown, following=callback_data.following))


async def change(
    press: CallbackQuery,
    callback_data: EventLine,
    person: Person,
    screen: Screen,
    forms: Forms,
    organising: Organising,
) -> None:
    """Open the questions of this line."""
    if callback_data.line not in EVENT_LINES:
        raise Gone
    known = await organising.to_change(person, callback_data.event, callback_data.line)
    subject = f"{callback_data.event}+" if callback_data.following else str(callback_data.event)
    progress = await forms.open(person, EVENT_LINES[callback_data.line], subject=subject, answers=known)
    await show_progress(progress, screen)


async def ask(
    press: CallbackQuery,
    callback_data: EventPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    organising: Organising,
) -> None:
    shown = await organising.look(person, callback_data.event)
    deed = DEEDS[callback_data.action]
    await screen.show(views.sure(texts, shown, deed, following=callback_data.following))


async def give_reason(
    press: CallbackQuery,
    callback_data: EventPress,
    person: Person,
    screen: Screen,
    forms: Forms,
    organising: Organising,
) -> None:
    """The words the guests will read."""
    shown = await organising.look(person, callback_data.event)
    subject = f"{shown.id}+" if callback_data.following else str(shown.id)
    await show_progress(await forms.open(person, REASONS[callback_data.action], subject=subject, answers={}), screen)


async def withdraw(
    press: CallbackQuery,
    callback_data: EventPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    organising: Organising,
) -> None:
    await organising.withdraw(person, callback_data.event, following=callback_data.following)
    await screen.show(views.manage(texts, await organising.look(person, callback_data.event), screen.zone))


async def trust(
    press: CallbackQuery,
    callback_data: TrustPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    hosts: Hosts,
    directory: Directory,
) -> None:
    """Let an organisation publish unchecked, or no longer; its card shows the switch as it is now."""
    await hosts.trust(person, callback_data.organisation, wanted=callback_data.wanted)
    shown = await directory.visit(person, Section.ORGANISATIONS, callback_data.organisation)
    switch = views.trust(texts, shown.id, trusted=callback_data.wanted)
    await screen.show(directory_views.card(texts, shown, Filter(), more=[switch]))


async def _proposed(ended: Ended) -> Page:
    match ended.progress.result:
        case Published(events=events):
            return views.published(ended.texts, events[0], len(events))
        case Waiting(case=case_id, again=again):
            return views.waiting(ended.texts, case_id, again=again)
        case result:
            raise TypeError(f"a proposal ends with what became of it, not with {type(result).__name__}")


async def _changed(ended: Ended) -> Page:
    match ended.progress.result:
        case Published(events=(event_id, *_)) | int(event_id):
            shown = await ended.services.organising.look(ended.person, event_id)
            return views.manage(ended.texts, shown, ended.screen.zone, changed=True)
        case Waiting(case=case_id, again=again):
            return views.waiting(ended.texts, case_id, again=again)
        case result:
            raise TypeError(f"a change ends with what became of it, not with {type(result).__name__}")


async def _kept(ended: Ended) -> Page:
    """It was not called off after all."""
    shown = await ended.services.organising.look(ended.person, int(ended.progress.subject.removesuffix("+")))
    return views.manage(ended.texts, shown, ended.screen.zone)


LEAVINGS: dict[str, Ending] = {CANCEL.name: _kept, POSTPONE.name: _kept}
ENDINGS: dict[str, Ending] = {
    EVENT.name: _proposed,
    CANCEL.name: _changed,
    POSTPONE.name: _changed,
    **{form.name: _changed for form in EVENT_LINES.values()},
}
