"""What people can do: read the press, call one service method, show one page.

The order matters: commands, then pages by their buttons, then whatever was typed, then everything nobody knew.
"""

from aiogram import Router

from bot.handlers import (
    agenda,
    attention,
    colleagues,
    console,
    coordinators,
    digests,
    directory,
    doors,
    errors,
    events,
    exports,
    fallback,
    forms,
    gaps,
    groups,
    importing,
    joining,
    merging,
    moderation,
    organisations,
    organising,
    people,
    phrases,
    privacy,
    questions,
    recruiting,
    registry,
    requirements,
    responses,
    settings,
    sharing,
    tickets,
    units,
    vacancies,
    vacancy_alerts,
)


def routers() -> list[Router]:
    """All routers, in the order in which they are asked."""
    features = (
        tickets,
        digests,
        attention,
        doors,
        agenda,
        colleagues,
        events,
        organising,
        vacancies,
        recruiting,
        responses,
        vacancy_alerts,
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
        requirements,
        gaps,
        importing,
        merging,
        units,
        questions,
        phrases,
        exports,
        sharing,
    )
    return [module.make_router() for module in (errors, groups, *features, fallback)]
