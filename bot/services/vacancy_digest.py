"""Vacancies in digests: what passes the filters a reader saved for it, else what fits their card, else what is near."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.db import seekers as seekers_db
from bot.db import vacancies as vacancies_db
from bot.db import vacancy_news as db
from bot.db.database import Session
from bot.db.digests import Reader
from bot.services.vacancies import Filter, VacancyCard, cards_of
from bot.services.vacancy_alerts import NEWEST, News, news_of

NEWS_FOR = timedelta(days=45)  # what was published earlier is no news


class VacancyShelf:
    """The newest open vacancies, held against each reader's wishes."""

    def __init__(self, news: News) -> None:
        self._news = news

    async def pick(self, session: Session, readers: Sequence[Reader]) -> Mapping[int, Sequence[int]]:
        if not self._news.vacancies:
            return {}
        ids = [each.id for each in readers]
        seekers = await seekers_db.of_people(session, ids)
        filters = await db.filters_of(session, ids)
        answered = await db.answered(session, ids)
        found = {}
        for reader in readers:
            seeker = seekers.get(reader.id)
            wishes = [Filter.of_text(each) for each in filters.get(reader.id, ())]
            wishes = wishes or [Filter(fits=True) if seeker is not None else Filter("near")]
            chosen = self._news.chosen([(each, 0) for each in wishes], reader.municipality, seeker)
            known = answered.get(reader.id, ())
            found[reader.id] = [vacancy_id for vacancy_id, _ in chosen if vacancy_id not in known]
        return found


class VacancySource:
    """Vacancies, each with what of the reader's card it fits."""

    name = topic = "vacancies"

    async def open(self, session: Session, now: datetime) -> VacancyShelf:
        rows = await vacancies_db.since(session, now - NEWS_FOR, now, NEWEST)
        return VacancyShelf(await news_of(session, rows))

    async def lines(
        self, session: Session, item_ids: Sequence[int], reader: Reader, now: datetime
    ) -> Mapping[int, VacancyCard]:
        seeker = await seekers_db.one(session, reader.id)
        cards = await cards_of(session, await vacancies_db.of_ids(session, item_ids), now, seeker)
        return {card.id: card for card in cards if card.live}
