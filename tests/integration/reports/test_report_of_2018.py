"""The report of an inspection under the edition of 2018, as a file and part by part."""

import re
import subprocess

import pytest

from reports.choices import Format, Language
from reports.queries.document import build_document
from reports.services.makers import make_file
from standards.services.loading import SHIPPED_FRAMEWORKS
from tests.factories.cases import make_case, make_submitted_case
from tests.factories.frameworks import make_framework
from tests.factories.inspections import make_inspection

pytestmark = pytest.mark.django_db

# The summary judgement of key question 2.2.2.
PLAN_KEEPS_SAFE = "CP11"


@pytest.fixture
def inspection(lead_inspector):
    edition = make_framework(SHIPPED_FRAMEWORKS / "yos-2018.yaml")
    return make_inspection(edition, lead_inspector=lead_inspector)


@pytest.fixture
def sample(inspection, lead_inspector):
    """Two court cases, of which one plan does not keep the child safe; one more is not begun."""
    for number, answer in enumerate(("no", "yes"), start=1):
        make_submitted_case(
            inspection, f"EM-{number}", lead_inspector, {PLAN_KEEPS_SAFE: answer}, disposal="yro"
        )
    make_case(
        inspection, "EM-3", lead_inspector, case_type="out_of_court", disposal="youth_caution"
    )
    return inspection


def build(inspection):
    return build_document(inspection, Language.ENGLISH)


def part(document, code):
    return next((one for one in document.parts if one.code == code), None)


def file_of(inspection):
    """The words of the file, with all white space folded."""
    pdf = make_file(inspection, Language.ENGLISH, Format.PDF)
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    text = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    return re.sub(r"\s+", " ", text)


def test_file_names_what_decides_with_its_base_and_the_overall_rating(sample, settings):
    settings.PUBLISH_BASE_FROM = 2

    text = file_of(sample)

    assert "because key question 2.2.2 is the lowest of 3:" in text
    assert "in 1 of 2 cases, 50%. That lies in the band “Requires improvement”" in text
    assert "Overall rating Good (scaled), provisional 10 of 12 points" in text
    assert "Standard 2.2: Planning" in text
    assert "Domain 2: Court disposals" in text


def test_word_of_another_edition_is_nowhere_in_the_file(sample):
    assert re.findall(r"\bthemes?\b", file_of(sample), re.IGNORECASE) == []


def test_facts_count_kinds_of_case_and_disposals_of_the_whole_sample(sample):
    text = part(build(sample), "contextual-facts").text

    assert text.paragraphs == (
        "Inspectors drew a sample of 3 cases from the work of Eastmarsh Youth Offending Team.",
    )
    assert [[row.cells for row in table.groups[0].rows] for table in text.tables] == [
        [("Court disposal", "2"), ("Out-of-court disposal", "1")],
        [("Youth rehabilitation order", "2"), ("Youth caution", "1")],
    ]


def test_facts_are_left_out_where_nothing_is_known(inspection):
    document = build(inspection)

    assert part(document, "contextual-facts") is None
    assert "Facts about the service" not in [entry.title for entry in document.contents]


def test_results_of_every_key_question_are_an_appendix(sample):
    document = build(sample)

    annex = part(document, "annex-results")
    assert annex.full_title == "Appendix 1: Results of every key question"
    assert annex.full_title in [entry.title for entry in document.contents]
    assert [table.caption for table in annex.text.tables] == [
        "Domain 2: Court disposals",
        "Domain 3: Out-of-court disposals",
    ]


def test_standard_without_any_case_is_not_rated_and_says_why(inspection, lead_inspector):
    make_submitted_case(inspection, "EM-1", lead_inspector)

    document = build(inspection)

    judgement = next(one for one in document.themes if one.code == "3.1").judgement
    assert judgement.label == "Not rated"
    assert judgement.note == "No case in the sample called for this work."


def test_background_and_facts_stand_before_the_standards(sample):
    codes = [one.code for one in build(sample).parts]

    before = codes[: codes.index("themes")]
    assert before[-5:] == [
        "summary",
        "recommendations",
        "contents",
        "background",
        "contextual-facts",
    ]
    assert codes[-2:] == [
        "annex-results",
        "acknowledgements",
    ]
