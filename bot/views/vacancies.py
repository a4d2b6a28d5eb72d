"""Pages of vacancies for their readers: lists with their filters, cards, what was found."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import tzinfo

from bot.dictionaries import CONDITIONS, EMPLOYMENT, PROFESSIONS
from bot.forms.fields.numbers import grouped
from bot.i18n import Html, Texts
from bot.lengths import clipped
from bot.services.vacancies import (
    FLAGS,
    SALARIES,
    WHERE,
    Filter,
    Listing,
    ResponseState,
    VacancyCard,
    VacancyVisit,
)
from bot.services.vacancy_terms import last_day
from bot.views import vacancy_words as words
from bot.views.buttons import To
from bot.views.event_words import capital, fitting, length, sentence
from bot.views.events import where_words
from bot.views.page import Button, Page, Row, button, column, pairs, turning
from bot.views.people import go
from bot.views.vacancy_buttons import (
    ResponseList,
    SaveFilter,
    VacancyAction,
    VacancyDesk,
    VacancyList,
    VacancyPress,
)

ON_BUTTON = 40  # characters of a title on a button
LONGEST_TEXT = 4000  # of a message Telegram takes 4096 characters
TOGGLES = tuple(name for name in FLAGS if name != "fits")
GROUPS = tuple(PROFESSIONS)


def narrowed_by(pressed: VacancyList | SaveFilter) -> Filter:
    """The filter a button carries; a position that no dictionary has any more narrows nothing."""
    flags = {name: bool(pressed.flags & 1 << bit) for bit, name in enumerate(FLAGS)}
    return Filter(
        where=WHERE[pressed.where] if 0 <= pressed.where < len(WHERE) else "all",
        group=GROUPS[pressed.group] if 0 <= pressed.group < len(GROUPS) else None,
        salary=SALARIES[pressed.salary] if 0 <= pressed.salary < len(SALARIES) else 0,
        employment=EMPLOYMENT[pressed.employment] if 0 <= pressed.employment < len(EMPLOYMENT) else None,
        **flags,
    )


def to_list(narrowed: Filter, *, page: int = 0, choose: str = "", vacancy: int = 0) -> VacancyList:
    """The button's data for a list, a choice or a card, with the filter to come back to."""
    return VacancyList(
        where=WHERE.index(narrowed.where),
        group=GROUPS.index(narrowed.group) if narrowed.group else -1,
        salary=SALARIES.index(narrowed.salary) if narrowed.salary in SALARIES else 0,
        employment=EMPLOYMENT.index(narrowed.employment) if narrowed.employment else -1,
        flags=sum(1 << bit for bit, name in enumerate(FLAGS) if getattr(narrowed, name)),
        page=page,
        choose=choose,
        vacancy=vacancy,
    )


def to_save(narrowed: Filter, alert: str = "") -> SaveFilter:
    """The button's data to be told of what is new in a list."""
    at = to_list(narrowed)
    return SaveFilter(
        where=at.where, group=at.group, salary=at.salary, employment=at.employment, flags=at.flags, alert=alert
    )


def press(texts: Texts, key: str, vacancy_id: int, action: VacancyAction) -> Button:
    return button(texts.plain(key), VacancyPress(vacancy=vacancy_id, action=action))


def filter_words(texts: Texts, narrowed: Filter, home: str | None) -> str:
    """What a list is narrowed to, after «:»."""
    parts = [texts.plain("vacancies-by-card")] if narrowed.fits else []
    parts += [] if narrowed.fits and narrowed.where == "all" else [where_words(texts, narrowed.where, home)]
    parts += [texts.plain(f"profession-group-{narrowed.group}").lower()] if narrowed.group else []
    parts += [texts.plain("field-salary-from", sum=grouped(narrowed.salary, texts))] if narrowed.salary else []
    parts += [texts.plain(f"employment-{narrowed.employment}").lower()] if narrowed.employment else []
    parts += [_flag(texts, name) for name in TOGGLES if getattr(narrowed, name)]
    return ", ".join(parts)


def _flag(texts: Texts, name: str) -> str:
    caption = texts.plain(f"vacancies-flag-{name}")
    return caption if caption.startswith("«") else caption[:1].lower() + caption[1:]


def listing(texts: Texts, shown: Listing, *, desk: int | None) -> Page:
    """A page of a list; an empty one offers the nearest that are not. `desk`: whose vacancies the reader holds."""
    narrowed = shown.narrowed
    what = filter_words(texts, narrowed, shown.home)
    head = texts("vacancies-list", count=shown.total, what=what) if shown.total else texts("vacancies-none", what=what)
    first = shown.page * 8 + 1
    lines = [line(texts, number, each) for number, each in enumerate(shown.cards, first)]
    rows: list[Row] = [
        (
            button(
                f"{number}. {clipped(words.title(texts, each), ON_BUTTON)}",
                to_list(narrowed, page=shown.page, vacancy=each.id),
            ),
        )
        for number, each in enumerate(shown.cards, first)
    ]
    rows += turning(texts, shown.page, shown.pages, lambda page: to_list(narrowed, page=page))
    rows += [(_widening(texts, narrowed, wider, total, shown.home),) for wider, total in shown.wider]
    if shown.has_card and (shown.total or not narrowed.fits):
        other = replace(narrowed, fits=not narrowed.fits)
        caption = "vacancies-all" if narrowed.fits else "vacancies-fitting"
        rows.append((button(texts.plain(caption), to_list(other)),))
    rows.append(
        (
            button(texts.plain("events-choose-where"), to_list(narrowed, choose="where")),
            button(texts.plain("vacancies-choose-group"), to_list(narrowed, choose="group")),
        )
    )
    rows.append(
        (
            button(texts.plain("events-choose-more", count=_rarer(narrowed)), to_list(narrowed, choose="more")),
            go(texts, "events-find", To.FIND_VACANCY),
        )
    )
    rows.append(
        (
            button(texts.plain("vacancies-save"), to_save(narrowed)),
            button(texts.plain("responses-mine"), ResponseList()),
        )
    )
    mine = button(texts.plain("vacancies-mine"), VacancyDesk(organisation=desk)) if desk else None
    needs = go(texts, "requirements-open", To.REQUIREMENTS) if shown.has_card or desk is not None else None
    rows += column(mine, needs, go(texts, "menu-open", To.MENU))
    return Page("\n\n".join([head, *lines]), rows)


def _rarer(narrowed: Filter) -> int:
    return narrowed.extras + bool(narrowed.salary)


def line(texts: Texts, number: int, each: VacancyCard) -> str:
    """A vacancy in the text of a list; why it fits stands last."""
    text = texts(
        "vacancies-line",
        number=str(number),
        title=clipped(words.title(texts, each), words.TITLE),
        employer=clipped(each.employer, words.EMPLOYER),
        place=words.place(texts, each.municipality),
        pay=capital(clipped(words.pay(texts, each.salary_from, each.salary_to, each.salary_note), words.PAY)),
    )
    day = texts("vacancies-line-day", day=texts.date_words(each.day)) if each.day is not None else ""
    why = words.fits(texts, each.match)
    reason = texts("verbatim", text=capital(sentence(why))) if why else ""
    return "\n".join(part for part in (f"{text} {day}".strip(), reason) if part)


def _widening(texts: Texts, narrowed: Filter, wider: Filter, count: int, home: str | None) -> Button:
    """«Показать: вся область (3)»."""
    if wider == replace(narrowed, where=wider.where):
        what = where_words(texts, wider.where, home)
    elif wider == replace(narrowed, salary=wider.salary):
        sum_ = texts.plain("field-salary-from", sum=grouped(wider.salary, texts))
        what = sum_ if wider.salary else texts.plain("vacancies-any-salary").lower()
    elif wider == replace(narrowed, group=None):
        what = texts.plain("vacancies-any-group").lower()
    elif wider == replace(narrowed, fits=False):
        what = texts.plain("vacancies-all").lower()
    elif wider == Filter():
        what = texts.plain("vacancies-everything")
    else:
        what = texts.plain("events-without-filters")
    return button(texts.plain("events-wider", what=what, count=count), to_list(wider))


def choosing_where(texts: Texts, narrowed: Filter, home: str | None, found: Sequence[tuple[str, int]]) -> Page:
    """Near first, then the municipalities in which somebody is looked for."""
    wide = ("mine", "near", "all") if home else ("all",)
    choices = [
        button(capital(where_words(texts, each, home)), to_list(replace(narrowed, where=each)))
        for each in wide
        if each != narrowed.where
    ]
    places = [
        button(
            texts.plain("directory-value", value=texts.plain(f"municipality-{slug}-short"), count=count),
            to_list(replace(narrowed, where=slug)),
        )
        for slug, count in found
        if slug in WHERE and slug not in {home, narrowed.where}
    ]
    rows = [*((each,) for each in choices), *pairs(places), (_back(texts, narrowed),)]
    return Page(texts("vacancies-which-where"), rows)


def choosing_code(texts: Texts, narrowed: Filter, dimension: str, found: Sequence[tuple[str, int]]) -> Page:
    """Which group of professions, or which kind of work; what there is, with counts."""
    prefix, then, codes = (
        ("profession-group", "", GROUPS) if dimension == "group" else ("employment", "more", EMPLOYMENT)
    )
    chosen = narrowed.group if dimension == "group" else narrowed.employment
    choices = [
        button(
            texts.plain("directory-value", value=texts.plain(f"{prefix}-{code}"), count=count),
            to_list(_with(narrowed, dimension, code), choose=then),
        )
        for code, count in found
        if code in codes and code != chosen
    ]
    anything = button(texts.plain(f"vacancies-any-{dimension}"), to_list(_with(narrowed, dimension, None), choose=then))
    back = button(texts.plain("form-back"), to_list(narrowed, choose=then))
    return Page(texts(f"vacancies-which-{dimension}"), column(*choices, anything if chosen else None, back))


def _with(narrowed: Filter, dimension: str, code: str | None) -> Filter:
    return replace(narrowed, group=code) if dimension == "group" else replace(narrowed, employment=code)


def choosing_salary(texts: Texts, narrowed: Filter) -> Page:
    choices = [
        button(
            texts.plain("field-salary-from", sum=grouped(each, texts)) if each else texts.plain("vacancies-any-salary"),
            to_list(replace(narrowed, salary=each), choose="more"),
        )
        for each in SALARIES
        if each != narrowed.salary
    ]
    return Page(
        texts("vacancies-which-salary"),
        [*pairs(choices), (button(texts.plain("form-back"), to_list(narrowed, choose="more")),)],
    )


def filters(texts: Texts, narrowed: Filter, home: str | None, total: int) -> Page:
    """The rarer filters: toggles, and two more choices."""
    toggles = [
        button(
            texts.plain(
                "field-many-on" if getattr(narrowed, name) else "field-many-off",
                caption=texts.plain(f"vacancies-flag-{name}"),
            ),
            to_list(_flipped(narrowed, name), choose="more"),
        )
        for name in TOGGLES
    ]
    pay = texts.plain("field-salary-from", sum=grouped(narrowed.salary, texts)) if narrowed.salary else ""
    kind = texts.plain(f"employment-{narrowed.employment}") if narrowed.employment else ""
    rows = column(
        *toggles,
        button(
            texts.plain("vacancies-by-salary", value=pay or texts.plain("vacancies-any-salary")),
            to_list(narrowed, choose="salary"),
        ),
        button(
            texts.plain("vacancies-by-employment", value=kind or texts.plain("vacancies-any-employment")),
            to_list(narrowed, choose="employment"),
        ),
        button(texts.plain("vacancies-show", count=total), to_list(narrowed)),
        button(texts.plain("directory-clear"), to_list(Filter(narrowed.where, narrowed.group, fits=narrowed.fits)))
        if _rarer(narrowed)
        else None,
    )
    return Page(texts("events-filters", what=filter_words(texts, narrowed, home)), rows)


def _flipped(narrowed: Filter, name: str) -> Filter:
    turned = {
        "housing": replace(narrowed, housing=not narrowed.housing),
        "zemsky": replace(narrowed, zemsky=not narrowed.zemsky),
        "remote": replace(narrowed, remote=not narrowed.remote),
        "students": replace(narrowed, students=not narrowed.students),
        "beginners": replace(narrowed, beginners=not narrowed.beginners),
    }
    return turned[name]


def _back(texts: Texts, narrowed: Filter) -> Button:
    return button(texts.plain("form-back"), to_list(narrowed))


def card(texts: Texts, visit: VacancyVisit, zone: tzinfo, *, back: VacancyList, knows_members: bool) -> Page:
    """A vacancy with everything there is to know, in whatever state it is."""
    shown = visit.card
    rows: list[Row] = []
    if visit.response not in {None, ResponseState.WITHDRAWN}:
        rows.append((press(texts, "response-own-open", shown.id, VacancyAction.OWN),))
    elif shown.live and shown.organisation_id is not None:
        rows.append((press(texts, "vacancy-respond", shown.id, VacancyAction.ASK_RESPOND),))
    if shown.source_url and shown.live:
        rows.append((Button(texts.plain("vacancy-source-open"), url=shown.source_url),))
    more = []
    if knows_members and shown.organisation_id is not None:
        more.append(press(texts, "vacancy-employer", shown.id, VacancyAction.EMPLOYER))
    if visit.holds:
        more.append(press(texts, "vacancy-manage", shown.id, VacancyAction.MANAGE))
    rows += pairs(more)
    rows.append((button(texts.plain("event-back"), back), go(texts, "menu-open", To.MENU)))
    return Page(description(texts, shown, zone, visit.response), rows)


def description(texts: Texts, shown: VacancyCard, zone: tzinfo, response: ResponseState | None = None) -> str:
    """The paragraphs of a card: the position and its state, the facts, what is offered, the duties last."""
    head = "\n".join(
        part
        for part in (
            texts("vacancy-head", title=words.title(texts, shown), employer=shown.employer),
            words.state(texts, shown),
            texts(f"response-line-{response}") if response is not None else "",
        )
        if part
    )
    offered = [texts.plain(f"condition-{name}") for name in CONDITIONS if getattr(shown, name)]
    until = texts.date_words(last_day(shown.valid_until, zone))
    facts = [
        ("pay", words.pay(texts, shown.salary_from, shown.salary_to, shown.salary_note)),
        ("where", words.where(texts, shown)),
        ("kind", words.kind(texts, shown)),
        ("must", _skills(texts, shown, must=True)),
        ("nice", _skills(texts, shown, must=False)),
        ("education", texts.plain(f"vacancy-education-{shown.education}") if shown.education else ""),
        ("experience", texts.plain(f"needed-experience-{shown.experience}") if shown.experience is not None else ""),
        ("terms", ", ".join(offered)),
        ("until", until if shown.live else ""),
        ("source", texts.plain(f"vacancy-source-{shown.source}") if shown.source else ""),
    ]
    lines = [texts(f"vacancy-fact-{name}", value=Html(texts("verbatim", text=value))) for name, value in facts if value]
    why = words.fits(texts, shown.match)
    paragraphs = [head, "\n".join(lines), texts("verbatim", text=sentence(why)) if why else ""]
    room = LONGEST_TEXT - sum(length(each) + 2 for each in paragraphs)
    paragraphs.append(texts("verbatim", text=fitting(shown.duties or "", room)) if shown.duties else "")
    return "\n\n".join(part for part in paragraphs if part)


def _skills(texts: Texts, shown: VacancyCard, *, must: bool) -> str:
    return ", ".join(texts.plain(f"competency-{each.code}") for each in shown.skills if each.must == must)


def found(texts: Texts, cards: Sequence[VacancyCard], total: int, back: Filter) -> Page:
    """What a search has found."""
    if not cards:
        return Page(
            texts("events-found-none"),
            column(
                go(texts, "directory-find-again", To.FIND_VACANCY),
                button(texts.plain("event-back"), to_list(back)),
                go(texts, "menu-open", To.MENU),
            ),
        )
    lines = [line(texts, number, each) for number, each in enumerate(cards, 1)]
    rows: list[Row] = [
        (
            button(
                f"{number}. {clipped(words.title(texts, each), ON_BUTTON)}",
                VacancyPress(vacancy=each.id, action=VacancyAction.OPEN),
            ),
        )
        for number, each in enumerate(cards, 1)
    ]
    rows.append((go(texts, "directory-find-again", To.FIND_VACANCY), button(texts.plain("event-back"), to_list(back))))
    rows.append((go(texts, "menu-open", To.MENU),))
    return Page("\n\n".join([texts("vacancies-found", total=total), *lines]), rows)
