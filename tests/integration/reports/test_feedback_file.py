import pytest

from tests.factories.voices import FINDING, make_finding, make_session
from tests.integration.reports.test_pdf import pages_of

pytestmark = pytest.mark.django_db


def test_every_page_of_the_file_says_that_it_is_provisional(
    lead, inspection, lead_inspector, address
):
    words = "Plans are read by those who need them, and by the child. " * 12
    for number in range(14):
        make_finding(inspection, lead_inspector, text=f"{number}. {words}")
    session = make_session(inspection, lead_inspector)

    answer = lead.get(address("feedback-file", session.pk))

    pages = pages_of(answer.content)
    assert answer["Content-Type"] == "application/pdf"
    assert len(pages) > 1
    assert all("PROVISIONAL" in page for page in pages)


def test_file_holds_audience_date_and_attendance_and_no_note(
    lead, inspection, lead_inspector, address
):
    make_finding(inspection, lead_inspector)
    session = make_session(inspection, lead_inspector)

    text = " ".join(pages_of(lead.get(address("feedback-file", session.pk)).content))

    for words in ("Staff", "1 May 2026", "Head of service", FINDING.text, "Strengths"):
        assert words in text
    assert session.note not in text
