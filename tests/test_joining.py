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
