"""What the process counts of itself, as Prometheus reads it at `/metrics`.

Counting is a few additions; the library that writes the format (66 ms to import) is loaded at the first request for it.
Labels come from closed sets and never from what people send.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from bot import __version__

if TYPE_CHECKING:
    from prometheus_client.core import Metric

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)  # seconds
KINDS = frozenset(
    {"message", "callback_query", "inline_query", "my_chat_member", "chat_join_request", "poll", "poll_answer"}
)


@dataclass(slots=True)
class Times:
    """How long something took: how many times, seconds in all, and how many within each of BOUNDS."""

    count: int = 0
    total: float = 0.0
    within: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))

    def add(self, seconds: float) -> None:
        self.count += 1
        self.total += seconds
        self.within[bisect_left(BOUNDS, seconds)] += 1

    def buckets(self) -> list[tuple[str, float]]:
        """Cumulated, as the format wants them."""
        found, so_far = [], 0
        for bound, number in zip((*map(str, BOUNDS), "+Inf"), self.within, strict=True):
            so_far += number
            found.append((bound, float(so_far)))
        return found


@dataclass(frozen=True, slots=True)
class Depth:
    """What waits to be sent: rows by state, and how late the most overdue one is."""

    by_state: Mapping[str, int]
    oldest: timedelta


@dataclass(slots=True)
class Metrics:
    """The counters of this process: `updates` by kind and outcome, `api_errors` by code. `tick_lag`, in seconds, is of
    all of them, as `waiting` is when somebody looks."""

    updates: Counter[tuple[str, str]] = field(default_factory=Counter)
    handling: dict[str, Times] = field(default_factory=dict)
    api_errors: Counter[str] = field(default_factory=Counter)
    tick_lag: dict[str, float] = field(default_factory=dict)
    tick_failures: Counter[str] = field(default_factory=Counter)
    transactions: dict[str, Times] = field(default_factory=lambda: {"read": Times(), "write": Times()})
    waiting: int = 0  # updates in memory whose turn has not come

    def handled(self, kind: str, outcome: str, seconds: float) -> None:
        """Count an update; a kind nobody knows is «other»."""
        kind = kind if kind in KINDS else "other"
        self.updates[kind, outcome] += 1
        self.handling.setdefault(kind, Times()).add(seconds)


def exposition(metrics: Metrics, depth: Depth | None) -> bytes:
    """Everything in Prometheus' text format; `depth`: None while the database does not answer."""
    from prometheus_client import CollectorRegistry, generate_latest

    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Collected(metrics, depth))
    return generate_latest(registry)


class _Collected:
    """What a registry collects from."""

    def __init__(self, metrics: Metrics, depth: Depth | None) -> None:
        self._metrics = metrics
        self._depth = depth

    def collect(self) -> "Iterator[Metric]":
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily

        metrics = self._metrics
        yield InfoMetricFamily("cluster_bot", "The version that runs.", {"version": __version__})
        updates = CounterMetricFamily("bot_updates", "Updates handled.", labels=["kind", "outcome"])
        for (kind, outcome), number in metrics.updates.items():
            updates.add_metric([kind, outcome], number)
        yield updates
        yield _histogram("bot_update_seconds", "From the turn of an update to its end.", "kind", metrics.handling)
        yield _histogram("bot_transaction_seconds", "Transactions of the database.", "kind", metrics.transactions)
        errors = CounterMetricFamily("bot_api_errors", "Calls that Telegram did not take.", labels=["code"])
        for code, number in metrics.api_errors.items():
            errors.add_metric([code], number)
        yield errors
        lag = GaugeMetricFamily("bot_tick_lag_seconds", "How long a tick has been overdue.", labels=["tick"])
        for tick, seconds in metrics.tick_lag.items():
            lag.add_metric([tick], seconds)
        yield lag
        failures = CounterMetricFamily("bot_tick_failures", "Ticks that failed.", labels=["tick"])
        for tick, number in metrics.tick_failures.items():
            failures.add_metric([tick], number)
        yield failures
        yield GaugeMetricFamily("bot_updates_waiting", "Updates in memory whose turn has not come.", metrics.waiting)
        if self._depth is not None:
            rows = GaugeMetricFamily("bot_deliveries", "Deliveries in the table.", labels=["state"])
            for state, number in self._depth.by_state.items():
                rows.add_metric([state], number)
            yield rows
            oldest = self._depth.oldest.total_seconds()
            yield GaugeMetricFamily("bot_delivery_overdue_seconds", "How late the most overdue delivery is.", oldest)


def _histogram(name: str, about: str, label: str, by_label: Mapping[str, Times]) -> "Metric":
    from prometheus_client.core import HistogramMetricFamily

    family = HistogramMetricFamily(name, about, labels=[label])
    for value, times in by_label.items():
        family.add_metric([value], times.buckets(), times.total)
    return family
