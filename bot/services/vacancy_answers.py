"""Answers of the vacancy forms as columns of vacancies, and back again: for publishing, changing and placing anew.

Answers are those the forms keep («stored»); days in them are by the calendar of the cluster.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from bot.db.vacancies import Vacancy, VacancyCompetency
from bot.dictionaries import CONDITIONS, group_of
from bot.forms.fields.salaries import AGREED
from bot.forms.fields.venues import ELSEWHERE
from bot.forms.vacancies import LONGEST, USUAL
from bot.services.event_answers import midnight

Answers = Mapping[str, Any]

OF_ITS_TIME = ("day", "until")  # what a copy asks anew instead of taking it over


def columns(answers: Answers, host: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that the answers say something of; `host`: the employer as the forms keep it."""
    found: dict[str, Any] = {}
    direct = {"duties": "duties", "note": "salary_note", "education": "education"}
    found |= {column: answers[name] for name, column in direct.items() if name in answers}
    if "position" in answers:
        own = isinstance(answers["position"], dict)
        found["profession"] = None if own else answers["position"]
        found["group"] = answers.get("group") if own else group_of(answers["position"])
        found["title"] = answers["position"]["text"] if own else answers.get("heading")
    if "employment" in answers:
        found["employment"] = answers["employment"]
        found["day"] = date.fromisoformat(answers["day"]) if answers.get("day") else None
    if "venue" in answers:
        found |= _place(answers, host)
    if "salary" in answers:
        paid = answers["salary"]
        found["salary_from"], found["salary_to"] = (None, None) if paid == AGREED else (paid["from"], paid["to"])
    for name in ("rate", "experience"):
        if name in answers:
            found[name] = None if answers[name] is None else int(answers[name])
    if "schedule" in answers:
        own = isinstance(answers["schedule"], dict)
        found["schedule"] = None if own else answers["schedule"]
        found["schedule_note"] = answers["schedule"]["text"] if own else None
    if "terms" in answers:
        found |= {name: name in (answers["terms"] or ()) for name in ("remote", *CONDITIONS)}
    return found


def _place(answers: Answers, host: Mapping[str, Any]) -> dict[str, Any]:
    if answers["venue"] == ELSEWHERE:
        return {"unit_id": None, "municipality": answers["municipality"], "settlement": None}
    chosen = answers["venue"]
    branch = next((each for each in host["venues"] if each["unit"] == chosen["unit"]), None)
    of_host = branch is not None and chosen["name"].startswith(branch["name"])
    settlement = branch["settlement"] if branch is not None and of_host else chosen["name"][:80]
    return {"unit_id": chosen["unit"], "municipality": host["municipality"], "settlement": settlement}


def skills(answers: Answers, vacancy_id: int) -> list[VacancyCompetency] | None:
    """The competencies asked for; None when the answers say nothing of them."""
    if "must" not in answers:
        return None
    hard = answers.get("hard") or ()
    return [
        VacancyCompetency(vacancy_id=vacancy_id, competency=code, must=name == "must", hard_to_find=code in hard)
        for name in ("must", "nice")
        for code in answers.get(name) or ()
    ]


def valid_until(answers: Answers, now: datetime, zone: tzinfo) -> datetime:
    """The midnight after the last day it is shown; for an assignment after its day, at most sixty days ahead."""
    today = now.astimezone(zone).date()
    named = answers.get("day") or answers.get("until")
    last = date.fromisoformat(named) if named else today + USUAL
    return midnight(min(last, today + LONGEST) + timedelta(days=1), zone)


def answers_of(vacancy: Vacancy, asked: Iterable[VacancyCompetency], host: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that would make the vacancy again, as stored; with its day and its term."""
    competencies = sorted(asked, key=lambda each: each.competency)
    must = [each.competency for each in competencies if each.must]
    nice = [each.competency for each in competencies if not each.must]
    hard = [each.competency for each in competencies if each.hard_to_find]
    terms = [name for name in ("remote", *CONDITIONS) if getattr(vacancy, name)]
    salary = {"from": vacancy.salary_from, "to": vacancy.salary_to}
    found = {
        "host": dict(host),
        "position": vacancy.profession or {"text": vacancy.title},
        "group": None if vacancy.profession else vacancy.group,
        "employment": vacancy.employment,
        "day": vacancy.day.isoformat() if vacancy.day else None,
        **_venue(vacancy, host),
        "salary": salary if any(salary.values()) else AGREED,
        "must": must,
        "duties": vacancy.duties,
        "heading": vacancy.title if vacancy.profession else None,
        "nice": nice or None,
        "hard": hard or None,
        "rate": str(vacancy.rate) if vacancy.rate is not None else None,
        "schedule": vacancy.schedule or ({"text": vacancy.schedule_note} if vacancy.schedule_note else None),
        "education": vacancy.education,
        "experience": str(vacancy.experience) if vacancy.experience is not None else None,
        "terms": terms or None,
        "note": vacancy.salary_note,
    }
    known = {name: value for name, value in found.items() if value is not None}
    extras = ("duties", "heading", "nice", "hard", "rate", "schedule", "education", "experience", "terms", "note")
    return {**known, "more": [name for name in extras if name in known]}


def _venue(vacancy: Vacancy, host: Mapping[str, Any]) -> dict[str, Any]:
    if vacancy.municipality != host["municipality"]:
        return {"venue": ELSEWHERE, "municipality": vacancy.municipality}
    branch = next((each for each in host["venues"] if each["unit"] == vacancy.unit_id), None)
    if branch is None:
        return {}
    at_home = vacancy.settlement in {None, branch["settlement"]}
    name = ", ".join(part for part in (branch["name"], branch["settlement"]) if part) if at_home else vacancy.settlement
    return {"venue": {"unit": vacancy.unit_id, "name": name}}


__all__ = ["answers_of", "columns", "skills", "valid_until"]
