"""Which texts the Python sources ask for: whole keys, and keys put together at run time."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from .fluent_files import Language, Reader, variables

TEXT_CALLS = {"texts", "plain"}
KEY_CALLS = TEXT_CALLS | {"DomainError", "Refused", "Refuse", "Gone", "NotAllowed"}
# String literals that are spelled like a text key and are none: the literal, and what it is.
NOT_KEYS: dict[str, str] = {}

Parts = tuple[str | None, ...]  # the fixed parts of a composed string; None is a hole filled at run time


@cache
def regex(parts: Parts) -> re.Pattern[str]:
    return re.compile("".join("[a-z0-9_-]*" if part is None else re.escape(part) for part in parts))


@dataclass
class Asked:
    """What the sources hold."""

    literals: set[str] = field(default_factory=set)
    members: set[str] = field(default_factory=set)  # values of enumerations: codes first, keys perhaps
    certain: set[str] = field(default_factory=set)  # given to a function that wants a key
    composed: set[Parts] = field(default_factory=set)
    calls: list[tuple[str, frozenset[str]]] = field(default_factory=list)  # a key and the values named beside it

    def heads(self, parts: Parts, key: str) -> Iterator[str]:
        """The literals that make `key` when put into the leading hole of `parts`."""
        tail = regex(parts[1:])
        beginnings = (key[:end] for end in range(1, len(key) + 1))
        yield from (head for head in beginnings if head in self.literals and tail.fullmatch(key[len(head) :]))

    def makes(self, parts: Parts, key: str) -> bool:
        if parts[0] is None:
            return next(self.heads(parts, key), None) is not None
        return regex(parts).fullmatch(key) is not None


def halves(node: ast.expr) -> list[ast.expr]:
    """What an f-string or a sum is put together from; nothing for everything else."""
    match node:
        case ast.JoinedStr():
            return node.values
        case ast.BinOp(op=ast.Add()):
            return [node.left, node.right]
    return []


def inside(node: ast.expr) -> list[ast.expr]:
    """All parts and parts of parts, from left to right; the expressions that fill holes are not looked into."""
    return [inner for half in halves(node) for inner in (half, *inside(half))]


def fixed(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def composed_key(node: ast.expr, certain: bool) -> Parts | None:
    """The parts of what may be a composed key.

    f"events-{x}" is one anywhere; f"{form}-{field}" says so little that it counts only where a key is certainly wanted.
    """
    parts = tuple(fixed(part) for part in inside(node) if not halves(part))
    known = [part for part in parts if part is not None]
    if not known or len(known) == len(parts) or not all(re.fullmatch(r"[a-z0-9_-]+", part) for part in known):
        return None
    if parts[0] is None:
        return parts if certain or any(re.search("[a-z]", part) for part in known) else None
    return parts if re.match(r"[a-z][a-z0-9_]*-", known[0]) else None


def called(call: ast.Call) -> str:
    """The last name of what is called: `self._texts.plain(…)` is plain, `self._texts(…)` is texts."""
    return ast.unparse(call.func).rpartition(".")[2].lstrip("_")


def docstrings(tree: ast.Module) -> set[ast.AST]:
    owners = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, owners)]
    return {body[0].value for body in bodies if body and isinstance(body[0], ast.Expr)}


def members(node: ast.ClassDef) -> Iterator[str]:
    """The strings an enumeration consists of."""
    if any(ast.unparse(base).endswith("Enum") for base in node.bases):
        values = [statement.value for statement in node.body if isinstance(statement, ast.Assign)]
        yield from (text for value in values if (text := fixed(value)) is not None)


def wanted_as_key(node: ast.AST) -> ast.expr | None:
    """The expression that is certainly a key: given to a text call or to a refusal, or assigned to `key`."""
    match node:
        case ast.Call(args=[first, *_]) if called(node) in KEY_CALLS:
            return first
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if name == "key" or name.endswith("_key"):
            return value
    return None


def asked(sources: Iterable[str]) -> Asked:
    result = Asked()
    for source in sources:
        tree = ast.parse(source)
        wanted = {expression for node in ast.walk(tree) if (expression := wanted_as_key(node))}
        no_literals = docstrings(tree)
        for node in ast.walk(tree):  # from the outside in: a whole comes before its parts
            if isinstance(node, ast.JoinedStr | ast.BinOp) and node not in no_literals:
                no_literals.update(inside(node))
                if parts := composed_key(node, node in wanted):
                    result.composed.add(parts)
            elif isinstance(node, ast.ClassDef):
                no_literals.update(keyword.value for keyword in node.keywords)  # the prefix of a CallbackData
                result.members.update(members(node))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in no_literals:
                result.literals.add(node.value)
            elif isinstance(node, ast.Call):
                note_call(node, result)
    return result


def note_call(call: ast.Call, result: Asked) -> None:
    key = fixed(call.args[0]) if call.args else None
    if key is None or called(call) not in KEY_CALLS:
        return
    result.certain.add(key)
    names = [keyword.arg for keyword in call.keywords]
    if called(call) in TEXT_CALLS and None not in names:  # None is a **mapping, whose names are not known
        result.calls.append((key, frozenset(name for name in names if name)))


def missing_keys(code: Asked, language: Language) -> list[str]:
    """What the code asks for and the files do not have.

    Beside the certain ones, a literal is taken for a key when it is spelled as one and begins as some key does.
    """
    keys = language.keys
    spaces = {key.split("-")[0] for key in keys if "-" in key}
    spelled = {text for text in code.literals - code.members if re.fullmatch(r"[a-z0-9_]+(-[a-z0-9_]+)+", text)}
    likely = {text for text in spelled if text.split("-")[0] in spaces}
    stems = {head for parts in code.composed if parts[0] is None for key in keys for head in code.heads(parts, key)}
    empty = {
        "".join(part or "{…}" for part in parts)
        for parts in code.composed
        if parts[0] and parts[0].split("-")[0] in spaces and not any(code.makes(parts, key) for key in keys)
    }
    return sorted(((likely - stems - NOT_KEYS.keys() | code.certain) - keys) | empty)


def unused_keys(code: Asked, language: Language) -> list[str]:
    """Entries that neither the code nor another text asks for."""
    referred = {other for key, entry in language.entries.items() for other in Reader(entry).references if other != key}
    known = referred | code.literals | code.certain
    return sorted(
        key for key in language.entries.keys() - known if not any(code.makes(parts, key) for parts in code.composed)
    )


def missing_values(code: Asked, language: Language) -> list[str]:
    """Calls that name their values and forget one the text needs."""
    return sorted(
        f"{key}: {', '.join(sorted(gaps))}" for key, given in code.calls if (gaps := variables(language, key) - given)
    )


def russian_words(source: str) -> list[str]:
    """Russian words in string literals."""
    tree = ast.parse(source)
    skipped = docstrings(tree)
    strings = [
        text
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node not in skipped and (text := fixed(node))
    ]
    return [text for text in strings if re.search("[А-Яа-яЁё]", text)]
