"""The types of questions. Each takes an answer, says what is wrong with it, draws its buttons and shows its value."""

from bot.forms.fields.base import Answered, Circumstances, Doubtful, Field, Option, Partly, Turned
from bot.forms.fields.choices import Choice, Confirm, Many, OwnWords, Scale, YesNo
from bot.forms.fields.contacts import Email, Phone, Url
from bot.forms.fields.dates import Date, Time
from bot.forms.fields.files import File
from bot.forms.fields.numbers import Number
from bot.forms.fields.people import Contact
from bot.forms.fields.places import Municipality
from bot.forms.fields.registry import Inn, Ogrn
from bot.forms.fields.texts import LongText, Text

__all__ = [
    "Answered",
    "Choice",
    "Circumstances",
    "Confirm",
    "Contact",
    "Date",
    "Doubtful",
    "Email",
    "Field",
    "File",
    "Inn",
    "LongText",
    "Many",
    "Municipality",
    "Number",
    "Ogrn",
    "Option",
    "OwnWords",
    "Partly",
    "Phone",
    "Scale",
    "Text",
    "Time",
    "Turned",
    "Url",
    "YesNo",
]
