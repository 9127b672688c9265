"""The parts of a report that people write: how far each is, and where it is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from judgements.policies.standings import NOT_JUDGED, Standing
from reports.choices import BlockKind
from reports.queries.material import Written
from standards.types import StandardContent

WRITTEN_COLOUR, MISSING_COLOUR = "green", "yellow"


@dataclass(frozen=True)
class Task:
    """A line of the task list component."""

    text: str
    href: str
    hint: str
    status: str
    colour: str


def present_parts(
    written: Written,
    standards: list[StandardContent],
    standings: Mapping[str, Standing],
    reference: str,
) -> list[Task]:
    """Return a line for each part that people write, in the order of the report."""
    return [
        _foreword_task(written, reference),
        *(_theme_task(one, written, standings, reference) for one in standards),
        _recommendations_task(written, reference),
    ]


def _foreword_task(written: Written, reference: str) -> Task:
    report = written.report
    missing = []
    if not report.foreword:
        missing.append(_("text"))
    if not report.signatory_name or not report.signed_month:
        missing.append(_("signature"))
    return _task(_("Foreword"), reverse("reports:foreword-edit", args=[reference]), "", missing)


def _theme_task(
    standard: StandardContent,
    written: Written,
    standings: Mapping[str, Standing],
    reference: str,
) -> Task:
    standing = standings.get(standard.code, NOT_JUDGED)
    summary = written.summaries.get(standard.code)
    findings = written.findings.get(standard.code, [])
    blocks = written.blocks.get(standard.code, [])
    paragraphs = [block for block in blocks if block.kind == BlockKind.PARAGRAPH]
    needed = {
        _("judgement"): standing.judgement is not None,
        _("agreement on the rating"): not standing.is_waiting,
        _("summary"): bool(summary and summary.summary),
        _("key findings"): bool(findings),
        _("explanation"): bool(paragraphs),
    }
    boxes = len(blocks) - len(paragraphs)
    counts = [
        (len(findings), ngettext("%d key finding", "%d key findings", len(findings))),
        (len(paragraphs), ngettext("%d paragraph", "%d paragraphs", len(paragraphs))),
        (boxes, ngettext("%d box", "%d boxes", boxes)),
    ]
    return _task(
        f"{standard.number}. {standard.title}",
        reverse("reports:theme-edit", args=[reference, standard.code]),
        ", ".join(words % count for count, words in counts if count),
        [name for name, is_there in needed.items() if not is_there],
    )


def _recommendations_task(written: Written, reference: str) -> Task:
    counts = [len(group.recommendations.all()) for group in written.groups]
    missing = [] if written.report.lead_in else [_("lead-in")]
    if not counts or not all(counts):
        missing.append(_("recommendations"))
    total = sum(counts)
    hint = ngettext("%d recommendation", "%d recommendations", total) % total
    return _task(
        _("Recommendations"),
        reverse("reports:recommendation-list", args=[reference]),
        hint if total else "",
        missing,
    )


def _task(text: str, href: str, hint: str, missing: list[str]) -> Task:
    if missing:
        parts = _("Missing: %(parts)s") % {"parts": ", ".join(missing)}
        hint = f"{hint}. {parts}" if hint else parts
        return Task(text, href, hint, _("Not finished"), MISSING_COLOUR)
    return Task(text, href, hint, _("Written"), WRITTEN_COLOUR)
