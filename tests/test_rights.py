"""Who may press what: every button of the bot against every role.

The table is complete by construction: a button that no line of it covers fails the test, and so does a line without a
button.
"""

import asyncio
import importlib
import pkgutil
import time
from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import Any

import pytest
from aiogram.filters.callback_data import CallbackData
from sqlalchemy import select

import bot.views
from bot.db.moderation import AuditEntry
from bot.db.points import Point
from bot.db.quality import Vote
from bot.db.requirements import Requirement, RequirementState
from bot.db.responses import Response, ResponseState
from tests.actors import Actor
from tests.conftest import Cluster
from tests.events import person_id, publish
from tests.indicators import expects_a_report
from tests.polling import survey
from tests.test_colleagues import has_a_bakery, link_from
from tests.test_coordinators import invited
from tests.test_joining import joins
from tests.test_units import adds, opens_branches
from tests.vacancies import vacancy_row

ROLES = ("guest", "member", "reporter", "administrator", "elsewhere", "coordinator", "owner")
NO_RIGHT = "На это у вас нет прав"
# After the first they ask guests to join: no attempt upon anything.
REFUSED = (NO_RIGHT, "Участников видят те, кто вступил", "Требования к подготовке читают те, кто вступил")

EVERYBODY = set(ROLES)
MEMBERS = EVERYBODY - {"guest"}
ADMINISTRATOR = {"administrator"}
REPRESENTATIVES = {"administrator", "reporter"}
COORDINATORS = {"elsewhere", "coordinator", "owner"}
HERE = {"coordinator", "owner"}  # coordinators of the place in question
OWNER = {"owner"}

# By the beginning of a button's data, the longest that fits: who may press it. What belongs to one person only (an
# own application, a form, a ticket) is not here: to others it is simply not there, which their own tests show.
ALLOWED: dict[str, set[str]] = {
    "go:": EVERYBODY,
    "go:console": COORDINATORS,
    "go:needs": MEMBERS,
    "go:new-need": ADMINISTRATOR,
    "go:import": COORDINATORS,
    "go:imp-file": COORDINATORS,
    "go:imp-sheet": COORDINATORS,
    "go:announce": COORDINATORS,
    "go:coords": COORDINATORS,
    "go:appoint": OWNER,
    "go:inv-coord": OWNER,
    "go:away": COORDINATORS,
    "go:back": COORDINATORS,
    "go:directory": MEMBERS,
    "go:seen": MEMBERS,
    "go:look-up": COORDINATORS,
    "go:phrases": COORDINATORS,
    "go:export": COORDINATORS,
    "lang:": EVERYBODY,
    "f:": EVERYBODY,
    "draft:": EVERYBODY,
    "consent:": EVERYBODY,
    "edit:": EVERYBODY,
    "leave:": EVERYBODY,
    "set:": EVERYBODY,
    "erase:": EVERYBODY,
    "export": EVERYBODY,
    "mine:": EVERYBODY,
    "case:": HERE,
    "mark:": HERE,
    "no:": HERE,
    "queue:": COORDINATORS,
    "org:1:open": REPRESENTATIVES,
    "org:1:act": REPRESENTATIVES,
    "org:1:change": REPRESENTATIVES,
    "org:1:join": EVERYBODY,
    "org:1:team": REPRESENTATIVES | HERE,
    "org:1:leave": REPRESENTATIVES | HERE,
    "org:1:invite": ADMINISTRATOR | HERE,
    "line:": REPRESENTATIVES,
    "units:": ADMINISTRATOR | HERE,
    "unit:": ADMINISTRATOR | HERE,
    "addunit:": ADMINISTRATOR | HERE,
    "mergewith:": HERE,
    "merge:": HERE,
    "colleague:": ADMINISTRATOR | HERE,
    "duty:": ADMINISTRATOR | HERE,
    "invite:": ADMINISTRATOR | HERE,
    "accept:": EVERYBODY,
    "coord:": COORDINATORS,
    "coord:999:areas": OWNER,
    "coord:999:ask": OWNER,
    "coord:999:remove": OWNER,
    "dir:": MEMBERS,
    "write:": MEMBERS,
    "touch:": EVERYBODY,
    "rec:": HERE,
    "note:": HERE,
    "more:": EVERYBODY,
    "question:": HERE,
    "question:2:canned": COORDINATORS,
    "thread:": HERE,
    "canned:": HERE,
    "phrase:": COORDINATORS,
    "el:": EVERYBODY,
    "ev:": ADMINISTRATOR | HERE,
    "ev:1:open": EVERYBODY,
    "ev:1:text": EVERYBODY,
    "ev:1:ics": EVERYBODY,
    "ev:1:series": EVERYBODY,
    "ev:1:host": MEMBERS,
    "evline:": ADMINISTRATOR | HERE,
    "desk:": ADMINISTRATOR | HERE,
    "new:": ADMINISTRATOR | HERE,
    "trust:": HERE,
    "pass:": EVERYBODY,
    "rsvp:": EVERYBODY,
    "places:": EVERYBODY,
    "agenda:": EVERYBODY,
    "door:": ADMINISTRATOR | HERE,
    "came:": ADMINISTRATOR | HERE,
    "walkin:": ADMINISTRATOR | HERE,
    "resize:": ADMINISTRATOR | HERE,
    "dig:": EVERYBODY,
    "digest:": EVERYBODY,
    "digat:": EVERYBODY,
    "att:": EVERYBODY,
    "bind:": EVERYBODY,  # a button of groups: tests/test_groups.py
    "go:reporting": COORDINATORS,
    "rep:": REPRESENTATIVES,
    "rep:1:open": REPRESENTATIVES | HERE,
    "rep:1:history": REPRESENTATIVES | HERE,
    "rep:1:pdf": REPRESENTATIVES | HERE,
    "rep:1:png": REPRESENTATIVES | HERE,
    "rep:1:accept": HERE,
    "rep:1:mark": HERE,
    "rep:1:back": HERE,
    "rep:1:excuse": HERE,
    "rep:1:expect": HERE,
    "repto:": REPRESENTATIVES,
    "repmark:": HERE,
    "repfix:": REPRESENTATIVES,
    "repdec:": HERE,
    "repcors:": COORDINATORS,
    "replook:": HERE,
    "repsh:": REPRESENTATIVES,
    "repex:": COORDINATORS,
    "per:": COORDINATORS,
    "per:1:reopen": HERE,
    "per:1:reopen?": COORDINATORS,
    "reps:": COORDINATORS,
    "mtx:": HERE,
    "six:": EVERYBODY,
    "passp:": EVERYBODY,
    "icat:": HERE,
    "sv-list:": EVERYBODY,
    "sv:": EVERYBODY,
    "sv-desk:": COORDINATORS | ADMINISTRATOR,
    "sv-new:": COORDINATORS,
    "sv-work:": COORDINATORS,
    "sv-edit:": COORDINATORS,
    "sv-set:": COORDINATORS,
    "sv-own:": COORDINATORS,
    "sv-seg:": COORDINATORS,
    "sv-line:": COORDINATORS,
    "sv-if:": COORDINATORS,
    "sv-res:": COORDINATORS | ADMINISTRATOR,
    "anns:": COORDINATORS,
    "vl:": EVERYBODY,
    "va:": EVERYBODY,
    "va:1:host": MEMBERS,
    "va:1:manage": ADMINISTRATOR | HERE,
    "va:1:change": ADMINISTRATOR | HERE,
    "va:1:close?": ADMINISTRATOR | HERE,
    "va:1:anew": ADMINISTRATOR | HERE,
    "valine:": ADMINISTRATOR | HERE,
    "vdesk:": ADMINISTRATOR | HERE,
    "vnew:": ADMINISTRATOR | HERE,
    "vlong:": ADMINISTRATOR | HERE,
    "vclose:": ADMINISTRATOR | HERE,
    "vr:": ADMINISTRATOR,
    "vf:": ADMINISTRATOR | HERE,
    "vre:": ADMINISTRATOR,
    "vre:1:own": EVERYBODY,
    "vre:1:back": EVERYBODY,
    "vsave:": EVERYBODY,
    "vdrop:": EVERYBODY,
    "rq:": MEMBERS,
    "rqp:": ADMINISTRATOR,
    "rqp:1:better": MEMBERS,
    "rqp:1:nobetter": MEMBERS,
    "rqp:1:withdraw?": MEMBERS,
    "rqp:1:consider": HERE,
    "rqp:1:accept": HERE,
    "rqp:1:decline": HERE,
    "rqp:1:done": HERE,
    "rqp:1:check": COORDINATORS,
    "rqp:1:send": COORDINATORS,
    "rqp:1:merge": COORDINATORS,
    "rqs:": COORDINATORS,
    "rqm:": MEMBERS,  # asked first; the answer is a step of a coordinator
    "rqr:": set(),
    "gap:": COORDINATORS,
    "gapx": COORDINATORS,
    "imp:": COORDINATORS,
    "ann:": COORDINATORS,
    "aud:": COORDINATORS,
    "read:": EVERYBODY,
    "rate:": EVERYBODY,
    "rated:": EVERYBODY,
    "places-q:": EVERYBODY,
    "points:": ADMINISTRATOR | HERE,
    "addpoint:": ADMINISTRATOR | HERE,
    "point:": ADMINISTRATOR | HERE,
    "evpoint:": ADMINISTRATOR | HERE,
    "posters:": ADMINISTRATOR | HERE,
    "ratings:": ADMINISTRATOR | HERE,
    "words:": ADMINISTRATOR | HERE,
    "showword:": HERE,
    "pubrate:": EVERYBODY,
    "alarm:": HERE,
    "polls:": COORDINATORS,
    "poll:": COORDINATORS,
}

# What a button's data is filled in with; 999 is nobody.
SAMPLES: dict[str, Any] = {
    "announcement": 1,
    "vacancy": 1,
    "card": 1,
    "response": 1,
    "saved": 1,
    "seen": 1,
    "outcome": "here",
    "answer": "going",
    "at": "",
    "case": 2,
    "choose": "",
    "code": "ru",
    "correction": 1,
    "draft": 1,
    "duplicate": 1,
    "duty": "publisher",
    "element": "visits",
    "entry": 1,
    "event": 1,
    "field": "name",
    "into": 1,
    "item": 1,
    "kind": "reply",
    "line": "about",
    "mark": 5,
    "name": "topics",
    "number": 1,
    "organisation": 1,
    "page": 0,
    "period": 1,
    "person": 999,
    "phrase": "1",
    "point": 1,
    "poll": 1,
    "purpose": "mailings",
    "reason": "1",
    "report": 1,
    "request": 1,
    "seats": 20,
    "segment": 1,
    "source": "events",
    "survey": 1,
    "version": 1,
    "what": "named",
    "section": "o",
    "step": "open",
    "then": "menu",
    "ticket": 1,
    "token": "none",
    "topic": "events",
    "turn": 1,
    "unit": 1,
    "value": "x",
    "vote": 1,
}
OWN_SAMPLES: dict[tuple[str, str], Any] = {
    ("el", "kind"): -1,
    ("evline", "line"): "heading",
    ("dir", "kind"): -1,
    ("sv-line", "line"): 0,
    ("sv-if", "line"): 0,
    ("sv-if", "source"): 0,
    ("ann", "value"): 0,
    ("valine", "line"): "duties",
    ("vlong", "seen"): 740_000,
    ("imp", "number"): 1,
    ("rqm", "into"): 2,
    ("aud", "leaf"): 0,
    ("read", "button"): 0,
    ("mtx", "place"): 3,  # Vyazma
    ("reps", "group"): "new",
    ("repex", "form"): "csv",
}


async def everybody(cluster: Cluster) -> dict[str, Actor]:
    """Somebody of every role, and in Vyazma a waiting application (2), a question (3), a branch (1), an event (1) with
    a ticket (1), a survey (1) of the bakery, a place that was rated (1) by a vote with words (1)."""
    owner = cluster.coordinator
    administrator = await has_a_bakery(cluster)
    await opens_branches(administrator)
    await adds(administrator, "Лавка")
    reporter, guest, member = cluster.person("Ирина"), cluster.person("Борис"), cluster.person("Анна")
    await reporter.opens(await link_from(administrator, "Отчёты"))
    await reporter.presses("Принять")
    await reporter.says("Ирина Гай")
    await guest.opens()
    await joins(member)
    coordinator, elsewhere = await invited(cluster, "Игорь Лось"), await invited(cluster, "Зоя Гусь")
    await owner.says("/console")
    for caption in ("Координаторы", "Зоя Гусь", "Муниципалитеты"):
        await owner.presses(caption)
    await owner.says("Ярцевский муниципальный округ")
    applicant = cluster.person("Пётр")
    await applicant.opens()
    for caption in ("Вступить в кластер", "Малый бизнес, самозанятый, НКО", "Даю согласие", "Самозанятый"):
        await applicant.presses(caption)
    for answer in ("Пекарня", "Вязьма", "Событийная индустрия", "Питание", "Хлеб", "Пётр Рябинин", "+7 4812 00-00-53"):
        await applicant.says(answer)
    await applicant.presses("Пропустить")
    await applicant.presses("Отправить")
    await member.presses_again(member.newest.id, "go:ask")
    await member.says("Когда откроется запись на курс?")
    await expects_a_report(cluster, organisation_id=1)
    event = await publish(cluster.app.database, cluster.clock, organisation_id=1, seats=10)
    await member.opens(f"e{event}")
    await member.presses("Пойду")
    await survey(cluster.app.database, cluster.clock, organisation_id=1)
    async with cluster.app.database.begin(effect=False) as session:
        session.add(Point(organisation_id=1, name="витрина", code="7KMF2QXR", created_at=cluster.clock.now()))
        await session.flush()
        today = cluster.clock.now().date()
        session.add(Vote(id=1, point_id=1, day=today, csat=5, comment="Вкусно"))
        now = cluster.clock.now()
        session.add(vacancy_row(cluster.clock, organisation_id=1))
        await session.flush()
        applicant_id = await person_id(cluster, member)
        session.add(
            Response(vacancy_id=1, person_id=applicant_id, state=ResponseState.NEW, sent_at=now, changed_at=now)
        )
        for _ in range(2):
            session.add(
                Requirement(
                    organisation_id=1,
                    state=RequirementState.NEW,
                    position="librarian",
                    group="library",
                    competency="c01",
                    importance=2,
                    people=1,
                    help="course",
                    wanted_by=now.date(),
                    show_name=True,
                    created_at=now,
                    changed_at=now,
                )
            )
    people = (guest, member, reporter, administrator, elsewhere, coordinator, owner)
    return dict(zip(ROLES, people, strict=True))


async def refused(cluster: Cluster, people: dict[str, Actor], roles: Collection[str], data: str) -> dict[str, str]:
    """Which of these roles a button refuses, and in which words."""
    begun = {role: len(people[role].chat.answers) for role in roles}
    for role in roles:
        cluster.telegram.presses(people[role].id, people[role].newest.id, data, stale=True)
    deadline = time.monotonic() + 8
    while any(len(people[role].chat.answers) == begun[role] for role in roles):
        assert time.monotonic() < deadline, data
        await asyncio.sleep(0.005)
    said = {role: people[role].chat.answers[begun[role]].text for role in roles}
    return {role: words for role, words in said.items() if words.startswith(REFUSED)}


def every_button() -> Iterator[str]:
    """The data of each button there is, with each of its actions."""
    for module in pkgutil.iter_modules(bot.views.__path__):
        importlib.import_module(f"bot.views.{module.name}")
    for button in CallbackData.__subclasses__():
        named = next((name for name in ("action", "to") if name in button.model_fields), None)
        choices: Any = button.model_fields[named].annotation if named else (None,)
        for action in choices:
            yield button(**{name: _sample(button, name, action) for name in button.model_fields}).pack()


def _sample(button: type[CallbackData], name: str, action: StrEnum | None) -> Any:
    field = button.model_fields[name]
    if name in {"action", "to"}:
        return action
    if field.annotation is bool or (not field.is_required() and name not in SAMPLES):
        return False if field.annotation is bool else field.default
    return OWN_SAMPLES.get((button.__prefix__, name), SAMPLES.get(name))


def allowed(data: str) -> set[str]:
    """The roles of the longest line of the table that fits. Raises ValueError for a button that none does."""
    return ALLOWED[max((beginning for beginning in ALLOWED if data.startswith(beginning)), key=len)]


def test_the_table_has_a_line_for_every_button_and_no_other() -> None:
    covered = {
        max((beginning for beginning in ALLOWED if data.startswith(beginning)), key=len) for data in every_button()
    }
    assert covered == set(ALLOWED)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_every_button_is_refused_to_those_without_the_right_and_to_nobody_else(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.middlewares.FloodGuard.RATE", 1e6)  # nobody presses all there is, one after another
    people = await everybody(cluster)
    buttons = list(every_button())
    # Those without the right first: a press with it may change what there is.
    refusals = {data: await refused(cluster, people, EVERYBODY - allowed(data), data) for data in buttons}
    async with cluster.app.database.read() as session:
        entries = (await session.scalars(select(AuditEntry).where(AuditEntry.action == "refused"))).all()
    surplus = {data: await refused(cluster, people, allowed(data), data) for data in buttons}
    assert {data: by for data, by in refusals.items() if set(by) != EVERYBODY - allowed(data)} == {}
    assert {data: by for data, by in surplus.items() if by} == {}
    noted = sum(words.startswith(NO_RIGHT) for by in refusals.values() for words in by.values())
    assert len(entries) == noted
