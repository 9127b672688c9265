"""The lines of enquiry of the demonstration, and the numbers of people to be met."""

from typing import Any

from accounts.models import User
from accounts.roles import RoleCode
from cases.queries.scoring import InspectionScores, score_inspection
from dashboard.services.demo.data import read_data
from dashboard.services.demo.people import email_of, get_person, person_in
from govuk.figures import cases_of_text, percent_text
from inspections.models import Inspection
from judgements.choices import ContactGroup
from judgements.queries.enquiry import result_of
from judgements.services.contacts import expect_contacts
from judgements.services.enquiry import add_line, close_line
from judgements.types.enquiry import LineContent


def plan_enquiry(inspection: Inspection) -> None:
    """Plan what fieldwork is to find out, as the lead would, and let some of it be answered."""
    lead = person_in(RoleCode.LEAD_INSPECTOR)
    planned = read_data("enquiry")[inspection.service.code]
    scores = score_inspection(inspection)
    for line in planned["lines"]:
        _add(inspection, line, scores, by=lead)
    numbers = {ContactGroup(group): number for group, number in planned["expected"].items()}
    expect_contacts(inspection=inspection, numbers=numbers, base_version=0, by=lead)


def _add(
    inspection: Inspection, planned: dict[str, Any], scores: InspectionScores, *, by: User
) -> None:
    source = planned.get("source", "")
    assigned = planned.get("assigned_to")
    holder = get_person(email_of(assigned)) if assigned else None
    content = LineContent(
        question=planned["question"],
        reason=f"{_result(scores, source)} {planned['reason']}".strip(),
        standard=planned.get("standard", ""),
        source_question=source,
        assigned_to=holder,
    )
    line = add_line(inspection=inspection, content=content, by=by)
    if "conclusion" in planned:
        close_line(line=line, conclusion=planned["conclusion"], base_version=1, by=holder or by)


def _result(scores: InspectionScores, source: str) -> str:
    """Return a result in words; "" for a line that no result has raised."""
    found = result_of(scores, source)
    if found is None:
        return ""
    tally = found.tally
    base = cases_of_text(tally.sufficient, tally.applicable)
    return f"Done well enough in {percent_text(tally.percent)}, {base}."
