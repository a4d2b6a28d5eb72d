"""What `make run` runs: the bot in Telegram when there is a token, and the sandbox when there is none."""

import os
import sys
from typing import NoReturn

from dotenv import dotenv_values


def command() -> str:
    """The command of `python -m bot` that fits. An empty token, as in a fresh copy of .env.example, is none."""
    return "run" if os.environ.get("BOT_TOKEN") or dotenv_values(".env").get("BOT_TOKEN") else "sandbox"


def main() -> NoReturn:
    """Become that command: one process is left for Ctrl+C and `kill` to reach."""
    os.execv(sys.executable, [sys.executable, "-m", "bot", command()])  # noqa: S606 - fixed arguments, no shell


if __name__ == "__main__":
    main()
