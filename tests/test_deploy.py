"""The files people deploy with: only metrics, commands and settings that exist, and nobody's registry."""

import json
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.config import Settings
from bot.jobs import Tick
from bot.metrics import Depth, Metrics, exposition
from tests.conftest import Cluster
from tests.test_questions import asks

DEPLOY = Path(__file__).parent.parent / "deploy"
NAME = re.compile(r"\b(?:bot|cluster_bot)_[a-z_]+\b")
SETTINGS = {name.upper() for name in Settings.model_fields}
OWN = {"DOMAIN", "POSTGRES_PASSWORD", "POSTGRES_USER", "POSTGRES_DB"}  # of the files themselves


def read(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def exposed() -> tuple[set[str], dict[str, set[str]]]:
    """Names of samples at /metrics when everything has happened once, and the labels of each."""
    metrics = Metrics(tick_lag={"privacy": 1.0})
    metrics.handled("message", "handled", 0.1)
    metrics.api_errors["429"] += 1
    metrics.tick_failures["privacy"] += 1
    labels: dict[str, set[str]] = {}
    text = exposition(metrics, Depth({"sent": 1}, timedelta(seconds=1))).decode()
    for line in text.splitlines():
        if match := re.match(r"([a-z_]+)(?:\{(.*)\})? ", line):
            labels.setdefault(match[1], set()).update(re.findall(r"(\w+)=", match[2] or ""))
    return set(labels), labels


async def test_a_running_bot_tells_all_that_is_asked_for(cluster: Cluster) -> None:
    """Once it has met a call that was refused and a tick that failed."""
    await cluster.coordinator.opens()
    anna = cluster.person()
    await anna.opens()
    await asks(anna)
    cluster.telegram.faults.server_error("sendMessage")
    await cluster.person("Борис").opens()
    cluster.app.jobs.ticks.append(Tick("broken", timedelta(minutes=1), fails))
    await cluster.passes(61)
    async with ClientSession() as client, client.get(f"http://127.0.0.1:{cluster.app.port}/metrics") as answer:
        told = set(re.findall(r"^([a-z_]+)(?:\{| )", await answer.text(), re.MULTILINE))
    for name in ("alerts.yaml", "grafana.json"):
        asked = set(NAME.findall(" ".join(expressions(name))))
        assert asked <= told, asked - told


async def fails(_: datetime) -> None:
    raise RuntimeError("on purpose")


def expressions(name: str) -> list[str]:
    if name.endswith(".json"):
        return [target["expr"] for panel in json.loads(read(name))["panels"] for target in panel["targets"]]
    return re.findall(r"^ +expr: (.+)$", read(name), re.MULTILINE)


@pytest.mark.parametrize("name", ["alerts.yaml", "grafana.json"])
def test_only_metrics_that_exist_are_asked_for(name: str) -> None:
    names, labels = exposed()
    found = expressions(name)
    assert len(found) >= 8
    for expression in found:
        asked = set(NAME.findall(expression))
        assert asked, expression
        assert asked <= names, expression
        known = set().union(*(labels[each] for each in asked))
        by = {label.strip() for group in re.findall(r"by \(([^)]*)\)", expression) for label in group.split(",")}
        assert by | set(re.findall(r"\{(\w+)=~?\"", expression)) <= known, expression
        assert expression.count("(") == expression.count(")")


def test_every_metric_is_on_the_dashboard() -> None:
    names, _ = exposed()
    families = {re.sub(r"_(bucket|count|sum|total|created)$", "", name) for name in names}
    shown = {
        re.sub(r"_(bucket|count|sum|total)$", "", each) for each in NAME.findall(" ".join(expressions("grafana.json")))
    }
    assert families == shown


@pytest.mark.parametrize("name", ["compose.yaml", "kubernetes.yaml", "alerts.yaml"])
def test_yaml_keeps_its_shape(name: str) -> None:
    """No YAML library is installed: what it would trip over first is looked for."""
    content = read(name)
    assert "\t" not in content
    for line in content.splitlines():
        indent = len(line) - len(line.lstrip())
        assert indent % 2 == 0, line
        if not line.lstrip().startswith("#"):
            assert line.count("{") == line.count("}"), line
            assert line.count('"') % 2 == 0, line
    for document in content.split("\n---\n"):
        tops = [line for line in document.splitlines() if line and not line.startswith((" ", "#"))]
        assert tops
        assert all(re.match(r"[\w-]+:", line) for line in tops), tops
        keys = [line.partition(":")[0] for line in tops]
        assert len(keys) == len(set(keys))


def test_images_name_no_registry() -> None:
    images = re.findall(r"image: (\S+)", read("compose.yaml") + read("kubernetes.yaml"))
    assert len(images) >= 6
    assert not [image for image in images if "." in image.partition("/")[0] and "/" in image]


def test_only_settings_that_exist_are_set() -> None:
    compose = read("compose.yaml")
    given = set(re.findall(r"^ {4,6}([A-Z_]+):", compose, re.MULTILINE)) | set(re.findall(r"\$\{([A-Z_]+)", compose))
    assert given <= SETTINGS | OWN, given - SETTINGS - OWN
    unit = read("cluster-bot.service")
    assert set(re.findall(r"^Environment=([A-Z_]+)=", unit, re.MULTILINE)) <= SETTINGS
    assert {"BOT_TOKEN", "DATABASE_URL", "REDIS_URL", "WEBHOOK_URL", "WEBHOOK_SECRET"} <= given


def test_compose_has_two_of_each_and_what_they_need() -> None:
    compose = read("compose.yaml")
    services = re.findall(r"^  (\w+):$", compose.partition("\nservices:")[2].partition("\nvolumes:")[0], re.MULTILINE)
    assert services == ["web", "worker", "postgres", "valkey", "caddy"]
    assert re.findall(r"replicas: (\d)", compose) == ["2", "2"]
    assert re.findall(r"command: cluster-bot (\w+)", compose) == ["web", "worker"]


def test_kubernetes_probes_and_budgets() -> None:
    documents = read("kubernetes.yaml").split("\n---\n")
    deployments = [each for each in documents if "kind: Deployment" in each]
    budgets = [each for each in documents if "kind: PodDisruptionBudget" in each]
    assert len(deployments) == len(budgets) == 2
    for each in deployments:
        assert {"/livez", "/readyz"} == set(re.findall(r"path: (/\w+)", each))
    for part in ("web", "worker"):
        assert sum(f"part: {part}}}" in each and "minAvailable: 1" in each for each in budgets) == 1
