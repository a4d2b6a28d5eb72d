"""No tick, queue or list reads a big table from end to end: the plans of what the bot really asks on SQLite, and of the
ledger's on PostgreSQL, which chooses by what is in the tables."""

import re
import sqlite3
from typing import Any, Self

import pytest
from sqlalchemy import event, text

from bot.db import claims
from bot.db.database import Database
from tests.conftest import Cluster

ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
ON_POSTGRESQL = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)

# Tables that grow with people and years; the others have a row an organisation, a dictionary's word or a coordinator.
BIG = {
    "accounts", "announcement_presses", "audit", "consents", "deliveries", "digest_plans", "drafts", "people",
    "person_tags", "quality_participations", "quality_votes", "question_messages", "requirement_votes", "specialists",
    "survey_answers", "survey_participants", "tickets", "updates", "vacancy_responses",
}  # fmt: skip

# What is read whole, and why that is borne.
WHOLE = {
    "digest_plans.person_id IS NULL": "once an hour, who has no plan is found by looking at everybody",
    "GROUP BY person_tags.tag, people.municipality": "once an hour, a table of the region counts everybody",
    "updates.state != ?": "an index of the unfinished ones, whole",
    "SELECT count(*) AS count_1 \nFROM specialists": "how many there are, for the console: coordinators only",
    "SELECT count(*) AS count_1 \nFROM people \nWHERE people.frequency": "the same",
    "people.search_text) LIKE": "a part of a name is looked for in everybody's",
    "quality_votes.day >= ?": "the six tasks in figures are counted from all there is",
    "survey_answers.mode = ? AND survey_answers.day >= ?": "the same",
    "requirement_votes.at >= ?": "the same",
    "GROUP BY people.municipality": "a table of the region counts everybody",
    " AS standing": "an audience is everybody who is asked whether they belong to it; counted for coordinators only",
    "DISTINCT people.timezone": "once an announcement, whose quiet hours it falls into",
    "specialists.visible IS 1": "the directory says how many there are",
}
SCAN = re.compile(r"\bSCAN (\w+)")


class Asked:
    """Statements in the order they were first asked, with the parameters of that time."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.statements: dict[str, Any] = {}

    def __enter__(self) -> Self:
        for engine in self._database.engines:
            event.listen(engine.sync_engine, "before_cursor_execute", self._hear)
        return self

    def __exit__(self, *_: object) -> None:
        for engine in self._database.engines:
            event.remove(engine.sync_engine, "before_cursor_execute", self._hear)

    def _hear(self, _c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if statement.lstrip().split(None, 1)[0] in {"SELECT", "UPDATE", "DELETE", "WITH"}:
            self.statements.setdefault(statement, parameters[0] if many else parameters)


def scans(path: str, asked: Asked) -> dict[str, str]:
    """Statements that read one of BIG from end to end, and the line of the plan that says so."""
    found = {}
    with sqlite3.connect(path) as connection:
        for statement, parameters in asked.statements.items():
            if any(each in statement for each in WHOLE):
                continue
            names = dict(re.findall(r"\b(?:FROM|JOIN|UPDATE) (\w+) AS (\w+)", statement))
            tables = {alias: table for table, alias in names.items()}
            for *_, line in connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters):
                if (match := SCAN.search(line)) and tables.get(match[1], match[1]) in BIG:
                    found[statement] = line
    return found


@ON_SQLITE
async def test_ticks_and_queues(cluster: Cluster) -> None:
    app = cluster.app
    await cluster.person().opens()
    with Asked(app.database) as asked:
        for days in (0, 1, 7):
            await cluster.passes(days * 86_400 + 3_700)
        await app.services.deliveries.claim(5)
        await app.services.deliveries.recover()
        async with app.database.begin(effect=False) as session:
            lost = [*await claims.claimed(session), claims.Claimed(1, None, app.clock.now())]
            await claims.recover(session, app.clock.now(), lost)
            await claims.put_back(session, lost)
        await app.services.deliveries.due()
        await app.services.updates.tidy(app.clock.now())
        await app.services.updates.unfinished()
    assert len(asked.statements) > 40
    assert_no_scans(app.database, asked)


@ON_SQLITE
async def test_pages_people_open(cluster: Cluster) -> None:
    anna, olga = cluster.person(), cluster.coordinator
    await anna.opens()
    await olga.opens()
    with Asked(cluster.app.database) as asked:
        for command in ("/menu", "/events", "/vacancies", "/surveys", "/settings", "/privacy", "/help"):
            await anna.says(command)
        await olga.says("/console")
        for command in ("/events", "/vacancies"):
            await olga.says(command)
    assert len(asked.statements) > 15
    assert_no_scans(cluster.app.database, asked)


@ON_SQLITE
async def test_a_scan_is_seen(cluster: Cluster) -> None:
    asked = Asked(cluster.app.database)
    asked.statements = {"SELECT d.id FROM deliveries AS d WHERE d.reason = ?": ("x",)}
    with pytest.raises(AssertionError, match="SCAN d"):
        assert_no_scans(cluster.app.database, asked)


def assert_no_scans(database: Database, asked: Asked) -> None:
    found = scans(str(database.url.database), asked)
    assert not found, "\n\n".join(f"{line}\n{statement}" for statement, line in found.items())


SENT_AND_WAITING = """
INSERT INTO deliveries
    (key, channel, address, kind, language, params, priority, state, announcement_id, attempts, due_at)
SELECT 'k' || n, 'telegram', n::text, 'announcement', 'ru', '{}', CASE n % 2 WHEN 0 THEN '3' ELSE '1' END,
       CASE n % 2 WHEN 0 THEN 'pending' ELSE 'sent' END, CASE n % 2 WHEN 0 THEN 1 END, 0, now()
FROM generate_series(1, 30000) AS n
"""


@ON_POSTGRESQL
async def test_what_is_due_is_read_off_the_index_of_the_lanes(cluster: Cluster) -> None:
    """There is nothing due in the lanes that are open to all: to find that out takes no look at the rest."""
    app = cluster.app
    async with app.database.begin(effect=False) as session:
        await session.execute(text(SENT_AND_WAITING))
        await session.execute(text("ANALYZE deliveries"))
    with Asked(app.database) as asked:
        assert not await app.services.deliveries.due()
        assert not await app.services.deliveries.claim(5)
    of_the_ledger = {each: given for each, given in asked.statements.items() if "deliveries.due_at <=" in each}
    assert len(of_the_ledger) == 2
    async with app.database.begin(effect=False) as session:
        connection = await session.connection()
        for statement, parameters in of_the_ledger.items():
            plan = "\n".join(line for (line,) in await connection.exec_driver_sql(f"EXPLAIN {statement}", parameters))
            assert "ix_deliveries_lane" in plan, plan
            assert "Seq Scan on deliveries" not in plan
            assert "Sort" not in plan
