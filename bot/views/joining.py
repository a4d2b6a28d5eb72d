"""Joining: who are you, the consent, the welcome, the card and its changes."""

from collections.abc import Sequence

from bot.documents import Document
from bot.forms.catalog import EDITS
from bot.i18n import Html, Texts
from bot.services.joining import Card
from bot.services.moderation import Dossier
from bot.views.buttons import (
    Consent,
    ConsentAction,
    Leave,
    OrganisationAction,
    OrganisationPress,
    OwnCase,
    OwnCaseAction,
    ProfileEdit,
    To,
)
from bot.views.page import Attachment, Page, Row, button, column, pairs
from bot.views.people import go


def kinds(texts: Texts) -> Page:
    return Page(
        texts("join-who"),
        column(
            go(texts, "join-specialist", To.JOIN_SPECIALIST),
            go(texts, "join-institution", To.JOIN_INSTITUTION),
            go(texts, "join-business", To.JOIN_BUSINESS),
            go(texts, "form-back", To.MENU),
        ),
    )


def consent(texts: Texts) -> Page:
    """The membership consent, before the first question."""
    return Page(
        texts("join-consent"),
        column(
            button(
                texts.plain("consent-grant"),
                Consent(purpose="membership", action=ConsentAction.GRANT, then=To.JOIN_SPECIALIST),
            ),
            button(
                texts.plain("consent-read"),
                Consent(purpose="membership", action=ConsentAction.READ, then=To.JOIN_SPECIALIST),
            ),
            go(texts, "form-back", To.JOIN),
        ),
    )


def document_file(texts: Texts, document: Document) -> Attachment:
    """A consent as a file, with its summary."""
    caption = texts("consent-file", title=document.text.splitlines()[0], version=document.version)
    return Attachment(document.file_name, document.text.encode(), caption)


def welcomed(texts: Texts, first: str) -> Page:
    return Page(
        texts("join-done", first=first),
        [
            (go(texts, "join-look", To.EVENTS), go(texts, "profile-complete", To.COMPLETE)),
            (go(texts, "menu-open", To.MENU),),
        ],
    )


def already_member(texts: Texts) -> Page:
    return Page(texts("join-already"), column(go(texts, "menu-profile", To.PROFILE), go(texts, "menu-open", To.MENU)))


def subscribed(texts: Texts) -> Page:
    return Page(texts("subscribe-done"), [(go(texts, "menu-settings", To.SETTINGS), go(texts, "menu-open", To.MENU))])


def no_card(texts: Texts, beside: Sequence[Row] = ()) -> Page:
    """The profile of somebody who is no specialist; `beside`: their applications and organisations."""
    return Page(
        texts("profile-beside" if beside else "profile-none"),
        [*beside, (go(texts, "menu-join", To.JOIN),), (go(texts, "menu-open", To.MENU),)],
    )


def beside(texts: Texts, cases: Sequence[Dossier], organisations: Sequence[tuple[int, str]]) -> list[Row]:
    """Buttons to what a person has besides the card: applications on their way, organisations."""
    rows: list[Row] = [
        (
            button(
                texts.plain(f"profile-case-{each.state}", title=each.title),
                OwnCase(case=each.id, action=OwnCaseAction.OPEN),
            ),
        )
        for each in cases
    ]
    rows += [
        (button(name, OrganisationPress(organisation=each, action=OrganisationAction.OPEN)),)
        for each, name in organisations
    ]
    return rows


def card(texts: Texts, shown: Card, beside: Sequence[Row] = ()) -> Page:
    """The person's card, line by line; `beside`: their applications and organisations."""
    answers = shown.answers()
    lines = []
    for name, form in EDITS.items():
        value = answers[name]
        label = texts.plain(f"profile-{name}-label")
        text = texts.plain("profile-line-empty") if value is None else form[name].show(value, texts)
        lines.append(texts("form-answer-line", label=label, value=text))
    if shown.spheres:
        lines.insert(
            2,
            texts(
                "form-answer-line",
                label=texts.plain("profile-spheres-label"),
                value="; ".join(texts.plain(f"sphere-{code}") for code in shown.spheres),
            ),
        )
    lines.append(
        texts(
            "form-answer-line",
            label=texts.plain("profile-news-label"),
            value=texts.plain(f"settings-frequency-{shown.frequency}"),
        )
    )
    complete = go(texts, "profile-complete", To.COMPLETE) if shown.open_questions else None
    return Page(
        texts("profile-card", lines=Html("\n".join(lines))),
        [
            *column(complete, go(texts, "profile-seen", To.SEEN)),
            *beside,
            (go(texts, "profile-change", To.PROFILE_CHANGE), go(texts, "menu-settings", To.SETTINGS)),
            (button(texts.plain("profile-leave"), Leave(sure=False)),),
            (go(texts, "menu-open", To.MENU),),
        ],
    )


def change_which(texts: Texts) -> Page:
    choices = [button(texts.plain(f"profile-{name}-label"), ProfileEdit(field=name)) for name in EDITS]
    return Page(texts("form-change-which"), [*pairs(choices), (go(texts, "form-back", To.PROFILE),)])


def leave_sure(texts: Texts, *, subscribed: bool) -> Page:
    return Page(
        texts("leave-sure-news" if subscribed else "leave-sure"),
        column(button(texts.plain("leave-yes"), Leave(sure=True)), go(texts, "leave-no", To.PROFILE)),
    )


def left(texts: Texts) -> Page:
    return Page(texts("leave-done"), column(go(texts, "menu-open", To.MENU)))


def cancelled(texts: Texts) -> Page:
    """A form was cancelled by its «Отменить»."""
    return Page(texts("form-cancelled"), column(go(texts, "menu-open", To.MENU)))


def nothing_to_cancel(texts: Texts) -> Page:
    return Page(texts("form-none"), column(go(texts, "menu-open", To.MENU)))


def parked(texts: Texts) -> Page:
    """A form was put aside."""
    return Page(texts("form-parked"), column(go(texts, "menu-open", To.MENU)))
