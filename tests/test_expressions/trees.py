"""Trees, sources and values for the properties of expressions."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

from hypothesis import strategies as st

from bot.expressions import FUNCTIONS, Given, Node, Scope
from bot.expressions.tree import Binary, Call, Current, Name, Negative, Number, Operator, Text

NOW = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)

# Every construct at least once: what the parser takes.
SOURCES = [
    "1",
    "0.5 + .5 - 5.",
    "${age} >= 18 and ${age} < 65 or not(${student} = 'yes')",
    "selected(${why}, 'far') or count-selected(${why}) > 2",
    "if(${visits} = '', 0, ${visits}) * 100 div ${events}",
    ". >= 1 and . <= 10",
    "-(2 + 3) mod -4",
    "- -1",
    "1 - (2 - 3) - 4",
    "2 * (3 + 4) div 5",
    "(1 = 2) = (3 < 4)",
    "int((today() - ${born}) div 365.25)",
    "round(${share}, 1) + round(2.5)",
    "coalesce(${a}, ${b}, 0)",
    "abs(min(1, -2, max(3, 4)))",
    "sum(${a}, ${b})",
    "string-length(concat(${name}, ' ', \"it's\")) <= 100",
    "contains(., 'да') and starts-with(., 'Да')",
    "regex(., '^[А-Яа-яЁё -]{2,60}$')",
    "date('2026-12-31') > now()",
    "true() != false()",
    "number('12')",
]

names = st.sampled_from(["a", "age", "why", "вопрос_1", "T1-1", "x.y", "div", "and", "today"])
numbers = st.decimals(0, Decimal(10) ** 18 - 1, places=3, allow_nan=False, allow_infinity=False).map(abs) | st.integers(
    0, 10**18 - 1
).map(Decimal)
words = st.text(max_size=12).filter(lambda text: not ("'" in text and '"' in text))
leaves: st.SearchStrategy[Node] = st.one_of(
    st.builds(Number, numbers), st.builds(Text, words), st.builds(Name, names), st.builds(Current)
)


def calls(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Calls of every function with as many arguments as it takes; the pattern of regex() is always a text."""

    def arguments(name: str) -> st.SearchStrategy[Node]:
        function = FUNCTIONS[name]
        if name == "regex":
            return st.builds(lambda text: Call(name, (text, Text("[а-я]+|^$"))), inner)
        most = function.most if function.most is not None else function.least + 2
        return st.builds(
            lambda given: Call(name, tuple(given)), st.lists(inner, min_size=function.least, max_size=most)
        )

    return st.sampled_from(sorted(FUNCTIONS)).flatmap(arguments)


trees: st.SearchStrategy[Node] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(Negative, inner), st.builds(Binary, st.sampled_from(list(Operator)), inner, inner), calls(inner)
    ),
    max_leaves=20,
)

givens: st.SearchStrategy[Given] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.decimals(),
    st.text(),
    st.sampled_from(["12", " -1.5 ", ".", "-", "1e5", "0" * 50, "9" * 40, "2026-12-31", "2026-02-30"]),
    st.lists(st.text(max_size=5), max_size=3),
    st.dates(),
    st.datetimes(),
    st.datetimes(timezones=st.just(UTC)),
    st.times(),
)
scopes = st.builds(
    Scope,
    st.just(NOW),
    st.dictionaries(names, givens),
    givens,
)

# A life among the values people really give.
LIVED = Scope(
    NOW,
    {
        "age": 34,
        "share": Decimal("66.66"),
        "name": "Анна",
        "digits": "12",
        "why": ["far", "dear"],
        "one": "far",
        "mark": "4",
        "none": None,
        "nothing": "",
        "no_one": [],
        "born": date(1992, 11, 25),
        "at": time(9, 30),
        "ack": True,
        "zero": 0,
    },
    current=7,
)
