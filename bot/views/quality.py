"""Pages of a visitor: the poll behind a code, from the first press to the last word."""

from collections.abc import Mapping
from typing import Any

from bot.i18n import Html, Texts
from bot.lengths import clipped
from bot.scores import MARKS
from bot.services.quality import ANSWERS, Closed, Place, Places, Question, Sheet, Why
from bot.views.buttons import To
from bot.views.event_buttons import EventAction, EventPress
from bot.views.page import Button, Page, Row, button, column, pairs
from bot.views.people import go
from bot.views.quality_buttons import Rate, RatePlaces, RatePress, RateStep

CAPTION = 36  # characters of a place on a button
STEPS = {Question.STAFF: RateStep.STAFF, Question.COMFORT: RateStep.COMFORT, Question.NPS: RateStep.NPS}
AFTER = {RateStep.STAFF: RateStep.COMFORT, RateStep.COMFORT: RateStep.NPS, RateStep.NPS: RateStep.END}
BEFORE = {RateStep.STAFF: RateStep.MORE, RateStep.COMFORT: RateStep.STAFF, RateStep.NPS: RateStep.COMFORT}

Params = Mapping[str, Any]


def whose(texts: Texts, place: Place) -> str:
    """«Районный дом культуры «Днепровские зори», концертный зал»; plain."""
    name = texts.plain("quality-event", title=place.name) if place.is_event else place.name
    return ", ".join(part for part in (place.organisation, place.branch, name) if part)


def first(texts: Texts, shown: Sheet, *, again: bool = False) -> Page:
    """The first screen is the first question; whoever has answered it today is shown what they said.

    `again`: somebody goes on with the poll of a day that is over.
    """
    if shown.mark is not None:
        return rated(texts, shown)
    text = texts("quality-first", place=whose(texts, shown.place))
    if again:
        text = f"{texts('quality-day-over')}\n\n{text}"
    return Page(text, column(*_marks(texts, shown)))


def rated(texts: Texts, shown: Sheet) -> Page:
    """The mark is counted; another one may be pressed. After a low one what happened is asked first."""
    counted = texts("quality-counted", mark=texts.plain(f"quality-mark-{shown.mark}"))
    point = shown.place.point_id
    if shown.is_low and not shown.commented:
        skip = _step(texts, "form-skip", point, RateStep.END if shown.further else RateStep.MORE)
        return Page(f"{counted}\n{texts('quality-what-happened')}", [*pairs(_marks(texts, shown)), (skip,)])
    more = (
        _step(texts, "quality-more-again" if shown.further else "quality-more-yes", point, RateStep.STAFF),
        _step(texts, "quality-more-no", point, RateStep.END),
    )
    text = counted if shown.further else f"{counted}\n{texts('quality-more')}"
    return Page(text, [*pairs(_marks(texts, shown)), more])


def more(texts: Texts, shown: Sheet) -> Page:
    """«Ещё три вопроса?» without the question before it."""
    point = shown.place.point_id
    return Page(
        texts("quality-more"),
        [
            (
                _step(texts, "quality-more-yes", point, RateStep.STAFF),
                _step(texts, "quality-more-no", point, RateStep.END),
            )
        ],
    )


def question(texts: Texts, shown: Sheet, asked: Question) -> Page:
    """One of the three, with its place among them."""
    step = STEPS[asked]
    following = AFTER[step]
    point = shown.place.point_id
    text = texts(
        "form-progress",
        number=list(Question).index(asked) + 1,
        total=len(Question),
        question=Html(texts(f"quality-{asked}")),
    )
    choices = [
        button(
            given if asked == Question.NPS else texts.plain(f"quality-{asked}-{given.replace('_', '-')}"),
            RatePress(point=point, step=following, given=given),
        )
        for given in ANSWERS[asked]
    ]
    rows: list[Row] = (
        [tuple(choices[:6]), tuple(choices[6:])] if asked == Question.NPS else [*pairs(choices)]
    )  # 0–5 and 6–10
    skip, back = _step(texts, "form-skip", point, following), _step(texts, "form-back", point, BEFORE[step])
    return Page(text, [*rows, (skip,), (back,)])


def end(texts: Texts, shown: Sheet, thanks: str = "quality-thanks") -> Page:
    """The last screen: what the poll is not, and where the official one is."""
    place = shown.place
    official = Button(texts.plain("quality-official"), url=place.official) if place.official else None
    words = None if shown.commented else _step(texts, "quality-words", place.point_id, RateStep.COMMENT)
    ask = go(texts, "question-ask", To.ASK) if shown.is_low else None
    key = "quality-end-official" if official else "quality-end"
    return Page(
        f"{texts(thanks)}\n{texts(key)}",
        column(words, official, ask, _step(texts, "quality-change", place.point_id, RateStep.OPEN), _menu(texts)),
    )


def commented(texts: Texts, shown: Sheet, *, skipped: bool) -> Page:
    """After the words: what may be asked yet, or the end."""
    if skipped or not shown.is_low or shown.further:
        return end(texts, shown, "quality-thanks" if skipped else "quality-words-taken")
    page = more(texts, shown)
    return Page(f"{texts('quality-words-taken')}\n{page.text}", page.rows)


def closed(texts: Texts, shown: Closed) -> Page:
    """Nothing to rate here: why, and what there is instead."""
    event = (
        button(texts.plain("quality-to-event"), EventPress(event=shown.event_id, action=EventAction.OPEN))
        if shown.event_id
        else None
    )
    elsewhere = button(texts.plain("quality-places-open"), RatePlaces()) if shown.why != Why.EARLY else None
    return Page(
        texts(f"quality-closed-{shown.why}"),
        column(event, elsewhere, go(texts, "menu-events", To.EVENTS), _menu(texts)),
    )


def places(texts: Texts, shown: Places) -> Page:
    """Where one may rate: in full in the text, by its own name first on the buttons, which are narrow."""
    lines = [texts("quality-place", number=number, place=whose(texts, each)) for number, each in _numbered(shown)]
    rows: list[Row] = [
        (
            button(
                clipped(
                    f"{number}. {', '.join(part for part in (each.name, each.branch or each.organisation) if part)}",
                    CAPTION,
                ),
                RatePress(point=each.point_id, step=RateStep.OPEN),
            ),
        )
        for number, each in _numbered(shown)
    ]
    turn = []
    if shown.page:
        turn.append(button(texts.plain("form-page-before"), RatePlaces(page=shown.page - 1)))
    if shown.more:
        turn.append(button(texts.plain("form-page-after"), RatePlaces(page=shown.page + 1)))
    rows += [tuple(turn)] if turn else []
    rows.append((go(texts, "menu-events", To.EVENTS), _menu(texts)))
    if not lines:
        return Page(texts("quality-places-none"), rows)
    return Page(texts("quality-places", lines=Html("\n".join(lines))), rows)


def _numbered(shown: Places) -> list[tuple[int, Place]]:
    return list(enumerate(shown.shown, 1))


def _marks(texts: Texts, shown: Sheet) -> list[Button]:
    """The marks from the best down, without the one that was given."""
    return [
        button(texts.plain(f"quality-mark-{mark}"), Rate(point=shown.place.point_id, mark=mark))
        for mark in reversed(MARKS)
        if mark != shown.mark
    ]


def _step(texts: Texts, key: str, point_id: int, step: RateStep) -> Button:
    return button(texts.plain(key), RatePress(point=point_id, step=step))


def _menu(texts: Texts) -> Button:
    return go(texts, "menu-open", To.MENU)


# What the bot writes by itself


def changed(texts: Texts, params: Params) -> Page:
    """What an institution changed, to somebody who rated it."""
    name = texts.plain("quality-event", title=params["place"]) if params["event"] else params["place"]
    place = ", ".join(part for part in (params["organisation"], name) if part)
    return Page(texts("quality-changed", place=place, text=params["text"]), column(_menu(texts)))


def event_poll(texts: Texts, point_id: int) -> Row:
    """The way to the poll of an event, under the thanks for having come."""
    return (button(texts.plain("quality-rate-event"), RatePress(point=point_id, step=RateStep.OPEN)),)
