"""The forms of a question and its answer, and of the phrases coordinators keep."""

from bot.forms.engine import Form
from bot.forms.fields import LongText

ASK = Form("question", (LongText("text", length=(2, 1000)),), review=False)
REPLY = Form("question-reply", (LongText("text", length=(2, 2000)),), review=False)


def _phrase(kind: str, longest: int) -> Form:
    return Form(
        f"phrase-{kind}", (LongText("ru", length=(2, longest)), LongText("en", length=(2, longest))), words="phrase"
    )


# By the kind of the phrase; shown once more before they are kept: later they are sent at one press.
PHRASES = {
    "reply": _phrase("reply", 1000),
    "decline": _phrase("decline", 300),
    "event": _phrase("event", 300),
    "vacancy": _phrase("vacancy", 300),
}

FORMS = {form.name: form for form in (ASK, REPLY, *PHRASES.values())}
