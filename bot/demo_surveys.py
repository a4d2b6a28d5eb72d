"""The surveys of the demo data with their answers. The quality poll among them belongs to a quality point."""

import secrets
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.audience import PRESETS, dump
from bot.db.database import Session
from bot.db.organisations import Organisation
from bot.db.people import PersonRow
from bot.db.survey_answers import Answer
from bot.db.surveys import Mode, Participant, SurveyRow, SurveyState
from bot.forms.surveys import Option, Question, QuestionKind, Survey, Words, as_json

KINDS = {"single": QuestionKind.CHOICE, "multi": QuestionKind.SEVERAL, "text": QuestionKind.TEXT}
MODES = {"anonymous": Mode.ANONYMOUS, "confidential": Mode.NAMED}
MOSCOW = ZoneInfo("Europe/Moscow")


async def load(
    session: Session,
    now: datetime,
    source: Mapping[str, Any],
    organisations: Mapping[str, Organisation],
    people: Mapping[str, PersonRow],
) -> None:
    """A survey in its state, with the answers it has; who answered for an organisation is its contact person."""
    survey = definition(source)
    mode = MODES[source["mode"]]
    today = now.astimezone(MOSCOW).date()
    opens, closes = (
        datetime.combine(today + timedelta(days=source[f"{each}_offset_days"]), hour, MOSCOW)
        for each, hour in (("open", time(9)), ("close", time(20)))
    )
    row = SurveyRow(
        titles=dict(survey.title.by_language()),
        about=source["intro"] if mode == Mode.NAMED else None,  # of others the card says as much itself
        definition=as_json(survey),
        mode=mode,
        audience=dump(PRESETS[source["audience"]]),
        state=SurveyState(source["status"]),
        opens_at=opens,
        closes_at=closes,
        answered=len(source["responses"]),
        stopped_at={},
        created_at=now,
        changed_at=now,
    )
    session.add(row)
    await session.flush()
    for each in source["responses"]:
        given = each.get("answers", each)
        answer = Answer(
            id=secrets.randbits(62),
            survey_id=row.id,
            mode=mode,
            day=max(opens, now - timedelta(days=1)).date(),
            answers={question["code"]: given.get(question["code"]) for question in source["questions"]},
        )
        if mode == Mode.NAMED:
            organisation = organisations[each["respondent_id"]]
            who = next((person for person in people.values() if person.acting_for == organisation.id), None)
            answer.kind, answer.place = organisation.side, organisation.municipality
            if who is not None:
                answer.person_id = who.id
                session.add(
                    Participant(survey_id=row.id, person_id=who.id, begun_on=answer.day, answered_on=answer.day)
                )
        session.add(answer)


def definition(source: Mapping[str, Any]) -> Survey:
    """The questions as a survey of ours; each choice has a list under its own name."""
    questions = [_question(each, source) for each in source["questions"]]
    lists = {
        each["code"]: tuple(Option(str(option["code"]), Words(option["text"])) for option in each["options"])
        for each in source["questions"]
        if "options" in each
    }
    return Survey(Words(source["title"]), tuple(questions), lists, code=source["id"])


def _question(each: Mapping[str, Any], source: Mapping[str, Any]) -> Question:
    name, label, required = each["code"], Words(each["text"]), each["required"]
    if each["type"] == "scale":
        if (each["min"], each["max"]) == (0, 10):
            return Question(name, QuestionKind.NPS, label, required=required)
        scale = source["scale_importance" if name.endswith("_need") else "scale_level"]
        hint = Words("\n".join(scale))
        return Question(name, QuestionKind.SCALE, label, hint, required=required, low=each["min"], high=each["max"])
    most = each.get("max_choices")
    return Question(
        name,
        KINDS[each["type"]],
        label,
        required=required,
        constraint=f"count-selected(.) <= {most}" if most else "",
        message=Words(f"Можно выбрать не больше {most}.") if most else Words(),
        options=name if "options" in each else "",
    )
