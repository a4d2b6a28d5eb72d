"""The coordinators' lists of phrases: which list, its phrases, one phrase in both languages."""

from collections.abc import Sequence

from bot.i18n import Texts
from bot.services.phrases import PhraseKind, Saying
from bot.views.buttons import PhraseAction, PhrasePress, To
from bot.views.moderation import CAPTION, cut
from bot.views.page import Button, Page, button, column
from bot.views.people import go

LINE = 90  # characters of a phrase in the list: twenty of them fit a message even in emoji


def press(texts: Texts, key: str, kind: PhraseKind, action: PhraseAction, ref: str = "") -> Button:
    return button(texts.plain(key), PhrasePress(kind=kind, action=action, phrase=ref))


def numbered(texts: Texts, sayings: Sequence[Saying]) -> str:
    """The phrases as lines to read, the words in the reader's language."""
    return "\n".join(
        texts("phrases-line", number=number, text=cut(each.words[texts.language], LINE))
        for number, each in enumerate(sayings, 1)
    )


def kinds(texts: Texts) -> Page:
    """Which list."""
    return Page(
        texts("phrases"),
        column(
            *(
                press(texts, f"phrases-{kind}", kind, PhraseAction.LIST)
                for kind in (PhraseKind.REPLY, PhraseKind.DECLINE, PhraseKind.EVENT, PhraseKind.VACANCY)
            ),
            go(texts, "console-open", To.CONSOLE),
        ),
    )


def listing(texts: Texts, kind: PhraseKind, sayings: Sequence[Saying]) -> Page:
    """A list: each phrase opens by its button."""
    buttons = [
        button(
            f"{number}. {cut(each.captions[texts.language], CAPTION)}",
            PhrasePress(kind=kind, action=PhraseAction.OPEN, phrase=each.ref),
        )
        for number, each in enumerate(sayings, 1)
    ]
    lines = f"\n\n{numbered(texts, sayings)}" if sayings else f"\n\n{texts('phrases-none')}"
    return Page(
        f"{texts(f'phrases-{kind}-heading')}{lines}",
        column(
            *buttons,
            press(texts, "phrases-add", kind, PhraseAction.ADD),
            go(texts, "form-back", To.PHRASES),
        ),
    )


def one(texts: Texts, kind: PhraseKind, saying: Saying) -> Page:
    """A phrase as it is said, in both languages."""
    return Page(
        texts("phrase", ru=saying.words["ru"], en=saying.words["en"]),
        [
            (
                press(texts, "form-change", kind, PhraseAction.EDIT, saying.ref),
                press(texts, "phrase-up", kind, PhraseAction.UP, saying.ref),
            ),
            (press(texts, "phrase-remove", kind, PhraseAction.ASK_REMOVE, saying.ref),),
            (press(texts, "form-back", kind, PhraseAction.LIST),),
        ],
    )


def remove_sure(texts: Texts, kind: PhraseKind, saying: Saying) -> Page:
    return Page(
        texts("phrase-remove-sure", text=cut(saying.words[texts.language], LINE)),
        column(
            press(texts, "phrase-remove-yes", kind, PhraseAction.REMOVE, saying.ref),
            press(texts, "phrase-remove-no", kind, PhraseAction.OPEN, saying.ref),
        ),
    )
