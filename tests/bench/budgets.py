"""The budgets of the design beside what was measured, in one table."""

import asyncio
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bot.db.database import Database
from bot.db.migrate import migrate
from bot.sender import IN_FLIGHT
from tests.bench.announcements import Figures
from tests.bench.rounds import BARE, FULL, Round
from tests.chaos import Seed, seed

SEEDS = 3  # of `python -m tests.chaos`, which runs as many as one likes
IN_TESTS = "What people press and type on their ways is counted by tests (test_joining.py, test_quality.py and others)."


@dataclass(frozen=True)
class Budget:
    what: str
    found: float
    asked: float
    at_least: bool = False
    form: str = ".2f"

    @property
    def holds(self) -> bool:
        return self.found >= self.asked if self.at_least else self.found <= self.asked

    @property
    def row(self) -> str:
        bound = "at least" if self.at_least else "at most"
        verdict = "holds" if self.holds else "**does not hold**"
        return f"| {self.what} | {bound} {self.asked:{self.form}} | {self.found:{self.form}} | {verdict} |"


def killed(recipients: int) -> list[Seed]:
    """Announcements whose process is killed. Raises AssertionError for one that is lost or doubled."""

    async def run(number: int, url: str) -> Seed:
        database = Database(url)
        await migrate(database)
        await database.close()
        return await seed(url, number, recipients)

    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        return [
            asyncio.run(run(number, f"sqlite:///{Path(folder) / f'{number}.db'}")) for number in range(1, SEEDS + 1)
        ]


def budgets(results: dict[str, list[Round]], more: float, sent: Figures, seeds: list[Seed]) -> list[Budget]:
    """`more`: megabytes that a million people cost a bot that is ready."""

    def median(name: str, figure: str) -> float:
        return float(statistics.median(getattr(round_, figure) for round_ in results[name]))

    def ratio(name: str, figure: str) -> float:
        return median(name, figure) / median(BARE, figure)

    scaled = [name for name in results if "PostgreSQL" in name]
    return [
        Budget("a press is answered, p95, ms", median(FULL, "p95"), 300, form=".0f"),
        Budget("p99 against p50", median(FULL, "p99") / median(FULL, "p50"), 2.5),
        Budget("a press while 20,000 are sent to, p95, ms", sent.press_p95, 300, form=".0f"),
        Budget("updates/s against bare aiogram, SQLite", ratio(FULL, "rate"), 1.0, at_least=True),
        *(Budget(f"the same, {name.removeprefix('the bot, ')}", ratio(name, "rate"), 0.8, True) for name in scaled),
        Budget("start against bare aiogram", ratio(FULL, "start"), 0.75),
        Budget("memory when ready against bare aiogram", ratio(FULL, "rss_ready"), 0.7),
        Budget("MB more with many people, or announcing to them", max(more, sent.more), 30, form=".0f"),
        Budget("an announcement's share of the rate allowed", sent.efficiency, 0.97, True, ".1%"),
        Budget("refused by Telegram (429) on the way", sent.refused, 0, form=".0f"),
        Budget("messages/s with the ceiling lifted", sent.lifted, 1_000, True, ".0f"),
        Budget(
            "in doubt after kill -9, in one announcement",
            max(each.unknown_at_most for each in seeds),
            IN_FLIGHT,
            form=".0f",
        ),
    ]


def table(found: list[Budget], seeds: list[Seed]) -> str:
    kills, sent = sum(each.kills for each in seeds), sum(each.sent for each in seeds)
    return "\n".join(
        [
            "| budget | asked | measured | |",
            "|---|---|---|---|",
            *(each.row for each in found),
            "",
            f"Killed {kills} times in {len(seeds)} announcements, {sent:,} messages sent: none lost, none doubled.",
            IN_TESTS,
        ]
    )
