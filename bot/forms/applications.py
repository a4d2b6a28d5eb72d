"""The applications of organisations: who is asked what, the least first. The rest is filled in later."""

from bot.dictionaries import BUSINESS_KINDS, FOUNDERS, INSTITUTION_KINDS, NEEDS, OFFERS, SPHERES
from bot.forms.engine import Form
from bot.forms.fields import (
    Choice,
    Email,
    Field,
    File,
    Inn,
    LongText,
    Many,
    Municipality,
    Number,
    Ogrn,
    Okved,
    Phone,
    Text,
    Url,
)
from bot.forms.fields.base import Answers

AUTHORITY = ("head", "order", "attorney")
REGISTERED = {"ooo", "nko"}  # legal entities; the others are people
MOST_SPHERES = 3
MOST_TAGS = 5


def _registered(answers: Answers) -> bool:
    return answers.get("kind") in REGISTERED


def _trader(answers: Answers) -> bool:
    return answers.get("kind") in {"ip", "npd"}


def _no_phone(answers: Answers) -> bool:
    return "phone" in answers and answers["phone"] is None


CONTACT = (
    Text("contact", length=(2, 60), person=True),
    Text("position", length=(2, 100)),
    Phone("phone", optional=True),
    Email("email", when=_no_phone),
)

APPLY_INSTITUTION = Form(
    "apply-institution",
    (
        Choice("kind", words="institution-kind", codes=INSTITUTION_KINDS[:-1], other=True),
        Text("full-name", length=(5, 250)),
        Text("name", length=(2, 80)),
        Municipality("municipality"),
        Choice("founder", words="founder", codes=FOUNDERS),
        Many("spheres", words="sphere", codes=SPHERES, most=MOST_SPHERES),
        *CONTACT,
        Choice("authority", words="authority", codes=AUTHORITY),
        File("document", optional=True),
        Inn("inn", optional=True, holder="organisation"),
    ),
)

APPLY_BUSINESS = Form(
    "apply-business",
    (
        Choice("kind", words="business-kind", codes=BUSINESS_KINDS),
        Text("full-name", length=(5, 250), when=_registered),
        Text("name", length=(2, 80)),
        Municipality("municipality"),
        Many("spheres", words="sphere", codes=SPHERES, most=MOST_SPHERES),
        Many("offers", words="offer", codes=OFFERS, most=MOST_TAGS),
        LongText("about", length=(2, 500), optional=True),
        Text("contact", length=(2, 60), person=True),
        Phone("phone", optional=True),
        Email("email", when=_no_phone),
        Choice("authority", words="authority", codes=AUTHORITY, when=_registered),
        File("document", optional=True, when=_registered),
        Inn("inn", optional=True, holder="organisation", when=_registered),
        Inn("inn-person", optional=True, holder="person", when=_trader),
    ),
)

# To act for an organisation that is in the cluster already.
JOIN_ORGANISATION = Form(
    "join-organisation", (Text("contact", length=(2, 60), person=True), Text("position", length=(2, 100)))
)

# Somebody who came by an invitation and whom we cannot call by name yet.
INTRODUCE = Form("introduce", (Text("name", length=(2, 60), person=True),), review=False)

# What an organisation adds or changes after it has joined, one line at a time.
LINES: tuple[Field, ...] = (
    Text("name", length=(2, 80)),
    Text("full-name", length=(5, 250), optional=True),
    Municipality("municipality"),
    Text("settlement", length=(2, 80), optional=True),
    Many("spheres", words="sphere", codes=SPHERES, most=MOST_SPHERES),
    Many("offers", words="offer", codes=OFFERS, most=MOST_TAGS, optional=True),
    Many("needs", words="need", codes=NEEDS, most=MOST_TAGS, optional=True),
    LongText("about", length=(2, 500), optional=True),
    Text("contact", length=(2, 60), person=True),
    Text("position", length=(2, 100), optional=True),
    Phone("phone", optional=True),
    Email("email", optional=True),
    Url("site", optional=True),
    Inn("inn", optional=True),
    Ogrn("ogrn", optional=True),
    Okved("okved", optional=True),
    Number("staff", low=1, high=5000, optional=True, unit="organisation-staff-count"),
    Choice("founder", words="founder", codes=FOUNDERS, optional=True),
    Url("survey", optional=True),
)
INSTITUTIONS_ONLY = frozenset({"founder", "survey"})
REGISTERED_ONLY = frozenset({"inn", "ogrn", "okved", "staff"})  # an initiative group is in no register
ORGANISATION_LINES = {
    field.name: Form(f"organisation-{field.name}", (field,), review=False, words="organisation") for field in LINES
}

# The branches of an organisation.
UNIT = Form(
    "unit",
    (
        Text("name", length=(2, 80)),
        Municipality("municipality", optional=True),
        Text("settlement", length=(2, 80), optional=True),
    ),
    review=False,
)
UNIT_NAME = Form("unit-name", UNIT.fields[:1], review=False, words="unit")
UNIT_PLACE = Form("unit-place", UNIT.fields[1:], review=False, words="unit")

# A coordinator looks for the organisation that another one is a duplicate of.
MERGE = Form("merge", (Text("query", length=(2, 60)),), review=False)

# A coordinator's words to an applicant.
CASE_NOTE = Form("case-note", (LongText("note", length=(2, 500)),), review=False)

APPLICATIONS = {"institution": APPLY_INSTITUTION, "business": APPLY_BUSINESS}
FORMS = {
    form.name: form
    for form in (
        APPLY_INSTITUTION,
        APPLY_BUSINESS,
        JOIN_ORGANISATION,
        INTRODUCE,
        CASE_NOTE,
        UNIT,
        UNIT_NAME,
        UNIT_PLACE,
        MERGE,
        *ORGANISATION_LINES.values(),
    )
}
