"""Surveys for the tests: one of four questions, and people who answer it without a messenger."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from bot.audience import EVERYBODY, Formula, dump
from bot.clock import Clock
from bot.db.database import Database
from bot.db.people import Person
from bot.db.surveys import Mode, SurveyRow, SurveyState
from bot.forms.fields import Circumstances
from bot.forms.given import Control, Press, Typed
from bot.forms.surveys import Option, Question, QuestionKind, Survey, Words, as_json
from bot.i18n import texts_in
from bot.services.forms import Submission
from bot.services.surveys import Late, Submitted
from bot.services.wiring import Services

OPTIONS = (Option("stage", Words("Сценарий", "Writing")), Option("sound", Words("Звук и свет", "Sound")))
SURVEY = Survey(
    Words("Чему учиться?", "What to learn?"),
    (
        Question("mark", QuestionKind.SCALE, Words("Довольны ли вы?", "Are you satisfied?"), required=True),
        Question("what", QuestionKind.CHOICE, Words("Чему?", "What?"), options="whats", own_words=True),
        Question("advice", QuestionKind.NPS, Words("Посоветуете?", "Would you recommend?")),
        Question("words", QuestionKind.TEXT, Words("Что ещё?", "Anything else?")),
    ),
    {"whats": OPTIONS},
)
ANSWER: Mapping[str, Any] = {"mark": 5, "what": "sound", "advice": 9, "words": None}


async def survey(
    database: Database,
    clock: Clock,
    definition: Survey = SURVEY,
    *,
    mode: Mode = Mode.ANONYMOUS,
    state: SurveyState = SurveyState.OPEN,
    audience: Formula = EVERYBODY,
    **values: Any,
) -> int:
    """A survey in the database; its id."""
    row = SurveyRow(
        titles=dict(definition.title.by_language()),
        definition=as_json(definition),
        mode=mode,
        state=state,
        audience=dump(audience),
        stopped_at={},
        created_at=clock.now(),
        changed_at=clock.now(),
        **values,
    )
    async with database.begin() as session:
        session.add(row)
    return row.id


async def answered(
    services: Services, database: Database, person: Person, survey_id: int, stored: Mapping[str, Any] = ANSWER
) -> Submitted | Late:
    """Begin and submit in two steps, as the forms do, without the questions between."""
    form, _ = await services.surveys.form(person, survey_id)
    async with database.begin() as session:
        await services.surveys.begin(session, person, survey_id)
    async with database.begin() as session:
        return await services.surveys.submit(session, person, Submission(form, stored, stored, str(survey_id)))


async def goes_through(services: Services, person: Person, survey_id: int, mark: int = 4) -> object:
    """Answer question by question through the forms; what the end made of it."""
    surveys, forms = services.surveys, services.forms
    form, known = await surveys.form(person, survey_id)
    about = Circumstances(texts_in("ru"), date(2048, 11, 24))
    begin = partial(surveys.begin, survey_id=survey_id)
    progress = await forms.open(person, form, subject=str(survey_id), known=known, start=begin)
    draft = progress.draft_id
    await forms.answer(person, Press(str(mark), "mark"), about, draft)
    await forms.answer(person, Press("sound", "what"), about, draft)
    await forms.answer(person, Press(Control.SKIP, "advice"), about, draft)
    await forms.answer(person, Typed(f"Мысль {mark}"), about, draft)
    done = await forms.answer(person, Press(Control.SUBMIT, ""), about, draft)
    return done.result if done else None
