"""The texts of messages: HTML and MarkdownV2 in, raw text and entities out, refused exactly where Telegram refuses."""

from .reader import Parsed, utf16_length
from .text import canonical_url, formatted

__all__ = ["Parsed", "canonical_url", "formatted", "utf16_length"]
