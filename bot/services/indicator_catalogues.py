"""Versions of the catalogue: the newest for what is opened next, for a period the one it was opened with."""

from bot.clock import Clock
from bot.db import indicators as db
from bot.db.database import Session
from bot.db.indicators import IndicatorCatalogue, IndicatorPeriod
from bot.forms.indicators import span_words
from bot.i18n import LANGUAGES, texts_in
from bot.indicators.catalogue import Catalogue, read, shipped


class Catalogues:
    """Catalogues by their version; a version never changes, so what was read once is kept."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._known: dict[int, Catalogue] = {}

    async def of(self, session: Session, period: IndicatorPeriod) -> Catalogue:
        """What a period asks by."""
        if period.catalogue_id not in self._known:
            row = await session.get_one(IndicatorCatalogue, period.catalogue_id)
            self._known[row.id] = read(row.content)
        return self._known[period.catalogue_id]

    async def newest(self, session: Session) -> tuple[int, Catalogue] | None:
        """The version that the next period is opened with; None when nothing was written down yet."""
        row = await db.newest_catalogue(session)
        if row is None:
            return None
        return row.id, self._known.setdefault(row.id, read(row.content))

    async def begin(self, session: Session) -> tuple[int, Catalogue]:
        """The newest version; the shipped one is written down where there is none."""
        known = await self.newest(session)
        if known is not None:
            return known
        row = IndicatorCatalogue(content=shipped(), made_at=self._clock.now())
        session.add(row)
        await session.flush()
        return row.id, self._known.setdefault(row.id, read(row.content))


def period_titles(period: IndicatorPeriod, organisation: str) -> dict[str, str]:
    """«Показатели за 4-й квартал 2026: РДК», by language."""
    found = {}
    for language in LANGUAGES:
        texts = texts_in(language)
        found[language] = texts.plain("indicators-form", span=span_words(period.span, texts), organisation=organisation)
    return found
