"""Discarding a sample and drawing anew: what leaves, what stays on record, what comes back."""

import pytest
from django.utils import timezone

from accounts.errors import NotAllowed
from accounts.roles import RoleCode
from audit.models import AuditEvent
from cases.errors import AllocationRefused, AnswerRefused, SampleChanged, SampleRefused
from cases.models import (
    Allocation,
    Assessment,
    Case,
    CaseConflict,
    ConflictCopy,
    LateAnswer,
    ReadingSlot,
    Sample,
)
from cases.queries.caseloads import is_sample_drawn
from cases.queries.preparation import preparation_progress
from cases.queries.samples import drawn_cases, standing_sample
from cases.queries.scoring import score_inspection
from cases.queries.timetable import timetable_progress
from cases.services.allocating import allocate_assessment
from cases.services.answering import apply
from cases.services.case_conflicts import declare_case_conflict
from cases.services.concerns import raise_concern
from cases.services.discarding import discard_sample
from cases.services.replacement_requests import refuse_replacement
from cases.services.replacing import replace_case
from cases.services.sampling import draw_inspection_sample
from cases.services.timetable import plan_timetable
from cases.types.sampling import DrawChoice, StratumChoice
from inspections.choices import Stage
from reports.queries.material import gather_material
from tests.factories.caseloads import make_caseload, make_row
from tests.factories.cases import answer, make_case, make_operation
from tests.factories.concerns import join_service
from tests.factories.concerns import make_operation as make_concern_operation
from tests.factories.inspections import bring_to_stage
from tests.factories.preparation import make_replacement_request, prepare_case

pytestmark = pytest.mark.django_db

REASON = "The caseload lacked a team."


@pytest.fixture
def manager(make_user, inspection):
    bring_to_stage(inspection, Stage.ANNOUNCED)
    person = make_user("Rhona Castleby")
    join_service(inspection, person)
    return person


@pytest.fixture
def discard(inspection, lead_inspector):
    def discard_it(reason=REASON, by=lead_inspector, **seen):
        return discard_sample(inspection=inspection, reason=reason, by=by, **seen)

    return discard_it


@pytest.fixture
def draw_anew(inspection, lead_inspector):
    def draw_it(size=4):
        choice = DrawChoice((StratumChoice("all", size, ()),), (), "For a test.")
        return draw_inspection_sample(
            inspection=inspection, choice=choice, by=lead_inspector, seed="tide"
        )

    return draw_it


def references_of(inspection):
    return sorted(inspection.cases.values_list("reference", flat=True))


def test_cases_that_were_never_given_are_deleted(inspection, sample, discard):
    discard()

    assert not Case.everything.filter(inspection=inspection).exists()
    assert not any(one.case for one in drawn_cases(sample))


def test_case_that_was_given_is_withdrawn_and_leaves_the_timetable(given, inspector, discard):
    discard()

    case = Case.everything.get()
    assert case == given.case
    assert case.is_withdrawn
    assert not ReadingSlot.objects.exists()
    assert Assessment.everything.get().scorer is None
    assert [one.scorer for one in Allocation.objects.all()] == [inspector, None]


def test_case_that_came_in_another_way_stays(inspection, sample, discard):
    other = make_case(inspection, "EM-50").case

    discard()

    assert list(inspection.cases.all()) == [other]


def test_record_of_the_discarded_sample_stays(inspection, sample, lead_inspector, discard):
    references = references_of(inspection)

    discard(f"  {REASON} ")

    sample.refresh_from_db()
    assert (sample.discarded_by, sample.discard_reason) == (lead_inspector, REASON)
    assert sample.discarded_at <= timezone.now()
    assert sample.drawn.count() == 8
    details = AuditEvent.objects.get(verb="sample_discarded").details
    assert details == {"version": 1, "seed": "tide", "reason": REASON, "references": references}


def test_discarded_sample_counts_nowhere(inspection, given, discard):
    discard()

    assert standing_sample(inspection) is None
    assert not is_sample_drawn(inspection)
    assert score_inspection(inspection).total == 0
    assert preparation_progress(inspection).cases == 0
    assert timetable_progress(inspection).cases == 0
    assert gather_material(inspection).sample is None


def test_discarding_needs_a_reason(inspection, sample, discard):
    with pytest.raises(SampleRefused, match="Say why the sample is discarded") as refusal:
        discard("  ")

    assert refusal.value.field == "reason"
    assert standing_sample(inspection) == sample


def test_nothing_is_discarded_where_no_sample_stands(inspection, sample, discard):
    discard()

    with pytest.raises(SampleRefused, match="No sample stands"):
        discard()


def test_published_inspection_keeps_its_sample(inspection, sample, discard):
    bring_to_stage(inspection, Stage.PUBLISHED)

    with pytest.raises(SampleRefused, match="published, so its sample stays"):
        discard()


@pytest.mark.parametrize("role", [RoleCode.INSPECTOR, RoleCode.QUALITY_LEAD])
def test_others_do_not_discard(inspection, sample, discard, member, role):
    with pytest.raises(NotAllowed):
        discard(by=member(role))


@pytest.mark.parametrize("wrote", ["answer", "mark", "concern", "late", "copy"])
def test_sample_on_which_work_has_begun_stays(
    inspection, sample, given, lead_inspector, inspector, discard, wrote
):
    if wrote == "answer":
        answer(given, inspector, {"AS01": "yes"})
    elif wrote == "mark":
        apply(make_operation(given, "AS01", ask=True), inspector)
    elif wrote == "concern":
        raise_concern(make_concern_operation(given), inspector)
    elif wrote == "copy":
        apply(make_operation(given, "AS01", "yes", base_version=7), inspector)
        assert ConflictCopy.objects.exists()
    else:
        allocate_assessment(assessment=given, scorer=None, by=lead_inspector)
        with pytest.raises(AnswerRefused):
            apply(make_operation(given, "AS01", "yes"), inspector)

    with pytest.raises(SampleRefused, match="Work on the cases of this sample has begun"):
        discard()
    assert inspection.cases.count() == 4


@pytest.mark.parametrize("noted", [{"case_manager": "J. Penrose"}, {"is_ready": True}])
def test_sample_that_the_service_prepares_stays(inspection, sample, manager, discard, noted):
    prepare_case(inspection.cases.first(), manager, **noted)

    with pytest.raises(SampleRefused, match="The service has begun to prepare"):
        discard()


def test_note_that_was_taken_back_keeps_nothing(inspection, sample, manager, discard):
    prepare_case(inspection.cases.first(), manager, is_ready=True)
    prepare_case(inspection.cases.first(), manager, is_ready=False)

    assert discard().is_discarded


def test_request_of_the_service_is_decided_first(
    inspection, sample, manager, lead_inspector, discard
):
    request = make_replacement_request(inspection.cases.first().assessments.get(), manager)
    with pytest.raises(SampleRefused, match="Decide on that first"):
        discard()

    refuse_replacement(request=request, reason="It stays.", by=lead_inspector)

    assert discard().is_discarded


def test_sample_that_was_not_looked_at_stays(inspection, sample, discard, draw_anew):
    discard(seen_version=1)
    draw_anew()

    with pytest.raises(SampleChanged, match="Version 1 was discarded and version 2 drawn"):
        discard(seen_version=1)
    assert standing_sample(inspection).version == 2


def test_cases_come_back_when_they_are_drawn_anew(
    inspection, given, inspector, lead_inspector, discard, draw_anew
):
    before = references_of(inspection)
    discard()

    sample = draw_anew()

    assert sample.version == 2
    assert references_of(inspection) == before
    case = inspection.cases.get(pk=given.case_id)
    assert case.drawn_as.sample == sample
    assert case.assessments.get().scorer is None
    assert AuditEvent.objects.get(verb="case_brought_back").object_label == case.reference
    apply(make_operation(given, "AS01", "yes"), lead_inspector)


def test_answer_that_came_meanwhile_can_be_accepted_once_the_case_is_back(
    given, inspector, discard, draw_anew
):
    discard()
    with pytest.raises(AnswerRefused, match="It is kept for the lead inspector"):
        apply(make_operation(given, "AS01", "yes"), inspector)

    draw_anew()

    assert not LateAnswer.objects.get().assessment.case.is_withdrawn


def test_case_comes_back_with_the_facts_of_the_newer_caseload(
    inspection, given, lead_inspector, discard, draw_anew
):
    rows = [make_row(inspection, f"C-{number:04}", sex="female") for number in range(2, 10)]
    discard()
    make_caseload(inspection, lead_inspector, *rows)

    draw_anew(8)

    assert inspection.cases.get(pk=given.case_id).facts["sex"] == "female"


def test_newer_caseload_is_refused_again_once_a_sample_stands(
    inspection, sample, lead_inspector, discard, draw_anew
):
    discard()
    draw_anew()

    with pytest.raises(ValueError, match="no newer version can be sent"):
        make_caseload(inspection, lead_inspector)


@pytest.mark.parametrize("was_given", [True, False])
def test_whoever_must_not_read_a_case_must_not_when_it_is_back(
    inspection, given, inspector, lead_inspector, discard, draw_anew, was_given
):
    if was_given:
        reading = given
    else:
        reading = inspection.cases.exclude(pk=given.case_id).first().assessments.get()
    declare_case_conflict(assessment=reading, user=inspector, reason="Kin.", by=lead_inspector)
    discard()
    assert CaseConflict.objects.get().lifted_by == lead_inspector.email

    draw_anew()

    back = inspection.cases.get(reference=reading.case.reference).assessments.get()
    with pytest.raises(AllocationRefused, match="has a conflict with case"):
        allocate_assessment(assessment=back, scorer=inspector, by=lead_inspector)


def test_case_that_was_replaced_can_be_drawn_anew(
    inspection, given, lead_inspector, discard, draw_anew
):
    reference = given.case.reference
    replace_case(inspection=inspection, reference=reference, reason="Lost.", by=lead_inspector)
    discard()

    draw_anew(8)

    assert inspection.cases.get(reference=reference).pk == given.case_id


def test_reserve_that_was_withdrawn_with_an_earlier_sample_can_stand_in(
    inspection, sample, inspector, lead_inspector, discard, draw_anew
):
    for case in inspection.cases.all():
        allocate_assessment(assessment=case.assessments.get(), scorer=inspector, by=lead_inspector)
    earlier = set(references_of(inspection))
    discard()
    draw_anew(1)
    entered = set()
    for _turn in range(7):
        (standing,) = references_of(inspection)
        replaced = replace_case(
            inspection=inspection, reference=standing, reason="Lost.", by=lead_inspector
        )
        entered.add(replaced.entering.row.reference)

    assert entered & earlier
    assert inspection.cases.count() == 1


def test_timetable_and_preparation_go_on_with_the_new_sample(
    inspection, given, manager, lead_inspector, discard, draw_anew
):
    discard()
    draw_anew()

    plan_timetable(inspection=inspection, keep=True, by=lead_inspector)
    prepare_case(inspection.cases.first(), manager, is_ready=True)

    assert timetable_progress(inspection).placed == 4
    assert preparation_progress(inspection).ready == 1


def test_case_that_is_in_the_inspection_is_still_not_drawn_twice(
    inspection, sample, discard, draw_anew
):
    discard()
    make_case(inspection, "C-0007")

    with pytest.raises(SampleRefused, match="already, so nothing was drawn: C-0007"):
        draw_anew()
    assert Sample.objects.count() == 1
