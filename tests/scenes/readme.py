"""The pictures of the README: the first minute of a specialist."""

from tests.scenes.walk import Walk


async def joining(walk: Walk) -> None:
    await walk.becomes("Анна Берёзова")
    await walk.starts()
    await walk.whole_picture("start-ru")
    await walk.presses("Вступить в кластер", "Специалист", "Даю согласие")
    await walk.says("Анна Берёзова")
    await walk.presses("Библиотека", "Библиотекарь")
    await walk.sees("Вопрос 3 из 4.")
    await walk.whole_picture("question-ru")
    await walk.presses("Вязьма", "Да, раз в неделю", "Отправить")
    await walk.sees("Готово, Анна, вы в кластере.")
    await walk.whole_picture("joined-ru")


async def joining_in_english(walk: Walk) -> None:
    await walk.adds("John", "Smith")
    await walk.presses("Join the cluster", "A specialist", "I consent")
    await walk.says("John Smith")
    await walk.presses("Museum, archive", "Tour guide")
    await walk.sees("Question 3 of 4.")
    await walk.whole_picture("question-en-phone")
