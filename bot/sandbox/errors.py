"""What the sandbox says no with: `ApiError` to the bot, as Telegram words it, and `ImpossibleError` to a person."""

from typing import Any, NoReturn

Json = dict[str, Any]


class ApiError(Exception):
    """An answer of the Bot API other than ok; `parameters` is its ResponseParameters."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def json(self) -> Json:
        answer: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


class ImpossibleError(Exception):
    """The person's Telegram would not let them do that, so a test or the page asked for something unreal."""


def bad_request(reason: str) -> NoReturn:
    raise ApiError(400, f"Bad Request: {reason}")


def too_many_requests(seconds: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
