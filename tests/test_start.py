"""What a start leaves out: each of these was brought in by one careless import once, or would be."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

# As `bot.__main__` begins, up to a bot that is made but does nothing yet.
BEGIN = """
import json, sys
from bot.config import Settings
from bot.telegram import lazy_models
lazy_models.install()
from bot.app import Application
from bot.clock import SystemClock
Application(Settings(bot_token="42:TEST", database_url="sqlite:///start.db"), SystemClock())
print(json.dumps(list(sys.modules)))
"""
FOR_OTHERS = {
    "alembic",
    "fpdf",
    "holidays",
    "icalendar",
    "matplotlib",
    "numpy",
    "openpyxl",
    "phonenumbers",
    "psycopg",
    "python_calamine",
    "redis",
    "segno",
    "sqlalchemy.dialects.postgresql",
    "xlsxwriter",
}
NEEDED_BY_NOBODY_YET = {"bot.views.deliveries", "bot.views.looking", "bot.views.broadcasts", "bot.views.events"}


def test_a_bot_on_sqlite_begins_without_what_it_does_not_need(tmp_path: Path) -> None:
    done = subprocess.run(  # our own interpreter and our own text
        [sys.executable, "-c", BEGIN],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    loaded = set(json.loads(done.stdout))

    assert "bot.services.wiring" in loaded
    assert not loaded & (FOR_OTHERS | NEEDED_BY_NOBODY_YET)
    features = {name for name in loaded if name.startswith("bot.handlers.")} - {"bot.handlers.showing"}
    assert not features, "a feature is imported when what it waits for comes"
