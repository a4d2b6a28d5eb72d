"""Settings of a deployment, read from the environment and from `.env`; the names are a contract with other people's
deployments."""

import re
from datetime import tzinfo
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError
from bot.signals import THRESHOLDS, Thresholds

# Narrower than aiogram's rule, which takes a slash or a superscript digit: what is a token here is masked by the logs.
TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]+")
# Telegram's own rule for `secret_token` of setWebhook.
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
PROXIES = {"http", "https", "socks4", "socks5"}


class Settings(BaseSettings):
    """Every variable of the runtime contract; empty values count as not given."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    bot_token: SecretStr | None = None
    owner_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    telegram_api_url: str | None = None
    # The next three may hold a password.
    telegram_proxy: str | None = Field(default=None, repr=False)
    database_url: str = Field(default="sqlite:///data/bot.db", repr=False)
    redis_url: str | None = Field(default=None, repr=False)
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = Field(default=None, validate_default=True)
    http_host: str = "127.0.0.1"
    http_port: int = Field(default=8080, ge=0, le=65535)
    timezone: str = "Europe/Moscow"
    language: Literal["ru", "en"] = "ru"
    messages_per_second: float = Field(default=28, gt=0, allow_inf_nan=False)
    announcement_confirm_above: int = Field(default=500, ge=0)  # recipients; a second coordinator confirms
    adverts_on_telegram: bool = False
    channel_id: int | None = None
    signal_employers: int = Field(default=THRESHOLDS.employers, ge=1)
    signal_municipalities: int = Field(default=THRESHOLDS.municipalities, ge=1)
    signal_score: float = Field(default=THRESHOLDS.score, ge=0, le=100)
    signal_votes: int = Field(default=THRESHOLDS.votes, ge=1)
    data_dir: Path = Path("data")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"

    @field_validator("owner_ids", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("bot_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("a token from @BotFather looks like 123456:ABC-DEF")
        return value

    @field_validator("telegram_api_url")
    @classmethod
    def _api_url(cls, value: str | None) -> str | None:
        return _address(value, {"http", "https"}, "http://host:port of a Bot API server")

    @field_validator("telegram_proxy")
    @classmethod
    def _proxy(cls, value: str | None) -> str | None:
        return _address(value, PROXIES, "http://host:port or socks5://host:port")

    @field_validator("redis_url")
    @classmethod
    def _redis(cls, value: str | None) -> str | None:
        return _address(value, {"redis", "rediss", "unix"}, "redis://host:6379/0")

    @field_validator("webhook_url")
    @classmethod
    def _webhook(cls, value: str | None, info: ValidationInfo) -> str | None:
        # A Bot API server of one's own may bring updates over plain http.
        schemes = {"https", "http"} if info.data.get("telegram_api_url") else {"https"}
        return _address(value, schemes, "https://host, where Telegram can reach it")

    @field_validator("webhook_secret")
    @classmethod
    def _secret(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if value is None and info.data.get("webhook_url"):
            raise ValueError("needed with WEBHOOK_URL")
        if value is not None and not SECRET.fullmatch(value.get_secret_value()):
            raise ValueError('1-256 letters, digits, "_" or "-"')
        return value

    @field_validator("timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # the last for a folder of zones
            raise ValueError("not a time zone, for example Europe/Moscow") from error
        return value

    @property
    def zone(self) -> tzinfo:
        """The cluster's own time zone."""
        return ZoneInfo(self.timezone)

    @property
    def signal_thresholds(self) -> Thresholds:
        """From when on what employers lack is a signal."""
        return Thresholds(self.signal_employers, self.signal_municipalities, self.signal_score, self.signal_votes)

    @property
    def public_url(self) -> str | None:
        """Where people's calendars reach the pages of our own server: WEBHOOK_URL, or the sandbox, whose people are on
        this machine. None where no address is known."""
        here = f"http://{self.http_host}:{self.http_port}"
        return (self.webhook_url or "").rstrip("/") or (here if self.telegram_api_url == here else None)

    @property
    def secret(self) -> str:
        """What Telegram proves itself with; there whenever WEBHOOK_URL is."""
        return self.webhook_secret.get_secret_value() if self.webhook_secret is not None else ""

    @property
    def token(self) -> str:
        """The bot's token. Raises SettingsError when there is none."""
        if self.bot_token is None:
            raise SettingsError(
                "BOT_TOKEN is not set: get one from @BotFather, or try `python -m bot sandbox` without one"
            )
        return self.bot_token.get_secret_value()


def _address(value: str | None, schemes: set[str], example: str) -> str | None:
    """A URL with one of the schemes. urlsplit's own errors quote the value, and there may be a password in it."""
    if value is None:
        return None
    try:
        parts = urlsplit(value)
        fine = parts.scheme in schemes and bool(parts.hostname or parts.scheme == "unix") and parts.port != 0
    except ValueError:
        fine = False
    if not fine:
        raise ValueError(f"expected {example}")
    return value


def load() -> Settings:
    """The settings of this process. Raises SettingsError that names each wrong variable, never its value."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = {
            f"{str(item['loc'][0]).upper()}: {item['msg'].removeprefix('Value error, ')}"
            for item in error.errors(include_input=False)
        }
        raise SettingsError(f"wrong settings: {'; '.join(sorted(wrong))}") from None
    except UnicodeDecodeError:  # Windows' Notepad, once it has been told to save as «ANSI»
        raise SettingsError(".env is not UTF-8: save it in that encoding") from None
