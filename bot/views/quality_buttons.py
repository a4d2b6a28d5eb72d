"""Callback data of the buttons of quality points, of their results, and of polls in the channel or a group."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData


class Rate(CallbackData, prefix="rate"):
    """A mark for a point; it counts at once."""

    point: int
    mark: int


class RateStep(StrEnum):
    OPEN = "open"
    MORE = "more"
    STAFF = "staff"
    COMFORT = "comfort"
    NPS = "nps"
    COMMENT = "words"
    END = "end"


class RatePress(CallbackData, prefix="rated"):
    """A page of the poll. With `given` an answer to the question that stands before it."""

    point: int
    step: RateStep
    given: str = ""


class RatePlaces(CallbackData, prefix="places-q"):
    """Places that anybody may rate."""

    page: int = 0


class PointPage(CallbackData, prefix="points"):
    """The points of an organisation; 0: the cluster's own."""

    organisation: int
    page: int = 0


class AddPoint(CallbackData, prefix="addpoint"):
    """A new point; `unit` -1 asks of which branch, 0: of the organisation itself."""

    organisation: int
    unit: int = -1


class PointAction(StrEnum):
    OPEN = "open"
    POSTER = "pdf"
    PICTURE = "png"
    RENAME = "name"
    ASK_RETIRE = "retire?"
    RETIRE = "retire"
    ASK_RENEW = "renew?"
    RENEW = "renew"
    REPLY = "reply"


class PointPress(CallbackData, prefix="point"):
    point: int
    action: PointAction


class EventPoint(CallbackData, prefix="evpoint"):
    """The point of an event."""

    event: int


class Posters(CallbackData, prefix="posters"):
    """All posters of an organisation in one file."""

    organisation: int


class Ratings(CallbackData, prefix="ratings"):
    """Results of an organisation (0: of the cluster's own events) or, where `point` is given, of that point."""

    organisation: int
    point: int = 0
    days: int = 30
    chart: bool = False


class CommentPage(CallbackData, prefix="words"):
    """Comments of an organisation (0: of the cluster's own events) or, where `point` is given, of that point."""

    organisation: int
    page: int = 0
    point: int = 0


class CommentShow(CallbackData, prefix="showword"):
    """Let everybody see a comment, or no longer; then its page of the list."""

    vote: int
    wanted: bool
    page: int
    point: int = 0


class PublicRatings(CallbackData, prefix="pubrate"):
    """What everybody may know of an organisation's marks."""

    organisation: int


class AlarmAction(StrEnum):
    OPEN = "open"
    TAKE = "take"
    CLOSE = "close"


class AlarmPress(CallbackData, prefix="alarm"):
    """What a coordinator does about low marks."""

    case: int
    action: AlarmAction


class PollPage(CallbackData, prefix="polls"):
    page: int = 0


class PollAction(StrEnum):
    NEW = "new"
    OPEN = "open"
    POST = "post"
    DROP = "drop"
    ASK_CLOSE = "close?"
    CLOSE = "close"


class PollPress(CallbackData, prefix="poll"):
    """A poll of the messenger, 0: a new one; `group`: the group to post it in, 0: where the poll itself says."""

    poll: int
    action: PollAction
    group: int = 0
