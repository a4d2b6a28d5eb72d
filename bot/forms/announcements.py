"""The forms of announcements: the message itself, its buttons, when it goes out, the name of an audience."""

from bot.forms.engine import Form
from bot.forms.fields import Choice, Message, Text, Url, When

REPEATS = ("once", "weekly", "monthly")

COMPOSE = Form("announcement", (Message("content"),), review=False)
VERSION = Form("announcement-version", (Message("content"),), review=False)
REVISE = Form("announcement-revise", (Message("content", text_only=True),), review=False)
LINK = Form("announcement-link", (Text("caption", length=(1, 40)), Url("address")), review=False)
DEEP = Form("announcement-deep", (Text("caption", length=(1, 40)), Text("code", length=(2, 120))), review=False)
REPEAT = Choice("repeat", words="announcement-repeat", codes=REPEATS)
WHEN = Form("announcement-when", (REPEAT, When("when")), review=False)
SEGMENT = Form("segment", (Text("name", length=(2, 60)),), review=False)

FORMS = {form.name: form for form in (COMPOSE, VERSION, REVISE, LINK, DEEP, WHEN, SEGMENT)}
