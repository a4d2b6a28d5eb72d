"""Two low marks within a day at one point are a case: coordinators and the institution hear of it, once."""

from datetime import timedelta

from bot.clock import Clock
from bot.db import moderation as moderation_db
from bot.db import organisations as organisations_db
from bot.db import people as people_db
from bot.db import points as points_db
from bot.db import quality as db
from bot.db.database import Session
from bot.db.moderation import Case, Kind, State
from bot.db.organisations import Duty
from bot.db.points import Spot
from bot.forms.quality import REPLY
from bot.services.case_notices import CaseNotices
from bot.services.deliveries import Deliveries, Letter
from bot.services.moderation import ESCALATE_AFTER

LOW = 2  # a mark of so much or less
ENOUGH = 2  # low marks that raise an alarm
WINDOW = timedelta(hours=24)  # within which they fall
TITLE = 250


class Alarms:
    """Raises a case where marks are low."""

    def __init__(self, clock: Clock, notices: CaseNotices, deliveries: Deliveries) -> None:
        self._clock = clock
        self._notices = notices
        self._deliveries = deliveries

    async def heed(self, session: Session, spot: Spot) -> None:
        """A mark of this point has just become low: raise the alarm when it is not the only one.

        The marks that were told of once do not count again; while a case of the point is open there is no second one.
        """
        now = self._clock.now()
        point = await points_db.locked(session, spot.point.id)
        if point is None:
            return
        since = now - WINDOW
        if point.alarmed_at is not None and point.alarmed_at > since:
            since = point.alarmed_at
        earlier = point.low_at is not None and point.low_at > since
        if await db.low_marks(session, point.id, since) + earlier < ENOUGH:
            return
        point.alarmed_at, point.low_at = now, None
        subject = subject_of(point.id)
        if await moderation_db.waiting_about(session, Kind.QUALITY, subject) is not None:
            return
        case = Case(
            kind=Kind.QUALITY,
            state=State.SUBMITTED,
            organisation_id=point.organisation_id,
            form=REPLY.name,
            subject=subject,
            title=spot.full_name[:TITLE],
            municipality=spot.municipality,
            answers={"point": point.id},
            marked=[],
            submitted_at=now,
            changed_at=now,
            due_at=now + ESCALATE_AFTER,
        )
        session.add(case)
        await session.flush()
        moderation_db.note_down(session, None, "submitted", f"case:{case.id}", now)
        await self._notices.call(session, case, "case-new")
        if point.organisation_id is not None:
            await self._tell_institution(session, point.organisation_id, case, spot.place)

    async def _tell_institution(self, session: Session, organisation_id: int, case: Case, place: str) -> None:
        administrators = await organisations_db.people_of(session, organisation_id, Duty.ADMINISTRATOR)
        people = await people_db.reachable(session, administrators)
        await self._deliveries.add_all(
            session,
            [
                Letter(
                    person,
                    row,
                    "quality-alarm",
                    f"quality-alarm:{case.id}:{person.id}",
                    {
                        "point": case.answers["point"],
                        "place": place,
                        "organisation": organisation_id,
                        "due": case.due_at.isoformat(),
                        "zone": row.timezone,
                    },
                )
                for person, row in people.values()
            ],
        )


def subject_of(point_id: int) -> str:
    """What the cases of a point are about."""
    return f"point:{point_id}"


def point_of(subject: str | None) -> int:
    """The point a case of low marks is about."""
    return int((subject or "").removeprefix("point:"))
