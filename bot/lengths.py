"""How long a text is, and texts cut to the room there is."""


def units(text: str) -> int:
    """The length as Telegram counts it, in UTF-16 units: most emoji count as two. Half of a character is one."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clipped(text: str, longest: int) -> str:
    """At most so many characters; where something was left out the last of them is «…»."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
