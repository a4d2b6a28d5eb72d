"""Counts the calls that Telegram did not take, each attempt for itself."""

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.metrics import Metrics

# The first that fits; whatever is none of them was no answer of Telegram.
CODES: tuple[tuple[type[AiogramError], str], ...] = (
    (TelegramEntityTooLarge, "413"),
    (TelegramBadRequest, "400"),
    (TelegramUnauthorizedError, "401"),
    (TelegramForbiddenError, "403"),
    (TelegramNotFound, "404"),
    (TelegramConflictError, "409"),
    (TelegramRetryAfter, "429"),
    (TelegramServerError, "5xx"),
)


class Watch(BaseRequestMiddleware):
    """Registered behind `Retry`, so that it sees every attempt."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        try:
            return await make_request(bot, method)
        except AiogramError as error:
            self._metrics.api_errors[next((code for kind, code in CODES if isinstance(error, kind)), "network")] += 1
            raise
