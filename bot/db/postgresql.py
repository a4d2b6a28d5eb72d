"""PostgreSQL's connections: proved alive where that costs nothing, and those for looks unable to write.

The pool's own proof is a question to the server before every use, a third of a transaction's way there and back. A
server that has gone has closed its end, which the socket tells without asking; only who was idle for long is asked.
"""

import select
from time import monotonic
from typing import Any, Final

from sqlalchemy import event
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import ConnectionPoolEntry

TRUSTED: Final = 30.0  # seconds without use; the network between may forget a connection without a word


def prove_before_use(engine: AsyncEngine) -> None:
    """A connection that is no longer there is replaced before anybody is given it."""
    dialect = engine.sync_engine.dialect

    def returned(_connection: Any, record: ConnectionPoolEntry) -> None:
        record.info["used"] = monotonic()

    def taken(connection: Any, record: ConnectionPoolEntry, _proxy: Any) -> None:
        used = record.info.get("used")
        if used is None or (monotonic() - used < TRUSTED and not _was_spoken_to(connection)):
            return
        try:
            dialect.do_ping(connection)
        except dialect.loaded_dbapi.Error as error:
            raise InvalidatePoolError from error

    event.listen(engine.sync_engine, "checkin", returned)
    event.listen(engine.sync_engine, "checkout", taken)


def only_look(engine: AsyncEngine) -> None:
    """Nothing is written over these connections: a statement that tries is refused."""

    def opened(connection: Any, _record: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute("SET default_transaction_read_only = on")
        cursor.close()

    event.listen(engine.sync_engine, "connect", opened)


def _was_spoken_to(connection: Any) -> bool:
    """Whether the server has sent something nobody asked for: mostly that it shuts down."""
    poll = select.poll()
    poll.register(connection.driver_connection.pgconn.socket, select.POLLIN)
    return bool(poll.poll(0))
