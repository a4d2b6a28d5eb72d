"""The bot's own forms. Question texts are the Fluent keys `{words}-{field}`, labels in the summary
`{words}-{field}-label`."""

from bot.dictionaries import EXPERIENCE, LOOKING, OFFERS, PROFESSIONS, TOPICS
from bot.forms import (
    announcements,
    applications,
    directory,
    doors,
    events,
    importing,
    indicators,
    polls,
    quality,
    questions,
    requirements,
    roles,
    survey_desk,
    vacancies,
)
from bot.forms.engine import Form
from bot.forms.fields import Choice, Competencies, Confirm, Field, LongText, Many, Municipality, Text, Time, YesNo
from bot.forms.indicator_catalogue import CATALOGUE
from bot.forms.indicator_sheets import SHEET

NAME = Text("name", length=(2, 60), person=True)
PROFESSION = Choice("profession", words="profession", groups=PROFESSIONS, other=True)
MUNICIPALITY = Municipality("municipality")
EXPERIENCE_FIELD = Choice("experience", words="experience", codes=EXPERIENCE, optional=True)
LOOKING_FIELD = Choice("looking", words="looking", codes=LOOKING, optional=True)
OFFERS_FIELD = Many("offers", words="offer", codes=OFFERS, most=5, optional=True)
COMPETENCIES_FIELD = Competencies("competencies", most=10, optional=True)
ABOUT = LongText("about", length=(2, 500), optional=True)
VISIBLE = YesNo("visible", words="profile-visible", optional=True)

JOIN_SPECIALIST = Form("join-specialist", (NAME, PROFESSION, MUNICIPALITY, YesNo("mailings", words="join-mailings")))

SUBSCRIBE = Form(
    "subscribe",
    (
        Many("topics", words="topic", codes=TOPICS, chosen=TOPICS),
        Municipality("municipality", whole_region=True),
        Confirm("mailings", words="subscribe"),
    ),
    review=False,
)

# «Дополнить профиль»: one at a time, each can be skipped.
COMPLETE_PROFILE = Form(
    "complete-profile",
    (EXPERIENCE_FIELD, LOOKING_FIELD, COMPETENCIES_FIELD, OFFERS_FIELD, ABOUT, VISIBLE),
    review=False,
    words="profile",
)

QUIET_HOURS = Form("quiet-hours", (Time("from"), Time("to")), review=False)


def _edit(field: Field) -> Form:
    return Form(f"edit-{field.name}", (field,), review=False, words="profile")


EDITS = {
    field.name: _edit(field)
    for field in (
        NAME,
        PROFESSION,
        MUNICIPALITY,
        EXPERIENCE_FIELD,
        LOOKING_FIELD,
        COMPETENCIES_FIELD,
        OFFERS_FIELD,
        ABOUT,
        VISIBLE,
    )
}

OWN = (JOIN_SPECIALIST, SUBSCRIBE, COMPLETE_PROFILE, QUIET_HOURS, *EDITS.values())
FORMS = {
    **{form.name: form for form in OWN},
    **applications.FORMS,
    **roles.FORMS,
    **directory.FORMS,
    **questions.FORMS,
    **events.FORMS,
    **doors.FORMS,
    **indicators.FORMS,
    SHEET.name: SHEET,
    CATALOGUE.name: CATALOGUE,
    **requirements.FORMS,
    **importing.FORMS,
    **vacancies.FORMS,
    **survey_desk.FORMS,
    **quality.FORMS,
    **polls.FORMS,
    **announcements.FORMS,
}
