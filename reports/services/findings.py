"""Writing a theme's key findings."""

from django.db import transaction

from accounts.models import User
from inspections.models import Inspection
from reports.models import KeyFinding
from reports.services.opening import chosen_standard, open_report
from reports.services.saving import next_position, record, required_text, save_version


@transaction.atomic
def add_finding(
    *, inspection: Inspection, standard: str, text: str, by: User, source: str = ""
) -> KeyFinding:
    """Add a key finding behind the theme's others; `source` names what it was taken over from."""
    report = open_report(inspection, by)
    finding = KeyFinding(
        report=report,
        standard=chosen_standard(report, standard),
        text=required_text(text),
        source=source,
        edited_by=by,
    )
    finding.position = next_position(finding)
    finding.save()
    record(
        report,
        "finding_added",
        by,
        standard,
        id=finding.pk,
        length=len(finding.text),
        source=source,
    )
    return finding


@transaction.atomic
def edit_finding(*, finding: KeyFinding, text: str, base_version: int, by: User) -> None:
    """Replace the text of a key finding."""
    report = open_report(finding.report.inspection, by)
    if save_version(finding, {"text": required_text(text)}, base_version=base_version, by=by):
        record(
            report,
            "finding_edited",
            by,
            finding.standard.code,
            id=finding.pk,
            length=len(finding.text),
            version=finding.version,
        )
