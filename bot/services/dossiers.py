"""Cases as they are read: the dossier of whoever decides or waits, and the facts that a notice repeats."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.db.moderation import PROPOSALS, Case, Kind, State, Waiting

# What of the answers of a proposal its notice repeats.
FACTS = {
    Kind.EVENT: ("kind", "when", "length", "repeats", "format", "venue", "place", "price", "age", "advert"),
    Kind.VACANCY: ("heading", "employment", "day", "venue", "municipality", "salary", "note", "must", "duties"),
}

# Of those who apply as a business these are none, and a notice says so.
NO_BUSINESSES = frozenset({"npd", "nko", "initiative"})


@dataclass(frozen=True, slots=True)
class Dossier:
    """A case as its reader may see it. `changed`: what the applicant corrected, by field; `said`: the words
    of the reason as they were then, by language."""

    id: int
    kind: Kind
    state: State
    form: str
    title: str
    municipality: str | None
    answers: Mapping[str, Any]
    before: Mapping[str, Any] | None
    marked: tuple[str, ...]
    note: str | None
    reason: str | None
    said: Mapping[str, str] | None
    submitted_at: datetime
    due_at: datetime
    changed_at: datetime
    claimed_by: int | None
    decided_by: str | None
    organisation_id: int | None
    author_id: int | None
    subject: str | None

    @property
    def changed(self) -> tuple[str, ...]:
        """The fields whose answers differ from those that were returned."""
        if self.before is None:
            return ()
        return tuple(name for name in self.answers if self.answers[name] != self.before.get(name))

    @property
    def file(self) -> Mapping[str, str] | None:
        """What was sent along: a document, a picture."""
        return self.answers.get("document") or self.answers.get("picture")

    @property
    def side(self) -> str:
        return side_of(self.kind, self.answers)

    @property
    def host(self) -> str:
        """In whose name it is proposed; empty for the cluster's own and for what is no proposal."""
        return str(self.answers["host"]["name"]) if "host" in self.answers else ""


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of what waits; `total` of all pages."""

    waiting: tuple[Waiting, ...]
    page: int
    pages: int
    total: int


def facts(case: Case) -> dict[str, Any]:
    """What a coordinator decides by, as the notice repeats it."""
    if case.kind in PROPOSALS:
        told = FACTS[Kind(case.kind)]
        asked = case.answers if case.subject else {name: case.answers.get(name) for name in told}
        answers = {name: value for name, value in asked.items() if value is not None and name != "host"}
        host = case.answers["host"]["name"]
        return {"title": case.title, "form": case.form, "answers": answers, "host": host, "new": not case.subject}
    inn = case.answers.get("inn") or case.answers.get("inn-person")
    return {
        "title": case.title,
        "side": side_of(case.kind, case.answers),
        "place": case.municipality,
        "spheres": case.answers.get("spheres") or [],
        "offers": case.answers.get("offers") or [],
        "inn": bool(inn) if {"inn", "inn-person"} & case.answers.keys() else None,
        "by": _asker(case) if case.kind == Kind.COLLEAGUE else "",
        "text": case.answers.get("text"),
    }


def side_of(kind: str, answers: Mapping[str, Any]) -> str:
    """Who applies, as the texts call them: the kind of the case, or what a small business is instead of one."""
    own = answers.get("kind")
    return own if kind == Kind.BUSINESS and own in NO_BUSINESSES else kind


def _asker(case: Case) -> str:
    """Who asks to act for the organisation, and as what."""
    return ", ".join(str(case.answers[name]) for name in ("contact", "position") if case.answers.get(name))


def note_of(case_id: int, decision: State) -> str:
    """The subject of the form for a coordinator's words that go with a decision."""
    return f"{case_id}:{decision}"


def noted(subject: str) -> tuple[int, str]:
    """The case of such a form, and the decision."""
    case_id, _, decision = subject.partition(":")
    return int(case_id), decision


def dossier(case: Case) -> Dossier:
    return Dossier(
        id=case.id,
        kind=Kind(case.kind),
        state=State(case.state),
        form=case.form,
        title=case.title,
        municipality=case.municipality,
        answers=dict(case.answers),
        before=case.before,
        marked=tuple(case.marked),
        note=case.note,
        reason=case.reason,
        said=case.said,
        submitted_at=case.submitted_at,
        due_at=case.due_at,
        changed_at=case.changed_at,
        claimed_by=case.claimed_by,
        decided_by=case.decided_by,
        organisation_id=case.organisation_id,
        author_id=case.author_id,
        subject=case.subject,
    )
