"""The form a coordinator sends a file of vacancies with."""

from bot.forms.engine import Form
from bot.forms.fields import File

LARGEST = 5 * 1024 * 1024  # bytes; a vacancy is about one thousand of them

# Any document: what a browser calls a CSV differs from one computer to the next, so what is inside decides.
IMPORT = Form("import-vacancies", (File("file", photos=False, documents=("",), largest=LARGEST),), review=False)

FORMS = {IMPORT.name: IMPORT}
