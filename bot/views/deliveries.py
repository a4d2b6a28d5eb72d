"""Pages of the messages the bot sends by itself, by the kind written in the ledger."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from bot.forms.catalog import FORMS
from bot.i18n import Html, Texts
from bot.services.moderation import PROPOSALS, Kind
from bot.services.organising import What
from bot.views import (
    broadcasts,
    channel,
    digests,
    directory,
    duty,
    faults,
    gaps,
    groups,
    indicator_corrections,
    indicator_review,
    indicators,
    organising,
    quality,
    questions,
    ratings,
    recruiting,
    requirements,
    responses,
    survey_audience,
    surveys,
    tickets,
    vacancy_alerts,
)
from bot.views.buttons import CaseAction, OrganisationAction, OwnCaseAction, To
from bot.views.colleagues import press
from bot.views.forms import summary_line
from bot.views.moderation import act, decisions, declined_text, own, returned_text
from bot.views.page import Page, column
from bot.views.people import go

Params = Mapping[str, Any]


def erased(texts: Texts, params: Params) -> Page:
    return Page(texts("privacy-erased"), column(go(texts, "menu-open", To.MENU)))


def _for_coordinator(key: str) -> Callable[[Texts, Params], Page]:
    """A case to decide, right from its notice."""

    def page(texts: Texts, params: Params) -> Page:
        rows = [*decisions(texts, params["case"]), (act(texts, "case-open", params["case"], CaseAction.OPEN),)]
        others = f"\n{texts('case-others', count=params['waiting'])}" if params["waiting"] else ""
        if "host" in params:
            return Page(f"{texts(key)}\n{event_facts(texts, params)}{others}", rows)
        what = [texts.plain(f"sphere-{code}") for code in params["spheres"]]
        what += [texts.plain(f"offer-{code}") for code in params["offers"]]
        facts = texts(
            "case-facts",
            title=params["title"],
            side=texts.plain(f"side-{params['side']}"),
            place=texts.plain(f"municipality-{params['place']}-short") if params["place"] else "",
            what="; ".join(what) or params["by"],
            inn="none" if params["by"] or params["inn"] is None else "yes" if params["inn"] else "no",
        )
        return Page(f"{texts(key)}\n{facts}{others}", rows)

    return page


def event_facts(texts: Texts, params: Params) -> str:
    """A proposed event, or what is to be changed of one, as its coordinator decides by it."""
    form = FORMS[params["form"]]
    lines = [summary_line(form, name, value, texts) for name, value in params["answers"].items()]
    head = "event-proposed" if params["new"] else "event-change-proposed"
    return "\n".join([texts(head, title=params["title"], host=params["host"] or texts.plain("event-cluster")), *lines])


def approved(texts: Texts, params: Params) -> Page:
    if "vacancy" in params:
        return recruiting.published(texts, params["vacancy"], new=params["new"], title=params["title"])
    if "event" in params:
        return organising.published(texts, params["event"], params["dates"], params["title"])
    words = "case-approved-colleague" if params.get("about") == Kind.COLLEAGUE else "case-approved"
    return Page(
        texts(words, title=params["title"]),
        [(go(texts, "menu-organisation", To.ORGANISATIONS),), (go(texts, "menu-open", To.MENU),)],
    )


def returned(texts: Texts, params: Params) -> Page:
    words = returned_text(texts, params["form"], params["marked"], params["note"])
    return Page(
        f"{texts('case-returned')} {words}\n{texts('case-rest-kept')}",
        [
            (own(texts, "own-case-correct", params["case"], OwnCaseAction.CORRECT),),
            (own(texts, "own-case-withdraw", params["case"], OwnCaseAction.ASK_WITHDRAW),),
        ],
    )


def declined(texts: Texts, params: Params) -> Page:
    words = declined_text(texts, params["reason"], params["note"], params.get("said"))
    about = params.get("about")
    if about in PROPOSALS:
        return Page(
            texts(f"{about}-declined", title=params["title"], why=Html(words)), column(go(texts, "menu-open", To.MENU))
        )
    return Page(
        f"{texts('case-declined', title=params['title'])} {words}",
        [(go(texts, "menu-join", To.JOIN),), (go(texts, "menu-open", To.MENU),)],
    )


def expired(texts: Texts, params: Params) -> Page:
    about = params.get("about")
    if about in PROPOSALS:
        return Page(texts(f"{about}-lapsed", title=params["title"]), column(go(texts, "menu-open", To.MENU)))
    return Page(
        texts("case-expired", title=params["title"]),
        [(go(texts, "menu-join", To.JOIN),), (go(texts, "menu-open", To.MENU),)],
    )


def colleague_joined(texts: Texts, params: Params) -> Page:
    return _about_organisation(texts, "colleague-joined", params, OrganisationAction.TEAM, "organisation-team")


def orphaned(texts: Texts, params: Params) -> Page:
    return _about_organisation(texts, "organisation-orphaned", params, OrganisationAction.TEAM, "organisation-team")


def merged(texts: Texts, params: Params) -> Page:
    """Two organisations became one; its representatives go to the card that stayed."""
    open_card = press(texts, "organisation-open", params["organisation"], OrganisationAction.OPEN)
    return Page(texts("organisation-merged", name=params["name"], duplicate=params["duplicate"]), column(open_card))


def _about_organisation(texts: Texts, key: str, params: Params, action: OrganisationAction, caption: str) -> Page:
    return Page(texts(key, name=params["name"]), column(press(texts, caption, params["organisation"], action)))


def made_coordinator(texts: Texts, params: Params) -> Page:
    return Page(texts("coordinator-made"), column(go(texts, "menu-console", To.CONSOLE)))


def deputy(texts: Texts, params: Params) -> Page:
    until = texts.date_words(date.fromisoformat(params["until"]))
    return Page(
        texts("coordinator-deputy", name=params["name"] or texts.plain("nameless"), until=until),
        column(go(texts, "menu-console", To.CONSOLE)),
    )


def contact_request(texts: Texts, params: Params) -> Page:
    return directory.request(texts, params["request"], params["name"], params["place"], params["text"])


def contact(texts: Texts, params: Params) -> Page:
    return directory.contact(texts, params["name"], params["address"])


def thanks(texts: Texts, params: Params) -> Page:
    """For having come, with the way to the event's poll."""
    point = params.get("point")
    return tickets.thanks(texts, params, [quality.event_poll(texts, point)] if point else [])


KINDS: dict[str, Callable[[Texts, Params], Page]] = {
    "privacy-erased": erased,
    "case-new": _for_coordinator("case-new"),
    "case-corrected": _for_coordinator("case-corrected"),
    "case-waits": _for_coordinator("case-reminder"),
    "case-escalated": _for_coordinator("case-escalated"),
    "case-approved": approved,
    "case-returned": returned,
    "case-declined": declined,
    "case-expired": expired,
    "colleague-joined": colleague_joined,
    "organisation-orphaned": orphaned,
    "organisation-merged": merged,
    "coordinator-made": made_coordinator,
    "coordinator-deputy": deputy,
    "directory-request": contact_request,
    "directory-contact": contact,
    **questions.DELIVERIES,
    "digest": digests.digest,
    "duty": duty.duty,
    "fault": faults.told,
    "group-members": groups.members_digest,
    "group-coordinators": groups.coordinators_digest,
    **indicators.DELIVERIES,
    **indicator_review.DELIVERIES,
    **indicator_corrections.DELIVERIES,
    **requirements.DELIVERIES,
    "signal-raised": gaps.raised,
    **responses.DELIVERIES,
    "vacancy-ends": recruiting.ends,
    "vacancy-expired": recruiting.expired,
    "vacancy-alert": vacancy_alerts.alert,
    **surveys.DELIVERIES,
    **survey_audience.DELIVERIES,
    **ratings.DELIVERIES,
    "quality-changed": quality.changed,
    **broadcasts.DELIVERIES,
    "post-event": channel.event,
    "post-vacancy": channel.vacancy,
    "ticket-offer": tickets.offer,
    "ticket-lapsed": tickets.lapsed,
    "ticket-lost": tickets.lost,
    "ticket-reminder": tickets.reminder,
    "ticket-thanks": thanks,
    **{f"ticket-{what}": partial(tickets.changed, change=what) for what in What if what != What.PUBLISHED},
}
