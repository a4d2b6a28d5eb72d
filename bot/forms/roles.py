"""Forms of the owner and of coordinators about their own work."""

from bot.dictionaries import MUNICIPALITIES
from bot.forms.engine import Form
from bot.forms.fields import Contact, Date, Many

APPOINT = Form("appoint-coordinator", (Contact("contact"),), review=False)
AREAS = Form(
    "coordinator-areas",
    (Many("places", words="municipality", codes=tuple(each.slug for each in MUNICIPALITIES), optional=True),),
    review=False,
)
LEAVE = Form("coordinator-leave", (Date("until"),), review=False)

FORMS = {form.name: form for form in (APPOINT, AREAS, LEAVE)}
