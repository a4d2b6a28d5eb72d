"""The guide: how one becomes a coordinator, the queue, questions and ready answers."""

from tests.scenes.beginnings import OLGA, VERA, at_work, business_applies, console, invites
from tests.scenes.walk import Walk


async def becoming(walk: Walk) -> None:
    """The owner's link makes a coordinator; the console and where it is."""
    await at_work(walk)
    await walk.presses("Координаторы", "Пригласить по ссылке")
    await walk.picture("invite-coordinator")
    token = await walk.reads(r"start=(i[\w-]+)")
    await walk.adds("Вера", "Дорохова")
    await walk.follows(token)
    await walk.picture("invitation")
    await walk.presses("Принять")
    await walk.says(VERA, "/menu")
    await walk.picture("menu")
    await walk.presses("Консоль координатора")
    await walk.picture("console")
    await walk.becomes(OLGA)
    await console(walk, "Координаторы")
    await walk.picture("coordinators")
    await walk.presses(VERA)
    await walk.picture("coordinator")


async def queue(walk: Walk) -> None:
    """An application is returned for two fields, corrected, taken by one coordinator and approved."""
    await at_work(walk)
    await invites(walk, "Вера", "Дорохова")
    await business_applies(walk)
    await walk.becomes(OLGA)
    await walk.sees("Новая заявка")
    await walk.picture("new-application")
    await walk.presses("Открыть заявку")
    await walk.picture("application")
    await walk.presses("Вернуть", "☐ Подробнее", "☐ Телефон", "Написать пояснение")
    await walk.says("Напишите, пожалуйста, на сколько человек вы готовите.")
    await walk.picture("return-fields")
    await walk.presses("Вернуть заявителю")
    await walk.becomes("Олег Рябинин")
    await walk.sees("Координатор просит поправить")
    await walk.picture("applicant-returned")
    await walk.presses("Поправить")
    await walk.says("Печём и возим по всему округу, до 80 человек", "+7 4812 00-00-52")
    await walk.presses("Отправить")
    await walk.becomes(OLGA)
    await walk.sees("Заявка исправлена")
    await walk.presses("Открыть заявку")
    await walk.picture("corrected-application")
    await walk.presses("Отклонить")
    await walk.picture("decline-reasons")
    await walk.presses("Назад")


async def two_coordinators(walk: Walk) -> None:
    """The queue; what one coordinator has taken is left to them by the other; what waits for a day."""
    await at_work(walk)
    await invites(walk, "Вера", "Дорохова")
    await business_applies(walk)
    await walk.becomes(OLGA)
    await console(walk, "Очередь:")
    await walk.picture("queue")
    await walk.becomes(VERA)
    await console(walk, "Очередь:", "ИП Рябинин О. П.", "Взять в работу")
    await walk.picture("taken")
    await walk.becomes(OLGA)
    await walk.presses("ИП Рябинин О. П.")
    await walk.is_refused("Одобрить", picture="taken-by-another")
    await walk.becomes(VERA)
    await walk.passes(days=1)
    await walk.sees("ИП Рябинин О. П., малый бизнес.")
    await walk.picture("reminder", about="Заявка ждёт больше суток ИП Рябинин")
    await walk.presses_under("Заявка ждёт больше суток ИП Рябинин", "Одобрить")
    await walk.picture("approved", about="Одобрено")


async def questions(walk: Walk) -> None:
    """A question is answered in one's own words; ready answers and how they are edited."""
    await at_work(walk)
    await walk.becomes("Анна Берёзова")
    await walk.starts()
    await walk.says("/help")
    await walk.presses("Вопрос координатору")
    await walk.says("Можно ли прийти на курс вдвоём с подругой? Она пока не в кластере.")
    await walk.becomes(OLGA)
    await walk.sees("Новый вопрос")
    await walk.picture("question")
    await walk.presses("Готовые ответы")
    await walk.picture("ready-answers")
    await walk.presses("Назад", "Ответить")
    await walk.says("Да, приходите вдвоём: нажмите «Пойду», потом «Нас двое или больше».")
    await walk.picture("answered")
    await console(walk, "Готовые ответы", "Ответы на вопросы")
    await walk.picture("phrases")
    await walk.presses("3. Спасибо")
    await walk.picture("phrase")
