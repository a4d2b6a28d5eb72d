"""Pages of an application: for the coordinator who decides and for the applicant who waits."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, tzinfo

from bot.forms.catalog import FORMS
from bot.forms.engine import Form
from bot.i18n import Html, Texts
from bot.services.moderation import PROPOSALS, Dossier, Kind, Queue, State
from bot.services.phrases import Saying
from bot.views.buttons import (
    CaseAction,
    CaseDecline,
    CaseMark,
    CasePress,
    OrganisationAction,
    OrganisationPress,
    OwnCase,
    OwnCaseAction,
    QueuePage,
    To,
)
from bot.views.event_buttons import EventDesk
from bot.views.forms import summary_line
from bot.views.page import Button, Page, Row, button, column, pairs, turning
from bot.views.people import go
from bot.views.vacancy_buttons import VacancyDesk

OWN_WORDS = {State.APPROVED, State.WITHDRAWN, State.EXPIRED}  # of an event they are said otherwise
CAPTION = 34  # characters of a title on a button of the queue
CAPTION_TAKEN = 23  # beside «в работе»


def act(texts: Texts, key: str, case_id: int, action: CaseAction) -> Button:
    return button(texts.plain(key), CasePress(case=case_id, action=action))


def own(texts: Texts, key: str, case_id: int, action: OwnCaseAction) -> Button:
    return button(texts.plain(key), OwnCase(case=case_id, action=action))


def decisions(texts: Texts, case_id: int) -> list[Row]:
    """The three decisions, the usual one first and alone."""
    return [
        (act(texts, "case-approve", case_id, CaseAction.APPROVE),),
        (
            act(texts, "case-return", case_id, CaseAction.RETURN),
            act(texts, "case-decline", case_id, CaseAction.DECLINE),
        ),
    ]


def queue(texts: Texts, shown: Queue, now: datetime) -> Page:
    if not shown.waiting:
        return Page(texts("queue-empty"), column(go(texts, "console-open", To.CONSOLE)))
    rows: list[Row] = [
        (
            button(
                texts.plain(
                    "queue-line",
                    title=cut(
                        texts.plain(f"queue-{each.kind}", title=each.title)
                        if each.kind in {Kind.QUESTION, Kind.QUALITY}
                        else each.title,
                        CAPTION_TAKEN if each.claimed_by else CAPTION,
                    ),
                    waits=span(texts, now - each.submitted_at, short=True),
                    taken="yes" if each.claimed_by else "no",
                ),
                CasePress(case=each.id, action=CaseAction.OPEN),
            ),
        )
        for each in shown.waiting
    ]
    rows += turning(texts, shown.page, shown.pages, lambda page: QueuePage(page=page))
    rows.append((go(texts, "console-open", To.CONSOLE),))
    return Page(texts("queue", total=shown.total), rows)


def cut(text: str, most: int) -> str:
    """The beginning of a text that is longer than a caption may be."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def span(texts: Texts, waited: timedelta, *, short: bool = False) -> str:
    """After «ждёт»: «3 минуты», «5 часов», «2 дня»; `short`, where there is no verb: «3 мин», «5 ч», «2 дн.»"""
    minutes = max(1, int(waited.total_seconds() // 60))
    words = "span-short" if short else "span"
    if minutes < 60:
        return texts.plain(f"{words}-minutes", count=minutes)
    if minutes < 48 * 60:
        return texts.plain(f"{words}-hours", count=minutes // 60)
    return texts.plain(f"{words}-days", count=minutes // (24 * 60))


def way_on(texts: Texts, *, coordinator: bool) -> Row:
    """To what else waits; an organisation's administrator, who may decide too, has no queue."""
    if not coordinator:
        return (go(texts, "menu-open", To.MENU),)
    return (button(texts.plain("queue-open"), QueuePage(page=0)), go(texts, "console-open", To.CONSOLE))


def case(texts: Texts, shown: Dossier, now: datetime, zone: tzinfo, *, coordinator: bool) -> Page:
    """An application as whoever decides reads it: what was corrected stands with what it was."""
    form = FORMS[shown.form]
    text = texts(
        "case",
        title=shown.title,
        side=side(texts, shown),
        state=Html(state_line(texts, shown, now, zone)),
        answers=Html("\n".join(_lines(texts, form, shown))),
    )
    rows: list[Row] = []
    if shown.state in {State.SUBMITTED, State.CLAIMED}:
        rows += decisions(texts, shown.id)
        if shown.state == State.SUBMITTED:
            rows.append((act(texts, "case-take", shown.id, CaseAction.TAKE),))
    if shown.file:
        rows.append((act(texts, "case-file", shown.id, CaseAction.FILE),))
    rows.append(way_on(texts, coordinator=coordinator))
    return Page(text, rows)


def side(texts: Texts, shown: Dossier) -> str:
    """«малый бизнес», «мероприятие, РДК «Зори»», «изменение мероприятия, …»."""
    if shown.kind not in PROPOSALS:
        return texts.plain(f"side-{shown.side}")
    what = texts.plain(f"side-{shown.kind}-change" if shown.subject else f"side-{shown.kind}")
    return ", ".join(part for part in (what, shown.host) if part)


def state_line(texts: Texts, shown: Dossier, now: datetime, zone: tzinfo) -> str:
    """Where the application stands, for whoever decides."""
    when = texts.moment(shown.changed_at, zone)
    if shown.state == State.SUBMITTED:
        return texts("case-waits", waits=span(texts, now - shown.submitted_at))
    return texts(f"case-is-{shown.state}", when=when, who=shown.decided_by or texts.plain("somebody"))


def _lines(texts: Texts, form: Form, shown: Dossier) -> list[str]:
    lines = []
    for each in form.asked(shown.answers):
        if each.name not in shown.answers:
            continue
        line = summary_line(form, each.name, shown.answers[each.name], texts)
        before = (shown.before or {}).get(each.name)
        if each.name in shown.changed:
            was = texts.plain("form-skipped") if before is None else form[each.name].show(before, texts)
            line = texts("case-changed", line=Html(line), before=was)
        lines.append(line)
    return lines


def marking(texts: Texts, shown: Dossier) -> Page:
    """What is to be corrected: fields with toggles, then the words and the decision."""
    form = FORMS[shown.form]
    toggles = [
        button(
            texts.plain(
                "field-many-on" if each.name in shown.marked else "field-many-off",
                caption=texts.plain(f"{form.words}-{each.name}-label"),
            ),
            CaseMark(case=shown.id, field=each.name, wanted=each.name not in shown.marked),
        )
        for each in form.asked(shown.answers)
        if each.name in shown.answers
    ]
    text = texts("case-mark", title=shown.title)
    if shown.note:
        text = f"{text}\n\n{texts('case-your-note', note=shown.note)}"
    return Page(
        text,
        [
            *pairs(toggles),
            (act(texts, "case-explain", shown.id, CaseAction.EXPLAIN),),
            (act(texts, "case-send-back", shown.id, CaseAction.SEND_BACK),),
            (act(texts, "form-back", shown.id, CaseAction.OPEN),),
        ],
    )


def declining(texts: Texts, shown: Dossier, reasons: Sequence[Saying]) -> Page:
    """The coordinators' own list of reasons, one press each."""
    choices = [
        button(cut(each.captions[texts.language], CAPTION), CaseDecline(case=shown.id, reason=each.ref))
        for each in reasons
    ]
    text = texts("case-decline-why", title=shown.title)
    if shown.note:
        text = f"{text}\n\n{texts('case-your-note', note=shown.note)}"
    return Page(
        text,
        column(
            *choices,
            act(texts, "case-explain", shown.id, CaseAction.EXPLAIN_DECLINE),
            act(texts, "form-back", shown.id, CaseAction.OPEN),
        ),
    )


def decided(texts: Texts, shown: Dossier, *, coordinator: bool) -> Page:
    """What the decision was, and the way on."""
    return Page(
        texts(f"case-done-{shown.state}", title=shown.title),
        [
            way_on(texts, coordinator=coordinator),
            (act(texts, "case-open", shown.id, CaseAction.OPEN),),
        ],
    )


def own_case(texts: Texts, shown: Dossier, zone: tzinfo) -> Page:
    """The applicant's view: where it stands, what to do."""
    words = "own-event" if shown.kind in PROPOSALS and shown.state in OWN_WORDS else "own-case"
    text = texts(
        "own-case",
        title=shown.title,
        state=texts.plain(f"{words}-{shown.state}", when=texts.moment(shown.changed_at, zone)),
    )
    if shown.state == State.RETURNED:
        text = f"{text}\n\n{returned_text(texts, shown.form, shown.marked, shown.note)}"
    if shown.state == State.DECLINED and shown.reason:
        text = f"{text}\n\n{declined_text(texts, shown.reason, shown.note, shown.said)}"
    correct = own(texts, "own-case-correct", shown.id, OwnCaseAction.CORRECT)
    withdraw = own(texts, "own-case-withdraw", shown.id, OwnCaseAction.ASK_WITHDRAW)
    organisation = (
        button(
            texts.plain("organisation-open"),
            OrganisationPress(organisation=shown.organisation_id, action=OrganisationAction.OPEN),
        )
        if shown.state == State.APPROVED and shown.organisation_id and shown.kind not in PROPOSALS
        else None
    )
    desk = None
    if shown.kind == Kind.EVENT:
        desk = button(texts.plain("desk-open"), EventDesk(organisation=shown.organisation_id or 0))
    if shown.kind == Kind.VACANCY:
        desk = button(texts.plain("vacancy-desk-open"), VacancyDesk(organisation=shown.organisation_id or 0))
    is_open = shown.state in {State.SUBMITTED, State.CLAIMED, State.RETURNED}
    return Page(
        text,
        column(
            correct if shown.state == State.RETURNED else None,
            withdraw if is_open else None,
            organisation,
            desk,
            go(texts, "menu-open", To.MENU),
        ),
    )


def returned_text(texts: Texts, form_name: str, marked: tuple[str, ...] | list[str], note: str | None) -> str:
    """Which answers are to be corrected, and the coordinator's words."""
    words = FORMS[form_name].words
    fields = ", ".join(texts.plain("quoted", text=texts.plain(f"{words}-{name}-label")) for name in marked)
    text = texts("case-correct", count=len(marked), fields=fields)
    return f"{text} {texts('quoted', text=note)}" if note else text


def declined_text(texts: Texts, reason: str, note: str | None, said: Mapping[str, str] | None) -> str:
    """The reason as it was given; `said` by language, nothing for cases older than the lists of phrases."""
    text = texts("verbatim", text=said[texts.language]) if said else texts(f"declined-{reason}")
    return f"{text} {texts('quoted', text=note)}" if note else text


def withdraw_sure(texts: Texts, shown: Dossier) -> Page:
    return Page(
        texts("own-case-withdraw-sure", title=shown.title),
        column(
            own(texts, "own-case-withdraw-yes", shown.id, OwnCaseAction.WITHDRAW),
            own(texts, "own-case-withdraw-no", shown.id, OwnCaseAction.OPEN),
        ),
    )


def submitted(texts: Texts, case_id: int, *, again: bool, colleague: bool = False) -> Page:
    """The application is in the queue; a colleague's the organisation's administrators see too."""
    return Page(
        texts("own-case-sent-again" if again else "own-case-sent-colleague" if colleague else "own-case-sent"),
        column(own(texts, "own-case-open", case_id, OwnCaseAction.OPEN), go(texts, "menu-open", To.MENU)),
    )
