"""Pages of an announcement on its way and afterwards: the bar, the report, the sheet, and those of its readers."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import Any

from bot.i18n import LANGUAGES, Html, Texts
from bot.services.announcement_reports import Line, Report
from bot.services.broadcasts import DELETABLE
from bot.services.readers import Reasons
from bot.services.watching import EDIT, WITHDRAWAL, Progress, Stage, State
from bot.spreadsheet import Sheet, Spreadsheet
from bot.views.announcement_buttons import AnnouncementAction, AnnouncementList, ReaderAction, ReaderPress
from bot.views.announcements import act, named
from bot.views.audience import duration, leaf_words, left_out
from bot.views.buttons import Setting, To
from bot.views.page import Attachment, Button, Page, Row, button, column
from bot.views.people import go

BAR = 10  # steps
DATE_FORMATS = {"ru": "dd.mm.yyyy hh:mm", "en": "d mmm yyyy hh:mm"}
COLUMNS = {"name": 28, "municipality": 32, "state": 20, "reason": 30, "when": 18}
KNOWN_REASONS = ("blocked", "no such chat", "refused", "erased", "stopped", "unbound", "not there", "declined")
OTHER_REASON = "other"

Params = Mapping[str, Any]


def progress(texts: Texts, shown: Progress) -> Page:
    """Where it is now: on its way with a bar, or over."""
    if shown.stage in {Stage.DONE, Stage.STOPPED, Stage.WITHDRAWN}:
        return over(texts, shown)
    if shown.stage == Stage.FREEZING:
        text = texts("announcement-freezing", title=named(texts, shown.title), count=shown.total)
        return Page(text, _controls(texts, shown))
    done = shown.total - shown.left
    share = done / shown.total if shown.total else 1.0
    full = int(share * BAR)
    verb = {EDIT: "announcement-editing", WITHDRAWAL: "announcement-withdrawing"}.get(
        shown.kind, "announcement-sending"
    )
    states = shown.states
    lines = [
        texts(
            f"{verb}-paused" if shown.paused else verb,
            bar="▓" * full + "░" * (BAR - full),
            percent=int(share * 100),
        ),
        texts(
            "announcement-numbers",
            sent=states.get(State.SENT, 0),
            blocked=states.get(State.SKIPPED, 0),
            failed=states.get(State.FAILED, 0) + states.get(State.UNKNOWN, 0),
            left=shown.left,
        ),
    ]
    if shown.paused and shown.pause_reason is not None:
        lines.append(texts("announcement-paused-why", reason=_reason(texts, shown.pause_reason)))
    elif not shown.paused and shown.seconds:
        lines.append(texts("announcement-still", time=Html(duration(texts, shown.seconds))))
    return Page("\n".join(lines), _controls(texts, shown))


def _controls(texts: Texts, shown: Progress) -> list[Row]:
    pause = (
        act(texts, "announcement-resume", shown.announcement, AnnouncementAction.RESUME)
        if shown.paused
        else act(texts, "announcement-pause", shown.announcement, AnnouncementAction.PAUSE)
    )
    stop = act(texts, "announcement-stop", shown.announcement, AnnouncementAction.ASK_STOP)
    stoppable = shown.stage in {Stage.SENDING, Stage.FREEZING}
    below = button(texts.plain("announcements-open"), AnnouncementList(below=True))
    return [(pause, stop) if stoppable else (pause,), (below,)]


def _list(texts: Texts) -> Button:
    return button(texts.plain("announcements-open"), AnnouncementList())


def over(texts: Texts, shown: Progress) -> Page:
    """It is over: what became of it, and what can be done now."""
    announcement = shown.announcement
    lines = [texts(f"announcement-{shown.stage}", title=named(texts, shown.title)), numbers(texts, shown)]
    lines += [
        texts("announcement-pressed", caption=caption or texts.plain("announcement-ack"), count=count)
        for caption, count in shown.presses
        if count
    ]
    rows: list[Row] = [(act(texts, "announcement-report", announcement, AnnouncementAction.REPORT),)]
    if shown.stage != Stage.WITHDRAWN:
        if shown.states.get(State.SENT):
            rows.append(
                (
                    act(texts, "announcement-revise", announcement, AnnouncementAction.REVISE),
                    act(texts, "announcement-withdraw", announcement, AnnouncementAction.ASK_WITHDRAW),
                )
            )
            rows += [
                (
                    act(
                        texts,
                        f"announcement-revise-{language}",
                        announcement,
                        AnnouncementAction.REVISE,
                        LANGUAGES.index(language) + 1,
                    ),
                )
                for language in shown.languages[1:]
            ]
        if shown.states.get(State.FAILED):
            rows.append((act(texts, "announcement-retry", announcement, AnnouncementAction.RETRY),))
        if shown.states.get(State.UNKNOWN):
            rows.append((act(texts, "announcement-retry-unknown", announcement, AnnouncementAction.ASK_RETRY_UNKNOWN),))
        rows.append((act(texts, "announcement-newcomers", announcement, AnnouncementAction.LATER),))
    return Page("\n".join(lines), [*rows, (_list(texts),)])


def numbers(texts: Texts, shown: Progress) -> str:
    """«Доставлено 281, заблокировали 2, не доставлено 1 (удалённый аккаунт)»."""
    states = shown.states
    return texts(
        "announcement-result",
        sent=states.get(State.SENT, 0),
        blocked=shown.reasons.get("blocked", 0),
        failed=states.get(State.FAILED, 0),
        unknown=states.get(State.UNKNOWN, 0),
        skipped=states.get(State.SKIPPED, 0) - shown.reasons.get("blocked", 0),
    )


def _reason(texts: Texts, reason: str) -> str:
    known = reason if reason in KNOWN_REASONS else OTHER_REASON
    return texts.plain(f"announcement-reason-{known.replace(' ', '-')}")


def ask_withdraw(texts: Texts, report: Report, now: datetime) -> Page:
    """Deleting every delivered message; of those older than two days Telegram leaves some."""
    shown = report.progress
    late = report.begun_at is not None and now - report.begun_at > DELETABLE
    key = "announcement-ask-withdraw-late" if late else "announcement-ask-withdraw"
    return Page(
        texts(key, count=shown.states.get(State.SENT, 0)),
        column(
            act(texts, "announcement-withdraw-yes", shown.announcement, AnnouncementAction.WITHDRAW),
            act(texts, "form-back", shown.announcement, AnnouncementAction.OPEN),
        ),
    )


def report(texts: Texts, shown: Report, zone: tzinfo) -> Page:
    """The numbers, the reasons, who pressed what, and the announcements before."""
    done = shown.progress
    lines = [texts("announcement-report-title", title=named(texts, done.title))]
    if shown.begun_at is not None:
        took = shown.finished_at - shown.begun_at if shown.finished_at else timedelta()
        seconds = int(took.total_seconds())
        begun = texts.moment(shown.begun_at, zone)
        lines.append(texts("announcement-report-when", when=begun, time=Html(duration(texts, seconds))))
    lines += [texts("announcement-report-audience", count=done.total), numbers(texts, done)]
    if done.left:
        lines.append(texts("announcement-report-left", count=done.left))
    lines += [
        texts("announcement-report-reason", reason=_reason(texts, reason), count=count)
        for reason, count in sorted(_grouped(done.reasons).items())
    ]
    if shown.left_out:
        lines.append(left_out(texts, shown.left_out))
    lines += [
        texts("announcement-pressed", caption=caption or texts.plain("announcement-ack"), count=count)
        for caption, count in done.presses
    ]
    lines.append(texts("announcement-report-muted", count=shown.muted))
    if shown.earlier:
        lines += ["", texts("announcement-report-earlier")]
        lines += [
            texts(
                "announcement-report-before",
                title=named(texts, each.title),
                percent=round(100 * each.sent / each.audience) if each.audience else 0,
                count=each.sent,
                pressed=each.pressed,
            )
            for each in shown.earlier
        ]
    return Page(
        "\n".join(lines),
        column(
            act(texts, "announcement-sheet", done.announcement, AnnouncementAction.SHEET),
            act(texts, "form-back", done.announcement, AnnouncementAction.OPEN),
        ),
    )


def _grouped(reasons: Mapping[str, int]) -> dict[str, int]:
    grouped: dict[str, int] = {}
    for reason, count in reasons.items():
        known = reason if reason in KNOWN_REASONS else OTHER_REASON
        grouped[known] = grouped.get(known, 0) + count
    return grouped


class Recipients(Spreadsheet):
    """The workbook of the recipients. Slow to make and to write into: use it in a thread."""

    def __init__(self, texts: Texts, zone: tzinfo) -> None:
        super().__init__(DATE_FORMATS[texts.language], zone)
        self._texts = texts
        columns = [(texts.plain(f"announcement-sheet-{name}"), width) for name, width in COLUMNS.items()]
        self._sheet: Sheet = self.sheet(texts.plain("announcement-sheet-title"), columns)

    def recipients(self, lines: Sequence[Line]) -> None:
        plain = self._texts.plain
        self._sheet.write(
            (
                each.name or plain("nameless"),
                plain(f"municipality-{each.municipality}-short") if each.municipality else None,
                plain(f"announcement-state-{each.state}"),
                _reason(self._texts, each.reason) if each.reason else None,
                each.finished_at,
            )
            for each in lines
        )


def opener(texts: Texts, zone: tzinfo) -> Callable[[], Recipients]:
    return lambda: Recipients(texts, zone)


def file(texts: Texts, content: bytes, announcement: int) -> Attachment:
    return Attachment(f"announcement-{announcement}.xlsx", content, texts("announcement-sheet-caption"))


# Readers


def why(texts: Texts, shown: Reasons, zone: tzinfo) -> Page:
    """«Почему я это получил»."""
    reasons = "; ".join(leaf_words(texts, each, shown.names) for each in shown.reasons)
    lines = [texts("announcement-because", reasons=reasons or texts.plain("audience-everybody-you"))]
    if shown.agreed_at is not None:
        lines.append(texts("announcement-agreed", date=texts.date_words(shown.agreed_at.astimezone(zone).date())))
    return Page(" ".join(lines), [(_switch(texts, shown.announcement, muted=shown.muted),), *_ways(texts)])


def muted(texts: Texts, announcement: int, topic: str, *, wanted: bool) -> Page:
    """A topic was switched off, or on again."""
    key = "announcement-muted" if wanted else "announcement-unmuted"
    text = texts(key, topic=texts.plain(f"topic-{topic}"))
    pause = [(button(texts.plain("settings-pause"), Setting(name="pause", value="on")),)] if wanted else []
    return Page(text, [(_switch(texts, announcement, muted=wanted),), *pause, *_ways(texts)])


def _switch(texts: Texts, announcement: int, *, muted: bool) -> Button:
    action = ReaderAction.UNMUTE if muted else ReaderAction.MUTE
    key = "announcement-unmute" if muted else "announcement-mute"
    return button(texts.plain(key), ReaderPress(announcement=announcement, action=action))


def _ways(texts: Texts) -> list[Row]:
    return [(go(texts, "menu-settings", To.SETTINGS),), (go(texts, "menu-open", To.MENU),)]


# What the bot sends by itself


def proposed(texts: Texts, params: Params) -> Page:
    return Page(
        texts(
            "announcement-to-confirm-urgent" if params.get("urgent") else "announcement-to-confirm",
            title=named(texts, params["title"]),
            count=params["count"],
        ),
        column(act(texts, "announcement-look", params["announcement"], AnnouncementAction.OPEN)),
    )


def grown(texts: Texts, params: Params) -> Page:
    """Told to its author."""
    said = {"title": named(texts, params["title"]), "count": params["count"], "above": params["above"]}
    return Page(
        texts("announcement-grown", **said),
        column(act(texts, "announcement-look", params["announcement"], AnnouncementAction.OPEN)),
    )


def paused(texts: Texts, params: Params) -> Page:
    return Page(
        texts(
            "announcement-gave-up", title=named(texts, params["title"]), reason=_reason(texts, params["reason"] or "")
        ),
        column(
            act(texts, "announcement-resume", params["announcement"], AnnouncementAction.RESUME),
            act(texts, "announcement-look", params["announcement"], AnnouncementAction.OPEN),
        ),
    )


DELIVERIES = {"announcement-proposed": proposed, "announcement-grown": grown, "announcement-paused": paused}
