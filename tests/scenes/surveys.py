"""The guide: surveys, quality points, polls in the channel."""

from tests.scenes.beginnings import OLGA, at_work, console
from tests.scenes.walk import Walk

TITLE = "Чему вам хотелось бы научиться?"


async def surveys(walk: Walk) -> None:
    """A survey is built in the chat, tried, opened and looked at."""
    await at_work(walk)
    await walk.presses("Опросы")
    await walk.picture("surveys")
    await walk.presses("Новый опрос")
    await walk.says(TITLE)
    await walk.presses("С именем", "Специалисты", "Добавить вопрос")
    await walk.picture("survey-kinds")
    await walk.presses("Один ответ из списка")
    await walk.says("Какой курс вам нужнее?", "Звук и свет\nГранты\nСоцсети")
    await walk.presses("Да", "Да", "Пропустить")
    await walk.picture("survey-questions")
    await walk.presses("Вопрос 1")
    await walk.picture("survey-question")
    await walk.presses("К вопросам", "К опросу")
    await walk.picture("survey-draft")
    await walk.presses("Настройки")
    await walk.picture("survey-settings")
    await walk.presses("К опросу", "Открыть сейчас")
    await walk.picture("survey-open")
    await walk.presses("Да, открыть", "Закрыть опрос")
    await walk.picture("survey-close")
    await walk.presses("Да, закрыть")
    await walk.picture("survey-closed")
    await console(walk, "Опросы", "Каких умений не хватает", "Итоги", "Вопрос 1")
    await walk.picture("survey-result")


async def quality(walk: Walk) -> None:
    """A place that is rated, its results, and what happens when two marks in a day are low."""
    await at_work(walk)
    await walk.presses("Найти")
    await walk.says("днепровские")
    await walk.presses("РДК «Днепровские зори»", "Оценки посетителей", "концертный зал")
    await walk.picture("point")
    await walk.presses("Итоги")
    await walk.picture("point-results")
    for visitor, mark in (("Дарья Молодцова", "1 — очень плохо"), ("Анна Берёзова", "2 — плохо")):
        await walk.becomes(visitor)
        await walk.follows("qRDKHGQ34")
        await walk.presses(mark)
        await walk.says("В зале очень холодно.")
    await walk.becomes(OLGA)
    await walk.sees("Низкие оценки")
    await walk.picture("low-marks")
    await walk.presses("Подробнее", "Взять в работу")
    await walk.picture("low-marks-taken")
    await walk.presses("Написать, что изменили")
    await walk.picture("what-changed")
    await walk.says("Починили отопление, теперь в зале двадцать градусов.")
    await walk.presses("Отправить")
    await console(walk, "Опросы в канале", "Новый опрос", "Опрос")
    await walk.says("Когда вам удобнее приходить?", "Утром\nДнём\nВечером")
    await walk.picture("poll-where")
