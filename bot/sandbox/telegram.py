"""Telegram in memory: what people do in their private chats with the bot, and what the bot may do, by Telegram's
rules."""

import asyncio
import inspect
import re
import time
from collections.abc import Mapping
from typing import Any

from . import account, changing, groups, polling, sending
from .errors import ApiError, ImpossibleError, Json, bad_request
from .files import Upload
from .markup import formatted, utf16_length
from .parameters import checked, model_of
from .people import Chat, Message, Person, Query
from .sending import INVISIBLE, LONGEST_CAPTION, LONGEST_TEXT, Method
from .state import Call, add_text

METHODS: dict[str, Method] = {
    **sending.METHODS,
    **changing.METHODS,
    **account.METHODS,
    **groups.METHODS,
    **polling.METHODS,
}
START_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


class SandboxTelegram(groups.GroupLife):
    """People act through the methods that are verbs, the bot through `call`. Everything happens in one event loop.

    The people's verbs raise ImpossibleError for what a real client would not let them do, and give the message sent.
    """

    def add_person(
        self,
        first_name: str,
        *,
        last_name: str = "",
        username: str = "",
        language_code: str = "ru",
        role: str = "",
        phone_number: str = "",
        person_id: int | None = None,
        started: bool = False,
    ) -> Person:
        """Someone new. `started` is for those who wrote to the bot before the sandbox began."""
        person_id = self.next_id() if person_id is None else person_id
        if person_id in self.chats:
            raise ImpossibleError(f"the id {person_id} is taken")
        if not first_name.strip():
            raise ImpossibleError("a person has a first name")
        phone_number = phone_number or f"+7999{person_id % 10_000_000:07}"
        person = Person(
            person_id,
            first_name=first_name.strip(),
            last_name=last_name.strip(),
            username=username,
            language_code=language_code,
            role=role,
            phone_number=phone_number,
            started=started,
        )
        chat = self.chats[person_id] = Chat(person)
        self.tell_of(chat)
        return person

    def says(self, person_id: int, text: str, entities: list[Json] | None = None) -> Json:
        parsed = formatted(text, None, entities, self.user)
        if INVISIBLE.fullmatch(parsed.text):
            raise ImpossibleError("an empty message cannot be sent")
        if utf16_length(parsed.text) > LONGEST_TEXT:
            raise ImpossibleError(f"a message has at most {LONGEST_TEXT} characters")
        content: Json = {}
        add_text(content, parsed)
        return self._sends(person_id, content)

    def edits(self, person_id: int, message_id: int, text: str) -> Json:
        """Change the text of a message of the person's own."""
        chat = self._active(person_id)
        message = chat.messages.get(message_id)
        if message is None or message.by_bot or "text" not in message.data:
            raise ImpossibleError("this message cannot be edited")
        self.edit(chat, message, {"text": text}, ("text", "entities"))
        self.updates.add("edited_message", message.data)
        return message.data

    def opens(self, person_id: int, payload: str = "") -> Json:
        """Press START under the bot, or open its link with a payload; unblocks the bot when it was blocked."""
        if not START_PAYLOAD.fullmatch(payload):
            raise ImpossibleError("a start payload has at most 64 of A-Z, a-z, 0-9, _ and -")
        self.unblocks(person_id)
        return self.says(person_id, f"/start {payload}".strip())

    def presses(self, person_id: int, message_id: int, data: str, *, stale: bool = False) -> Query:
        """Press an inline button. With `stale`, one that is no longer there, as happens when a press meets an edit."""
        chat = self._active(person_id)
        message = chat.messages.get(message_id)
        shown = message is not None and any(b.get("callback_data") == data for row in message.buttons for b in row)
        if not shown and not stale:
            raise ImpossibleError(f"message {message_id} shows no button with the data {data!r}")
        query = Query(str(self.next_id()), person_id, message_id, data, time.monotonic())
        self.queries[query.id] = query
        self._forget_old_queries()
        chat.unread = 0
        inaccessible = {"chat": chat.person.chat(), "message_id": message_id, "date": 0}
        self.updates.add(
            "callback_query",
            {
                "id": query.id,
                "from": chat.person.user(),
                "message": message.data if message else inaccessible,
                "chat_instance": str(person_id),
                "data": data,
            },
        )
        return query

    async def asks_inline(self, person_id: int, query: str, patience: float = 5.0) -> Json:
        """Type «@bot query» in some chat: the results that are offered there, and the button over them. Raises
        ImpossibleError when the bot does not answer."""
        query_id = str(self.next_id())
        waiting = self.inline_queries[query_id] = asyncio.get_running_loop().create_future()
        asked = {"id": query_id, "from": self.chat(person_id).person.user(), "query": query, "offset": ""}
        try:
            if self.updates.add("inline_query", {**asked, "chat_type": "private"}) is None:
                raise ImpossibleError("the bot does not take inline queries")
            return await asyncio.wait_for(waiting, patience)
        except TimeoutError:
            raise ImpossibleError("the bot does not answer") from None
        finally:
            del self.inline_queries[query_id]

    def shares_contact(self, person_id: int, phone_number: str = "", of: int | None = None) -> Json:
        """Share one's own contact, or that of another person from the address book."""
        person = self.chat(person_id if of is None else of).person
        return self._sends(person_id, {"contact": person.contact(phone_number or person.phone_number)})

    def sends_location(self, person_id: int, latitude: float, longitude: float) -> Json:
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise ImpossibleError("there is no such place")
        return self._sends(person_id, {"location": {"latitude": latitude, "longitude": longitude}})

    def sends_photo(self, person_id: int, data: bytes, caption: str = "", entities: list[Json] | None = None) -> Json:
        return self._sends_file(person_id, "photo", Upload("photo.jpg", data), caption, entities)

    def sends_document(
        self,
        person_id: int,
        data: bytes,
        name: str,
        mime: str = "",
        caption: str = "",
        entities: list[Json] | None = None,
    ) -> Json:
        return self._sends_file(person_id, "document", Upload(name, data, mime), caption, entities)

    def sends_sticker(self, person_id: int) -> Json:
        return self._sends_file(person_id, "sticker", Upload("sticker.webp", b"sticker", "image/webp"))

    def sends_voice(self, person_id: int) -> Json:
        return self._sends_file(person_id, "voice", Upload("voice.ogg", b"voice", "audio/ogg"))

    def votes(self, poll_id: str, option: int, *, back: bool = False) -> None:
        """Somebody somewhere votes in a poll, or takes the vote back; polls of the bot are anonymous, it is told how
        many."""
        poll = self.polls.open.get(poll_id)
        if poll is None or poll["is_closed"]:
            raise ImpossibleError("there is no such poll to vote in")
        self.polls.count(poll_id, option, -1 if back else 1)
        self.updates.add("poll", self.polls.open[poll_id])

    def blocks(self, person_id: int) -> None:
        self._turns(person_id, blocked=True)

    def unblocks(self, person_id: int) -> None:
        self._turns(person_id, blocked=False)

    def deletes_account(self, person_id: int) -> None:
        """From now on the bot is told that the user is deactivated; no update comes of it."""
        self.chat(person_id).person.deleted = True

    def reads(self, person_id: int) -> None:
        chat = self.chat(person_id)
        if chat.unread:
            chat.unread = 0
            self.tell_of(chat)

    def repeats(self, update: Json) -> None:
        """Deliver an update a second time, though the bot has confirmed it."""
        self.updates.again(update)

    async def call(
        self, method: str, params: Mapping[str, Any] | None = None, files: Mapping[str, Upload] | None = None
    ) -> Any:
        """A call of the bot: the `result` of Telegram's answer. Raises ApiError, or what `faults` were ordered."""
        model = model_of(method)
        if model is None:
            raise ApiError(404, "Not Found")
        name: str = model.__api_method__  # type: ignore[attr-defined]  # every model of model_of has it
        call = Call(name, dict(params or {}), self.moment)
        self.calls.append(call)

        async def effect() -> Any:
            handler = METHODS.get(name)
            if handler is None:
                bad_request(f"method {name} is not supported by the sandbox")
            uploads = files or {}
            call.params = checked(model, call.params, uploads)
            result = handler(self, call.params, uploads)
            return await result if inspect.isawaitable(result) else result

        try:
            call.outcome = await self.faults.around(name, effect)
        except Exception as error:
            call.outcome = error
            raise
        return call.outcome

    def _active(self, person_id: int) -> Chat:
        chat = self.chat(person_id)
        if chat.person.blocked:
            raise ImpossibleError(f"{chat.person.first_name} has blocked the bot and must unblock it first")
        if chat.person.deleted:
            raise ImpossibleError(f"{chat.person.first_name} has no account any more")
        return chat

    def _sends(self, person_id: int, content: Json) -> Json:
        chat = self._active(person_id)
        chat.person.started = True
        message: Message = self.post(chat, content, by_bot=False)
        self.updates.add("message", message.data)
        return message.data

    def _sends_file(
        self, person_id: int, kind: str, upload: Upload, caption: str = "", entities: list[Json] | None = None
    ) -> Json:
        self._active(person_id)
        parsed = formatted(caption, None, entities, self.user)
        if utf16_length(parsed.text) > LONGEST_CAPTION:
            raise ImpossibleError(f"a caption has at most {LONGEST_CAPTION} characters")
        try:
            content = self.files.add(kind, upload.data, upload.name, upload.mime).content()
        except ApiError as error:
            raise ImpossibleError(error.description) from error
        add_text(content, parsed, caption=True)
        return self._sends(person_id, content)

    def _turns(self, person_id: int, *, blocked: bool) -> None:
        chat = self.chat(person_id)
        if chat.person.blocked == blocked:
            return
        chat.person.blocked = blocked
        member = {"status": "member", "user": self.bot()}
        kicked = {"status": "kicked", "user": self.bot(), "until_date": 0}
        self.updates.add(
            "my_chat_member",
            {
                "chat": chat.person.chat(),
                "from": chat.person.user(),
                "date": self.unix_time(),
                "old_chat_member": member if blocked else kicked,
                "new_chat_member": kicked if blocked else member,
            },
        )
        self.tell_of(chat)

    def _forget_old_queries(self) -> None:
        while self.queries:
            oldest = next(iter(self.queries.values()))
            if time.monotonic() - oldest.born <= self.query_lifetime:
                return
            del self.queries[oldest.id]
