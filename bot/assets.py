"""Where the files that are not Python lie.

Texts and migrations live at the top of a checkout, where people edit them; a wheel carries them inside the package
(`force-include` in pyproject.toml).
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_BUILT_IN = _PACKAGE / "_assets"  # exists in an installed wheel only
_ROOT = _BUILT_IN if _BUILT_IN.is_dir() else _PACKAGE.parent

LOCALES = _ROOT / "locales"
MIGRATIONS = _ROOT / "migrations"
DATA = _PACKAGE / "data"  # inside the package in both cases: demo data, consent documents
