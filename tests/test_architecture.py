"""The shape of the code, read from its syntax: who may import whom, and what must not be written at all.

Each rule is a function over one parsed module, so that it can be shown a made-up snippet that breaks it.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST_MODULE = 450  # lines; the house style aims at 400


@dataclass(frozen=True)
class Module:
    """One parsed source file and the dotted name it is imported by."""

    name: str
    tree: ast.Module
    source: str
    is_package: bool = False

    @property
    def package(self) -> str:
        return self.name if self.is_package else self.name.rpartition(".")[0]


def parse(source: str, name: str = "bot.snippet") -> Module:
    return Module(name, ast.parse(source), source)


def modules(folder: str) -> dict[str, Module]:
    found = {}
    for path in sorted((ROOT / folder).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        source = path.read_text(encoding="utf-8")
        found[name] = Module(name, ast.parse(source, str(path)), source, is_package)
    return found


BOT = modules("bot")


def within(name: str, *roots: str) -> bool:
    """Whether a dotted name is one of `roots` or lies below one."""
    return any(name == root or name.startswith(f"{root}.") for root in roots)


# Imports


def targets(node: ast.AST, package: str) -> Iterator[str]:
    """The dotted names that an import statement may load: `from a import b` names both a and a.b."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            start = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*start, *([node.module] if node.module else [])])
        yield base
        yield from (f"{base}.{alias.name}" for alias in node.names)


def imports(module: Module) -> set[str]:
    """Everything a module imports, inside functions and for type checking too."""
    return {target for node in ast.walk(module.tree) for target in targets(node, module.package)}


@dataclass(frozen=True)
class Arrow:
    """`who` does not import `what`."""

    who: tuple[str, ...]
    what: tuple[str, ...]
    but: tuple[str, ...] = ()

    def broken_by(self, module: Module) -> set[str]:
        if not within(module.name, *self.who) or within(module.name, *self.but):
            return set()
        return {target for target in imports(module) if within(target, *self.what)}


ARROWS = (
    Arrow(("bot.services", "bot.db"), ("aiogram", "bot.handlers", "bot.views", "bot.screen", "bot.telegram")),
    Arrow(("bot.db",), ("bot.services", "bot.forms")),
    Arrow(("bot.views",), ("bot.db", "bot.handlers")),
    Arrow(("bot.forms",), ("aiogram", "sqlalchemy", "bot.db", "bot.services", "bot.handlers", "bot.views")),
    Arrow(("bot.handlers",), ("bot.db",)),
    Arrow(("bot",), ("sqlalchemy", "alembic", "aiosqlite", "psycopg"), but=("bot.db",)),
    Arrow(("bot",), ("bot.sandbox",), but=("bot.sandbox", "bot.app", "bot.__main__")),
    # Conversations are draft rows; of aiogram's state machine only the ordering of one person's updates is used.
    Arrow(("bot",), ("aiogram.fsm.state", "aiogram.fsm.context", "aiogram.fsm.scene")),
)


def arrow_id(arrow: Arrow) -> str:
    return f"{'+'.join(arrow.who)} -> {'+'.join(arrow.what)}"


@pytest.mark.parametrize("arrow", ARROWS, ids=arrow_id)
def test_imports_follow_the_arrows(arrow: Arrow) -> None:
    broken = {name: found for name, module in BOT.items() if (found := arrow.broken_by(module))}
    assert not broken, str(broken)


@pytest.mark.parametrize(
    ("name", "source", "broken"),
    [
        ("bot.services.events", "from aiogram import Bot", {"aiogram", "aiogram.Bot"}),
        ("bot.services.events", "def f():\n    import aiogram.types", {"aiogram.types"}),
        ("bot.services.events", "from bot import views", {"bot.views"}),
        ("bot.services.events", "from ..views import events", {"bot.views", "bot.views.events"}),
        ("bot.services.events", "from bot.db import events\nimport aiogram_like", set()),
        ("bot.handlers.events", "from bot.db.events import Event", {"bot.db.events", "bot.db.events.Event"}),
        ("bot.forms.engine", "from sqlalchemy.orm import Mapped", {"sqlalchemy.orm", "sqlalchemy.orm.Mapped"}),
        ("bot.jobs", "import alembic.command", {"alembic.command"}),
        ("bot.web", "import bot.sandbox.server", {"bot.sandbox.server"}),
        ("bot.app", "import bot.sandbox.server", set()),
        ("bot.db.events", "import sqlalchemy", set()),
    ],
)
def test_a_wrong_import_is_seen(name: str, source: str, broken: set[str]) -> None:
    assert set().union(*(arrow.broken_by(parse(source, name)) for arrow in ARROWS)) == broken


def loaded_by(start: str, known: dict[str, Module]) -> dict[str, str]:
    """Everything that importing `start` loads, directly or through our other modules, each with who imported it."""
    origin: dict[str, str] = {}
    waiting = [start]
    while waiting:
        name = waiting.pop()
        parents = [".".join(name.split(".")[:depth]) for depth in range(1, name.count(".") + 1)]
        for target in (*parents, *(imports(known[name]) if name in known else ())):
            if target not in origin and target != start:
                origin[target] = name
                waiting.append(target)
    return origin


# Told apart from the arrows because a single careless import in a shared module would bring a whole library everywhere.
FREE_OF = [("bot.services", "aiogram"), ("bot.db", "aiogram"), ("bot.forms", "aiogram"), ("bot.forms", "sqlalchemy")]


def trails(who: str, library: str, known: dict[str, Module]) -> list[str]:
    found = []
    for start in (name for name in known if within(name, who)):
        origin = loaded_by(start, known)
        for target in (target for target in origin if within(target, library)):
            trail = [target]
            while trail[-1] != start:
                trail.append(origin[trail[-1]])
            found.append(" <- ".join(trail))
    return found


@pytest.mark.parametrize(("who", "library"), FREE_OF)
def test_a_library_does_not_come_in_by_a_detour(who: str, library: str) -> None:
    found = trails(who, library, BOT)
    assert not found, str(found)


def test_a_detour_is_seen() -> None:
    known = {
        "bot.services.events": parse("from bot.screen import Screen", "bot.services.events"),
        "bot.screen": parse("import aiogram", "bot.screen"),
    }
    assert trails("bot.services", "aiogram", known) == ["aiogram <- bot.screen <- bot.services.events"]
    assert not trails("bot.services", "aiohttp", known)


VAGUE = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "managers", "shared"}


def test_every_module_is_named_after_an_idea() -> None:
    assert not [name for name in (*BOT, *modules("tests")) if VAGUE & set(name.split("."))]


# What must not be written


def docstring_missing(module: Module) -> list[str]:
    return [] if not module.source.strip() or ast.get_docstring(module.tree) else ["no docstring"]


def too_long(module: Module) -> list[str]:
    lines = len(module.source.splitlines())
    return [f"{lines} lines"] if lines > LONGEST_MODULE else []


OBSERVERS = {
    "message", "edited_message", "channel_post", "edited_channel_post", "business_message", "inline_query",
    "chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query", "poll", "poll_answer",
    "my_chat_member", "chat_member", "chat_join_request", "message_reaction", "errors", "error",
}  # fmt: skip


def takes_filters(call: ast.Call) -> bool:
    """Whether a call is `router.<event>(…)`, `router.<event>.register(…)` or `router.<event>.filter(…)`."""
    function = call.func
    if isinstance(function, ast.Attribute) and function.attr in {"register", "filter"}:
        function = function.value
    return isinstance(function, ast.Attribute) and function.attr in OBSERVERS


def is_magic(node: ast.expr, names: set[str]) -> bool:
    """Whether an expression is built on F itself. `Rsvp.filter(F.x)` is not: its root is Rsvp."""
    match node:
        case ast.Name():
            return node.id in names
        case ast.Attribute() | ast.Subscript() | ast.Starred():
            return is_magic(node.value, names)
        case ast.Call():
            return is_magic(node.func, names)
        case ast.UnaryOp():
            return is_magic(node.operand, names)
        case ast.BinOp():
            return is_magic(node.left, names) or is_magic(node.right, names)
        case ast.Compare():
            return any(is_magic(part, names) for part in (node.left, *node.comparators))
        case ast.BoolOp():
            return any(is_magic(part, names) for part in node.values)
    return False


def slow_filters(module: Module) -> list[str]:
    """Filters that aiogram runs in a thread on every update: 21 of them take 7,700 updates a second down to 416."""
    names = {
        alias.asname or alias.name
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and within(node.module or "", "aiogram", "magic_filter")
        for alias in node.names
        if alias.name in {"F", "MagicFilter"}
    }
    return [
        f"line {argument.lineno}: {ast.unparse(argument)}"
        for call in ast.walk(module.tree)
        if isinstance(call, ast.Call) and takes_filters(call)
        for argument in call.args
        if is_magic(argument, names) or isinstance(argument, ast.Lambda)
    ]


BROAD = {"Exception", "BaseException"}
MAY_CATCH_ALL = {
    "bot.jobs": "one tick's fault must not stop the others",
}


def last_name(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def is_broad(node: ast.expr | None) -> bool:
    match node:
        case None:
            return True
        case ast.Tuple():
            return any(is_broad(part) for part in node.elts)
        case ast.Name():
            return node.id in BROAD
    return False


def broad_catches(module: Module) -> list[str]:
    """Handlers that stop any exception; one that ends by raising it again stops nothing."""
    if within(module.name, *MAY_CATCH_ALL):
        return []
    found = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler) and is_broad(node.type):
            last = node.body[-1]
            if not (isinstance(last, ast.Raise) and last.exc is None):
                found.append(f"line {node.lineno}: except")
        elif isinstance(node, ast.Call) and last_name(node) == "suppress":
            found += [f"line {node.lineno}: suppress" for part in node.args if is_broad(part)]
    return found


def catches_in_handlers(module: Module) -> list[str]:
    """A handler reads, calls and shows; what goes wrong on the way is the error router's."""
    if not within(module.name, "bot.handlers") or within(module.name, "bot.handlers.errors"):
        return []
    return [f"line {node.lineno}: try" for node in ast.walk(module.tree) if isinstance(node, ast.Try | ast.TryStar)]


def late_answers(module: Module) -> list[str]:
    """What belongs into a thread takes a while: whoever pressed is answered before it."""
    if not within(module.name, "bot.handlers"):
        return []
    found = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.AsyncFunctionDef) and any(each.arg == "press" for each in node.args.args):
            lines = {"answer": 10**6, "to_thread": 10**6}
            for inner in ast.walk(node):
                if isinstance(inner, ast.Attribute) and inner.attr in lines:
                    lines[inner.attr] = min(lines[inner.attr], inner.lineno)
            if lines["to_thread"] < lines["answer"]:
                found.append(f"line {lines['to_thread']}: {node.name}")
    return found


DOES_SOMETHING = {
    "open", "print", "input", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "touch",
    "connect", "execute", "run", "create_task", "getenv", "load_dotenv", "basicConfig", "configure", "now", "utcnow",
    "today", "create_engine", "create_async_engine", "Bot", "Dispatcher", "ClientSession", "Settings", "Database",
}  # fmt: skip


def executed_on_import(node: ast.AST) -> Iterator[ast.AST]:
    """What runs when a module is imported: class bodies, decorators and defaults do, function bodies do not."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "__name__ == '__main__'":
            continue
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            defaults = [default for default in (*child.args.defaults, *child.args.kw_defaults) if default]
            parts = [*defaults, *getattr(child, "decorator_list", ())]
            yield from parts
            for part in parts:
                yield from executed_on_import(part)
            continue
        yield child
        yield from executed_on_import(child)


def import_effects(module: Module) -> list[str]:
    """Input, output, the clock, the environment and long-lived objects belong to the functions that wire them."""
    found = []
    for node in executed_on_import(module.tree):
        if isinstance(node, ast.Call) and last_name(node) in DOES_SOMETHING and ast.unparse(node.func) != "func.now":
            found.append(f"line {node.lineno}: {ast.unparse(node)}")
        elif isinstance(node, ast.Attribute) and ast.unparse(node) == "os.environ":
            found.append(f"line {node.lineno}: os.environ")
    return found


Rule = Callable[[Module], list[str]]
RULES: tuple[Rule, ...] = (
    docstring_missing,
    too_long,
    slow_filters,
    broad_catches,
    catches_in_handlers,
    late_answers,
    import_effects,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_no_module_breaks(rule: Rule) -> None:
    broken = {name: found for name, module in BOT.items() if (found := rule(module))}
    assert not broken, str(broken)


MAGIC = "from aiogram import F\n"


@pytest.mark.parametrize(
    ("rule", "source", "name"),
    [
        (docstring_missing, "x = 1", "bot.snippet"),
        (too_long, "x = 1\n" * 451, "bot.snippet"),
        (slow_filters, MAGIC + "@router.message(F.text)\nasync def f(): ...", "bot.snippet"),
        (slow_filters, MAGIC + "@router.message(F)\nasync def f(): ...", "bot.snippet"),
        (slow_filters, MAGIC + "@router.message(Command('x'), F.text.in_({'a'}))\nasync def f(): ...", "bot.snippet"),
        (slow_filters, MAGIC + "@self.router.callback_query(~(F.data == 'x'))\nasync def f(): ...", "bot.snippet"),
        (slow_filters, MAGIC + "@router.message(('a' == F.text) & F.x)\nasync def f(): ...", "bot.snippet"),
        (slow_filters, MAGIC + "router.message.register(f, F.text.as_('t'))", "bot.snippet"),
        (slow_filters, MAGIC + "router.message.filter(F.chat.type == 'private')", "bot.snippet"),
        (slow_filters, "from aiogram import F as Magic\nrouter.message.register(f, Magic.text)", "bot.snippet"),
        (slow_filters, "@router.message(lambda message: message.text)\nasync def f(): ...", "bot.snippet"),
        (broad_catches, "try:\n    f()\nexcept Exception:\n    log()", "bot.services.events"),
        (broad_catches, "try:\n    f()\nexcept:\n    log()", "bot.services.events"),
        (broad_catches, "try:\n    f()\nexcept (KeyError, BaseException) as e:\n    raise X from e", "bot.sender"),
        (broad_catches, "with contextlib.suppress(Exception):\n    f()", "bot.sender"),
        (
            catches_in_handlers,
            "async def f():\n    try:\n        x()\n    finally:\n        y()",
            "bot.handlers.events",
        ),
        (late_answers, "async def f(press):\n    await attach(await asyncio.to_thread(draw))", "bot.handlers.snippet"),
        (import_effects, "words = Path('x').read_text()", "bot.snippet"),
        (import_effects, "class A:\n    now = datetime.now(UTC)", "bot.snippet"),
        (import_effects, "def f(token=os.environ['TOKEN']): ...", "bot.snippet"),
        (import_effects, "bot = Bot('42:TEST')", "bot.snippet"),
    ],
)
def test_a_breach_is_seen(rule: Rule, source: str, name: str) -> None:
    assert rule(parse(source, name))


@pytest.mark.parametrize(
    ("rule", "source", "name"),
    [
        (docstring_missing, "", "bot.snippet"),
        (too_long, "x = 1\n" * 450, "bot.snippet"),
        (
            slow_filters,
            MAGIC + "@router.callback_query(Rsvp.filter(F.answer == 'no'))\nasync def f(): ...",
            "bot.snippet",
        ),
        (slow_filters, MAGIC + "@router.message(Command('x', magic=F.args))\nasync def f(): ...", "bot.snippet"),
        (slow_filters, MAGIC + "@router.message(when(F.contact))\nasync def f(): ...", "bot.snippet"),
        (slow_filters, MAGIC + "rule = F.text == 'x'", "bot.snippet"),
        (broad_catches, "try:\n    f()\nexcept KeyError:\n    log()", "bot.services.events"),
        (broad_catches, "try:\n    f()\nexcept BaseException:\n    undo()\n    raise", "bot.services.events"),
        (broad_catches, "try:\n    f()\nexcept Exception:\n    log()", "bot.jobs"),
        (catches_in_handlers, "try:\n    f()\nexcept KeyError:\n    g()", "bot.handlers.errors"),
        (
            late_answers,
            "async def f(press):\n    await screen.answer()\n    await asyncio.to_thread(draw)",
            "bot.handlers.snippet",
        ),
        (import_effects, "created = mapped_column(server_default=func.now())", "bot.db.events"),
        (import_effects, "def f():\n    return Path('x').read_text()", "bot.snippet"),
        (import_effects, "if __name__ == '__main__':\n    asyncio.run(main())", "bot.snippet"),
        (import_effects, "router = Router()\nWORD = re.compile('x')", "bot.snippet"),
    ],
)
def test_what_is_allowed_passes(rule: Rule, source: str, name: str) -> None:
    assert not rule(parse(source, name))
