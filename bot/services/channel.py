"""The cluster's public channel: what was approved is posted there, and its message follows whatever becomes of it.

Each state of a subject is one delivery to the channel; the sender edits the message that an earlier one left. The
posts are in the cluster's own language and zone and hold nothing that is not public.
"""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any

from bot.clock import Clock
from bot.db import channel as db
from bot.db import events as events_db
from bot.db import organisations as organisations_db
from bot.db.channel import ChannelPost
from bot.db.database import Session
from bot.db.events import Event, EventState
from bot.services.deliveries import Deliveries
from bot.services.events import card_of
from bot.services.organising import Change, What

AHEAD = timedelta(days=7)  # the later dates of a series are posted so long before each, not all at once


class Channel:
    """Writes to the channel, where there is one (`address` is the messenger's id of it)."""

    def __init__(self, clock: Clock, deliveries: Deliveries, address: str | None, language: str, timezone: str) -> None:
        self._clock = clock
        self._deliveries = deliveries
        self._address = address
        self._language = language
        self._timezone = timezone

    @property
    def is_there(self) -> bool:
        return self._address is not None

    async def follow(self, session: Session, event: Event, change: Change) -> None:
        """Post a published event, edit its message when it changes, strike it when it is called off."""
        if not self.is_there:
            return
        names = await organisations_db.names(session, {event.organisation_id} - {None})
        later = await events_db.count_following(session, event)
        card = replace(card_of(event, names, self._clock.now()), picture=None, picture_alt=None, later=later)
        facts = {name: each.isoformat() if isinstance(each, datetime) else each for name, each in asdict(card).items()}
        await self.say(
            session,
            f"event:{event.id}",
            "post-event",
            facts,
            new=change.what == What.PUBLISHED,
            on=event.state == EventState.PUBLISHED,
            due_at=await self._due_at(session, event),
            expires_at=event.ends_at,
        )

    async def say(
        self,
        session: Session,
        subject: str,
        kind: str,
        facts: Mapping[str, Any],
        *,
        new: bool,
        on: bool,
        due_at: datetime | None = None,
        expires_at: datetime | None = None,
    ) -> None:
        """Write how a subject stands now, in the transaction that made it so; `facts` are the parameters of the page
        `kind`.

        `new`: it is to be posted from now on; others are followed only once they were. `on`: it is worth a message of
        its own; what was called off before it was posted is not. Until `expires_at` a first message makes sense.
        """
        if self._address is None:
            return
        post, after = await db.locked(session, subject), None
        first = True
        if post is None:
            if not new:
                return
            post = ChannelPost(subject=subject)
            session.add(post)
            await session.flush()
        else:
            await self._deliveries.call_off(session, [post.key])
            first = post.message is None and not await self._deliveries.went_out(session, post.key)
            if first and not on:
                return
            after = post.key
            post.written += 1
            await session.flush()
        await self._deliveries.post(
            session,
            self._address,
            self._language,
            kind,
            key=post.key,
            due_at=due_at if first else None,
            expires_at=expires_at if first else None,
            params={**facts, "zone": self._timezone, "post": subject, "after": after},
            again=not first,
        )

    async def _due_at(self, session: Session, event: Event) -> datetime | None:
        """When it is time to post it; None: now."""
        return event.starts_at - AHEAD if await events_db.has_earlier(session, event) else None
