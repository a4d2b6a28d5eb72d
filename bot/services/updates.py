"""Updates on their way in: stored before the messenger forgets them, marked when their effects are in, closed when
answered."""

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.clock import Clock
from bot.db import updates as db
from bot.db.database import Database
from bot.db.updates import Key, UpdateState

# Telegram repeats an update for at most a day.
REMEMBERED = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Stored:
    """An update that is in the database: its key, what it says, how far it has come, and whether it was not known
    before."""

    key: Key
    body: dict[str, Any]
    state: UpdateState
    is_new: bool


class Updates:
    """The inbox."""

    def __init__(self, db_: Database, clock: Clock) -> None:
        self._db = db_
        self._clock = clock

    async def store(self, bodies: Sequence[dict[str, Any]], done: Iterable[Key] = ()) -> list[Stored]:
        """Store a batch and close what was answered meanwhile, in one transaction; for each of the batch, in its order,
        whether it is new or how far it has come. Of what is twice in a batch the second is not new."""
        read = [_read(body) for body in bodies]
        rows = {key: text for key, _, text in read}
        async with self._db.begin() as session:
            await db.mark_done(session, done)
            new = await db.store(session, rows, self._clock.now()) if rows else set()
            known = await db.states(session, rows.keys() - new) if len(new) < len(rows) else {}
        stored = []
        for key, body, _ in read:
            stored.append(Stored(key, body, known.get(key, UpdateState.STORED), key in new))
            new.discard(key)
        return stored

    async def state(self, key: Key) -> UpdateState:
        """How far an update has come; one that was forgotten was done."""
        async with self._db.read() as session:
            return await db.state(session, key) or UpdateState.DONE

    async def unfinished(self) -> list[tuple[Key, dict[str, Any], bool]]:
        """What a crash left behind, oldest first; True when the effects are in and only the answer may be missing."""
        async with self._db.read() as session:
            found = await db.unfinished(session)
        return [(key, json.loads(body), state == UpdateState.APPLIED) for key, body, state in found]

    async def tidy(self, now: datetime) -> None:
        """Forget the keys that can no longer come again."""
        async with self._db.begin() as session:
            await db.forget(session, now - REMEMBERED)


def _read(body: dict[str, Any]) -> tuple[Key, dict[str, Any], str]:
    """The key of an update, the update, and the same as JSON. Half of a surrogate pair, which JSON can express and
    UTF-8 cannot, becomes U+FFFD."""
    text = json.dumps(body, ensure_ascii=False, sort_keys=True)
    try:
        data = text.encode()
    except UnicodeEncodeError:
        data = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
        text = data.decode()
        body = json.loads(text)
    return (int(body["update_id"]), zlib.crc32(data)), body, text
