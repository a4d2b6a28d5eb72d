"""How long a survey takes, told before it begins."""

from collections.abc import Mapping

from bot.forms.surveys.definition import Question, QuestionKind, Survey, placed

# Seconds a question takes on a phone, reading it included: about 18 for a press, as of the cluster's own polls.
SECONDS: Mapping[QuestionKind, int] = {
    QuestionKind.CHOICE: 18,
    QuestionKind.SEVERAL: 25,
    QuestionKind.RANKING: 40,
    QuestionKind.SCALE: 18,
    QuestionKind.NPS: 18,
    QuestionKind.WHOLE: 20,
    QuestionKind.DECIMAL: 20,
    QuestionKind.TEXT: 50,
    QuestionKind.DATE: 20,
    QuestionKind.TIME: 20,
    QuestionKind.PHOTO: 60,
    QuestionKind.FILE: 60,
    QuestionKind.ACKNOWLEDGE: 10,
    QuestionKind.NOTE: 10,
}


def minutes(survey: Survey) -> int:
    """Whole minutes for all questions, at least one; conditions make it less."""
    seconds = sum(SECONDS[each.line.kind] for each in placed(survey) if isinstance(each.line, Question))
    return max(1, -(-seconds // 60))


def asked(survey: Survey) -> int:
    """How many questions there are at most."""
    lines = (each.line for each in placed(survey))
    return sum(isinstance(line, Question) and line.kind is not QuestionKind.NOTE for line in lines)
