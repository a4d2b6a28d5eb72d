"""Questions answered with a person: a contact picked from the messenger's address book."""

from dataclasses import dataclass
from typing import ClassVar

from bot.errors import Refused
from bot.forms.fields.base import Answered, Circumstances, Field, Stored, Taken
from bot.forms.given import Given, SharedContact


@dataclass(frozen=True)
class Contact(Field):
    """A contact that has an account in the messenger. Stored as the address of that account; its number is not kept."""

    kind: ClassVar[str] = "contact"

    def take(self, given: Given, place: str, partly: Stored, about: Circumstances) -> Taken:
        if not isinstance(given, SharedContact):
            return super().take(given, place, partly, about)
        if not given.address:
            raise Refused("field-contact-no-account")
        return Answered(given.address)

    def keeps(self, value: Stored) -> bool:
        return isinstance(value, str) and bool(value)
