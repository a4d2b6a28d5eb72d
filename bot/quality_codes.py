"""The codes of quality points: short enough to be typed from a poster, too many to be guessed.

Of letters and digits that people mix up (0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B, U and V) one of each at most
is used, and no vowels, so that no code is a word. 23 characters in 8 places are 7·10¹⁰ codes.
"""

import re
from random import Random

ALPHABET = "234679CDFGHJKMNPQRTVWXY"
LENGTH = 8
# Letters of the Russian keyboard that look the same on paper.
LOOKALIKES = str.maketrans("СНКМРТХУ", "CHKMPTXY")
# With those that no code has: who reads B for 8 has misread a code, and is not talking of something else.
MISREAD = LOOKALIKES | str.maketrans("АВЕОЗ", "ABEO3")
RESEMBLING = re.compile(r"(?=.*[0-9-])[A-Z0-9]{4}[\s-]?[A-Z0-9]{4}")
TYPED = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")


def new_code(random: Random) -> str:
    """A code nobody can foresee, given a generator nobody can."""
    return "".join(random.choices(ALPHABET, k=LENGTH))


def printed(code: str) -> str:
    """The code as it stands on a poster: two groups of four."""
    return f"{code[:4]}-{code[4:]}"


def typed(text: str) -> str | None:
    """The code that somebody typed, whatever the case, the keyboard and the spaces; None for anything else."""
    if len(text) > 4 * LENGTH:
        return None
    found = re.sub(r"[\s‐-―\-.]", "", text).upper().translate(LOOKALIKES)
    return found if TYPED.fullmatch(found) else None


def resembles(text: str) -> bool:
    """Whether somebody meant a code, though there can be none like it: two groups of four, with a digit or a dash."""
    if len(text) > 4 * LENGTH:
        return False
    line = re.sub(r"[‐-―.]", "-", text.strip()).upper().translate(MISREAD)
    return RESEMBLING.fullmatch(line) is not None
