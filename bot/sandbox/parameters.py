"""What a method accepts, read from aiogram's own models: names, required ones, types, down to the last button.

Telegram ignores a parameter it does not know; here it is refused, because it is a mistake of ours.
"""

import json
import re
import sys
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import Enum
from functools import cache
from types import NoneType, SimpleNamespace, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import aiogram.methods
import aiogram.types
from aiogram.client.default import Default
from aiogram.types import InputFile
from pydantic import BaseModel

from .errors import Json, bad_request

# These need what the sandbox does not have: business accounts, topics, messages sent through an inline query.
UNSUPPORTED = frozenset(
    {
        "business_connection_id",
        "direct_messages_topic_id",
        "ephemeral_message_parameters",
        "inline_message_id",
        "message_thread_id",
        "receiver_user_id",
        "rich_message",
        "suggested_post_parameters",
    }
)
MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
}
KINDS = {str: "String", int: "Number", float: "Number", bool: "Boolean", list: "Array"}


class MismatchError(Exception):
    """A value that is not of its type; the message is Telegram's way to say so."""


def model_of(method: str) -> type[BaseModel] | None:
    """The aiogram model of a method, whose name Telegram takes in any case."""
    return _models().get(method.lower())


@cache
def _models() -> dict[str, type[BaseModel]]:
    found = (getattr(aiogram.methods, name) for name in aiogram.methods.__all__)
    return {m.__api_method__.lower(): m for m in found if isinstance(getattr(m, "__api_method__", None), str)}


def checked(model: type[BaseModel], params: Mapping[str, Any], uploads: Mapping[str, Any]) -> Json:
    """The parameters with their types: form values decoded, nulls dropped. Raises ApiError as Telegram would."""
    hints = _hints(model)
    method = str(getattr(model, "__api_method__", model.__name__))
    result: Json = {}
    for name, value in params.items():
        if name not in hints:
            bad_request(f'unknown parameter "{name}" of {method}')
        if name in UNSUPPORTED:
            bad_request(f'parameter "{name}" is not supported by the sandbox')
        if value is None:
            continue
        hint = hints[name]
        try:
            result[name] = _conformed(_decoded(value, hint, name), hint)
        except MismatchError as error:
            bad_request(f"can't parse {name}: {error}" if isinstance(value, dict | list) else f"{name}: {error}")
    for name, field in model.model_fields.items():
        if field.is_required() and name not in result and name not in uploads:
            bad_request(MISSING.get(name, f'parameter "{name}" is required'))
    return result


@cache
def _hints(model: type[BaseModel]) -> dict[str, Any]:
    """Names of fields with their types. Read from the annotations, so that a model need not be built for it."""
    namespace = {**vars(aiogram.types), "Default": Default, "InputFile": InputFile}
    hints: dict[str, Any] = {}
    for base in reversed(model.__mro__):
        own = {name: hint for name, hint in vars(base).get("__annotations__", {}).items() if name in model.model_fields}
        if own:
            hints |= get_type_hints(SimpleNamespace(__annotations__=own), vars(sys.modules[base.__module__]), namespace)
    return {(model.model_fields[name].alias or name): hint for name, hint in hints.items()}


def _choices(hint: Any) -> list[Any]:
    members = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    return [member for member in members if member not in (NoneType, Default, InputFile, datetime, timedelta)]


def _decoded(value: Any, hint: Any, name: str) -> Any:
    """A form carries strings only; make of one what the parameter is."""
    choices = _choices(hint)
    if not isinstance(value, str):
        return value
    if int in choices and re.fullmatch(r"-?\d{1,19}", value):
        return int(value)
    if str in choices:
        return value
    if bool in choices:
        if value.lower() not in ("true", "false", "1", "0", "yes", "no"):
            bad_request(f'can\'t parse "{value}" as Boolean in "{name}"')
        return value.lower() in ("true", "1", "yes")
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        bad_request(f"can't parse {name} JSON object")


def _conformed(value: Any, hint: Any) -> Any:
    choices = _choices(hint)
    if len(choices) == 1:
        return _conformed_to(value, choices[0])
    refusals: list[tuple[int, str]] = []
    for choice in choices:
        try:
            return _conformed_to(value, choice)
        except MismatchError as error:
            refusals.append((_likeness(value, choice), str(error)))
    # Of a union the error that helps is the one about the member this was most likely meant to be.
    raise MismatchError(max(refusals, key=lambda refusal: refusal[0])[1])


def _likeness(value: Any, choice: Any) -> int:
    if not isinstance(value, dict) or not isinstance(choice, type) or not issubclass(choice, BaseModel):
        return 0
    hints = _hints(choice)
    exact = sum(2 for key, item in value.items() if get_origin(hints.get(key)) is Literal and _is(item, hints[key]))
    return exact * 100 + len(value.keys() & hints.keys())


def _is(value: Any, literal: Any) -> bool:
    return value in [option.value if isinstance(option, Enum) else option for option in get_args(literal)]


def _conformed_to(value: Any, hint: Any) -> Any:
    origin = get_origin(hint)
    if origin is list:
        if not isinstance(value, list):
            raise MismatchError("expected an Array")
        return [_conformed(item, get_args(hint)[0]) for item in value]
    if origin is Literal:
        if not _is(value, hint):
            raise MismatchError(f"unexpected value {value!r}")
        return value
    if hint is Any:
        return value
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return _object(value, hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        if value not in [option.value for option in hint]:
            raise MismatchError(f"unexpected value {value!r}")
        return value
    fits = isinstance(value, int | float) if hint is float else isinstance(value, hint)
    if not fits or (isinstance(value, bool) and hint is not bool):
        raise MismatchError(f"expected a value of type {KINDS.get(hint, hint.__name__)}, got {value!r:.60}")
    return value


def _object(value: Any, model: type[BaseModel]) -> Json:
    if not isinstance(value, dict):
        raise MismatchError(f"{model.__name__} must be an Object")
    hints = _hints(model)
    result: Json = {}
    for key, item in value.items():
        if key not in hints:
            raise MismatchError(f'unknown field "{key}" of {model.__name__}')
        if item is None:
            continue
        try:
            result[key] = _conformed(item, hints[key])
        except MismatchError as error:
            kind = next((KINDS[c] for c in _choices(hints[key]) if c in KINDS), None)
            raise MismatchError(f'Field "{key}" must be of type {kind}' if kind else str(error)) from None
    for name, field in model.model_fields.items():
        if field.is_required() and (field.alias or name) not in result:
            raise MismatchError(f'Can\'t find field "{field.alias or name}"')
    return result
