"""Surveys as coordinators make them: question by question in the chat, from a spreadsheet, opened, closed, told of."""

from tests.actors import Actor
from tests.conftest import Cluster
from tests.test_joining import joins

HOUR = 3600


async def builds(olga: Actor, *, named: bool = False) -> None:
    """A survey of three questions, made in the chat."""
    await olga.says("/console")
    await olga.presses("Опросы")
    await olga.presses("Новый опрос")
    await olga.says("Чему вам хотелось бы научиться?")
    await olga.presses("С именем" if named else "Анонимно")
    await olga.presses("Для всех")
    await olga.sees("Чему вам хотелось бы научиться?", "Состояние: черновик")
    await olga.presses("Добавить вопрос")
    await olga.presses("Оценка по шкале")
    await olga.says("Насколько вы довольны работой?")
    await olga.presses("От 1 до 5")
    await olga.presses("Да")
    await olga.says("How satisfied are you with your work?")
    await olga.sees("1. Насколько вы довольны работой?", "обязательно")
    await olga.presses("Добавить вопрос")
    await olga.presses("Один ответ из списка")
    await olga.says("Чему поучиться?")
    await olga.says("Сценарий\nЗвук и свет\nГранты")
    await olga.presses("Нет")
    await olga.presses("Нет")
    await olga.presses("Пропустить")
    await olga.presses("Добавить вопрос")
    await olga.presses("Своими словами")
    await olga.says("Что ещё скажете?")
    await olga.presses("Нет")
    await olga.presses("Пропустить")
    await olga.sees("3. Что ещё скажете?")


async def opens(olga: Actor) -> None:
    await olga.presses("К опросу")
    await olga.presses("Открыть сейчас")
    await olga.presses("Да, открыть")
    await olga.sees("Состояние: открыт", "?start=s1")


async def answers(person: Actor, mark: str, choice: str, words: str = "") -> None:
    await person.opens("s1")
    await person.sees("3 вопроса, около 2 минут")
    await person.presses("Начать")
    await person.presses(mark)
    await person.presses(choice)
    if words:
        await person.says(words)
    else:
        await person.presses("Пропустить")
    await person.sees("Проверьте")
    await person.presses("Отправить")
    await person.sees("Спасибо, ответ записан")


async def test_a_survey_made_in_the_chat_is_answered_and_counted(cluster: Cluster) -> None:
    olga = cluster.coordinator
    await olga.opens()
    await builds(olga)
    await olga.presses("К опросу")
    await olga.presses("Попробовать")
    await olga.sees("Вопрос 1 из 3. Насколько вы довольны работой?")
    await olga.presses("5")
    await olga.presses("Гранты")
    await olga.presses("Пропустить")
    await olga.presses("Отправить")
    await olga.sees("Это была проба")
    await opens(olga)
    people = [cluster.person(f"Анна{number}") for number in range(5)]
    for number, (person, mark) in enumerate(zip(people, "55421", strict=True)):
        await answers(person, mark, "Звук и свет" if number else "Гранты", f"Мысль {number} <b>" if number < 2 else "")
        if number == 3:
            await olga.presses("Итоги")
            await olga.sees("Начали: 4. Ответили: 4.", "Ответов меньше 5, поэтому итоги не показываются")
            await olga.presses("К опросу")
    await olga.presses("Итоги")
    await olga.sees("Начали: 5. Ответили: 5.", "довольны 60 %, ответов 5", "«Звук и свет» 80 %")
    await olga.presses("Вопрос 1")
    await olga.sees("5: 40 % (2)", "Среднее 3,4, медиана 4", "Довольны (4 и 5): 60 %", "Предварительно")
    await olga.presses("Показать диаграмму")
    await olga.sees("5: 40 % (2)")
    assert "photo" in olga.newest.data
    await olga.presses("Следующий вопрос")
    await olga.sees("Сценарий: 0 % (0)", "Звук и свет: 80 % (4)", "Гранты: 20 % (1)")
    await olga.presses("Следующий вопрос")
    await olga.presses("Прочитать ответы")
    await olga.sees("Ответов: 2", "Мысль 0 <b>", "Мысль 1 <b>")
    await olga.sees_not("Анна")
    await people[0].says("/surveys")
    await people[0].sees("Вы ответили", "Чему вам хотелось бы научиться?")
    await people[0].opens("s1")
    await people[0].sees("Вы уже ответили")


async def test_a_member_finds_it_in_the_menu(cluster: Cluster) -> None:
    olga, anna = cluster.coordinator, cluster.person()
    await olga.opens()
    await joins(anna)
    await anna.says("/menu")
    await anna.presses("Опросы")
    await anna.sees("Сейчас пусто")
    await builds(olga, named=True)
    await opens(olga)
    await anna.says("/menu")
    await anna.presses("Опросы")
    await anna.sees("Чему вам хотелось бы научиться?", "3 вопроса, около 2 минут")
    await anna.presses("Чему вам хотелось бы")
    await anna.sees("С именем.", "Координатор увидит, как ответили именно вы")
    await anna.presses("Даю согласие и начинаю")
    await anna.sees("Вопрос 1 из 3.")
