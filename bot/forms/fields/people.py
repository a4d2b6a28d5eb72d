"""Questions answered with a person: a contact picked from the messenger's address book."""

from dataclasses import dataclass
from typing import ClassVar

from bot.errors import Refused
from bot.forms.fields.base import Answered, Circumstances, Field, Stored, Taken
from bot.forms.fields.texts import one_line
from bot.forms.given import Given, SharedContact
from bot.i18n import Texts


@dataclass(frozen=True)
class Contact(Field):
    """A contact that has an account in the messenger. Stored as {"address", "name"}; its number is not kept."""

    kind: ClassVar[str] = "contact"

    def take(self, given: Given, place: str, partly: Stored, about: Circumstances) -> Taken:
        if not isinstance(given, SharedContact):
            return super().take(given, place, partly, about)
        if not given.address:
            raise Refused("field-contact-no-account")
        return Answered({"address": given.address, "name": one_line(given.name)[:60]})

    def keeps(self, value: Stored) -> bool:
        return isinstance(value, dict) and set(value) == {"address", "name"}

    def show(self, stored: Stored, texts: Texts) -> str:
        return str(stored["name"])
