"""What stands between an update and its handler: asynchronous filters only, and buttons that fit into 64 bytes."""

import inspect
from collections.abc import Iterator
from enum import Enum
from typing import Any, get_args, get_origin

import pytest
from aiogram import F, Router
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import StatesGroup

from bot import handlers
from bot.forms.catalog import FORMS
from bot.views import buttons

LARGEST_ID = 10**12 - 1
SMALL = {
    "turn",
    "page",
    "place",
    "sphere",
    "kind",
    "offer",
    "need",
    "when",
    "where",
    "whom",
    "flags",
}  # counts and positions in a dictionary
LONGEST = {
    "section": "o",
    "choose": "sphere",
    "field": max((field.name for form in FORMS.values() for field in form.fields), key=len),
    "code": "ru",
}


def routers() -> Iterator[Router]:
    for feature in handlers.FEATURES:
        yield from feature.router().chain_tail


def filters_of(router: Router) -> Iterator[tuple[str, Any]]:
    """Every callback that decides whether a handler of the router is the one."""
    for name, observer in router.observers.items():
        if observer._handler.filters:
            yield from ((f"{router.name}.{name}", each.callback) for each in observer._handler.filters)
        for handler in observer.handlers:
            where = f"{router.name}.{name} → {handler.callback.__name__}"
            yield from ((where, each.callback) for each in handler.filters or ())


def is_slow(callback: Any) -> bool:
    """A filter that aiogram would run in a thread."""
    call = callback if inspect.isfunction(callback) or inspect.ismethod(callback) else type(callback).__call__
    return not inspect.iscoroutinefunction(call)


def test_no_filter_costs_a_thread() -> None:
    found = [each for router in routers() for each in filters_of(router)]
    assert len(found) > 20
    assert [where for where, callback in found if is_slow(callback)] == []


def test_a_slow_filter_would_be_seen() -> None:
    router = Router(name="bad")

    async def handler() -> None: ...

    router.message.register(handler, F.text == "x")
    router.callback_query.filter(lambda press: True)
    assert [is_slow(callback) for _, callback in filters_of(router)] == [True, True]


def test_no_router_uses_states_of_aiogram() -> None:
    assert not [cls for cls in vars(buttons).values() if inspect.isclass(cls) and issubclass(cls, StatesGroup)]


def kinds_of_buttons() -> list[type[CallbackData]]:
    found = [each for each in vars(buttons).values() if inspect.isclass(each) and issubclass(each, CallbackData)]
    return [each for each in found if each is not CallbackData]


def longest(name: str, annotation: Any) -> Any:
    """The value of a field that takes the most room."""
    if get_origin(annotation) is not None:
        annotation = next(each for each in get_args(annotation) if each is not type(None))
    if inspect.isclass(annotation) and issubclass(annotation, Enum):
        return max(annotation, key=lambda each: len(str(each.value)))
    if annotation is bool:
        return True
    if annotation is int:
        return 99 if name in SMALL else LARGEST_ID
    return LONGEST.get(name, "x" * 12)


@pytest.mark.parametrize("kind", kinds_of_buttons(), ids=lambda kind: kind.__name__)
def test_a_button_fits(kind: type[CallbackData]) -> None:
    values = {name: longest(name, field.annotation) for name, field in kind.model_fields.items()}
    assert len(kind(**values).pack().encode()) <= 64


def test_prefixes_are_all_different() -> None:
    prefixes = [kind.__prefix__ for kind in kinds_of_buttons()]
    assert len(prefixes) == len(set(prefixes))
