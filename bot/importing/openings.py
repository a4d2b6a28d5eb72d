"""Vacancies as «Работа России» publishes them: JSON of its open data. Contact persons, telephones and mail are not
read. Field names: opendata.trudvsem.ru/api/v1/vacancies."""

import json
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

from bot.errors import DomainError
from bot.importing.vacancies import Row

MOST: Final = 5000
REGION: Final = "67"  # Smolensk oblast
DEEPEST: Final = 60  # brackets within brackets


def listed(data: str) -> list[tuple[int, Row | DomainError]]:
    """The vacancies of a file, numbered from 1 as they stand there; a refusal in place of what is none of ours.

    Raises DomainError for a file of another shape.
    """
    try:
        everything = json.loads(data) if _shallow(data) else None
    except (ValueError, RecursionError) as error:
        raise DomainError("import-not-json") from error
    found = _vacancies(everything)
    if found is None:
        raise DomainError("import-not-ours")
    if not found:
        raise DomainError("import-empty")
    if len(found) > MOST:
        raise DomainError("import-many", most=MOST)
    return [(number, _row(each)) for number, each in enumerate(found, 1)]


def _shallow(data: str) -> bool:
    """Whether brackets are not nested so deep that reading them would end the process."""
    depth = 0
    for sign in data:
        if sign in "[{":
            depth += 1
            if depth > DEEPEST:
                return False
        elif sign in "]}":
            depth -= 1
    return True


def _vacancies(everything: Any) -> list[Any] | None:
    """The list of vacancies: the whole answer of the service, its `results`, or the bare list."""
    for step in ("results", "vacancies"):
        if isinstance(everything, dict) and step in everything:
            everything = everything[step]
    if not isinstance(everything, list):
        return None
    bare = [each.get("vacancy", each) if isinstance(each, dict) else each for each in everything]
    known = any(isinstance(each, dict) and "job-name" in each for each in bare)
    return bare if known or not bare else None


def _row(each: Any) -> Row | DomainError:
    if not isinstance(each, dict) or "job-name" not in each:
        return DomainError("import-not-vacancy")
    region = _text(each, "region", "region_code")
    if region and not region.startswith(REGION):
        return DomainError("import-region", region=_text(each, "region", "name")[:60] or region[:2])
    address = _address(each.get("addresses"))
    row = {
        "id": _text(each, "id"),
        "position": _text(each, "job-name"),
        "employer": _text(each, "company", "name"),
        "inn": _text(each, "company", "inn"),
        "place": address,
        "settlement": address,
        "salary-from": _money(each.get("salary_min")),
        "salary-to": _money(each.get("salary_max")),
        "employment": _text(each, "employment"),
        "schedule": _text(each, "schedule"),
        "education": _text(each, "requirement", "education"),
        "experience": _text(each, "requirement", "experience"),
        "duties": _text(each, "duty"),
        "skills": " ".join((_text(each, "requirement", "qualification"), _text(each, "duty"))),
        "link": _text(each, "vac_url"),
    }
    return {name: value for name, value in row.items() if value.strip()}


def _address(addresses: Any) -> str:
    listed = addresses.get("address") if isinstance(addresses, dict) else addresses
    first = listed[0] if isinstance(listed, list) and listed else listed
    return _text(first, "location") if isinstance(first, Mapping) else ""


def _text(holder: Any, *path: str) -> str:
    for step in path:
        holder = holder.get(step) if isinstance(holder, dict) else None
    if isinstance(holder, bool) or not isinstance(holder, str | int | float):
        return ""
    return "".join(sign for sign in str(holder) if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs"})


def _money(value: Any) -> str:
    """A salary as the sheets write it; 0 is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return ""
    return str(value) if isinstance(value, str) else f"{value:.0f}" if abs(value) < 10**12 else "-"
