"""Showing where a person is in a form: used by the form's own buttons, by /start and after a restart."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot.clock import Clock
from bot.errors import Refused
from bot.forms.engine import Ask, Refuse, Review
from bot.forms.given import Press
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.forms import Forms, Progress
from bot.services.people import Person
from bot.services.wiring import Services
from bot.views import forms as views
from bot.views import people as people_views
from bot.views.page import Page


@dataclass(frozen=True, slots=True)
class Ended:
    """A form that was just finished, and what its last page is made with."""

    person: Person
    progress: Progress
    screen: Screen
    services: Services

    @property
    def texts(self) -> Texts:
        return self.screen.texts


# The page that follows a finished form.
Ending = Callable[[Ended], Awaitable[Page]]


def step_of(progress: Progress, screen: Screen) -> views.Step:
    return views.Step(progress.form, progress.draft_id, progress.turn, progress.outcome, screen.about)


async def show_progress(progress: Progress, screen: Screen, *, pressed: Press | None = None) -> None:
    """The next question; a press that was refused only gets a word over the chat, because the question is still
    there."""
    if pressed is not None and isinstance(progress.outcome, Refuse):
        texts = progress.form.texts(screen.texts)
        await screen.answer(views.refused_plain(progress.outcome.refusal, texts), alert=True)
        return
    await screen.show(views.page(step_of(progress, screen)))


async def offer_draft(person: Person, screen: Screen, forms: Forms, clock: Clock) -> bool:
    """Offer to go on with a form that was left, and put it aside until then; False when there is none."""
    progress = await forms.current(person)
    if progress is None:
        return False
    await forms.park(person)
    age = screen.texts.ago(clock.now() - progress.touched_at)
    await screen.show(views.interrupted(progress.form, progress.draft_id, progress.outcome, screen.texts, age))
    return True


async def refuse_answer(refused: Refused, person: Person, screen: Screen, forms: Forms) -> None:
    """The last answer of a form, written in the chat, was refused by the feature: said above the question, which stays
    open."""
    progress = await forms.current(person)
    if progress is None or not progress.active or not isinstance(progress.outcome, Ask | Review):
        await screen.refuse(refused)
        return
    again = Refuse(refused, progress.outcome.draft)
    await show_progress(replace(progress, outcome=again), screen)


async def show_again(person: Person, screen: Screen, forms: Forms) -> None:
    """The page a person should be looking at: for answers that were taken just before the bot was restarted."""
    progress = await forms.current(person)
    if progress is not None and progress.active:
        await screen.say(views.page(step_of(progress, screen)))
    else:
        await screen.say(people_views.home(screen.texts, person))
