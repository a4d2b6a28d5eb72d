"""What can be wrong inside the Fluent files: reading, words of the other alphabet, missing plural forms."""

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from fluent.syntax import FluentParser, ast, visitor

# Words of the other alphabet that belong in a text: formats and codes people know by these letters, and the messenger.
LATIN_ALLOWED = {"QR", "PDF", "XLSX", "CSV", "JSON", "ICS", "Telegram", "erid", "NPS", "XLSForm"}
# The switch names each language in itself.
SWITCH = {"ru": "English", "en": "Русский"}
PLURALS = {"ru": {"one", "few", "many", "other"}, "en": {"one", "other"}}
CATEGORIES = {"zero", "one", "two", "few", "many", "other"}

Entry = ast.Message | ast.Term


@dataclass
class Language:
    """All entries of one language, terms under their name with the hyphen, and what could not be read."""

    entries: dict[str, Entry] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    @property
    def keys(self) -> set[str]:
        """What the code can ask for: terms are for other texts only."""
        return {key for key, entry in self.entries.items() if isinstance(entry, ast.Message)}


def read(sources: Mapping[str, str]) -> Language:
    """Parse files given as name and content."""
    language = Language()
    for name, source in sources.items():
        for entry in FluentParser(with_spans=False).parse(source).body:
            if isinstance(entry, ast.Junk):
                language.broken.append(f"{name}: cannot be parsed: {(entry.content or '').strip()[:60]}")
            elif isinstance(entry, ast.Message | ast.Term):
                key = f"-{entry.id.name}" if isinstance(entry, ast.Term) else entry.id.name
                if key in language.entries:
                    language.broken.append(f"{name}: {key} is written twice")
                language.entries[key] = entry
    return language


class Reader(visitor.Visitor):
    """Gathers the variables, the references, the selects and the patterns of an entry."""

    def __init__(self, entry: Entry) -> None:
        self.variables: set[str] = set()
        self.references: set[str] = set()
        self.selects: list[ast.SelectExpression] = []
        self.patterns: list[ast.Pattern] = []
        self.visit(entry)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the visitor's own names
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.references.add(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        self.references.add(f"-{node.id.name}")
        self.generic_visit(node)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
        self.selects.append(node)
        self.generic_visit(node)

    def visit_Pattern(self, node: ast.Pattern) -> None:  # noqa: N802
        self.patterns.append(node)
        self.generic_visit(node)


def variables(language: Language, key: str, above: tuple[str, ...] = ()) -> set[str]:
    """The values a text needs, those of messages it refers to included; a term sees only what it is given in place."""
    if key in above or key not in language.keys:
        return set()
    reader = Reader(language.entries[key])
    return reader.variables.union(*(variables(language, other, (*above, key)) for other in reader.references))


def written(pattern: ast.Pattern, inserted: str = "0") -> str:
    """The words of one pattern; what is put in at run time stands as `inserted`: a tag around it stays whole."""

    def word(element: ast.TextElement | ast.Placeable) -> str:
        if isinstance(element, ast.TextElement):
            return element.value
        inner = element.expression
        return str(inner.parse()["value"]) if isinstance(inner, ast.StringLiteral) else inserted

    return "".join(map(word, pattern.elements))


def phrases(entry: Entry) -> list[str]:
    """The words of an entry, of its attributes and of every variant, each by itself."""
    return [written(pattern) for pattern in Reader(entry).patterns]


NOT_WORDS = re.compile(
    r"</?[a-z][^<>]*>"  # tags
    r"|https?://\S+|\bt\.me/\S+|[\w.+-]+@[\w-]+\.\w+"  # addresses
    r"|(?<![\w/])/[a-z_]+"  # commands
    r"|&(?:[a-z]+|#\d+);"  # &lt;
)


def foreign_words(language: str, phrase: str) -> list[str]:
    """Words of the other alphabet; a Latin «c» inside a Russian word is one too."""
    if phrase.strip() == SWITCH[language]:
        return []
    letters = r"[A-Za-z]+" if language == "ru" else r"[А-Яа-яЁё]+"
    return [word for word in re.findall(letters, NOT_WORDS.sub(" ", phrase)) if word not in LATIN_ALLOWED]


def number_then_noun(select: ast.SelectExpression) -> bool:
    """Whether a variant writes the chosen number and a word after it: «{ $count } мест»."""
    for variant in select.variants:
        for number, after in itertools.pairwise(variant.value.elements):
            shown = isinstance(number, ast.Placeable) and number.expression.equals(select.selector)
            if shown and isinstance(after, ast.TextElement) and re.match(r"\s+[^\W\d_]", after.value):
                return True
    return False


def plural_problems(language: str, entry: Entry) -> list[str]:
    """Selects on a number that lack a form of the language.

    Russian needs both [many] and *[other]: 1,5 is «other», and a default that serves as «many» says «1,5 мест».
    Exact values alone ([0] and the rest) are a choice and not a plural, as long as no noun follows the number.
    """
    found = []
    for select in Reader(entry).selects:
        names = {variant.key.name for variant in select.variants if isinstance(variant.key, ast.Identifier)}
        exact = any(isinstance(variant.key, ast.NumberLiteral) for variant in select.variants)
        called = isinstance(select.selector, ast.FunctionReference) and select.selector.id.name == "NUMBER"
        if not called and not names & (CATEGORIES - {"other"}) and not (exact and number_then_noun(select)):
            continue
        default = next(variant.key for variant in select.variants if variant.default)
        if not isinstance(default, ast.Identifier) or default.name != "other":
            found.append("the default is not *[other]")
        found += [f"no [{name}]" for name in sorted(PLURALS[language] - names)]
        found += [f"[{name}] is never chosen" for name in sorted(names - PLURALS[language])]
    return found
