"""Vacancies in the cluster's public channel: posted once published, edited with every change, struck when they end.

Imported ones are not posted: nobody looked at them one by one, and a file brings thousands at a time.
"""

from dataclasses import asdict
from datetime import date

from bot.clock import Clock
from bot.db.database import Session
from bot.db.vacancies import Vacancy
from bot.services.channel import Channel
from bot.services.vacancies import cards_of


class VacancyPosts:
    """Tells the channel what becomes of vacancies."""

    def __init__(self, clock: Clock, channel: Channel) -> None:
        self._clock = clock
        self._channel = channel

    async def follow(self, session: Session, vacancy: Vacancy, *, new: bool = False) -> None:
        """Write how a vacancy stands now, in the transaction that made it so; `new`: it has just been published."""
        if not self._channel.is_there:
            return
        (card,) = await cards_of(session, [vacancy], self._clock.now())
        facts = {name: each.isoformat() if isinstance(each, date) else each for name, each in asdict(card).items()}
        await self._channel.say(
            session,
            f"vacancy:{vacancy.id}",
            "post-vacancy",
            facts,
            new=new,
            on=card.live,
            expires_at=vacancy.valid_until,
        )
