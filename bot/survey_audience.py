"""Whom something is meant for, as a small value of its own: kinds of members, municipalities, spheres.

Kept as JSON beside what it is about, so that a richer description of people can take its place one day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self


class Kind(StrEnum):
    """What somebody is in the cluster; one person may be several."""

    SPECIALISTS = "specialists"
    INSTITUTIONS = "institutions"
    BUSINESSES = "businesses"


@dataclass(frozen=True, slots=True)
class Reader:
    """A person as an audience sees them: their own and their organisations' kinds, places and spheres."""

    kinds: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    spheres: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Audience:
    """Everybody, narrowed to any of these kinds, and any of these places, and any of these spheres; an empty dimension
    does not narrow."""

    kinds: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    spheres: tuple[str, ...] = ()

    def includes(self, reader: Reader) -> bool:
        pairs = ((self.kinds, reader.kinds), (self.places, reader.places), (self.spheres, reader.spheres))
        return all(not wanted or not theirs.isdisjoint(wanted) for wanted, theirs in pairs)

    def as_json(self) -> dict[str, Any]:
        return {"kinds": list(self.kinds), "places": list(self.places), "spheres": list(self.spheres)}

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        return cls(*(tuple(kept.get(name) or ()) for name in ("kinds", "places", "spheres")))
