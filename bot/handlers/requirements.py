"""«Требования к подготовке»: cards, votes, and the way of a card to those who teach."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.forms.requirements import ACCEPT, DECLINE, REQUIREMENT
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.forms import Forms
from bot.services.people import Person
from bot.services.requirements import Narrowed, Requirements
from bot.services.training import Training
from bot.views import requirements as views
from bot.views.buttons import Go, To
from bot.views.page import Page
from bot.views.requirement_buttons import CardAction, CardList, CardPress, MergeCard, ReceiveCards, SendCard


def make_router() -> Router:
    router = Router(name="requirements")
    router.callback_query.register(front, Go.filter(F.to == To.REQUIREMENTS))
    router.callback_query.register(write, Go.filter(F.to == To.NEW_REQUIREMENT))
    router.callback_query.register(choose, CardList.filter(F.choose.in_(views.CODES)))
    router.callback_query.register(show, CardList.filter(F.card > 0))
    router.callback_query.register(browse, CardList.filter())
    router.callback_query.register(receive, ReceiveCards.filter())
    router.callback_query.register(vote, CardPress.filter(F.action.in_({CardAction.SAME, CardAction.AGAINST})))
    router.callback_query.register(rate, CardPress.filter(F.action.in_({CardAction.BETTER, CardAction.NO_BETTER})))
    router.callback_query.register(ask_withdraw, CardPress.filter(F.action == CardAction.ASK_WITHDRAW))
    router.callback_query.register(withdraw, CardPress.filter(F.action == CardAction.WITHDRAW))
    router.callback_query.register(choose_receiver, CardPress.filter(F.action == CardAction.SEND))
    router.callback_query.register(choose_card, CardPress.filter(F.action == CardAction.MERGE))
    router.callback_query.register(accept, CardPress.filter(F.action == CardAction.ACCEPT))
    router.callback_query.register(decline, CardPress.filter(F.action == CardAction.DECLINE))
    router.callback_query.register(step, CardPress.filter())
    router.callback_query.register(send, SendCard.filter())
    router.callback_query.register(merge, MergeCard.filter(F.sure.is_(True)))
    router.callback_query.register(ask_merge, MergeCard.filter())
    return router


async def front(press: CallbackQuery, person: Person, texts: Texts, screen: Screen, requirements: Requirements) -> None:
    reader, counts = await requirements.front(person)
    await screen.show(views.front(texts, reader, counts))


async def browse(
    press: CallbackQuery,
    callback_data: CardList,
    person: Person,
    texts: Texts,
    screen: Screen,
    requirements: Requirements,
) -> None:
    shown = await requirements.browse(person, views.narrowed_by(callback_data), callback_data.page)
    await screen.show(views.listing(texts, shown))


async def choose(
    press: CallbackQuery,
    callback_data: CardList,
    person: Person,
    texts: Texts,
    screen: Screen,
    requirements: Requirements,
) -> None:
    narrowed = views.narrowed_by(callback_data)
    found = await requirements.values(person, narrowed, callback_data.choose)
    await screen.show(views.values(texts, narrowed, callback_data.choose, found))


async def show(
    press: CallbackQuery, callback_data: CardList, person: Person, texts: Texts, screen: Screen, training: Training
) -> None:
    shown = await training.card(person, callback_data.card)
    await screen.show(views.card(texts, shown, views.narrowed_by(callback_data)))


async def write(press: CallbackQuery, person: Person, screen: Screen, forms: Forms, requirements: Requirements) -> None:
    await requirements.require_writer(person)
    await show_progress(await forms.open(person, REQUIREMENT), screen)


async def receive(
    press: CallbackQuery,
    callback_data: ReceiveCards,
    person: Person,
    texts: Texts,
    screen: Screen,
    requirements: Requirements,
) -> None:
    await requirements.receive(person, wanted=callback_data.wanted)
    await front(press, person, texts, screen, requirements)


async def vote(
    press: CallbackQuery,
    callback_data: CardPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    requirements: Requirements,
    training: Training,
) -> None:
    await requirements.vote(person, callback_data.card, relevant=callback_data.action == CardAction.SAME)
    await _show(person, callback_data.card, texts, screen, training)


async def rate(
    press: CallbackQuery,
    callback_data: CardPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    requirements: Requirements,
    training: Training,
) -> None:
    await requirements.rate(person, callback_data.card, better=callback_data.action == CardAction.BETTER)
    await _show(person, callback_data.card, texts, screen, training)


async def ask_withdraw(
    press: CallbackQuery,
    callback_data: CardPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    requirements: Requirements,
) -> None:
    await screen.show(views.withdraw_sure(texts, await requirements.card(person, callback_data.card)))


async def withdraw(
    press: CallbackQuery,
    callback_data: CardPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    requirements: Requirements,
) -> None:
    await requirements.withdraw(person, callback_data.card)
    await screen.show(views.withdrawn(texts))


async def choose_receiver(
    press: CallbackQuery, callback_data: CardPress, person: Person, texts: Texts, screen: Screen, training: Training
) -> None:
    found = await training.receivers(person, callback_data.card)
    await screen.show(views.receivers(texts, callback_data.card, found))


async def send(
    press: CallbackQuery, callback_data: SendCard, person: Person, texts: Texts, screen: Screen, training: Training
) -> None:
    await training.send(person, callback_data.card, callback_data.organisation)
    await _show(person, callback_data.card, texts, screen, training)


async def choose_card(
    press: CallbackQuery, callback_data: CardPress, person: Person, texts: Texts, screen: Screen, training: Training
) -> None:
    await screen.show(views.alike(texts, callback_data.card, await training.alike(person, callback_data.card)))


async def ask_merge(
    press: CallbackQuery, callback_data: MergeCard, person: Person, texts: Texts, screen: Screen, training: Training
) -> None:
    duplicate = await training.card(person, callback_data.card)
    await screen.show(views.merge_sure(texts, duplicate, await training.card(person, callback_data.into)))


async def merge(
    press: CallbackQuery, callback_data: MergeCard, person: Person, texts: Texts, screen: Screen, training: Training
) -> None:
    """The card that stayed is shown."""
    await training.merge(person, callback_data.card, callback_data.into)
    await _show(person, callback_data.into, texts, screen, training)


async def accept(
    press: CallbackQuery, callback_data: CardPress, person: Person, screen: Screen, forms: Forms, training: Training
) -> None:
    await training.require(person, callback_data.card, "accept")
    await show_progress(await forms.open(person, ACCEPT, subject=str(callback_data.card)), screen)


async def decline(
    press: CallbackQuery, callback_data: CardPress, person: Person, screen: Screen, forms: Forms, training: Training
) -> None:
    await training.require(person, callback_data.card, "decline")
    await show_progress(await forms.open(person, DECLINE, subject=str(callback_data.card)), screen)


async def step(
    press: CallbackQuery, callback_data: CardPress, person: Person, texts: Texts, screen: Screen, training: Training
) -> None:
    """A step that needs no words: checked, under review, done."""
    steps = {CardAction.CHECK: training.check, CardAction.CONSIDER: training.consider, CardAction.DONE: training.finish}
    await steps[callback_data.action](person, callback_data.card)
    await _show(person, callback_data.card, texts, screen, training)


async def _show(person: Person, card_id: int, texts: Texts, screen: Screen, training: Training) -> None:
    await screen.show(views.card(texts, await training.card(person, card_id), Narrowed()))


async def _written(ended: Ended) -> Page:
    return views.written(ended.texts, _number(ended))


async def _answered(ended: Ended) -> Page:
    shown = await ended.services.training.card(ended.person, _number(ended))
    return views.card(ended.texts, shown, Narrowed())


def _number(ended: Ended) -> int:
    number = ended.progress.result
    if not isinstance(number, int):
        raise TypeError("the form of a card ends with its number")
    return number


ENDINGS: dict[str, Ending] = {REQUIREMENT.name: _written, ACCEPT.name: _answered, DECLINE.name: _answered}
