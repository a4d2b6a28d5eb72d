"""Pages of those who look for people: their vacancies, what can be done with one, the specialists who fit."""

from collections.abc import Mapping, Sequence
from datetime import date, tzinfo
from typing import Any

from bot.forms.vacancies import LINES
from bot.i18n import Texts
from bot.lengths import clipped
from bot.services.moderation import State
from bot.services.recruiting import Candidate, Desk, Held
from bot.services.vacancies import VacancyCard
from bot.services.vacancy_terms import Outcome, last_day
from bot.views import vacancy_words as words
from bot.views.buttons import Browse, OrganisationAction, OrganisationPress, OwnCase, OwnCaseAction, To
from bot.views.page import Page, Row, button, column, pairs, turning
from bot.views.people import go
from bot.views.vacancies import press
from bot.views.vacancy_buttons import (
    CloseVacancy,
    FittingList,
    NewVacancy,
    Prolong,
    ResponseList,
    VacancyAction,
    VacancyDesk,
    VacancyLine,
    VacancyPress,
)

ON_BUTTON = 34
PAGE = 8


def desk(texts: Texts, shown: Desk) -> Page:
    """An employer's vacancies: proposals with where they stand, then those shown now or those of before."""
    own = shown.organisation_id
    text = texts("vacancy-desk-ended" if shown.ended else "vacancy-desk", employer=shown.employer, count=shown.total)
    rows: list[Row] = []
    if not shown.ended:
        text = f"{text}\n{texts('vacancy-desk-at-once' if shown.at_once else 'vacancy-desk-reviewed')}"
        rows.append((button(texts.plain("vacancy-desk-new"), NewVacancy(organisation=own)),))
    rows += [
        (
            button(
                texts.plain(
                    f"desk-{'change' if each.subject else 'proposal'}-{each.state}",
                    title=clipped(each.title, ON_BUTTON),
                ),
                OwnCase(case=each.id, action=OwnCaseAction.OPEN),
            ),
        )
        for each in shown.proposals
        if each.state in {State.SUBMITTED, State.CLAIMED, State.RETURNED}
    ]
    rows += [
        (
            button(
                texts.plain(
                    "vacancy-desk-line",
                    title=clipped(words.title(texts, each.card), ON_BUTTON),
                    responses=each.responses,
                    unseen=each.unseen,
                ),
                VacancyPress(vacancy=each.card.id, action=VacancyAction.MANAGE),
            ),
        )
        for each in shown.held
    ]
    rows += turning(
        texts,
        shown.page,
        shown.pages,
        lambda page: VacancyDesk(organisation=own, ended=shown.ended, page=page),
    )
    other = VacancyDesk(organisation=own, ended=not shown.ended)
    rows.append((button(texts.plain("vacancy-desk-open" if shown.ended else "vacancy-desk-past"), other),))
    home = OrganisationPress(organisation=own, action=OrganisationAction.OPEN)
    rows.append((button(texts.plain("menu-organisation"), home), go(texts, "menu-open", To.MENU)))
    return Page(text, rows)


def manage(texts: Texts, shown: Held, zone: tzinfo, *, note: str = "") -> Page:
    """A vacancy for whoever holds it; `note`: the key of what was just done."""
    card = shown.card
    last = last_day(card.valid_until, zone)
    text = texts(
        "vacancy-managed",
        title=words.title(texts, card),
        employer=card.employer,
        pay=words.pay(texts, card.salary_from, card.salary_to, card.salary_note),
    )
    state = (
        texts("vacancy-managed-open", until=texts.date_words(last))
        if card.live
        else texts(f"vacancy-managed-{card.outcome or 'over'}")
    )
    text = f"{text}\n{state}\n{texts('vacancy-managed-responses', count=shown.responses, unseen=shown.unseen)}"
    if note:
        text = f"{texts(note)}\n\n{text}"
    rows: list[Row] = []
    if card.organisation_id is not None:
        caption = texts.plain("responses-open", count=shown.responses)
        rows.append((button(caption, ResponseList(vacancy=card.id)),))
    if card.live:
        rows.append((button(texts.plain("vacancy-fitting"), FittingList(vacancy=card.id)),))
    if card.outcome is None:
        rows += [
            (
                button(texts.plain("vacancy-prolong"), Prolong(vacancy=card.id, seen=last.toordinal())),
                press(texts, "vacancy-close", card.id, VacancyAction.ASK_CLOSE),
            )
        ]
    again = press(texts, "vacancy-anew", card.id, VacancyAction.ANEW) if card.organisation_id is not None else None
    change = press(texts, "managed-change", card.id, VacancyAction.CHANGE) if card.outcome is None else None
    rows += pairs([each for each in (change, again) if each is not None])
    rows.append((press(texts, "managed-card", card.id, VacancyAction.OPEN),))
    back = (
        button(texts.plain("vacancy-desk-open"), VacancyDesk(organisation=card.organisation_id))
        if card.organisation_id is not None
        else go(texts, "menu-vacancies", To.VACANCIES)
    )
    rows.append((back, go(texts, "menu-open", To.MENU)))
    return Page(text, rows)


def change_which(texts: Texts, shown: VacancyCard) -> Page:
    choices = [
        button(texts.plain(f"vacancy-line-{name}-title"), VacancyLine(vacancy=shown.id, line=name))
        for name in LINES
        if shown.organisation_id is not None or name != "place"
    ]
    return Page(
        texts("vacancy-which", title=words.title(texts, shown)),
        [*pairs(choices), (press(texts, "form-back", shown.id, VacancyAction.MANAGE),)],
    )


def close_how(texts: Texts, shown: VacancyCard) -> Page:
    """How did the search end?"""
    return Page(
        texts("vacancy-close-how", title=words.title(texts, shown)),
        column(
            *(
                button(texts.plain(f"vacancy-outcome-{each}"), CloseVacancy(vacancy=shown.id, outcome=each))
                for each in Outcome
            ),
            press(texts, "managed-keep", shown.id, VacancyAction.MANAGE),
        ),
    )


def specialists(texts: Texts, shown: VacancyCard, fitting: Sequence[Candidate], total: int, page: int) -> Page:
    """Those who agreed to be found, each with why they fit; writing to them is the directory's."""
    title = words.title(texts, shown)
    head = texts("vacancy-specialists", title=title, count=total)
    first = page * PAGE + 1
    lines = [
        texts("vacancy-specialist", number=str(number), name=each.name, why=words.facts(texts, each.match, "they"))
        for number, each in enumerate(fitting, first)
    ]
    rows: list[Row] = [
        (
            button(
                f"{number}. {clipped(each.name, ON_BUTTON)}",
                Browse(section="p", entry=each.person_id),
            ),
        )
        for number, each in enumerate(fitting, first)
    ]
    turn = []
    if page:
        turn.append(button(texts.plain("form-page-before"), FittingList(vacancy=shown.id, page=page - 1)))
    if first - 1 + len(fitting) < total:
        turn.append(button(texts.plain("form-page-after"), FittingList(vacancy=shown.id, page=page + 1)))
    rows += [tuple(turn)] if turn else []
    rows.append((press(texts, "form-back", shown.id, VacancyAction.MANAGE), go(texts, "menu-open", To.MENU)))
    return Page("\n".join([head, *lines]), rows)


def published(texts: Texts, vacancy_id: int, *, new: bool, title: str = "") -> Page:
    """It is there for everybody to see, or a change of it is. `title`: for those who sent it days ago."""
    said = texts("vacancy-published" if new else "desk-change-approved")
    return Page(
        f"{texts('vacancy-named', title=title)}\n\n{said}" if title else said,
        [
            (press(texts, "desk-see", vacancy_id, VacancyAction.OPEN),),
            (press(texts, "vacancy-manage", vacancy_id, VacancyAction.MANAGE), go(texts, "menu-open", To.MENU)),
        ],
    )


def waiting(texts: Texts, case_id: int, *, again: bool) -> Page:
    """A coordinator looks first."""
    return Page(
        texts("own-case-sent-again" if again else "desk-sent"),
        column(
            button(texts.plain("vacancy-proposal-open"), OwnCase(case=case_id, action=OwnCaseAction.OPEN)),
            go(texts, "menu-open", To.MENU),
        ),
    )


# What the bot says by itself


def ends(texts: Texts, params: Mapping[str, Any]) -> Page:
    """Three days before the end: to prolong, or to close."""
    return _term(texts, "vacancy-ends", params)


def expired(texts: Texts, params: Mapping[str, Any]) -> Page:
    return _term(texts, "vacancy-expired", params)


def _term(texts: Texts, key: str, params: Mapping[str, Any]) -> Page:
    last = date.fromisoformat(params["last"])
    vacancy_id = params["vacancy"]
    return Page(
        texts(key, title=words.named(texts, params), until=texts.date_words(last)),
        [
            (
                button(texts.plain("vacancy-prolong"), Prolong(vacancy=vacancy_id, seen=last.toordinal())),
                press(texts, "vacancy-close", vacancy_id, VacancyAction.ASK_CLOSE),
            ),
            (press(texts, "vacancy-manage", vacancy_id, VacancyAction.MANAGE),),
        ],
    )
