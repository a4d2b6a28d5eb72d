"""Models built when first used are the models aiogram builds at once; each case in a process of its own, as a bot starts."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.thorough  # a minute, for what only changes with aiogram's version

ROOT = Path(__file__).parents[1]

# Builds a value for any annotation, so that every model there is can be tried, with as little and as much as it takes.
EVERYTHING = """
import hashlib, inspect, json, types, typing, datetime, warnings
from enum import Enum
from pydantic import BaseModel, ValidationError
from pydantic_core import to_jsonable_python
import aiogram.methods, aiogram.types
from aiogram.client.default import Default
from aiogram.methods import Response
from aiogram.types import BufferedInputFile, InputFile

def sample(annotation, depth):
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Literal:
        return args[0].value if isinstance(args[0], Enum) else args[0]
    if origin is typing.Annotated:
        return sample(args[0], depth)
    if origin in (typing.Union, types.UnionType):
        known = [arg for arg in args if arg not in (type(None), Default)]
        return sample(known[0], depth)
    if origin is list:
        return [sample(args[0], depth)]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return filled(annotation, depth)
    if isinstance(annotation, type) and issubclass(annotation, InputFile):
        return BufferedInputFile(b"x", "x")
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return next(iter(annotation)).value
    return {int: 1, str: "a", bool: True, float: 1.5, datetime.datetime: 1700000000}.get(annotation, "a")

def filled(model, depth):
    model.model_rebuild()
    return {
        field.alias or name: sample(field.annotation, depth - 1)
        for name, field in model.model_fields.items()
        if field.is_required() or depth > 0
    }

def tried(model, given):
    try:
        made = model.model_validate(given)
    except ValidationError as error:
        return [(e["type"], e["loc"]) for e in error.errors(include_url=False)]
    except RecursionError:
        return "endless"
    return repr(made) + repr(made.model_dump(warnings=False, exclude_none=True))

def digest(value):
    return hashlib.sha256(repr(value).encode()).hexdigest()[:16]

def address_free(text):
    import re
    return re.sub(r" at 0x[0-9a-f]+", "", text)

def models():
    for module in (aiogram.types, aiogram.methods):
        for name in module.__all__:
            model = getattr(module, name)
            if isinstance(model, type) and issubclass(model, BaseModel) and not inspect.isabstract(model):
                yield f"{module.__name__}.{name}", model
                if module is aiogram.methods and isinstance(getattr(model, "__api_method__", None), str):
                    yield f"Response of {name}", Response[model.__returning__]

answers = {}
built_before = sum(model.__pydantic_complete__ for _, model in models() if model is not Response)
for name, model in models():
    answers[name] = [digest(address_free(str(tried(model, given)))) for given in (
        {}, {"ok": True, "id": "no number"}, filled(model, 0), filled(model, 1), filled(model, 2),
    )] + [digest(address_free(str([(n, f.annotation, f.alias, f.is_required(), repr(f.default)) for n, f in model.model_fields.items()])))]
print(json.dumps({"answers": answers, "built_before": built_before}))
"""

INSTALL = "from bot.telegram import lazy_models\ninstalled = lazy_models.install()\n"

UPDATE = {
    "update_id": 1,
    "message": {
        "message_id": 1,
        "date": 1_700_000_000,
        "chat": {"id": 7, "type": "private", "first_name": "Анна"},
        "from": {"id": 7, "is_bot": False, "first_name": "Анна", "language_code": "ru"},
        "text": "/start e12",
        "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
        "not_known_yet": {"a": 1},
    },
}


def run(code: str, *, eager: bool = False, path: Path = ROOT) -> Any:
    """What the code prints, as JSON; it starts as the bot does."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(path), str(ROOT)))}
    environment |= {"AIOGRAM_EAGER_MODELS": "1" if eager else ""}
    done = subprocess.run(  # our own interpreter and our own text
        [sys.executable, "-W", "error", "-c", INSTALL + code],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=path,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def both(code: str) -> None:
    """The code prints the same with models built at once and when first used."""
    given = f"UPDATE = {UPDATE!r}\n"
    assert run(given + code) == run(given + code, eager=True)


def test_every_model_of_aiogram_builds_and_validates_as_it_does_when_built_at_once() -> None:
    lazy, eager = run(EVERYTHING), run(EVERYTHING, eager=True)

    assert eager["built_before"] > 500
    assert lazy["built_before"] < 10
    assert len(eager["answers"]) > 700
    different = {name for name, answer in eager["answers"].items() if lazy["answers"].get(name) != answer}
    assert not different
    assert lazy["answers"].keys() == eager["answers"].keys()


def test_starting_takes_less_time_and_memory() -> None:
    code = (
        "import json, time\n"
        "before = time.process_time()\n"
        "import aiogram, psutil\n"
        "seconds = time.process_time()\n"
        "print(json.dumps([seconds, psutil.Process().memory_info().rss]))\n"
    )
    (lazy, small), (eager, large) = run(code), run(code, eager=True)

    # A third of both here, the interpreter itself and other libraries included.
    assert lazy < 0.75 * eager
    assert small < 0.6 * large


def test_building_what_the_first_update_needs_leaves_most_models_unbuilt() -> None:
    complete, needed = run(
        "import json, aiogram.types as t, aiogram.methods as m\n"
        "lazy_models.build_first_needed()\n"
        "types = [getattr(t, name) for name in t.__all__]\n"
        "from bot.telegram.calls import EditText, SendText\n"
        "needed = [t.Update, t.InlineKeyboardMarkup, SendText, EditText, m.AnswerCallbackQuery]\n"
        f"t.Update.model_validate({UPDATE!r})\n"
        "print(json.dumps([sum(getattr(model, '__pydantic_complete__', False) for model in types),"
        " all(model.__pydantic_complete__ for model in needed)]))\n"
    )

    assert needed
    assert complete < 10


def test_what_the_bot_reads_of_an_update_is_built_and_the_rest_stays_as_it_came() -> None:
    """Also where it has a shape that this version of aiogram does not know."""
    gift, whose, kind, photo, status = run(
        f"UPDATE = {UPDATE!r}\n"
        "import json\n"
        "lazy_models.build_first_needed()\n"
        "from aiogram.types import Update\n"
        "said = UPDATE | {'message': {'gift': {'shape': 'new'}, 'chat': {'id': 1, 'type': 'private'}, 'date': 1,"
        " 'message_id': 1, 'from': {'id': 7, 'is_bot': False, 'first_name': 'A'}, 'text': 'a', 'venue': {'new': 1},"
        " 'photo': [{'file_id': 'f', 'file_unique_id': 'u', 'width': 1, 'height': 1}]}}\n"
        "message = Update.model_validate(said).message\n"
        "user = {'id': 7, 'is_bot': False, 'first_name': 'A'}\n"
        "gone = Update.model_validate({'update_id': 2, 'my_chat_member': {'chat': {'id': 7, 'type': 'private'},"
        " 'from': user, 'date': 1, 'old_chat_member': {'status': 'member', 'user': user},"
        " 'new_chat_member': {'status': 'kicked', 'user': user, 'until_date': 0}}})\n"
        "print(json.dumps([message.gift, message.from_user.id, message.content_type, message.photo[0].file_id,"
        " gone.my_chat_member.new_chat_member.status]))\n"
    )
    assert (gift, whose, kind, photo, status) == ({"shape": "new"}, 7, "text", "f", "kicked")


def test_an_update_is_the_same_however_it_is_read() -> None:
    both(
        "import json\n"
        "from aiogram.types import Update\n"
        "print(json.dumps([repr(Update.model_validate(UPDATE)), repr(Update.model_validate_json(json.dumps(UPDATE))),"
        " repr(Update(**UPDATE)), Update.model_validate(UPDATE).model_dump_json(exclude_none=True),"
        " Update.model_validate(UPDATE).event_type]))\n"
    )


@pytest.mark.parametrize(
    "first", ["User", "Chat", "Message", "MessageEntity", "Update", "CallbackQuery", "ChatFullInfo"]
)
def test_json_schemas_and_type_adapters_need_nothing_built_before(first: str) -> None:
    both(
        "import json\n"
        "from pydantic import BaseModel, TypeAdapter\n"
        f"from aiogram.types import {first} as Model\n"
        "class Ours(BaseModel):\n"
        "    models: list[Model]\n"
        "def schema(make):\n"
        "    try:\n"
        "        return make()\n"
        "    except Exception as error:\n"
        "        return type(error).__name__\n"
        "print(json.dumps([schema(TypeAdapter(list[Model]).json_schema), schema(Ours.model_json_schema),"
        " schema(Model.model_json_schema), repr(TypeAdapter(dict[str, Model]).validate_python({}))], sort_keys=True))\n"
    )


def test_parts_of_an_update_can_be_put_anywhere() -> None:
    """pydantic's core refuses to serialise an instance of a class that is not built, inside a value of no known type."""
    both(
        "import json, copy, pickle, pydantic_core\n"
        "from aiogram.methods import SendMessage\n"
        "from aiogram.types import Update\n"
        "message = Update.model_validate(UPDATE).message\n"
        "parts = [message, message.chat, message.from_user, *message.entities]\n"
        "print(json.dumps([pydantic_core.to_jsonable_python(parts, exclude_none=True),"
        " SendMessage(chat_id=1, text='x', unknown=parts[3]).model_dump(mode='json', include={'unknown'})['unknown'],"
        " [repr(copy.deepcopy(part)) == repr(part) == repr(pickle.loads(pickle.dumps(part))) for part in parts],"
        " [repr(part.model_copy(update={'id': 2})) for part in parts], [hash(part) == hash(part) for part in parts[1:]]]))\n"
    )


def test_an_unpickled_message_can_be_used_in_a_process_that_has_built_nothing(tmp_path: Path) -> None:
    kept = tmp_path / "message"
    run(
        f"import pickle; from aiogram.types import Update\nUPDATE = {UPDATE!r}\n"
        f"open({str(kept)!r}, 'wb').write(pickle.dumps(Update.model_validate(UPDATE)))\nprint(1)\n"
    )
    both(
        "import json, pickle\n"
        f"update = pickle.load(open({str(kept)!r}, 'rb'))\n"
        "print(json.dumps([repr(update), update.message.model_dump_json(exclude_none=True), update.model_dump_json()]))\n"
    )


def test_many_threads_may_be_the_first_to_use_a_model() -> None:
    wrong = run(
        f"UPDATE = {UPDATE!r}\n"
        "import json, sys, threading\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from aiogram.methods import GetUpdates, Response, SendMessage, EditMessageText, AnswerCallbackQuery\n"
        "from aiogram.types import *\n"
        "sys.setswitchinterval(1e-6)\n"
        "user = {'id': 1, 'is_bot': False, 'first_name': 'x'}\n"
        "uses = [\n"
        "    (Update, lambda: Update.model_validate(UPDATE)),\n"
        "    (Message, lambda: Update(**UPDATE).message),\n"
        "    (Message, lambda: Message.model_validate_json(json.dumps(UPDATE['message']))),\n"
        "    (User, lambda: User(**user)),\n"
        "    (User, lambda: Response[list[Update]].model_validate({'ok': True, 'result': [UPDATE]}).result[0].message.from_user),\n"
        "    (SendMessage, lambda: SendMessage(chat_id=1, text='x', entities=[{'type': 'bold', 'offset': 0, 'length': 1}])),\n"
        "    (EditMessageText, lambda: EditMessageText(text='x')),\n"
        "    (InlineKeyboardMarkup, lambda: InlineKeyboardMarkup(inline_keyboard=[[{'text': 'x'}]])),\n"
        "]\n"
        "barrier = threading.Barrier(16)\n"
        "def first(n):\n"
        "    barrier.wait()\n"
        "    return [f'{n}: {made!r}' for model, use in uses[n % 8:] + uses[:n % 8]"
        " if type(made := use()) is not model or not made.model_dump_json(warnings=False, fallback=str)]\n"
        "with ThreadPoolExecutor(16) as pool:\n"
        "    print(json.dumps(sum(pool.map(first, range(16)), [])))\n"
    )

    assert wrong == []


def test_a_button_is_built_by_its_first_press() -> None:
    assert run(
        "import json\n"
        "from aiogram.filters.callback_data import CallbackData\n"
        "class Rsvp(CallbackData, prefix='rsvp'):\n"
        "    event_id: int | None\n"
        "built = [Rsvp.__pydantic_complete__]\n"
        "print(json.dumps([Rsvp.unpack('rsvp:12').event_id, Rsvp.unpack('rsvp:').event_id, Rsvp(event_id=3).pack(),"
        " *built, Rsvp.__pydantic_complete__, installed]))\n"
    ) == [12, None, "rsvp:3", False, True, True]


def test_the_switch_leaves_aiogram_as_it_is() -> None:
    code = (
        "import json, sys\n"
        "before = 'aiogram' in sys.modules\n"
        "from aiogram.types import Update\n"
        "print(json.dumps([installed, before, Update.__pydantic_complete__]))\n"
    )

    assert run(code, eager=True) == [False, False, True]
    assert run(code) == [True, True, False]


OTHER_AIOGRAM = {
    "__init__": "from . import types, methods, filters\n",
    "types/base": (
        "from pydantic import BaseModel, ConfigDict\n"
        "class TelegramObject(BaseModel):\n    model_config = ConfigDict(defer_build=True)\n"
    ),
    "types/user": (
        "from __future__ import annotations\n"
        "from typing import ClassVar\n"
        "from .base import TelegramObject\n"
        "class User(TelegramObject):\n    Code: ClassVar[type] = str\n    id: int\n    language: Code = 'ru'\n"
    ),
    "methods/__init__": (
        "from typing import Generic, TypeVar\n"
        "from pydantic import BaseModel\n"
        "from ..types import User\n"
        "T = TypeVar('T')\n"
        "class Response(BaseModel, Generic[T]):\n    ok: bool\n    result: T | None = None\n"
        "class TelegramMethod(BaseModel, Generic[T]):\n    pass\n"
        "class GetMe(TelegramMethod[User]):\n    __returning__ = User\n"
    ),
    "filters/__init__": "",
    "filters/callback_data": "from pydantic import BaseModel\nclass CallbackData(BaseModel):\n    pass\n",
}
TYPES = "from .base import TelegramObject\nfrom .user import User\n__all__ = ('TelegramObject', 'User')\n"


@pytest.mark.parametrize(
    "types",
    [
        TYPES,
        TYPES + "for model in (TelegramObject, User):\n    model.model_rebuild()\n",
        TYPES + "for model in (TelegramObject, User):\n    model.model_rebuild(_types_namespace=globals())\n",
    ],
    ids=["builds nothing", "builds without names", "names that are not found"],
)
def test_an_aiogram_that_is_made_otherwise_works_as_it_is_and_is_told_of_once(tmp_path: Path, types: str) -> None:
    for name, text in (OTHER_AIOGRAM | {"types/__init__": types}).items():
        file = tmp_path / "aiogram" / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    seen = run(
        "import json, logging, sys\n"
        "for name in [name for name in sys.modules if name.startswith('aiogram')]: del sys.modules[name]\n"
        "told = []\n"
        "logging.getLogger('bot.telegram.lazy_models').addFilter(lambda record: told.append(record.getMessage()))\n"
        "installed = lazy_models.install()\n"
        "from aiogram.methods import GetMe, Response\n"
        "from aiogram.types import User\n"
        "print(json.dumps([installed, len(told), repr(User(id=1)), repr(GetMe()),"
        " repr(Response[User].model_validate({'ok': True, 'result': {'id': 2}}))]))\n",
        path=tmp_path,
    )

    user = "User(id={}, language='ru')"
    assert seen == [False, 1, user.format(1), "GetMe()", f"Response[User](ok=True, result={user.format(2)})"]
