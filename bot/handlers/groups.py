"""In groups: bound and unbound by coordinators, closed to strangers, and otherwise brief."""

from aiogram import Router
from aiogram.filters import Command, CommandObject, Filter
from aiogram.types import CallbackQuery, ChatJoinRequest, ChatMemberUpdated, Message

from bot.dictionaries import MUNICIPALITIES
from bot.errors import DomainError, NotAllowed
from bot.middlewares import GROUPS, TELEGRAM
from bot.services.groups import Groups
from bot.services.people import Person
from bot.telegram.groups import GroupDoor, GroupScreen
from bot.telegram.profile import COMMANDS
from bot.views import groups as views
from bot.views.digest_buttons import BindGroup

OUT = {"left", "kicked"}


class InGroup(Filter):
    """Whether it happened in a group."""

    async def __call__(self, event: Message | CallbackQuery | ChatMemberUpdated) -> bool:
        chat = event.message.chat if isinstance(event, CallbackQuery) and event.message else None
        chat = chat or getattr(event, "chat", None)
        return chat is not None and chat.type in GROUPS


class Moved(Filter):
    """Whether a message says that the group has become a supergroup."""

    async def __call__(self, message: Message) -> bool:
        return message.migrate_to_chat_id is not None or message.migrate_from_chat_id is not None


def make_router() -> Router:
    router = Router(name="groups")
    router.message.filter(InGroup())
    router.callback_query.filter(InGroup())
    router.my_chat_member.filter(InGroup())
    router.message.register(move, Moved())
    router.message.register(ask_purpose, Command("bind"))
    router.message.register(unbind, Command("unbind"))
    router.message.register(answer_privately, Command("start", "console", *COMMANDS))
    router.message.register(ignore)
    router.callback_query.register(bind, BindGroup.filter())
    router.callback_query.register(ignore_press)
    router.my_chat_member.register(put_in_or_out)
    router.chat_join_request.register(let_in)
    return router


async def move(message: Message, groups: Groups) -> None:
    """Both sides say so; whichever comes first."""
    old, new = message.chat.id, message.migrate_to_chat_id
    if new is None:
        old, new = message.migrate_from_chat_id or message.chat.id, message.chat.id
    await groups.moved(TELEGRAM, str(old), str(new))


async def ask_purpose(
    message: Message, command: CommandObject, person: Person | None, place: GroupScreen, groups: Groups
) -> None:
    """«/bind» or «/bind Вязьма», by a coordinator whom we know from the private chat; who writes as the group itself is
    nobody to us."""
    if message.sender_chat is not None:
        raise DomainError("groups-anonymous")
    if person is None:
        raise DomainError("groups-unknown-person")
    municipality = await groups.place_for(person, (command.args or "").strip())
    await place.say(views.choose_purpose(place.texts, municipality))


async def bind(
    press: CallbackQuery, callback_data: BindGroup, person: Person | None, place: GroupScreen, groups: Groups
) -> None:
    if person is None or press.message is None:
        raise NotAllowed
    at = callback_data.place
    municipality = MUNICIPALITIES[at].slug if 0 <= at < len(MUNICIPALITIES) else None
    title = press.message.chat.title or ""
    bound = await groups.bind(person, place.address, title, callback_data.purpose, municipality, place.texts.language)
    await place.show(views.bound(place.texts, bound))


async def unbind(message: Message, person: Person | None, place: GroupScreen, groups: Groups) -> None:
    if person is None:
        raise NotAllowed
    await groups.unbind(person, place.address)
    await place.say(views.unbound(place.texts))


async def answer_privately(message: Message, place: GroupScreen, door: GroupDoor) -> None:
    await place.say(views.privately(place.texts, await door.name()))


async def ignore(message: Message) -> None:
    """What people say to each other is none of ours."""


async def ignore_press(press: CallbackQuery, place: GroupScreen) -> None:
    """A button of a card that somebody brought here: it belongs in the private chat."""
    await place.answer(place.texts.plain("groups-press-privately"))


async def put_in_or_out(event: ChatMemberUpdated, place: GroupScreen, groups: Groups) -> None:
    if event.new_chat_member.status in OUT:
        await groups.gone(TELEGRAM, place.address)
    elif event.old_chat_member.status in OUT:
        await place.say(views.welcome(place.texts))


async def let_in(
    request: ChatJoinRequest, person: Person | None, place: GroupScreen, groups: Groups, door: GroupDoor
) -> None:
    """Members pass; others are told privately how to become one, and pass as soon as they are."""
    who = str(request.from_user.id)
    asked = await groups.ask(TELEGRAM, place.address, who, person)
    if asked is None:
        return
    if asked.member:
        await door.admit(asked.group_id, place.address, who)
    else:
        await door.write(request.user_chat_id, views.apply(place.texts, asked.title))
