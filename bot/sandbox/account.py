"""Methods of the bot's own account and connection: who it is, its commands and texts, updates, files, chats."""

from .errors import Json, bad_request
from .files import LARGEST_DOWNLOAD
from .keyboards import check_markup
from .people import Chat
from .profile import Scope
from .sending import Method, Uploads, known_chat, read_text
from .state import State

MOST_RESULTS = 50
LONGEST_RESULT_ID = 64  # bytes


def get_me(state: State, _: Json, __: Uploads) -> Json:
    abilities = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True}
    more = {"can_connect_to_business": False, "has_main_web_app": False}
    return {**state.bot(), **abilities, **more}


async def get_updates(state: State, params: Json, _: Uploads) -> list[Json]:
    if "allowed_updates" in params:
        state.updates.allowed = params["allowed_updates"]
    offset, limit = params.get("offset", 0), params.get("limit", 100)
    return await state.updates.get(offset, limit, max(0, params.get("timeout", 0)))


def set_webhook(state: State, params: Json, _: Uploads) -> bool:
    """Accepted and remembered, plain http too, as a Bot API server of one's own does; nothing is delivered there."""
    if params["url"] and not params["url"].startswith(("https://", "http://")):
        bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if "allowed_updates" in params:
        state.updates.allowed = params["allowed_updates"]
    state.updates.webhook_url = params["url"]
    if params.get("drop_pending_updates"):
        state.updates.forget()
    return True


def delete_webhook(state: State, params: Json, _: Uploads) -> bool:
    return set_webhook(state, {**params, "url": ""}, _)


def get_webhook_info(state: State, _: Json, __: Uploads) -> Json:
    info: Json = {
        "url": state.updates.webhook_url,
        "has_custom_certificate": False,
        "pending_update_count": len(state.updates),
    }
    if state.updates.allowed:
        info["allowed_updates"] = state.updates.allowed
    return info


def leave(_: State, __: Json, ___: Uploads) -> bool:
    """`logOut` and `close` only matter to a server that has other bots to serve."""
    return True


def get_file(state: State, params: Json, _: Uploads) -> Json:
    file = state.files.get(params["file_id"])
    if file is None:
        bad_request("wrong file_id or the file is temporarily unavailable")
    if len(file.data) > LARGEST_DOWNLOAD:
        bad_request("file is too big")
    return {**file.json(), "file_path": file.path}


def get_chat(state: State, params: Json, _: Uploads) -> Json:
    chat = _met(state, params["chat_id"])
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    more = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": dict.fromkeys(gifts, False)}
    return {**chat.person.chat(), **more}


def get_chat_member(state: State, params: Json, _: Uploads) -> Json:
    chat = _met(state, params["chat_id"])
    if params["user_id"] == chat.person.id:
        return {"status": "member", "user": chat.person.user()}
    if params["user_id"] != state.bot_id:
        bad_request("PARTICIPANT_ID_INVALID")
    blocked = {"status": "kicked", "until_date": 0} if chat.person.blocked else {"status": "member"}
    return {**blocked, "user": state.bot()}


def _met(state: State, chat_id: int | str) -> Chat:
    """Of someone who never wrote to it the bot knows nothing."""
    chat = known_chat(state, chat_id)
    if not chat.person.started:
        bad_request("chat not found")
    return chat


def set_my_commands(state: State, params: Json, _: Uploads) -> bool:
    scope = _scope(state, params)
    state.profile.set_commands(scope, params.get("language_code", ""), params["commands"])
    state.emit({"kind": "commands", "chat": scope[1] or None})
    return True


def get_my_commands(state: State, params: Json, _: Uploads) -> list[Json]:
    return state.profile.commands(_scope(state, params), params.get("language_code", ""))


def delete_my_commands(state: State, params: Json, _: Uploads) -> bool:
    return set_my_commands(state, {**params, "commands": []}, _)


def _scope(state: State, params: Json) -> Scope:
    scope = params.get("scope") or {"type": "default"}
    if scope["type"] != "chat":
        return scope["type"], scope.get("user_id", 0)
    return "chat", _met(state, scope["chat_id"]).person.id


def _setter(kind: str) -> Method:
    def set_text(state: State, params: Json, _: Uploads) -> bool:
        state.profile.set_text(kind, params.get(kind, ""), params.get("language_code", ""))
        return True

    return set_text


def _getter(kind: str) -> Method:
    def get_text(state: State, params: Json, _: Uploads) -> Json:
        return {kind: state.profile.text(kind, params.get("language_code", ""))}

    return get_text


def set_chat_menu_button(state: State, params: Json, _: Uploads) -> bool:
    button = params.get("menu_button") or {"type": "default"}
    kept = None if button["type"] == "default" else button
    if "chat_id" in params:
        _met(state, params["chat_id"]).menu_button = kept
    else:
        state.menu_button = kept or {"type": "commands"}
    return True


def get_chat_menu_button(state: State, params: Json, _: Uploads) -> Json:
    own = _met(state, params["chat_id"]).menu_button if "chat_id" in params else None
    return own or state.menu_button


def answer_inline_query(state: State, params: Json, _: Uploads) -> bool:
    waiting = state.inline_queries.get(params["inline_query_id"])
    if waiting is None or waiting.done():
        bad_request("query is too old and response timeout expired or query ID is invalid")
    results = params["results"]
    if len(results) > MOST_RESULTS or len({each["id"] for each in results}) < len(results):
        bad_request("RESULTS_TOO_MUCH" if len(results) > MOST_RESULTS else "RESULT_ID_DUPLICATE")
    for each in results:
        if not 1 <= len(each["id"].encode()) <= LONGEST_RESULT_ID:
            bad_request("RESULT_ID_INVALID")
        content = each.get("input_message_content") or {}
        read_text(state, {**content, "text": content.get("message_text", "")})
        check_markup(each.get("reply_markup", {}))
    waiting.set_result({"results": results, "button": params.get("button")})
    return True


METHODS: dict[str, Method] = {
    "answerInlineQuery": answer_inline_query,
    "close": leave,
    "deleteMyCommands": delete_my_commands,
    "deleteWebhook": delete_webhook,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatMenuButton": get_chat_menu_button,
    "getFile": get_file,
    "getMe": get_me,
    "getMyCommands": get_my_commands,
    "getMyDescription": _getter("description"),
    "getMyName": _getter("name"),
    "getMyShortDescription": _getter("short_description"),
    "getUpdates": get_updates,
    "getWebhookInfo": get_webhook_info,
    "logOut": leave,
    "setChatMenuButton": set_chat_menu_button,
    "setMyCommands": set_my_commands,
    "setMyDescription": _setter("description"),
    "setMyName": _setter("name"),
    "setMyShortDescription": _setter("short_description"),
    "setWebhook": set_webhook,
}
