"""Forms of whoever receives the guests of an event: a code said at the door, people without an answer, the seats."""

from bot.forms.engine import Form
from bot.forms.fields import Number, Text

CODE = Form("doors-code", (Number("code", low=1000, high=999_999),), review=False)
WALK_INS = Form("doors-walk-ins", (Number("number", low=1, high=500),), review=False)
WALK_IN = Form("doors-walk-in", (Text("name", length=(2, 60)),), review=False)
SEATS = Form("doors-seats", (Number("seats", low=1, high=100_000, optional=True),), review=False)

FORMS = {form.name: form for form in (CODE, WALK_INS, WALK_IN, SEATS)}
