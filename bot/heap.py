"""The C library's heap: what it keeps for later is memory the process is seen to have.

These are glibc's knobs; with another C library nothing happens.
"""

import ctypes

ARENA_MAX = -8  # M_ARENA_MAX of <malloc.h>


def share() -> None:
    """One heap for all threads. glibc gives each its own and keeps what was freed in it: 2 MB, and more with every
    hour. Python runs one thread at a time, so that one is enough."""
    _call("mallopt", ARENA_MAX, 1)


def give_back() -> None:
    """Return to the system whole pages of what was freed, wherever they lie: half a millisecond."""
    _call("malloc_trim", 0)


def _call(name: str, *values: int) -> None:
    function = getattr(ctypes.CDLL(None), name, None)
    if function is not None:
        function(*values)
