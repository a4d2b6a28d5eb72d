"""Pages of an organisation's representatives and of invitations."""

from bot.forms.given import Control, mark
from bot.i18n import Html, Texts
from bot.services.colleagues import Colleague, Duty, Invites, Offer, Team
from bot.services.directory import Section
from bot.services.forms import Progress
from bot.services.organisations import KnownOrganisation
from bot.views.buttons import (
    Accept,
    ColleagueAction,
    ColleaguePress,
    Consent,
    ConsentAction,
    DutyPress,
    FormPress,
    Invite,
    OrganisationAction,
    OrganisationPress,
    RecordPress,
    To,
)
from bot.views.event_words import capital
from bot.views.page import Button, Page, Row, button, column
from bot.views.people import go


def team(texts: Texts, shown: Team, person_id: int) -> Page:
    """Who acts for the organisation; each line leads to what may be changed."""
    lines = [
        texts(
            "team-line",
            name=each.name or texts.plain("nameless"),
            duties=", ".join(texts.plain(f"duty-{duty}") for duty in Duty if duty in each.duties),
        )
        for each in shown.colleagues
    ]
    rows: list[Row] = []
    if shown.managed:
        rows += [
            (
                button(
                    each.name or texts.plain("nameless"),
                    ColleaguePress(
                        organisation=shown.organisation_id, person=each.person_id, action=ColleagueAction.OPEN
                    ),
                ),
            )
            for each in shown.colleagues
        ]
        rows.append((press(texts, "team-invite", shown.organisation_id, OrganisationAction.INVITE),))
    acts = any(each.person_id == person_id for each in shown.colleagues)
    if acts:
        rows.append((press(texts, "team-leave", shown.organisation_id, OrganisationAction.LEAVE),))
    rows.append((to_organisation(texts, shown.organisation_id, acts=acts),))
    return Page(texts("team", name=shown.name, lines=Html("\n".join(lines))), rows)


def colleague(texts: Texts, shown: Team, one: Colleague) -> Page:
    """One representative: duties as toggles."""
    toggles = [
        button(
            texts.plain(
                "field-many-on" if duty in one.duties else "field-many-off",
                caption=capital(texts.plain(f"duty-{duty}")),
            ),
            DutyPress(
                organisation=shown.organisation_id,
                person=one.person_id,
                duty=duty,
                wanted=duty not in one.duties,
            ),
        )
        for duty in Duty
    ]
    return Page(
        texts("colleague", name=one.name or texts.plain("nameless"), organisation=shown.name),
        column(
            *toggles,
            _colleague(texts, "colleague-dismiss", shown, one, ColleagueAction.ASK_DISMISS),
            press(texts, "form-back", shown.organisation_id, OrganisationAction.TEAM),
        ),
    )


def dismiss_sure(texts: Texts, shown: Team, one: Colleague) -> Page:
    return Page(
        texts("colleague-dismiss-sure", name=one.name or texts.plain("nameless"), organisation=shown.name),
        column(
            _colleague(texts, "colleague-dismiss-yes", shown, one, ColleagueAction.DISMISS),
            _colleague(texts, "form-back", shown, one, ColleagueAction.OPEN),
        ),
    )


def leave_sure(texts: Texts, shown: Team, me: Colleague) -> Page:
    return Page(
        texts("team-leave-sure", organisation=shown.name),
        column(
            _colleague(texts, "team-leave-yes", shown, me, ColleagueAction.DISMISS),
            press(texts, "leave-no", shown.organisation_id, OrganisationAction.TEAM),
        ),
    )


def left(texts: Texts, name: str) -> Page:
    return Page(texts("team-left", organisation=name), column(go(texts, "menu-open", To.MENU)))


def choose_duty(texts: Texts, organisation_id: int) -> Page:
    """With which duty a colleague is invited."""
    choices = [
        button(capital(texts.plain(f"duty-{duty}")), Invite(organisation=organisation_id, duty=duty)) for duty in Duty
    ]
    return Page(
        texts("invite-duty"),
        column(*choices, press(texts, "form-back", organisation_id, OrganisationAction.TEAM)),
    )


def link(texts: Texts, address: str, organisation_id: int | None) -> Page:
    """The link to pass on. It is a message of its own: it is forwarded."""
    back = (
        press(texts, "form-back", organisation_id, OrganisationAction.TEAM)
        if organisation_id
        else go(texts, "form-back", To.COORDINATORS)
    )
    return Page(texts("invite-link", link=address), column(back))


def offer(texts: Texts, shown: Offer) -> Page:
    """What an invitation offers, and the consent it needs."""
    words = (
        texts("invitation-coordinator")
        if shown.kind == Invites.COORDINATOR
        else texts("invitation-colleague", organisation=shown.organisation, duty=texts.plain(f"duty-{shown.duty}"))
    )
    return Page(
        f"{words}\n\n{texts('invitation-consent')}",
        column(
            button(texts.plain("invitation-accept"), Accept(token=shown.token)),
            button(
                texts.plain("consent-read"),
                Consent(purpose="membership", action=ConsentAction.READ, then=To.MENU),
            ),
            go(texts, "invitation-no", To.MENU),
        ),
    )


def accepted(texts: Texts, organisation_id: int | None) -> Page:
    if organisation_id is None:
        return Page(texts("invitation-coordinator-done"), column(go(texts, "menu-console", To.CONSOLE)))
    return Page(
        texts("invitation-colleague-done"),
        column(
            press(texts, "organisation-open", organisation_id, OrganisationAction.OPEN),
            go(texts, "menu-open", To.MENU),
        ),
    )


def known_organisation(texts: Texts, known: KnownOrganisation, progress: Progress) -> Page:
    """The taxpayer's number of an application is an organisation's that is here already; a mistaken one is asked for
    again."""
    again = FormPress(
        draft=progress.draft_id, turn=progress.turn % 100, at="", value=f"{Control.EDIT}.{mark(known.field)}"
    )
    return Page(
        texts("organisation-known", name=known.name),
        column(
            press(texts, "organisation-join", known.id, OrganisationAction.JOIN),
            button(texts.plain("organisation-inn-again"), again),
            go(texts, "menu-open", To.MENU),
        ),
    )


def to_organisation(texts: Texts, organisation_id: int, *, acts: bool) -> Button:
    """Back to the organisation: its own card for whoever acts for it, the coordinators' card for them."""
    if acts:
        return press(texts, "form-back", organisation_id, OrganisationAction.OPEN)
    return button(texts.plain("form-back"), RecordPress(section=Section.ORGANISATIONS, entry=organisation_id))


def press(texts: Texts, key: str, organisation_id: int, action: OrganisationAction) -> Button:
    return button(texts.plain(key), OrganisationPress(organisation=organisation_id, action=action))


def _colleague(texts: Texts, key: str, shown: Team, one: Colleague, action: ColleagueAction) -> Button:
    return button(
        texts.plain(key), ColleaguePress(organisation=shown.organisation_id, person=one.person_id, action=action)
    )
