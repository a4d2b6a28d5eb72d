"""Memory: what Python looks through for garbage, and what the C library keeps for later, which is memory the process is
seen to have.

The knobs of the second are glibc's; with another C library nothing happens.
"""

import ctypes
import gc
import sys

ARENA_MAX = -8  # M_ARENA_MAX of <malloc.h>


def share() -> None:
    """One heap for all threads. glibc gives each its own and keeps what was freed in it: 2 MB, and more with every
    hour. Python runs one thread at a time, so that one is enough."""
    _call("mallopt", ARENA_MAX, 1)


def give_back() -> None:
    """Return to the system whole pages of what was freed, wherever they lie: half a millisecond."""
    _call("malloc_trim", 0)


def settle() -> None:
    """Begin to collect garbage, once what a start needs is loaded.

    Full collections pass over all that is there now, and later over what is imported when it is first needed: each of
    them would stop everybody for as long as it takes to look at that again, 150 ms and 20.
    """
    gc.collect()
    give_back()
    gc.freeze()
    gc.enable()
    if _pass_over not in gc.callbacks:
        gc.callbacks.append(_pass_over)


class _PassOver:
    """Has the next full collections pass over what the last one left, if something was imported since. What was under
    way just then is passed over for good too: little, and only once an import."""

    def __init__(self) -> None:
        self._imported = 0

    def __call__(self, phase: str, about: dict[str, int]) -> None:
        if phase == "stop" and about["generation"] == 2 and len(sys.modules) != self._imported:
            self._imported = len(sys.modules)
            gc.freeze()


_pass_over = _PassOver()


def _call(name: str, *values: int) -> None:
    function = getattr(ctypes.CDLL(None), name, None)
    if function is not None:
        function(*values)
