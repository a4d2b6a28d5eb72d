"""A response's life from both sides, what either is told, and what neither may know before an invitation."""

import asyncio
import json

from sqlalchemy import select

from bot.db.deliveries import Delivery
from bot.db.organisations import Representative
from bot.db.privacy import Action, ConsentRow, Purpose
from bot.db.responses import Response, ResponseState
from bot.db.vacancies import Outcome
from tests.actors import Actor
from tests.conftest import Cluster
from tests.test_joining import joins
from tests.test_privacy import files
from tests.test_recruiting import DAY
from tests.vacancies import is_able, publishes, works_for


async def has_a_vacancy(cluster: Cluster) -> tuple[Actor, int]:
    """Oleg, publisher of a library that looks for a librarian; the vacancy."""
    oleg = cluster.person("Олег", last_name="Рябинин")
    organisation = await works_for(cluster, oleg)
    vacancy = await publishes(cluster.app.database, cluster.clock, organisation, must="c09 c19", nice="c15")
    return oleg, vacancy


async def responds(anna: Actor, vacancy: int) -> None:
    await anna.opens(f"v{vacancy}")
    await anna.presses("Откликнуться")
    await anna.presses("Отправить отклик")
    await anna.sees("Отклик отправлен: Центральная библиотека.")


async def responses_of(cluster: Cluster) -> list[Response]:
    async with cluster.app.database.read() as session:
        return list((await session.scalars(select(Response).order_by(Response.id))).all())


def everything_sent(cluster: Cluster, to: Actor) -> str:
    """All that was ever sent to somebody, with the buttons."""
    calls = [call for call in cluster.telegram.calls if str(call.params.get("chat_id")) == str(to.id)]
    return json.dumps([call.params for call in calls], ensure_ascii=False, default=str)


async def test_two_presses_then_invited_and_hired(november: Cluster) -> None:
    oleg, vacancy = await has_a_vacancy(november)
    anna = november.person("Анна", last_name="Берёзова")
    await joins(anna)
    await is_able(november, anna, "c09 c15", experience="3to10", about="Люблю детские книги.")
    await anna.opens(f"v{vacancy}")
    await anna.sees("Подходит: ваша должность, 2 навыка из 3, ваш муниципалитет.")
    await anna.presses("Откликнуться")
    await anna.sees(
        "Работодатель получит вашу карточку:",
        "Анна Берёзова",
        "Библиотекарь, Вяземский округ",
        "Стаж: от 3 до 10 лет",
        "Занятия с дошкольниками; Ведение соцсетей и афиши",
        "Люблю детские книги.",
        "вы даёте согласие передать карточку этому работодателю",
    )
    await anna.presses("Отправить отклик")
    await anna.sees("Отклик отправлен: Центральная библиотека.")

    await oleg.sees("Новый отклик на «Библиотекарь»: Анна Берёзова.")
    await oleg.presses("Открыть отклик")
    await oleg.sees(
        "Анна Берёзова",
        "Совпадает: та же должность, 2 навыка из 3, тот же муниципалитет",
        "Контакты откроются, когда вы пригласите.",
    )
    await anna.sees("Центральная библиотека: ваш отклик на «Библиотекарь» посмотрели.")

    assert str(anna.id) not in everything_sent(november, oleg)
    for contact in (str(oleg.id), "+74812000033", "library@example.org"):
        assert contact not in everything_sent(november, anna)

    await oleg.presses("Пригласить")
    await oleg.says("Ждём вас в среду в 10.")
    await oleg.sees("Вы ответили: «Ждём вас в среду в 10.»", "Связаться: Анна Берёзова")
    assert f"tg://user?id={anna.id}" in everything_sent(november, oleg)
    await anna.sees("Центральная библиотека приглашает вас: «Библиотекарь».", "Ждём вас в среду в 10.", "+74812000033")
    assert f"tg://user?id={oleg.id}" in everything_sent(november, anna)
    await anna.presses("Мой отклик")
    await anna.sees("Вас пригласили.", "Связаться:", "library@example.org")

    await oleg.presses("Взяли на работу")
    await oleg.sees("Вы отметили: взяли на работу.")
    await anna.sees("Центральная библиотека: вас приняли, «Библиотекарь».")
    for caption in ("Закрыть", "Нашли у нас"):
        await oleg.presses(caption)
    await oleg.sees("человек нашёлся у нас")
    await anna.sees_not("больше не открыта")


async def test_with_a_message_and_a_file(november: Cluster) -> None:
    oleg, vacancy = await has_a_vacancy(november)
    anna = november.person("Анна")
    await joins(anna)
    await anna.opens(f"v{vacancy}")
    for caption in ("Откликнуться", "Добавить сообщение или файл"):
        await anna.presses(caption)
    await anna.says("Работаю с детьми <b>5 лет</b>.")
    await anna.sends_document(b"MZ", "run.exe", "application/x-msdownload")
    await anna.sees("Такой файл не подойдёт.")
    await anna.sends_document(b"%PDF-1.4", "резюме.pdf", "application/pdf")
    await anna.sees("Работаю с детьми <b>5 лет</b>.", "резюме.pdf")
    await anna.presses("Отправить")
    await oleg.presses("Открыть отклик")
    await oleg.sees("Пишет: «Работаю с детьми <b>5 лет</b>.»")
    await oleg.presses("Открыть файл")
    assert any(message.by_bot and "document" in message.data for message in oleg.chat.messages.values())


async def test_a_decline_with_words_and_without(november: Cluster) -> None:
    oleg, vacancy = await has_a_vacancy(november)
    anna, vera = november.person("Анна"), november.person("Вера")
    for person in (anna, vera):
        await joins(person)
        await responds(person, vacancy)
        await oleg.presses("Открыть отклик")
        await oleg.presses("Отказать")
        if person is anna:
            await oleg.says("Уже нашли.")
        else:
            await oleg.presses("Пропустить")
        await oleg.sees("Вы отказали.")
    await anna.sees("на отклик «Библиотекарь» ответили отказом", "Работодатель пишет: «Уже нашли.»")
    await vera.sees("на отклик «Библиотекарь» ответили отказом")
    await anna.opens(f"v{vacancy}")
    assert "Откликнуться" not in anna.captions
    await anna.presses_again(anna.newest.id, f"va:{vacancy}:answer")
    await anna.gets_alert("На ваш отклик уже ответили отказом.")


async def test_a_withdrawn_response_is_seen_no_more_and_may_be_sent_again(november: Cluster) -> None:
    oleg, vacancy = await has_a_vacancy(november)
    anna = november.person("Анна")
    await joins(anna)
    await responds(anna, vacancy)
    opened, data = oleg.button("Открыть отклик")
    await anna.presses("Мой отклик")
    await anna.presses("Отозвать отклик")
    await anna.presses("Да, отозвать")
    await anna.sees("Вы отозвали отклик.")
    await oleg.sees("Анна Берёзова: отклик на «Библиотекарь» отозван.")
    await oleg.presses_again(opened.id, data)
    await oleg.gets_alert("Человек отозвал этот отклик.")
    async with november.app.database.read() as session:
        ledger = (
            await session.scalars(
                select(ConsentRow).where(ConsentRow.purpose == Purpose.RESPONSE).order_by(ConsentRow.id)
            )
        ).all()
    assert [(each.action, each.subject) for each in ledger] == [
        (Action.GRANTED, f"vacancy:{vacancy}"),
        (Action.WITHDRAWN, f"vacancy:{vacancy}"),
    ]
    await responds(anna, vacancy)
    await oleg.sees("Новый отклик на «Библиотекарь»")
    assert [each.state for each in await responses_of(november)] == [ResponseState.NEW]


async def test_pressing_twice_makes_one_response_and_one_message(november: Cluster) -> None:
    oleg, vacancy = await has_a_vacancy(november)
    anna = november.person("Анна")
    await joins(anna)
    await anna.opens(f"v{vacancy}")
    await anna.presses("Откликнуться")
    message, data = anna.button("Отправить отклик")
    await asyncio.gather(*(anna.presses_again(message.id, data) for _ in range(3)))
    assert len(await responses_of(november)) == 1
    await oleg.sees("Новый отклик")
    told = [each for each in oleg.chat.messages.values() if each.by_bot and "Новый отклик" in each.words]
    assert len(told) == 1


async def test_two_publishers_who_decide_at_once_make_one_decision(november: Cluster) -> None:
    oleg, vacancy = await has_a_vacancy(november)
    anna = november.person("Анна")
    await joins(anna)
    await responds(anna, vacancy)
    await oleg.presses("Открыть отклик")
    (response,) = await responses_of(november)
    for caption in ("Пригласить", "Пропустить"):
        await oleg.presses(caption)
    await oleg.sees("Связаться")
    await oleg.presses_again(oleg.newest.id, f"vre:{response.id}:invite")
    await oleg.says("Приходите ещё раз")
    await oleg.sees("По этому отклику уже пригласили.")


async def test_a_closed_vacancy_takes_no_response(november: Cluster) -> None:
    oleg, vacancy = await has_a_vacancy(november)
    anna, vera = november.person("Анна"), november.person("Вера")
    for person in (anna, vera):
        await joins(person)
    await responds(vera, vacancy)
    await anna.opens(f"v{vacancy}")
    await anna.presses("Откликнуться")
    publisher = await november.app.services.people.at("telegram", str(oleg.id))
    assert publisher is not None
    await november.app.services.vacancy_terms.close(publisher, vacancy, Outcome.NOBODY)
    await anna.presses("Отправить отклик")
    await anna.gets_alert("Эта вакансия уже закрыта.")
    await vera.sees("Центральная библиотека: вакансия «Библиотекарь» больше не открыта.")
    assert [each.state for each in await responses_of(november)] == [ResponseState.NEW]


async def test_strangers_are_asked_to_join_first(november: Cluster) -> None:
    _, vacancy = await has_a_vacancy(november)
    boris = november.person("Борис")
    await boris.opens(f"v{vacancy}")
    await boris.presses("Откликнуться")
    await boris.sees("нужна карточка участника")
    await boris.presses_again(boris.newest.id, f"va:{vacancy}:answer")
    await boris.gets_alert("нужна карточка участника")
    assert await responses_of(november) == []


async def test_nobody_else_reads_responses(november: Cluster) -> None:
    """Not another member, not a coordinator, not a publisher whose right was taken, not a stranger with an old id."""
    oleg, vacancy = await has_a_vacancy(november)
    anna, vera = november.person("Анна"), november.person("Вера")
    for person in (anna, vera):
        await joins(person)
    await responds(anna, vacancy)
    (response,) = await responses_of(november)
    await november.coordinator.opens()
    async with november.app.database.begin(effect=False) as session:
        for row in await session.scalars(select(Representative)):
            await session.delete(row)
    for person in (vera, november.coordinator, oleg):
        for action in ("read", "file", "invite", "hire"):
            await person.presses_again(person.newest.id, f"vre:{response.id}:{action}")
            await person.gets_alert("На это у вас нет прав.")
        await person.presses_again(person.newest.id, f"vr:{vacancy}:0")
        await person.gets_alert("На это у вас нет прав.")
    for action in ("own", "back"):
        await vera.presses_again(vera.newest.id, f"vre:{response.id}:{action}")
        await vera.gets_alert("больше нет")
    assert "Анна" not in everything_sent(november, november.coordinator)


async def test_an_employer_who_does_not_look_is_reminded_once(november: Cluster) -> None:
    oleg, vacancy = await has_a_vacancy(november)
    anna = november.person("Анна")
    await joins(anna)
    await responds(anna, vacancy)
    await november.passes(2.9 * DAY)
    await oleg.sees_not("ждёт больше трёх дней")
    await november.passes(0.2 * DAY)
    await oleg.sees("«Библиотекарь»: 1 отклик ждёт больше трёх дней.")
    before = len(oleg.chat.messages)
    await november.passes(3 * DAY)
    assert len(oleg.chat.messages) == before
    await oleg.presses("Посмотреть отклики")
    await oleg.presses("Анна Берёзова — новый")
    await anna.sees("ваш отклик на «Библиотекарь» посмотрели")


async def test_a_response_is_forgotten_after_half_a_year(november: Cluster) -> None:
    _, vacancy = await has_a_vacancy(november)
    anna = november.person("Анна")
    await joins(anna)
    await responds(anna, vacancy)
    november.clock.advance(181 * DAY)
    await november.app.services.responses.tick(november.clock.now())
    assert await responses_of(november) == []


async def test_an_erased_person_leaves_nothing_with_the_employer(november: Cluster) -> None:
    oleg, vacancy = await has_a_vacancy(november)
    anna = november.person("Анна")
    await joins(anna)
    await responds(anna, vacancy)
    opened, data = oleg.button("Открыть отклик")
    await oleg.presses("Открыть отклик")
    for caption in ("Пригласить", "Пропустить"):
        await oleg.presses(caption)
    await anna.says("/privacy")
    await anna.presses("Выгрузить всё")
    readable = next(content for name, content in files(anna, november).items() if name.endswith(".txt"))
    assert "Отклики на вакансии:\n    vacancy: Библиотекарь".encode() in readable
    for caption in ("Удалить всё", "Удалить"):
        await anna.presses(caption)
    await november.passes(1.1 * DAY)
    assert await responses_of(november) == []
    async with november.app.database.read() as session:
        ledger = (await session.scalars(select(Delivery))).all()
    assert not any("Анна" in json.dumps(each.params, ensure_ascii=False) for each in ledger)
    assert not any(str(anna.id) in json.dumps(each.params) for each in ledger)
    await oleg.presses_again(opened.id, data)
    await oleg.gets_alert("больше нет")


async def test_withdrawing_the_consent_takes_all_responses_back(november: Cluster) -> None:
    oleg, vacancy = await has_a_vacancy(november)
    anna = november.person("Анна")
    await joins(anna)
    await responds(anna, vacancy)
    await anna.says("/privacy")
    for caption in ("Мои согласия", "Отозвать: отклики", "Отозвать"):
        await anna.presses(caption)
    await oleg.sees("отклик на «Библиотекарь» отозван")
    assert [each.state for each in await responses_of(november)] == [ResponseState.WITHDRAWN]


async def test_who_leaves_the_cluster_takes_responses_along(november: Cluster) -> None:
    oleg, vacancy = await has_a_vacancy(november)
    anna = november.person("Анна")
    await joins(anna)
    await responds(anna, vacancy)
    await anna.says("/privacy")
    for caption in ("Мои согласия", "Отозвать: карточка", "Отозвать"):
        await anna.presses(caption)
    assert await responses_of(november) == []
    await oleg.opens(f"v{vacancy}")
    for caption in ("Управлять", "Отклики (0)"):
        await oleg.presses(caption)
    await oleg.sees("откликов пока нет")


async def test_an_erased_publisher_leaves_no_contact_behind(november: Cluster) -> None:
    oleg, vacancy = await has_a_vacancy(november)
    anna = november.person("Анна")
    await joins(anna)
    await responds(anna, vacancy)
    await oleg.presses("Открыть отклик")
    for caption in ("Пригласить", "Пропустить"):
        await oleg.presses(caption)
    await oleg.says("/privacy")
    for caption in ("Удалить всё", "Удалить"):
        await oleg.presses(caption)
    await november.passes(1.1 * DAY)
    async with november.app.database.read() as session:
        ledger = (await session.scalars(select(Delivery))).all()
    assert not any(str(oleg.id) in json.dumps(each.params) for each in ledger)
    (response,) = await responses_of(november)
    await anna.presses_again(anna.newest.id, f"vre:{response.id}:own")
    await anna.sees("Вас пригласили.")
    await anna.sees_not("Связаться")
