"""Settings: language, topics, how often, quiet hours, a pause."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from bot.dictionaries import MESSAGES
from bot.i18n import Texts
from bot.services.digest_plans import Timetable
from bot.services.people import Frequency, Preferences
from bot.views import digests
from bot.views.buttons import Setting, To
from bot.views.page import Button, Page, Row, button, column
from bot.views.people import go, switch

QUIET_CHOICES = {"evening": (20 * 60, 9 * 60), "night": (22 * 60, 8 * 60), "none": None}


def _setting(texts: Texts, key: str, name: str, value: str = "") -> Button:
    return button(texts.plain(key), Setting(name=name, value=value))


def _ticked(texts: Texts, caption: str, ticked: bool, setting: Setting) -> Button:
    return button(texts.plain("field-many-on" if ticked else "field-many-off", caption=caption), setting)


def clock_face(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def hours(texts: Texts, quiet: tuple[int, int] | None) -> str:
    return (
        texts.plain("settings-quiet-none")
        if quiet is None
        else texts.plain("settings-quiet-span", start=clock_face(quiet[0]), end=clock_face(quiet[1]))
    )


def overview(
    texts: Texts, wanted: Preferences, now: datetime, zone: tzinfo, timetable: Timetable | None = None
) -> Page:
    """Everything at a glance, one button for each. `timetable`: of the digests, for whoever gets them."""
    paused = wanted.paused_until is not None and wanted.paused_until > now
    topics = ", ".join(texts.plain(f"topic-{topic}") for topic in wanted.topics) or texts.plain("form-nothing-chosen")
    text = texts(
        "settings",
        frequency=texts.plain(f"settings-frequency-{wanted.frequency}"),
        topics=topics,
        quiet=hours(texts, wanted.quiet),
    )
    if timetable is not None and not paused:
        text = f"{text}\n{texts('settings-next', when=digests.moment(texts, timetable.next_at, zone, now))}"
    if paused and wanted.paused_until is not None:
        text = f"{text}\n\n{texts('settings-paused', until=texts.moment(wanted.paused_until, zone))}"
    return Page(
        text,
        [
            (_setting(texts, "settings-frequency", "frequency"), _setting(texts, "settings-topics", "topics")),
            (
                _setting(texts, "settings-quiet", "quiet"),
                _setting(texts, "settings-resume" if paused else "settings-pause", "pause", "off" if paused else "on"),
            ),
            *digests.settings_rows(texts, timetable),
            (_setting(texts, "settings-reminders", "reminders"), switch(texts, To.SETTINGS)),
            (go(texts, "menu-privacy", To.PRIVACY), go(texts, "menu-open", To.MENU)),
        ],
    )


def frequency(texts: Texts, wanted: Preferences) -> Page:
    """How often; choosing is the mailing consent, so it says so."""
    choices = [
        _ticked(
            texts,
            texts.plain(f"settings-frequency-{each}"),
            each == wanted.frequency,
            Setting(name="frequency", value=each.value),
        )
        for each in Frequency
    ]
    return Page(texts("settings-frequency-question"), [*column(*choices), (go(texts, "form-back", To.SETTINGS),)])


def topics(texts: Texts, chosen: Sequence[str]) -> Page:
    rows: list[Row] = [
        (
            _ticked(
                texts,
                texts.plain(f"topic-{topic}"),
                topic in chosen,
                Setting(name="topics", value=f"{'-' if topic in chosen else '+'}{topic}"),
            ),
        )
        for topic in MESSAGES
    ]
    return Page(texts("settings-topics-question"), [*rows, (go(texts, "form-back", To.SETTINGS),)])


def quiet(texts: Texts, wanted: Preferences) -> Page:
    choices = [
        _ticked(texts, hours(texts, span), span == wanted.quiet, Setting(name="quiet", value=name))
        for name, span in QUIET_CHOICES.items()
    ]
    if wanted.quiet not in QUIET_CHOICES.values():
        choices.append(_ticked(texts, hours(texts, wanted.quiet), True, Setting(name="quiet")))
    own = _setting(texts, "settings-quiet-own", "quiet", "own")
    return Page(texts("settings-quiet-question"), [*column(*choices, own), (go(texts, "form-back", To.SETTINGS),)])
