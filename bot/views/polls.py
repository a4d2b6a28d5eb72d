"""Pages of the messenger's own polls, in the channel or in a group."""

from datetime import tzinfo

from bot.i18n import Html, Texts
from bot.lengths import clipped
from bot.services.polls import PollCard, PollList, PollState
from bot.views.buttons import To
from bot.views.page import Button, Page, Row, button, column, turning
from bot.views.people import go
from bot.views.quality_buttons import PollAction, PollPage, PollPress

CAPTION = 40  # characters of a question on a button


def listing(texts: Texts, shown: PollList) -> Page:
    rows: list[Row] = [(button(texts.plain("polls-new"), PollPress(poll=0, action=PollAction.NEW)),)]
    rows += [
        (
            button(
                texts.plain(f"polls-line-{each.state}", question=clipped(each.question, CAPTION)),
                PollPress(poll=each.id, action=PollAction.OPEN),
            ),
        )
        for each in shown.polls
    ]
    rows += turning(texts, shown.page, shown.pages, lambda page: PollPage(page=page))
    rows.append((go(texts, "console-open", To.CONSOLE),))
    return Page(texts("polls" if shown.polls else "polls-none"), rows)


def card(texts: Texts, shown: PollCard, zone: tzinfo) -> Page:
    """A poll as it will stand there, or how people voted."""
    total = sum(shown.counts)
    kind = "polls-option" if shown.state != PollState.DRAFT else "polls-plain"
    lines = [
        texts(
            f"{kind}-right" if number == shown.right else kind,
            option=option,
            count=votes,
            share=f"{votes / total * 100:.0f}" if total else "0",
        )
        for number, (option, votes) in enumerate(zip(shown.options, shown.counts, strict=True))
    ]
    state = texts(
        f"polls-is-{shown.state}",
        when=texts.moment(shown.posted_at, zone) if shown.posted_at else "",
        count=shown.voters,
    )
    if shown.state == PollState.DRAFT and not shown.address:
        state = f"{state} {texts('polls-which-group' if shown.groups else 'polls-no-groups')}"
    elif shown.state != PollState.DRAFT or shown.place:
        state = f"{texts('polls-where', place=shown.place or 'channel')}\n{state}"
    text = texts("polls-card", question=shown.question, lines=Html("\n".join(lines)), state=Html(state))
    close = button(texts.plain("polls-close"), PollPress(poll=shown.id, action=PollAction.ASK_CLOSE))
    drop = button(texts.plain("polls-drop"), PollPress(poll=shown.id, action=PollAction.DROP))
    again = button(texts.plain("polls-refresh"), PollPress(poll=shown.id, action=PollAction.OPEN))
    return Page(
        text,
        column(
            *_posting(texts, shown),
            drop if shown.state == PollState.DRAFT else None,
            again if shown.state == PollState.POSTED else None,
            close if shown.state == PollState.POSTED else None,
            button(texts.plain("polls-back"), PollPage()),
        ),
    )


def sure(texts: Texts, shown: PollCard) -> Page:
    """An ended poll cannot be opened again: is it meant?"""
    return Page(
        texts("polls-close-sure", question=shown.question),
        column(
            button(texts.plain("polls-close-yes"), PollPress(poll=shown.id, action=PollAction.CLOSE)),
            button(texts.plain("form-back"), PollPress(poll=shown.id, action=PollAction.OPEN)),
        ),
    )


def _posting(texts: Texts, shown: PollCard) -> list[Button]:
    """What posts a draft: one button, or one for each group it may go to."""
    if shown.state != PollState.DRAFT:
        return []
    if shown.address:
        return [button(texts.plain("polls-post"), PollPress(poll=shown.id, action=PollAction.POST))]
    return [
        button(
            texts.plain("polls-post-to", title=clipped(title, CAPTION)),
            PollPress(poll=shown.id, action=PollAction.POST, group=group_id),
        )
        for group_id, title in shown.groups
    ]
