"""Cards of events in any chat: what is offered for a link, for words, for nothing, and to whom."""

import pytest

from bot.db.events import EventState
from tests.conftest import Cluster
from tests.events import publish


async def test_an_event_is_offered_by_its_link(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, title="Народный <костюм> & крой")
    await publish(cluster.app.database, cluster.clock, title="Другое")
    stranger = cluster.person("Борис")
    offered = await cluster.telegram.asks_inline(stranger.id, f"e{event}")
    (result,) = offered["results"]
    assert result["title"] == "Народный <костюм> & крой"
    assert "Вязем" in result["description"]
    assert "<b>Народный &lt;костюм&gt; &amp; крой</b>" in result["input_message_content"]["message_text"]
    ((button,),) = result["reply_markup"]["inline_keyboard"]
    assert button["url"].endswith(f"?start=e{event}")
    assert offered["button"] is None
    await stranger.opens(f"e{event}")
    await stranger.sees("Народный <костюм> & крой")


async def test_words_find_and_nothing_shows_what_is_next(cluster: Cluster) -> None:
    await publish(cluster.app.database, cluster.clock, title="Лекция о ёлках", hours=90, search_text="лекция о елках")
    await publish(cluster.app.database, cluster.clock, title="Концерт", hours=30, search_text="концерт")
    anna = cluster.person("Anna", language="en")
    found = await cluster.telegram.asks_inline(anna.id, " ёлк ")
    assert [each["title"] for each in found["results"]] == ["Лекция о ёлках"]
    assert found["results"][0]["reply_markup"]["inline_keyboard"][0][0]["text"] == "Open in the cluster’s bot"
    following = await cluster.telegram.asks_inline(anna.id, "")
    assert [each["title"] for each in following["results"]] == ["Концерт", "Лекция о ёлках"]


@pytest.mark.parametrize("query", ["e999999", "e99999999999999999999", "нет такого", "%", "x" * 256])
async def test_where_nothing_is_found_the_way_to_the_bot_is_offered(cluster: Cluster, query: str) -> None:
    offered = await cluster.telegram.asks_inline(cluster.person().id, query)
    assert offered["results"] == []
    assert offered["button"] == {"text": "Ничего не нашлось. Открыть бота", "start_parameter": "cinline"}


async def test_what_was_withdrawn_is_not_offered(cluster: Cluster) -> None:
    event = await publish(cluster.app.database, cluster.clock, state=EventState.WITHDRAWN, search_text="костюм")
    for query in (f"e{event}", "костюм", ""):
        assert (await cluster.telegram.asks_inline(cluster.person().id, query))["results"] == []
