"""What fieldwork says, beside what the cases say about a theme or standard."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from accounts.permissions import Permission
from judgements.presenters.directions import directions_text
from judgements.presenters.entries import Entry, present_entry
from judgements.presenters.places import evidence_add_href, evidence_href
from judgements.queries.beside import FieldworkBeside
from judgements.queries.fieldwork import FieldworkAccess


@dataclass(frozen=True)
class LineLink:
    """An open line of enquiry about the standard."""

    number: int
    question: str
    assigned_to: str
    href: str


@dataclass(frozen=True)
class BesideBlock:
    """The section on the page of a standard; addresses are "" where the reader cannot go."""

    counts: str
    entries: list[Entry]
    lines: list[LineLink]
    list_href: str
    add_href: str
    coverage_href: str


def present_beside(
    access: FieldworkAccess, standard: str, found: FieldworkBeside | None
) -> BesideBlock | None:
    """Return the section about a standard (its code); None for who reads no evidence of others."""
    if found is None:
        return None
    reference = access.inspection.reference
    coverage = reverse("judgements:coverage-detail", args=[reference])
    return BesideBlock(
        counts=directions_text(found.counts),
        entries=[present_entry(reference, one) for one in found.newest],
        lines=[
            LineLink(
                one.number,
                one.question,
                one.assigned_to.name if one.assigned_to else "",
                reverse("judgements:line-detail", args=[reference, one.number]),
            )
            for one in found.open_lines
        ],
        list_href=evidence_href(access.inspection, standard),
        add_href=evidence_add_href(access.inspection, standard)
        if access.may_change(Permission.RECORD_EVIDENCE)
        else "",
        coverage_href=f"{coverage}?standard={standard}",
    )
