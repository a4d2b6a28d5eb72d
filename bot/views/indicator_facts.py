"""What the bot knows by itself, in words: members, events, satisfaction of visitors, vacancies."""

from collections.abc import Mapping

from bot.forms.fields.numbers import grouped
from bot.i18n import Texts
from bot.indicators.counting import SUPPRESSED_BELOW
from bot.scores import Publication, publication, rounded, wilson

# What is told as a plain number, in this order; the rest is told in sentences below.
MEMBERS = ("institutions", "specialists", "specialists_active", "businesses", "businesses_active")
EVENTS = ("events", "events_partners", "attendance")
COUNTED = (*MEMBERS, *EVENTS, "vacancies_open", "vacancies_filled", "vacancies_days")  # what has a name of its own


def fact_lines(texts: Texts, facts: Mapping[str, int], before: Mapping[str, int]) -> list[tuple[str, str]]:
    """A name and a value with what it was in the period before; nothing of what is not known."""
    found = [
        _plain(texts, name, facts, before)
        for name in (*MEMBERS, *EVENTS)
        if name in facts
        and facts.get(name.removesuffix("_active"), 0) >= (SUPPRESSED_BELOW if name.endswith("_active") else 0)
    ]
    if "csat_n" in facts:
        found.append((texts.plain("tasks-fact-csat"), satisfaction(texts, facts)))
    if "vacancies_open" in facts:
        found.append(_plain(texts, "vacancies_open", facts, before))
        found.append((texts.plain("tasks-fact-vacancies_filled"), filled(texts, facts)))
    return found


def _plain(texts: Texts, name: str, facts: Mapping[str, int], before: Mapping[str, int]) -> tuple[str, str]:
    value = grouped(facts[name], texts)
    if name in before:
        value = texts.plain("tasks-fact-was", value=value, before=grouped(before[name], texts))
    return texts.plain(f"tasks-fact-{name}"), value


def satisfaction(texts: Texts, facts: Mapping[str, int]) -> str:
    """«86,1 % (от 71,3 до 93,9 %), 36 ответов», or how few there are."""
    answers, good = facts["csat_n"], facts["csat_good"]
    rule = publication(answers)
    interval = wilson(good, answers)
    if rule is Publication.NOTHING or interval is None:
        return texts.plain("tasks-fact-csat-few", answers=answers)
    low, high = interval
    return texts.plain(
        "tasks-fact-csat-is",
        value=_decimal(texts, good * 100 / answers),
        low=_decimal(texts, low),
        high=_decimal(texts, high),
        answers=answers,
        preliminary="yes" if rule is Publication.PRELIMINARY else "no",
    )


def filled(texts: Texts, facts: Mapping[str, int]) -> str:
    """«4, в среднем за 23 дня»."""
    count = facts["vacancies_filled"]
    days = round(facts["vacancies_days"] / count) if count else 0
    return texts.plain("tasks-fact-vacancies-is", count=count, days=days)


def _decimal(texts: Texts, value: float) -> str:
    shown = f"{rounded(value):.1f}".removesuffix(".0")
    return shown.replace(".", ",") if texts.language == "ru" else shown


def fact_name(texts: Texts, name: str) -> str:
    """A number of the bot's own in words."""
    words = texts.plain(f"tasks-fact-{name}" if name in COUNTED else f"tasks-name-{name}")
    return words[:1].upper() + words[1:]
