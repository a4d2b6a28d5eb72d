"""`python -m tests.bench [--quick]`: what the bot costs, in one run on one machine, as Markdown.

A bare aiogram handler, the whole bot on SQLite, and on PostgreSQL with one and with two web processes, under the same
load in turns; announcements, also with the process killed; memory with a thousand people and with a million; what each
list, queue and tick costs with so many rows; and whether the design's budgets hold. Ends with code 1 if one does not.
"""

import argparse
import asyncio
import os
import sys
import time
from collections.abc import Callable, Coroutine
from functools import partial

from tests.bench import budgets, growth, scaled
from tests.bench.announcements import announcements
from tests.bench.budgets import killed
from tests.bench.rounds import COMMANDS, Cores, Load, Round, machine, measure, server_capacity, table

KILLED_RECIPIENTS = 2_000
SCALED = {"the bot, PostgreSQL, 1 web": 1, "the bot, PostgreSQL, 2 web": 2}


def say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def loads(load: Load, cores: Cores) -> tuple[str, dict[str, list[Round]]]:
    """The bots in turns."""
    free = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores[0])
    capacity = server_capacity()
    bots: dict[str, Callable[[], Coroutine[None, None, Round]]] = {
        **{name: partial(measure, command, load, cores) for name, command in COMMANDS.items()},
        **{name: partial(scaled.measure, webs, load, cores) for name, webs in SCALED.items()},
    }
    results: dict[str, list[Round]] = {name: [] for name in bots}
    for turn in range(load.rounds):
        for name, bot in bots.items():
            result = asyncio.run(bot())
            results[name].append(result)
            seen = f"{result.rate:.0f} updates/s, pressed {', '.join(sorted(result.pressed))}"
            say(f"round {turn + 1} of {load.rounds}: {name}: {seen}")
    os.sched_setaffinity(0, free)
    busiest = max(round_.server_busy for rounds in results.values() for round_ in rounds)
    text = (
        f"{load.at_once} updates at once of {load.people} people, half /start, half presses; long polling, and webhooks"
        f" where the bot is on PostgreSQL.\nThe Bot API server was busy {busiest:.0%} of its core at most; alone it"
        f" answers {capacity:.0f} calls/s.\n\n{table(results)}"
    )
    return text, results


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one short round of each bot, and twenty thousand rows")
    quick = parser.parse_args().quick
    began = time.monotonic()
    load = Load(people=300, at_once=32, warm_up=1 if quick else 3, seconds=3 if quick else 8, rounds=1 if quick else 3)
    free = sorted(os.sched_getaffinity(0))
    cores = ({free[0]}, {free[-1]})
    rows = growth.LARGE_IF_QUICK if quick else growth.LARGE
    loaded, results = loads(load, cores)
    sent = announcements(quick=quick, say=say)
    seeds = killed(KILLED_RECIPIENTS)
    grown, more = growth.growth(rows, load, cores)
    found = budgets.budgets(results, more, sent, seeds)
    took = f"All this took {(time.monotonic() - began) / 60:.0f} minutes."
    parts = [machine(), budgets.table(found, seeds), loaded, "\n".join(sent.lines), grown, took]
    sys.stdout.write("\n\n".join(parts) + "\n")
    sys.exit(0 if all(each.holds for each in found) else 1)


if __name__ == "__main__":
    main()
