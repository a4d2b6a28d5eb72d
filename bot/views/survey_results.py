"""Pages of the results of a survey: all questions, one of them with its figures, by groups, comments; the chart.
Every figure of a chart is said in words too."""

from decimal import Decimal

from bot import charts, scores
from bot.forms.fields.numbers import grouped
from bot.forms.surveys import Bar, Question, QuestionKind, Tally, for_everybody
from bot.forms.surveys.definition import CHOOSING
from bot.i18n import Html, Texts
from bot.lengths import clipped
from bot.services.survey_results import (
    Comments,
    Cross,
    Mode,
    Results,
    has_words,
)
from bot.views.page import Attachment, Button, Page, Row, button, column, turning
from bot.views.survey_buttons import ResultAction, SurveyDeskPage, SurveyResult, SurveyWork, WorkAction
from bot.views.surveys import title

QUESTIONS = 8  # on a page
BARS = 15  # in the text of a question; the table has all
LABEL = 90  # characters of a question in a list, and of an option
COMMENT = 330  # characters of a comment on a page
GROUPS = 12
SPOKEN = frozenset({QuestionKind.TEXT, QuestionKind.PHOTO, QuestionKind.FILE, QuestionKind.DATE, QuestionKind.TIME})


def press(texts: Texts, key: str, survey_id: int, action: ResultAction, question: int = 0, page: int = 0) -> Button:
    return button(texts.plain(key), SurveyResult(survey=survey_id, action=action, question=question, page=page))


def number(value: float, texts: Texts) -> str:
    """«4,3», at most one digit behind the comma."""
    exact = Decimal(str(scores.rounded(value)))
    return grouped(exact.to_integral_value() if exact == exact.to_integral_value() else exact, texts)


def label(texts: Texts, question: Question) -> str:
    return question.label.said_in(texts.language)


def option(texts: Texts, bar: Bar) -> str:
    """What a bar stands for; what has no words of the survey has some of ours."""
    said = bar.label.said_in(texts.language)
    return said or texts.plain("survey-own-words" if bar.code == "other" else "survey-acknowledged")


def overview(texts: Texts, shown: Results, page: int) -> Page:
    """How many took part, and one line on each question."""
    pages = max(1, -(-len(shown.tallies) // QUESTIONS))
    page = min(max(page, 0), pages - 1)
    head = [
        texts(
            "survey-results-head", title=title(texts, shown.titles), state=texts.plain(f"survey-state-{shown.state}")
        ),
        texts("survey-results-part", begun=shown.begun, answered=shown.total),
    ]
    if shown.waiting and not shown.hidden:
        head.append(texts("survey-results-waiting", count=shown.waiting, fewest=scores.FEWEST))
    rows: list[Row] = []
    chosen = list(enumerate(shown.tallies))[page * QUESTIONS : (page + 1) * QUESTIONS]
    if shown.hidden:
        head.append(texts("survey-results-hidden", fewest=scores.FEWEST))
    else:
        head += [_line(texts, index, each) for index, each in chosen]
        captions = [
            button(
                texts.plain("survey-line-open", number=index + 1),
                SurveyResult(survey=shown.id, action=ResultAction.QUESTION, question=index),
            )
            for index, _ in chosen
        ]
        rows += [tuple(captions[at : at + 2]) for at in range(0, len(captions), 2)]
        rows += turning(
            texts,
            page,
            pages,
            lambda to: SurveyResult(survey=shown.id, action=ResultAction.ALL, page=to),
        )
        rows.append(
            (
                press(texts, "survey-table-xlsx", shown.id, ResultAction.SHEET),
                press(texts, "survey-table-csv", shown.id, ResultAction.TABLE),
            )
        )
    head += _stopped(texts, shown)
    rows.append((press(texts, "survey-results-again", shown.id, ResultAction.ALL, page=page),))
    if shown.coordinator and shown.total >= scores.FEWEST:
        tell = SurveyWork(survey=shown.id, action=WorkAction.SUMMARY)
        rows.append((button(texts.plain("survey-tell"), tell),))
    if shown.coordinator:
        rows.append((button(texts.plain("survey-back-to-card"), SurveyWork(survey=shown.id, action=WorkAction.CARD)),))
    else:
        rows.append((button(texts.plain("survey-back-to-desk"), SurveyDeskPage(page=0)),))
    return Page("\n\n".join(head), rows)


def _line(texts: Texts, index: int, each: Tally) -> str:
    """A question with the one figure that says most."""
    asked = clipped(label(texts, each.question), LABEL)
    return texts("survey-results-line", number=index + 1, question=asked, figure=_figure(texts, each))


def _figure(texts: Texts, each: Tally) -> str:
    if not each.answered:
        return texts.plain("survey-figure-none")
    if each.few and each.question.kind not in SPOKEN:
        return texts.plain("survey-figure-few")
    if each.nps is not None:
        return texts.plain("survey-figure-nps", nps=number(each.nps, texts), count=each.answered)
    if each.good is not None:
        return texts.plain("survey-figure-good", share=number(each.good, texts), count=each.answered)
    if each.mean is not None:
        return texts.plain("survey-figure-mean", mean=number(each.mean, texts), count=each.answered)
    if each.question.kind is QuestionKind.RANKING:
        first = min(each.places, key=lambda code: each.places[code])
        best = next(bar for bar in each.bars if bar.code == first)
        place = number(each.places[first], texts)
        return texts.plain("survey-figure-place", option=clipped(option(texts, best), 40), place=place)
    if each.question.kind in CHOOSING:
        top = max(each.bars, key=lambda bar: bar.count)
        return texts.plain("survey-figure-top", option=clipped(option(texts, top), 40), share=number(top.share, texts))
    return texts.plain("survey-figure-answers", count=each.answered)


def _stopped(texts: Texts, shown: Results) -> list[str]:
    """At which questions people stopped, the most first."""
    if not shown.stopped and not shown.left:
        return []
    order = {each.question.name: index for index, each in enumerate(shown.tallies)}
    places = [
        texts("survey-stopped-at", number=order[name] + 1, count=count)
        for name, count in sorted(shown.stopped.items(), key=lambda each: -each[1])[:5]
        if name in order
    ]
    waiting = sum(count for name, count in shown.stopped.items() if name not in order)
    if waiting:
        places.append(texts("survey-stopped-end", count=waiting))
    if shown.left:
        places.append(texts("survey-stopped-left", count=shown.left))
    return [texts("survey-stopped", lines=Html("\n".join(places)))]


def question(texts: Texts, shown: Results, index: int) -> Page:
    """All figures of one question."""
    each = shown.tallies[index]
    about = each.question
    parts = [
        texts(
            "survey-result",
            number=index + 1,
            total=len(shown.tallies),
            question=label(texts, about),
            count=each.answered,
            skipped=shown.answered - each.answered,
        )
    ]
    bars = [_bar(texts, bar, each) for bar in each.bars[:BARS]]
    if len(each.bars) > BARS:
        bars.append(texts("survey-bars-more", count=len(each.bars) - BARS))
    if bars:
        parts.append("\n".join(bars))
    parts += _numbers(texts, each)
    if each.few and about.kind not in SPOKEN:
        parts.append(texts("survey-few", fewest=scores.FEWEST))
    elif each.answered and each.bars and scores.publication(each.answered) is not scores.Publication.SHOWN:
        parts.append(texts("survey-preliminary", enough=scores.ENOUGH))
    survey_id = shown.id
    rows: list[Row] = []
    if each.answered and each.bars:
        rows.append((press(texts, "survey-chart", survey_id, ResultAction.CHART, index),))
    if shown.mode == Mode.NAMED and each.answered and about.kind not in SPOKEN:
        rows.append(
            (
                press(texts, "survey-by-kind", survey_id, ResultAction.BY_KIND, index),
                press(texts, "survey-by-place", survey_id, ResultAction.BY_PLACE, index),
            )
        )
    spoken = has_words(about) and (each.own or about.kind in SPOKEN) and each.answered
    if spoken and not (each.few and not for_everybody(shown.survey, about)):
        rows.append((press(texts, "survey-comments", survey_id, ResultAction.COMMENTS, index),))
    turn = []
    if index:
        turn.append(press(texts, "survey-question-before", survey_id, ResultAction.QUESTION, index - 1))
    if index < len(shown.tallies) - 1:
        turn.append(press(texts, "survey-question-after", survey_id, ResultAction.QUESTION, index + 1))
    if turn:
        rows.append(tuple(turn))
    rows.append((press(texts, "survey-results-all", survey_id, ResultAction.ALL, page=index // QUESTIONS),))
    return Page("\n\n".join(parts), rows)


def _bar(texts: Texts, bar: Bar, each: Tally) -> str:
    said = clipped(option(texts, bar), LABEL)
    if each.question.kind is QuestionKind.RANKING:
        place = number(each.places.get(bar.code, 0), texts)
        return texts("survey-bar-place", option=said, place=place, first=bar.count)
    return texts("survey-bar", option=said, share=number(bar.share, texts), count=bar.count)


def _numbers(texts: Texts, each: Tally) -> list[str]:
    """Mean and median, NPS, the share of the satisfied."""
    if each.mean is None or each.middle is None or each.low is None or each.high is None:
        return []
    said = [
        texts(
            "survey-numbers",
            mean=number(each.mean, texts),
            median=number(each.middle, texts),
            low=number(each.low, texts),
            high=number(each.high, texts),
        )
    ]
    if each.nps is not None:
        said.append(texts("survey-nps", nps=number(each.nps, texts)))
    if each.good is not None and each.interval is not None:
        low, high = (number(end, texts) for end in each.interval)
        said.append(texts("survey-csat", share=number(each.good, texts), low=low, high=high))
    return ["\n".join(said)]


def cross(texts: Texts, shown: Cross, question_: Question) -> Page:
    """One question by groups; the small ones are not shown, and said to be there."""
    parts = [texts(f"survey-cross-{shown.by}", question=label(texts, question_))]
    for code, each in shown.groups[:GROUPS]:
        bars = sorted(each.bars, key=lambda bar: -bar.count)[:3] if each.mean is None else []
        figures = "; ".join(
            texts.plain("survey-cross-bar", option=clipped(option(texts, bar), 40), share=number(bar.share, texts))
            for bar in bars
            if bar.count
        )
        figures = figures or _figure(texts, each)
        name = group(texts, shown.by, code)
        parts.append(texts("survey-cross-line", group=name, count=each.answered, figures=figures))
    if len(shown.groups) > GROUPS:
        parts.append(texts("survey-cross-more", count=len(shown.groups) - GROUPS))
    if shown.hidden:
        parts.append(texts("survey-cross-hidden", count=shown.hidden, fewest=scores.FEWEST))
    back = press(texts, "survey-result-back", shown.id, ResultAction.QUESTION, shown.number)
    return Page("\n\n".join(parts), column(back))


def group(texts: Texts, by: str, code: str) -> str:
    if not code:
        return texts.plain("survey-group-unknown")
    return texts.plain(f"survey-whom-{code}" if by == "kind" else f"municipality-{code}-short")


def comments(texts: Texts, shown: Comments) -> Page:
    photo = texts.plain("form-got-photo")
    lines = [
        texts("survey-comment-by" if who else "survey-comment", who=who or "", text=clipped(said or photo, COMMENT))
        for who, said in shown.texts
    ]
    body = Html("\n\n".join(lines)) if lines else Html(texts("survey-no-comments"))
    rows = turning(
        texts,
        shown.page,
        shown.pages,
        lambda to: SurveyResult(survey=shown.id, action=ResultAction.COMMENTS, question=shown.number, page=to),
    )
    back = press(texts, "survey-result-back", shown.id, ResultAction.QUESTION, shown.number)
    if shown.files:
        rows.append((press(texts, "survey-files", shown.id, ResultAction.FILES, shown.number, shown.page),))
    head = clipped(label(texts, shown.question), 300)
    return Page(texts("survey-comments-page", question=head, count=shown.total, lines=body), [*rows, (back,)])


# The chart


def chart(texts: Texts, shown: Results, index: int) -> Attachment:
    """The bars of a question as a picture; takes its time. The same figures stand under it."""
    each = shown.tallies[index]
    ranking = each.question.kind is QuestionKind.RANKING
    most = len(each.bars)
    rows = [
        charts.Bar(
            option(texts, bar),
            (most + 1 - each.places[bar.code]) / most * 100 if ranking else bar.share,
            texts.plain("survey-chart-place", place=number(each.places[bar.code], texts))
            if ranking
            else texts.plain("survey-chart-bar", share=number(bar.share, texts), count=bar.count),
        )
        for bar in each.bars
    ]
    heading = label(texts, each.question)
    content = charts.bars(heading, rows, note=texts.plain("survey-chart-note", count=each.answered))
    words = [texts("survey-chart-title", question=clipped(heading, 200))]
    words += [_bar(texts, bar, each) for bar in each.bars]
    while len("\n".join(words)) > 950:
        words.pop()
    return Attachment("chart.png", content, "\n".join(words))


def published(texts: Texts, reached: int, survey_id: int) -> Page:
    back = button(texts.plain("survey-back-to-card"), SurveyWork(survey=survey_id, action=WorkAction.CARD))
    return Page(texts("survey-published", count=reached), column(back))
