"""Faults on order, for the tests of what must survive them: 429, 500, a proxy's page instead of JSON, a broken line."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from .errors import ApiError, too_many_requests

ANY = "*"


class BrokenConnectionError(Exception):
    """The connection breaks without an answer."""


class NotJsonError(Exception):
    """Something between the bot and Telegram answers with a page of its own."""

    def __init__(self, status: int) -> None:
        super().__init__(f"{status} in HTML")
        self.status = status


@dataclass(frozen=True, slots=True)
class _Fault:
    method: str
    failure: Exception | None = None
    after_effect: bool = False
    delay: float = 0


class Faults:
    """What goes wrong with the next calls, in the order it was ordered; `method` is a Bot API method or `ANY`."""

    def __init__(self) -> None:
        self._ordered: deque[_Fault] = deque()

    def retry_after(self, method: str, seconds: int, *, times: int = 1) -> None:
        self.fail(method, too_many_requests(seconds), times=times)

    def server_error(self, method: str, *, times: int = 1) -> None:
        self.fail(method, ApiError(500, "Internal Server Error"), times=times)

    def bad_gateway(self, method: str, *, times: int = 1) -> None:
        """502 with a page in HTML, which aiogram cannot decode."""
        self._order(_Fault(method, NotJsonError(502)), times)

    def disconnect(self, method: str, *, after_effect: bool = False, times: int = 1) -> None:
        """Break the connection, before the call did anything or after it did everything."""
        self._order(_Fault(method, BrokenConnectionError(), after_effect=after_effect), times)

    def fail(self, method: str, error: ApiError, *, after_effect: bool = False, times: int = 1) -> None:
        self._order(_Fault(method, error, after_effect=after_effect), times)

    def delay(self, method: str, seconds: float, *, times: int = 1) -> None:
        """Hold the call for real seconds before it does anything."""
        self._order(_Fault(method, delay=seconds), times)

    def clear(self) -> None:
        self._ordered.clear()

    async def around(self, method: str, effect: Callable[[], Awaitable[object]]) -> object:
        """Carry out a call with the fault that is ordered for it, if any."""
        fault = next((fault for fault in self._ordered if fault.method in (method, ANY)), None)
        if fault is None:
            return await effect()
        self._ordered.remove(fault)
        await asyncio.sleep(fault.delay)
        if fault.failure is not None and not fault.after_effect:
            raise fault.failure
        result = await effect()
        if fault.failure is not None:
            raise fault.failure
        return result

    def _order(self, fault: _Fault, times: int) -> None:
        self._ordered.extend([fault] * times)
