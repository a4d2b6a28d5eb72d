"""Vacancies in words, the same in lists, cards, notices and digests: the position, the pay, the place, why it fits."""

from collections.abc import Mapping
from typing import Any

from bot.forms.fields.salaries import salary_words
from bot.i18n import Texts
from bot.matching import Match, Place
from bot.services.vacancies import VacancyCard

# Characters in the text of a list, of which eight lines have room in a message even when each counts as two.
TITLE = 70
EMPLOYER = 50
PAY = 40


def position(texts: Texts, profession: str | None, title: str | None) -> str:
    """«Концертмейстер»: the employer's own words where there are any."""
    return title or texts.plain(f"profession-{profession}")


def named(texts: Texts, params: Mapping[str, Any]) -> str:
    """The position of a vacancy that a message tells of."""
    return position(texts, params["profession"], params["title"])


def title(texts: Texts, card: VacancyCard) -> str:
    return position(texts, card.profession, card.title)


def place(texts: Texts, municipality: str | None) -> str:
    return texts.plain(f"municipality-{municipality}-short") if municipality else texts.plain("vacancy-somewhere")


def where(texts: Texts, card: VacancyCard) -> str:
    """«Вяземский округ, Вязьма, Центральная библиотека, можно удалённо»."""
    parts = [place(texts, card.municipality), card.settlement or "", card.unit or ""]
    parts += [texts.plain("condition-remote").lower()] if card.remote else []
    return ", ".join(part for part in parts if part)


def pay(texts: Texts, low: int | None, high: int | None, note: str | None) -> str:
    """«32 000–38 000 ₽, плюс надбавка за категорию»; with nothing but words these alone."""
    if low is None and high is None and note:
        return note
    return ", ".join(part for part in (salary_words(texts, low, high), note) if part)


def fits(texts: Texts, match: Match | None) -> str:
    """«подходит: 2 навыка из 3, ваш муниципалитет»; empty where it does not."""
    return texts.plain("vacancy-fits", why=facts(texts, match, "you")) if match is not None and match.fits else ""


def facts(texts: Texts, match: Match, whose: str) -> str:
    """What counted, as the reader's own («you») or as somebody else's («they»)."""
    parts = []
    if match.position != "other":
        parts.append(texts.plain(f"match-{match.position}-{whose}"))
    if match.have:
        parts.append(texts.plain("match-skills", have=match.have, asked=match.asked))
    if match.place != Place.FAR:
        parts.append(texts.plain(f"match-{match.place}-{whose}"))
    if match.experienced is not None:
        parts.append(texts.plain("match-experienced" if match.experienced else "match-inexperienced"))
    return ", ".join(parts)


def kind(texts: Texts, card: VacancyCard) -> str:
    """«постоянная работа, 0,75 ставки, гибкий график»; of an assignment its day."""
    parts = [texts.plain(f"employment-{card.employment}")]
    parts += [texts.date_words(card.day)] if card.day is not None else []
    parts += [texts.plain(f"rate-{card.rate}")] if card.rate is not None else []
    parts += [texts.plain(f"schedule-{card.schedule}")] if card.schedule else []
    parts += [card.schedule_note] if card.schedule_note else []
    first, *rest = parts
    return ", ".join([first, *(part[:1].lower() + part[1:] for part in rest)])


def state(texts: Texts, card: VacancyCard) -> str:
    """What became of it; empty for what can be answered."""
    if card.live:
        return ""
    return texts("vacancy-is-closed-line" if card.outcome is not None else "vacancy-is-over-line")
