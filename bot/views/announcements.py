"""Pages of composing an announcement: the list, the draft with its dry run, what can be changed."""

from collections.abc import Sequence
from datetime import tzinfo

from bot.audience import NOBODY
from bot.i18n import LANGUAGES, Texts
from bot.services.announcements import MOST_BUTTONS, TOPICS, Card, Stage, Target
from bot.services.broadcasts import Plan
from bot.views.announcement_buttons import (
    AnnouncementAction,
    AnnouncementList,
    AnnouncementPress,
    AudienceAction,
    AudiencePress,
)
from bot.views.audience import Names, count, words
from bot.views.buttons import To
from bot.views.moderation import cut
from bot.views.page import Button, Page, Row, button, column
from bot.views.people import go

CAPTION = 40
CHOOSE = AudienceAction.CHOOSE


def act(texts: Texts, key: str, announcement: int, action: AnnouncementAction, value: int = 0) -> Button:
    return button(texts.plain(key), AnnouncementPress(announcement=announcement, action=action, value=value))


def named(texts: Texts, title: str) -> str:
    """The title, or what stands for a picture without a text."""
    return title or texts.plain("announcement-untitled")


def listing(texts: Texts, cards: Sequence[Card], *, more: bool) -> Page:
    """Announcements, the newest first, each a button with where it stands."""
    rows: list[Row] = [(go(texts, "announcement-new", To.ANNOUNCE),)]
    for each in cards:
        caption = f"{texts.plain(f'announcement-stage-{_stage(each)}')}: {named(texts, each.title)}"
        rows.append(
            (button(cut(caption, CAPTION), AnnouncementPress(announcement=each.id, action=AnnouncementAction.OPEN)),)
        )
    if more:
        rows.append((button(texts.plain("form-page-after"), AnnouncementList(before=cards[-1].id)),))
    rows.append((go(texts, "console-open", To.CONSOLE),))
    return Page(texts("announcements" if cards else "announcements-none"), rows)


def _stage(card: Card) -> str:
    return "paused" if card.paused else str(card.stage)


def draft(texts: Texts, card: Card, plan: Plan, names: Names) -> Page:
    """What is ready to be sent: how many, who is left out and why, how long it takes."""
    lines = [texts("announcement-draft", title=named(texts, card.title))]
    if card.formula is not None:
        lines.append(texts("announcement-to", words=words(texts, card.formula, names)))
    if card.formula != NOBODY:
        lines.append(count(texts, plan.count))
    if plan.groups:
        lines.append(texts("announcement-in-groups", count=plan.groups))
    if card.is_urgent:
        lines.append(texts("announcement-is-urgent"))
    elif plan.second:
        lines.append(texts("announcement-second", above=plan.confirm_above))
    if card.apart or _is_album(card):
        lines.append(texts("announcement-two-messages"))
    if card.is_advert:
        lines.append(texts("announcement-is-advert"))
    send = "announcement-send" if not plan.second else "announcement-propose"
    rows: list[Row] = [
        (act(texts, "announcement-preview", card.id, AnnouncementAction.PREVIEW),),
        (act(texts, send, card.id, AnnouncementAction.SEND),) if plan.anybody else (),
        (
            act(texts, "announcement-schedule", card.id, AnnouncementAction.SCHEDULE),
            act(texts, "form-change", card.id, AnnouncementAction.CHANGE),
        ),
        (act(texts, "announcement-drop", card.id, AnnouncementAction.ASK_DROP),),
        (button(texts.plain("announcements-open"), AnnouncementList()),),
    ]
    return Page("\n".join(lines), [row for row in rows if row])


def _is_album(card: Card) -> bool:
    return any(len(content["media"]) > 1 for content in card.contents.values())


def sure_to_send(texts: Texts, card: Card, plan: Plan) -> Page:
    """Asked once more: what was sent cannot be unread."""
    return Page(
        texts(
            "announcement-sure" if plan.count.ready else "announcement-sure-groups",
            title=named(texts, card.title),
            count=plan.count.ready or plan.groups,
            groups=plan.groups,
        ),
        [
            (act(texts, "announcement-send-sure", card.id, AnnouncementAction.SEND_SURE),),
            (act(texts, "form-back", card.id, AnnouncementAction.OPEN),),
        ],
    )


def changing(texts: Texts, card: Card) -> Page:
    """What of a draft can be changed."""
    first, *others = card.contents
    other = next(language for language in LANGUAGES if language != first)
    single = any(len(content["media"]) == 1 for content in card.contents.values())
    rows: list[Row] = [
        (act(texts, "announcement-change-text", card.id, AnnouncementAction.TEXT),),
        (
            act(
                texts,
                f"announcement-{'change' if others else 'add'}-{other}",
                card.id,
                AnnouncementAction.OTHER_TEXT,
                LANGUAGES.index(other),
            ),
        ),
        (
            button(
                texts.plain("announcement-change-buttons", count=len(card.buttons)),
                AnnouncementPress(announcement=card.id, action=AnnouncementAction.BUTTONS),
            ),
        ),
        (
            button(
                texts.plain("announcement-change-audience"),
                AudiencePress(announcement=card.id, action=AudienceAction.CHOOSE),
            ),
        ),
        (
            button(
                texts.plain("announcement-change-topic", topic=texts.plain(f"topic-{card.topic}")),
                AnnouncementPress(announcement=card.id, action=AnnouncementAction.TOPIC, value=-1),
            ),
        ),
        (
            button(
                texts.plain("announcement-change-groups", count=card.groups),
                AnnouncementPress(announcement=card.id, action=AnnouncementAction.GROUPS),
            ),
        ),
        (
            act(
                texts,
                "announcement-urgent-off" if card.is_urgent else "announcement-urgent-on",
                card.id,
                AnnouncementAction.URGENT,
                0 if card.is_urgent else 1,
            ),
        ),
        (
            act(
                texts,
                "announcement-advert-off" if card.is_advert else "announcement-advert-on",
                card.id,
                AnnouncementAction.ADVERT,
                0 if card.is_advert else 1,
            ),
        ),
    ]
    if single:
        key = "announcement-together" if card.apart else "announcement-apart"
        rows.append((act(texts, key, card.id, AnnouncementAction.TWO_MESSAGES, 0 if card.apart else 1),))
    rows.append((act(texts, "form-back", card.id, AnnouncementAction.OPEN),))
    return Page(texts("announcement-change-what"), rows)


def buttons(texts: Texts, card: Card) -> Page:
    """The announcement's own buttons: a press takes one away."""
    rows: list[Row] = []
    for number, each in enumerate(card.buttons):
        caption = each["caption"] or texts.plain("announcement-ack")
        rows.append(
            (
                button(
                    texts.plain("announcement-button-remove", caption=cut(caption, CAPTION)),
                    AnnouncementPress(announcement=card.id, action=AnnouncementAction.BUTTONS, value=number + 1),
                ),
            )
        )
    if len(card.buttons) < MOST_BUTTONS:
        rows += column(
            act(texts, "announcement-button-link", card.id, AnnouncementAction.NEW_LINK),
            act(texts, "announcement-button-deep", card.id, AnnouncementAction.NEW_DEEP),
            act(texts, "announcement-button-ack", card.id, AnnouncementAction.NEW_ACK)
            if all(each["kind"] != "ack" for each in card.buttons)
            else None,
        )
    rows.append((act(texts, "form-back", card.id, AnnouncementAction.CHANGE),))
    key = "announcement-buttons-album" if _is_album(card) else "announcement-buttons"
    return Page(texts(key), rows)


def topics(texts: Texts, card: Card) -> Page:
    """What it is about: people can switch a topic off."""
    rows = column(
        *(
            button(
                f"{'☑' if topic == card.topic else '☐'} {texts.plain(f'topic-{topic}')}",
                AnnouncementPress(announcement=card.id, action=AnnouncementAction.TOPIC, value=number),
            )
            for number, topic in enumerate(TOPICS)
        ),
        act(texts, "form-back", card.id, AnnouncementAction.CHANGE),
    )
    return Page(texts("announcement-topic"), rows)


def groups(texts: Texts, card: Card, targets: Sequence[Target]) -> Page:
    """The groups it is posted in, as toggles."""
    toggles = [
        button(
            f"{'☑' if each.chosen else '☐'} {cut(each.title, CAPTION)}",
            AnnouncementPress(announcement=card.id, action=AnnouncementAction.GROUPS, value=each.id),
        )
        for each in targets
    ]
    whom = button(texts.plain("announcement-change-audience"), AudiencePress(announcement=card.id, action=CHOOSE))
    ready = act(texts, "audience-ready", card.id, AnnouncementAction.OPEN) if card.formula is not None else None
    key = "announcement-groups" if targets else "announcement-groups-none"
    return Page(texts(key), column(*toggles, whom, ready))


def waiting(texts: Texts, card: Card, zone: tzinfo) -> Page:
    """Proposed to another coordinator, or waiting for its time."""
    title = named(texts, card.title)
    take_back = act(texts, "announcement-take-back", card.id, AnnouncementAction.TAKE_BACK)
    back = button(texts.plain("announcements-open"), AnnouncementList())
    preview = act(texts, "announcement-preview", card.id, AnnouncementAction.PREVIEW)
    if card.stage == Stage.SCHEDULED and card.send_at is not None:
        when = texts.moment(card.send_at, zone)
        text = texts("announcement-scheduled", title=title, when=when, repeat=str(card.repeat))
        return Page(text, column(preview, take_back, back))
    if card.own:
        return Page(texts("announcement-proposed-own", title=title), column(preview, take_back, back))
    key = "announcement-proposed-urgent" if card.is_urgent else "announcement-proposed-other"
    confirm = act(texts, "announcement-confirm", card.id, AnnouncementAction.CONFIRM)
    return Page(texts(key, title=title), column(preview, confirm, take_back, back))


def asking(texts: Texts, key: str, card: Card, yes: AnnouncementAction) -> Page:
    """Asked before it is done; the texts are `{key}` and `{key}-yes`."""
    return Page(
        texts(key, title=named(texts, card.title)),
        column(
            act(texts, f"{key}-yes", card.id, yes),
            act(texts, "form-back", card.id, AnnouncementAction.OPEN),
        ),
    )


def revised(texts: Texts) -> Page:
    return Page(texts("announcement-revised"), column(button(texts.plain("announcements-open"), AnnouncementList())))


def dropped(texts: Texts) -> Page:
    return Page(texts("announcement-dropped"), column(button(texts.plain("announcements-open"), AnnouncementList())))
