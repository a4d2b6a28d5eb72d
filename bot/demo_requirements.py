"""Demo requirement cards: in every state, with votes, an answer of those who teach and one that was merged."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.db.database import Session
from bot.db.organisations import Organisation
from bot.db.people import PersonRow
from bot.db.requirements import Requirement, RequirementRating, RequirementState, RequirementVote
from bot.db.signals import SignalReceiver
from bot.dictionaries import group_of
from bot.positions import find_profession
from bot.services.training import REACTION

_EVENT = re.compile(r"event-\d\d")
STATES = {
    "new": RequirementState.NEW,
    "sent": RequirementState.SENT,
    "under_review": RequirementState.UNDER_REVIEW,
    "accepted": RequirementState.ACCEPTED,
    "done": RequirementState.DONE,
    "declined": RequirementState.DECLINED,
    "merged": RequirementState.MERGED,
}


async def load_requirements(
    session: Session,
    now: datetime,
    data: Mapping[str, Any],
    organisations: Mapping[str, Organisation],
    people: Mapping[str, PersonRow],
) -> None:
    """The cards of the demo data, `organisations` and `people` by its ids; who receives cards is noted there too."""
    for each in data["institutions"]:
        if each["receives_signals"]:
            session.add(SignalReceiver(organisation_id=organisations[each["id"]].id, since=now))
    titles = {each["id"]: f"«{each['title']}»" for each in data["events"]}
    cards: dict[str, Requirement] = {}
    # One that was merged needs the other's number.
    for source in sorted(data["requirement_cards"], key=lambda each: "merged_into" in each):
        card = _card(now, source, organisations, people)
        if card.decision:  # it names events by their ids
            card.decision = _EVENT.sub(lambda found: titles[found[0]], card.decision)
        card.merged_into = cards[source["merged_into"]].id if "merged_into" in source else None
        cards[source["id"]] = card
        session.add(card)
        await session.flush()
    for source in data["requirement_cards"]:
        said = {**dict.fromkeys(source["votes"], True), **dict.fromkeys(source["not_relevant"], False)}
        if "merged_into" in source:
            _vote(session, cards[source["merged_into"]], organisations[source["employer_id"]], True)
        for employer, relevant in said.items():
            _vote(session, cards[source["id"]], organisations[employer], relevant)
        if source["status"] == "done":
            _rate(session, cards[source["id"]], [organisations[each] for each in source["votes"][:2]], now)
    await session.flush()


def _card(
    now: datetime,
    source: Mapping[str, Any],
    organisations: Mapping[str, Organisation],
    people: Mapping[str, PersonRow],
) -> Requirement:
    employer = organisations[source["employer_id"]]
    author = next((each for each in people.values() if each.acting_for == employer.id), None)
    created = now + timedelta(days=source["created_offset_days"])
    position = find_profession(source["position"])
    return Requirement(
        state=STATES[source["status"]],
        organisation_id=employer.id,
        author_id=author.id if author else None,
        position=position,
        position_text=None if position else source["position"],
        group=group_of(position) if position else None,
        competency=source["competency_id"],
        importance=source["importance"],
        people=source["people_missing"],
        help=source["help"],
        wanted_by=now.date() + timedelta(days=source["by_offset_days"]),
        show_name=source["show_name"],
        comment=source["comment"],
        sent_to=organisations[source["sent_to"]].id if source["sent_to"] else None,
        decision_kind="course" if source["status"] in {"accepted", "done"} else None,
        decision=source["decision"],
        created_at=created,
        changed_at=created,
        due_at=now + REACTION if source["status"] == "sent" else None,
    )


def _vote(session: Session, card: Requirement, organisation: Organisation, relevant: bool) -> None:
    session.add(
        RequirementVote(requirement_id=card.id, organisation_id=organisation.id, relevant=relevant, at=card.created_at)
    )


def _rate(session: Session, card: Requirement, organisations: Sequence[Organisation], now: datetime) -> None:
    for each in organisations:
        session.add(RequirementRating(requirement_id=card.id, organisation_id=each.id, better=True, at=now))
