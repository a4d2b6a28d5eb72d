"""Questions about how to reach somebody: a phone, an address of e-mail, a page."""

import re
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlsplit

from bot.errors import Refused
from bot.forms.fields.base import Answered, Circumstances, Field, Option, Stored, Taken, Turned
from bot.forms.fields.texts import one_line
from bot.forms.given import Given, SharedContact
from bot.i18n import Texts

SHARE = "share"  # the place where the messenger's «send my number» button is shown


@dataclass(frozen=True)
class Phone(Field):
    """A phone number, typed in any usual way or shared by the messenger. Stored as E.164, an extension after
    «;ext=»."""

    kind: ClassVar[str] = "phone"

    def take(self, given: Given, place: str, partly: Stored, about: Circumstances) -> Taken:
        if isinstance(given, SharedContact):
            if not given.own:
                raise Refused("field-phone-foreign")
            number = given.phone if given.phone.startswith("+") else f"+{given.phone}"
            return self.typed(number, place, about)
        return super().take(given, place, partly, about)

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        import phonenumbers  # 60 ms at first use, needed by few

        line = one_line(text)
        try:
            number = phonenumbers.parse(re.sub(r"(?i)\bдоб(?:авочный)?\.?", "ext.", line), "RU")
        except phonenumbers.NumberParseException:
            raise Refused("field-phone-form") from None
        extension = f";ext={number.extension}" if number.extension else ""
        stored = f"+{number.country_code}{phonenumbers.national_significant_number(number)}{extension}"
        reason = phonenumbers.is_possible_number_with_reason(number)  # possible without its area code is not enough
        if reason != phonenumbers.ValidationResult.IS_POSSIBLE or not self.keeps(stored):
            raise Refused("field-phone-form")
        return Answered(stored)

    def pressed(self, value: str, place: str, partly: Stored, about: Circumstances) -> Taken:
        if value != SHARE:
            raise Refused("form-old-button")
        return Turned(SHARE)

    def options(self, place: str, partly: Stored, about: Circumstances) -> list[list[Option]]:
        return [] if place == SHARE else [[Option(about.texts.plain("field-phone-share"), SHARE)]]

    def keeps(self, value: Stored) -> bool:
        return isinstance(value, str) and bool(re.fullmatch(r"\+[0-9]{7,15}(?:;ext=[0-9]{1,7})?", value))

    def show(self, stored: Stored, texts: Texts) -> str:
        import phonenumbers

        number, _, extension = stored.partition(";ext=")
        shown = phonenumbers.format_number(phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        return texts.plain("field-phone-extension", number=shown, extension=extension) if extension else shown


@dataclass(frozen=True)
class Email(Field):
    """An address of e-mail; Cyrillic domains are fine. Nothing is looked up in the network."""

    kind: ClassVar[str] = "email"

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        from email_validator import EmailNotValidError, validate_email

        line = one_line(text)
        if len(line) > 254:
            raise Refused("field-text-long", high=254, count=len(line))
        try:
            checked = validate_email(line, check_deliverability=False)
        except EmailNotValidError:
            raise Refused("field-email-form") from None
        return Answered(checked.normalized)

    def keeps(self, value: Stored) -> bool:
        return isinstance(value, str) and 3 <= len(value) <= 254 and "@" in value


@dataclass(frozen=True)
class Url(Field):
    """A page on the web, http or https; «example.org» is understood too."""

    kind: ClassVar[str] = "url"
    longest: int = 200

    def typed(self, text: str, place: str, about: Circumstances) -> Taken:
        line = one_line(text)
        if len(line) > self.longest:
            raise Refused("field-text-long", high=self.longest, count=len(line))
        address = line if re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", line) else f"https://{line}"
        try:
            parts = urlsplit(address)
            host = parts.hostname or ""
            _ = parts.port
        except ValueError:
            raise Refused("field-url-form") from None
        if (
            parts.scheme not in {"http", "https"}
            or not re.fullmatch(r"[\w-]+(?:\.[\w-]+)*\.[^\W\d_][\w-]+", host)
            or " " in line
            or "@" in parts.netloc
        ):
            raise Refused("field-url-form")
        return Answered(f"{parts.scheme}{address[len(parts.scheme) :]}")

    def keeps(self, value: Stored) -> bool:
        return isinstance(value, str) and value.startswith(("http://", "https://")) and len(value) <= self.longest + 8
