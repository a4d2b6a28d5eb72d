"""The question what somebody can do: competencies ticked group by group, or told in one's own words."""

from dataclasses import dataclass

from bot.competencies import ALL, COMPETENCIES, find_competencies
from bot.errors import Refused
from bot.forms.fields.base import Circumstances, Option, Partly, Stored, Taken, Turned, laid_out
from bot.forms.fields.choices import Many, matching, pressable
from bot.forms.fields.texts import one_line
from bot.forms.given import Given, Typed

GROUPS = "g."  # the press that leads from a group back to all of them


@dataclass(frozen=True)
class Competencies(Many):
    """Several competencies, from `least` to `most`. Places of the buttons: "" the groups, "g.GROUP" a group.

    Typed captions answer the question; other words tick what they name, for the person to look at and go on.
    """

    words: str = "competency"
    codes: tuple[str, ...] = ALL

    def take(self, given: Given, place: str, partly: Stored, about: Circumstances) -> Taken:
        if not isinstance(given, Typed):
            return super().take(given, place, partly, about)
        line = one_line(given.text)
        captions = {code: self.show([code], about.texts) for code in self.codes}
        groups = {group: about.texts.plain(f"{self.words}-group-{group}") for group in COMPETENCIES}
        if group := matching(line, groups):
            return Turned(f"g.{group}")
        whole = matching(line, captions)
        called = [whole] if whole else [matching(part, captions) for part in line.split(",")]
        if None not in called:
            return self.finished([code for code in dict.fromkeys(called) if code])
        found = find_competencies(line)
        if not found:
            raise Refused("field-competencies-unknown")
        ticked = [code for code in self.codes if code in {*self.begun(partly), *found}]
        if len(ticked) > self.most:
            raise Refused("field-many-most", most=self.most)
        return Partly(ticked)

    def pressed(self, value: str, place: str, partly: Stored, about: Circumstances) -> Taken:
        if value == GROUPS:
            return Turned("")
        if value[:2] == GROUPS and value[2:] in COMPETENCIES:
            return Turned(value)
        return super().pressed(value, place, partly, about)

    def options(self, place: str, partly: Stored, about: Circumstances) -> list[list[Option]]:
        texts, now = about.texts, self.begun(partly)
        done = [Option(texts.plain("field-many-done", count=len(now)), "done")]
        group = self._group_at(place)
        if group is None:
            opened = [
                Option(
                    texts.plain(
                        "field-competencies-group",
                        group=texts.plain(f"{self.words}-group-{each}"),
                        count=sum(code in now for code in codes),
                    ),
                    f"{GROUPS}{each}",
                )
                for each, codes in COMPETENCIES.items()
            ]
            return [*laid_out(opened), done]
        toggles = [
            Option(
                texts.plain("field-many-on" if code in now else "field-many-off", caption=self.show([code], texts)),
                f"{'-' if code in now else '+'}{pressable(code)}",
            )
            for code in COMPETENCIES[group]
        ]
        return [*laid_out(toggles), [Option(texts.plain("field-competencies-groups"), GROUPS)], done]

    def question(self, key: str, place: str) -> str:
        group = self._group_at(place)
        return f"{self.words}-group-{group}-question" if group else key

    def _group_at(self, place: str) -> str | None:
        return place[2:] if place[:2] == GROUPS and place[2:] in COMPETENCIES else None
