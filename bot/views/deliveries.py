"""Pages of the messages the bot sends by itself, by the kind written in the ledger."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from bot.i18n import Texts
from bot.views import directory
from bot.views.buttons import CaseAction, OrganisationAction, OwnCaseAction, To
from bot.views.colleagues import press
from bot.views.moderation import act, decisions, declined_text, own, returned_text
from bot.views.page import Page, column
from bot.views.people import go

Params = Mapping[str, Any]


def erased(texts: Texts, params: Params) -> Page:
    return Page(texts("privacy-erased"), column(go(texts, "menu-open", To.MENU)))


def _for_coordinator(key: str) -> Callable[[Texts, Params], Page]:
    """A case to decide, right from its notice."""

    def page(texts: Texts, params: Params) -> Page:
        what = [texts.plain(f"sphere-{code}") for code in params["spheres"]]
        what += [texts.plain(f"offer-{code}") for code in params["offers"]]
        facts = texts(
            "case-facts",
            title=params["title"],
            side=texts.plain(f"side-{params['side']}"),
            place=texts.plain(f"municipality-{params['place']}-short") if params["place"] else "",
            what="; ".join(what) or params["by"],
            inn="none" if params["by"] else "yes" if params["inn"] else "no",
        )
        text = f"{texts(key)}\n{facts}"
        if params["waiting"]:
            text = f"{text}\n{texts('case-others', count=params['waiting'])}"
        rows = [*decisions(texts, params["case"]), (act(texts, "case-open", params["case"], CaseAction.OPEN),)]
        return Page(text, rows)

    return page


def approved(texts: Texts, params: Params) -> Page:
    return Page(
        texts("case-approved", title=params["title"]),
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
    words = declined_text(texts, params["reason"], params["note"])
    return Page(
        f"{texts('case-declined', title=params['title'])} {words}",
        [(go(texts, "menu-join", To.JOIN),), (go(texts, "menu-open", To.MENU),)],
    )


def expired(texts: Texts, params: Params) -> Page:
    return Page(
        texts("case-expired", title=params["title"]),
        [(go(texts, "menu-join", To.JOIN),), (go(texts, "menu-open", To.MENU),)],
    )


def colleague_joined(texts: Texts, params: Params) -> Page:
    return _about_organisation(texts, "colleague-joined", params, OrganisationAction.TEAM, "organisation-team")


def orphaned(texts: Texts, params: Params) -> Page:
    return _about_organisation(texts, "organisation-orphaned", params, OrganisationAction.TEAM, "organisation-team")


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
    "coordinator-made": made_coordinator,
    "coordinator-deputy": deputy,
    "directory-request": contact_request,
    "directory-contact": contact,
}
