"""Vacancies in the public channel: one message each, which follows whatever becomes of the vacancy."""

from sqlalchemy import select

from bot.db.channel import ChannelPost
from tests.conftest import Cluster
from tests.test_channel import posts, with_channel
from tests.test_colleagues import has_a_bakery
from tests.test_recruiting import DAY, opens_desk, proposes
from tests.vacancies import publishes


async def test_a_vacancy_is_posted_changed_struck_and_brought_back(november: Cluster) -> None:
    channel = await with_channel(november)
    oleg, olga = await has_a_bakery(november), november.coordinator
    await proposes(oleg)
    assert posts(channel) == []
    await olga.presses("Одобрить")
    await channel.sees(
        "Библиотекарь", "ИП Рябинина А. В.", "Оплата: 32\u00a0000–38\u00a0000 ₽", "Открыта до: 24 декабря"
    )
    ((button,),) = channel.newest.buttons
    assert button["url"].endswith("?start=v1")
    assert "+7" not in channel.newest.words  # nobody's contacts

    await opens_desk(oleg)
    for caption in ("Библиотекарь", "Изменить", "Оплата"):
        await oleg.presses(caption)
    await oleg.says("40 000")
    await oleg.presses("Пропустить")
    await olga.presses("Одобрить")
    await channel.sees("Оплата: 40\u00a0000 ₽")

    await november.passes(31 * DAY)
    await channel.sees("Библиотекарь, ИП Рябинина А. В.", "Срок вакансии закончился.")
    assert channel.newest.buttons == []
    assert {"type": "strikethrough"}.items() <= channel.newest.data["entities"][0].items()

    await oleg.presses("Продлить на 30 дней")
    await channel.sees("Оплата: 40\u00a0000 ₽", "Открыта до")
    await opens_desk(oleg)
    for caption in ("Библиотекарь", "Закрыть", "Нашли у нас"):
        await oleg.presses(caption)
    await channel.sees("Библиотекарь, ИП Рябинина А. В.", "Вакансия закрыта.")
    assert len(posts(channel)) == 1


async def test_what_was_published_before_there_was_a_channel_stays_out_of_it(november: Cluster) -> None:
    oleg = await has_a_bakery(november)
    await publishes(november.app.database, november.clock, 1)
    channel = await with_channel(november)
    await opens_desk(oleg)
    for caption in ("Библиотекарь", "Закрыть", "Не нашли"):
        await oleg.presses(caption)
    await oleg.sees("Закрыли, спасибо.")
    assert posts(channel) == []
    async with november.app.database.read() as session:
        assert await session.scalar(select(ChannelPost.subject)) is None
