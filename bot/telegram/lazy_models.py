"""aiogram declares its four hundred pydantic models with `defer_build`, and then builds every one when it is imported.

Here each is built when it is first used: that is two thirds of the time and of the memory of `import aiogram`.
"""

import ast
import builtins
import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from threading import RLock
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import SchemaSerializer, core_schema

log = logging.getLogger(__name__)

SWITCH = "AIOGRAM_EAGER_MODELS"

# model_rebuild takes a class apart before it puts it together: a second thread could see the validator of a base class.
_building = RLock()


def install() -> bool:
    """Import aiogram with its models put off; to be called before anything else imports it. True when it has worked.

    `AIOGRAM_EAGER_MODELS=1` leaves aiogram as it is. So does, with a warning, an aiogram that was imported already or
    whose models name types that cannot be found. Until a type is built its `model_fields` hold unresolved annotations:
    call `model_rebuild()` before looking inside.
    """
    if os.environ.get(SWITCH) == "1":
        return False
    if "aiogram" in sys.modules:
        log.warning("aiogram was imported before its models could be put off")
        return False
    names = _import_without_building()
    from aiogram.filters.callback_data import CallbackData
    from aiogram.methods import Response, TelegramMethod
    from aiogram.types import TelegramObject

    CallbackData.model_config["defer_build"] = True  # the bot's own buttons
    for family in (TelegramObject, TelegramMethod, Response, CallbackData):
        _build_under_lock(family)
    models = [model for model in names.values() if isinstance(model, type) and issubclass(model, TelegramObject)]
    unknown = {name for model in models for name in _supply(names, model)}
    if unknown or not models:
        log.warning("aiogram's models are built at once: names not found: %s", ", ".join(sorted(unknown)) or "all")
        for model in (*models, *_subclasses(TelegramMethod)):
            model.model_rebuild(_types_namespace=names)
        return False
    for model in models:
        model.__pydantic_serializer__ = _when_dumped
    return True


# Of a message and its like, what the bot looks into. Of all else it asks at most whether it is there.
READ: Final = frozenset(
    {
        "CallbackQuery",
        "Chat",
        "ChatMemberUnion",
        "Contact",
        "Document",
        "InaccessibleMessage",
        "InlineKeyboardMarkup",
        "MaybeInaccessibleMessageUnion",
        "Message",
        "MessageEntity",
        "PhotoSize",
        "PollOption",
        "User",
    }
)


def build_first_needed() -> None:
    """Build what the first update needs, 0.2 s in all, so that the first person does not wait for it.

    The parts of a message nobody here looks into (gifts, games, checklists: two thirds of the model) stay as they came.
    That is 2 MB less, and a part that a later Bot API sends in another shape does not make the message unreadable.
    """
    from aiogram.methods import AnswerCallbackQuery
    from aiogram.types import InlineKeyboardMarkup, TelegramObject, Update

    from bot.telegram.calls import EditText, SendText

    kinds = {name for field in Update.__annotations__.values() for name in _named(field)}
    models = {model.__name__ for model in _subclasses(TelegramObject)}
    unions = {name for name in vars(sys.modules["aiogram.types"]) if name.endswith("Union")}
    unread = dict.fromkeys((models | unions) - READ - kinds, Any)
    # What is built already is taken whole into the larger ones. Message, Chat and CallbackQuery are parts of Update;
    # each of them, built by itself, would hold most of it once more: 4 MB.
    InlineKeyboardMarkup.model_rebuild()
    Update.model_rebuild(_types_namespace=unread)
    for model in (SendText, EditText, AnswerCallbackQuery):
        model.model_rebuild()


def _import_without_building() -> Mapping[str, Any]:
    """Import aiogram, building nothing; the names its types' annotations are to be read with."""
    names: dict[str, Any] = {}
    build = BaseModel.__dict__["model_rebuild"]

    def put_off(
        cls: type[BaseModel], /, *, _types_namespace: Mapping[str, Any] | None = None, **how: Any
    ) -> bool | None:
        if _types_namespace is None:
            result: bool | None = build.__func__(cls, **how)
            return result
        names.update(_types_namespace)
        return None

    BaseModel.model_rebuild = classmethod(put_off)  # type: ignore[assignment,method-assign]  # put back below
    BaseModel.model_config["defer_build"] = True  # the methods, unlike the types, do not declare it
    try:
        import aiogram  # noqa: F401  # imported for the models it defines
    finally:
        BaseModel.model_rebuild = build  # type: ignore[method-assign]  # as it was
        del BaseModel.model_config["defer_build"]
    return names


def _supply(names: Mapping[str, Any], model: type[BaseModel]) -> Iterator[str]:
    """Give a model's module the names that it imports for type checkers only, so that pydantic finds them whoever asks:
    the model itself, a `TypeAdapter`, `Response[...]` or a model of ours. Yields the names that nobody has."""
    module = vars(sys.modules[model.__module__])
    for base in model.__mro__:
        for field, annotation in vars(base).get("__annotations__", {}).items():
            if field in model.model_fields and isinstance(annotation, str):
                for name in _named(annotation):
                    if name in names:
                        module.setdefault(name, names[name])
                    elif name not in module and not hasattr(builtins, name):
                        yield name


@cache
def _named(annotation: str) -> frozenset[str]:
    return frozenset(node.id for node in ast.walk(ast.parse(annotation, mode="eval")) if isinstance(node, ast.Name))


def _build_under_lock(family: type[BaseModel]) -> None:
    def model_rebuild(cls: type[BaseModel], /, *, _parent_namespace_depth: int = 2, **how: Any) -> bool | None:
        with _building:
            # One frame deeper than pydantic counts from.
            build: Callable[..., bool | None] = super(family, cls).model_rebuild  # type: ignore[misc]  # it is BaseModel's
            return build(_parent_namespace_depth=_parent_namespace_depth + 1, **how)

    family.model_rebuild = classmethod(model_rebuild)  # type: ignore[assignment,method-assign]  # the same signature


def _dump(value: BaseModel, how: Any) -> Any:
    """Dump an instance of a class that is not built, and have it built by that.

    Validating an update makes instances of classes that are not built themselves. Inside an untyped value pydantic's
    core cannot serialise them by the stand-in that pydantic gives such a class (TypeError: 'MockValSer' ...).
    """
    type(value).model_rebuild()
    return type(value).__pydantic_serializer__.to_python(
        value,
        mode=how.mode,
        include=how.include,
        exclude=how.exclude,
        context=how.context,
        by_alias=how.by_alias,
        exclude_unset=how.exclude_unset,
        exclude_defaults=how.exclude_defaults,
        exclude_none=how.exclude_none,
        round_trip=how.round_trip,
        serialize_as_any=how.serialize_as_any,
        warnings=False,
    )


_when_dumped = SchemaSerializer(
    core_schema.any_schema(serialization=core_schema.plain_serializer_function_ser_schema(_dump, info_arg=True))
)


def _subclasses(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for subclass in model.__subclasses__():
        yield subclass
        yield from _subclasses(subclass)
