"""Entries of the evidence log beside what they bear on: a line of enquiry, a result."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import ngettext

from judgements.choices import ContactGroup, Direction, EvidenceKind
from judgements.models import Evidence

COLOURS = {
    Direction.STRENGTH.value: "green",
    Direction.GAP.value: "red",
    Direction.NEUTRAL.value: "grey",
}


@dataclass(frozen=True)
class Entry:
    """One entry in brief; `href` leads to all of it."""

    direction: str
    colour: str
    source: str
    author: str
    text: str
    href: str


def present_entry(reference: str, evidence: Evidence) -> Entry:
    """Return an entry of the inspection with this reference."""
    return Entry(
        direction=str(Direction(evidence.direction).label),
        colour=COLOURS[evidence.direction],
        source=_source(evidence),
        author=evidence.by.name,
        text=evidence.text,
        href=reverse("judgements:evidence-detail", args=[reference, evidence.pk]),
    )


def _source(evidence: Evidence) -> str:
    """Return "Focus group, 12 June 2019, case managers, Harrowmere YOS, 6 people"."""
    who = evidence.role or (str(ContactGroup(evidence.group).label) if evidence.group else "")
    people = ngettext("%(count)d person", "%(count)d people", evidence.people_count) % {
        "count": evidence.people_count
    }
    parts = [
        str(EvidenceKind(evidence.kind).label),
        date_format(evidence.held_date),
        who,
        evidence.organisation,
        people if evidence.people_count else "",
    ]
    return ", ".join(part for part in parts if part)
