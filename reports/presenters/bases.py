"""The page on which a recommendation is linked to the key findings it rests on."""

from dataclasses import dataclass

from reports.models import Recommendation
from reports.presenters.sections import passage_address
from reports.queries.material import Written
from reports.queries.paragraphs import split_paragraphs
from standards.types import FrameworkContent


@dataclass(frozen=True)
class Basis:
    """The recommendation that is linked, and where it is written."""

    paragraphs: tuple[str, ...]
    back: str


def present_basis(recommendation: Recommendation, reference: str) -> Basis:
    """Return the recommendation as its page shows it."""
    return Basis(
        split_paragraphs(recommendation.text), passage_address(reference, recommendation.key)
    )


def findings_to_choose(written: Written, content: FrameworkContent) -> list[tuple[str, str]]:
    """Return every key finding with the theme it stands in, in the order of the report."""
    return [
        (str(finding.pk), f"{standard.number}. {standard.title}, {number}: {finding.text}")
        for standard in content.standards
        for number, finding in enumerate(written.findings.get(standard.code, []), start=1)
    ]
