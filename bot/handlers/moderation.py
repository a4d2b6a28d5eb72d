"""The queue and the decisions of coordinators; the applicant's own applications."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.clock import Clock
from bot.errors import Gone
from bot.forms.applications import CASE_NOTE
from bot.forms.catalog import FORMS
from bot.handlers.showing import Ended, Ending, show_progress, step_of
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.dossiers import note_of, noted
from bot.services.forms import Forms
from bot.services.moderation import Kind, Moderation, State, correction_of
from bot.services.people import Person
from bot.services.questions import Questions
from bot.services.ratings import Ratings
from bot.views import forms as form_views
from bot.views import moderation as views
from bot.views import questions as question_views
from bot.views import ratings as rating_views
from bot.views.buttons import CaseAction, CaseDecline, CaseMark, CasePress, OwnCase, OwnCaseAction, QueuePage
from bot.views.page import Page

# Which decision a coordinator's words go with: where they were asked for, the buttons come back.
NOTES = {CaseAction.EXPLAIN: State.RETURNED, CaseAction.EXPLAIN_DECLINE: State.DECLINED}


def make_router() -> Router:
    router = Router(name="moderation")
    router.callback_query.register(show_queue, QueuePage.filter())
    router.callback_query.register(show_case, CasePress.filter(F.action == CaseAction.OPEN))
    router.callback_query.register(take, CasePress.filter(F.action == CaseAction.TAKE))
    router.callback_query.register(approve, CasePress.filter(F.action == CaseAction.APPROVE))
    router.callback_query.register(choose_fields, CasePress.filter(F.action == CaseAction.RETURN))
    router.callback_query.register(choose_reason, CasePress.filter(F.action == CaseAction.DECLINE))
    router.callback_query.register(explain, CasePress.filter(F.action.in_(NOTES)))
    router.callback_query.register(send_back, CasePress.filter(F.action == CaseAction.SEND_BACK))
    router.callback_query.register(show_file, CasePress.filter(F.action == CaseAction.FILE))
    router.callback_query.register(mark, CaseMark.filter())
    router.callback_query.register(decline, CaseDecline.filter())
    router.callback_query.register(show_own, OwnCase.filter(F.action == OwnCaseAction.OPEN))
    router.callback_query.register(correct, OwnCase.filter(F.action == OwnCaseAction.CORRECT))
    router.callback_query.register(ask_withdraw, OwnCase.filter(F.action == OwnCaseAction.ASK_WITHDRAW))
    router.callback_query.register(withdraw, OwnCase.filter(F.action == OwnCaseAction.WITHDRAW))
    return router


async def show_queue(
    press: CallbackQuery,
    callback_data: QueuePage,
    person: Person,
    texts: Texts,
    screen: Screen,
    moderation: Moderation,
    clock: Clock,
) -> None:
    await screen.show(views.queue(texts, await moderation.queue(person, callback_data.page), clock.now()))


async def show_case(
    press: CallbackQuery,
    callback_data: CasePress,
    person: Person,
    texts: Texts,
    screen: Screen,
    moderation: Moderation,
    questions: Questions,
    ratings: Ratings,
    clock: Clock,
) -> None:
    """An application with its answers, a question with its thread, low marks with their figures."""
    shown = await moderation.look(person, callback_data.case)
    if shown.kind == Kind.QUESTION:
        thread = await questions.thread(person, shown.id)
        await screen.show(question_views.thread(texts, thread, clock.now(), screen.zone))
    elif shown.kind == Kind.QUALITY:
        alarm = await ratings.alarm(person, shown.id)
        await screen.show(rating_views.alarm(texts, alarm, clock.now(), screen.zone))
    else:
        await screen.show(views.case(texts, shown, clock.now(), screen.zone, coordinator=person.is_coordinator))


async def take(
    press: CallbackQuery,
    callback_data: CasePress,
    person: Person,
    texts: Texts,
    screen: Screen,
    moderation: Moderation,
    clock: Clock,
) -> None:
    shown = await moderation.take(person, callback_data.case)
    await screen.show(views.case(texts, shown, clock.now(), screen.zone, coordinator=person.is_coordinator))


async def approve(
    press: CallbackQuery,
    callback_data: CasePress,
    person: Person,
    texts: Texts,
    screen: Screen,
    moderation: Moderation,
) -> None:
    shown = await moderation.approve(person, callback_data.case)
    await screen.show(views.decided(texts, shown, coordinator=person.is_coordinator))


async def choose_fields(
    press: CallbackQuery,
    callback_data: CasePress,
    person: Person,
    texts: Texts,
    screen: Screen,
    moderation: Moderation,
) -> None:
    await screen.show(views.marking(texts, await moderation.take(person, callback_data.case)))


async def mark(
    press: CallbackQuery,
    callback_data: CaseMark,
    person: Person,
    texts: Texts,
    screen: Screen,
    moderation: Moderation,
) -> None:
    shown = await moderation.mark(person, callback_data.case, callback_data.field, wanted=callback_data.wanted)
    await screen.show(views.marking(texts, shown))


async def explain(
    press: CallbackQuery,
    callback_data: CasePress,
    person: Person,
    screen: Screen,
    forms: Forms,
    moderation: Moderation,
) -> None:
    """The words to the applicant are typed; the application stays claimed meanwhile."""
    shown = await moderation.take(person, callback_data.case)
    subject = note_of(shown.id, NOTES[callback_data.action])
    await show_progress(await forms.open(person, CASE_NOTE, subject=subject), screen)


async def send_back(
    press: CallbackQuery,
    callback_data: CasePress,
    person: Person,
    texts: Texts,
    screen: Screen,
    moderation: Moderation,
) -> None:
    shown = await moderation.send_back(person, callback_data.case)
    await screen.show(views.decided(texts, shown, coordinator=person.is_coordinator))


async def choose_reason(
    press: CallbackQuery,
    callback_data: CasePress,
    person: Person,
    texts: Texts,
    screen: Screen,
    moderation: Moderation,
) -> None:
    await screen.show(views.declining(texts, *await moderation.reasons(person, callback_data.case)))


async def decline(
    press: CallbackQuery,
    callback_data: CaseDecline,
    person: Person,
    texts: Texts,
    screen: Screen,
    moderation: Moderation,
) -> None:
    shown = await moderation.decline(person, callback_data.case, callback_data.reason)
    await screen.show(views.decided(texts, shown, coordinator=person.is_coordinator))


async def show_file(
    press: CallbackQuery, callback_data: CasePress, person: Person, screen: Screen, moderation: Moderation
) -> None:
    shown = await moderation.look(person, callback_data.case)
    file = shown.file
    if file is None:
        raise Gone
    await screen.forward(file["kind"], file["file_id"])


async def show_own(
    press: CallbackQuery,
    callback_data: OwnCase,
    person: Person,
    texts: Texts,
    screen: Screen,
    moderation: Moderation,
) -> None:
    await screen.show(views.own_case(texts, await moderation.own(person, callback_data.case), screen.zone))


async def correct(
    press: CallbackQuery,
    callback_data: OwnCase,
    person: Person,
    texts: Texts,
    screen: Screen,
    forms: Forms,
    moderation: Moderation,
) -> None:
    """Reopen the returned answers, and only these; what the coordinator wrote stays in sight above them."""
    shown = await moderation.own(person, callback_data.case)
    if shown.state != State.RETURNED:
        await screen.show(views.own_case(texts, shown, screen.zone))
        return
    progress = await forms.open(
        person, FORMS[shown.form], subject=correction_of(shown.id), known=shown.answers, only=shown.marked
    )
    await screen.say(form_views.page(step_of(progress, screen)))


async def ask_withdraw(
    press: CallbackQuery,
    callback_data: OwnCase,
    person: Person,
    texts: Texts,
    screen: Screen,
    moderation: Moderation,
) -> None:
    await screen.show(views.withdraw_sure(texts, await moderation.own(person, callback_data.case)))


async def withdraw(
    press: CallbackQuery,
    callback_data: OwnCase,
    person: Person,
    texts: Texts,
    screen: Screen,
    moderation: Moderation,
) -> None:
    await moderation.withdraw(person, callback_data.case)
    await screen.show(views.own_case(texts, await moderation.own(person, callback_data.case), screen.zone))


async def _explained(ended: Ended) -> Page:
    """Back to the fields or the reasons, with the words."""
    moderation = ended.services.moderation
    case_id, decision = noted(ended.progress.subject)
    if decision == State.DECLINED:
        return views.declining(ended.texts, *await moderation.reasons(ended.person, case_id))
    return views.marking(ended.texts, await moderation.look(ended.person, case_id))


ENDINGS: dict[str, Ending] = {CASE_NOTE.name: _explained}
