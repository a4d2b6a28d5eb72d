"""A specialist joins, completes the card, changes it and leaves; somebody else only subscribes."""

from tests.actors import Actor
from tests.conftest import Cluster


async def joins(anna: Actor) -> None:
    """The shortest way in Russian: 8 presses and one typed message after START."""
    await anna.opens()
    await anna.presses("Вступить в кластер")
    await anna.presses("Специалист")
    await anna.presses("Даю согласие")
    await anna.says("Анна Берёзова")
    await anna.presses("Библиотека")
    await anna.presses("Библиотекарь")
    await anna.presses("Вязьма")
    await anna.presses("Да, раз в неделю")
    await anna.presses("Отправить")


async def test_a_specialist_joins_in_eight_presses_and_one_message(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    await anna.sees("Готово, Анна, вы в кластере.")
    await anna.says("/profile")
    await anna.sees("Анна Берёзова", "Библиотекарь", "Вяземский муниципальный округ", "Новости: раз в неделю")


async def test_the_same_in_english(cluster: Cluster) -> None:
    john = cluster.person("John", language="en")
    await john.opens()
    await john.presses("Join the cluster")
    await john.presses("A specialist")
    await john.presses("I consent")
    await john.says("John O'Neill")
    await john.sees("Question 2 of 4. John, what do you do?")
    await john.presses("Write my own")
    await john.says("organ builder")
    await john.says("vyazma")
    await john.presses("No, thank you")
    await john.presses("Submit")
    await john.sees("Done, John, you are in the cluster.")


async def test_the_document_can_be_read_before_consenting(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await anna.opens()
    await anna.presses("Вступить в кластер")
    await anna.presses("Специалист")
    await anna.presses("Прочитать документ")
    await anna.sees("Версия 1")
    assert "document" in anna.newest.data
    await anna.presses("Даю согласие")
    await anna.sees("Вопрос 1 из 4.")


async def test_the_card_is_completed_one_question_at_a_time(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    await anna.presses("Дополнить профиль")
    await anna.sees("Вопрос 1 из 6.", "Сколько лет")
    await anna.presses("От 3 до 10 лет")
    await anna.presses("Пропустить")
    await anna.says("веду соцсети и снимаю видео")
    await anna.presses("Цифровые и технические: 2")
    await anna.presses("☑ Фото и видео")
    await anna.presses("☐ Онлайн-занятия")
    await anna.presses("Другие умения")
    await anna.presses("Общение и безопасность")
    await anna.presses("☐ Экскурсии")
    await anna.presses("Дальше: выбрано 3")
    await anna.sees("Отметьте до пяти")
    offers = [caption for caption in anna.captions if caption.startswith("☐")]
    for caption in offers[:2]:
        await anna.presses(caption)
    await anna.presses("Дальше: выбрано 2")
    await anna.says("Провожу громкие чтения <b>&")
    await anna.presses("Да, показывать")
    await anna.sees("Моя карточка", "Опыт: От 3 до 10 лет", "Работа: не указано", "громкие чтения <b>&")
    await anna.sees(*(caption.removeprefix("☐ ") for caption in offers[:2]))
    await anna.sees("Видна другим: Да, показывать")
    await anna.sees("Владею: Ведение соцсетей и афиши; Онлайн-занятия; Экскурсии")
    await anna.says("/privacy")
    await anna.sees("3 согласия")


async def test_one_line_of_the_card_is_changed(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    await anna.says("/profile")
    await anna.presses("Изменить")
    await anna.presses("Профессия")
    await anna.presses("Музей, архив")
    await anna.presses("Хранитель")
    await anna.sees("Моя карточка", "Профессия: Хранитель", "Сферы: Музеи и выставки")


async def test_leaving_takes_the_card_and_its_consent_back(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    await anna.says("/profile")
    await anna.presses("Выйти из кластера")
    await anna.sees("Новости будут приходить дальше")
    await anna.presses("Да, выйти")
    await anna.sees("вы больше не участник кластера")
    await anna.says("/privacy")
    await anna.sees("карточки участника нет", "1 согласие")
    await anna.presses("Мои согласия")
    await anna.sees("Рассылка новостей")
    await anna.sees_not("Карточка участника: версия")


async def test_subscribing_takes_four_presses_and_nothing_typed(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await anna.opens()
    for caption in ("Подписаться на новости", "Дальше", "Вязьма", "Даю согласие"):
        await anna.presses(caption)
    await anna.sees("Готово, вы подписаны.")


async def test_a_subscriber_who_joins_is_not_asked_again(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await anna.opens()
    for caption in ("Подписаться на новости", "Дальше", "Вязьма", "Даю согласие"):
        await anna.presses(caption)
    await anna.says("/join")
    await anna.presses("Специалист")
    await anna.presses("Даю согласие")
    await anna.says("Анна Берёзова")
    await anna.presses("Библиотека")
    await anna.presses("Библиотекарь")
    await anna.sees("Проверьте, пожалуйста:", "Вяземский муниципальный округ", "Новости: Да, раз в неделю")
    await anna.presses("Отправить")
    await anna.sees("Готово, Анна, вы в кластере.")
    await anna.says("/privacy")
    await anna.sees("2 согласия")


async def test_joining_twice_shows_the_card_instead(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await joins(anna)
    await anna.says("/join")
    await anna.sees("Вы уже в кластере.")
