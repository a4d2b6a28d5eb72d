"""What the bot counts by itself at the close of a period: each number from its rows, by municipality and with its
source."""

import secrets
from datetime import date, datetime, timedelta

import pytest

from bot.db import indicator_facts as facts
from bot.db.database import Database, Session
from bot.db.directory import Answer as Reaction
from bot.db.directory import ContactRequest
from bot.db.events import Event, EventState, Format, Registration
from bot.db.indicator_facts import COLLECTORS, REGION, Wanted
from bot.db.indicators import IndicatorPeriod
from bot.db.organisations import Organisation, OrganisationTag, Side, Trait
from bot.db.people import PersonRow
from bot.db.points import Point
from bot.db.quality import Vote
from bot.db.requirements import Requirement, RequirementState, RequirementVote
from bot.db.survey_answers import Answer
from bot.db.surveys import Mode, SurveyRow, SurveyState
from bot.db.tickets import Ticket, TicketState
from bot.db.vacancies import Outcome, Vacancy, VacancyState
from bot.i18n import LANGUAGES, texts_in
from bot.indicators.catalogue import read, shipped
from bot.indicators.counting import Lack, worth
from bot.indicators.spans import MOSCOW, Length, Span
from bot.sandbox.clock import SandboxClock
from bot.services.indicator_catalogues import Catalogues
from bot.services.indicator_figures import IndicatorFigures
from bot.views.indicator_facts import fact_lines
from tests.test_indicators.test_settling import period_of

SINCE, UNTIL = datetime(2048, 10, 1, tzinfo=MOSCOW), datetime(2049, 1, 1, tzinfo=MOSCOW)
WITHIN, LATER = SINCE + timedelta(days=40), UNTIL + timedelta(days=3)
WANTED = Wanted(SINCE, UNTIL, LATER)


async def organisation(session: Session, name: str, side: Side, place: str, kind: str = "kdu") -> Organisation:
    row = Organisation(side=side, kind=kind, name=name, municipality=place, created_at=SINCE - timedelta(days=90))
    session.add(row)
    await session.flush()
    return row


async def person(session: Session, acting_for: int | None) -> PersonRow:
    row = PersonRow(acting_for=acting_for, created_at=SINCE, seen_at=WITHIN, language="ru", timezone="Europe/Moscow")
    session.add(row)
    await session.flush()
    return row


def card(of: Organisation, to: Organisation | None, state: RequirementState, at: datetime = WITHIN) -> Requirement:
    return Requirement(
        state=state,
        organisation_id=of.id,
        position="librarian",
        competency="c17",
        importance=3,
        people=1,
        help="course",
        wanted_by=date(2049, 6, 1),
        show_name=True,
        sent_to=to.id if to else None,
        decision="Новый курс" if state in {RequirementState.ACCEPTED, RequirementState.DONE} else None,
        created_at=at,
        changed_at=at,
    )


async def test_marks_of_visitors_count_where_they_were_given(database: Database) -> None:
    async with database.begin(effect=False) as session:
        club = await organisation(session, "Дом культуры", Side.INSTITUTION, "vyazemsky")
        other = await organisation(session, "Музей", Side.INSTITUTION, "smolensk", "museum")
        points = [Point(organisation_id=each.id, name="зал", created_at=SINCE) for each in (club, other)]
        session.add_all(points)
        await session.flush()
        marks = [(0, SINCE, 5, 10), (0, WITHIN, 4, 9), (0, WITHIN, 2, 3), (1, WITHIN, 5, None)]
        outside = [(0, SINCE - timedelta(days=1), 1, 0), (0, UNTIL, 1, 0)]
        for number, day, csat, nps in marks + outside:
            vote = Vote(id=secrets.randbits(60), point_id=points[number].id, day=day.date(), csat=csat, nps=nps)
            session.add(vote)
        await session.flush()
        found = await facts.polls(session, WANTED)
        own = await facts.of_organisation(session, Wanted(SINCE, UNTIL, LATER, club.id))
    assert found[REGION] == {"csat_n": 4, "csat_good": 3, "nps_n": 3, "nps_promoters": 2, "nps_detractors": 1}
    assert found["smolensk"] == {"csat_n": 1, "csat_good": 1, "nps_n": 0, "nps_promoters": 0, "nps_detractors": 0}
    assert (own["csat_n"], own["csat_good"], own["vacancies_open"]) == (3, 2, 0)


async def test_requirements_count_their_employers_and_what_was_taken_up(database: Database) -> None:
    state = RequirementState
    async with database.begin(effect=False) as session:
        houses = [await organisation(session, f"Дом {n}", Side.INSTITUTION, "vyazemsky") for n in range(4)]
        await organisation(session, "Управление", Side.INSTITUTION, "vyazemsky", "authority")
        college = await organisation(session, "Колледж", Side.INSTITUTION, "smolensk", "college")
        cards = [
            card(houses[0], college, state.ACCEPTED),
            card(houses[0], college, state.DONE),
            card(houses[1], college, state.SENT),
            card(houses[3], None, state.WITHDRAWN),
            card(houses[3], college, state.DONE, SINCE - timedelta(days=1)),
        ]
        session.add_all(cards)
        await session.flush()
        session.add(RequirementVote(requirement_id=cards[0].id, organisation_id=houses[2].id, relevant=True, at=WITHIN))
        session.add(
            RequirementVote(requirement_id=cards[0].id, organisation_id=houses[3].id, relevant=False, at=WITHIN)
        )
        survey = SurveyRow(
            titles={},
            definition={},
            mode=Mode.NAMED,
            audience={},
            state=SurveyState.OPEN,
            created_at=WITHIN,
            changed_at=WITHIN,
        )
        session.add(survey)
        teacher = await person(session, college.id)
        await session.flush()
        session.add(
            Answer(
                id=1,
                survey_id=survey.id,
                mode=Mode.NAMED,
                day=WITHIN.date(),
                answers={"c17_need": 4, "c17_have": 2},
                person_id=teacher.id,
            )
        )
        await session.flush()
        found = await facts.requirements(session, WANTED)
    assert found["vyazemsky"] == {"employers": 4, "employers_asking": 3, "signals_sent": 3, "signals_taken": 2}
    assert found[REGION] == {"employers": 5, "employers_asking": 4, "signals_sent": 3, "signals_taken": 2}


async def test_vacancies_count_those_filled_and_the_days_it_took(database: Database) -> None:
    async with database.begin(effect=False) as session:
        club = await organisation(session, "Дом культуры", Side.INSTITUTION, "vyazemsky")

        def vacancy(outcome: Outcome | None, published: datetime, closed: datetime | None) -> Vacancy:
            return Vacancy(
                state=VacancyState.CLOSED if outcome else VacancyState.OPEN,
                outcome=outcome,
                organisation_id=club.id,
                title="Хормейстер",
                municipality="vyazemsky",
                employment="full",
                valid_until=UNTIL + timedelta(days=20),
                published_at=published,
                changed_at=published,
                closed_at=closed,
            )

        session.add_all(
            [
                vacancy(Outcome.HERE, WITHIN - timedelta(days=20), WITHIN),
                vacancy(Outcome.ELSEWHERE, SINCE - timedelta(days=10), SINCE + timedelta(days=20)),
                vacancy(Outcome.NOBODY, SINCE, WITHIN),
                vacancy(Outcome.HERE, WITHIN, LATER),  # open at the end of the period
                vacancy(None, WITHIN, None),
                vacancy(None, LATER, None),
            ]
        )
        await session.flush()
        found = await facts.vacancies(session, WANTED)
    assert found["vyazemsky"] == {"vacancies_open": 2, "vacancies_filled": 2, "vacancies_days": 50}


async def test_requests_of_institutions_are_answered_by_business_within_a_fortnight(database: Database) -> None:
    async with database.begin(effect=False) as session:
        club = await organisation(session, "Дом культуры", Side.INSTITUTION, "vyazemsky")
        shop = await organisation(session, "Ткацкая мастерская", Side.BUSINESS, "smolensk", "ip")
        session.add(OrganisationTag(organisation_id=shop.id, kind=Trait.OFFER, tag="souvenirs"))
        session.add(OrganisationTag(organisation_id=club.id, kind=Trait.NEED, tag="business_partner"))
        session.add(OrganisationTag(organisation_id=club.id, kind=Trait.NEED, tag="room"))
        anna, boris = await person(session, club.id), await person(session, shop.id)

        def request(of: PersonRow, to: Organisation, state: Reaction, days: int | None) -> ContactRequest:
            answered = None if days is None else WITHIN + timedelta(days=days)
            return ContactRequest(
                from_person_id=of.id,
                organisation_id=to.id,
                text="Нужны сувениры",
                state=state,
                created_at=WITHIN,
                answered_at=answered,
            )

        session.add_all(
            [
                request(anna, shop, Reaction.SHARED, 14),
                request(anna, shop, Reaction.REFUSED, 2),
                request(anna, shop, Reaction.SHARED, 15),
                request(anna, shop, Reaction.ASKED, None),
                request(boris, club, Reaction.SHARED, 1),  # business to an institution: not a need of an institution
            ]
        )
        await session.flush()
        found = await facts.requests(session, WANTED)
        members = await facts.members(session, WANTED)
    assert found == {
        REGION: {"requests": 4, "requests_answered": 2},
        "vyazemsky": {"requests": 4, "requests_answered": 2},
    }
    assert members[REGION]["offers_open"] == 2
    assert (members["smolensk"]["businesses"], members["smolensk"]["businesses_active"]) == (1, 1)


async def test_pride_is_counted_of_the_clusters_own_surveys_and_known_for_the_region(database: Database) -> None:
    async with database.begin(effect=False) as session:
        club = await organisation(session, "Дом культуры", Side.INSTITUTION, "vyazemsky")
        surveys = [
            SurveyRow(
                titles={},
                definition={},
                mode=Mode.ANONYMOUS,
                audience={},
                state=SurveyState.CLOSED,
                organisation_id=owner,
                created_at=WITHIN,
                changed_at=WITHIN,
            )
            for owner in (None, club.id)
        ]
        session.add_all(surveys)
        await session.flush()
        given = [("yes", 0), ("rather_yes", 0), ("rather_no", 0), (None, 0), ("что-то ещё", 0), ("yes", 1)]
        for number, (said, index) in enumerate(given):
            answer = Answer(id=number + 1, survey_id=surveys[index].id, mode=Mode.ANONYMOUS, day=WITHIN.date())
            answer.answers = {"recommend": said}
            session.add(answer)
        await session.flush()
        assert await facts.pride(session, WANTED) == {REGION: {"pride_n": 3, "pride_yes": 2}}


async def test_events_count_partners_and_guests(database: Database) -> None:
    async with database.begin(effect=False) as session:
        club = await organisation(session, "Дом культуры", Side.INSTITUTION, "vyazemsky")
        anna = await person(session, None)
        events = [
            Event(
                state=state,
                organisation_id=club.id,
                kind="concert",
                audience="all",
                title="Концерт",
                partners=partners,
                starts_at=WITHIN,
                ends_at=WITHIN + timedelta(hours=2),
                format=Format.ONSITE,
                municipality="vyazemsky",
                age_mark=0,
                registration=Registration.BOT,
                access=[],
                published_at=SINCE,
                changed_at=SINCE,
            )
            for state, partners in (
                (EventState.PUBLISHED, "Библиотека"),
                (EventState.PUBLISHED, None),
                (EventState.CANCELLED, "Музей"),
            )
        ]
        session.add_all(events)
        await session.flush()
        ticket = Ticket(event_id=events[0].id, person_id=anna.id, state=TicketState.GOING, places=3, turn=1)
        ticket.answered_at, ticket.came, ticket.came_at = WITHIN, 2, WITHIN
        session.add(ticket)
        await session.flush()
        found = await facts.events(session, WANTED)
    assert found["vyazemsky"] == {"events": 2, "events_partners": 1, "attendance": 2}


async def test_what_is_taken_at_the_close_stands_with_its_source_whatever_comes_after(database: Database) -> None:
    clock = SandboxClock()
    catalogues = Catalogues(clock)
    figures = IndicatorFigures(database, clock, MOSCOW, catalogues, COLLECTORS)
    async with database.begin(effect=False) as session:
        catalogue_id, _ = await catalogues.begin(session)
        period = period_of(Span(Length.QUARTER, date(2048, 10, 1)), "quarter", catalogue_id)
        session.add(period)
        await organisation(session, "Мастерская", Side.BUSINESS, "vyazemsky", "ip")
        await session.flush()
        await figures.settle(session, period)
    async with database.begin(effect=False) as session:
        await organisation(session, "Кузница", Side.BUSINESS, "vyazemsky", "ip")
        await figures.settle(session, await session.get_one(IndicatorPeriod, period.id))
    async with database.read() as session:
        kept = await facts.kept(session, period.id)
    by_name = {(each.municipality, each.name): each for each in kept}
    assert by_name["vyazemsky", "businesses"].value == by_name[REGION, "businesses"].value == 1
    assert by_name["smolensk", "csat_n"].value == 0
    assert by_name[REGION, "businesses"].source == "members"
    assert by_name[REGION, "pride_n"].source == "surveys"
    assert all(each.taken_at is not None for each in kept)
    whole = read(shipped())
    named = {name for each in whole.indicators.values() for name in each.names} - set(whole.elements)
    assert named - {"population", "reports"} <= {each.name for each in kept}, "a formula names what nobody counts"


@pytest.mark.parametrize(
    ("code", "numbers", "shown"),
    [
        ("T1-1", {"csat_n": 36, "csat_good": 27}, "75"),
        ("T1-2", {"nps_n": 40, "nps_promoters": 20, "nps_detractors": 10}, "25"),
        ("T3-1", {"employers": 8, "employers_asking": 2}, "25"),
        ("T3-2", {"signals_sent": 4, "signals_taken": 1}, "25"),
        ("T4-4", {"offers_open": 12}, "12"),
        ("T5-4", {"requests": 4, "requests_answered": 3}, "75"),
        ("T6-4", {"pride_n": 5, "pride_yes": 4}, "80"),
        ("T1-1", {"csat_n": 29, "csat_good": 27}, Lack.FEW),
        ("T1-1", {"csat_n": 0, "csat_good": 0}, Lack.NO_DATA),
        ("T3-1", {"employers": 2, "employers_asking": 2}, Lack.FEW),
        ("T5-4", {"requests": 0, "requests_answered": 0}, Lack.NO_DATA),
        ("T6-4", {"pride_n": 4, "pride_yes": 4}, Lack.FEW),
    ],
)
def test_indicators_of_the_bots_own_numbers(code: str, numbers: dict[str, int], shown: str | Lack) -> None:
    catalogue = read(shipped())
    found = worth(catalogue.indicators[code], catalogue, None, numbers)
    assert (found.lack if found.value is None else str(int(found.value))) == shown


def test_facts_in_words() -> None:
    known = {"csat_n": 36, "csat_good": 31, "vacancies_open": 2, "vacancies_filled": 2, "vacancies_days": 50}
    ru = dict(fact_lines(texts_in("ru"), known, {"vacancies_open": 1}))
    assert ru["Довольны посещением (оценки 4–5)"] == "86,1\xa0% (от 71,3 до 93,9\xa0%), 36 ответов"
    assert ru["Открытых вакансий на конец периода"] == "2 (было 1)"
    assert ru["Закрыто вакансий: сотрудник найден"] == "2, в среднем за 25 дней"
    few = {"csat_n": 4, "csat_good": 4}
    assert [value for _, value in fact_lines(texts_in("ru"), few, {})] == ["мало ответов (4)"]
    two = dict(fact_lines(texts_in("ru"), {"specialists": 2, "specialists_active": 2}, {}))
    assert two == {"Специалистов в кластере": "2"}, "nobody is pointed at"
    for language in LANGUAGES:
        lines = fact_lines(texts_in(language), {**known, "csat_n": 6, "csat_good": 6, "vacancies_filled": 0}, {})
        assert [each for each in lines if "предварительно" in each[1] or "preliminary" in each[1]]
