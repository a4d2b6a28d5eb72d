"""Pages of organisations: the consent before an application, the card, in whose name one acts."""

from bot.forms.applications import ORGANISATION_LINES
from bot.i18n import Html, Texts
from bot.services.directory import Section
from bot.services.organisations import Duty, OrganisationCard
from bot.views.buttons import (
    Browse,
    Consent,
    ConsentAction,
    OrganisationAction,
    OrganisationEdit,
    OrganisationPress,
    To,
    UnitList,
)
from bot.views.colleagues import press
from bot.views.event_buttons import EventDesk
from bot.views.forms import summary_line
from bot.views.page import Page, Row, button, column, pairs
from bot.views.people import go
from bot.views.quality_buttons import PointPage
from bot.views.vacancy_buttons import VacancyDesk


def consent(texts: Texts, then: To) -> Page:
    """The membership consent of whoever applies for an organisation."""
    return Page(
        texts("apply-consent"),
        column(
            button(texts.plain("consent-grant"), Consent(purpose="membership", action=ConsentAction.GRANT, then=then)),
            button(texts.plain("consent-read"), Consent(purpose="membership", action=ConsentAction.READ, then=then)),
            go(texts, "form-back", To.JOIN),
        ),
    )


def kind(texts: Texts, card: OrganisationCard) -> str:
    """«Библиотека»; the applicant's own words where no code fitted."""
    return card.kind if card.own_words else texts.plain(f"{card.side}-kind-{card.kind}")


def card(texts: Texts, shown: OrganisationCard, *, acting: bool) -> Page:
    lines = [
        texts("form-answer-line", label=texts.plain("organisation-kind-label"), value=kind(texts, shown)),
        *(
            summary_line(form, name, shown.answers[name], texts, empty="profile-line-empty")
            for name, form in ORGANISATION_LINES.items()
            if name in shown.answers and name != "name"
        ),
    ]
    rows: list[Row] = []
    if Duty.ADMINISTRATOR in shown.duties:
        rows.append((press(texts, "profile-change", shown.id, OrganisationAction.CHANGE),))
        rows.append((button(texts.plain("units-open"), UnitList(organisation=shown.id)),))
    if shown.duties & {Duty.ADMINISTRATOR, Duty.PUBLISHER}:
        rows.append(
            (
                button(texts.plain("desk-open"), EventDesk(organisation=shown.id)),
                button(texts.plain("vacancy-desk-open"), VacancyDesk(organisation=shown.id)),
            )
        )
        rows.append((button(texts.plain("points-open"), PointPage(organisation=shown.id)),))
    rows.append((go(texts, "requirements-open", To.REQUIREMENTS),))
    rows.append((press(texts, "organisation-team", shown.id, OrganisationAction.TEAM),))
    rows.append((button(texts.plain("profile-seen"), Browse(section=Section.ORGANISATIONS, entry=shown.id)),))
    if not acting:
        rows.append((press(texts, "organisation-act", shown.id, OrganisationAction.ACT),))
    rows.append((go(texts, "menu-open", To.MENU),))
    return Page(texts("organisation-card", name=shown.name, lines=Html("\n".join(lines))), rows)


def change_which(texts: Texts, shown: OrganisationCard) -> Page:
    choices = [
        button(texts.plain(f"organisation-{name}-label"), OrganisationEdit(organisation=shown.id, line=name))
        for name in shown.answers
    ]
    return Page(
        texts("form-change-which"),
        [*pairs(choices), (press(texts, "form-back", shown.id, OrganisationAction.OPEN),)],
    )


def choose(texts: Texts, organisations: list[tuple[int, str]], acting_for: int | None) -> Page:
    """The organisations of somebody who acts for several, and in whose name it is now."""
    rows: list[Row] = [
        (button(name, OrganisationPress(organisation=each, action=OrganisationAction.OPEN)),)
        for each, name in organisations
    ]
    acting = next((name for each, name in organisations if each == acting_for), "none")
    return Page(texts("organisation-choose", acting=acting), [*rows, (go(texts, "menu-open", To.MENU),)])
