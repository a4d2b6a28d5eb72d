"""Callback data of the buttons of announcements: composing, the audience, sending, and those under what was sent."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData


class AnnouncementList(CallbackData, prefix="anns"):
    """Announcements, the newest first; `before` is the id of the last one seen, 0 begins at the newest. With `below`
    as a new message: the pressed one goes on showing how far an announcement is."""

    before: int = 0
    below: bool = False


class AnnouncementAction(StrEnum):
    OPEN = "open"
    PREVIEW = "view"
    SEND = "send"
    SEND_SURE = "send!"
    SCHEDULE = "when"
    CHANGE = "change"
    TEXT = "text"
    OTHER_TEXT = "other"
    BUTTONS = "buttons"
    NEW_LINK = "link"
    NEW_DEEP = "deep"
    NEW_ACK = "ack"
    TOPIC = "topic"
    ADVERT = "advert"
    URGENT = "urgent"
    GROUPS = "groups"
    TWO_MESSAGES = "two"
    ASK_DROP = "drop?"
    DROP = "drop"
    CONFIRM = "confirm"
    TAKE_BACK = "back"
    PAUSE = "pause"
    RESUME = "go"
    ASK_STOP = "stop?"
    STOP = "stop"
    REPORT = "report"
    SHEET = "sheet"
    REVISE = "revise"
    ASK_WITHDRAW = "gone?"
    WITHDRAW = "gone"
    RETRY = "retry"
    ASK_RETRY_UNKNOWN = "retry?"
    RETRY_UNKNOWN = "retry!"
    LATER = "later"


class AnnouncementPress(CallbackData, prefix="ann"):
    """What a coordinator does with an announcement. `value`: which button, topic, group or language is meant."""

    announcement: int
    action: AnnouncementAction
    value: int = 0


class AudienceAction(StrEnum):
    CHOOSE = "choose"  # the first choice: everybody, specialists, …
    PRESET = "preset"
    SAVED = "saved"
    BUILD = "build"
    LEAF = "leaf"
    TOGGLE = "toggle"
    CLEAR = "clear"
    SAMPLE = "sample"
    SAVE = "save"
    FORGET = "forget"


class AudiencePress(CallbackData, prefix="aud"):
    """Putting the audience of an announcement together. `leaf` by its position, `without`: those it is not for."""

    announcement: int
    action: AudienceAction
    leaf: int = 0
    value: str = ""
    without: bool = False
    page: int = 0


class ReaderAction(StrEnum):
    PRESSED = "do"
    WHY = "why"
    MUTE = "mute"
    UNMUTE = "unmute"


class ReaderPress(CallbackData, prefix="read"):
    """A press under an announcement that somebody received."""

    announcement: int
    action: ReaderAction
    button: int = 0
