"""The workbook of participants and applications: its sheets and columns, in the coordinator's language."""

from collections.abc import Callable, Sequence
from datetime import date, tzinfo

from bot.i18n import Texts
from bot.services.exports import ApplicationLine, Contact, OrganisationLine, SpecialistLine
from bot.spreadsheet import Cell, Sheet, Spreadsheet
from bot.views.page import Attachment

DATE_FORMATS = {"ru": "dd.mm.yyyy hh:mm", "en": "d mmm yyyy hh:mm"}
CONTACT = {"contact": 26, "position": 26, "phone": 20, "email": 28}

# Columns and their widths in characters; the header of each is the text `sheet-{column}`.
SPECIALISTS = {
    "name": 28,
    "profession": 28,
    "municipality": 32,
    "spheres": 34,
    "experience": 16,
    "looking": 24,
    "competencies": 34,
    "offers": 34,
    "about": 50,
    "visible": 14,
    "news": 16,
    "joined": 18,
}
ORGANISATIONS = {
    "name": 30,
    "full-name": 50,
    "side": 16,
    "kind": 26,
    "municipality": 32,
    "settlement": 20,
    "spheres": 34,
    "offers": 34,
    "needs": 34,
    "inn": 15,
    "ogrn": 17,
    **CONTACT,
    "site": 30,
    "about": 50,
    "created": 18,
}
APPLICATIONS = {
    "number": 8,
    "title": 30,
    "side": 16,
    "state": 22,
    "municipality": 32,
    "submitted": 18,
    "changed": 18,
    "decided-by": 20,
    **CONTACT,
}


class Participants(Spreadsheet):
    """The workbook. Making it and writing into it take their time: in a thread."""

    def __init__(self, texts: Texts, zone: tzinfo) -> None:
        super().__init__(DATE_FORMATS[texts.language], zone)
        self._texts = texts
        self._specialists = self._sheet("specialists", SPECIALISTS)
        self._organisations = self._sheet("organisations", ORGANISATIONS)
        self._applications = self._sheet("applications", APPLICATIONS)

    def specialists(self, lines: Sequence[SpecialistLine]) -> None:
        self._specialists.write(self._specialist(each) for each in lines)

    def organisations(self, lines: Sequence[OrganisationLine]) -> None:
        self._organisations.write(self._organisation(each) for each in lines)

    def applications(self, lines: Sequence[ApplicationLine]) -> None:
        self._applications.write(self._application(each) for each in lines)

    def _sheet(self, name: str, columns: dict[str, int]) -> Sheet:
        headers = [(self._texts.plain(f"sheet-{column}"), width) for column, width in columns.items()]
        return self.sheet(self._texts.plain(f"sheets-{name}"), headers)

    def _specialist(self, line: SpecialistLine) -> tuple[Cell, ...]:
        texts = self._texts
        return (
            line.name,
            line.profession_text or self._word("profession", line.profession),
            self._word("municipality", line.municipality),
            self._words("sphere", line.spheres),
            self._word("experience", line.experience),
            self._word("looking", line.looking),
            self._words("competency", line.competencies),
            self._words("offer", line.offers),
            line.about,
            texts.plain("form-yes" if line.visible else "form-no"),
            texts.plain(f"settings-frequency-{line.frequency}"),
            line.joined_at,
        )

    def _organisation(self, line: OrganisationLine) -> tuple[Cell, ...]:
        return (
            line.name,
            line.full_name,
            self._word("side", line.side),
            line.kind_text or self._word(f"{line.side}-kind", line.kind),
            self._word("municipality", line.municipality),
            line.settlement,
            self._words("sphere", line.spheres),
            self._words("offer", line.offers),
            self._words("need", line.needs),
            line.inn,
            line.ogrn,
            *_contact(line.contact),
            line.site,
            line.about,
            line.created_at,
        )

    def _application(self, line: ApplicationLine) -> tuple[Cell, ...]:
        return (
            line.id,
            line.title,
            self._word("side", line.kind),
            self._word("sheet-state", line.state),
            self._word("municipality", line.municipality),
            line.submitted_at,
            line.changed_at,
            line.decided_by,
            *_contact(line.contact),
        )

    def _word(self, words: str, code: str | None) -> str:
        """The word for a code; the code itself where an older version of the bot knew a word for it."""
        if code is None:
            return ""
        key = f"{words}-{code}"
        return self._texts.plain(key) if self._texts.has(key) else code

    def _words(self, words: str, codes: Sequence[str]) -> str:
        return ", ".join(self._word(words, code) for code in codes)


def _contact(contact: Contact) -> tuple[Cell, ...]:
    return (contact.name, contact.position, contact.phone, contact.email)


def opener(texts: Texts, zone: tzinfo) -> Callable[[], Participants]:
    """Makes the workbook when called: in a thread, like everything about it."""
    return lambda: Participants(texts, zone)


def file(texts: Texts, content: bytes, day: date) -> Attachment:
    return Attachment(f"cluster-{day.isoformat()}.xlsx", content, texts("exports-caption", day=texts.date_words(day)))
