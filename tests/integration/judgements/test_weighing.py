"""Saving marks of statements: what is kept, what is refused, and that two people lose nothing."""

import uuid
from functools import partial

import pytest

from accounts.errors import NotVisible
from accounts.roles import RoleCode
from cases.errors import RefusalCode
from judgements.choices import Degree, OperationOutcome, Subject
from judgements.errors import FieldworkRefused
from judgements.models import Operation, Weighing
from judgements.queries.weighing import marks_of
from judgements.services.saving import save_operation
from judgements.types import FieldworkConflict, FieldworkReceipt
from tests.at_once import at_once
from tests.factories.evidence import make_evidence
from tests.factories.inspections import make_inspection
from tests.factories.weighing import make_mark, weighing_operation

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspection(inspector, lead_inspector):
    return make_inspection(inspector=inspector, lead_inspector=lead_inspector)


@pytest.fixture
def deputy(member):
    return member(RoleCode.DEPUTY_LEAD)


def stored():
    [row] = Weighing.objects.all()
    return row.degree, row.note, row.version


def test_mark_is_stored_with_its_note_and_evidence(inspection, lead_inspector):
    evidence = make_evidence(inspection, lead_inspector, places=("leading/",))

    make_mark(inspection, lead_inspector, "G01", "partly", "Two of three.", [evidence.pk])

    assert stored() == ("partly", "Two of three.", 1)
    assert [one.pk for one in Weighing.objects.get().evidence.all()] == [evidence.pk]
    assert marks_of(inspection) == {"leading": {"G01": Degree.PARTLY}}


def test_deputy_changes_the_mark_of_the_lead(inspection, lead_inspector, deputy):
    make_mark(inspection, lead_inspector, "G01")

    operation = weighing_operation(inspection, "G01", "not_met", base_version=1)
    save_operation(operation=operation, by=deputy)

    assert stored() == ("not_met", "", 2)
    assert Weighing.objects.get().by == deputy


def test_mark_taken_back_leaves_the_note_and_counts_no_more(inspection, lead_inspector):
    make_mark(inspection, lead_inspector, "G01", "met", "Seen.")

    operation = weighing_operation(inspection, "G01", "", "Seen.", base_version=1)
    save_operation(operation=operation, by=lead_inspector)

    assert stored() == ("", "Seen.", 2)
    assert marks_of(inspection) == {}


def test_second_of_two_is_told_and_what_they_sent_is_kept(inspection, lead_inspector, deputy):
    save_operation(operation=weighing_operation(inspection, "G01", "met", "Mine."), by=deputy)

    outcome = save_operation(
        operation=weighing_operation(inspection, "G01", "not_met", "Other."), by=lead_inspector
    )

    assert isinstance(outcome, FieldworkConflict)
    assert (outcome.stored.by, outcome.stored.content["degree"]) == (deputy, "met")
    assert stored() == ("met", "Mine.", 1)
    kept = Operation.objects.get(outcome=OperationOutcome.CONFLICT)
    assert (kept.subject, kept.key, kept.by) == (Subject.WEIGHING, "leading/G01", lead_inspector)
    assert kept.content == {"degree": "not_met", "text": "Other.", "evidence": []}


def test_same_mark_by_both_is_no_conflict(inspection, lead_inspector, deputy):
    save_operation(operation=weighing_operation(inspection, "G01"), by=deputy)

    outcome = save_operation(operation=weighing_operation(inspection, "G01"), by=lead_inspector)

    assert isinstance(outcome, FieldworkReceipt)
    assert stored() == ("met", "", 1)


@pytest.mark.django_db(transaction=True)
def test_two_who_mark_at_once_lose_nothing(inspection, lead_inspector, deputy):
    one, other = (weighing_operation(inspection, "G01", degree) for degree in ("met", "partly"))

    outcomes = at_once(
        partial(save_operation, operation=one, by=lead_inspector),
        partial(save_operation, operation=other, by=deputy),
    )

    assert {type(outcome) for outcome in outcomes} == {FieldworkReceipt, FieldworkConflict}
    sent = Operation.objects.values_list("content__degree", flat=True)
    assert sorted(sent) == ["met", "partly"]


@pytest.mark.parametrize("role", [RoleCode.INSPECTOR, RoleCode.QUALITY_LEAD, RoleCode.PANEL_CHAIR])
def test_only_who_judges_marks(inspection, member, role):
    with pytest.raises(FieldworkRefused) as refused:
        make_mark(inspection, member(role), "G01")

    assert refused.value.code is RefusalCode.RIGHT
    assert not Weighing.objects.exists()


def test_stranger_learns_nothing(inspection, outsider):
    with pytest.raises(NotVisible):
        make_mark(inspection, outsider, "G01")


@pytest.mark.parametrize(
    ("standard", "statement"),
    [("leading", "G99"), ("assessing", "G01"), ("court", "G01"), ("nowhere", "G01")],
)
def test_what_is_no_statement_here_is_refused(inspection, lead_inspector, standard, statement):
    operation = weighing_operation(inspection, statement, standard=standard)

    with pytest.raises(FieldworkRefused) as refused:
        save_operation(operation=operation, by=lead_inspector)

    assert refused.value.code is RefusalCode.MALFORMED


def test_mark_that_is_none_is_refused(inspection, lead_inspector):
    with pytest.raises(FieldworkRefused, match="Choose how far"):
        make_mark(inspection, lead_inspector, "G01", "splendid")


def test_evidence_about_something_else_is_refused(inspection, lead_inspector):
    elsewhere = make_evidence(inspection, lead_inspector, places=("assessing/",))

    for chosen in (elsewhere.pk, uuid.uuid4()):
        with pytest.raises(FieldworkRefused, match="no longer about this"):
            make_mark(inspection, lead_inspector, "G01", evidence=[chosen])


def test_evidence_of_another_inspection_is_refused(inspection, lead_inspector):
    other = make_inspection(inspection.framework, service="saltmere", lead_inspector=lead_inspector)
    foreign = make_evidence(other, lead_inspector, places=("leading/",))

    with pytest.raises(FieldworkRefused, match="no longer about this"):
        make_mark(inspection, lead_inspector, "G01", evidence=[foreign.pk])
