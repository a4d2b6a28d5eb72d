"""What people can do: read the press, call one service method, show one page.

The order matters: commands, then pages by their buttons, then whatever was typed, then everything nobody knew.
"""

from aiogram import Router

from bot.handlers import (
    agenda,
    colleagues,
    console,
    coordinators,
    directory,
    doors,
    errors,
    events,
    exports,
    fallback,
    forms,
    indicator_catalogue,
    indicator_figures,
    indicator_review,
    indicators,
    joining,
    merging,
    moderation,
    organisations,
    organising,
    people,
    phrases,
    privacy,
    questions,
    registry,
    settings,
    sharing,
    tickets,
    units,
)


def routers() -> list[Router]:
    """All routers, in the order in which they are asked."""
    features = (
        tickets,
        doors,
        indicators,
        indicator_review,
        indicator_figures,
        indicator_catalogue,
        agenda,
        colleagues,
        events,
        organising,
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
        registry,
        merging,
        units,
        questions,
        phrases,
        exports,
        sharing,
    )
    return [module.make_router() for module in (errors, *features, fallback)]
