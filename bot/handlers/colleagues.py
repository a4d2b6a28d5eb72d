"""Representatives of an organisation: who may what, invitations by a link, leaving."""

from aiogram import Bot, F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from bot.errors import Gone
from bot.forms.applications import APPLICATIONS, INTRODUCE, JOIN_ORGANISATION
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.colleagues import Colleague, Colleagues, Duty, Team
from bot.services.forms import Forms
from bot.services.joining import Joining
from bot.services.people import Person
from bot.views import colleagues as views
from bot.views import moderation as moderation_views
from bot.views.buttons import (
    Accept,
    ColleagueAction,
    ColleaguePress,
    DutyPress,
    Go,
    Invite,
    OrganisationAction,
    OrganisationPress,
    To,
)
from bot.views.page import Page


def make_router() -> Router:
    router = Router(name="colleagues")
    router.message.register(open_invitation, CommandStart(deep_link=True, magic=F.args.startswith("i")))
    router.callback_query.register(accept, Accept.filter())
    router.callback_query.register(join, OrganisationPress.filter(F.action == OrganisationAction.JOIN))
    router.callback_query.register(show_team, OrganisationPress.filter(F.action == OrganisationAction.TEAM))
    router.callback_query.register(choose_duty, OrganisationPress.filter(F.action == OrganisationAction.INVITE))
    router.callback_query.register(ask_leave, OrganisationPress.filter(F.action == OrganisationAction.LEAVE))
    router.callback_query.register(invite, Invite.filter())
    router.callback_query.register(invite_coordinator, Go.filter(F.to == To.INVITE_COORDINATOR))
    router.callback_query.register(show_colleague, ColleaguePress.filter(F.action == ColleagueAction.OPEN))
    router.callback_query.register(ask_dismiss, ColleaguePress.filter(F.action == ColleagueAction.ASK_DISMISS))
    router.callback_query.register(dismiss, ColleaguePress.filter(F.action == ColleagueAction.DISMISS))
    router.callback_query.register(set_duty, DutyPress.filter())
    return router


async def open_invitation(
    message: Message, command: CommandObject, person: Person, texts: Texts, screen: Screen, colleagues: Colleagues
) -> None:
    await screen.show(views.offer(texts, await colleagues.offer(person, (command.args or "")[1:])))


async def accept(
    press: CallbackQuery,
    callback_data: Accept,
    person: Person,
    texts: Texts,
    screen: Screen,
    forms: Forms,
    colleagues: Colleagues,
) -> None:
    """Take the invitation up; whoever has no name here yet is asked for it."""
    organisation_id = await colleagues.accept(person, callback_data.token)
    if person.name is None:
        await show_progress(await forms.open(person, INTRODUCE, subject=str(organisation_id or "")), screen)
    else:
        await screen.show(views.accepted(texts, organisation_id))


async def join(
    press: CallbackQuery,
    callback_data: OrganisationPress,
    person: Person,
    screen: Screen,
    forms: Forms,
    joining: Joining,
) -> None:
    """Ask to act for an organisation that is here already."""
    known = {"contact": person.name} if person.name else {}
    for application in APPLICATIONS.values():  # what led here is not sent any more; who they are it says already
        unsent = await forms.discard(person, application, "")
        known |= {name: unsent[name] for name in ("contact", "position") if unsent.get(name)}
    progress = await forms.open(
        person, JOIN_ORGANISATION, subject=str(callback_data.organisation), known=known, start=joining.consent
    )
    await show_progress(progress, screen)


async def show_team(
    press: CallbackQuery,
    callback_data: OrganisationPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    colleagues: Colleagues,
) -> None:
    await screen.show(views.team(texts, await colleagues.team(person, callback_data.organisation), person.id))


async def choose_duty(
    press: CallbackQuery,
    callback_data: OrganisationPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    colleagues: Colleagues,
) -> None:
    team = await colleagues.managed(person, callback_data.organisation)
    await screen.show(views.choose_duty(texts, team.organisation_id))


async def invite(
    press: CallbackQuery,
    callback_data: Invite,
    person: Person,
    texts: Texts,
    screen: Screen,
    colleagues: Colleagues,
    bot: Bot,
) -> None:
    token = await colleagues.invite(person, callback_data.organisation, Duty(callback_data.duty))
    await screen.say(views.link(texts, await _link(bot, token), callback_data.organisation))


async def invite_coordinator(
    press: CallbackQuery, person: Person, texts: Texts, screen: Screen, colleagues: Colleagues, bot: Bot
) -> None:
    await screen.say(views.link(texts, await _link(bot, await colleagues.invite_coordinator(person)), None))


async def show_colleague(
    press: CallbackQuery,
    callback_data: ColleaguePress,
    person: Person,
    texts: Texts,
    screen: Screen,
    colleagues: Colleagues,
) -> None:
    team = await colleagues.managed(person, callback_data.organisation)
    await screen.show(views.colleague(texts, team, _one(team, callback_data.person)))


async def set_duty(
    press: CallbackQuery,
    callback_data: DutyPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    colleagues: Colleagues,
) -> None:
    await colleagues.set_duty(
        person,
        callback_data.organisation,
        callback_data.person,
        Duty(callback_data.duty),
        wanted=callback_data.wanted,
    )
    team = await colleagues.team(person, callback_data.organisation)
    await screen.show(views.colleague(texts, team, _one(team, callback_data.person)))


async def ask_dismiss(
    press: CallbackQuery,
    callback_data: ColleaguePress,
    person: Person,
    texts: Texts,
    screen: Screen,
    colleagues: Colleagues,
) -> None:
    team = await colleagues.managed(person, callback_data.organisation)
    await screen.show(views.dismiss_sure(texts, team, _one(team, callback_data.person)))


async def ask_leave(
    press: CallbackQuery,
    callback_data: OrganisationPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    colleagues: Colleagues,
) -> None:
    team = await colleagues.team(person, callback_data.organisation)
    await screen.show(views.leave_sure(texts, team, _one(team, person.id)))


async def dismiss(
    press: CallbackQuery,
    callback_data: ColleaguePress,
    person: Person,
    texts: Texts,
    screen: Screen,
    colleagues: Colleagues,
) -> None:
    team = await colleagues.team(person, callback_data.organisation)
    await colleagues.dismiss(person, callback_data.organisation, callback_data.person)
    if callback_data.person == person.id:
        await screen.show(views.left(texts, team.name))
    else:
        await screen.show(views.team(texts, await colleagues.team(person, callback_data.organisation), person.id))


async def _link(bot: Bot, token: str) -> str:
    return f"https://t.me/{(await bot.me()).username}?start=i{token}"


def _one(team: Team, person_id: int) -> Colleague:
    """Raises Gone for somebody who no longer acts for the organisation."""
    found = next((each for each in team.colleagues if each.person_id == person_id), None)
    if found is None:
        raise Gone
    return found


async def _introduced(ended: Ended) -> Page:
    subject = ended.progress.subject
    return views.accepted(ended.texts, int(subject) if subject else None)


async def _asked(ended: Ended) -> Page:
    case_id = ended.progress.result
    if not isinstance(case_id, int):
        raise TypeError("a request ends with its number")
    return moderation_views.submitted(
        ended.texts, case_id, again=ended.progress.subject.startswith("case:"), colleague=True
    )


ENDINGS: dict[str, Ending] = {INTRODUCE.name: _introduced, JOIN_ORGANISATION.name: _asked}
