"""Pages of responses: before one is sent, one's own, those an employer received, and what either side is told."""

import html
from collections.abc import Callable, Mapping, Sequence
from datetime import tzinfo
from typing import Any

from bot.i18n import Html, Texts
from bot.lengths import clipped
from bot.services.response_facts import Contact, Line, Offer, OwnResponse, Profile, Received
from bot.services.vacancies import ResponseState, VacancyCard
from bot.views import vacancy_words as words
from bot.views.buttons import Consent, ConsentAction, To
from bot.views.event_words import fitting, length
from bot.views.page import Button, Page, Row, button, column, turning
from bot.views.people import go
from bot.views.vacancies import LONGEST_TEXT, press
from bot.views.vacancy_buttons import ResponseAction, ResponseList, ResponsePress, VacancyAction

ON_BUTTON = 34
PAGE = 8
MESSAGE = 3  # which of the paragraphs of a response has to make do with the room there is
ALIVE = {ResponseState.NEW, ResponseState.VIEWED, ResponseState.INVITED}

Params = Mapping[str, Any]


def act(texts: Texts, key: str, response_id: int, action: ResponseAction) -> Button:
    return button(texts.plain(key), ResponsePress(response=response_id, action=action))


def profile(texts: Texts, shown: Profile) -> str:
    """The card that is passed on, line by line."""
    profession = shown.own_words or (texts.plain(f"profession-{shown.profession}") if shown.profession else "")
    place = texts.plain(f"municipality-{shown.municipality}-short") if shown.municipality else ""
    experience = texts.plain(f"experience-{shown.experience}").lower() if shown.experience else ""
    lines = [
        texts("response-profile-name", name=shown.name),
        texts("verbatim", text=", ".join(part for part in (profession, place) if part)),
        texts("response-profile-experience", experience=experience) if experience else "",
        texts(
            "form-answer-line",
            label=texts.plain("directory-competency-label"),
            value="; ".join(texts.plain(f"competency-{code}") for code in shown.competencies),
        )
        if shown.competencies
        else "",
        texts("verbatim", text=shown.about) if shown.about else "",
    ]
    return "\n".join(line for line in lines if line)


def offer(texts: Texts, shown: Offer) -> Page:
    """What will be passed on, to whom, and that the press is the consent to it."""
    vacancy_id = shown.card.id
    return Page(
        texts(
            "response-offer",
            title=words.title(texts, shown.card),
            employer=shown.card.employer,
            profile=Html(profile(texts, shown.profile)),
        ),
        column(
            press(texts, "response-send", vacancy_id, VacancyAction.RESPOND),
            press(texts, "response-with-message", vacancy_id, VacancyAction.MESSAGE),
            button(texts.plain("consent-read"), Consent(purpose="response", action=ConsentAction.READ)),
            press(texts, "form-back", vacancy_id, VacancyAction.OPEN),
        ),
    )


def join_first(texts: Texts, vacancy_id: int) -> Page:
    """An employer is sent a card, and there is none yet."""
    return Page(
        texts("response-join-first"),
        column(go(texts, "menu-join", To.JOIN), press(texts, "form-back", vacancy_id, VacancyAction.OPEN)),
    )


def sent(texts: Texts, shown: OwnResponse) -> Page:
    return Page(
        texts("response-sent", employer=shown.card.employer),
        [
            (act(texts, "response-own-open", shown.id, ResponseAction.OWN),),
            (go(texts, "menu-vacancies", To.VACANCIES), go(texts, "menu-open", To.MENU)),
        ],
    )


def mine(texts: Texts, shown: Sequence[OwnResponse], total: int, page: int) -> Page:
    """One's own responses with where each stands."""
    rows: list[Row] = [
        (
            button(
                texts.plain(
                    "responses-line",
                    title=clipped(words.title(texts, each.card), ON_BUTTON),
                    state=texts.plain(f"response-state-{each.state}"),
                ),
                ResponsePress(response=each.id, action=ResponseAction.OWN),
            ),
        )
        for each in shown
    ]
    rows += turning(texts, page, -(-total // PAGE), lambda number: ResponseList(page=number))
    rows.append((go(texts, "menu-vacancies", To.VACANCIES), go(texts, "menu-open", To.MENU)))
    return Page(texts("responses-own", count=total), rows)


def own(texts: Texts, shown: OwnResponse, zone: tzinfo) -> Page:
    """One's own response: where it stands, what was said, and the contact once there is an invitation."""
    parts = [
        texts("response-own", title=words.title(texts, shown.card), employer=shown.card.employer),
        texts(f"response-line-{shown.state}"),
        texts("response-sent-at", when=texts.moment(shown.sent_at, zone)),
        texts("response-your-words", text=shown.message) if shown.message else "",
        texts("response-their-words", text=shown.words) if shown.words else "",
        contact(texts, shown.contact) if shown.contact is not None else "",
    ]
    rows: list[Row] = []
    if shown.state in ALIVE:
        rows.append((act(texts, "response-withdraw", shown.id, ResponseAction.ASK_WITHDRAW),))
    rows += [
        (press(texts, "response-vacancy", shown.card.id, VacancyAction.OPEN),),
        (button(texts.plain("responses-mine"), ResponseList()), go(texts, "menu-open", To.MENU)),
    ]
    return Page("\n".join(part for part in parts if part), rows)


def contact(texts: Texts, shown: Contact) -> str:
    """«Связаться: Олег Рябинин; +7 …; почта»."""
    name = html.escape(shown.name or texts.plain("nameless"), quote=False)
    link = f'<a href="tg://user?id={html.escape(shown.address)}">{name}</a>'
    others = [html.escape(each, quote=False) for each in (shown.phone, shown.email) if each]
    return texts("response-contact", contact=Html(", ".join([link, *others])))


def withdraw_sure(texts: Texts, shown: OwnResponse) -> Page:
    return Page(
        texts("response-withdraw-sure", employer=shown.card.employer),
        column(
            act(texts, "response-withdraw-yes", shown.id, ResponseAction.WITHDRAW),
            act(texts, "response-withdraw-no", shown.id, ResponseAction.OWN),
        ),
    )


# The employer


def received(texts: Texts, shown: VacancyCard, lines: Sequence[Line], total: int, page: int) -> Page:
    """The responses to a vacancy, those nobody has looked at first."""
    rows: list[Row] = [
        (
            button(
                texts.plain(
                    "responses-line",
                    title=clipped(each.name, ON_BUTTON),
                    state=texts.plain(f"response-state-{each.state}"),
                ),
                ResponsePress(response=each.id, action=ResponseAction.READ),
            ),
        )
        for each in lines
    ]
    rows += turning(texts, page, -(-total // PAGE), lambda number: ResponseList(vacancy=shown.id, page=number))
    rows.append((press(texts, "form-back", shown.id, VacancyAction.MANAGE), go(texts, "menu-open", To.MENU)))
    return Page(texts("responses-received", title=words.title(texts, shown), count=total), rows)


def one(texts: Texts, shown: Received, zone: tzinfo) -> Page:
    """A response with the card of its sender; the contact only after an invitation."""
    why = words.facts(texts, shown.match, "they") if shown.match is not None else ""
    parts = [
        texts("response-to", title=words.title(texts, shown.card), when=texts.moment(shown.sent_at, zone)),
        profile(texts, shown.profile),
        texts("response-why", why=why) if why else "",
        "",
        texts("response-own-words", text=shown.words) if shown.words else "",
        contact(texts, shown.contact) if shown.contact is not None else texts("response-contact-later"),
    ]
    if shown.state in {ResponseState.DECLINED, ResponseState.HIRED}:
        parts = [*parts[:-1], texts(f"response-is-{shown.state}"), parts[-1] if shown.contact is not None else ""]
    room = LONGEST_TEXT - sum(length(part) + 1 for part in parts)
    parts[MESSAGE] = texts("response-words", text=fitting(shown.message, room)) if shown.message else ""
    rows: list[Row] = []
    if shown.state in {ResponseState.NEW, ResponseState.VIEWED}:
        rows.append(
            (
                act(texts, "response-invite", shown.id, ResponseAction.INVITE),
                act(texts, "response-decline", shown.id, ResponseAction.DECLINE),
            )
        )
    if shown.state == ResponseState.INVITED:
        rows += [
            (act(texts, "response-hire", shown.id, ResponseAction.HIRE),),
            (act(texts, "response-decline", shown.id, ResponseAction.DECLINE),),
        ]
    if shown.state == ResponseState.HIRED and shown.card.outcome is None:
        rows.append((press(texts, "vacancy-close", shown.card.id, VacancyAction.ASK_CLOSE),))
    if shown.file is not None:
        rows.append((act(texts, "response-file", shown.id, ResponseAction.FILE),))
    rows.append(
        (
            button(texts.plain("responses-back"), ResponseList(vacancy=shown.card.id)),
            go(texts, "menu-open", To.MENU),
        )
    )
    return Page("\n".join(part for part in parts if part), rows)


# What either side is told


def _to_employer(key: str) -> Callable[[Texts, Params], Page]:
    def page(texts: Texts, params: Params) -> Page:
        rows = column(
            act(texts, "response-open", params["response"], ResponseAction.READ) if key == "response-new" else None,
            press(texts, "vacancy-manage", params["vacancy"], VacancyAction.MANAGE),
        )
        return Page(texts(key, title=words.named(texts, params), name=params["name"]), rows)

    return page


def wait(texts: Texts, params: Params) -> Page:
    """Nobody has looked at them for three days."""
    return Page(
        texts("responses-wait", title=words.named(texts, params), count=params["count"]),
        column(button(texts.plain("responses-look"), ResponseList(vacancy=params["vacancy"]))),
    )


def _to_sender(key: str) -> Callable[[Texts, Params], Page]:
    def page(texts: Texts, params: Params) -> Page:
        parts = [
            texts(key, title=words.named(texts, params), employer=params["employer"]),
            texts("response-their-words", text=params["words"]) if params.get("words") else "",
            contact(texts, Contact(**params["contact"])) if params.get("contact") else "",
        ]
        rows = column(
            act(texts, "response-own-open", params["response"], ResponseAction.OWN),
            go(texts, "menu-vacancies", To.VACANCIES),
        )
        return Page("\n".join(part for part in parts if part), rows)

    return page


DELIVERIES: dict[str, Callable[[Texts, Params], Page]] = {
    **{key: _to_employer(key) for key in ("response-new", "response-withdrawn")},
    "responses-wait": wait,
    **{
        key: _to_sender(key)
        for key in (
            "response-viewed",
            "response-invited",
            "response-declined",
            "response-hired",
            "response-vacancy-ended",
        )
    },
}
