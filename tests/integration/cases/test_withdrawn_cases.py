"""A case that is replaced after somebody was given it: nowhere to be read, and nothing lost."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.errors import NotVisible
from accounts.roles import RoleCode
from cases.errors import AnswerRefused, LateRefused
from cases.models import (
    Allocation,
    Answer,
    Assessment,
    Case,
    CaseConflict,
    LateAnswer,
    ReadingSlot,
    Replacement,
)
from cases.queries.preparation import preparation_progress
from cases.queries.scoring import score_inspection
from cases.services.allocating import allocate_assessment
from cases.services.answering import apply
from cases.services.concerns import raise_concern
from cases.services.importing import import_cases
from cases.services.late import accept_late_answer, decline_late_answer
from cases.services.replacing import replace_case
from cases.services.withdrawing import take_out
from inspections.choices import Stage
from inspections.services.team import end_team_membership
from reports.queries.material import gather_material
from reports.queries.methodology import explain_methodology
from sheets.writing import write_csv
from standards.errors import SheetRefused
from tests.architecture.route_table import ANYONE, ROUTES
from tests.architecture.routes import walk_routes
from tests.factories.cases import answer, make_operation
from tests.factories.concerns import make_operation as make_concern_operation
from tests.factories.inspections import bring_to_stage
from tests.factories.world import ADMINISTRATOR, MANAGER, make_world
from tests.pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.long]

WITH_CASES = (RoleCode.LEAD_INSPECTOR, RoleCode.DEPUTY_LEAD, RoleCode.SUPPORT_OFFICER)


def replace(assessment, by, reason="Lost in a fire."):
    case = assessment.case
    return replace_case(inspection=case.inspection, reference=case.reference, reason=reason, by=by)


def entered(replacement):
    return Case.objects.get(reference=replacement.entering.row.reference)


def test_case_that_was_given_stays_on_record_and_leaves_every_list(
    given, inspection, lead_inspector, inspector
):
    replace(given, lead_inspector)

    case = Case.everything.get(pk=given.case_id)
    assert case.is_withdrawn
    assert case not in Case.objects.all()
    assert case not in inspection.cases.all()
    assert not Assessment.objects.filter(pk=given.pk).exists()
    assert given not in inspector.assessments.all()
    assert [one.scorer for one in Allocation.objects.filter(assessment=given)] == [inspector, None]


def test_case_that_was_never_given_is_deleted(inspection, sample, lead_inspector):
    case = inspection.cases.first()

    replace(case.assessments.get(), lead_inspector)

    assert not Case.everything.filter(pk=case.pk).exists()


def test_reserve_is_read_by_the_same_person_at_the_same_time(given, lead_inspector, inspector):
    before = given.slot.day, given.slot.half

    reading = entered(replace(given, lead_inspector)).assessments.get()

    assert reading.scorer == inspector
    (slot,) = ReadingSlot.objects.all()
    assert slot.assessment == reading
    assert (slot.day, slot.half) == before


def test_reserve_waits_where_the_inspector_has_left_the_team(
    given, inspection, lead_inspector, inspector
):
    end_team_membership(member=inspection.team.get(user=inspector), by="tests")

    reading = entered(replace(given, lead_inspector)).assessments.get()

    assert reading.scorer is None
    assert not ReadingSlot.objects.exists()


def test_conflict_about_the_case_ends_with_it(given, lead_inspector, member):
    kin = member(RoleCode.DEPUTY_LEAD)
    CaseConflict.objects.create(
        case=given.case, user=kin, reason="Kin.", declared_at=timezone.now(), declared_by="tests"
    )

    replace(given, lead_inspector)

    assert CaseConflict.objects.get().lifted_by == lead_inspector.email


@pytest.mark.parametrize("wrote", ["answer", "mark", "concern", "late"])
def test_case_about_which_something_was_written_stays(given, lead_inspector, inspector, wrote):
    if wrote == "answer":
        answer(given, inspector, {"AS01": "yes"})
    elif wrote == "mark":
        apply(make_operation(given, "AS01", ask=True), inspector)
    elif wrote == "concern":
        raise_concern(make_concern_operation(given), inspector)
    else:
        allocate_assessment(assessment=given, scorer=None, by=lead_inspector)
        with pytest.raises(AnswerRefused):
            apply(make_operation(given, "AS01", "yes"), inspector)

    with pytest.raises(ValueError, match="with an inspector already"):
        replace(given, lead_inspector)
    assert not Replacement.objects.exists()


def test_concern_about_a_case_that_nobody_was_given_keeps_it(inspection, sample, lead_inspector):
    assessment = inspection.cases.first().assessments.get()
    raise_concern(make_concern_operation(assessment), lead_inspector)

    with pytest.raises(ValueError, match="with an inspector already"):
        replace(assessment, lead_inspector)


@pytest.mark.parametrize("sender", ["former", "leader"])
def test_answer_that_arrives_afterwards_is_kept_for_the_lead(
    given, lead_inspector, inspector, sender
):
    person = inspector if sender == "former" else lead_inspector
    operation = make_operation(given, "AS01", "yes", note="Typed on the train.")
    replace(given, lead_inspector)

    with pytest.raises(AnswerRefused, match="It is kept for the lead inspector") as refusal:
        apply(operation, person)

    assert refusal.value.kept == operation.content.digest
    assert LateAnswer.objects.get().payload.content["note"] == "Typed on the train."
    assert not Answer.objects.filter(assessment=given).exists()


def test_strangers_send_nothing_to_it(given, lead_inspector, outsider):
    replace(given, lead_inspector)

    with pytest.raises(NotVisible):
        apply(make_operation(given, "AS01", "yes"), outsider)
    assert not LateAnswer.objects.exists()


@pytest.fixture
def late(given, lead_inspector, inspector):
    replace(given, lead_inspector)
    with pytest.raises(AnswerRefused):
        apply(make_operation(given, "AS01", "yes", note="Typed on the train."), inspector)
    return LateAnswer.objects.get()


def test_lead_reads_what_came_and_can_only_decline_it(client, late, lead_inspector):
    client.force_login(lead_inspector)

    listed = text_of(client.get("/inspections/eastmarsh-2026/late-answers/"))
    assert "Typed on the train." in listed
    assert "The case has left the sample." in listed
    page = f"/inspections/eastmarsh-2026/late-answers/{late.pk}/"
    assert "can only be declined" in text_of(client.get(page))
    refused = client.post(page, {"outcome": "accepted", "seen_version": "0"})
    assert refused.status_code == 409
    assert "so no answer of it counts" in text_of(refused)

    declined = client.post(page, {"outcome": "declined", "seen_version": "0", "reason": "Gone."})
    assert declined.status_code == 302


def test_late_answer_of_a_withdrawn_case_is_never_accepted(late, lead_inspector):
    with pytest.raises(LateRefused, match="has left"):
        accept_late_answer(late_answer=late, seen_version=0, by=lead_inspector)

    decline_late_answer(late_answer=late, reason="Gone.", by=lead_inspector)
    assert late.decision.reason == "Gone."


def test_form_without_script_is_kept_and_shows_nothing_of_the_case(
    client, given, lead_inspector, inspector
):
    case = given.case.reference
    replace(given, lead_inspector)
    client.force_login(inspector)
    address = f"/inspections/eastmarsh-2026/cases/{case}/score/assessment/"
    fields = {"AS01-value": "yes", "AS01-note": "Typed.", "AS01-version": "0"}
    fields["AS01-op"] = str(make_operation(given, "AS01").op_id)

    answered = client.post(address, fields)

    assert LateAnswer.objects.filter(assessment=given).count() == 1
    assert f"Case {case} has left the sample" in text_of(answered)
    assert client.get(address).status_code == 404


def test_concern_that_arrives_afterwards_is_taken(given, lead_inspector, inspector):
    replace(given, lead_inspector)

    receipt = raise_concern(make_concern_operation(given), inspector)

    assert given.case.concerns.get().pk == receipt.op_id


def test_reference_of_a_withdrawn_case_is_not_given_again(given, inspection, lead_inspector):
    replace(given, lead_inspector)
    row = {"case_reference": given.case.reference, "sex": "male", "setting": "community"}

    with pytest.raises(SheetRefused, match="in the inspection already"):
        import_cases(
            inspection=inspection,
            content=write_csv(list(row), [list(row.values())]),
            by="tests",
        )


def test_withdrawn_case_counts_nowhere(given, inspection, lead_inspector):
    replace(given, lead_inspector)

    assert score_inspection(inspection).total == 4
    assert preparation_progress(inspection).cases == 4
    text = " ".join(explain_methodology(gather_material(inspection)).paragraphs)
    assert "1 case could not be read." in text
    assert "The service had asked" not in text


def test_withdrawn_case_stands_on_no_page(client):
    world = make_world()
    case = world.own_cases[RoleCode.DEPUTY_LEAD].case
    before = pages_with(client, world, case.reference)

    withdraw(case, world.people[RoleCode.LEAD_INSPECTOR])

    assert {"cases:case-list", "cases:preparation-detail", "dashboard:home"} <= before
    assert pages_with(client, world, case.reference) == set()


def withdraw(case, by):
    """Take a case out as a replacement does; what a replacement tells of it has its own tests."""
    sampled = case.drawn_as
    sampled.case = None
    sampled.save(update_fields=["case"])
    take_out(case.inspection, case, by)


def pages_with(client, world, reference):
    """Return the routes on whose pages anybody of the world finds a reference."""
    routes = [
        route
        for route in walk_routes()
        if ROUTES[route.name].who != ANYONE and "GET" in ROUTES[route.name].methods.split()
    ]
    found = set()
    for who in (*WITH_CASES, ADMINISTRATOR, MANAGER):
        client.force_login(world.people[who])
        other = world.own_cases[RoleCode.LEAD_INSPECTOR]
        found |= {
            route.name
            for route in routes
            if reference in body_of(client.get(world.address(route, other)))
        }
    return found


def test_every_page_of_a_withdrawn_case_is_gone(client, given, lead_inspector, inspector):
    replace(given, lead_inspector)
    names = {"inspection": "eastmarsh-2026", "case": given.case.reference, "section": "assessment"}
    for person in (lead_inspector, inspector):
        client.force_login(person)
        for route in walk_routes():
            if "case" in route.converters:
                address = reverse(route.name, kwargs={one: names[one] for one in route.converters})
                assert client.get(address).status_code in (404, 405), route.name


def body_of(page):
    content = b"".join(page) if page.streaming else page.content
    return content.decode("utf-8", "replace")


def test_stage_of_the_inspection_makes_no_difference(given, inspection, lead_inspector):
    bring_to_stage(inspection, Stage.WEEK_ONE)

    replace(given, lead_inspector)

    assert Case.everything.get(pk=given.case_id).is_withdrawn
