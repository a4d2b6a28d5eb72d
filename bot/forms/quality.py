"""The forms of quality points: what is typed where everything else is pressed."""

from bot.forms.engine import Form
from bot.forms.fields import LongText, Text

# A visitor's words; dropped at the end of the day, so that a draft does not tell who had something to say.
COMMENT = Form(
    "quality-comment", (LongText("text", length=(2, 500), optional=True),), review=False, leave="quality-words-not"
)
# «Что мы изменили»; shown once more before it goes to people.
REPLY = Form("quality-reply", (LongText("text", length=(5, 500)),))
POINT = Form("point", (Text("name", length=(2, 80)),), review=False, leave="points-add-not")
POINT_NAME = Form("point-name", POINT.fields, review=False, words="point", leave="points-leave")

FORMS = {form.name: form for form in (COMMENT, REPLY, POINT, POINT_NAME)}
