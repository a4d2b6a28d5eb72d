"""Pages of the table of gaps, a competency at a time on a phone, and its workbook."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, tzinfo
from typing import Any

from bot.competencies import ALL, group_of
from bot.dictionaries import MUNICIPALITIES
from bot.errors import Gone
from bot.i18n import Html, Texts
from bot.services.gaps import TOLD, Balance, Gap
from bot.services.requirements import Brief, Narrowed
from bot.spreadsheet import Cell, Sheet, Spreadsheet
from bot.views.buttons import To
from bot.views.exports import DATE_FORMATS
from bot.views.page import Attachment, Button, Page, Row, button, column, turning
from bot.views.people import go
from bot.views.requirement_buttons import GapPage, GapSheet
from bot.views.requirements import title_of, to_list
from bot.views.survey_results import number as decimal

PER_PAGE = 6
MOST_PLACES = 27
PLACES = tuple(each.slug for each in MUNICIPALITIES)
Params = Mapping[str, Any]

# Columns and their widths in characters; the header of each is the text `gap-sheet-{column}`.
GAPS = {
    "competency": 36,
    "group": 26,
    "missing": 12,
    "has": 12,
    "employers": 14,
    "municipalities": 16,
    "cards": 12,
    "votes": 12,
    "vacancies": 12,
    "hard": 14,
    "asked": 14,
    "importance": 12,
    "level": 12,
    "gap": 12,
    "reach": 12,
    "score": 12,
    "signal": 12,
}
BALANCES = {"competency": 36, "place": 34, "missing": 12, "has": 12, "lack": 12}
CARDS = {
    "number": 8,
    "title": 50,
    "state": 24,
    "employer": 34,
    "place": 34,
    "importance": 20,
    "people": 12,
    "help": 24,
    "by": 14,
    "votes": 12,
    "against": 14,
    "comment": 50,
    "sent": 34,
    "decision": 50,
    "created": 18,
}


def place_of(pressed: GapPage) -> str | None:
    return PLACES[pressed.place] if 0 <= pressed.place < len(PLACES) else None


def skill_of(pressed: GapPage) -> str:
    """Raises Gone for a button of a competency that is not in the dictionary any more."""
    if not 0 <= pressed.skill < len(ALL):
        raise Gone
    return ALL[pressed.skill]


def to_page(place: str | None = None, *, page: int = 0, skill: str = "", choose: bool = False) -> GapPage:
    return GapPage(
        place=PLACES.index(place) if place else -1,
        skill=ALL.index(skill) if skill else -1,
        page=page,
        choose=choose,
    )


def table(texts: Texts, lines: Sequence[Gap], place: str | None, page: int) -> Page:
    """A page of the table, the strongest signal first."""
    pages = max(1, -(-len(lines) // PER_PAGE))
    page = min(max(page, 0), pages - 1)
    shown = list(enumerate(lines, 1))[page * PER_PAGE : (page + 1) * PER_PAGE]
    where = texts.plain(f"municipality-{place}") if place else texts.plain("gaps-region")
    body = "\n\n".join(f"{number}. {_line(texts, each)}" for number, each in shown)
    rows: list[Row] = [
        (_entry(texts, number, each.competency, to_page(place, page=page, skill=each.competency)),)
        for number, each in shown
    ]
    rows += turning(texts, page, pages, lambda number: to_page(place, page=number))
    rows += column(
        button(texts.plain("gaps-where"), to_page(place, choose=True)),
        button(texts.plain("directory-whole-region"), to_page()) if place else None,
        button(texts.plain("gaps-sheet"), GapSheet()) if lines else None,
        go(texts, "requirements-open", To.REQUIREMENTS),
    )
    text = texts("gaps", where=where, lines=Html(body)) if lines else texts("gaps-none", where=where)
    return Page(text, rows)


def _entry(texts: Texts, number: int, competency: str, to: GapPage) -> Button:
    return button(texts.plain("gaps-entry", number=str(number), title=texts.plain(f"competency-{competency}")), to)


def _line(texts: Texts, each: Gap) -> str:
    facts = {name: getattr(each, name) for name in TOLD}
    return _facts(texts, facts, "gaps-line-signal" if each.signal else "gaps-line")


def _facts(texts: Texts, each: Mapping[str, Any], key: str = "gaps-line") -> str:
    title = texts.plain(f"competency-{each['competency']}")
    counts = {name: each[name] for name in ("missing", "has", "employers")}
    parts = [texts(key, title=title, **counts)]
    parts += [texts("gaps-line-votes", votes=each["votes"])] if each["votes"] else []
    parts += [texts("gaps-line-gap", gap=round(each["gap"]))] if each["gap"] is not None else []
    return " ".join(parts)


def where(texts: Texts) -> Page:
    """Which municipality's table to look at."""
    choices = [button(texts.plain(f"municipality-{slug}-short"), to_page(slug)) for slug in PLACES]
    return Page(
        texts("gaps-choose"),
        [*((each,) for each in choices), (button(texts.plain("form-back"), to_page()),)],
    )


def one(texts: Texts, skill: str, line: Gap | None, places: Sequence[Balance], back: GapPage) -> Page:
    """One competency: its figures, and where it is missing and there."""
    title = texts.plain(f"competency-{skill}")
    to_back = button(texts.plain("form-back"), to_page(place_of(back), page=back.page))
    if line is None:
        return Page(texts("gaps-gone", title=title), column(to_back))
    figures = texts(
        "gaps-figures",
        missing=line.missing,
        has=line.has,
        employers=line.employers,
        municipalities=line.municipalities,
        cards=line.cards,
        votes=line.votes,
        vacancies=line.vacancies,
        hard=line.hard,
        reach=round(line.reach),
        score=round(line.score),
    )
    gap = ""
    if line.level is not None and line.gap is not None:
        need, have = (decimal(each, texts) for each in (line.level.need, line.level.have))
        gap = texts("gaps-marks", need=need, have=have, gap=round(line.gap), employers=line.level.employers)
    body = "\n".join(
        texts(
            "gaps-place",
            place=texts.plain(f"municipality-{each.place}-short") if each.place else texts.plain("gaps-nowhere"),
            missing=each.missing,
            has=each.has,
        )
        for each in places[:MOST_PLACES]
    )
    text = "\n".join(part for part in (figures, gap) if part)
    return Page(
        texts("gaps-one", title=title, figures=Html(text), places=Html(body)),
        column(
            button(texts.plain("gaps-cards"), to_list(Narrowed(competency=skill))) if line.cards else None,
            to_back,
        ),
    )


def raised(texts: Texts, params: Params) -> Page:
    """Competencies have become signals, for coordinators; of many the strongest are named."""
    each, *others = found = params["raised"]
    if not others:
        facts = {name: each[name] for name in ("employers", "municipalities", "votes", "missing", "has")}
        return Page(
            texts("signal-raised", title=texts.plain(f"competency-{each['competency']}"), **facts),
            column(
                button(texts.plain("gaps-look"), to_page(skill=each["competency"])),
                button(texts.plain("gaps-cards"), to_list(Narrowed(competency=each["competency"]))),
            ),
        )
    shown = list(enumerate(found[:PER_PAGE], 1))
    lines = "\n\n".join(f"{number}. {_facts(texts, each)}" for number, each in shown)
    return Page(
        texts("signals-raised", count=len(found), lines=Html(lines)),
        column(
            *(_entry(texts, number, each["competency"], to_page(skill=each["competency"])) for number, each in shown),
            button(texts.plain("gaps-open"), to_page()),
        ),
    )


class GapBook(Spreadsheet):
    """The workbook. Making it and writing into it take their time: in a thread."""

    def __init__(self, texts: Texts, zone: tzinfo) -> None:
        super().__init__(DATE_FORMATS[texts.language], zone)
        self._texts = texts

    def gaps(self, lines: Sequence[Gap]) -> None:
        texts = self._texts
        self._sheet("gaps", GAPS).write(
            (
                texts.plain(f"competency-{each.competency}"),
                texts.plain(f"competency-group-{group_of(each.competency)}"),
                each.missing,
                each.has,
                each.employers,
                each.municipalities,
                each.cards,
                each.votes,
                each.vacancies,
                each.hard,
                None if each.level is None else each.level.employers,
                None if each.level is None else round(each.level.need, 2),
                None if each.level is None else round(each.level.have, 2),
                None if each.gap is None else round(each.gap, 1),
                round(each.reach),
                round(each.score),
                texts.plain("form-yes" if each.signal else "form-no"),
            )
            for each in lines
        )

    def places(self, lines: Sequence[tuple[str, Balance]]) -> None:
        texts = self._texts
        self._sheet("places", BALANCES).write(
            (
                texts.plain(f"competency-{competency}"),
                texts.plain(f"municipality-{each.place}") if each.place else texts.plain("gaps-nowhere"),
                each.missing,
                each.has,
                max(0, each.missing - each.has),
            )
            for competency, each in lines
        )

    def cards(self, lines: Sequence[Brief]) -> None:
        self._sheet("cards", CARDS).write(self._card(each) for each in lines)

    def _card(self, each: Brief) -> tuple[Cell, ...]:
        texts = self._texts
        return (
            each.line.id,
            title_of(texts, each.line),
            texts.plain(f"requirement-state-{each.state}"),
            each.employer or texts.plain("requirement-nameless"),
            texts.plain(f"municipality-{each.place}") if each.place else None,
            texts.plain(f"importance-{each.importance}"),
            each.people,
            texts.plain(f"help-with-{each.help}"),
            texts.date_words(each.wanted_by),
            each.line.votes,
            each.against,
            each.comment,
            each.sent_to,
            each.decision,
            each.created_at,
        )

    def _sheet(self, name: str, columns: dict[str, int]) -> Sheet:
        headers = [(self._texts.plain(f"gap-sheet-{column}"), width) for column, width in columns.items()]
        return self.sheet(self._texts.plain(f"gap-sheets-{name}"), headers)


def opener(texts: Texts, zone: tzinfo) -> Callable[[], GapBook]:
    return lambda: GapBook(texts, zone)


def file(texts: Texts, content: bytes, today: date) -> Attachment:
    return Attachment(f"gaps-{today:%Y-%m-%d}.xlsx", content, texts("gaps-caption", day=texts.date_words(today)))
