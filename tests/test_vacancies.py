"""Vacancies for their readers: the lists and their filters, what an empty one offers, search, cards, links."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dictionaries import EMPLOYMENT, MUNICIPALITIES, PROFESSIONS
from bot.i18n import LANGUAGES, texts_in
from bot.services.vacancies import FLAGS, SALARIES, WHERE, Filter
from bot.views.vacancies import narrowed_by, to_list, to_save
from bot.views.vacancy_buttons import VacancyList
from tests.conftest import Cluster
from tests.test_joining import joins
from tests.vacancies import is_able, library, publishes, works_for

filters = st.builds(
    Filter,
    where=st.sampled_from(WHERE),
    group=st.none() | st.sampled_from(list(PROFESSIONS)),
    salary=st.sampled_from(SALARIES),
    employment=st.none() | st.sampled_from(EMPLOYMENT),
    **{name: st.booleans() for name in FLAGS},
)


@given(filters)
def test_a_filter_survives_its_button_and_its_text(narrowed: Filter) -> None:
    data = to_list(narrowed, page=999, choose="employment", vacancy=10**9)
    assert narrowed_by(VacancyList.unpack(data.pack())) == narrowed
    assert narrowed_by(to_save(narrowed, "instant")) == narrowed
    assert Filter.of_text(narrowed.text) == narrowed
    assert len(narrowed.text) <= 120


def test_the_longest_filter_fits_where_it_is_kept() -> None:
    longest = Filter(
        where=max(WHERE, key=len),
        group=max(PROFESSIONS, key=len),
        salary=max(SALARIES),
        employment=max(EMPLOYMENT, key=len),
        **dict.fromkeys(FLAGS, True),
    )
    assert len(longest.text) <= 120


def test_a_code_that_is_gone_narrows_nothing() -> None:
    assert Filter.of_text("atlantis;alchemy;0;serfdom;flying,housing") == Filter(housing=True)
    assert narrowed_by(VacancyList(where=999, group=99, salary=99, employment=99)) == Filter()


async def several(cluster: Cluster) -> None:
    organisation = await library(cluster.app.database, cluster.clock)
    rows: list[dict[str, Any]] = [
        {"municipality": "vyazemsky"},
        {"municipality": "safonovsky", "profession": "guide", "salary_from": 45_000, "salary_to": None},
        {"municipality": "velizhsky", "profession": "club_head", "housing": True, "zemsky": True},
        {"municipality": "velizhsky", "profession": "culture_organiser", "employment": "internship", "remote": True},
        {"municipality": "roslavlsky", "title": "Преподаватель баяна", "profession": None, "group": "teachers"},
    ]
    for row in rows:
        await publishes(cluster.app.database, cluster.clock, organisation, **row)


async def test_a_stranger_sees_everything_and_narrows_it(november: Cluster) -> None:
    await several(november)
    boris = november.person("Борис")
    await boris.opens()
    await boris.presses("Вакансии")
    await boris.sees("5 вакансий: вся область.", "Преподаватель баяна", "Библиотекарь, Центральная библиотека.")
    assert "Подходит мне" not in boris.captions
    for caption in ("Где", "Велижский округ: 2"):
        await boris.presses(caption)
    await boris.sees("2 вакансии: Велижский округ.")
    await boris.presses("Другие фильтры")
    for flag in ("С жильём", "«Земский работник культуры»"):
        await boris.presses(f"☐ {flag}")
    await boris.presses("Показать 1 вакансию")
    await boris.sees("1 вакансия: Велижский округ, с жильём, «Земский работник культуры».", "Руководитель клуба")
    await boris.presses("1. Руководитель клуба")
    await boris.sees("Предлагают: Жильё, «Земский работник культуры»")
    await boris.presses("Назад к списку")
    await boris.sees("1 вакансия: Велижский округ")


async def test_an_empty_list_offers_the_nearest_that_are_not(november: Cluster) -> None:
    await several(november)
    anna = november.person("Анна")
    await joins(anna)
    await anna.says("/vacancies")
    await anna.sees("1 вакансия: по вашей карточке.", "Подходит: ваша должность, ваш муниципалитет.")
    for caption in ("Все вакансии", "Где", "Вяземский округ", "Другие фильтры", "Оплата: ", "от 40\u00a0000 ₽"):
        await anna.presses(caption)
    await anna.presses("Показать 0 вакансий")
    await anna.sees("Пока здесь пусто: Вяземский округ, от 40\u00a0000 ₽.")
    assert {"Показать: Вяземский округ и соседи (1)", "Показать: от 30\u00a0000 ₽ (1)"} < set(anna.captions)
    await anna.presses("Показать: Вяземский округ и соседи (1)")
    await anna.sees("Экскурсовод", "От 45\u00a0000 ₽")


async def test_what_fits_stands_in_the_order_of_how_well(november: Cluster) -> None:
    organisation = await library(november.app.database, november.clock)
    for must, place in (("c09", "velizhsky"), ("c09 c15", "vyazemsky"), ("c01", "safonovsky")):
        await publishes(november.app.database, november.clock, organisation, must=must, municipality=place)
    await publishes(november.app.database, november.clock, organisation, profession="guide", municipality="velizhsky")
    anna = november.person("Анна")
    await joins(anna)
    await is_able(november, anna, "c09 c15")
    await anna.says("/vacancies")
    await anna.sees("3 вакансии: по вашей карточке.")
    words = anna.newest.words
    reasons = ["2 навыка из 2, ваш муниципалитет", "1 навык из 1", "ваша должность, соседний муниципалитет"]
    assert [words.index(each) for each in reasons] == sorted(words.index(each) for each in reasons)
    await anna.presses("Все вакансии")
    await anna.sees("4 вакансии: вся область.")
    await anna.presses("Подходит мне")
    await anna.sees("3 вакансии: по вашей карточке.")


async def test_a_search_by_beginnings_of_words(november: Cluster) -> None:
    organisation = await library(november.app.database, november.clock)
    await publishes(november.app.database, november.clock, organisation, search_text="баянист вязьма 100%")
    boris = november.person("Борис")
    await boris.says("/vacancies")
    await boris.presses("Найти по слову")
    await boris.says("Баян вязь")
    await boris.sees("Нашлась 1 вакансия.")
    await boris.presses("Искать ещё")
    await boris.says("%")
    await boris.says("яни%")
    await boris.sees("Ничего не нашлось.")


async def test_links_and_old_buttons(november: Cluster) -> None:
    organisation = await library(november.app.database, november.clock)
    vacancy = await publishes(november.app.database, november.clock, organisation)
    boris = november.person("Борис")
    await boris.opens(f"v{vacancy}")
    await boris.sees("Библиотекарь", "Открыта до")
    for payload in ("v999", "v0"):
        await boris.opens(payload)
        await boris.sees("больше не действует")
    await boris.presses_again(boris.newest.id, "vl:2:-1:0:-1:0:0:nonsense:0")
    await boris.gets_alert("больше нет")


async def test_one_from_another_site_is_answered_there(november: Cluster) -> None:
    oleg = november.person("Олег")
    await works_for(november, oleg)
    vacancy = await publishes(
        november.app.database,
        november.clock,
        None,  # type: ignore[arg-type]  # nobody of ours
        employer="ДК <Мечта>",
        source="trudvsem",
        source_id="x-1",
        source_url="https://trudvsem.ru/vacancy/x-1",
    )
    anna = november.person("Анна")
    await joins(anna)
    await anna.opens(f"v{vacancy}")
    await anna.sees("ДК <Мечта>", "Источник:")
    assert "Откликнуться" not in anna.captions
    assert "Открыть на сайте" in anna.captions
    await anna.presses_again(anna.newest.id, f"va:{vacancy}:answer")
    await anna.gets_alert("Эта вакансия с другого сайта")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_municipality_and_group_has_its_words(language: str) -> None:
    texts = texts_in(language)
    assert all(texts.has(f"municipality-{each.slug}-short") for each in MUNICIPALITIES)
    assert all(texts.has(f"profession-group-{each}") for each in PROFESSIONS)
