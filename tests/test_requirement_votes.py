"""Votes against a simple account of them: whatever is pressed in whatever order, one word of each organisation."""

import asyncio
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.db.database import Database
from bot.db.organisations import Duty, Organisation, Representative, Side
from bot.db.people import Person, Role
from bot.db.requirements import Requirement, RequirementState, RequirementVote, contributors
from bot.errors import DomainError
from tests.test_moderation import Office

EMPLOYERS = 4
CARDS = 3
Votes = dict[int, dict[int, bool]]

steps = st.lists(
    st.one_of(
        st.tuples(st.just("vote"), st.integers(0, EMPLOYERS - 1), st.integers(0, CARDS - 1), st.booleans()),
        st.tuples(st.just("merge"), st.integers(0, CARDS - 1), st.integers(0, CARDS - 1), st.just(True)),
    ),
    max_size=14,
)


class Employers(Office):
    """Some employers, of which the first have a card each."""

    async def open(self) -> None:
        self.people: list[Person] = []
        self.cards: list[int] = []
        now = self.clock.now()
        self.olga = replace(await self.person("1"), roles=frozenset({Role.OWNER}))
        for number in range(EMPLOYERS):
            person = await self.person(str(100 + number))
            async with self.database.begin(effect=False) as session:
                house = Organisation(
                    side=Side.INSTITUTION, name=f"Клуб {number}", municipality="vyazemsky", created_at=now
                )
                session.add(house)
                await session.flush()
                session.add(
                    Representative(organisation_id=house.id, person_id=person.id, duty=Duty.PUBLISHER, since=now)
                )
                self.people.append(replace(person, acting_for=house.id))
                if number < CARDS:
                    card = Requirement(
                        state=RequirementState.CHECKED,
                        organisation_id=house.id,
                        position="librarian",
                        group="library",
                        competency="c12",
                        importance=2,
                        people=1,
                        help="course",
                        wanted_by=now.date(),
                        show_name=True,
                        created_at=now,
                        changed_at=now,
                    )
                    session.add(card)
                    await session.flush()
                    self.cards.append(card.id)

    async def votes(self) -> Votes:
        async with self.database.read() as session:
            rows = await session.scalars(select(RequirementVote))
            found: Votes = {number: {} for number in self.cards}
            for row in rows:
                found[row.requirement_id][row.organisation_id] = row.relevant
            return found


@given(steps=steps)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_word_counts_once(steps: list[tuple[Any, ...]], sqlite_template: Path) -> None:
    async def run() -> None:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(sqlite_template, Path(folder, "x.db"))
            database = Database(f"sqlite:///{Path(folder, 'x.db')}")
            office = Employers(database)
            await office.open()
            await follow(office, steps)
            await database.close()

    asyncio.run(run())


async def follow(office: Employers, steps: list[tuple[Any, ...]]) -> None:
    """Take the steps, and keep the account: of each card who said what and when, and who stands behind it."""
    homes = [person.acting_for or 0 for person in office.people]
    said: list[dict[int, tuple[int, bool]]] = [{} for _ in range(CARDS)]
    leads_to = list(range(CARDS))
    for moment, (kind, first, second, relevant) in enumerate(steps):
        office.clock.advance(60)
        if kind == "vote":
            card = leads_to[second]
            allowed = first != card
            assert (
                await done(
                    office.services.requirements.vote(office.people[first], office.cards[second], relevant=relevant)
                )
                is allowed
            )
            if allowed:
                said[card][first] = (moment, relevant)
            continue
        allowed = first != second and leads_to[first] == first and leads_to[second] == second
        assert (
            await done(office.services.training.merge(office.olga, office.cards[first], office.cards[second]))
            is allowed
        )
        if allowed:
            brought = {**said[first], first: (moment, True)}
            for employer, word in brought.items():
                if employer != second and word > said[second].get(employer, (-1, False)):
                    said[second][employer] = word
            said[first] = {}
            leads_to = [second if each == first else each for each in leads_to]
    assert await office.votes() == {
        office.cards[card]: {homes[employer]: word for employer, (_, word) in said[card].items()}
        for card in range(CARDS)
    }
    async with office.database.read() as session:
        for card in (each for each in range(CARDS) if leads_to[each] == each):
            behind = {homes[each] for each in range(CARDS) if leads_to[each] == card}
            behind |= {homes[employer] for employer, (_, word) in said[card].items() if word}
            assert set(await contributors(session, office.cards[card])) == behind


async def done(step: Any) -> bool:
    """Whether a step was taken and not refused."""
    try:
        await step
    except DomainError:
        return False
    return True
