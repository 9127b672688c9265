"""What of the fieldwork can be taken over into a report: conclusions, findings, comments, examples.

Only what may be published is offered; nothing is taken over but by a person who sends a form.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import gettext as _

from accounts.permissions import Permission
from inspections.models import Inspection
from inspections.queries import InspectionAccess
from judgements.choices import Direction, ExampleKind, Speaker
from judgements.models import EmergingFinding, LineOfEnquiry, PracticeExample, VoiceComment
from judgements.queries.feedback import closed_lines, emerging_findings
from judgements.queries.voices import published_comments, published_examples
from reports.choices import BlockKind, PassageKind

COMMENT_KINDS = {
    Speaker.CHILD: BlockKind.COMMENT_CHILD,
    Speaker.PARENT_CARER: BlockKind.COMMENT_PARENT,
    Speaker.VICTIM: BlockKind.COMMENT_VICTIM,
}
EXAMPLE_KINDS = {
    ExampleKind.GOOD_PRACTICE: BlockKind.GOOD_PRACTICE,
    ExampleKind.LEARNING_POINT: BlockKind.LEARNING_POINT,
}


@dataclass(frozen=True)
class Source:
    """Something that can be taken over; `name` tells it from others in an address.

    `kind` is that of the box it becomes, "" for what becomes a key finding.
    """

    name: str
    label: str
    text: str
    kind: str = ""
    title: str = ""
    changed_name_declared: bool = False
    consent_declared: bool = False


Row = TypeVar("Row", LineOfEnquiry, EmergingFinding, VoiceComment, PracticeExample)


def sources_for(access: InspectionAccess, kind: PassageKind, standard: str) -> list[Source]:
    """Return what may be taken over into a theme's findings or boxes, for who may see evidence."""
    if not access.may(Permission.VIEW_EVIDENCE):
        return []
    return offered_sources(access.inspection, kind, standard)


def offered_sources(inspection: Inspection, kind: PassageKind, standard: str) -> list[Source]:
    """Return what a key finding, or a box, of a theme can begin with: two queries."""
    find = {PassageKind.FINDING: sources_of_findings, PassageKind.BLOCK: sources_of_blocks}
    return find[kind](inspection, standard) if kind in find else []


def sources_of_findings(inspection: Inspection, standard: str) -> list[Source]:
    """Return what a key finding of a theme can begin with: two queries.

    Conclusions and findings about no theme in particular are offered for each.
    """
    lines = _about(standard, closed_lines(inspection))
    findings = _about(standard, emerging_findings(inspection))
    return [*(source_of_line(one) for one in lines), *(source_of_finding(one) for one in findings)]


def sources_of_blocks(inspection: Inspection, standard: str) -> list[Source]:
    """Return what a box of a theme can begin with, comments and examples alike: two queries."""
    comments = _about(standard, published_comments(inspection))
    examples = _about(standard, published_examples(inspection))
    return [
        *(source_of_comment(one) for one in comments),
        *(source_of_example(one) for one in examples),
    ]


def find_source(sources: Iterable[Source], name: str) -> Source | None:
    """Return the source that an address names; None for what is not offered, or no longer."""
    return next((one for one in sources if one.name == name), None)


def _about(standard: str, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield what is about a theme or about none in particular."""
    return (one for one in rows if one.standard is None or one.standard.code == standard)


def source_of_line(line: LineOfEnquiry) -> Source:
    """Return what a conclusion begins with in a report."""
    label = _("Line of enquiry %(number)d: %(question)s") % {
        "number": line.number,
        "question": line.question,
    }
    return Source(f"line-{line.pk}", label, line.conclusion)


def source_of_finding(finding: EmergingFinding) -> Source:
    """Return what an emerging finding begins with in a report."""
    label = _("Emerging finding: %(shows)s") % {"shows": Direction(finding.direction).label}
    return Source(f"finding-{finding.pk}", label, finding.text)


def source_of_comment(comment: VoiceComment) -> Source:
    """Return the box that a comment becomes in a report."""
    kind = COMMENT_KINDS[Speaker(comment.speaker)]
    return Source(
        f"comment-{comment.pk}",
        str(kind.label),
        comment.text,
        kind.value,
        consent_declared=comment.is_consented,
    )


def source_of_example(example: PracticeExample) -> Source:
    """Return the box that an example becomes in a report."""
    kind = EXAMPLE_KINDS[ExampleKind(example.kind)]
    return Source(
        f"example-{example.pk}",
        str(kind.label),
        example.text,
        kind.value,
        example.title,
        changed_name_declared=example.is_name_changed,
        consent_declared=example.is_consented,
    )
