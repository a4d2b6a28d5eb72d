"""The guide: announcements, and the digest of what waits for a coordinator."""

from tests.scenes.beginnings import OLGA, VERA, at_work, console, invites
from tests.scenes.walk import Walk

TEXT = "Семинар «Грант за один вечер»\n\nВ среду, 2 декабря, в 15:00, онлайн. Записывайтесь кнопкой внизу."


async def announcements(walk: Walk) -> None:
    """Written, addressed, looked at, sent, reported on."""
    await at_work(walk)
    await walk.presses("Объявления")
    await walk.picture("announcements")
    await walk.presses("Новое объявление")
    await walk.says(TEXT)
    await walk.picture("announcement-whom")
    await walk.presses("Выбрать точнее", "Кто", "☐ специалисты")
    await walk.picture("audience-who")
    await walk.presses("Назад")
    await walk.picture("audience")
    await walk.presses("Готово", "Изменить")
    await walk.picture("announcement-change")
    await walk.presses("Кнопки: 0", "Добавить мероприятие, вакансию, опрос")
    await walk.says("Записаться", "e1")
    await walk.presses("Назад", "Назад", "Посмотреть у себя")
    await walk.picture("announcement-preview", messages=2)
    await walk.presses("Отправить сейчас")
    await walk.picture("announcement-sure")
    await walk.presses("Да, отправить")
    await walk.sees("Доставлено 2.")
    await walk.picture("announcement-done", about="Готово: «Семинар")
    await walk.presses("Отчёт")
    await walk.picture("announcement-report", about="Отчёт: Семинар")
    await walk.presses("Назад", "Отозвать")
    await walk.picture("announcement-withdraw", about="Удалить объявление")


async def second_approval(walk: Walk) -> None:
    """What is urgent is approved by another coordinator; what waits is told on Mondays."""
    await at_work(walk)
    await invites(walk, "Вера", "Дорохова")
    await walk.becomes(OLGA)
    await console(walk, "Объявления", "Новое объявление")
    await walk.says("Библиотека закрыта 25 и 26 ноября: ремонт отопления.")
    await walk.presses("Всем участникам", "Изменить", "Это срочно", "Назад")
    await walk.picture("announcement-urgent")
    await walk.presses("Отправить на подтверждение", "Да, отправить")
    await walk.becomes(VERA)
    await walk.sees("ждёт второго координатора")
    await walk.presses("Открыть объявление")
    await walk.picture("announcement-confirm")
    await walk.waits_for_monday()
    await walk.sees("Что ждёт вас на этой неделе")
    await walk.picture("duty", about="Что ждёт вас на этой неделе")
