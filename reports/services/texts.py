"""Writing the texts that stand once in a report."""

from django.db import transaction

from accounts.models import User
from inspections.models import Inspection
from reports.models import Report, ThemeText
from reports.services.opening import chosen_standard, open_report
from reports.services.saving import clean_text, record, save_version
from reports.types import Foreword


@transaction.atomic
def edit_foreword(
    *, inspection: Inspection, foreword: Foreword, base_version: int, by: User
) -> Report:
    """Save foreword and signature; `base_version` is the report's version that was read, else 0."""
    report = open_report(inspection, by)
    month = foreword.signed_month
    fields = {
        "foreword": clean_text(foreword.text),
        "signatory_name": foreword.signatory_name.strip(),
        "signatory_office": foreword.signatory_office.strip(),
        "signed_month": month.replace(day=1) if month else None,
    }
    if save_version(report, fields, base_version=base_version, by=by):
        record(
            report,
            "foreword_edited",
            by,
            inspection.reference,
            length=len(report.foreword),
            version=report.version,
        )
    return report


@transaction.atomic
def edit_lead_in(*, inspection: Inspection, text: str, base_version: int, by: User) -> Report:
    """Save the lead-in of the recommendations, by a version of its own beside the foreword's."""
    report = open_report(inspection, by)
    fields = {"lead_in": clean_text(text)}
    if save_version(report, fields, base_version=base_version, by=by, part="lead_in_"):
        record(
            report,
            "lead_in_edited",
            by,
            inspection.reference,
            length=len(report.lead_in),
            version=report.lead_in_version,
        )
    return report


@transaction.atomic
def edit_summary(
    *, inspection: Inspection, standard: str, text: str, base_version: int, by: User
) -> ThemeText:
    """Save a theme's summary, without the first sentence, which is made from the judgement.

    `base_version` is the version that was read, 0 where nothing was written yet.
    """
    report = open_report(inspection, by)
    theme_text, _is_new = ThemeText.objects.get_or_create(
        report=report, standard=chosen_standard(report, standard)
    )
    fields = {"summary": clean_text(text)}
    if save_version(theme_text, fields, base_version=base_version, by=by):
        record(
            report,
            "summary_edited",
            by,
            standard,
            length=len(theme_text.summary),
            version=theme_text.version,
        )
    return theme_text
