"""Forms as people meet them: interrupted, parked, pressed twice, answered with the wrong thing; in both languages."""

import asyncio

import pytest

from tests.actors import Actor
from tests.conftest import Cluster


async def reaches_the_place(anna: Actor) -> None:
    """As far as question 3 of the joining form."""
    await anna.opens()
    for caption in ("Вступить в кластер", "Специалист", "Даю согласие"):
        await anna.presses(caption)
    await anna.says("Анна Берёзова")
    await anna.presses("Библиотека")
    await anna.presses("Библиотекарь")
    await anna.sees("Вопрос 3 из 4.")


async def test_a_restart_in_the_middle_of_a_form(cluster: Cluster) -> None:
    anna = cluster.person()
    await reaches_the_place(anna)
    await cluster.restart()
    await anna.presses("Вязьма")
    await anna.sees("Вопрос 4 из 4.")


async def test_start_offers_to_go_on_with_name_and_age_of_the_form(cluster: Cluster) -> None:
    anna = cluster.person()
    await reaches_the_place(anna)
    cluster.clock.advance(3 * 24 * 3600)
    await anna.says("/start")
    await anna.sees(
        "Анна, вы остановились на вопросе 3 из 4", "Где вы работаете", "«Вступление в кластер», 3 дня назад"
    )
    assert {"Продолжить", "Начать заново", "Не сейчас"} <= set(anna.captions)
    await anna.presses("Продолжить")
    await anna.sees("Вопрос 3 из 4.")


async def test_start_again_drops_the_answers(cluster: Cluster) -> None:
    anna = cluster.person()
    await reaches_the_place(anna)
    await anna.says("/start")
    await anna.presses("Начать заново")
    await anna.sees("Вопрос 1 из 4.")


async def test_not_now_keeps_them_and_typed_text_asks_whether_to_go_on(cluster: Cluster) -> None:
    anna = cluster.person()
    await reaches_the_place(anna)
    await anna.says("/start")
    await anna.presses("Не сейчас")
    await anna.sees("Ответы сохранены")
    await anna.says("Вязьма")
    await anna.sees("незаконченная анкета")
    await anna.presses("Продолжить")
    await anna.sees("Вопрос 3 из 4.")


async def test_a_button_of_an_old_question_shows_the_current_one(cluster: Cluster) -> None:
    anna = cluster.person()
    await anna.opens()
    for caption in ("Вступить в кластер", "Специалист", "Даю согласие"):
        await anna.presses(caption)
    await anna.says("Анна Берёзова")
    old, data = anna.button("Библиотека")
    await anna.presses("Библиотека")
    await anna.presses("Библиотекарь")
    await anna.presses("Вязьма")
    await anna.presses_again(old.id, data)
    await anna.sees("Вопрос 4 из 4.")


async def test_two_presses_at_once_are_one_answer(cluster: Cluster) -> None:
    anna = cluster.person()
    await reaches_the_place(anna)
    message, data = anna.button("Вязьма")
    anna.since = cluster.telegram.moment
    for _ in range(2):
        cluster.telegram.presses(anna.id, message.id, data)
    await anna.sees("Вопрос 4 из 4.")
    await anna.sees_not("Проверьте")
    assert await answered(anna) == 2


async def answered(anna: Actor) -> int:
    """Presses answered since the actor's last action, once the bot is silent."""
    await asyncio.sleep(0.1)
    return len([answer for answer in anna.chat.answers if answer.moment > anna.since])


async def test_back_and_typed_controls(cluster: Cluster) -> None:
    anna = cluster.person()
    await reaches_the_place(anna)
    await anna.presses("Назад")
    await anna.sees("Вопрос 2 из 4.")
    await anna.says("назад")
    await anna.sees("Вопрос 1 из 4.")
    await anna.says("Анна Мария")
    await anna.sees("Вопрос 3 из 4.")


async def test_cancel_asks_first(cluster: Cluster) -> None:
    anna = cluster.person()
    await reaches_the_place(anna)
    await anna.says("/cancel")
    await anna.sees("Отменить анкету? Ответы удалятся.")
    await anna.presses("Продолжить")
    await anna.sees("Вопрос 3 из 4.")
    await anna.presses("Отменить")
    await anna.presses("Да, отменить")
    await anna.sees("Анкета отменена")
    await anna.says("/cancel")
    await anna.sees("Сейчас нет открытой анкеты")


async def test_every_answer_can_be_changed_before_it_is_sent(cluster: Cluster) -> None:
    anna = cluster.person()
    await reaches_the_place(anna)
    await anna.presses("Вязьма")
    await anna.presses("Нет, не присылать")
    await anna.sees("Имя: Анна Берёзова", "Профессия: Библиотекарь", "Новости: Нет, не присылать")
    await anna.presses("Изменить")
    await anna.presses("Муниципалитет")
    await anna.says("рославльский р-н")
    await anna.sees("Муниципалитет: Рославльский муниципальный округ", "Имя: Анна Берёзова")


async def test_what_was_not_asked_for_is_answered_with_what_was(cluster: Cluster) -> None:
    anna = cluster.person()
    await reaches_the_place(anna)
    await anna.sends_sticker()
    await anna.sees("Здесь нужен ответ кнопкой или название муниципалитета", "стикер", "Вопрос 3 из 4.")
    await anna.sends_voice()
    await anna.sees("голосовое сообщение", "Вопрос 3 из 4.")
    await anna.sends_location()
    await anna.sees("место на карте")
    await anna.sends_document(b"x", "x.pdf")
    await anna.sees("файл")
    await anna.shares_contact()
    await anna.sees("контакт")
    await anna.says("Нигде")
    await anna.sees("Не нашлось такого места")


@pytest.mark.parametrize(
    "text",
    [
        "<b>&",
        "😀" * 2000,
        "\u202e!antsuH\u202c",
        "\u200b1\u200b",
        "A" * 4096,
        "</b>",
        "{ $name }",
        "🏳️‍🌈",
        "'; DROP TABLE people;",
    ],
)
async def test_hostile_names_are_refused_kindly_and_break_nothing(cluster: Cluster, text: str) -> None:
    anna = cluster.person()
    await anna.opens()
    for caption in ("Вступить в кластер", "Специалист", "Даю согласие"):
        await anna.presses(caption)
    await anna.says(text)
    await anna.sees("Вопрос 1 из 4.")
    await anna.says("Анна")
    await anna.sees("Вопрос 2 из 4.")
    await anna.presses("Написать своё")
    await anna.says("<i>мастер</i> & Co")
    await anna.presses("Вязьма")
    await anna.presses("Да, раз в неделю")
    await anna.sees("Профессия: <i>мастер</i> & Co")


async def test_a_command_inside_a_form_is_a_command(cluster: Cluster) -> None:
    anna = cluster.person()
    await reaches_the_place(anna)
    await anna.says("/help")
    await anna.sees("/menu — главное меню")
    await anna.says("/nosuchcommand")
    await anna.sees("незаконченная анкета")
    await anna.says("/start")
    await anna.sees("вопросе 3 из 4")


async def test_a_message_that_was_edited_is_no_answer_and_that_is_said(cluster: Cluster) -> None:
    anna = cluster.person()
    await reaches_the_place(anna)
    await anna.edits("Анна Осинина")
    await anna.sees("Правка в отправленном сообщении ответа не меняет.", "«Назад»", "Вопрос 3 из 4.")
    await anna.presses("Вязьма")
    await anna.presses("Нет, не присылать")
    await anna.edits("Анна Осинина")
    await anna.sees("нажмите «Изменить»", "Проверьте, пожалуйста:", "Анна Берёзова")
    await anna.presses("Отправить")
    await anna.sees("Готово, Анна")


async def test_somebody_elses_form_cannot_be_answered(cluster: Cluster) -> None:
    anna, boris = cluster.person("Анна"), cluster.person("Борис")
    await reaches_the_place(anna)
    await boris.opens()
    _, data = anna.button("Вязьма")
    await boris.presses_again(boris.newest.id, data)
    await boris.gets_alert("Эта анкета уже закрыта")
    await anna.presses("Рославль")
    await anna.sees("Вопрос 4 из 4.")


async def test_the_profile_is_completed_one_question_at_a_time(cluster: Cluster) -> None:
    anna = cluster.person()
    await reaches_the_place(anna)
    for caption in ("Вязьма", "Нет, не присылать", "Отправить", "Дополнить профиль", "От 3 до 10 лет", "Пропустить"):
        await anna.presses(caption)
    await anna.sees("Чем вы владеете?")
    await anna.presses("Пропустить")
    await anna.sees("Что вы можете предложить коллегам?")
    await anna.presses("Мастер-классы")
    await anna.presses("Показать ещё")
    await anna.presses("Обучение")
    await anna.presses("Дальше")
    await anna.says("Веду\n\nкружок <b>чтения</b>")
    await anna.presses("Да, показывать")
    await anna.sees(
        "Опыт: От 3 до 10 лет", "Предлагаю: Мастер-классы; Обучение", "кружок <b>чтения</b>", "Да, показывать"
    )
    await anna.presses("Изменить")
    await anna.presses("О себе")
    await anna.presses("Пропустить")
    await anna.sees("О себе: не указано")
