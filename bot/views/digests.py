"""A digest as it is read: greeting, sections with numbered lines, a button for each number; and its day and hour."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from bot.forms.indicators import span_words
from bot.i18n import Texts
from bot.lengths import clipped
from bot.rhythms import HOURS
from bot.services.digest_extras import Change, Due
from bot.services.digest_plans import Timetable
from bot.services.digest_sources import EventLine
from bot.services.digests import Digest
from bot.services.events import EventCard, Registration
from bot.services.people import Frequency
from bot.services.survey_digest import Summary
from bot.services.surveys import SurveyLine
from bot.services.vacancies import VacancyCard
from bot.views import event_words, vacancy_words
from bot.views import surveys as survey_words
from bot.views.buttons import Setting, To
from bot.views.digest_buttons import AttentionAction, AttentionPress, DigestAction, DigestOpen, DigestPress, DigestTime
from bot.views.page import Button, Page, Row, button, column
from bot.views.people import go

IN_LINE = 120  # characters of a title
A_ROW = 5  # numbers in a row of buttons
TOPICS = {"changes": "surveys", "results": "surveys", "deadlines": ""}  # of sections that are no topics themselves

# What a line says of its item, by the source's name: plain words, escaped by the digest.
Line = Callable[[Texts, Any, tzinfo, str | None], str]


def event_line(texts: Texts, line: EventLine, zone: tzinfo, home: str | None) -> str:
    """«Среда, 2 декабря, 15:00 — мастер-класс «Народный костюм», 4 места»; the place is said where it is not home."""
    card = line.card
    if card.registration == Registration.BOT and line.free is not None:
        entry = texts.plain("digest-seats", count=line.free)
    elif card.price_from is None:
        entry = texts.plain("digest-free")
    else:
        entry = event_words.price(texts, card)
    place = ""
    if card.municipality is None:
        place = texts.plain("events-online")
    elif card.municipality != home:
        place = event_words.town(texts, card.municipality)
    return texts.plain(
        "digest-event",
        begins=event_words.capital(event_words.begins(texts, card, zone)),
        title=_named(texts, card),
        place=place or "none",
        entry=entry,
    )


def _named(texts: Texts, card: EventCard) -> str:
    """«мастер-класс «Народный костюм»», or the title alone where it says what it is or has quotes of its own."""
    title = clipped(card.title, IN_LINE)
    kind = texts.plain(f"event-kind-{card.kind}").lower()
    says_itself = kind.split()[0][:5] in title.lower()
    if card.kind == "other" or says_itself or "«" in title:
        return title
    return texts.plain("digest-named", kind=kind, title=title)


def vacancy_line(texts: Texts, card: VacancyCard, zone: tzinfo, home: str | None) -> str:
    """«Библиотекарь, Центральная библиотека, Вязьма, от 32 000 ₽ — подходит: 2 навыка из 3, ваш муниципалитет»."""
    town = event_words.town(texts, card.municipality) if card.municipality else ""
    remote = texts.plain("condition-remote").lower() if card.remote else ""
    pay = vacancy_words.pay(texts, card.salary_from, card.salary_to, None).lower()
    parts = (vacancy_words.title(texts, card), card.employer, town, remote, pay)
    said = ", ".join(clipped(part, IN_LINE) for part in parts if part)
    why = vacancy_words.fits(texts, card.match)
    return texts.plain("digest-vacancy", said=said, why=why) if why else said


def survey_line(texts: Texts, line: SurveyLine, zone: tzinfo, home: str | None) -> str:
    """««Чему вам хотелось бы научиться?» — 5 вопросов, около 2 минут, до 4 декабря в 18:00»."""
    return texts.plain(
        "digest-survey",
        title=clipped(survey_words.title(texts, line.titles), IN_LINE),
        effort=survey_words.effort(texts, line),
        until=survey_words.until(texts, line, zone),
    )


def change_line(texts: Texts, line: Change, zone: tzinfo, home: str | None) -> str:
    """«РДК «Днепровские зори», концертный зал: поставили новые кресла»."""
    return texts.plain("digest-change", place=change_place(line), text=clipped(line.text, IN_LINE))


def change_place(line: Change) -> str:
    return ", ".join(part for part in (line.whose, clipped(line.place, IN_LINE)) if part)


def result_line(texts: Texts, line: Summary, zone: tzinfo, home: str | None) -> str:
    """««Чему вам хотелось бы научиться?»: откроем курс по звуку и свету»."""
    title = clipped(survey_words.title(texts, line.titles), IN_LINE)
    return texts.plain("digest-result", title=title, done=clipped(line.done, IN_LINE))


def due_line(texts: Texts, line: Due, zone: tzinfo, home: str | None) -> str:
    """«РДК «Днепровские зори», 4-й квартал 2026 — до 20 января»."""
    return texts.plain(
        "digest-due",
        organisation=clipped(line.organisation, IN_LINE),
        span=span_words(line.span, texts),
        due=texts.date_words(line.due),
    )


def change(texts: Texts, shown: Change) -> Page:
    """All that was told of a change, opened from under a digest."""
    text = texts("digest-change-told", place=change_place(shown), text=shown.text)
    return Page(text, [(go(texts, "menu-open", To.MENU),)])


def result(texts: Texts, shown: Summary) -> Page:
    """All that was published of a survey, opened from under a digest."""
    text = texts(
        "digest-result-told",
        title=survey_words.title(texts, shown.titles),
        count=shown.answered,
        said=shown.said,
        done=shown.done,
    )
    return Page(text, [(go(texts, "menu-open", To.MENU),)])


LINES: Mapping[str, Line] = {
    "deadlines": due_line,
    "changes": change_line,
    "results": result_line,
    "events": event_line,
    "training": event_line,
    "vacancies": vacancy_line,
    "surveys": survey_line,
}


def digest(texts: Texts, params: Mapping[str, Any]) -> Page:
    """The message; its numbers go on through the sections."""
    shown: Digest = params["digest"]
    numbers = [
        button(str(number), DigestOpen(source=source, item=item_id))
        for number, (source, item_id) in enumerate(shown.items, 1)
    ]
    less = button(texts.plain("digest-less"), DigestPress(action=DigestAction.LESS))
    topics = ",".join(dict.fromkeys(TOPICS.get(source, source) for source, _ in shown.sections)).strip(",")
    why = button(texts.plain("digest-why"), AttentionPress(topic=topics, action=AttentionAction.WHY))
    return Page(f"{_greeting(texts, shown)}\n\n{body(texts, shown)}", [*_rows(numbers), (less,), (why,)])


def body(texts: Texts, shown: Digest) -> str:
    """The sections with their lines."""
    zone, number, parts = ZoneInfo(shown.timezone), 0, []
    for source, lines in shown.sections:
        part = [texts("digest-section", section=texts.plain(_heading(source)))]
        for _, line in lines:
            number += 1
            words = LINES[source](texts, line, zone, shown.municipality)
            part.append(texts("digest-line", number=str(number), line=words))
        parts.append("\n".join(part))
    return "\n\n".join(parts)


def _heading(source: str) -> str:
    return f"digest-section-{source}" if source in TOPICS else f"topic-{source}"


def _greeting(texts: Texts, shown: Digest) -> str:
    hour = shown.now.astimezone(ZoneInfo(shown.timezone)).hour
    part = "morning" if 4 <= hour < 12 else "day" if 12 <= hour < 18 else "evening"
    name = shown.name.split()[0] if shown.name else ""
    return texts(
        "digest-greeting",
        part=part,
        name=name or "none",
        frequency=str(shown.frequency),
        place=event_words.town(texts, shown.municipality) if shown.municipality else "none",
    )


def _rows(numbers: Sequence[Button]) -> list[Row]:
    """Numbers in even rows, at most five in one: they are narrow."""
    rows = -(-len(numbers) // A_ROW)
    width = -(-len(numbers) // rows) if rows else 1
    return [tuple(numbers[start : start + width]) for start in range(0, len(numbers), width)]


def preview(texts: Texts, shown: Digest | None, timetable: Timetable | None, zone: tzinfo) -> Page:
    """The next digest as it would be now; an empty one says when there will be one."""
    back = (go(texts, "form-back", To.SETTINGS),)
    if shown is None or timetable is None:
        return Page(texts("digest-none"), [(go(texts, "menu-settings", To.SETTINGS),)])
    if not shown.sections:
        ways = column(
            go(texts, "menu-events", To.EVENTS), button(texts.plain("settings-topics"), Setting(name="topics"))
        )
        return Page(texts("digest-empty"), [*ways, back])
    page = digest(texts, {"digest": shown})
    when = texts("digest-preview", when=moment(texts, timetable.next_at, zone, shown.now))
    return Page(f"{when}\n\n{page.text}", [*page.rows, back])


def moment(texts: Texts, at: datetime, zone: tzinfo, now: datetime) -> str:
    """«понедельник, 30 ноября, 9:00»."""
    local = at.astimezone(zone)
    day = texts.day(local.date(), now.astimezone(zone).date())
    return texts.plain("event-begins", day=day, time=f"{local.hour}:{local.minute:02}")


def less(texts: Texts, frequency: Frequency, *, paused: bool) -> Page:
    """Every way to have fewer or other digests, from under one of them."""
    now = texts.plain(f"settings-frequency-{frequency}")
    rarer = {Frequency.DAILY: Frequency.WEEKLY, Frequency.WEEKLY: Frequency.MONTHLY}.get(frequency)
    fewer = (
        button(
            texts.plain("digest-rarer", frequency=texts.plain(f"settings-frequency-{rarer}")),
            Setting(name="frequency", value=rarer.value),
        )
        if rarer
        else None
    )
    ways = column(
        fewer,
        button(texts.plain("digest-other-topics"), Setting(name="topics")),
        button(texts.plain("digest-when"), DigestPress(action=DigestAction.WHEN)),
        None if paused else button(texts.plain("settings-pause"), Setting(name="pause", value="on")),
        button(texts.plain("digest-never"), Setting(name="frequency", value=Frequency.NEVER.value)),
        go(texts, "menu-settings", To.SETTINGS),
    )
    return Page(texts("digest-less-question", frequency=now), ways)


def choose_time(texts: Texts, timetable: Timetable, zone: tzinfo, now: datetime) -> Page:
    """The day of the week, for what does not come daily, and the hour."""
    rhythm = timetable.rhythm
    rows: list[Row] = []
    if rhythm.frequency != Frequency.DAILY:
        days = [_day(texts, number, ticked=number == rhythm.weekday) for number in range(7)]
        rows += [tuple(days[start : start + 2]) for start in range(0, 7, 2)]
    hours = [_hour(texts, hour, ticked=hour == rhythm.hour) for hour in HOURS]
    rows += [tuple(hours[start : start + A_ROW]) for start in range(0, len(hours), A_ROW)]
    text = texts(
        "digest-when-question",
        frequency=rhythm.frequency,
        next=moment(texts, timetable.next_at, zone, now),
    )
    return Page(text, [*rows, (go(texts, "form-back", To.SETTINGS),)])


def _day(texts: Texts, number: int, *, ticked: bool) -> Button:
    caption = texts.plain(f"digest-day-{number}")
    return button(texts.plain("field-many-on", caption=caption) if ticked else caption, DigestTime(weekday=number))


def _hour(texts: Texts, hour: int, *, ticked: bool) -> Button:
    caption = f"{hour}:00"
    return button(texts.plain("field-many-on", caption=caption) if ticked else caption, DigestTime(hour=hour))


def settings_rows(texts: Texts, timetable: Timetable | None) -> list[Row]:
    """The rows of the settings that are about digests."""
    if timetable is None:
        return []
    when = button(texts.plain("digest-when"), DigestPress(action=DigestAction.WHEN))
    show = button(texts.plain("digest-show-now"), DigestPress(action=DigestAction.PREVIEW))
    return [(when, show)]
