"""Under a message the bot wrote by itself: why it came, none of its kind any more, and again after all; and «стоп».

The message itself stays as it is: what is asked about it is answered below it.
"""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.i18n import Texts
from bot.screen import Screen
from bot.services.attention import Attention
from bot.services.people import Person
from bot.services.privacy import Privacy, Purpose
from bot.views import attention as views
from bot.views.digest_buttons import AttentionAction, AttentionPress


def make_router() -> Router:
    router = Router(name="attention")
    router.message.register(stop, Command("stop"))
    router.callback_query.register(explain, AttentionPress.filter(F.action == AttentionAction.WHY))
    router.callback_query.register(mute, AttentionPress.filter(F.action == AttentionAction.MUTE))
    router.callback_query.register(undo, AttentionPress.filter(F.action == AttentionAction.UNDO))
    return router


async def stop(message: Message, person: Person, texts: Texts, screen: Screen, privacy: Privacy) -> None:
    """No more mailings at all, at one word: the consent is withdrawn."""
    await privacy.withdraw(person, Purpose.MAILINGS)
    await screen.show(views.stopped(texts))


async def explain(
    press: CallbackQuery,
    callback_data: AttentionPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    attention: Attention,
) -> None:
    topics = [topic for topic in callback_data.topic.split(",") if topic]
    await screen.say(views.why(texts, await attention.why(person, topics), screen.zone))


async def mute(
    press: CallbackQuery,
    callback_data: AttentionPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    attention: Attention,
) -> None:
    await attention.want(person, callback_data.topic, wanted=False)
    await screen.say(views.muted(texts, callback_data.topic))


async def undo(
    press: CallbackQuery,
    callback_data: AttentionPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    attention: Attention,
) -> None:
    await attention.want(person, callback_data.topic, wanted=True)
    await screen.show(views.unmuted(texts, callback_data.topic))
