"""What full collections of garbage pass over."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

# In a process of its own: what is passed over stays so.
PASSING_OVER = """
import gc
from bot import heap

heap.settle()
assert gc.isenabled()
gc.collect()
settled = gc.get_freeze_count()

import decimal, fractions
gc.collect(1)
assert gc.get_freeze_count() <= settled, "what is new is looked at first"
gc.collect()
imported = gc.get_freeze_count()
assert imported > settled

kept = [[] for _ in range(10_000)]
gc.collect()
assert gc.get_freeze_count() <= imported, "nothing was imported, so what is there may be garbage one day"
kept.append(kept)
del kept
assert gc.collect() > 0
"""


def test_full_collections_pass_over_what_was_imported_and_nothing_else() -> None:
    done = subprocess.run(  # our own interpreter and our own text
        [sys.executable, "-c", PASSING_OVER], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
