"""Vacancies from files: a sheet of a coordinator's own, or what «Работа России» publishes. Nothing here asks the
network or the database, and nothing reads who to call: names, telephones and mail of contact persons are left behind.
"""

from bot.importing.reading import Contents, Refusal, read
from bot.importing.vacancies import Found

__all__ = ["Contents", "Found", "Refusal", "read"]
