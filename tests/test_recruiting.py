"""Those who look for people: a vacancy's way to the public, changes, the term, closing; and what must never be."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from bot.db.organisations import Representative
from bot.db.people import Role
from bot.db.vacancies import Outcome, Vacancy, VacancyCompetency, VacancyState
from bot.errors import DomainError
from bot.services.vacancy_terms import last_day
from tests.actors import Actor
from tests.conftest import Cluster
from tests.test_colleagues import has_a_bakery, link_from
from tests.test_joining import joins
from tests.vacancies import in_days, is_able, library, publishes, vacancy_of, works_for

DAY = 24 * 3600.0
SKILLS = "Занятия с дошкольниками, Электронный каталог и реестры, Ведение соцсетей и афиши"


async def opens_desk(oleg: Actor) -> None:
    await oleg.says("/menu")
    for caption in ("Моя организация", "Вакансии"):
        await oleg.presses(caption)


async def fills_in(oleg: Actor, salary: str = "32–38 тыс") -> None:
    """The shortest way through the form: two typed messages and six presses."""
    await oleg.presses("Разместить вакансию")
    await oleg.sees("Кого ищете?")
    for caption in ("Библиотека", "Библиотекарь", "Постоянная работа", "ИП Рябинина А. В."):
        await oleg.presses(caption)
    await oleg.says(salary)
    await oleg.says(SKILLS)
    await oleg.presses("Дальше")
    await oleg.sees(
        "Проверьте, пожалуйста:", "Должность: Библиотекарь", "Оплата: 32 000–38 000 ₽".replace(" 000", "\u00a0000")
    )


async def proposes(oleg: Actor) -> None:
    await opens_desk(oleg)
    await fills_in(oleg)
    await oleg.presses("Отправить")
    await oleg.sees("Спасибо, отправлено.")


async def vacancies_of(cluster: Cluster) -> list[Vacancy]:
    async with cluster.app.database.read() as session:
        return list((await session.scalars(select(Vacancy).order_by(Vacancy.id))).all())


async def test_a_vacancy_is_proposed_returned_corrected_and_approved(november: Cluster) -> None:
    oleg, olga = await has_a_bakery(november), november.coordinator
    await proposes(oleg)
    await olga.sees("Новая заявка", "Библиотекарь", "ИП Рябинина А. В.", "Работа: Постоянная работа", "Нужно уметь")
    await olga.presses("Вернуть")
    await olga.presses("☐ Оплата")
    await olga.presses("Вернуть заявителю")
    await oleg.sees("Координатор просит поправить одно: «Оплата».")
    await oleg.presses("Поправить")
    await oleg.says("от 35000")
    await oleg.presses("Отправить")
    await olga.sees("Заявка исправлена")
    await olga.presses("Открыть заявку")
    await olga.sees("вакансия, ИП Рябинина А. В.", "было: 32\u00a0000–38\u00a0000 ₽")
    await olga.presses("Одобрить")
    await oleg.sees("Библиотекарь", "Опубликовано. Вакансию уже видно всем.")
    await oleg.presses("Посмотреть")
    await oleg.sees(
        "Библиотекарь",
        "ИП Рябинина А. В.",
        "Оплата: от 35\u00a0000 ₽",
        "Где: Вяземский округ",
        "Работа: Постоянная работа",
        "Нужно: Занятия с дошкольниками, Ведение соцсетей и афиши, Электронный каталог и реестры",
        "Открыта до: 24 декабря 2048",
    )
    (vacancy,) = await vacancies_of(november)
    assert last_day(vacancy.valid_until, november.app.settings.zone) == in_days(november, 30)


async def test_a_declined_vacancy_says_why(november: Cluster) -> None:
    oleg, olga = await has_a_bakery(november), november.coordinator
    await proposes(oleg)
    await olga.presses("Отклонить")
    await olga.presses("Нарушает закон")
    await oleg.sees("Вакансия «Библиотекарь» не опубликована. Так писать в вакансии нельзя по закону")
    assert await vacancies_of(november) == []


async def test_a_trusted_employer_publishes_at_once_and_everything_is_asked(november: Cluster) -> None:
    """An assignment of one day, in own words, with all that can be added."""
    oleg, olga = await has_a_bakery(november), november.coordinator
    await olga.says("/menu")
    for caption in ("Участники", "Организации", "ИП Рябинина А. В.", "☐ Публикует без проверки"):
        await olga.presses(caption)
    await opens_desk(oleg)
    await oleg.sees("открытых вакансий нет", "Новая публикуется сразу.")
    await oleg.presses("Разместить вакансию")
    await oleg.presses("Написать своё")
    await oleg.says("Аккомпаниатор на конкурс")
    await oleg.sees("К какой сфере это ближе?")
    await oleg.presses("Музыка, танец, сцена")
    await oleg.presses("Разовое задание")
    await oleg.says("12 декабря")
    await oleg.presses("В другом муниципалитете")
    await oleg.presses("Рославль")
    await oleg.says("38000-32000")
    await oleg.sees("Вторая сумма меньше первой.")
    await oleg.says("5 тыс")
    await oleg.says("Аккомпанемент")
    wanted = ("Обязанности", "Что будет плюсом", "Что трудно найти", "График", "Опыт", "Жильё, программы", "Надбавки")
    for caption in wanted:
        await oleg.presses(f"☐ {caption}")
    await oleg.presses("Дальше: выбрано 7")
    await oleg.says("Сопровождать 12 участников конкурса.")
    await oleg.says("Аккомпанемент")
    await oleg.sees("Это умение уже среди обязательных.")
    await oleg.says("Вокал и хор")
    await oleg.sees("Что из этого трудно найти?")
    assert {"☐ Аккомпанемент", "☐ Вокал и хор"} < set(oleg.captions)
    await oleg.presses("☐ Аккомпанемент")
    await oleg.presses("Дальше: выбран 1")
    await oleg.says("с 10 до 18")
    await oleg.presses("От 3 лет")
    await oleg.presses("☐ Жильё")
    await oleg.presses("Дальше: выбран 1")
    await oleg.says("дорога за наш счёт")
    await oleg.sees("Проверьте, пожалуйста:")
    await oleg.presses("Отправить")
    await oleg.sees("Опубликовано.")
    await oleg.presses("Посмотреть")
    await oleg.sees(
        "Аккомпаниатор на конкурс",
        "Оплата: 5\u00a0000 ₽, дорога за наш счёт",
        "Рославль",
        "Разовое задание, 12 декабря 2048, с 10 до 18",
        "Нужно: Аккомпанемент",
        "Будет плюсом: Вокал и хор",
        "Опыт: От 3 лет",
        "Предлагают: Жильё",
        "Открыта до: 12 декабря 2048",
        "Сопровождать 12 участников конкурса.",
    )
    async with november.app.database.read() as session:
        rows = (await session.scalars(select(VacancyCompetency))).all()
    assert {(each.competency, each.must, each.hard_to_find) for each in rows} == {
        ("c03", False, False),
        ("c04", True, True),
    }


async def test_who_may_not_publish_has_no_vacancies_to_manage(november: Cluster) -> None:
    oleg = await has_a_bakery(november)
    vacancy = await publishes(november.app.database, november.clock, 1)
    payload = await link_from(oleg, "Отчёты")
    irina, boris = november.person("Ирина"), november.person("Борис")
    await irina.opens(payload)
    await irina.presses("Принять")
    await irina.says("Ирина Гай")
    await irina.says("/menu")
    await irina.presses("Моя организация")
    assert "Вакансии" not in irina.captions
    await boris.opens()
    buttons = ["vdesk:1:0:0", "vnew:1", f"vlong:{vacancy}:1", f"vclose:{vacancy}:nobody", f"vf:{vacancy}:0"]
    buttons += [f"va:{vacancy}:{action}" for action in ("manage", "change", "close?", "anew")]
    buttons += [f"valine:{vacancy}:salary", f"vr:{vacancy}:0"]
    for person in (irina, boris):
        for data in buttons:
            await person.presses_again(person.newest.id, data)
            await person.gets_alert("На это у вас нет прав.")
    assert (await vacancy_of(november.app.database, vacancy)).state == VacancyState.OPEN


async def test_rights_that_were_lost_are_not_used(november: Cluster) -> None:
    """The form was begun, or the proposal sent, before the right was taken."""
    oleg, olga = await has_a_bakery(november), november.coordinator
    await proposes(oleg)
    await opens_desk(oleg)
    await fills_in(oleg)
    async with november.app.database.begin(effect=False) as session:
        await session.execute(delete(Representative))
    await oleg.presses("Отправить")
    await oleg.gets_alert("На это у вас нет прав.")
    await olga.presses("Одобрить")
    await olga.gets_alert("У автора больше нет права размещать вакансии")
    assert await vacancies_of(november) == []


async def test_lines_are_changed_at_once_or_after_a_look(november: Cluster) -> None:
    oleg, olga = await has_a_bakery(november), november.coordinator
    vacancy = await publishes(november.app.database, november.clock, 1, must="c09 c19")
    await opens_desk(oleg)
    await oleg.presses("Библиотекарь")
    await oleg.sees("Открыта до", "Откликов пока нет.")
    await oleg.presses("Изменить")
    await oleg.presses("Умения")
    await oleg.sees("Что нужно уметь обязательно?")
    await oleg.says("Экскурсии, Дизайн афиш")
    await oleg.says("Фото и видео")
    await oleg.presses("☐ Экскурсии")
    await oleg.presses("Дальше: выбран 1")
    await oleg.sees("Готово, изменено.")
    async with november.app.database.read() as session:
        rows = (await session.scalars(select(VacancyCompetency))).all()
    assert {(each.competency, each.must, each.hard_to_find) for each in rows} == {
        ("c28", True, True),
        ("c18", True, False),
        ("c16", False, False),
    }
    await oleg.presses("Изменить")
    await oleg.presses("Оплата")
    await oleg.says("40 000")
    await oleg.presses("Пропустить")
    await oleg.sees("отправлено")
    assert (await vacancy_of(november.app.database, vacancy)).salary_from == 32_000
    await olga.sees("Изменить «Библиотекарь»", "Оплата: 40\u00a0000 ₽")
    await olga.presses("Одобрить")
    await oleg.sees("Изменение одобрено")
    changed = await vacancy_of(november.app.database, vacancy)
    assert (changed.salary_from, changed.salary_to) == (40_000, 40_000)


async def test_three_days_before_the_end_it_is_prolonged_or_closed(november: Cluster) -> None:
    oleg = november.person("Олег")
    organisation = await works_for(november, oleg)
    vacancy = await publishes(november.app.database, november.clock, organisation)
    zone = november.app.settings.zone
    await november.passes(26 * DAY)
    await oleg.sees_not("Человек ещё нужен?")
    await november.passes(1.1 * DAY)
    await oleg.sees("Вакансия «Библиотекарь» открыта до", "Человек ещё нужен?")
    message, data = oleg.button("Продлить на 30 дней")
    await oleg.presses("Продлить на 30 дней")
    await oleg.sees("Продлили.")
    until = (await vacancy_of(november.app.database, vacancy)).valid_until
    assert last_day(until, zone) == in_days(november, 33)
    # The button of the message again: it is the same press.
    await oleg.presses_again(message.id, data)
    assert (await vacancy_of(november.app.database, vacancy)).valid_until == until
    await oleg.presses("Продлить на 30 дней")
    until = (await vacancy_of(november.app.database, vacancy)).valid_until
    assert last_day(until, zone) == in_days(november, 60)


async def test_what_is_over_is_taken_down_and_can_be_put_up_again(november: Cluster) -> None:
    oleg = november.person("Олег")
    organisation = await works_for(november, oleg)
    vacancy = await publishes(november.app.database, november.clock, organisation)
    await november.passes(31 * DAY)
    await oleg.sees("Срок вакансии «Библиотекарь» закончился")
    assert (await vacancy_of(november.app.database, vacancy)).state == VacancyState.EXPIRED
    await oleg.says("/vacancies")
    await oleg.sees("Пока здесь пусто")
    await oleg.opens(f"v{vacancy}")
    await oleg.sees("Срок вакансии закончился.")
    assert "Откликнуться" not in oleg.captions
    await oleg.presses("Управлять")
    await oleg.presses("Продлить на 30 дней")
    assert (await vacancy_of(november.app.database, vacancy)).state == VacancyState.OPEN
    await november.passes(60)  # the clock took it down once; it does not again
    assert (await vacancy_of(november.app.database, vacancy)).state == VacancyState.OPEN


async def test_closing_says_how_the_search_ended_once(november: Cluster) -> None:
    oleg = november.person("Олег")
    organisation = await works_for(november, oleg)
    vacancy = await publishes(november.app.database, november.clock, organisation)
    await oleg.opens(f"v{vacancy}")
    for caption in ("Управлять", "Закрыть"):
        await oleg.presses(caption)
    await oleg.sees("Чем закончился поиск")
    message, again = oleg.button("Не нашли")
    await oleg.presses("Нашли сами")
    await oleg.sees("Закрыли, спасибо.", "человека нашли сами")
    await oleg.presses_again(message.id, again)
    await oleg.gets_alert("Эта вакансия уже закрыта.")
    assert (await vacancy_of(november.app.database, vacancy)).outcome == Outcome.ELSEWHERE
    await oleg.presses("Разместить ещё раз")
    await oleg.sees("Проверьте, пожалуйста:", "Библиотекарь")


async def test_an_assignment_is_not_prolonged_beyond_its_day(november: Cluster) -> None:
    oleg = november.person("Олег")
    organisation = await works_for(november, oleg)
    day = in_days(november, 5)
    vacancy = await publishes(
        november.app.database,
        november.clock,
        organisation,
        employment="assignment",
        day=day,
        valid_until=november.clock.now() + timedelta(days=5),
    )
    await november.passes(7 * DAY)
    await oleg.presses("Продлить на 30 дней")
    await oleg.gets_alert("День этого задания прошёл")
    assert (await vacancy_of(november.app.database, vacancy)).state == VacancyState.EXPIRED


async def test_specialists_who_fit_are_those_who_agreed(november: Cluster) -> None:
    oleg, anna, vera, boris = (november.person(name) for name in ("Олег", "Анна", "Вера", "Борис"))
    organisation = await works_for(november, oleg)
    for person in (anna, vera, boris):
        await joins(person)
    await is_able(november, anna, "c09 c15", visible=True, looking="yes")
    await is_able(november, vera, "c09", visible=True, looking="no")  # does not look for work
    await is_able(november, boris, "c09", visible=False, looking="yes")  # did not agree to be found
    vacancy = await publishes(november.app.database, november.clock, organisation, must="c09 c19", nice="c15")
    await oleg.opens(f"v{vacancy}")
    for caption in ("Управлять", "Кто подходит"):
        await oleg.presses(caption)
    await oleg.sees("подходит 1 специалист", "1. Анна Берёзова: та же должность, 2 навыка из 3, тот же муниципалитет")
    await oleg.presses("1. Анна Берёзова")
    await oleg.sees("Анна Берёзова", "Написать")


async def test_a_term_is_neither_over_nor_too_long(november: Cluster) -> None:
    oleg = await has_a_bakery(november)
    await opens_desk(oleg)
    await oleg.presses("Разместить вакансию")
    for caption in ("Библиотека", "Библиотекарь", "Постоянная работа", "ИП Рябинина А. В.", "По договорённости"):
        await oleg.presses(caption)
    await oleg.presses("Дальше")
    await oleg.presses("☐ Срок вакансии")
    await oleg.presses("Дальше: выбран 1")
    await oleg.sees("До какого дня показывать?", "8 декабря 2048", "24 декабря 2048", "23 января 2049")
    await oleg.says("20.11.2048")
    await oleg.sees("20 ноября 2048")
    for day in ("24.11.2048", "24.01.2049", "1.6.2050"):
        await oleg.says(day)
        await oleg.sees("Выберите день с завтрашнего по 23 января 2049")
    await oleg.says("23.01.2049")
    await oleg.sees("Показывать до: 23 января 2049", "Оплата: По договорённости")


async def test_vacancies_stay_with_the_organisation_that_stays(november: Cluster) -> None:
    """Two cards of one employer are merged."""
    olga = november.coordinator
    await olga.opens()
    database = november.app.database
    first, second = [await library(database, november.clock) for _ in range(2)]
    vacancy = await publishes(database, november.clock, second)
    person = await november.app.services.people.at("telegram", str(olga.id))
    assert person is not None
    owner = replace(person, roles=frozenset({Role.OWNER}))
    await november.app.services.merging.merge(owner, second, first)
    assert (await vacancy_of(database, vacancy)).organisation_id == first


@pytest.mark.parametrize(
    "wrong",
    [
        {"salary_from": 40_000, "salary_to": 30_000},
        {"employment": "assignment"},
        {"profession": None, "group": None},
        {"outcome": Outcome.HERE},
        {"state": VacancyState.CLOSED},
    ],
)
async def test_what_must_never_be_is_a_constraint(november: Cluster, wrong: dict[str, Any]) -> None:
    organisation = await library(november.app.database, november.clock)
    with pytest.raises(IntegrityError):
        await publishes(november.app.database, november.clock, organisation, **wrong)


async def test_a_closed_vacancy_takes_no_changes(november: Cluster) -> None:
    oleg = november.person("Олег")
    organisation = await works_for(november, oleg)
    vacancy = await publishes(november.app.database, november.clock, organisation)
    await oleg.opens(f"v{vacancy}")
    for caption in ("Управлять", "Изменить", "Обязанности"):
        await oleg.presses(caption)
    person = await november.app.services.people.at("telegram", str(oleg.id))
    assert person is not None
    await november.app.services.vacancy_terms.close(person, vacancy, Outcome.NOBODY)
    await oleg.says("Новые обязанности")
    await oleg.sees("Эта вакансия уже закрыта.")
    with pytest.raises(DomainError):
        await november.app.services.vacancy_terms.prolong(person, vacancy, seen=in_days(november, 30))
    assert (await vacancy_of(november.app.database, vacancy)).duties is None
