"""What stands under every message the bot writes by itself: why it came, and a way to have no more of its kind."""

from datetime import tzinfo

from bot.i18n import Texts
from bot.services.attention import Why
from bot.services.people import Frequency
from bot.views.buttons import Go, Setting, To
from bot.views.digest_buttons import AttentionAction, AttentionPress
from bot.views.event_words import town
from bot.views.page import Button, Page, Row, button, column
from bot.views.people import go


def footer(texts: Texts, topic: str) -> list[Row]:
    """The two ways, for the last rows of a message about a topic."""
    return column(
        _press(texts, "attention-why", topic, AttentionAction.WHY),
        _press(texts, "attention-mute", topic, AttentionAction.MUTE),
    )


def _press(texts: Texts, key: str, topic: str, action: AttentionAction) -> Button:
    return button(texts.plain(key), AttentionPress(topic=topic, action=action))


def why(texts: Texts, known: Why, zone: tzinfo) -> Page:
    """On what the messages rest, how many there may be, and every way to have fewer."""
    about = ", ".join(texts.plain(f"topic-{topic}") for topic, _ in known.about)
    lines = [texts("attention-because", topics=about, number=len(known.about))] if known.about else []
    if known.agreed_at is not None:
        lines.append(texts("attention-agreed", date=texts.date_words(known.agreed_at.astimezone(zone).date())))
    if known.frequency != Frequency.NEVER:
        lines.append(texts("attention-news", frequency=texts.plain(f"settings-frequency-{known.frequency}")))
    if known.topics:
        lines.append(texts("attention-topics", topics=", ".join(texts.plain(f"topic-{each}") for each in known.topics)))
    if known.municipality is not None:
        lines.append(texts("attention-place", place=town(texts, known.municipality)))
    lines.append(texts("attention-budget", most=known.most, used=known.used))
    several = len(known.about) > 1
    turns = [_turn(texts, topic, wanted=wanted, named=several) for topic, wanted in known.about]
    return Page("\n".join(lines), column(*turns, go(texts, "menu-settings", To.SETTINGS)))


def _turn(texts: Texts, topic: str, *, wanted: bool, named: bool) -> Button:
    """Off for what is wanted, on for what is not; `named`: among others."""
    key, action = ("attention-mute", AttentionAction.MUTE) if wanted else ("attention-undo", AttentionAction.UNDO)
    if not named:
        return _press(texts, key, topic, action)
    caption = texts.plain(f"{key}-topic", topic=texts.plain(f"topic-{topic}"))
    return button(caption, AttentionPress(topic=topic, action=action))


def muted(texts: Texts, topic: str) -> Page:
    """No more of it, with the way back."""
    return Page(
        texts("attention-muted", topic=texts.plain(f"topic-{topic}")),
        column(
            _press(texts, "attention-undo", topic, AttentionAction.UNDO),
            button(texts.plain("settings-pause"), Setting(name="pause", value="on")),
            button(texts.plain("menu-settings"), Go(to=To.SETTINGS)),
        ),
    )


def stopped(texts: Texts) -> Page:
    """No mailings of any kind, and where to have some again."""
    return Page(
        texts("attention-stopped"), column(go(texts, "menu-settings", To.SETTINGS), go(texts, "menu-open", To.MENU))
    )


def unmuted(texts: Texts, topic: str) -> Page:
    return Page(
        texts("attention-unmuted", topic=texts.plain(f"topic-{topic}")),
        column(_press(texts, "attention-mute", topic, AttentionAction.MUTE), go(texts, "menu-settings", To.SETTINGS)),
    )
