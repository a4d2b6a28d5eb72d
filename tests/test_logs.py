"""Logs say what happened and never to whom: no token, name, phone or message text, in either format."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog
from pydantic import SecretStr

from bot.logs import configure
from tests.conftest import TOKEN, Cluster, OwnSettings

SECRETS = (TOKEN, "42:TEST", "Берёзова", "Анна", "79123456789", "912 345", "громкие чтения", "хранитель фондов")


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Other tests log as they did."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def set_up(form: str) -> None:
    configure(OwnSettings.model_validate({"bot_token": SecretStr(TOKEN), "log_format": form, "log_level": "DEBUG"}))


def assert_nothing_told(written: str) -> None:
    for secret in SECRETS:
        assert secret not in written


@pytest.mark.parametrize("form", ["console", "json"])
def test_an_exception_tells_its_type_and_place_only(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(form)
    try:
        raise ValueError(f"Анна Берёзова +79123456789 https://api.telegram.org/bot{TOKEN}/getMe")
    except ValueError as error:
        structlog.get_logger().error("update failed", exc_info=error, update=7)
        logging.getLogger("aiogram").exception("Cause exception while process update: %s", "громкие чтения")
    written = capsys.readouterr().err
    assert_nothing_told(written)
    assert "update failed" in written
    assert "ValueError" in written
    assert __name__ in written


@pytest.mark.parametrize("form", ["console", "json"])
def test_arguments_of_libraries_are_dropped(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(form)
    logging.getLogger("aiohttp.client").warning("POST %s by %s", f"/bot{TOKEN}/sendMessage", "Анна Берёзова")
    written = capsys.readouterr().err
    assert "POST %s by %s" in written
    assert_nothing_told(written)


def test_each_line_of_json_is_an_object_with_its_update(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("json")
    with structlog.contextvars.bound_contextvars(update=12):
        structlog.get_logger().info("handled", kind="message")
    (line,) = capsys.readouterr().err.splitlines()
    assert {"event": "handled", "update": 12, "kind": "message", "level": "info"}.items() <= json.loads(line).items()


async def test_a_whole_conversation_leaves_no_trace_of_the_person(
    cluster: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up("json")
    anna = cluster.person("Анна", last_name="Берёзова")
    await anna.opens()
    for caption in ("Вступить в кластер", "Специалист", "Даю согласие"):
        await anna.presses(caption)
    await anna.shares_contact("+79123456789")
    await anna.says("Анна Берёзова")
    await anna.presses("Написать своё")
    await anna.says("хранитель фондов")
    cluster.telegram.faults.bad_gateway("sendMessage")
    await anna.says("Вязьма")

    async def breaks(*_: object) -> None:
        raise RuntimeError("Анна Берёзова, громкие чтения, +79123456789")

    cluster.app.services.forms._finish = {**cluster.app.services.forms._finish, "join-specialist": breaks}
    await anna.presses("Нет, не присылать")
    await anna.presses("Отправить")
    await anna.sees("Что-то пошло не так у нас.")
    written = capsys.readouterr().err
    assert "update failed" in written
    assert_nothing_told(written)
