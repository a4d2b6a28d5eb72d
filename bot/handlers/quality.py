"""The visitors' poll: opened by a code, rated in one press, more where somebody has more to say."""

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from bot.forms.quality import COMMENT
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.quality_codes import typed
from bot.screen import Screen
from bot.services.forms import Forms
from bot.services.people import Person
from bot.services.quality import Closed, Quality, Question, Sheet, Why
from bot.views import quality as views
from bot.views.page import Page
from bot.views.quality_buttons import Rate, RatePlaces, RatePress, RateStep

# The question that was answered by a press that leads on to this step.
ANSWERED = {RateStep.COMFORT: Question.STAFF, RateStep.NPS: Question.COMFORT, RateStep.END: Question.NPS}
ASKED = {RateStep.STAFF: Question.STAFF, RateStep.COMFORT: Question.COMFORT, RateStep.NPS: Question.NPS}


def make_router() -> Router:
    router = Router(name="quality")
    router.message.register(open_link, CommandStart(deep_link=True, magic=F.args.startswith("q")))
    router.callback_query.register(rate, Rate.filter())
    router.callback_query.register(write, RatePress.filter(F.step == RateStep.COMMENT))
    router.callback_query.register(go_on, RatePress.filter())
    router.callback_query.register(show_places, RatePlaces.filter())
    return router


async def open_link(
    message: Message,
    command: CommandObject,
    person: Person,
    texts: Texts,
    screen: Screen,
    quality: Quality,
) -> None:
    """«q7KMF2QXR»: the first screen is the first question."""
    await show_code((command.args or "")[1:], person, texts, screen, quality)


async def show_code(text: str, person: Person, texts: Texts, screen: Screen, quality: Quality) -> None:
    """The poll behind a code, as it came by a link or was typed."""
    code = typed(text)
    shown = Closed(Why.UNKNOWN) if code is None else await quality.open(person, code)
    await screen.show(_page(texts, shown))


async def rate(
    press: CallbackQuery,
    callback_data: Rate,
    person: Person,
    texts: Texts,
    screen: Screen,
    forms: Forms,
    quality: Quality,
) -> None:
    """One press counts. After a low mark the next message is taken as the words about it."""
    shown = await quality.rate(person, callback_data.point, callback_data.mark)
    if isinstance(shown, Sheet) and shown.is_low and not shown.commented:
        await forms.open(person, COMMENT, subject=str(callback_data.point))
    else:
        await forms.discard(person, COMMENT, str(callback_data.point))
    await screen.show(_page(texts, shown))


async def go_on(
    press: CallbackQuery,
    callback_data: RatePress,
    person: Person,
    texts: Texts,
    screen: Screen,
    forms: Forms,
    quality: Quality,
) -> None:
    """Take the answer, where there is one, and show the next page; a poll of yesterday begins anew."""
    point, step = callback_data.point, callback_data.step
    await forms.discard(person, COMMENT, str(point))
    if callback_data.given and step in ANSWERED:
        shown = await quality.answer(person, point, ANSWERED[step], callback_data.given)
    else:
        shown = await quality.look(person, point)
    await screen.show(_page(texts, shown, step))


async def write(
    press: CallbackQuery,
    callback_data: RatePress,
    person: Person,
    texts: Texts,
    screen: Screen,
    forms: Forms,
    quality: Quality,
) -> None:
    shown = await quality.look(person, callback_data.point)
    if isinstance(shown, Closed) or shown.mark is None:
        await screen.show(_page(texts, shown, RateStep.COMMENT))
        return
    await show_progress(await forms.open(person, COMMENT, subject=str(callback_data.point)), screen)


async def show_places(
    press: CallbackQuery, callback_data: RatePlaces, texts: Texts, screen: Screen, quality: Quality
) -> None:
    await screen.show(views.places(texts, await quality.places(callback_data.page)))


def _page(texts: Texts, shown: Sheet | Closed, step: RateStep = RateStep.OPEN) -> Page:
    if isinstance(shown, Closed):
        return views.closed(texts, shown)
    if shown.mark is None or step == RateStep.OPEN:
        return views.first(texts, shown, again=step != RateStep.OPEN)
    if step in ASKED:
        return views.question(texts, shown, ASKED[step])
    return views.end(texts, shown) if step == RateStep.END else views.more(texts, shown)


async def _commented(ended: Ended) -> Page:
    match ended.progress.result:
        case Sheet(mark=None) | Closed() as shown:
            return _page(ended.texts, shown, RateStep.COMMENT)
        case Sheet() as shown:
            return views.commented(ended.texts, shown, skipped=not shown.commented)
        case result:
            raise TypeError(f"words about a visit end with its sheet, not with {type(result).__name__}")


async def _kept_silent(ended: Ended) -> Page:
    shown = await ended.services.quality.look(ended.person, int(ended.progress.subject))
    return _page(ended.texts, shown, RateStep.END)


ENDINGS: dict[str, Ending] = {COMMENT.name: _commented}
LEAVINGS: dict[str, Ending] = {COMMENT.name: _kept_silent}
