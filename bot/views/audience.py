"""Pages for putting an audience together, and audiences in words."""

from collections.abc import Mapping, Sequence

from bot.audience import (
    ANSWERS,
    KINDS,
    NOBODY,
    PRESETS,
    REPORTS,
    SAID,
    All,
    Formula,
    Is,
    Leaf,
    Not,
    Some,
    Value,
    chosen,
)
from bot.dictionaries import MUNICIPALITIES, PROFESSIONS, SPHERES, TOPICS
from bot.i18n import Html, Texts
from bot.services.segments import Build, Choice, Count, Member, Saved
from bot.views.announcement_buttons import AnnouncementAction, AnnouncementPress, AudienceAction, AudiencePress
from bot.views.moderation import cut
from bot.views.page import Button, Page, Row, button, column, pairs

Names = Mapping[tuple[str, int], str]

LEAVES = tuple(Leaf)
PER_PAGE = 12
CAPTION = 40
MOST_WORDS = 1500  # characters of a formula in words

JOINED = ("<30", "<365", ">365")
SEEN = ("<7", "<30", ">180")
VALUES: dict[Leaf, tuple[str, ...]] = {
    Leaf.KIND: KINDS,
    Leaf.PLACE: tuple(place.slug for place in MUNICIPALITIES),
    Leaf.SPHERE: SPHERES,
    Leaf.PROFESSION: tuple(PROFESSIONS),
    Leaf.JOINED: JOINED,
    Leaf.SEEN: SEEN,
    Leaf.TOPIC: TOPICS,
    Leaf.LATE: REPORTS,
}


def press(
    announcement: int,
    action: AudienceAction,
    leaf: int = 0,
    value: str = "",
    *,
    without: bool = False,
    page: int = 0,
) -> AudiencePress:
    return AudiencePress(announcement=announcement, action=action, leaf=leaf, value=value, without=without, page=page)


def to_card(texts: Texts, announcement: int, key: str = "form-back") -> Button:
    return button(texts.plain(key), AnnouncementPress(announcement=announcement, action=AnnouncementAction.OPEN))


def choose(texts: Texts, announcement: int, saved: Sequence[Saved], *, chosen_already: bool) -> Page:
    """«Кому?»"""
    presets = [
        button(texts.plain(f"audience-preset-{name}"), press(announcement, AudienceAction.PRESET, value=name))
        for name in PRESETS
    ]
    kept = [
        button(cut(f"«{each.name}»", CAPTION), press(announcement, AudienceAction.SAVED, value=str(each.id)))
        for each in saved[:8]
    ]
    build = button(texts.plain("audience-build"), press(announcement, AudienceAction.BUILD))
    groups = button(
        texts.plain("audience-groups"), AnnouncementPress(announcement=announcement, action=AnnouncementAction.GROUPS)
    )
    rows = [(presets[0],), *pairs(presets[1:]), *[(each,) for each in kept], (build,), (groups,)]
    rows.append((to_card(texts, announcement, "form-back" if chosen_already else "announcement-later"),))
    return Page(texts("audience-whom"), rows)


def building(texts: Texts, shown: Build) -> Page:
    """The audience so far with its count, and what it can be narrowed by."""
    leaves = [
        button(
            texts.plain(f"audience-leaf-{leaf}"),
            press(shown.announcement, AudienceAction.LEAF, number),
        )
        for number, leaf in enumerate(LEAVES)
    ]
    rows: list[Row] = [
        *pairs(leaves),
        (button(texts.plain("audience-sample"), press(shown.announcement, AudienceAction.SAMPLE)),),
        (
            button(texts.plain("audience-save"), press(shown.announcement, AudienceAction.SAVE)),
            button(texts.plain("audience-clear"), press(shown.announcement, AudienceAction.CLEAR)),
        ),
        (to_card(texts, shown.announcement, "audience-ready"),),
    ]
    return Page(
        f"{texts('audience-built', words=words(texts, shown.formula, shown.names))}\n\n{count(texts, shown.count)}",
        rows,
    )


def count(texts: Texts, counted: Count) -> str:
    """«1 284 человека, около 1 минуты», and who is left out."""
    lines = [texts("audience-count", count=counted.ready, time=Html(duration(texts, counted.seconds)))]
    if counted.left_out:
        lines.append(left_out(texts, counted.left_out))
    return "\n".join(lines)


def left_out(texts: Texts, numbers: Mapping[str, int]) -> str:
    """«Пропустим 17: 12 без согласия на рассылки, 3 на паузе»."""
    each = [texts.plain(f"audience-without-{reason}", count=number) for reason, number in sorted(numbers.items())]
    return texts("audience-left-out", count=sum(numbers.values()), reasons=", ".join(each))


def duration(texts: Texts, seconds: int) -> str:
    if seconds < 60:
        return texts.plain("duration-seconds", count=max(1, seconds))
    if seconds < 3600:
        return texts.plain("duration-minutes", count=round(seconds / 60))
    return texts.plain("duration-hours", count=round(seconds / 3600))


def leaf_values(texts: Texts, shown: Build, leaf: Leaf, *, without: bool, page: int) -> Page:
    """The values of a leaf as toggles."""
    options = [(value, value_words(texts, leaf, value, shown.names)) for value in VALUES[leaf]]
    return _toggles(texts, shown, leaf, options, without=without, page=page, more=(page + 1) * PER_PAGE < len(options))


def leaf_choices(
    texts: Texts, shown: Build, leaf: Leaf, choices: Sequence[Choice], *, without: bool, page: int, more: bool
) -> Page:
    """Organisations, surveys or events as toggles, a page of them."""
    options: list[tuple[Value, str]] = []
    for each in choices:
        if leaf == Leaf.ORGANISATION:
            options.append((each.id, each.name))
            continue
        if leaf == Leaf.SURVEY:
            options += [
                (f"{said}:{each.id}", f"{texts.plain(f'audience-survey-{said}')}: {cut(each.name, 40)}")
                for said in SAID
            ]
            continue
        day = texts.plain("audience-event", title=cut(each.name, 28), date=_day(texts, each))
        options += [(f"{answer}:{each.id}", f"{texts.plain(f'audience-answer-{answer}')}: {day}") for answer in ANSWERS]
    return _toggles(texts, shown, leaf, options, without=without, page=page, more=more, whole=True)


def _day(texts: Texts, choice: Choice) -> str:
    return texts.date_words(choice.at.date()) if choice.at else ""


def _toggles(
    texts: Texts,
    shown: Build,
    leaf: Leaf,
    options: Sequence[tuple[Value, str]],
    *,
    without: bool,
    page: int,
    more: bool,
    whole: bool = False,
) -> Page:
    number = LEAVES.index(leaf)
    ticked = chosen(shown.formula, leaf, without=without)
    visible = options if whole else options[page * PER_PAGE : (page + 1) * PER_PAGE]

    def to(action: AudienceAction, value: str = "", *, turned: int = page, other: bool = without) -> AudiencePress:
        return press(shown.announcement, action, number, value, without=other, page=turned)

    toggles = [
        button(
            f"{'☑' if value in ticked else '☐'} {cut(caption, 60)}",
            to(AudienceAction.TOGGLE, str(value).replace(":", "-")),
        )
        for value, caption in visible
    ]
    short = all(len(each.caption) <= 20 for each in toggles)
    turn = []
    if page:
        turn.append(button(texts.plain("form-page-before"), to(AudienceAction.LEAF, turned=page - 1)))
    if more:
        turn.append(button(texts.plain("form-page-after"), to(AudienceAction.LEAF, turned=page + 1)))
    rows: list[Row] = [*(pairs(toggles) if short else column(*toggles))]
    if turn:
        rows.append(tuple(turn))
    other = "audience-switch-with" if without else "audience-switch-without"
    rows.append((button(texts.plain(other), to(AudienceAction.LEAF, turned=0, other=not without)),))
    rows.append((button(texts.plain("form-back"), press(shown.announcement, AudienceAction.BUILD)),))
    heading = texts(
        "audience-leaf-without" if without else "audience-leaf-with", leaf=texts.plain(f"audience-leaf-{leaf}")
    )
    return Page(f"{heading}\n\n{count(texts, shown.count)}", rows)


def sample(texts: Texts, announcement: int, members: Sequence[Member], names: Names) -> Page:
    """Some names, each with why it is there."""
    back = (button(texts.plain("form-back"), press(announcement, AudienceAction.BUILD)),)
    if not members:
        return Page(texts("audience-nobody"), [back])
    lines = [
        texts(
            "audience-member",
            name=each.name or texts.plain("nameless"),
            why="; ".join(leaf_words(texts, reason, names) for reason in each.reasons)
            or texts.plain("audience-everybody"),
        )
        for each in members
    ]
    return Page(texts("audience-some", lines=Html("\n".join(lines))), [back])


# Audiences in words


def words(texts: Texts, formula: Formula, names: Names) -> str:
    """«специалист; Вязьма; кроме: сфера: музыка», plain."""
    if formula == NOBODY:
        return texts.plain("audience-groups-only")
    said = _words(texts, formula, names)
    return cut(said, MOST_WORDS) if said else texts.plain("audience-everybody")


def _words(texts: Texts, formula: Formula, names: Names) -> str:
    match formula:
        case Is():
            return leaf_words(texts, formula, names)
        case All(parts=parts):
            return "; ".join(_words(texts, part, names) for part in parts)
        case Some(parts=parts):
            either = texts.plain("audience-or")
            return f"({f' {either} '.join(_words(texts, part, names) for part in parts)})"
        case Not(part=part):
            return texts.plain("audience-except", words=_words(texts, part, names))


def leaf_words(texts: Texts, leaf: Is, names: Names) -> str:
    values = ", ".join(value_words(texts, leaf.leaf, value, names) for value in leaf.values)
    return values if leaf.leaf == Leaf.KIND else texts.plain(f"audience-is-{leaf.leaf}", values=values)


def value_words(texts: Texts, leaf: Leaf, value: Value, names: Names) -> str:
    match leaf:
        case Leaf.KIND:
            return texts.plain(f"audience-kind-{value}")
        case Leaf.PLACE:
            return texts.plain(f"municipality-{value}-short")
        case Leaf.SPHERE:
            return texts.plain(f"sphere-{value}")
        case Leaf.PROFESSION:
            return texts.plain(f"profession-group-{value}" if value in PROFESSIONS else f"profession-{value}")
        case Leaf.TOPIC:
            return texts.plain(f"topic-{value}")
        case Leaf.ORGANISATION:
            return names.get(("organisation", int(value)), texts.plain("audience-gone"))
        case Leaf.ANSWER:
            answer, _, event = str(value).partition(":")
            title = names.get(("answer", int(event)), texts.plain("audience-gone"))
            return texts.plain("audience-answered", answer=texts.plain(f"audience-answer-{answer}"), title=title)
        case Leaf.SURVEY:
            said, _, survey = str(value).partition(":")
            title = names.get(("survey", int(survey)), texts.plain("audience-gone"))
            return texts.plain("audience-answered", answer=texts.plain(f"audience-survey-{said}"), title=title)
        case Leaf.LATE:
            return texts.plain(f"audience-late-{value}")
        case Leaf.JOINED | Leaf.SEEN:
            long_ago = "long" if str(value)[0] == ">" else "lately"
            return texts.plain(f"audience-{leaf}-{long_ago}", days=int(str(value)[1:]))
