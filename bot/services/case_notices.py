"""Who is told of a case, and what: those who may decide, and whoever applied."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.db import moderation as db
from bot.db import organisations as organisations_db
from bot.db import people as people_db
from bot.db.database import Session
from bot.db.moderation import ANSWERED, Case, Kind
from bot.db.organisations import Duty
from bot.db.people import Role
from bot.services.coordinators import Coordinators
from bot.services.deliveries import Deliveries
from bot.services.dossiers import facts


class CaseNotices:
    """Writes the messages that a step of a case causes, in the transaction of that step."""

    def __init__(self, coordinators: Coordinators, deliveries: Deliveries) -> None:
        self._coordinators = coordinators
        self._deliveries = deliveries

    async def call(
        self, session: Session, case: Case, kind: str, *, owners: bool = False, at: datetime | None = None
    ) -> None:
        """Tell those who may decide, each once for each time it was submitted, or once for the moment `at`.

        With `owners` only them.
        """
        kind, at = _named(case, kind), at or case.submitted_at
        told = await self._coordinators.to_tell(session, case.municipality)
        if owners:
            told = [person for person in told if Role.OWNER in person.roles]
        elif case.kind == Kind.COLLEAGUE and case.organisation_id is not None:
            for person_id in await organisations_db.people_of(session, case.organisation_id, Duty.ADMINISTRATOR):
                person = await people_db.of_id(session, person_id)
                told += [person] if person is not None and all(person.id != each.id for each in told) else []
        waiting: dict[frozenset[str] | None, int] = {}
        for person in told:
            others = 0
            if person.is_coordinator:
                scope = await self._coordinators.scope(session, person)
                if scope not in waiting:
                    waiting[scope] = await db.count_waiting(session, scope)
                others = max(0, waiting[scope] - 1)
            await self._deliveries.add(
                session,
                person,
                kind,
                key=f"{kind}:{case.id}:{at:%Y%m%d%H%M%S%f}:{person.id}",
                case=case.id,
                waiting=others,
                **facts(case),
            )

    async def tell_author(self, session: Session, case: Case, kind: str, made: Mapping[str, Any] | None = None) -> None:
        """Tell whoever applied, where they are still known; `made`: what approval gave back."""
        author = await people_db.of_id(session, case.author_id) if case.author_id else None
        if author is None:
            return
        kind = _named(case, kind)
        await self._deliveries.add(
            session,
            author,
            kind,
            key=f"{kind}:{case.id}:{case.changed_at:%Y%m%d%H%M%S%f}",
            case=case.id,
            title=case.title,
            form=case.form,
            marked=case.marked,
            note=case.note,
            reason=case.reason,
            said=case.said,
            about=case.kind,
            **(made or {}),
        )


def _named(case: Case, kind: str) -> str:
    """What a message about this case is called: «case-new», of a question «question-new», of low marks
    «quality-new»."""
    return kind.replace("case", case.kind, 1) if case.kind in ANSWERED else kind
