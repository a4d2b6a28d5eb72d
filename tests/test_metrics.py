"""What Prometheus reads: the format as its own parser takes it, closed sets of labels, nothing that people wrote."""

from datetime import timedelta

from aiohttp import ClientSession
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families

from bot.metrics import BOUNDS, Depth, Metrics, Times, exposition
from tests.conftest import TOKEN, Cluster


def read(body: bytes) -> dict[str, dict[tuple[str, ...], float]]:
    """Values by the name of the sample and its labels' values."""
    found: dict[str, dict[tuple[str, ...], float]] = {}
    for family in text_string_to_metric_families(body.decode()):
        for sample in family.samples:
            found.setdefault(sample.name, {})[tuple(sample.labels.values())] = sample.value
    return found


async def scraped(cluster: Cluster) -> str:
    async with ClientSession() as client, client.get(f"http://127.0.0.1:{cluster.app.port}/metrics") as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
        return await answer.text()


async def test_what_a_running_bot_tells(cluster: Cluster) -> None:
    anna = cluster.person("Анна")
    await anna.opens()
    await anna.presses("Вступить в кластер")
    await anna.says("мой телефон +79123456789")
    await cluster.passes(61)
    text = await scraped(cluster)
    found = read(text.encode())
    assert found["bot_updates_total"]["message", "handled"] >= 2
    assert found["bot_updates_total"]["callback_query", "handled"] == 1
    assert found["bot_update_seconds_count"]["callback_query",] == 1
    assert found["bot_transaction_seconds_count"]["write",] > 0
    assert found["bot_tick_lag_seconds"]["privacy",] >= 0
    assert found["bot_updates_waiting"][()] == 0
    for secret in ("Анна", "9123456789", TOKEN, str(anna.id)):
        assert secret not in text


def test_an_empty_process_and_a_silent_database() -> None:
    found = read(exposition(Metrics(), None))
    assert found["bot_updates_waiting"] == {(): 0}
    assert "bot_deliveries" not in found


def test_a_queue() -> None:
    found = read(exposition(Metrics(), Depth({"pending": 3, "sent": 12}, timedelta(minutes=2))))
    assert found["bot_deliveries"] == {("pending",): 3, ("sent",): 12}
    assert found["bot_delivery_overdue_seconds"] == {(): 120}


def test_a_kind_nobody_knows_makes_no_label_of_its_own() -> None:
    metrics = Metrics()
    for number in range(100):
        metrics.handled(f"made up {number}", "handled", 0.1)
    assert read(exposition(metrics, None))["bot_updates_total"] == {("other", "handled"): 100}


@given(st.lists(st.floats(0, 100)))
def test_buckets_hold_what_is_not_longer(seconds: list[float]) -> None:
    times = Times()
    for each in seconds:
        times.add(each)
    expected = [sum(each <= bound for each in seconds) for bound in BOUNDS]
    assert [number for _, number in times.buckets()] == [*expected, len(seconds)]
