"""Demo data of vacancies: fifteen of them, in every state, with a few responses; days are counted from today."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.db.database import Session
from bot.db.moderation import Case, Kind, State
from bot.db.organisations import Organisation, Unit
from bot.db.people import PersonRow
from bot.db.privacy import Action, ConsentRow, Purpose
from bot.db.responses import Response, ResponseState
from bot.db.vacancies import Outcome, Vacancy, VacancyCompetency, VacancyState
from bot.dictionaries import CONDITIONS
from bot.documents import document
from bot.forms.vacancies import LONGEST, VACANCY
from bot.services.event_answers import midnight
from bot.services.moderation import ESCALATE_AFTER
from bot.services.recruiting import words_to_search
from bot.services.response_facts import consent_for
from bot.services.vacancy_answers import answers_of

MOSCOW = ZoneInfo("Europe/Moscow")
# The positions of the demo that our dictionary has; the others are matched by their group and competencies.
PROFESSIONS = {
    "Звукооператор": "sound_operator",
    "Культорганизатор": "culture_organiser",
    "Преподаватель по классу баяна, аккордеона": "art_school_teacher",
    "Концертмейстер": "concertmaster",
    "Хореограф (балетмейстер)": "choreographer",
    "Библиотекарь детского отдела": "librarian",
    "Музейный педагог": "museum_educator",
    "Экскурсовод (сезон)": "guide",
    "Педагог-организатор": "teacher_organiser",
    "Педагог дополнительного образования, театральная студия": "extracurricular_teacher",
    "Художник по свету": "lighting_designer",
    "Специалист по рекламе и соцсетям": "social_media",
    "Заведующий сельским клубом": "club_head",
    "Костюмер": "costumier",
}
EXPERIENCE = {"без опыта": 0, "студент": 0, "от 1 года": 1, "от 3 лет": 3}
STATES = {
    "open": VacancyState.OPEN,
    "on_review": VacancyState.OPEN,
    "expired": VacancyState.EXPIRED,
    "closed_found_in_bot": VacancyState.CLOSED,
}


async def load_vacancies(
    session: Session,
    now: datetime,
    sources: Sequence[Mapping[str, Any]],
    people: Mapping[str, PersonRow],
    organisations: Mapping[str, Organisation],
    units: Mapping[str, Unit],
) -> None:
    """Each in its state; one under review is a case of its organisation's contact person."""
    for source in sources:
        employer = organisations[source["employer_id"]]
        author = next((each for each in people.values() if each.acting_for == employer.id), None)
        vacancy = _vacancy(now, source, employer, units)
        if source["status"] == "on_review":
            if author is None:
                raise LookupError(f"nobody of {source['employer_id']} could have proposed {source['id']}")
            session.add(_case(now, source, vacancy, employer, author, units))
            continue
        vacancy.author_id = author.id if author is not None else None
        session.add(vacancy)
        await session.flush()
        session.add_all(_asked(source, vacancy.id))
        await _respond(session, now, source, vacancy, [each for each in people.values() if each is not author])


def _vacancy(now: datetime, source: Mapping[str, Any], employer: Organisation, units: Mapping[str, Unit]) -> Vacancy:
    today = now.astimezone(MOSCOW).date()
    unit = units.get(source["unit_id"] or "")
    last = min(today + timedelta(days=source["valid_until_offset_days"]), today + LONGEST)
    position = source["position"]
    profession = PROFESSIONS.get(position)
    state = STATES[source["status"]]
    published = now + timedelta(days=source["published_offset_days"])
    vacancy = Vacancy(
        state=state,
        outcome=Outcome.HERE if state == VacancyState.CLOSED else None,
        organisation_id=employer.id,
        unit_id=unit.id if unit is not None else None,
        profession=profession,
        group=source["profession_group"],
        title=position,
        municipality=source["municipality"],
        settlement=source["settlement"],
        employment=source["employment"],
        rate=int(source["rate"] * 100),
        schedule_note=source["schedule"],
        salary_from=source["salary_min"],
        salary_to=source["salary_max"],
        salary_note=source["salary_note"],
        education=source["education"],
        experience=EXPERIENCE[source["experience"]],
        duties=source["duties"],
        valid_until=midnight(last + timedelta(days=0 if state == VacancyState.EXPIRED else 1), MOSCOW),
        published_at=published,
        changed_at=published,
        closed_at=now + timedelta(days=source["hired_offset_days"]) if state == VacancyState.CLOSED else None,
        source_url=source["source_url"],
        **{name: name in source["conditions"] for name in ("remote", *CONDITIONS)},
    )
    vacancy.search_text = words_to_search(vacancy, employer.name)
    return vacancy


def _asked(source: Mapping[str, Any], vacancy_id: int) -> list[VacancyCompetency]:
    return [
        VacancyCompetency(
            vacancy_id=vacancy_id, competency=each["id"], must=each["must"], hard_to_find=each["hard_to_find"]
        )
        for each in source["competencies"]
    ]


async def _respond(
    session: Session, now: datetime, source: Mapping[str, Any], vacancy: Vacancy, others: Sequence[PersonRow]
) -> None:
    """As many responses as the demo counts; of a vacancy that found somebody the first was hired."""
    for number, person in enumerate(others[: source["responses_count"]]):
        sent = vacancy.published_at + timedelta(days=1)
        closed = vacancy.state == VacancyState.CLOSED
        state = ResponseState.VIEWED if not closed else ResponseState.DECLINED if number else ResponseState.HIRED
        session.add(
            Response(
                vacancy_id=vacancy.id,
                person_id=person.id,
                state=state,
                handler_id=vacancy.author_id if state == ResponseState.HIRED else None,
                sent_at=sent,
                changed_at=min(now, sent + timedelta(hours=5)),
            )
        )
        shown = document(Purpose.RESPONSE, person.language)
        session.add(
            ConsentRow(
                person_id=person.id,
                purpose=Purpose.RESPONSE,
                action=Action.GRANTED,
                subject=consent_for(vacancy),
                version=shown.version,
                language=shown.language,
                text_hash=shown.digest,
                channel="telegram",
                at=sent,
            )
        )


def _case(
    now: datetime,
    source: Mapping[str, Any],
    vacancy: Vacancy,
    employer: Organisation,
    author: PersonRow,
    units: Mapping[str, Unit],
) -> Case:
    unit = units.get(source["unit_id"] or "")
    name = unit.name if unit is not None else employer.name
    venue = {"unit": vacancy.unit_id, "name": name, "settlement": vacancy.settlement}
    host = {"name": employer.name, "municipality": employer.municipality, "venues": [venue]}
    answers = answers_of(vacancy, _asked(source, 0), host)
    return Case(
        kind=Kind.VACANCY,
        state=State.SUBMITTED,
        author_id=author.id,
        organisation_id=employer.id,
        form=VACANCY.name,
        title=source["position"],
        municipality=vacancy.municipality,
        answers={name: value for name, value in answers.items() if any(each.name == name for each in VACANCY.fields)},
        marked=[],
        submitted_at=now,
        changed_at=now,
        due_at=now + ESCALATE_AFTER,
    )
