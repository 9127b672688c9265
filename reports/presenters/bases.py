"""The page on which a recommendation is linked to the key findings it rests on."""

from dataclasses import dataclass

from reports.models import Recommendation
from reports.presenters.sections import passage_address
from reports.queries.material import Material
from wording.formatting import plain_text, read_text


@dataclass(frozen=True)
class Basis:
    """The recommendation that is linked, the findings to choose from, and where it is written."""

    text: str
    choices: list[tuple[str, str]]
    back: str


def present_basis(material: Material, recommendation: Recommendation) -> Basis:
    """Return what the page shows; every finding is named with the theme it stands in."""
    findings = [
        (str(finding.pk), f"{standard.number}. {standard.title}, {number}: ", finding.text)
        for standard in material.standards
        for number, finding in enumerate(material.written.findings.get(standard.code, []), start=1)
    ]
    return Basis(
        text=_plain(material, recommendation.text),
        choices=[(key, f"{place}{_plain(material, text)}") for key, place, text in findings],
        back=passage_address(material.inspection.reference, recommendation.key),
    )


def _plain(material: Material, text: str) -> str:
    return plain_text(read_text(material.fill(text)))
