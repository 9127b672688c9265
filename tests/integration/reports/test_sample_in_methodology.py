"""What the methodology says of a sample that was drawn, from its record."""

import pytest

from cases.services.discarding import discard_sample
from cases.services.replacement_requests import agree_to_replacement
from cases.services.replacing import replace_case
from cases.services.sampling import draw_inspection_sample
from cases.types.sampling import DrawChoice, QuotaRule, StratumChoice
from inspections.choices import Stage
from reports.queries.material import gather_material
from reports.queries.methodology import explain_methodology
from tests.factories.cases import make_submitted_case
from tests.factories.concerns import join_service
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.factories.preparation import make_replacement_request
from tests.factories.samples import draw_cases, make_rows_to_draw

pytestmark = pytest.mark.django_db

FACTS = [{"sex": "female" if number % 5 == 0 else "male"} for number in range(40)]


@pytest.fixture
def inspection(lead_inspector):
    return make_inspection(lead_inspector=lead_inspector)


def words_of(inspection):
    return " ".join(explain_methodology(gather_material(inspection)).paragraphs)


def test_sample_is_told_from_its_record(inspection, lead_inspector):
    caseload = make_rows_to_draw(inspection, FACTS, lead_inspector)
    quota = QuotaRule("sex", ("female",), 3)
    choice = DrawChoice((StratumChoice("all", 12, (quota,)),), ("sex",), "Few can read.")
    draw_inspection_sample(inspection=inspection, choice=choice, by=lead_inspector, seed="tide")
    replace_case(
        inspection=inspection,
        reference=inspection.cases.first().reference,
        reason="Lost.",
        by=lead_inspector,
    )

    text = words_of(inspection)

    assert "from the cases that were eligible: 12 of 40 cases." in text
    assert "It was spread in proportion over sex." in text
    assert "It was to hold some with Sex: Female." in text
    assert "The number was changed for this reason: Few can read." in text
    assert "1 case could not be read. The reserve drawn for it took its place." in text
    assert f"SHA-256 {caseload.file_sha256}" in text
    assert "version 2 of the algorithm and the seed “tide”" in text


def test_replacement_that_the_service_asked_for_is_told_as_such(
    inspection, lead_inspector, make_user
):
    bring_to_stage(inspection, Stage.ANNOUNCED)
    manager = make_user("Rhona Castleby")
    join_service(inspection, manager)
    draw_cases(inspection, lead_inspector)
    for case in list(inspection.cases.all())[:2]:
        asked = make_replacement_request(case.assessments.get(), manager)
        agree_to_replacement(request=asked, by=lead_inspector)

    text = words_of(inspection)

    assert "2 cases could not be read." in text
    assert "The service had asked for 2 of these replacements, and said why." in text


def test_cases_that_were_not_drawn_leave_nothing_to_tell(inspection, lead_inspector):
    make_submitted_case(inspection, "EM-01", lead_inspector)

    assert "drawn at random" not in words_of(inspection)


def test_discarded_samples_are_told_with_their_reasons(inspection, lead_inspector):
    for reason in ("The caseload lacked a team.", "It was spread over nothing"):
        draw_cases(inspection, lead_inspector)
        discard_sample(inspection=inspection, reason=reason, by=lead_inspector)
    without = words_of(inspection)
    draw_cases(inspection, lead_inspector, 5)

    text = words_of(inspection)

    assert "begun, for this reason: The caseload lacked a team. A sample drawn on" in text
    assert "begun, for this reason: It was spread over nothing." in text
    assert text.index("was discarded on") < text.index("The sample was drawn at random")
    assert "5 of 8 cases" in text
    assert "was discarded on" in without
    assert "The sample was drawn" not in without


def test_quota_is_told_with_its_number_where_that_counts_no_few_children(
    inspection, lead_inspector
):
    make_rows_to_draw(inspection, FACTS, lead_inspector)
    quotas = (QuotaRule("sex", ("female",), 6), QuotaRule("sex", ("male",), 2))
    choice = DrawChoice((StratumChoice("all", 20, quotas),), (), "Few can read.")
    draw_inspection_sample(inspection=inspection, choice=choice, by=lead_inspector)

    text = words_of(inspection)

    assert "It was to hold at least 6 with Sex: Female and some with Sex: Male." in text
