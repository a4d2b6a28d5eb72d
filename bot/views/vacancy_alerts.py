"""Pages of saved filters, and the message that tells of new vacancies."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.i18n import Texts
from bot.lengths import clipped
from bot.matching import Match, Place
from bot.services.vacancies import Filter
from bot.services.vacancy_alerts import Alert, Saved
from bot.views import vacancy_words as words
from bot.views.buttons import Consent, ConsentAction, To
from bot.views.event_words import capital, sentence
from bot.views.page import Page, Row, button, column
from bot.views.people import go
from bot.views.vacancies import filter_words, to_list, to_save
from bot.views.vacancy_buttons import DropFilter, VacancyAction, VacancyPress

ON_BUTTON = 34


def how(texts: Texts, narrowed: Filter, home: str | None, saved: Sequence[Saved]) -> Page:
    """How to tell of what is new in this list; the press is the consent to be written to."""
    same = next((each for each in saved if each.narrowed == narrowed), None)
    choices = [
        button(texts.plain(f"vacancy-alert-{each}"), to_save(narrowed, each))
        for each in Alert
        if same is None or same.alert != each
    ]
    text = texts("vacancy-alert-how", what=filter_words(texts, narrowed, home))
    if same is not None:
        text = f"{text}\n{texts(f'vacancy-alert-now-{same.alert}')}"
    return Page(
        text,
        column(
            *choices,
            button(texts.plain("vacancy-alert-drop"), DropFilter(saved=same.id)) if same is not None else None,
            go(texts, "vacancy-alerts-open", To.VACANCY_ALERTS) if saved else None,
            button(texts.plain("consent-read"), Consent(purpose="mailings", action=ConsentAction.READ)),
            button(texts.plain("form-back"), to_list(narrowed)),
        ),
    )


def saved(texts: Texts, filters: Sequence[Saved], home: str | None, *, done: str = "") -> Page:
    """What somebody is told of; `done`: the key of what has just changed."""
    lines = [
        texts(
            "vacancy-alerts-line",
            number=str(number),
            what=filter_words(texts, each.narrowed, home),
            how=texts.plain(f"vacancy-alert-{each.alert}").lower(),
        )
        for number, each in enumerate(filters, 1)
    ]
    head = texts("vacancy-alerts" if filters else "vacancy-alerts-none")
    rows: list[Row] = []
    for number, each in enumerate(filters, 1):
        rows.append(
            (
                button(texts.plain("vacancy-alerts-show", number=str(number)), to_list(each.narrowed)),
                button(texts.plain("vacancy-alerts-drop", number=str(number)), DropFilter(saved=each.id)),
            )
        )
    rows.append((go(texts, "menu-vacancies", To.VACANCIES), go(texts, "menu-open", To.MENU)))
    return Page("\n".join([*([texts(done)] if done else []), head, *lines]), rows)


def alert(texts: Texts, params: Mapping[str, Any]) -> Page:
    """New vacancies with why each is told of."""
    lines = []
    rows: list[Row] = []
    for number, each in enumerate(params["vacancies"], 1):
        title = words.named(texts, each)
        line = texts(
            "vacancies-line",
            number=str(number),
            title=clipped(title, words.TITLE),
            employer=clipped(each["employer"], words.EMPLOYER),
            place=words.place(texts, each["place"]),
            pay=capital(clipped(words.pay(texts, each["salary"][0], each["salary"][1], each["note"]), words.PAY)),
        )
        why = words.fits(texts, _match(each["match"])) if each["match"] else ""
        lines.append(f"{line}\n{texts('verbatim', text=capital(sentence(why)))}" if why else line)
        opened = VacancyPress(vacancy=each["vacancy"], action=VacancyAction.OPEN)
        rows.append((button(f"{number}. {clipped(title, ON_BUTTON)}", opened),))
    if params["total"] > len(lines):
        lines.append(texts("vacancy-alert-more", count=params["total"] - len(lines)))
    rows.append((go(texts, "menu-vacancies", To.VACANCIES), go(texts, "vacancy-alerts-open", To.VACANCY_ALERTS)))
    return Page("\n\n".join([texts("vacancy-alert", count=params["total"]), *lines]), rows)


def _match(facts: Mapping[str, Any]) -> Match:
    return Match(**{**facts, "place": Place(facts["place"])})
