"""What people can do: read the press, call one service method, show one page.

The order matters: commands, then pages by their buttons, then whatever was typed, then everything nobody knew.
"""

from aiogram import Router

from bot.handlers import (
    colleagues,
    console,
    coordinators,
    directory,
    errors,
    fallback,
    forms,
    joining,
    moderation,
    organisations,
    people,
    privacy,
    settings,
)


def routers() -> list[Router]:
    """All routers, in the order in which they are asked."""
    features = (
        colleagues,
        people,
        forms,
        joining,
        organisations,
        moderation,
        settings,
        privacy,
        console,
        coordinators,
        directory,
    )
    return [module.make_router() for module in (errors, *features, coordinators, directory, fallback)]
