"""Pages of vacancies with the longest content and with markup in it: Telegram takes them, nothing is escaped twice."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot import competencies
from bot.i18n import LANGUAGES, Texts, texts_in
from bot.matching import Match, Place
from bot.services.recruiting import Candidate, Desk, Held
from bot.services.response_facts import Contact, Line, Offer, OwnResponse, Profile, Received
from bot.services.vacancies import (
    FLAGS,
    Filter,
    Listing,
    ResponseState,
    Skill,
    VacancyCard,
    VacancyState,
    VacancyVisit,
)
from bot.services.vacancy_alerts import MATCHED, Alert, Saved
from bot.views import recruiting, responses, vacancies, vacancy_alerts
from bot.views.page import Page
from tests.test_forms.test_pages import LONGEST_DATA, LONGEST_TEXT

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
BEST = Match("same", 3, 3, 2, 2, Place.OWN, False)
CARD = VacancyCard(
    id=10**9,
    state=VacancyState.OPEN,
    outcome=None,
    over=False,
    profession="extracurricular_teacher",
    group="teachers",
    title="<b>" + "😀" * 117,
    organisation_id=10**9,
    employer="«&»" + "😀" * 77,
    unit="<i>" + "😀" * 77,
    municipality="kholm-zhirkovsky",
    settlement="😀" * 80,
    remote=True,
    employment="assignment",
    day=date(2026, 12, 2),
    rate=25,
    schedule=None,
    schedule_note="😀" * 120,
    salary_from=999_999,
    salary_to=1_000_000,
    salary_note="😀" * 200,
    education="no",
    experience=5,
    duties="<duties>" + "😀" * 992,
    housing=True,
    zemsky=True,
    target_training=True,
    young_bonus=True,
    quota=True,
    valid_until=NOW,
    source="trudvsem",
    source_url="https://trudvsem.ru/vacancy/1",
    skills=tuple(Skill(code, must, hard_to_find=True) for code in competencies.ALL[:3] for must in (True, False)),
    match=BEST,
)
PROFILE = Profile(
    name="<b>" + "Я" * 57,
    profession=None,
    own_words="😀" * 80,
    municipality="kholm-zhirkovsky",
    experience="gt20",
    competencies=competencies.ALL[:10],
    about="<i>" + "😀" * 497,
)
CONTACT = Contact("<b>Олег", "42", "+74812000033", "library@example.org")
OWN = OwnResponse(10**9, ResponseState.INVITED, CARD, "😀" * 1000, "<b>" + "😀" * 497, NOW, CONTACT)
EVERYTHING = Filter("kholm-zhirkovsky", "music_dance_stage", 70_000, "assignment", **dict.fromkeys(FLAGS, True))


def received(state: ResponseState) -> Received:
    return Received(10**9, state, CARD, PROFILE, BEST, "😀" * 1000, ("document", "id"), "😀" * 500, NOW, CONTACT)


def alerts(texts: Texts) -> Page:
    told = {
        "vacancy": 10**9,
        "profession": None,
        "title": CARD.title,
        "employer": "😀" * 250,
        "place": "kholm-zhirkovsky",
        "salary": [999_999, 1_000_000],
        "note": CARD.salary_note,
        "match": {name: getattr(BEST, name) for name in MATCHED},
    }
    return vacancy_alerts.alert(texts, {"total": 100, "vacancies": [{**told, "vacancy": each} for each in range(5)]})


def shown(texts: Texts) -> Sequence[Page]:
    cards = tuple(replace(CARD, id=10**9 + each) for each in range(8))
    wider = ((replace(EVERYTHING, where="all"), 10**6), (replace(EVERYTHING, salary=0), 10**6))
    back = vacancies.to_list(EVERYTHING)
    held = tuple(Held(each, 999, 999) for each in cards)
    fitting = [Candidate(each, f"{each} {PROFILE.name}", BEST) for each in range(8)]
    return (
        vacancies.listing(texts, Listing(EVERYTHING, "vyazemsky", cards, 1, 3, 24, True, ()), desk=10**9),
        vacancies.listing(texts, Listing(EVERYTHING, "vyazemsky", (), 0, 1, 0, True, wider), desk=None),
        vacancies.card(texts, VacancyVisit(CARD, None, holds=True), UTC, back=back, knows_members=True),
        vacancies.filters(texts, EVERYTHING, "vyazemsky", 10**6),
        vacancies.choosing_salary(texts, EVERYTHING),
        recruiting.desk(texts, Desk(10**9, CARD.employer, True, (), held, False, 1, 3, 24)),
        recruiting.manage(texts, held[0], UTC, note="vacancy-prolonged"),
        recruiting.change_which(texts, CARD),
        recruiting.close_how(texts, CARD),
        recruiting.specialists(texts, CARD, fitting, 24, 1),
        responses.offer(texts, Offer(CARD, PROFILE)),
        responses.own(texts, OWN, UTC),
        responses.mine(texts, [replace(OWN, id=each) for each in range(8)], 24, 1),
        responses.received(texts, CARD, [Line(each, str(each), ResponseState.VIEWED) for each in range(8)], 24, 1),
        *(responses.one(texts, received(state), UTC) for state in ResponseState if state != ResponseState.WITHDRAWN),
        vacancy_alerts.how(texts, EVERYTHING, "vyazemsky", [Saved(1, EVERYTHING, Alert.DIGEST)]),
        alerts(texts),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_fit_a_message_and_are_escaped_once(language: str) -> None:
    texts = texts_in(language)
    for page in shown(texts):
        buttons = [each for row in page.rows for each in row]
        assert len({each.data for each in buttons}) == len(buttons)
        assert len(page.text.encode("utf-16-le")) // 2 <= LONGEST_TEXT  # an emoji counts as two
        assert not [each.data for each in buttons if len(each.data.encode()) > LONGEST_DATA]
        assert all(1 <= len(row) <= 2 for row in page.rows)
        assert not [each.caption for each in buttons if not 1 <= len(each.caption) <= 64]
        assert "&amp;amp;" not in page.text
        assert "<duties>" not in page.text
        assert "<b>😀" not in page.text
        assert "&lt;b&gt;Олег</a>" in page.text or "tg://user" not in page.text
