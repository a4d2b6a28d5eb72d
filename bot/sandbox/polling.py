"""Methods on polls: sent to a channel or a chat, and stopped."""

from .errors import Json, bad_request
from .markup import utf16_length
from .sending import Method, Uploads, known_chat, recipient
from .state import State

OPTIONS = (2, 12)
LONGEST_QUESTION = 300
LONGEST_OPTION = 100


def send_poll(state: State, params: Json, _: Uploads) -> Json:
    options = [each["text"] for each in params["options"]]
    if not 1 <= utf16_length(params["question"]) <= LONGEST_QUESTION:
        bad_request("poll question length must not exceed 300")
    if len(options) < OPTIONS[0]:
        bad_request("poll must have at least 2 option")
    if len(options) > OPTIONS[1]:
        bad_request("poll can't have more than 12 options")
    if any(not 1 <= utf16_length(each) <= LONGEST_OPTION for each in options):
        bad_request("poll options length must not exceed 100")
    right = params.get("correct_option_ids") or []
    kind = params.get("type") or "regular"
    if (kind == "quiz") != bool(right) or any(not 0 <= each < len(options) for each in right):
        bad_request("wrong correct option ID specified")
    poll: Json = {
        "id": str(state.next_id()),
        "question": params["question"],
        "options": [
            {"persistent_id": str(number), "text": each, "voter_count": 0} for number, each in enumerate(options)
        ],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": params.get("is_anonymous", True),
        "type": kind,
        "allows_multiple_answers": params.get("allows_multiple_answers", False),
        "allows_revoting": kind == "regular",
        "members_only": False,
        **({"correct_option_ids": right} if right else {}),
    }
    message = _put(state, params["chat_id"], poll)
    state.polls.open[poll["id"]] = poll
    return message


def _put(state: State, chat_id: int | str, poll: Json) -> Json:
    channel = state.polls.channels.get(chat_id)
    if channel is None:
        return state.post(recipient(state, chat_id), {"poll": poll}, by_bot=True).data
    number = state.next_id()
    identity = (
        {"id": chat_id} if isinstance(chat_id, int) else {"id": -1_000_000_000_000 - number, "username": chat_id[1:]}
    )
    channel[number] = {
        "message_id": number,
        "chat": {**identity, "type": "channel", "title": "Канал"},
        "date": state.unix_time(),
        "poll": poll,
    }
    return channel[number]


def stop_poll(state: State, params: Json, _: Uploads) -> Json:
    channel = state.polls.channels.get(params["chat_id"])
    message = None
    if channel is not None:
        data = channel.get(params["message_id"])
    else:
        chat = known_chat(state, params["chat_id"])
        message = chat.messages.get(params["message_id"])
        data = message.data if message else None
    if data is None or "poll" not in data:
        bad_request("message with poll to stop not found")
    poll = state.polls.open[data["poll"]["id"]]
    if poll["is_closed"]:
        bad_request("poll has already been closed")
    state.polls.open[poll["id"]] = {**poll, "is_closed": True}
    state.updates.add("poll", state.polls.open[poll["id"]])
    if message is not None:
        state.show_poll(chat, message)
    return state.polls.open[poll["id"]]


METHODS: dict[str, Method] = {"sendPoll": send_poll, "stopPoll": stop_poll}
