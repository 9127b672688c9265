"""Samples, and caseloads to draw them from that came without a file."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from cases.models import Assessment, Caseload, CaseloadRow, Sample, SampledCase
from cases.queries.discarding import next_version
from cases.services.sampling import draw_inspection_sample
from cases.types.sampling import DrawChoice, StratumChoice
from inspections.models import Inspection


def make_rows_to_draw(
    inspection: Inspection, facts: list[dict[str, str]], by: User, *, stratum: str = ""
) -> Caseload:
    """Add a caseload with one eligible row per case; `facts` are codes and values."""
    caseload = Caseload.objects.create(
        inspection=inspection,
        version=inspection.caseloads.count() + 1,
        file_name="caseload.csv",
        file_sha256="ab" * 32,
        fieldwork_date=inspection.week_one_date,
        uploaded_by=by,
        uploaded_at=timezone.now(),
    )
    CaseloadRow.objects.bulk_create(
        CaseloadRow(
            caseload=caseload,
            number=number,
            reference=f"C-{number:04}",
            stratum=stratum or "all",
            start_date=inspection.week_one_date - timedelta(days=200),
            facts=one,
        )
        for number, one in enumerate(facts, start=2)
    )
    return caseload


def make_sample(inspection: Inspection, assessments: Sequence[Assessment], by: User) -> Sample:
    """Pretend that these cases of the inspection were drawn, each from a row of its own."""
    cases = [one.case for one in assessments]
    caseload = make_rows_to_draw(inspection, [case.facts for case in cases], by)
    sample = Sample.objects.create(
        inspection=inspection,
        version=next_version(inspection),
        caseload=caseload,
        seed="tide",
        algorithm=1,
        settings={"proposed": len(cases), "characteristics": [], "strata": []},
        drawn_by=by,
        drawn_at=timezone.now(),
    )
    for place, (row, case) in enumerate(zip(caseload.rows.all(), cases, strict=True), start=1):
        row.reference = case.reference
        row.save(update_fields=["reference"])
        SampledCase.objects.create(sample=sample, row=row, place=place, case=case)
    return sample


def draw_cases(inspection: Inspection, by: User, size: int = 4, *, of: int = 8) -> Sample:
    """Draw some cases of a caseload of boys by the real service; the others stand in reserve."""
    make_rows_to_draw(inspection, [{"sex": "male"}] * of, by)
    choice = DrawChoice((StratumChoice("all", size, ()),), (), "For a test.")
    return draw_inspection_sample(inspection=inspection, choice=choice, by=by, seed="tide")
