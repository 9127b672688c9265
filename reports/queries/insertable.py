"""What a writer can put into a sentence: live facts, links to what it is about, and evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from judgements.models import Evidence
from reports.models import SourcedFigure
from reports.queries.material import Material
from reports.types import LiveFact
from standards.types import StandardContent
from wording.markers import write_marker

LONGEST_LABEL = 90
MOST_EVIDENCE = 100


@dataclass(frozen=True)
class Insertable:
    """Something to put into a text.

    `label` is what writers choose it by, under the heading `group`; `value` is what it prints now,
    "" for what prints nothing. `insert` is what is put into the text.
    """

    group: str
    label: str
    value: str
    insert: str


def insertables(
    material: Material, standard: StandardContent | None, *, with_evidence: bool
) -> list[Insertable]:
    """Return all that can be put into the texts of a section, what is about its theme first."""
    facts = [_of_fact(fact) for fact in material.facts.values() if fact.text]
    figures = list(_of_figures(material))
    if standard is None:
        return [*facts, *figures]
    own = f"{material.content.name_of(standard)}: {standard.title}"
    facts.sort(key=lambda one: one.group != own)
    evidence = list(_of_evidence(material, standard)) if with_evidence else []
    return [*facts, *_of_questions(material, standard), *figures, *evidence]


def _of_fact(fact: LiveFact) -> Insertable:
    return Insertable(fact.group, fact.label, fact.text, write_marker(fact.key, seen=fact.text))


def _of_figures(material: Material) -> Iterator[Insertable]:
    group = _("Say which figure from outside a sentence gives (prints nothing)")
    for figure in SourcedFigure.objects.filter(report=material.written.report.pk):
        label = Truncator(f"{figure.value}: {figure.figure}").chars(LONGEST_LABEL)
        yield Insertable(group, label, "", write_marker(f"figure:{figure.uid}", kind="from"))


def _of_questions(material: Material, standard: StandardContent) -> Iterator[Insertable]:
    group = _("Say what a sentence is about (prints nothing)")
    yield Insertable(
        group,
        f"{material.content.name_of(standard)}: {standard.title}",
        "",
        write_marker(f"standard:{standard.code}", kind="about"),
    )
    for score in material.scores.questions_of(standard.code):
        code, text = score.question.code, str(score.question.text)
        label = f"{code} {Truncator(text).chars(LONGEST_LABEL)}"
        yield Insertable(group, label, "", write_marker(f"question:{code}", kind="about"))


def _of_evidence(material: Material, standard: StandardContent) -> Iterator[Insertable]:
    entries = Evidence.objects.filter(
        inspection=material.inspection,
        withdrawn_at__isnull=True,
        links__standard__code=standard.code,
    ).distinct()
    for entry in entries.order_by("held_date", "at", "pk")[:MOST_EVIDENCE]:
        marker = write_marker(f"evidence:{entry.pk}", kind="from")
        yield Insertable(
            _("Evidence, with its words"),
            Truncator(entry.text).chars(LONGEST_LABEL),
            "",
            f"{entry.text} {marker}",
        )
