"""Settings: each press changes one thing and shows where it stands."""

from tests.conftest import Cluster
from tests.test_joining import joins


async def test_news_without_a_card_in_four_presses(cluster: Cluster) -> None:
    boris = cluster.person("Борис")
    await boris.opens()
    for caption in ("Подписаться на новости", "Дальше", "Вязьма", "Даю согласие"):
        await boris.presses(caption)
    await boris.sees("Готово, вы подписаны.")
    await boris.says("/settings")
    await boris.sees("Новости: раз в неделю", "Темы: Мероприятия, Вакансии, Обучение, Опросы")


async def test_how_often_and_what_about(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    await anna.says("/settings")
    await anna.presses("Как часто")
    await anna.presses("раз в месяц")
    await anna.sees("☑ раз в месяц", "☐ раз в неделю")
    await anna.presses("Назад")
    await anna.presses("Темы")
    await anna.presses("Вакансии")
    await anna.sees("☐ Вакансии", "☑ Мероприятия")
    await anna.presses("Назад")
    await anna.sees("Новости: раз в месяц", "Темы: Мероприятия, Обучение, Опросы")


async def test_no_news_withdraws_the_consent(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    await anna.says("/settings")
    await anna.presses("Как часто")
    await anna.presses("не присылать")
    await anna.says("/privacy")
    await anna.presses("Мои согласия")
    await anna.sees("Карточка участника: версия 1")
    await anna.sees_not("Рассылка новостей: версия")


async def test_quiet_hours_ready_made_and_own(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    await anna.says("/settings")
    await anna.presses("Тихие часы")
    await anna.presses("с 22:00 до 08:00")
    await anna.sees("☑ с 22:00 до 08:00")
    await anna.presses("Другое время")
    await anna.says("полночь")
    await anna.sees("Не получилось понять час")
    await anna.says("21.30")
    await anna.says("7")
    await anna.sees("☑ с 21:30 до 07:00")
    await anna.presses("без тихих часов")
    await anna.sees("☑ без тихих часов")


async def test_a_pause_for_a_month_ends_by_itself_or_by_hand(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    await anna.says("/settings")
    await anna.presses("Пауза на месяц")
    await anna.sees("Сейчас пауза", "Снять паузу")
    await anna.presses("Снять паузу")
    await anna.sees_not("Сейчас пауза")
    await anna.presses("Пауза на месяц")
    await cluster.passes(31 * 24 * 3600)
    await anna.says("/settings")
    await anna.sees_not("Сейчас пауза")


async def test_the_language_is_switched_in_place(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    await anna.says("/settings")
    await anna.presses("English")
    await anna.sees("News: once a week")
    await anna.presses("Русский")
    await anna.sees("Новости: раз в неделю")
