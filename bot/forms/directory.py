"""Forms of the directory: what to look for, and the first words to somebody."""

from bot.forms.engine import Form
from bot.forms.fields import LongText, Text

SEARCH = Form("directory-search", (Text("query", length=(2, 60)),), review=False)
WRITE = Form("directory-write", (LongText("message", length=(2, 500)),), review=False)

# Coordinators look up everybody, and write down what the others should know.
LOOK_UP = Form("registry-search", (Text("query", length=(2, 60)),), review=False)
NOTE = Form("registry-note", (LongText("text", length=(2, 300)),), review=False)

FORMS = {form.name: form for form in (SEARCH, WRITE, LOOK_UP, NOTE)}
