"""Composing announcements: the desk, the draft, its text, buttons and audience."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.audience import Leaf, Value
from bot.clock import Clock
from bot.errors import DomainError, Gone
from bot.forms.announcements import COMPOSE, DEEP, LINK, REVISE, SEGMENT, VERSION, WHEN
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import LANGUAGES, Texts
from bot.screen import Screen
from bot.services.announcements import Announcements, Stage
from bot.services.broadcasts import Broadcasts
from bot.services.forms import Forms
from bot.services.people import Person
from bot.services.segments import Segments
from bot.services.wiring import Services
from bot.telegram.announcing import Announcing
from bot.views import announcements as views
from bot.views import audience as audience_views
from bot.views import broadcasts as broadcast_views
from bot.views.announcement_buttons import (
    AnnouncementAction,
    AnnouncementList,
    AnnouncementPress,
    AudienceAction,
    AudiencePress,
)
from bot.views.buttons import Go, To
from bot.views.page import Page

CHOICES = {Leaf.ORGANISATION: 8, Leaf.ANSWER: 3, Leaf.SURVEY: 5}  # on a page

ACTION = AnnouncementAction
FORMS = {
    ACTION.TEXT: COMPOSE,
    ACTION.OTHER_TEXT: VERSION,
    ACTION.NEW_LINK: LINK,
    ACTION.NEW_DEEP: DEEP,
    ACTION.SCHEDULE: WHEN,
}


def make_router() -> Router:
    router = Router(name="announcements")
    router.callback_query.register(show_list, AnnouncementList.filter())
    router.callback_query.register(compose, Go.filter(F.to == To.ANNOUNCE))
    router.callback_query.register(show_card, AnnouncementPress.filter(F.action == ACTION.OPEN))
    router.callback_query.register(preview, AnnouncementPress.filter(F.action == ACTION.PREVIEW))
    router.callback_query.register(show_changes, AnnouncementPress.filter(F.action == ACTION.CHANGE))
    router.callback_query.register(open_form, AnnouncementPress.filter(F.action.in_(tuple(FORMS))))
    router.callback_query.register(change_buttons, AnnouncementPress.filter(F.action == ACTION.BUTTONS))
    router.callback_query.register(add_ack, AnnouncementPress.filter(F.action == ACTION.NEW_ACK))
    router.callback_query.register(change_topic, AnnouncementPress.filter(F.action == ACTION.TOPIC))
    router.callback_query.register(mark_advert, AnnouncementPress.filter(F.action == ACTION.ADVERT))
    router.callback_query.register(mark_urgent, AnnouncementPress.filter(F.action == ACTION.URGENT))
    router.callback_query.register(choose_groups, AnnouncementPress.filter(F.action == ACTION.GROUPS))
    router.callback_query.register(set_apart, AnnouncementPress.filter(F.action == ACTION.TWO_MESSAGES))
    router.callback_query.register(ask_drop, AnnouncementPress.filter(F.action == ACTION.ASK_DROP))
    router.callback_query.register(drop, AnnouncementPress.filter(F.action == ACTION.DROP))
    router.callback_query.register(choose_audience, AudiencePress.filter())
    return router


async def show_list(
    press: CallbackQuery,
    callback_data: AnnouncementList,
    person: Person,
    texts: Texts,
    screen: Screen,
    announcements: Announcements,
) -> None:
    cards, more = await announcements.desk(person, callback_data.before)
    await (screen.below() if callback_data.below else screen).show(views.listing(texts, cards, more=more))


async def compose(
    press: CallbackQuery, person: Person, screen: Screen, forms: Forms, announcements: Announcements
) -> None:
    await announcements.open_desk(person)
    await show_progress(await forms.open(person, COMPOSE), screen)


async def show_card(
    press: CallbackQuery, callback_data: AnnouncementPress, person: Person, screen: Screen, services: Services
) -> None:
    await screen.show(await card_page(services, person, screen, callback_data.announcement))


async def card_page(services: Services, person: Person, screen: Screen, announcement: int) -> Page:
    """An announcement as it stands: the draft, what it waits for, how far it is."""
    card = await services.announcements.card(person, announcement)
    texts = screen.texts
    match card.stage:
        case Stage.DRAFT if card.formula is None:
            saved = await services.segments.saved(person)
            return audience_views.choose(texts, card.id, saved, chosen_already=False)
        case Stage.DRAFT:
            plan = await services.broadcasts.plan(person, card.id)
            names = await services.segments.names(person, card.id)
            return views.draft(texts, card, plan, names)
        case Stage.PROPOSED | Stage.SCHEDULED:
            return views.waiting(texts, card, screen.zone)
        case _:
            return broadcast_views.progress(texts, await services.watching.progress(person, card.id))


async def preview(
    press: CallbackQuery,
    callback_data: AnnouncementPress,
    person: Person,
    screen: Screen,
    announcements: Announcements,
    broadcasts: Broadcasts,
    announcing: Announcing,
    services: Services,
) -> None:
    """In the coordinator's own chat, every language version, as readers will see it; then the card again below."""
    card = await announcements.card(person, callback_data.announcement)
    await screen.answer()
    for language in card.contents:
        wording = await broadcasts.draft_wording(person, card.id, language)
        problem = await announcing.preview(person.address, wording, language)
        if problem is not None:
            raise DomainError("announcement-not-taken", problem=problem[:100])
    await screen.say(await card_page(services, person, screen, card.id))


async def show_changes(
    press: CallbackQuery,
    callback_data: AnnouncementPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    announcements: Announcements,
) -> None:
    await screen.show(views.changing(texts, await announcements.card(person, callback_data.announcement)))


async def open_form(
    press: CallbackQuery,
    callback_data: AnnouncementPress,
    person: Person,
    screen: Screen,
    forms: Forms,
    announcements: Announcements,
) -> None:
    card = await announcements.card(person, callback_data.announcement)
    if card.stage != Stage.DRAFT:
        raise DomainError("announcement-no-draft")
    form = FORMS[callback_data.action]
    other = f".{LANGUAGES[callback_data.value % len(LANGUAGES)]}" if callback_data.action == ACTION.OTHER_TEXT else ""
    await show_progress(await forms.open(person, form, subject=f"{card.id}{other}"), screen)


async def change_buttons(
    press: CallbackQuery,
    callback_data: AnnouncementPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    announcements: Announcements,
) -> None:
    """The buttons; with a number one of them is taken away first."""
    if callback_data.value:
        await announcements.remove_button(person, callback_data.announcement, callback_data.value - 1)
    await screen.show(views.buttons(texts, await announcements.card(person, callback_data.announcement)))


async def add_ack(
    press: CallbackQuery,
    callback_data: AnnouncementPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    announcements: Announcements,
) -> None:
    await announcements.add_ack(person, callback_data.announcement)
    await screen.show(views.buttons(texts, await announcements.card(person, callback_data.announcement)))


async def change_topic(
    press: CallbackQuery,
    callback_data: AnnouncementPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    announcements: Announcements,
) -> None:
    if callback_data.value >= 0:
        await announcements.set_topic(person, callback_data.announcement, callback_data.value)
    await screen.show(views.topics(texts, await announcements.card(person, callback_data.announcement)))


async def mark_advert(
    press: CallbackQuery,
    callback_data: AnnouncementPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    announcements: Announcements,
) -> None:
    await announcements.set_advert(person, callback_data.announcement, bool(callback_data.value))
    await screen.show(views.changing(texts, await announcements.card(person, callback_data.announcement)))


async def mark_urgent(
    press: CallbackQuery,
    callback_data: AnnouncementPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    announcements: Announcements,
) -> None:
    await announcements.set_urgent(person, callback_data.announcement, bool(callback_data.value))
    await screen.show(views.changing(texts, await announcements.card(person, callback_data.announcement)))


async def choose_groups(
    press: CallbackQuery,
    callback_data: AnnouncementPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    announcements: Announcements,
) -> None:
    """The groups it is posted in; with an id one more of them, or one less, first."""
    if callback_data.value:
        await announcements.toggle_group(person, callback_data.announcement, callback_data.value)
    card = await announcements.card(person, callback_data.announcement)
    await screen.show(views.groups(texts, card, await announcements.groups(person, card.id)))


async def set_apart(
    press: CallbackQuery,
    callback_data: AnnouncementPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    announcements: Announcements,
) -> None:
    await announcements.set_apart(person, callback_data.announcement, bool(callback_data.value))
    await screen.show(views.changing(texts, await announcements.card(person, callback_data.announcement)))


async def ask_drop(
    press: CallbackQuery,
    callback_data: AnnouncementPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    announcements: Announcements,
) -> None:
    card = await announcements.card(person, callback_data.announcement)
    await screen.show(views.asking(texts, "announcement-ask-drop", card, ACTION.DROP))


async def drop(
    press: CallbackQuery,
    callback_data: AnnouncementPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    announcements: Announcements,
) -> None:
    await announcements.drop(person, callback_data.announcement)
    await screen.show(views.dropped(texts))


# The audience


async def choose_audience(
    press: CallbackQuery,
    callback_data: AudiencePress,
    person: Person,
    texts: Texts,
    screen: Screen,
    forms: Forms,
    segments: Segments,
    services: Services,
    clock: Clock,
) -> None:
    announcement = callback_data.announcement
    card = await services.announcements.card(person, announcement)
    match callback_data.action:
        case AudienceAction.CHOOSE:
            saved = await segments.saved(person)
            page = audience_views.choose(texts, announcement, saved, chosen_already=card.formula is not None)
        case AudienceAction.PRESET:
            await segments.preset(person, announcement, callback_data.value)
            page = await card_page(services, person, screen, announcement)
        case AudienceAction.SAVED:
            await segments.use(person, announcement, _number(callback_data.value))
            page = await card_page(services, person, screen, announcement)
        case AudienceAction.BUILD:
            await segments.begin(person, announcement)
            page = audience_views.building(texts, await segments.build(person, announcement))
        case AudienceAction.CLEAR:
            await segments.clear(person, announcement)
            page = audience_views.building(texts, await segments.build(person, announcement))
        case AudienceAction.SAMPLE:
            members, names = await segments.sample(person, announcement)
            page = audience_views.sample(texts, announcement, members, names)
        case AudienceAction.SAVE:
            await show_progress(await forms.open(person, SEGMENT, subject=str(announcement)), screen)
            return
        case AudienceAction.TOGGLE:
            leaf, value = _asked(callback_data)
            await segments.toggle(person, announcement, leaf, value, without=callback_data.without)
            page = await _values(callback_data, person, texts, segments)
        case _:
            page = await _values(callback_data, person, texts, segments)
    await screen.show(page)


def _leaf(data: AudiencePress) -> Leaf:
    if not 0 <= data.leaf < len(audience_views.LEAVES):
        raise Gone
    return audience_views.LEAVES[data.leaf]


def _asked(data: AudiencePress) -> tuple[Leaf, Value]:
    """The leaf and the value a toggle stands for."""
    leaf = _leaf(data)
    if leaf == Leaf.ORGANISATION:
        return leaf, _number(data.value)
    return leaf, data.value.replace("-", ":", 1) if leaf in CHOICES else data.value


def _number(value: str) -> int:
    if not value.isascii() or not value.isdecimal():
        raise Gone
    return int(value)


async def _values(data: AudiencePress, person: Person, texts: Texts, segments: Segments) -> Page:
    leaf = _leaf(data)
    shown = await segments.build(person, data.announcement)
    if leaf not in CHOICES:
        return audience_views.leaf_values(texts, shown, leaf, without=data.without, page=data.page)
    choices, more = await segments.choices(person, leaf, data.page, CHOICES[leaf])
    return audience_views.leaf_choices(texts, shown, leaf, choices, without=data.without, page=data.page, more=more)


# Ends of forms


async def _composed(ended: Ended) -> Page:
    number = ended.progress.result
    if not isinstance(number, int):
        raise Gone
    return await card_page(ended.services, ended.person, ended.screen, number)


async def _button_added(ended: Ended) -> Page:
    card = await ended.services.announcements.card(ended.person, int(ended.progress.subject))
    return views.buttons(ended.texts, card)


async def _about(ended: Ended) -> Page:
    number = int(ended.progress.subject.partition(".")[0])
    return await card_page(ended.services, ended.person, ended.screen, number)


async def _revised(ended: Ended) -> Page:
    """How far it is comes in a message of its own."""
    return views.revised(ended.texts)


async def _saved(ended: Ended) -> Page:
    shown = await ended.services.segments.build(ended.person, int(ended.progress.subject))
    return audience_views.building(ended.texts, shown)


ENDINGS: dict[str, Ending] = {
    COMPOSE.name: _composed,
    VERSION.name: _composed,
    REVISE.name: _revised,
    LINK.name: _button_added,
    DEEP.name: _button_added,
    WHEN.name: _about,
    SEGMENT.name: _saved,
}
