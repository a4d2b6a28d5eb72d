"""A row of a file as a vacancy: what it says in our words, or why it cannot be taken."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import blake2b
from typing import Final

from bot.competencies import find_competencies
from bot.dictionaries import PROFESSIONS, group_of
from bot.errors import DomainError
from bot.importing.texts import clipped, plain, reaches, without_contacts
from bot.place_names import find_municipality
from bot.positions import find_profession
from bot.search_text import fold

HIGHEST_SALARY: Final = 1_000_000
MOST_SKILLS: Final = 5
LONGEST: Final = timedelta(days=60)  # ahead, that a vacancy is shown without being looked at again
INNS: Final = (10, 12)

Row = Mapping[str, str]  # by the names of FIELDS; what is not said is not there

FIELDS: Final = (
    "id",
    "position",
    "employer",
    "inn",
    "place",
    "settlement",
    "salary-from",
    "salary-to",
    "employment",
    "schedule",
    "rate",
    "education",
    "experience",
    "duties",
    "skills",
    "housing",
    "zemsky",
    "until",
    "link",
)

# Words by which a code is known, the first that fits; the rest of the caption stays where there is room for it.
EMPLOYMENT: Final = (
    ("internship", ("стажир", "практик", "intern")),
    ("volunteer", ("волонт", "volunt")),
    ("temporary", ("времен", "сезон", "tempor")),
    ("part_time", ("частич", "совмест", "неполн", "part")),
    ("contract", ("договор", "гпх", "contract")),
    ("permanent", ("полн", "постоян", "full", "perman")),
)
SCHEDULES: Final = (
    ("shifts", ("смен", "вахт", "shift")),
    ("flexible", ("гибк", "ненорм", "скольз", "flex")),
    ("part_day", ("неполн", "part")),
    ("lessons", ("расписан", "lesson", "timetable")),
    ("by_request", ("заявк", "request")),
    ("full_day", ("полн", "пятиднев", "full")),
)
EDUCATION: Final = (
    ("student", ("студент", "student")),
    ("no", ("без требован", "без спец", "не треб", "не имеет", "общее", "любое", "none")),
    ("spo", ("среднее проф", "спо", "средне-спец", "среднее спец", "начальное проф", "vocation")),
    ("higher", ("высш", "бакалавр", "магистр", "higher")),
)
YES: Final = ("да", "есть", "yes", "true", "1", "+", "предоставля")
_DIGITS = re.compile(r"\d+")
_MONEY = re.compile(r"-?\d[\d\s\u00a0.,']*")
_LINK = re.compile(r"https?://[^\s<>\"]{3,290}")
_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


@dataclass(frozen=True, slots=True)
class Found:
    """A vacancy to be. `source_id` is its number there, or made of what it says when it has none. Salaries are whole
    roubles, `rate` percent, `experience` whole years; `until` is the last day it is shown."""

    source: str
    source_id: str
    position: str
    profession: str | None
    group: str | None
    employer: str
    inn: str | None
    municipality: str
    settlement: str | None
    salary_from: int | None
    salary_to: int | None
    employment: str
    schedule: str | None
    rate: int | None
    education: str | None
    experience: int | None
    duties: str | None
    skills: tuple[str, ...]
    housing: bool
    zemsky: bool
    until: str | None
    link: str | None


def found(source: str, row: Row, today: date) -> Found:
    """What a row says. Raises DomainError with what is wrong in it."""
    position = _short(row, "position", 120)
    employer = _short(row, "employer", 250)
    municipality = _municipality(row.get("place", ""))
    low, high = _money(row.get("salary-from", "")), _money(row.get("salary-to", ""))
    if low and high and low > high:
        raise DomainError("import-salary-order", low=low, high=high)
    until = _until(row.get("until", ""), today)
    profession = find_profession(position)
    duties = clipped(without_contacts(row.get("duties", "")), 1000) or None
    settlement = clipped(plain(row.get("settlement", "")), 80) or None
    link = _LINK.search(row.get("link", ""))
    return Found(
        source=source,
        source_id=_source_id(row, position, employer, municipality, settlement),
        position=position,
        profession=profession,
        group=group_of(profession) if profession else _group(position),
        employer=employer,
        inn=_inn(row.get("inn", "")),
        municipality=municipality,
        settlement=None if settlement and reaches(settlement) else settlement,
        salary_from=low,
        salary_to=high,
        employment=_code(row.get("employment", ""), EMPLOYMENT) or "permanent",
        schedule=_code(row.get("schedule", ""), SCHEDULES),
        rate=_rate(row.get("rate", "")),
        education=_code(row.get("education", ""), EDUCATION),
        experience=_years(row.get("experience", "")),
        duties=duties,
        skills=find_competencies(" ".join((position, row.get("skills", ""))))[:MOST_SKILLS],
        housing=_yes(row.get("housing", "")),
        zemsky=_yes(row.get("zemsky", "")),
        until=until.isoformat() if until else None,
        link=link[0] if link else None,
    )


def _short(row: Row, name: str, longest: int) -> str:
    """A line that has to be there. Raises DomainError."""
    line = clipped(" ".join(plain(row.get(name, "")).split()), longest)
    if len(line) < 2:
        raise DomainError(f"import-no-{name}")
    if reaches(line):
        raise DomainError("import-contact")
    return line


def _municipality(text: str) -> str:
    """The municipality of our region that an address names, the first of its parts that names one. Raises
    DomainError."""
    if not text.strip():
        raise DomainError("import-no-place")
    for part in (text, *re.split(r"[,;\n]", text)):
        places = find_municipality(part)
        if len(places) == 1:
            return places[0].slug
    raise DomainError("import-place-unknown", place=clipped(" ".join(text.split()), 60))


def _money(text: str) -> int | None:
    """Roubles; nothing and 0 are «не указано». Raises DomainError."""
    if not text.strip():
        return None
    match = _MONEY.search(text)
    digits = re.sub(r"[\s\u00a0']", "", match[0]).rstrip(".,") if match else ""
    digits = re.sub(r"[.,]", "", re.sub(r"[.,]\d{1,2}$", "", digits))  # without kopecks
    if not digits.isdecimal() or len(digits) > 9 or int(digits) > HIGHEST_SALARY:
        raise DomainError("import-salary", text=clipped(" ".join(text.split()), 30))
    return int(digits) or None


def _until(text: str, today: date) -> date | None:
    """The last day, at most `LONGEST` ahead. Raises DomainError for one that is over or no day."""
    if not text.strip():
        return None
    match = _DAY.search(text)
    try:
        day = (
            date(int(match[3]), int(match[2]), int(match[1])) if match else datetime.fromisoformat(text.strip()).date()
        )
    except ValueError as error:
        raise DomainError("import-day", text=clipped(" ".join(text.split()), 30)) from error
    if day < today:
        raise DomainError("import-over", day=day.isoformat())
    return min(day, today + LONGEST)


def _source_id(row: Row, *says: str | None) -> str:
    number = " ".join(row.get("id", "").split())[:100]
    if number:
        return number
    words = "\n".join(fold(each or "") for each in says)
    return f"~{blake2b(words.encode(), digest_size=12).hexdigest()}"


def _code(text: str, known: tuple[tuple[str, tuple[str, ...]], ...]) -> str | None:
    folded = fold(text)
    return next((code for code, words in known if any(word in folded for word in words)), None) if folded else None


def _group(position: str) -> str | None:
    """The group whose code or caption stands there; a position nobody knows has none."""
    folded = fold(position)
    return folded if folded in PROFESSIONS else None


def _inn(text: str) -> str | None:
    digits = "".join(_DIGITS.findall(text))
    return digits if len(digits) in INNS else None


def _years(text: str) -> int | None:
    folded = fold(text)
    if not folded:
        return None
    if "без" in folded or "не треб" in folded:
        return 0
    number = _DIGITS.search(folded)
    return min(int(number[0][:3]), 40) if number else None


def _rate(text: str) -> int | None:
    """«0,75», «0.75 ставки» or «75 %» as percent; nothing for what is no part of a post."""
    match = re.search(r"\d{1,3}(?:[.,]\d{1,3})?", text)
    if not match:
        return None
    number = float(match[0].replace(",", "."))
    percent = round(number * 100 if number <= 2 else number)
    return percent if 5 <= percent <= 200 else None


def _yes(text: str) -> bool:
    return fold(text).startswith(YES)
