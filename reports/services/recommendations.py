"""Writing the recommendations and whom they are addressed to."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from inspections.models import Inspection
from reports.errors import AlreadyRemoved, WritingRefused
from reports.models import Recommendation, RecommendationGroup
from reports.services.opening import open_report
from reports.services.saving import (
    clean_addressee,
    next_position,
    record,
    required_text,
    save_version,
)


@transaction.atomic
def add_group(*, inspection: Inspection, addressee: str, by: User) -> RecommendationGroup:
    """Add a post-holder whom recommendations can be addressed to."""
    report = open_report(inspection, by)
    group = RecommendationGroup(report=report, addressee=clean_addressee(addressee), edited_by=by)
    group.position = next_position(group)
    group.save()
    record(report, "addressee_added", by, inspection.reference, id=group.pk)
    return group


@transaction.atomic
def edit_group(*, group: RecommendationGroup, addressee: str, base_version: int, by: User) -> None:
    """Rename the post-holder."""
    report = open_report(group.report.inspection, by)
    fields = {"addressee": clean_addressee(addressee)}
    if save_version(group, fields, base_version=base_version, by=by):
        record(
            report,
            "addressee_edited",
            by,
            report.inspection.reference,
            id=group.pk,
            version=group.version,
        )


@transaction.atomic
def add_recommendation(*, group: RecommendationGroup, text: str, by: User) -> Recommendation:
    """Add a recommendation behind the others to the same post-holder."""
    report = open_report(group.report.inspection, by)
    if not report.groups.filter(pk=group.pk).exists():
        raise AlreadyRemoved
    recommendation = Recommendation(group=group, text=required_text(text), edited_by=by)
    recommendation.position = next_position(recommendation)
    recommendation.save()
    record(
        report,
        "recommendation_added",
        by,
        report.inspection.reference,
        id=recommendation.pk,
        length=len(recommendation.text),
    )
    return recommendation


@transaction.atomic
def edit_recommendation(
    *, recommendation: Recommendation, text: str, base_version: int, by: User
) -> None:
    """Replace the text of a recommendation."""
    report = open_report(recommendation.group.report.inspection, by)
    fields = {"text": required_text(text)}
    if save_version(recommendation, fields, base_version=base_version, by=by):
        record(
            report,
            "recommendation_edited",
            by,
            report.inspection.reference,
            id=recommendation.pk,
            length=len(recommendation.text),
            version=recommendation.version,
        )


@transaction.atomic
def link_findings(*, recommendation: Recommendation, findings: Collection[int], by: User) -> None:
    """Say on which key findings (their keys) a recommendation rests, instead of those before."""
    report = open_report(recommendation.group.report.inspection, by)
    if not Recommendation.objects.filter(pk=recommendation.pk).exists():
        raise AlreadyRemoved
    chosen = report.findings.filter(pk__in=findings)
    if len(chosen) < len(set(findings)):
        raise WritingRefused(_("Somebody has removed one of these key findings. Choose again."))
    before = set(recommendation.findings.values_list("pk", flat=True))
    if before == set(findings):
        return
    recommendation.findings.set(chosen)
    record(
        report,
        "recommendation_linked",
        by,
        report.inspection.reference,
        id=recommendation.pk,
        findings=sorted(findings),
    )
