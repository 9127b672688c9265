"""A true report passes its checks; 30 planted falsehoods are all caught, each with its reason."""

import pytest
from django.urls import reverse

from reports.queries.checks import check_report
from tests.factories.evidence import make_evidence
from tests.factories.registers import make_entry
from tests.factories.true_reports import EVIDENCE, FALSEHOODS, plant, write_true_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def true_report(sampled, lead_inspector):
    for text in EVIDENCE:
        make_evidence(sampled, lead_inspector, text=text)
    make_entry(sampled, lead_inspector, "board-attendance")
    write_true_report(sampled, lead_inspector)
    return sampled


def test_true_report_with_figures_from_outside_has_no_error(true_report):
    assert [(one.code, one.sentence, one.reason) for one in check_report(true_report).errors] == []


def test_every_falsehood_is_caught_with_its_reason(true_report, lead, lead_inspector):
    assert len(FALSEHOODS) == 30
    planted = [(plant(true_report, one, lead_inspector), one) for one in FALSEHOODS]

    errors = check_report(true_report).errors

    missed = [
        one.text
        for key, one in planted
        if not any(
            fault.place == key
            and fault.code == one.code
            and one.words in fault.words + fault.reason
            for fault in errors
        )
    ]
    assert missed == []
    page = lead.get(reverse("reports:report-checks", args=[true_report.reference]))
    shown = " ".join(page.content.decode().split())
    for fault in errors:
        assert fault.reason.replace("'", "&#x27;") in shown


def test_corrected_report_passes(true_report, lead_inspector):
    for falsehood in FALSEHOODS:
        plant(true_report, falsehood, lead_inspector, is_true=True)

    assert [(one.code, one.sentence, one.reason) for one in check_report(true_report).errors] == []
