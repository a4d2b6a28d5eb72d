"""Demo announcements: sent, scheduled and in writing. Days are counted from today, hours are Moscow's."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.audience import EVERYBODY, MEMBERS, All, Formula, Is, Leaf, dump, parse
from bot.clock import Clock
from bot.db import announcements as db
from bot.db import segments
from bot.db.announcements import Announcement, Repeat, Stage
from bot.db.database import Session
from bot.db.deliveries import State
from bot.forms.fields.contents import Content
from bot.lengths import units
from bot.services.announcements import TOPICS, title_of

MOSCOW = ZoneInfo("Europe/Moscow")
STAGES = {"sent": Stage.DONE, "scheduled": Stage.SCHEDULED, "on_review": Stage.DRAFT}
ROLES = {"org_admin": ("administrator",), "member": MEMBERS}


async def load(session: Session, clock: Clock, data: dict[str, Any]) -> None:
    """Write the announcements; people, organisations and events are there already."""
    titles = {each["id"]: each["title"] for each in data["events"]}
    for source in data["announcements"]:
        row = _announcement(clock.now(), source)
        row.buttons = [
            {"kind": "event", "caption": each["text"], "target": f"e{event}"}
            for each in source["buttons"]
            if (event := await db.event_titled(session, titles.get(each["action"].removeprefix("event:"), "")))
        ]
        if row.stage == Stage.DONE:
            row.audience = await segments.fitting(session, parse(row.formula), clock.now())
            row.totals = {str(State.SENT): row.audience}
        session.add(row)
        await session.flush()


def _announcement(now: datetime, source: dict[str, Any]) -> Announcement:
    day = now.astimezone(MOSCOW).date() + timedelta(days=source["publish_offset_days"])
    at = datetime.combine(day, time.fromisoformat(source["publish_time"]), MOSCOW)
    stage = STAGES[source["status"]]
    if stage == Stage.SCHEDULED and at <= now:
        at += timedelta(days=1)
    sent = at if stage == Stage.DONE else None
    text = f"{source['title']}\n\n{source['text']}"
    bold = {"type": "bold", "offset": 0, "length": units(source["title"])}
    return Announcement(
        stage=stage,
        title=title_of(text),
        contents={"ru": Content(text, (bold,)).as_json()},
        buttons=[],
        formula=dump(_formula(source)),
        topic=TOPICS[0],
        is_advert=source["is_advert"],
        repeat=Repeat.ONCE,
        send_at=at if stage != Stage.DRAFT else None,
        audience=0,
        left_out={},
        totals={},
        frozen_at=sent,
        finished_at=sent,
        progress_at=now,
        created_at=min(at, now),
        changed_at=min(at, now),
    )


def _formula(source: dict[str, Any]) -> Formula:
    roles = source["audience"]["roles"]
    kinds = tuple(dict.fromkeys(kind for role in roles for kind in ROLES.get(role, ())))
    if not kinds:
        return EVERYBODY
    places = tuple(source["municipalities"])
    return All((Is(Leaf.KIND, kinds), *([Is(Leaf.PLACE, places)] if places else [])))
