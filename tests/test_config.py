"""Settings as deployments give them: defaults, forms, and one clear line for each that is wrong."""

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.config import Settings, load
from bot.errors import SettingsError

EXAMPLE = Path(__file__).parents[1] / ".env.example"


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No variable of this machine, no .env of the checkout."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def with_env(monkeypatch: pytest.MonkeyPatch, **values: str) -> Settings:
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return load()


def test_defaults() -> None:
    settings = load()
    assert settings.owner_ids == frozenset()
    assert settings.database_url == "sqlite:///data/bot.db"
    assert (settings.bot_token, settings.telegram_api_url, settings.telegram_proxy) == (None, None, None)
    assert (settings.redis_url, settings.webhook_url, settings.webhook_secret) == (None, None, None)
    assert settings.channel_id is None
    assert (settings.http_host, settings.http_port) == ("127.0.0.1", 8080)
    assert (settings.timezone, settings.language, settings.messages_per_second) == ("Europe/Moscow", "ru", 28)
    assert (settings.data_dir, settings.log_level, settings.log_format) == (Path("data"), "INFO", "console")


@pytest.mark.parametrize(
    ("name", "given", "field", "value"),
    [
        ("OWNER_IDS", "1, 22,,333 ", "owner_ids", frozenset({1, 22, 333})),
        ("OWNER_IDS", "", "owner_ids", frozenset()),
        ("BOT_TOKEN", "", "bot_token", None),
        ("LOG_LEVEL", "debug", "log_level", "DEBUG"),
        ("MESSAGES_PER_SECOND", "0.5", "messages_per_second", 0.5),
        ("HTTP_PORT", "0", "http_port", 0),
        ("CHANNEL_ID", "-1001234567890", "channel_id", -1001234567890),
        ("TELEGRAM_API_URL", "http://127.0.0.1:8081", "telegram_api_url", "http://127.0.0.1:8081"),
        ("TELEGRAM_PROXY", "socks5://u:p@127.0.0.1:1080", "telegram_proxy", "socks5://u:p@127.0.0.1:1080"),
        ("TIMEZONE", "Asia/Vladivostok", "timezone", "Asia/Vladivostok"),
    ],
)
def test_forms(monkeypatch: pytest.MonkeyPatch, name: str, given: str, field: str, value: Any) -> None:
    assert getattr(with_env(monkeypatch, **{name: given}), field) == value


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("OWNER_IDS", "1,anna"),
        ("BOT_TOKEN", "no colon"),
        ("BOT_TOKEN", "42:with space"),
        ("BOT_TOKEN", "abc:def"),
        ("BOT_TOKEN", "42:"),
        ("BOT_TOKEN", "²:TEST"),
        ("BOT_TOKEN", "42:TEST/getMe"),
        ("HTTP_PORT", "70000"),
        ("HTTP_PORT", "http"),
        ("TIMEZONE", "Msk"),
        ("TIMEZONE", "../etc/passwd"),
        ("TIMEZONE", "America"),
        ("LANGUAGE", "de"),
        ("MESSAGES_PER_SECOND", "-0.75"),
        ("MESSAGES_PER_SECOND", "0.0"),
        ("MESSAGES_PER_SECOND", "nan"),
        ("MESSAGES_PER_SECOND", "inf"),
        ("CHANNEL_ID", "@cluster"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
        ("TELEGRAM_API_URL", "127.0.0.1:8081"),
        ("TELEGRAM_API_URL", "http://user:password@[host"),
        ("TELEGRAM_PROXY", "ftp://host"),
        ("WEBHOOK_URL", "http://not.safe"),
        ("WEBHOOK_SECRET", "со спецсимволами"),
        ("REDIS_URL", "server:1111"),
    ],
)
def test_a_wrong_value_is_named_and_not_repeated(monkeypatch: pytest.MonkeyPatch, name: str, given: str) -> None:
    with pytest.raises(SettingsError) as refusal:
        with_env(monkeypatch, **{name: given})
    assert name in str(refusal.value)
    assert given not in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_all_wrong_values_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match=r"HTTP_PORT: .*LANGUAGE: "):
        with_env(monkeypatch, LANGUAGE="de", HTTP_PORT="-1")


def test_a_webhook_needs_its_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match="WEBHOOK_SECRET: needed with WEBHOOK_URL"):
        with_env(monkeypatch, WEBHOOK_URL="https://bot.example.org")
    settings = with_env(monkeypatch, WEBHOOK_SECRET="a-long_Secret1")
    assert settings.webhook_url == "https://bot.example.org"


def test_the_file_beside_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LANGUAGE=en\nHTTP_PORT=9000\nSOMEBODY_ELSES=x\n", encoding="utf-8")
    settings = with_env(monkeypatch, HTTP_PORT="9001")
    assert (settings.language, settings.http_port) == ("en", 9001)


def test_the_token_is_asked_for_in_one_line() -> None:
    with pytest.raises(SettingsError, match=r"^BOT_TOKEN is not set: [^\n]+$"):
        _ = load().token


def test_secrets_are_not_printed() -> None:
    settings = Settings(
        bot_token=SecretStr("42:SECRET"),
        webhook_secret=SecretStr("hidden"),
        database_url="postgresql://bot:hidden@host/name",
        redis_url="redis://:hidden@host:6379/0",
        telegram_proxy="socks5://user:hidden@host:1080",
        http_port=8081,
    )
    printed = repr(settings) + str(settings)
    assert not re.search("SECRET|hidden", printed)
    assert "http_port=8081" in printed


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("# Наш бот\nLANGUAGE=en\n", encoding="cp1251")
    with pytest.raises(SettingsError, match=r"^\.env is not UTF-8"):
        load()


def test_a_file_with_a_byte_order_mark_is_read_from_its_first_line(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LANGUAGE=en\n", encoding="utf-8-sig")
    assert load().language == "en"


def test_the_example_names_every_variable() -> None:
    named = set(re.findall(r"^#?\s*([A-Z_]+)=", EXAMPLE.read_text(encoding="utf-8"), flags=re.MULTILINE))
    assert named <= {name.upper() for name in Settings.model_fields}
    assert {"BOT_TOKEN", "OWNER_IDS", "DATABASE_URL", "TELEGRAM_PROXY"} <= named
