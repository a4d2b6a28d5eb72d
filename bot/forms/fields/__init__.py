"""The types of questions. Each takes an answer, says what is wrong with it, draws its buttons and shows its value."""

from bot.forms.fields.base import Answered, Circumstances, Doubtful, Field, Option, Partly, Turned
from bot.forms.fields.choices import Choice, Confirm, Many, OwnWords, Scale, YesNo
from bot.forms.fields.competencies import Competencies
from bot.forms.fields.contacts import Email, Phone, Url
from bot.forms.fields.contents import Content, Message
from bot.forms.fields.dates import Date, Time
from bot.forms.fields.files import File
from bot.forms.fields.moments import Days, Length, When
from bot.forms.fields.notes import Note
from bot.forms.fields.numbers import Number
from bot.forms.fields.people import Contact
from bot.forms.fields.places import Municipality
from bot.forms.fields.prices import Price
from bot.forms.fields.ranking import Ranking
from bot.forms.fields.registry import Inn, Ogrn, Okved
from bot.forms.fields.salaries import Salary
from bot.forms.fields.texts import LongText, Text
from bot.forms.fields.venues import Kept, Venue, never

__all__ = [
    "Answered",
    "Choice",
    "Circumstances",
    "Competencies",
    "Confirm",
    "Contact",
    "Content",
    "Date",
    "Days",
    "Doubtful",
    "Email",
    "Field",
    "File",
    "Inn",
    "Kept",
    "Length",
    "LongText",
    "Many",
    "Message",
    "Municipality",
    "Note",
    "Number",
    "Ogrn",
    "Okved",
    "Option",
    "OwnWords",
    "Partly",
    "Phone",
    "Price",
    "Ranking",
    "Salary",
    "Scale",
    "Text",
    "Time",
    "Turned",
    "Url",
    "Venue",
    "When",
    "YesNo",
    "never",
]
