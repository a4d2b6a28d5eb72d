"""Methods that put something into a chat: messages, pictures, files, places, copies; and those that only show
activity."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from .errors import ApiError, Json, bad_request
from .files import Upload
from .groups import Group, group_of, in_topic, may_write
from .keyboards import check_markup
from .markup import Parsed, formatted, utf16_length
from .people import Chat, Message
from .state import State, add_text

Uploads = Mapping[str, Upload]
Method = Callable[[State, Json, Uploads], Any]

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
CHAT_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
# Of a message, what a copy of it has too.
CONTENT = (
    "text",
    "entities",
    "link_preview_options",
    "caption",
    "caption_entities",
    "photo",
    "document",
    "sticker",
    "voice",
    "location",
    "contact",
)
# Spaces and characters without a shape: a text of these alone is no text to Telegram.
INVISIBLE = re.compile(
    r"[\s\u00ad\u115f\u1160\u1680\u180e\u2000-\u200f\u202f\u205f-\u2064\u2800\u3000\u3164\ufeff\ufffc]*"
)


def known_chat(state: State, chat_id: int | str) -> Chat:
    """The chat with a person who has written to the bot. Raises ApiError as for any other."""
    chat = group_of(state, chat_id) or (state.chats.get(chat_id) if isinstance(chat_id, int) else None)
    if chat is None:
        bad_request("chat not found")
    return chat


def recipient(state: State, chat_id: int | str) -> Chat:
    """The chat, when the bot may write there."""
    chat = known_chat(state, chat_id)
    if chat.person.deleted:
        raise ApiError(403, "Forbidden: user is deactivated")
    if chat.person.blocked and isinstance(chat, Group):
        raise ApiError(403, "Forbidden: bot was kicked from the group chat")
    if chat.person.blocked:
        raise ApiError(403, "Forbidden: bot was blocked by the user")
    if not chat.person.started and not may_write(state, chat.person.id):
        raise ApiError(403, "Forbidden: bot can't initiate conversation with a user")
    return chat


def read_text(state: State, source: Json) -> Parsed:
    text = source.get("text") or ""
    if not text:
        bad_request("message text is empty")
    parsed = formatted(text, source.get("parse_mode"), source.get("entities"), state.user)
    if INVISIBLE.fullmatch(parsed.text):
        bad_request("text must be non-empty")
    if utf16_length(parsed.text) > LONGEST_TEXT:
        bad_request("message is too long")
    return parsed


def read_caption(state: State, source: Json) -> Parsed:
    caption = source.get("caption") or ""
    parsed = formatted(caption, source.get("parse_mode"), source.get("caption_entities"), state.user)
    if utf16_length(parsed.text) > LONGEST_CAPTION:
        bad_request("message caption is too long")
    return parsed


def text_content(state: State, params: Json) -> Json:
    """The content of a text message, with what the bot said of link previews."""
    content: Json = {}
    add_text(content, read_text(state, params))
    if params.get("disable_web_page_preview"):
        content["link_preview_options"] = {"is_disabled": True}
    if options := params.get("link_preview_options"):
        content["link_preview_options"] = options
    return content


def media_content(state: State, kind: str, source: Json, value: object, uploads: Uploads) -> Json:
    """The content of a message with a file and its caption; `value` is the file parameter."""
    caption = read_caption(state, source)
    content = state.files.sent(kind, value, uploads, kind).content()
    add_text(content, caption, caption=True)
    for flag in ("show_caption_above_media", "has_spoiler"):
        if source.get(flag):
            content["has_media_spoiler" if flag == "has_spoiler" else flag] = True
    return content


def _send(state: State, params: Json, content: Json) -> Message:
    chat = recipient(state, params["chat_id"])
    topic = _topic(chat, params)
    markup = check_markup(params.get("reply_markup", {}))
    replied = _replied(chat, params)
    if state.limits is not None:
        state.limits.count(chat.person.id, state.now().timestamp())
    if "inline_keyboard" in markup:
        content["reply_markup"] = markup
    if params.get("protect_content"):
        content["has_protected_content"] = True
    if params.get("message_effect_id"):
        content["effect_id"] = params["message_effect_id"]
    # Before the message, so that who is told of it already finds the keyboard that came with it.
    if "keyboard" in markup or markup.get("force_reply"):
        chat.keyboard = markup
    elif markup.get("remove_keyboard"):
        chat.keyboard = None
    message = state.post(chat, {**replied, **topic, **content}, by_bot=True)
    message.has_reply_keyboard = bool(markup) and "inline_keyboard" not in markup
    return message


def _topic(chat: Chat, params: Json) -> Json:
    """The topic of a forum that is written in, nothing where there are none."""
    topic = params.get("message_thread_id")
    if isinstance(chat, Group) and topic is None and chat.refuses:
        bad_request(chat.refuses)
    if topic is None:
        return {}
    if not isinstance(chat, Group) or topic not in chat.topics:
        bad_request("message thread not found")
    return in_topic(topic)


def _replied(chat: Chat, params: Json) -> Json:
    given = params.get("reply_parameters") or {}
    message_id = given.get("message_id") or params.get("reply_to_message_id")
    if not message_id:
        return {}
    message = chat.messages.get(message_id)
    if message is not None:
        return {"reply_to_message": {key: value for key, value in message.data.items() if key != "reply_to_message"}}
    if not (given.get("allow_sending_without_reply") or params.get("allow_sending_without_reply")):
        bad_request("message to be replied not found")
    return {}


def send_message(state: State, params: Json, _: Uploads) -> Json:
    return _send(state, params, text_content(state, params)).data


def send_photo(state: State, params: Json, uploads: Uploads) -> Json:
    return _send(state, params, media_content(state, "photo", params, params.get("photo"), uploads)).data


def send_document(state: State, params: Json, uploads: Uploads) -> Json:
    return _send(state, params, media_content(state, "document", params, params.get("document"), uploads)).data


def send_media_group(state: State, params: Json, uploads: Uploads) -> list[Json]:
    media = params["media"]
    if not 2 <= len(media) <= 10:
        bad_request("group send failed: an album has 2 to 10 items")
    kinds = {item["type"] for item in media}
    if not kinds <= {"photo", "document"}:
        bad_request(f"media of type {', '.join(sorted(kinds))} is not supported by the sandbox")
    if len(kinds) > 1:
        bad_request("can't use the media of the specified type in the album")
    group = {"media_group_id": str(state.next_id())}
    contents = [media_content(state, item["type"], item, item["media"], uploads) for item in media]
    return [_send(state, params, {**group, **content}).data for content in contents]


def send_location(state: State, params: Json, _: Uploads) -> Json:
    latitude, longitude = params["latitude"], params["longitude"]
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        bad_request("invalid location specified")
    return _send(state, params, {"location": {"latitude": latitude, "longitude": longitude}}).data


def send_contact(state: State, params: Json, _: Uploads) -> Json:
    fields = ("phone_number", "first_name", "last_name", "vcard")
    if not params["phone_number"] or not params["first_name"]:
        bad_request("phone number and first name must be non-empty")
    return _send(state, params, {"contact": {name: params[name] for name in fields if params.get(name)}}).data


def copy_message(state: State, params: Json, _: Uploads) -> Json:
    original = _original(state, params, "copy")
    content = {key: original.data[key] for key in CONTENT if key in original.data}
    if "caption" in params and "text" not in content:
        content = {key: value for key, value in content.items() if not key.startswith("caption")}
        add_text(content, read_caption(state, params), caption=True)
    return {"message_id": _send(state, params, content).id}


def forward_message(state: State, params: Json, _: Uploads) -> Json:
    original = _original(state, params, "forward")
    content = {key: original.data[key] for key in CONTENT if key in original.data}
    origin = {"type": "user", "sender_user": original.data["from"], "date": original.data["date"]}
    return _send(state, params, {"forward_origin": origin, **content}).data


def _original(state: State, params: Json, verb: str) -> Message:
    message = known_chat(state, params["from_chat_id"]).messages.get(params["message_id"])
    if message is None:
        bad_request(f"message to {verb} not found")
    if message.data.get("has_protected_content"):
        bad_request(f"message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return message


def send_chat_action(state: State, params: Json, _: Uploads) -> bool:
    if params["action"] not in CHAT_ACTIONS:
        bad_request("wrong parameter action in request")
    chat = recipient(state, params["chat_id"])
    state.emit({"kind": "typing", "chat": chat.person.id})
    return True


METHODS: dict[str, Method] = {
    "copyMessage": copy_message,
    "forwardMessage": forward_message,
    "sendChatAction": send_chat_action,
    "sendContact": send_contact,
    "sendDocument": send_document,
    "sendLocation": send_location,
    "sendMediaGroup": send_media_group,
    "sendMessage": send_message,
    "sendPhoto": send_photo,
}
