"""The surveys of the demo: their results are those its data expects."""

import json
from typing import Any

import pytest
from sqlalchemy import select

from bot.assets import DATA
from bot.db.database import Database
from bot.db.people import Role
from bot.db.surveys import SurveyRow, SurveyState
from bot.demo import load
from bot.demo_surveys import definition
from bot.forms.surveys import check_survey, minutes
from bot.services.survey_results import Results
from tests.test_moderation import Office

SOURCES: dict[str, Any] = {
    each["id"]: each for each in json.loads((DATA / "demo-data.json").read_text(encoding="utf-8"))["surveys"]
}
OURS = ["survey-02", "survey-03", "survey-04"]


@pytest.mark.parametrize("name", OURS)
def test_they_can_be_asked_and_take_the_time_that_is_told(name: str) -> None:
    survey = definition(SOURCES[name])
    assert check_survey(survey) == []
    assert minutes(survey) == SOURCES[name]["estimated_minutes"]


async def loaded(database: Database) -> dict[str, Results]:
    office = Office(database)
    await load(database, office.clock)
    olga = await office.person("200", Role.COORDINATOR)
    async with database.read() as session:
        rows = (await session.scalars(select(SurveyRow).order_by(SurveyRow.id))).all()
    return {row.definition["code"]: await office.services.survey_results.results(olga, row.id) for row in rows}


async def test_results_are_those_the_data_expects(database: Database) -> None:
    found = await loaded(database)
    assert {name: each.state for name, each in found.items()} == {
        "survey-02": SurveyState.OPEN,
        "survey-03": SurveyState.OPEN,
        "survey-04": SurveyState.SCHEDULED,
    }
    competencies = found["survey-02"]
    expected = SOURCES["survey-02"]["expected_results"]
    assert competencies.answered == expected["n"]
    means = {each.question.name: each.mean for each in competencies.tallies}
    for code, gap in expected["gaps"].items():
        need, have = means[f"{code}_need"], means[f"{code}_have"]
        assert need is not None
        assert have is not None
        assert (round(need, 2), round(have, 2)) == (gap["need"], gap["have"])
        assert round((need - have) / 3 * 100, 1) == gap["gap"]
    pride = found["survey-03"]
    assert (pride.answered, not pride.hidden) == (
        SOURCES["survey-03"]["expected_results"]["n"],
        SOURCES["survey-03"]["expected_results"]["shown"],
    )
    assert found["survey-04"].answered == 0
