"""Files people send are read, and none that is too large."""

import pytest

from bot.errors import DomainError
from bot.sandbox.people import Message
from bot.telegram.post import Post
from tests.conftest import Cluster


async def sent(cluster: Cluster, data: bytes) -> str:
    """The id of a file that somebody sent."""
    anna = cluster.person()
    await anna.opens()
    await anna.sends_document(data, "sheet.xlsx")
    theirs: list[Message] = [message for message in anna.chat.messages.values() if "document" in message.data]
    return str(theirs[-1].data["document"]["file_id"])


async def test_a_file_is_read_up_to_its_limit(cluster: Cluster) -> None:
    file_id = await sent(cluster, b"x" * 1000)
    post = Post(cluster.app.bot)
    assert await post.fetch(file_id, 1000) == b"x" * 1000
    with pytest.raises(DomainError, match="field-file-large"):
        await post.fetch(file_id, 999)


async def test_a_large_one_is_refused_before_it_is_loaded(cluster: Cluster) -> None:
    file_id = await sent(cluster, b"x" * 3_000_000)
    loads = len(cluster.telegram.calls)
    with pytest.raises(DomainError, match="field-file-large") as refusal:
        await Post(cluster.app.bot).fetch(file_id, 2 * 1024 * 1024)
    assert refusal.value.params == {"megabytes": 2}
    assert [call.method for call in list(cluster.telegram.calls)[loads:]] in (["getFile"], ["getFile", "getUpdates"])
