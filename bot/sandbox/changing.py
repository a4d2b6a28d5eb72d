"""Methods on what is already in a chat: edit, delete, and answer a press."""

import time
from datetime import timedelta

from .errors import Json, bad_request
from .keyboards import check_markup
from .markup import utf16_length
from .people import Chat, Message
from .sending import Method, Uploads, known_chat, media_content, read_caption, recipient, text_content
from .state import State, add_text

LONGEST_ANSWER = 200
# A bot may delete a message of a private chat for two days.
DELETABLE_FOR = timedelta(hours=48)
MOST_DELETED_AT_ONCE = 100

TEXT = ("text", "entities", "link_preview_options")
CAPTION = ("caption", "caption_entities", "show_caption_above_media")
MEDIA = (*CAPTION, "photo", "document", "has_media_spoiler")
MARKUP = "reply_markup"


def edit_message_text(state: State, params: Json, _: Uploads) -> Json:
    content = text_content(state, params)
    chat, message = _editable(state, params)
    if "text" not in message.data:
        bad_request("there is no text in the message to edit")
    return _edited(state, chat, message, {**content, **_markup(params)}, (*TEXT, MARKUP))


def edit_message_caption(state: State, params: Json, _: Uploads) -> Json:
    content: Json = {}
    add_text(content, read_caption(state, params), caption=True)
    if params.get("show_caption_above_media"):
        content["show_caption_above_media"] = True
    chat, message = _editable(state, params)
    if not message.data.keys() & {"photo", "document"}:
        bad_request("there is no caption in the message to edit")
    return _edited(state, chat, message, {**content, **_markup(params)}, (*CAPTION, MARKUP))


def edit_message_media(state: State, params: Json, uploads: Uploads) -> Json:
    media = params["media"]
    if media["type"] not in ("photo", "document"):
        bad_request(f"media of type {media['type']} is not supported by the sandbox")
    content = media_content(state, media["type"], media, media["media"], uploads)
    chat, message = _editable(state, params)
    return _edited(state, chat, message, {**content, **_markup(params)}, (*MEDIA, *TEXT, MARKUP))


def edit_message_reply_markup(state: State, params: Json, _: Uploads) -> Json:
    chat, message = _editable(state, params)
    return _edited(state, chat, message, _markup(params), (MARKUP,))


def _editable(state: State, params: Json) -> tuple[Chat, Message]:
    if "chat_id" not in params:
        bad_request("chat_id is empty")
    if "message_id" not in params:
        bad_request("message identifier is not specified")
    chat = recipient(state, params["chat_id"])
    message = chat.messages.get(params["message_id"])
    if message is None:
        bad_request("message to edit not found")
    if not message.by_bot or message.has_reply_keyboard or "forward_origin" in message.data:
        bad_request("message can't be edited")
    return chat, message


def _markup(params: Json) -> Json:
    markup = check_markup(params.get(MARKUP, {}))
    return {MARKUP: markup} if markup else {}


def _edited(state: State, chat: Chat, message: Message, content: Json, replaced: tuple[str, ...]) -> Json:
    if content == {key: message.data[key] for key in replaced if key in message.data}:
        bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same "
            "as a current content and reply markup of the message"
        )
    state.edit(chat, message, content, replaced)
    return message.data


def delete_message(state: State, params: Json, _: Uploads) -> bool:
    chat = known_chat(state, params["chat_id"])
    message = chat.messages.get(params["message_id"])
    if message is None:
        bad_request("message to delete not found")
    if not _deletable(state, message):
        bad_request("message can't be deleted for everyone")
    state.delete(chat, message)
    return True


def delete_messages(state: State, params: Json, _: Uploads) -> bool:
    """Those that are not there or too old are skipped, as Telegram does."""
    chat = known_chat(state, params["chat_id"])
    if not 1 <= len(params["message_ids"]) <= MOST_DELETED_AT_ONCE:
        bad_request(f"1 to {MOST_DELETED_AT_ONCE} message identifiers must be specified")
    for message_id in params["message_ids"]:
        message = chat.messages.get(message_id)
        if message is not None and _deletable(state, message):
            state.delete(chat, message)
    return True


def _deletable(state: State, message: Message) -> bool:
    return bool(state.unix_time() - message.data["date"] < DELETABLE_FOR.total_seconds())


def answer_callback_query(state: State, params: Json, _: Uploads) -> bool:
    query = state.queries.get(params["callback_query_id"])
    if query is None or time.monotonic() - query.born > state.query_lifetime:
        bad_request("query is too old and response timeout expired or query ID is invalid")
    text, url = params.get("text", ""), params.get("url")
    if utf16_length(text) > LONGEST_ANSWER:
        bad_request("MESSAGE_TOO_LONG")
    if url and not url.startswith((f"https://t.me/{state.username}?start=", f"t.me/{state.username}?start=")):
        bad_request("URL_INVALID")
    # A second answer is taken and changes nothing, as in Telegram.
    if not query.answered:
        state.answer(query, text, show_alert=bool(params.get("show_alert")), url=url)
    return True


METHODS: dict[str, Method] = {
    "answerCallbackQuery": answer_callback_query,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "editMessageText": edit_message_text,
}
