"""What is wrong with an expression, for whoever wrote it."""

from bot.errors import DomainError

SHOWN = 40  # characters of what was found that are repeated to the author


class BadExpression(DomainError):
    """An expression that cannot be taken: a text key, the character where it is wrong (counted from 1), what stands
    there."""

    def __init__(self, key: str, at: int = 0, found: str = "", **params: str | float) -> None:
        shown = found if len(found) <= SHOWN else f"{found[: SHOWN - 1]}…"
        super().__init__(key, None, column=at + 1, found=shown, **params)
        self.column = at + 1
        self.found = shown
