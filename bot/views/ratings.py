"""Pages of results: figures by the publication rule, the trend, comments, low marks, the weekly card."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from bot import charts
from bot.i18n import Html, Texts
from bot.scores import Figure, Publication, publication, rounded, share
from bot.services.moderation import State
from bot.services.ratings import PERIODS, Alarm, Comment, Results
from bot.services.ratings import CommentPage as Comments
from bot.views.buttons import QueuePage, To
from bot.views.moderation import span, state_line
from bot.views.page import Attachment, Button, Page, Row, button, column, turning
from bot.views.people import go
from bot.views.quality_buttons import (
    AlarmAction,
    AlarmPress,
    CommentPage,
    CommentShow,
    PointAction,
    PointPage,
    PointPress,
    PublicRatings,
    Ratings,
)

Params = Mapping[str, Any]


def whose(texts: Texts, shown: Results) -> str:
    return ", ".join(part for part in (shown.organisation or texts.plain("event-cluster"), shown.point) if part)


def results(texts: Texts, shown: Results) -> Page:
    """The figures with as many answers as each rests on, and the ways on."""
    organisation, point = shown.organisation_id or 0, shown.point_id or 0
    text = texts("ratings", whose=whose(texts, shown), days=shown.days, lines=Html("\n".join(_figures(texts, shown))))
    periods = tuple(
        button(texts.plain(f"ratings-days-{days}"), Ratings(organisation=organisation, point=point, days=days))
        for days in PERIODS
        if days != shown.days
    )
    rows: list[Row] = [periods]
    if _enough(shown):
        chart = Ratings(organisation=organisation, point=point, days=shown.days, chart=True)
        rows.append((button(texts.plain("ratings-chart"), chart),))
    if shown.comments:
        rows.append((_to_comments(texts, organisation, point),))
    if point:
        rows.append((button(texts.plain("ratings-reply"), PointPress(point=point, action=PointAction.REPLY)),))
        back = button(texts.plain("points-one-back"), PointPress(point=point, action=PointAction.OPEN))
    else:
        back = button(texts.plain("points-back"), PointPage(organisation=organisation))
    rows.append((back,))
    return Page(text, rows)


def _enough(shown: Results) -> bool:
    """Whether the trend has anything to show: a week of enough answers."""
    return any(publication(week.votes) != Publication.NOTHING for week in shown.weeks)


def _figures(texts: Texts, shown: Results) -> list[str]:
    scores = shown.scores
    lines = [texts("ratings-votes", count=shown.votes)]
    if publication(shown.votes) == Publication.NOTHING:
        return [*lines, texts("ratings-few")]
    lines.append(_csat(texts, scores.csat_top2.shown, scores.interval))
    named = {
        "average": scores.csat_avg,
        "staff": scores.staff_pos,
        "comfort": scores.comfort,
        "nps": scores.nps,
        "index": scores.q_index,
    }
    lines += [_line(texts, name, figure) for name, figure in named.items()]
    if publication(shown.votes) == Publication.PRELIMINARY:
        lines.append(texts("ratings-preliminary"))
    return lines


def _line(texts: Texts, name: str, figure: Figure) -> str:
    if figure.shown is None:
        return texts(f"ratings-{name}-few")
    return texts(f"ratings-{name}", value=_number(texts, figure.shown, signed=name == "nps"), count=figure.answers)


def _csat(texts: Texts, value: float | None, interval: tuple[float, float] | None) -> str:
    if value is None or interval is None:
        return texts("ratings-few")
    low, high = interval
    return texts("ratings-csat", value=_number(texts, value), low=f"{low:.0f}", high=f"{high:.0f}")


def _number(texts: Texts, value: float, *, signed: bool = False) -> str:
    """«83,3», with a sign where both are possible."""
    number = rounded(value)
    shown = f"{number:+g}" if signed and number else f"{number:g}"
    shown = shown.replace("-", "−")
    return shown.replace(".", ",") if texts.language == "ru" else shown


def _day(texts: Texts, day: date) -> str:
    """«23.11», as short as a chart needs it."""
    return f"{day:%d.%m}" if texts.language == "ru" else f"{day.day} {day:%b}"


def chart(texts: Texts, shown: Results) -> Attachment:
    """The share of the satisfied by week as a picture; the same figures stand in words under it. Takes its time."""
    shares = [
        None if publication(week.votes) == Publication.NOTHING else share(week.satisfied, week.votes)
        for week in shown.weeks
    ]
    labels = [_day(texts, week.monday) for week in shown.weeks]
    picture = charts.trend(texts.plain("ratings-chart-title"), labels, shares, note=texts.plain("ratings-chart-note"))
    lines = [
        texts("ratings-chart-week", since=label, value=f"{value:.0f}", count=week.votes)
        for label, value, week in zip(labels, shares, shown.weeks, strict=True)
        if value is not None
    ]
    caption = texts("ratings-chart-caption", whose=whose(texts, shown), lines=Html("\n".join(lines)))
    return Attachment("trend.png", picture, caption)


# Comments


def comments(texts: Texts, shown: Comments) -> Page:
    """What visitors wrote; coordinators decide which of it everybody may see."""
    lines = [_comment(texts, number, each, shown.moderates) for number, each in enumerate(shown.comments, 1)]
    organisation, point = shown.organisation_id or 0, shown.point_id
    rows: list[Row] = []
    if shown.moderates:
        rows += [
            (
                button(
                    texts.plain("ratings-comment-hide" if each.shown else "ratings-comment-show", number=number),
                    CommentShow(vote=each.vote_id, wanted=not each.shown, page=shown.page, point=point),
                ),
            )
            for number, each in enumerate(shown.comments, 1)
        ]
    rows += turning(
        texts,
        shown.page,
        shown.pages,
        lambda page: CommentPage(organisation=organisation, page=page, point=point),
    )
    rows.append((button(texts.plain("ratings-back"), Ratings(organisation=organisation, point=point)),))
    name = ", ".join(part for part in (shown.organisation or texts.plain("event-cluster"), shown.point) if part)
    if not lines:
        return Page(texts("ratings-comments-none", name=name), rows)
    key = "ratings-comments-moderated" if shown.moderates else "ratings-comments-page"
    return Page(texts(key, name=name, lines=Html("\n\n".join(lines))), rows)


def _to_comments(texts: Texts, organisation: int, point: int) -> Button:
    return button(texts.plain("ratings-comments"), CommentPage(organisation=organisation, page=0, point=point))


def _comment(texts: Texts, number: int, each: Comment, moderates: bool) -> str:
    key = "ratings-comment-seen" if moderates and each.shown else "ratings-comment"
    return texts(key, number=number, day=_day(texts, each.day), point=each.point, mark=each.mark, text=each.text)


def published(texts: Texts, shown: Results, said: tuple[Comment, ...], back: Button) -> Page:
    """What everybody may know: the figures that may be shown, and the comments that were looked at."""
    if publication(shown.votes) == Publication.NOTHING:
        return Page(
            texts("ratings-public-few", whose=shown.organisation), column(back, go(texts, "menu-open", To.MENU))
        )
    lines = [_csat(texts, shown.scores.csat_top2.shown, shown.scores.interval)]
    if publication(shown.votes) == Publication.PRELIMINARY:
        lines.append(texts("ratings-preliminary"))
    words = [texts("ratings-public-comment", point=each.point, text=each.text) for each in said]
    lines += ["", *words] if words else []
    text = texts("ratings-public", whose=shown.organisation, count=shown.votes, lines=Html("\n".join(lines)))
    return Page(text, column(back, go(texts, "menu-open", To.MENU)))


def to_published(texts: Texts, organisation_id: int) -> Row:
    return (button(texts.plain("ratings-public-open"), PublicRatings(organisation=organisation_id)),)


# Low marks


def alarm(texts: Texts, shown: Alarm, now: datetime, zone: tzinfo) -> Page:
    """A case of low marks: where, until when, who looks after it."""
    case = shown.case
    waits = case.state in {State.SUBMITTED, State.CLAIMED}
    if case.state == State.CLAIMED:
        who = shown.holder or texts.plain("somebody")
        state = texts("quality-owner-you") if shown.mine else texts("quality-owner", who=who)
    else:
        state = state_line(texts, case, now, zone)
    if waits:
        left = span(texts, case.due_at - now) if case.due_at > now else "none"
        state = f"{state}\n{texts('quality-due', due=texts.moment(case.due_at, zone), left=left)}"
    text = texts(
        "quality-alarm-card",
        title=case.title,
        state=Html(state),
        lines=Html("\n".join(_figures(texts, shown.days))),
    )
    rows: list[Row] = []
    if case.state == State.SUBMITTED:
        rows.append((_alarm(texts, "case-take", case.id, AlarmAction.TAKE),))
    if waits:
        rows.append((button(texts.plain("ratings-reply"), PointPress(point=shown.point_id, action=PointAction.REPLY)),))
        rows.append((_alarm(texts, "question-close", case.id, AlarmAction.CLOSE),))
    organisation = shown.organisation_id or 0
    results = button(texts.plain("ratings-open"), Ratings(organisation=organisation, point=shown.point_id))
    rows.append((_to_comments(texts, organisation, shown.point_id), results) if shown.days.comments else (results,))
    rows.append((button(texts.plain("queue-open"), QueuePage(page=0)), go(texts, "console-open", To.CONSOLE)))
    return Page(text, rows)


def _alarm(texts: Texts, key: str, case_id: int, action: AlarmAction) -> Button:
    return button(texts.plain(key), AlarmPress(case=case_id, action=action))


# What the bot writes by itself


def _notice(key: str) -> Callable[[Texts, Params], Page]:
    """Low marks, to a coordinator."""

    def page(texts: Texts, params: Params) -> Page:
        place = texts.plain(f"municipality-{params['place']}-short") if params["place"] else "none"
        text = texts("quality-notice", heading=texts.plain(key), title=params["title"], place=place)
        return Page(
            text,
            column(
                _alarm(texts, "case-take", params["case"], AlarmAction.TAKE),
                _alarm(texts, "quality-case-open", params["case"], AlarmAction.OPEN),
            ),
        )

    return page


def alarm_to_institution(texts: Texts, params: Params) -> Page:
    reply = PointPress(point=params["point"], action=PointAction.REPLY)
    seen = Ratings(organisation=params["organisation"], point=params["point"], days=PERIODS[0])
    due = texts.moment(datetime.fromisoformat(params["due"]), ZoneInfo(params["zone"]))
    return Page(
        texts("quality-alarm", place=params["place"], due=due),
        column(
            _to_comments(texts, params["organisation"], params["point"]),
            button(texts.plain("ratings-open"), seen),
            button(texts.plain("ratings-reply"), reply),
        ),
    )


def answered(texts: Texts, params: Params) -> Page:
    """The institution has done something: to the coordinator who had taken the case."""
    return Page(
        texts("quality-answered", title=params["title"], text=params["text"]),
        column(
            _alarm(texts, "quality-case-open", params["case"], AlarmAction.OPEN),
            button(texts.plain("queue-open"), QueuePage(page=0)),
        ),
    )


def week(texts: Texts, params: Params) -> Page:
    """The weekly card of an organisation."""
    lines = [texts("ratings-votes", count=params["votes"])]
    lines.append(_csat(texts, params["csat"], params["interval"]))
    if params["csat"] is not None:
        nps = params["nps"]
        lines.append(
            texts("ratings-nps-few")
            if nps is None
            else texts("ratings-nps-short", value=_number(texts, nps, signed=True))
        )
        if publication(params["votes"]) == Publication.PRELIMINARY:
            lines.append(texts("ratings-preliminary"))
    said = [
        texts("ratings-week-comment", point=point, mark=mark, text=text) for point, mark, text in params["comments"]
    ]
    lines += ["", *said] if said else []
    since, until = (date.fromisoformat(params[name]) for name in ("since", "until"))
    text = texts(
        "quality-week",
        name=params["name"],
        since=_day(texts, since),
        until=_day(texts, until),
        lines=Html("\n".join(lines)),
    )
    organisation = params["organisation"]
    return Page(
        text,
        column(
            button(texts.plain("ratings-chart"), Ratings(organisation=organisation, chart=True)),
            button(texts.plain("ratings-open"), Ratings(organisation=organisation, days=PERIODS[0])),
            _to_comments(texts, organisation, 0) if params["comments"] else None,
        ),
    )


DELIVERIES: dict[str, Callable[[Texts, Params], Page]] = {
    "quality-new": _notice("quality-new"),
    "quality-waits": _notice("quality-waits"),
    "quality-escalated": _notice("quality-escalated"),
    "quality-alarm": alarm_to_institution,
    "quality-answered": answered,
    "quality-week": week,
}
