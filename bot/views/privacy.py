"""Privacy: what is kept, consents and their withdrawal, the export, the erasure."""

import json
from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Any

from bot.i18n import Html, Texts
from bot.services.privacy import Given, Kept, Purpose
from bot.views.buttons import Consent, ConsentAction, Erasure, ErasureAction, Export, OrganisationAction, To
from bot.views.colleagues import press
from bot.views.page import Attachment, Page, button, column
from bot.views.people import go


def overview(texts: Texts, kept: Kept, zone: tzinfo) -> Page:
    """What we keep, in one message."""
    parts = [
        texts("privacy-card" if kept.has_card else "privacy-no-card"),
        texts("privacy-consents", count=len(kept.consents)),
    ]
    if kept.drafts:
        parts.append(texts("privacy-drafts", count=kept.drafts))
    if kept.cases:
        parts.append(texts("privacy-cases", count=kept.cases))
    if kept.organisations:
        parts.append(texts("privacy-organisations", count=kept.organisations))
    if kept.answers:
        parts.append(texts("privacy-answers", count=kept.answers))
    if kept.surveys:
        parts.append(texts("privacy-surveys", count=kept.surveys))
    if kept.ratings:
        parts.append(texts("privacy-ratings", count=kept.ratings))
    text = texts("privacy", kept=Html(", ".join(parts)))
    if kept.erase_at:
        text = f"{text}\n\n{texts('privacy-erasure-due', when=texts.moment(kept.erase_at, zone))}"
        erase = button(texts.plain("privacy-keep"), Erasure(action=ErasureAction.KEEP))
    else:
        erase = button(texts.plain("privacy-erase"), Erasure(action=ErasureAction.ASK))
    return Page(
        text,
        column(
            button(texts.plain("privacy-export"), Export()),
            go(texts, "privacy-my-consents", To.CONSENTS),
            erase,
            go(texts, "menu-open", To.MENU),
        ),
    )


def consents(texts: Texts, given: tuple[Given, ...], zone: tzinfo) -> Page:
    """Each consent in force with its withdrawal; the documents of all."""
    lines = [
        texts(
            "consent-line",
            title=texts.plain(f"consent-{each.purpose}"),
            version=each.version,
            when=texts.moment(each.at, zone),
        )
        for each in given
    ]
    text = texts("consents", lines=Html("\n".join(lines))) if lines else texts("consents-none")
    withdrawals = [
        button(
            texts.plain(f"consent-withdraw-{each.purpose}"),
            Consent(purpose=each.purpose, action=ConsentAction.ASK_WITHDRAW),
        )
        for each in given
    ]
    documents = [
        button(texts.plain(f"consent-read-{purpose}"), Consent(purpose=purpose, action=ConsentAction.READ))
        for purpose in Purpose
    ]
    return Page(text, column(*withdrawals, *documents, go(texts, "form-back", To.PRIVACY)))


def withdraw_sure(texts: Texts, purpose: Purpose) -> Page:
    """What follows from the withdrawal, before it is done."""
    return Page(
        texts(f"consent-consequence-{purpose}"),
        column(
            button(texts.plain("consent-withdraw-yes"), Consent(purpose=purpose, action=ConsentAction.WITHDRAW)),
            go(texts, "consent-withdraw-no", To.CONSENTS),
        ),
    )


def erasure_sure(texts: Texts, when: datetime, zone: tzinfo, alone: list[tuple[int, str]]) -> Page:
    """Is it meant? `alone`: organisations that would be left without an administrator."""
    text = texts("privacy-erase-sure", when=texts.moment(when, zone))
    if alone:
        names = ", ".join(texts.plain("quoted", text=name) for _, name in alone)
        text = f"{texts('privacy-erase-hand-over', names=names)}\n\n{text}"
    return Page(
        text,
        [
            *((press(texts, "organisation-team", each, OrganisationAction.TEAM),) for each, _ in alone[:3]),
            (
                button(texts.plain("privacy-erase-yes"), Erasure(action=ErasureAction.CONFIRM)),
                button(texts.plain("privacy-erase-no"), Erasure(action=ErasureAction.KEEP)),
            ),
        ],
    )


def erasure_planned(texts: Texts, when: datetime, zone: tzinfo) -> Page:
    return Page(
        texts("privacy-erase-planned", when=texts.moment(when, zone)),
        column(
            button(texts.plain("privacy-keep"), Erasure(action=ErasureAction.KEEP)), go(texts, "menu-open", To.MENU)
        ),
    )


def kept_after_all(texts: Texts) -> Page:
    return Page(texts("privacy-kept"), column(go(texts, "privacy-back", To.PRIVACY), go(texts, "menu-open", To.MENU)))


def export_files(texts: Texts, everything: Mapping[str, Any], day: str) -> tuple[Attachment, Attachment]:
    """The same twice: for a program, and for the person."""
    machine = json.dumps(everything, ensure_ascii=False, indent=2, sort_keys=True).encode()
    readable = "\n".join([texts.plain("privacy-export-heading", day=day), *_lines(texts, everything, 0)]).encode()
    return (
        Attachment(f"my-data-{day}.json", machine, texts("privacy-export-json")),
        Attachment(f"my-data-{day}.txt", readable, texts("privacy-export-text")),
    )


def _lines(texts: Texts, value: Any, depth: int) -> list[str]:
    indent = "    " * depth
    if isinstance(value, Mapping):
        lines = []
        for name, each in value.items():
            label = texts.plain(f"export-{name}") if texts.has(f"export-{name}") else name
            if isinstance(each, Mapping | list) and each:
                lines += [f"{indent}{label}:", *_lines(texts, each, depth + 1)]
            else:
                lines.append(f"{indent}{label}: {_plain(texts, each)}")
        return lines
    if isinstance(value, list):
        return [
            line
            for each in value
            for line in (
                [*_lines(texts, each, depth), ""] if isinstance(each, Mapping) else [f"{indent}{_plain(texts, each)}"]
            )
        ]
    return [f"{indent}{value}"]


def _plain(texts: Texts, value: Any) -> str:
    if value is None or value == [] or value == {}:
        return "–"
    return texts.plain("form-yes" if value else "form-no") if isinstance(value, bool) else str(value)
