"""«Вопрос координатору»: asking, answering, one more message in the same thread."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.clock import Clock
from bot.forms.questions import ASK, REPLY
from bot.handlers.showing import Ended, Ending, show_progress, step_of
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.forms import Forms
from bot.services.moderation import AlreadyDecided
from bot.services.people import Person
from bot.services.phrases import PhraseKind, Phrases
from bot.services.questions import Questions
from bot.views import forms as form_views
from bot.views import questions as views
from bot.views.buttons import AskMore, CannedReply, Go, QuestionAction, QuestionPress, ThreadPage, To
from bot.views.page import Page


def make_router() -> Router:
    router = Router(name="questions")
    router.callback_query.register(ask, Go.filter(F.to == To.ASK))
    router.callback_query.register(ask_more, AskMore.filter())
    router.callback_query.register(show_thread, ThreadPage.filter())
    router.callback_query.register(reply, QuestionPress.filter(F.action == QuestionAction.REPLY))
    router.callback_query.register(choose_reply, QuestionPress.filter(F.action == QuestionAction.CANNED))
    router.callback_query.register(close, QuestionPress.filter(F.action == QuestionAction.CLOSE))
    router.callback_query.register(reply_with, CannedReply.filter())
    return router


async def ask(press: CallbackQuery, person: Person, screen: Screen, forms: Forms, questions: Questions) -> None:
    await show_progress(await forms.open(person, ASK, start=questions.room), screen)


async def ask_more(
    press: CallbackQuery, callback_data: AskMore, person: Person, screen: Screen, forms: Forms, questions: Questions
) -> None:
    """The answer stays where it is; the question goes below it."""
    case_id = await questions.own(person, callback_data.case)
    progress = await forms.open(person, ASK, subject=str(case_id), start=questions.room)
    await screen.say(form_views.page(step_of(progress, screen)))


async def show_thread(
    press: CallbackQuery,
    callback_data: ThreadPage,
    person: Person,
    texts: Texts,
    screen: Screen,
    questions: Questions,
    clock: Clock,
) -> None:
    shown = await questions.thread(person, callback_data.case)
    await screen.show(views.thread(texts, shown, clock.now(), screen.zone, callback_data.page))


async def reply(
    press: CallbackQuery,
    callback_data: QuestionPress,
    person: Person,
    screen: Screen,
    forms: Forms,
    questions: Questions,
) -> None:
    """The question stays in sight while the answer is typed."""
    shown = await questions.begin(person, callback_data.case)
    progress = await forms.open(person, REPLY, subject=str(shown.case.id))
    await screen.say(form_views.page(step_of(progress, screen)))


async def choose_reply(
    press: CallbackQuery,
    callback_data: QuestionPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    phrases: Phrases,
) -> None:
    await screen.show(views.canned(texts, callback_data.case, await phrases.offered(person, PhraseKind.REPLY)))


async def reply_with(
    press: CallbackQuery,
    callback_data: CannedReply,
    person: Person,
    texts: Texts,
    screen: Screen,
    questions: Questions,
) -> None:
    shown = await questions.reply_with(person, callback_data.case, callback_data.phrase)
    await screen.show(views.settled(texts, shown))


async def close(
    press: CallbackQuery,
    callback_data: QuestionPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    questions: Questions,
) -> None:
    await screen.show(views.settled(texts, await questions.close(person, callback_data.case)))


async def _asked(ended: Ended) -> Page:
    return views.sent(ended.texts)


async def _replied(ended: Ended) -> Page:
    """The answer is on its way, or somebody else's was first."""
    late = ended.progress.result
    case_id = int(ended.progress.subject)
    if isinstance(late, AlreadyDecided):
        return views.late(ended.texts, late, case_id, ended.screen.zone)
    return views.settled(ended.texts, (await ended.services.questions.thread(ended.person, case_id)).case)


ENDINGS: dict[str, Ending] = {ASK.name: _asked, REPLY.name: _replied}
