"""The bot's own name, descriptions and commands in Telegram, set at start and only where they differ: these calls are
rationed."""

from aiogram import Bot
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat, BotCommandScopeUnion

from bot.i18n import LANGUAGES, Texts, texts_in

COMMANDS = (
    "menu",
    "join",
    "events",
    "vacancies",
    "surveys",
    "profile",
    "settings",
    "privacy",
    "about",
    "help",
    "cancel",
)


def commands(texts: Texts, *, coordinator: bool) -> list[BotCommand]:
    names = [*COMMANDS, "console"] if coordinator else COMMANDS
    return [BotCommand(command=name, description=texts.plain(f"command-{name}")) for name in names]


async def introduce(bot: Bot, default: str) -> None:
    """Set everything in both languages; `default` is what people of a third language see."""
    for language in (None, *LANGUAGES):
        texts = texts_in(language or default)
        name, description, short = (
            texts.plain(key) for key in ("bot-name", "bot-description", "bot-short-description")
        )
        if (await bot.get_my_name(language_code=language)).name != name:
            await bot.set_my_name(name=name, language_code=language)
        if (await bot.get_my_description(language_code=language)).description != description:
            await bot.set_my_description(description=description, language_code=language)
        if (await bot.get_my_short_description(language_code=language)).short_description != short:
            await bot.set_my_short_description(short_description=short, language_code=language)
        await _set_commands(bot, commands(texts, coordinator=False), BotCommandScopeAllPrivateChats(), language)


async def introduce_to_coordinator(bot: Bot, address: str, language: str) -> None:
    """The coordinator's commands, in their own chat only."""
    await _set_commands(
        bot, commands(texts_in(language), coordinator=True), BotCommandScopeChat(chat_id=int(address)), None
    )


async def _set_commands(bot: Bot, wanted: list[BotCommand], scope: BotCommandScopeUnion, language: str | None) -> None:
    now = await bot.get_my_commands(scope=scope, language_code=language)
    if [(each.command, each.description) for each in now] != [(each.command, each.description) for each in wanted]:
        await bot.set_my_commands(wanted, scope=scope, language_code=language)
