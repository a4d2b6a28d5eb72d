"""Groups of the sandbox: people talk and ask to be let in, the bot is put in and out, a group becomes a supergroup.

Telegram's privacy mode is on: of what is said the bot hears commands only.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from .errors import ApiError, ImpossibleError, Json, bad_request
from .markup import formatted
from .people import Chat, Person, Query
from .state import State, add_text

# For so long after a request to join the bot may write to whoever asked, though they never wrote to it.
WINDOW = timedelta(minutes=5)
SUPERGROUP = -1_000_000_000_000


class Place(Person):
    """A group where a private chat has its person."""

    __slots__ = ("kind",)

    kind: str

    def chat(self) -> Json:
        more = {"all_members_are_administrators": False} if self.kind == "group" else {}
        return {"id": self.id, "type": self.kind, "title": self.first_name, **more}


@dataclass(slots=True)
class Group(Chat):
    """A group's chat. `asking`: who waits to be let in; `topics`: those of a forum, by the id of their first message;
    `refuses`: what Telegram says to a bot that writes there, outside of the topics."""

    members: set[int] = field(default_factory=set)
    asking: set[int] = field(default_factory=set)
    migrated_to: int | None = None
    topics: set[int] = field(default_factory=set)
    refuses: str = ""

    def json(self) -> Json:
        return {**Chat.json(self), "role": "group", "members": sorted(self.members)}


class GroupLife(State):
    """What people do in groups. The verbs raise ImpossibleError for what no client would let them do."""

    def add_group(self, title: str, by: int, members: tuple[int, ...] = (), *, supergroup: bool = False) -> Group:
        """A group into which somebody has put the bot; they are a member, and others are."""
        number = self.next_id()
        group = self._group(SUPERGROUP - number if supergroup else -number, title)
        group.members = {by, *members}
        self._turns_in(group, by, inside=True)
        return group

    def group(self, group_id: int) -> Group:
        if group_id not in self.groups:
            raise ImpossibleError(f"there is no group {group_id}")
        return self.groups[group_id]

    def says_in(self, group_id: int, person_id: int, text: str, topic: int | None = None) -> Json:
        """Say something in a group, or in a topic of a forum; the bot hears it when it is a command."""
        group, person = self._member(group_id, person_id)
        content: Json = {"from": person.user()}
        if topic is not None:
            group.topics.add(topic)
            content |= in_topic(topic)
        add_text(content, formatted(text, None, None, self.user))
        message = self.post(group, content, by_bot=False)
        if text.startswith("/"):
            self.updates.add("message", message.data)
        return message.data

    def presses_in(self, group_id: int, person_id: int, message_id: int, data: str) -> Query:
        """Press a button under a message of a group."""
        group, person = self._member(group_id, person_id)
        message = group.messages.get(message_id)
        if message is None or not any(b.get("callback_data") == data for row in message.buttons for b in row):
            raise ImpossibleError(f"message {message_id} shows no button with the data {data!r}")
        query = Query(str(self.next_id()), person_id, message_id, data, time.monotonic(), chat_id=group.person.id)
        self.queries[query.id] = query
        pressed = {"id": query.id, "from": person.user(), "message": message.data, "data": data}
        self.updates.add("callback_query", {**pressed, "chat_instance": str(group_id)})
        return query

    def votes_in(self, group_id: int, person_id: int, message_id: int, option: int) -> None:
        """Vote in a poll that stands in a group."""
        group, _ = self._member(group_id, person_id)
        message = group.messages.get(message_id)
        if message is None or "poll" not in message.data:
            raise ImpossibleError(f"message {message_id} is no poll")
        poll_id = message.data["poll"]["id"]
        self.polls.choose(poll_id, person_id, option)
        self.show_poll(group, message)
        self.updates.add("poll", self.polls.open[poll_id])

    def asks_to_join(self, group_id: int, person_id: int) -> None:
        """Ask to be let into a closed group by its link."""
        group, person = self.group(group_id), self.chat(person_id).person
        if person_id in group.members:
            raise ImpossibleError(f"{person.first_name} is in the group already")
        group.asking.add(person_id)
        self.windows[person_id] = self.now() + WINDOW
        self.updates.add(
            "chat_join_request",
            {
                "chat": group.person.chat(),
                "from": person.user(),
                "user_chat_id": person_id,
                "date": self.unix_time(),
            },
        )

    def upgrades(self, group_id: int) -> Group:
        """The group becomes a supergroup, with an id of its own, and says so on both sides."""
        old = self.group(group_id)
        new = self._group(SUPERGROUP - self.next_id(), old.person.first_name)
        new.members, new.asking = set(old.members), set(old.asking)
        for group, said in (
            (old, {"migrate_to_chat_id": new.person.id}),
            (new, {"migrate_from_chat_id": old.person.id}),
        ):
            told = self.post(group, {"from": self.user(min(old.members)), **said}, by_bot=False)
            self.updates.add("message", told.data)
        old.migrated_to = new.person.id
        return new

    def removes_bot(self, group_id: int, by: int) -> None:
        self._turns_in(self.group(group_id), by, inside=False)

    def _group(self, group_id: int, title: str) -> Group:
        place = Place(group_id, title, started=True)
        place.kind = "supergroup" if group_id < SUPERGROUP else "group"
        group = self.groups[group_id] = Group(place)
        return group

    def _member(self, group_id: int, person_id: int) -> tuple[Group, Person]:
        group = self.group(group_id)
        if group.migrated_to is not None:
            return self._member(group.migrated_to, person_id)
        if person_id not in group.members:
            raise ImpossibleError(f"{person_id} is not in the group")
        return group, self.chat(person_id).person

    def _turns_in(self, group: Group, by: int, *, inside: bool) -> None:
        group.person.blocked = not inside
        gone, member = {"status": "left", "user": self.bot()}, {"status": "member", "user": self.bot()}
        self.updates.add(
            "my_chat_member",
            {
                "chat": group.person.chat(),
                "from": self.chat(by).person.user(),
                "date": self.unix_time(),
                "old_chat_member": gone if inside else member,
                "new_chat_member": member if inside else gone,
            },
        )


def in_topic(topic: int) -> Json:
    """What a message of a topic has more than others."""
    return {"message_thread_id": topic, "is_topic_message": True}


def group_of(state: State, chat_id: int | str) -> Group | None:
    """The group with this id. Raises ApiError for one that has become a supergroup."""
    group = state.groups.get(chat_id) if isinstance(chat_id, int) else None
    if group is not None and group.migrated_to is not None:
        reason = "Bad Request: group chat was upgraded to a supergroup chat"
        raise ApiError(400, reason, {"migrate_to_chat_id": group.migrated_to})
    return group


def may_write(state: State, person_id: int) -> bool:
    """Whether somebody who never wrote to the bot has asked to join a group of its just now."""
    until: datetime | None = state.windows.get(person_id)
    return until is not None and state.now() < until


def approve_chat_join_request(state: State, params: Json, _: object) -> bool:
    group = _answered(state, params)
    group.members.add(params["user_id"])
    return True


def decline_chat_join_request(state: State, params: Json, _: object) -> bool:
    _answered(state, params)
    return True


def _answered(state: State, params: Json) -> Group:
    group = group_of(state, params["chat_id"])
    if group is None:
        bad_request("chat not found")
    if params["user_id"] in group.members:
        bad_request("USER_ALREADY_PARTICIPANT")
    if params["user_id"] not in group.asking:
        bad_request("HIDE_REQUESTER_MISSING")
    group.asking.discard(params["user_id"])
    return group


METHODS = {
    "approveChatJoinRequest": approve_chat_join_request,
    "declineChatJoinRequest": decline_chat_join_request,
}
