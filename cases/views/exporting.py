"""A case as a file for a spreadsheet program."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.queries import person_of
from cases.presenters.exporting import COLUMNS, export_rows
from cases.queries.answering import stored_answers
from cases.queries.loading import get_assessment_for
from cases.queries.questionnaires import get_questionnaire
from govuk.downloads import hand_out
from sheets.writing import write_csv

CSV = "text/csv; charset=utf-8"


@require_safe
def case_export(request: HttpRequest, inspection: str, case: str) -> HttpResponse:
    """Give what the case page shows as a CSV file to whoever may read that page."""
    access = get_assessment_for(person_of(request), inspection, case)
    rows = export_rows(
        access, get_questionnaire(access.within.inspection), stored_answers(access.assessment)
    )
    name = f"{inspection}-{access.assessment.case.reference}.csv"
    return hand_out(write_csv(COLUMNS, rows), CSV, name)
