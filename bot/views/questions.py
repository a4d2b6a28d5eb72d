"""Pages of a question: for the coordinator who answers and for the person who asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any

from bot.i18n import Html, Texts
from bot.lengths import units
from bot.services.moderation import AlreadyDecided, Dossier, State
from bot.services.phrases import Saying
from bot.services.questions import Said, Thread
from bot.views.buttons import (
    AskMore,
    CannedReply,
    CaseAction,
    PhraseAction,
    PhrasePress,
    QuestionAction,
    QuestionPress,
    QueuePage,
    ThreadPage,
    To,
)
from bot.views.moderation import CAPTION, act, cut, state_line
from bot.views.page import Button, Page, Row, button, column
from bot.views.people import go
from bot.views.phrases import numbered

MESSAGE = 4096  # what one holds, as Telegram counts
ROOM = 3400  # of it for the thread
HEADING = 40  # of it for who and when

Params = Mapping[str, Any]


def press(texts: Texts, key: str, case_id: int, action: QuestionAction) -> Button:
    return button(texts.plain(key), QuestionPress(case=case_id, action=action))


def answers(texts: Texts, case_id: int) -> list[Row]:
    """What a coordinator can do with a question that waits."""
    return [
        (
            press(texts, "question-reply", case_id, QuestionAction.REPLY),
            press(texts, "phrases-open", case_id, QuestionAction.CANNED),
        ),
        (press(texts, "question-close", case_id, QuestionAction.CLOSE),),
    ]


def on(texts: Texts) -> Row:
    return (button(texts.plain("queue-open"), QueuePage(page=0)), go(texts, "console-open", To.CONSOLE))


# Whoever asks


def sent(texts: Texts) -> Page:
    return Page(texts("question-sent"), column(go(texts, "menu-open", To.MENU)))


# The coordinator


def thread(texts: Texts, shown: Thread, now: datetime, zone: tzinfo, page: int = 0) -> Page:
    """All that was said, the newest at the end; a long thread by pages, of which 0 is the newest."""
    pages = _pages(shown.messages)
    page = min(max(page, 0), len(pages) - 1)
    case = shown.case
    text = texts(
        "question",
        title=case.title,
        asker=shown.asker or "none",
        place=_place(texts, case.municipality),
        state=Html(state_line(texts, case, now, zone)),
        messages=Html("\n\n".join(_message(texts, each, zone) for each in pages[page])),
    )
    turn = []
    if page < len(pages) - 1:
        turn.append(button(texts.plain("question-earlier"), ThreadPage(case=case.id, page=page + 1)))
    if page:
        turn.append(button(texts.plain("question-later"), ThreadPage(case=case.id, page=page - 1)))
    rows: list[Row] = [tuple(turn)] if turn else []
    if case.state in {State.SUBMITTED, State.CLAIMED}:
        rows += answers(texts, case.id)
    return Page(text, [*rows, on(texts)])


def canned(texts: Texts, case_id: int, replies: Sequence[Saying]) -> Page:
    """The canned replies in full above, one press each below."""
    back = act(texts, "form-back", case_id, CaseAction.OPEN)
    if not replies:
        manage = button(texts.plain("phrases-add"), PhrasePress(kind="reply", action=PhraseAction.ADD))
        return Page(texts("phrases-none"), column(manage, back))
    choices = [
        button(f"{number}. {cut(each.captions[texts.language], CAPTION)}", CannedReply(case=case_id, phrase=each.ref))
        for number, each in enumerate(replies, 1)
    ]
    return Page(texts("question-canned", lines=Html(numbered(texts, replies))), column(*choices, back))


def settled(texts: Texts, shown: Dossier) -> Page:
    """The question was answered or closed."""
    return Page(
        texts(f"question-done-{shown.state}", title=shown.title),
        [on(texts), (act(texts, "question-open", shown.id, CaseAction.OPEN),)],
    )


def late(texts: Texts, refusal: AlreadyDecided, case_id: int, zone: tzinfo) -> Page:
    """A typed answer that was not sent, because somebody else had answered."""
    when = {"when": texts.moment(refusal.when, zone)} if refusal.when else {}
    reason = texts(refusal.key, **refusal.params, **when)
    return Page(
        texts("question-late", reason=Html(reason)),
        [(act(texts, "question-open", case_id, CaseAction.OPEN),), on(texts)],
    )


def _pages(messages: Sequence[Said]) -> list[list[Said]]:
    """The thread in parts that fit a page, the newest part first."""
    pages: list[list[Said]] = [[]]
    room = ROOM
    for each in reversed([part for message in messages for part in _parts(message)]):
        size = HEADING + units(each.text)
        if pages[-1] and size > room:
            pages.append([])
            room = ROOM
        pages[-1].insert(0, each)
        room -= size
    return pages


def _parts(said: Said) -> list[Said]:
    """A message that would fill a page alone, in halves."""
    if HEADING + units(said.text) <= ROOM:
        return [said]
    middle = len(said.text) // 2
    return [replace(said, text=said.text[:middle]), replace(said, text=said.text[middle:])]


def _message(texts: Texts, said: Said, zone: tzinfo) -> str:
    key = "question-said-coordinator" if said.from_coordinator else "question-said-asker"
    return texts(key, when=texts.moment(said.at, zone), text=said.text)


def _place(texts: Texts, municipality: str | None) -> str:
    return texts.plain(f"municipality-{municipality}-short") if municipality else "none"


# Messages the bot sends by itself


def _notice(key: str) -> Callable[[Texts, Params], Page]:
    """A question to answer, right from its notice."""

    def page(texts: Texts, params: Params) -> Page:
        text = texts(
            "question-notice",
            heading=texts.plain(key),
            place=_place(texts, params["place"]),
            text=params["text"] or params["title"],
        )
        if params["waiting"]:
            text = f"{text}\n\n{texts('case-others', count=params['waiting'])}"
        rows = [*answers(texts, params["case"]), (act(texts, "question-open", params["case"], CaseAction.OPEN),)]
        return Page(text, rows)

    return page


def answered(texts: Texts, params: Params) -> Page:
    """The answer; a canned one in the language it is read in."""
    said = params["said"]
    answer = said[texts.language] if said else params["note"]
    title = params["title"] if units(params["title"] + answer) < MESSAGE - 60 else cut(params["title"], 10)
    return Page(
        texts("question-answered", title=title, answer=answer),
        column(_more(texts, params["case"]), go(texts, "menu-open", To.MENU)),
    )


def closed(texts: Texts, params: Params) -> Page:
    return Page(
        texts("question-closed", title=params["title"]),
        column(_more(texts, params["case"]), go(texts, "menu-open", To.MENU)),
    )


def _more(texts: Texts, case_id: int) -> Button:
    return button(texts.plain("question-ask-more"), AskMore(case=case_id))


DELIVERIES: dict[str, Callable[[Texts, Params], Page]] = {
    "question-new": _notice("question-new"),
    "question-more": _notice("question-more"),
    "question-waits": _notice("question-waits"),
    "question-escalated": _notice("question-escalated"),
    "question-answered": answered,
    "question-closed": closed,
}
