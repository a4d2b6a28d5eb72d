"""Demo data of quality points: a concert that was rated, a hall with a trend, a reading room to try the poll on."""

import secrets
from collections.abc import Mapping
from datetime import date, timedelta, tzinfo
from typing import Any

from bot.clock import Clock
from bot.db.database import Session
from bot.db.events import titled
from bot.db.organisations import Organisation
from bot.db.points import Point
from bot.db.quality import Vote

# Printed codes, always the same, so that a tour of the demo can name them.
HALL, READING_ROOM, CONCERT = "RDKHGQ34", "CHTDKV67", "CNCRT292"
TREND_DAYS, TREND_VOTES = 70, 60


async def load(
    session: Session, clock: Clock, zone: tzinfo, data: Mapping[str, Any], organisations: Mapping[str, Organisation]
) -> None:
    """The points with their votes; of the concert those of the example whose results are known."""
    survey = next(each for each in data["surveys"] if each["kind"] == "quality_poll")
    source = next(each for each in data["events"] if each["id"] == survey["scope"]["event_id"])
    event = await titled(session, source["title"])
    if event is None:
        raise LookupError(f"no event {source['title']}")
    now = clock.now()
    hall = Point(organisation_id=organisations["inst-01"].id, name="концертный зал", code=HALL, created_at=now)
    room = Point(organisation_id=organisations["inst-02"].id, name="читальный зал", code=READING_ROOM, created_at=now)
    concert = Point(
        organisation_id=event.organisation_id, event_id=event.id, name=event.title, code=CONCERT, created_at=now
    )
    session.add_all((hall, room, concert))
    await session.flush()
    today, answers = now.astimezone(zone).date(), survey["responses"]
    first, last = survey["open_offset_days"], survey["close_offset_days"]
    for number, given in enumerate(answers):
        day = today + timedelta(days=first + number * (last - first) // len(answers))
        session.add(_vote(concert, day, given))
    for number in range(TREND_VOTES):
        day = today - timedelta(days=1 + number * TREND_DAYS // TREND_VOTES)
        session.add(_vote(hall, day, {**answers[number * 7 % len(answers)], "comment": None}))


def _vote(point: Point, day: date, given: Mapping[str, Any]) -> Vote:
    return Vote(
        id=secrets.randbits(62),
        point_id=point.id,
        day=day,
        csat=given["csat"],
        staff=given["staff"],
        comfort=given["comfort"],
        nps=given["nps"],
        comment=given["comment"],
        shown=False,
    )
