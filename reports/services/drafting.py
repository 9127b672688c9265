"""Making a first draft: whatever is not written yet is drafted from the data, at one wish."""

from typing import Any

from django.db import transaction
from django.utils.translation import override

from accounts.models import User
from inspections.models import Inspection
from reports.choices import Language
from reports.models import KeyFinding, RecommendationGroup
from reports.queries.drafting import draft_texts
from reports.queries.material import Material, Written, gather_material
from reports.services.explanations import add_block
from reports.services.findings import add_finding
from reports.services.opening import open_report
from reports.services.recommendations import add_group, add_recommendation, link_findings
from reports.services.saving import record
from reports.services.texts import edit_foreword, edit_lead_in, edit_summary
from reports.types import Foreword
from reports.types.drafting import DraftedReport, DraftedTheme


@transaction.atomic
def draft_report(*, inspection: Inspection, by: User) -> int:
    """Draft every text that nobody has written yet and return how many texts were added.

    What is written stays as it is, so that the wish can be repeated. Drafts are English in whatever
    language the pages are read, for their Welsh is written beside them. Raises NotAllowed for the
    wrong role and WritingRefused while the report is closed.
    """
    report = open_report(inspection, by)
    material = gather_material(inspection)
    with override(Language.ENGLISH.value):
        drafted = draft_texts(material)
    added = _open(material, drafted, by)
    findings: dict[str, list[KeyFinding]] = {}
    for theme in drafted.themes:
        added += _write_theme(material, theme, findings, by)
    added += _recommend(material, drafted, findings, by)
    record(report, "report_drafted", by, inspection.reference, texts=added)
    return added


def _open(material: Material, drafted: DraftedReport, by: User) -> int:
    """Write foreword and lead-in where there are none."""
    inspection, report = material.inspection, material.written.report
    added = 0
    if not report.foreword:
        foreword = Foreword(
            drafted.foreword, report.signatory_name, report.signatory_office, report.signed_month
        )
        edit_foreword(inspection=inspection, foreword=foreword, base_version=report.version, by=by)
        added += 1
    if not report.lead_in:
        version = report.lead_in_version
        edit_lead_in(inspection=inspection, text=drafted.lead_in, base_version=version, by=by)
        added += 1
    return added


def _write_theme(
    material: Material, theme: DraftedTheme, findings: dict[str, list[KeyFinding]], by: User
) -> int:
    written = material.written
    where: dict[str, Any] = {"inspection": material.inspection, "by": by}
    code, added = theme.standard, 0
    summary = written.summaries.get(code)
    if theme.summary and not (summary and summary.summary):
        version = summary.version if summary else 0
        edit_summary(**where, standard=code, text=theme.summary, base_version=version)
        added += 1
    if not written.findings.get(code):
        findings[code] = [
            add_finding(**where, standard=code, text=one.text, source=one.source)
            for one in theme.findings
        ]
        added += len(findings[code])
    if not written.blocks.get(code):
        for block in theme.blocks:
            add_block(
                **where,
                standard=code,
                content=block.content,
                area=block.area,
                source=block.source,
            )
        added += len(theme.blocks)
    return added


def _recommend(
    material: Material,
    drafted: DraftedReport,
    findings: dict[str, list[KeyFinding]],
    by: User,
) -> int:
    """Write the recommendations where there are none, each resting on its drafted finding."""
    if _has_recommendations(material.written):
        return 0
    groups: dict[str, RecommendationGroup] = {}
    added = 0
    for theme in drafted.themes:
        for one in theme.recommendations:
            if theme.addressee not in groups:
                groups[theme.addressee] = add_group(
                    inspection=material.inspection, addressee=theme.addressee, by=by
                )
            recommendation = add_recommendation(
                group=groups[theme.addressee],
                text=one.text,
                by=by,
            )
            if theme.standard in findings:
                rests_on = findings[theme.standard][one.finding]
                link_findings(recommendation=recommendation, findings=[rests_on.pk], by=by)
            added += 1
    return added


def _has_recommendations(written: Written) -> bool:
    return bool(written.groups)
