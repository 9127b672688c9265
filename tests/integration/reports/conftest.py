from collections.abc import Callable

import pytest
from django.urls import reverse

from accounts.models import User
from inspections.models import Inspection
from reports.services.recommendations import add_group, add_recommendation
from reports.services.texts import edit_foreword, edit_lead_in
from tests.factories.cases import make_case, make_submitted_case
from tests.factories.inspections import make_inspection
from tests.factories.life import finish_report
from tests.factories.reports import FOREWORD, make_counted_cases, write_theme


@pytest.fixture
def partner(make_user: Callable[..., User]) -> User:
    """A partner inspector, who reads the report and does not write it."""
    return make_user("Pat Quill")


@pytest.fixture
def inspection(inspector: User, lead_inspector: User, partner: User) -> Inspection:
    """One case of two submitted: assessing 2 of 2, planning 0 of 1; nothing is written yet."""
    inspection = make_inspection(
        inspector=inspector, lead_inspector=lead_inspector, partner_inspector=partner
    )
    answers = {"AB01": "no", "AS03": "na", "PL01": "no"}
    make_submitted_case(inspection, "EM-01", inspector, answers)
    make_case(inspection, "EM-02", inspector)
    return inspection


@pytest.fixture
def sampled(inspector: User, lead_inspector: User) -> Inspection:
    """Twelve cases submitted, with figures as make_counted_cases tells them; nothing written."""
    inspection = make_inspection(inspector=inspector, lead_inspector=lead_inspector)
    make_counted_cases(inspection, inspector)
    return inspection


@pytest.fixture
def written(inspection: Inspection, lead_inspector: User) -> Inspection:
    """The same with a whole report: every theme, two addressees, three recommendations."""
    lead = lead_inspector
    edit_foreword(inspection=inspection, foreword=FOREWORD, base_version=0, by=lead)
    edit_lead_in(inspection=inspection, text="Leading in.", base_version=0, by=lead)
    for theme in ("assessing", "planning", "leading"):
        write_theme(inspection, theme, lead)
    board = add_group(inspection=inspection, addressee="The Chair", by=lead)
    head = add_group(inspection=inspection, addressee="The Head of Service", by=lead)
    add_recommendation(group=board, text="partners come", by=lead)
    add_recommendation(group=head, text="plans are read", by=lead)
    add_recommendation(group=head, text="reviews follow life", by=lead)
    return inspection


@pytest.fixture
def address(inspection: Inspection) -> Callable[..., str]:
    """Return an address of the report: address("theme-edit", "assessing")."""

    def find(name: str, *args: object) -> str:
        return reverse(f"reports:{name}", args=[inspection.reference, *args])

    return find


@pytest.fixture
def finished(sampled: Inspection, lead_inspector: User) -> Inspection:
    """A report in which the checks find nothing; Reasons were assessed in 75% of cases."""
    finish_report(sampled, lead_inspector)
    return sampled
