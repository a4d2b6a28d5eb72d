"""Applying for an organisation, its card, and in whose name one acts."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.errors import Gone
from bot.forms.applications import APPLY_BUSINESS, APPLY_INSTITUTION, ORGANISATION_LINES
from bot.forms.engine import Form
from bot.handlers.showing import Ended, Ending, show_progress
from bot.i18n import Texts
from bot.screen import Screen
from bot.services.forms import Forms
from bot.services.joining import Joining
from bot.services.organisations import KnownOrganisation, Organisations
from bot.services.people import Person
from bot.services.privacy import Privacy, Purpose
from bot.views import colleagues as colleague_views
from bot.views import moderation as moderation_views
from bot.views import organisations as views
from bot.views.buttons import (
    Consent,
    ConsentAction,
    Go,
    OrganisationAction,
    OrganisationEdit,
    OrganisationPress,
    To,
)
from bot.views.page import Page

APPLICATIONS: dict[To, Form] = {To.JOIN_INSTITUTION: APPLY_INSTITUTION, To.JOIN_BUSINESS: APPLY_BUSINESS}


def make_router() -> Router:
    router = Router(name="organisations")
    router.callback_query.register(apply, Go.filter(F.to.in_(APPLICATIONS)))
    router.callback_query.register(grant, Consent.filter((F.action == ConsentAction.GRANT) & F.then.in_(APPLICATIONS)))
    router.callback_query.register(show_all, Go.filter(F.to == To.ORGANISATIONS))
    router.callback_query.register(show, OrganisationPress.filter(F.action == OrganisationAction.OPEN))
    router.callback_query.register(act_for, OrganisationPress.filter(F.action == OrganisationAction.ACT))
    router.callback_query.register(choose_line, OrganisationPress.filter(F.action == OrganisationAction.CHANGE))
    router.callback_query.register(change, OrganisationEdit.filter())
    return router


async def apply(
    press: CallbackQuery,
    callback_data: Go,
    person: Person,
    texts: Texts,
    screen: Screen,
    forms: Forms,
    privacy: Privacy,
) -> None:
    """The consent comes before the first question; once given it is not asked for again."""
    if any(given.purpose == Purpose.MEMBERSHIP for given in (await privacy.kept(person)).consents):
        await show_progress(await forms.open(person, APPLICATIONS[callback_data.to]), screen)
    else:
        await screen.show(views.consent(texts, callback_data.to))


async def grant(
    press: CallbackQuery, callback_data: Consent, person: Person, screen: Screen, forms: Forms, joining: Joining
) -> None:
    await show_progress(await forms.open(person, APPLICATIONS[callback_data.then], start=joining.consent), screen)


async def show_all(
    press: CallbackQuery, person: Person, texts: Texts, screen: Screen, organisations: Organisations
) -> None:
    """The person's organisation, or the choice between several."""
    mine = await organisations.of(person)
    if not mine:
        raise Gone
    if len(mine) == 1:
        await screen.show(views.card(texts, await organisations.card(person, mine[0][0]), acting=True))
    else:
        await screen.show(views.choose(texts, mine, person.acting_for))


async def show(
    press: CallbackQuery,
    callback_data: OrganisationPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    organisations: Organisations,
) -> None:
    card = await organisations.card(person, callback_data.organisation)
    await screen.show(views.card(texts, card, acting=person.acting_for == card.id))


async def act_for(
    press: CallbackQuery,
    callback_data: OrganisationPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    organisations: Organisations,
) -> None:
    card = await organisations.act_for(person, callback_data.organisation)
    await screen.tell("organisation-acting", name=card.name)
    await screen.show(views.card(texts, card, acting=True))


async def choose_line(
    press: CallbackQuery,
    callback_data: OrganisationPress,
    person: Person,
    texts: Texts,
    screen: Screen,
    organisations: Organisations,
) -> None:
    await screen.show(views.change_which(texts, await organisations.card(person, callback_data.organisation)))


async def change(
    press: CallbackQuery,
    callback_data: OrganisationEdit,
    person: Person,
    screen: Screen,
    forms: Forms,
    organisations: Organisations,
) -> None:
    """Open the one question of this line; what is ticked now is ticked in it."""
    card = await organisations.card(person, callback_data.organisation)
    if callback_data.line not in card.answers:
        raise Gone
    progress = await forms.open(
        person,
        ORGANISATION_LINES[callback_data.line],
        subject=str(card.id),
        answers={callback_data.line: card.answers[callback_data.line]},
    )
    await show_progress(progress, screen)


async def _submitted(ended: Ended) -> Page:
    match ended.progress.result:
        case KnownOrganisation() as known:
            return colleague_views.known_organisation(ended.texts, known, ended.progress)
        case int(case_id):
            return moderation_views.submitted(ended.texts, case_id, again=bool(ended.progress.subject))
        case result:
            raise TypeError(f"an application ends with its number, not with {type(result).__name__}")


async def _card(ended: Ended) -> Page:
    card = await ended.services.organisations.card(ended.person, int(ended.progress.subject))
    return views.card(ended.texts, card, acting=ended.person.acting_for == card.id)


ENDINGS: dict[str, Ending] = {
    **{form.name: _submitted for form in APPLICATIONS.values()},
    **{form.name: _card for form in ORGANISATION_LINES.values()},
}
