"""What can be refused, and how it is said.

DomainError            a text key and its parameters; shown to the person as it is
├── Refused            an answer that cannot be taken (form fields)
├── Gone               the thing behind a button or a link is no longer there
└── NotAllowed         the presser has no right to this
SettingsError          the deployment is set up wrongly; the process ends with code 2
AlreadyApplied         another process was faster with the same update; not told to anybody
"""

from datetime import datetime

GONE = "error-gone"


class DomainError(Exception):
    """A refusal that the person is told about: a Fluent key and the values it needs; `when` is shown in their zone."""

    def __init__(self, key: str, when: datetime | None = None, **params: str | float) -> None:
        super().__init__(key)
        self.key = key
        self.when = when
        self.params = params


class Refused(DomainError):
    """An answer that cannot be taken; the text says what is wrong and what to do."""


class Gone(DomainError):
    """The thing behind a button or a link is no longer there."""

    def __init__(self, key: str = GONE, when: datetime | None = None, **params: str | float) -> None:
        super().__init__(key, when, **params)


class NotAllowed(DomainError):
    """The presser has no right to this; `noted` when the audit has a line about it already."""

    def __init__(self, *, noted: bool = False) -> None:
        super().__init__("error-not-allowed")
        self.noted = noted


class SettingsError(Exception):
    """One clear line about what is wrong with the settings."""


class AlreadyApplied(Exception):
    """The update being handled has been applied by another process; nothing of it may be applied here."""
