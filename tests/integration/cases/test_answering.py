"""apply: what is stored, what is refused, and what stands in the record."""

import uuid
from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction

from accounts.errors import NotVisible
from accounts.models import User
from accounts.roles import RoleCode
from cases.errors import AnswerRefused, RefusalCode
from cases.models import Answer, AnswerEvent, AnswerEventPayload, Assessment, ConflictCopy
from cases.queries.chain import find_broken_events
from cases.services.answering import apply, apply_all
from cases.types import Conflict, Receipt
from tests.factories.cases import answer, answer_everything, make_operation, submit
from tests.factories.inspections import join_team
from tests.plugins.append_only import triggers_lifted

pytestmark = pytest.mark.django_db


def test_apply_stores_answer_event_and_payload(assessment: Assessment, inspector: User) -> None:
    operation = make_operation(assessment, "AS01", "no", note="Thin.", reasons=("thin",))

    receipt = apply(operation, inspector)

    stored = Answer.objects.get()
    event = AnswerEvent.objects.get()
    assert isinstance(receipt, Receipt)
    assert (stored.value, stored.reasons, stored.note, stored.version) == (
        "no",
        ["thin"],
        "Thin.",
        1,
    )
    assert (event.op_id, event.new_version, event.actor) == (
        operation.op_id,
        1,
        inspector.email,
    )
    assert event.payload.old == {"value": "", "reasons": [], "note": ""}
    assert event.payload.new == {"value": "no", "reasons": ["thin"], "note": "Thin."}
    assert receipt.digest == operation.content.digest


def test_apply_twice_gives_the_same_receipt_and_one_event(
    assessment: Assessment, inspector: User
) -> None:
    operation = make_operation(assessment, "AS01", "yes")

    first, second = apply(operation, inspector), apply(operation, inspector)

    assert first == second
    assert AnswerEvent.objects.count() == 1


def test_apply_refuses_an_operation_id_with_other_content(
    assessment: Assessment, inspector: User
) -> None:
    op_id = uuid.uuid4()
    apply(make_operation(assessment, "AS01", "yes", op_id=op_id), inspector)

    with pytest.raises(AnswerRefused) as refusal:
        apply(make_operation(assessment, "AS01", "no", op_id=op_id), inspector)

    assert refusal.value.code == RefusalCode.OPERATION_REUSED
    assert Answer.objects.get().value == "yes"


def test_apply_keeps_a_stale_value_and_changes_nothing(
    assessment: Assessment, inspector: User, lead_inspector: User
) -> None:
    apply(make_operation(assessment, "AS01", "yes", note="Mine."), inspector)
    stale = make_operation(assessment, "AS01", "no", note="Theirs.", base_version=0)

    outcome = apply(stale, lead_inspector)
    again = apply(stale, lead_inspector)

    assert isinstance(outcome, Conflict)
    assert outcome == again
    assert (outcome.stored.value, outcome.stored_by) == ("yes", inspector.name)
    assert Answer.objects.get().note == "Mine."
    assert ConflictCopy.objects.get().payload.content["note"] == "Theirs."


def test_apply_confirms_an_equal_value_from_a_stale_version_without_event(
    assessment: Assessment, inspector: User, lead_inspector: User
) -> None:
    apply(make_operation(assessment, "AS01", "yes"), inspector)

    outcome = apply(make_operation(assessment, "AS01", "yes", base_version=0), lead_inspector)

    assert isinstance(outcome, Receipt)
    assert outcome.version == 1
    assert AnswerEvent.objects.count() == 1
    assert not ConflictCopy.objects.exists()


def test_apply_tells_a_conflict_when_the_known_version_is_gone(
    assessment: Assessment, inspector: User
) -> None:
    outcome = apply(make_operation(assessment, "AS01", "yes", base_version=7), inspector)

    assert isinstance(outcome, Conflict)
    assert outcome.version == 0
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    ("question", "value", "reasons"),
    [("ZZ99", "yes", ()), ("AS01", "maybe", ()), ("AS01", "na", ()), ("AS01", "no", ("bad",))],
)
def test_apply_refuses_what_the_question_does_not_offer(
    assessment: Assessment, inspector: User, question: str, value: str, reasons: tuple[str, ...]
) -> None:
    with pytest.raises(AnswerRefused) as refusal:
        apply(make_operation(assessment, question, value, reasons=reasons), inspector)

    assert refusal.value.code == RefusalCode.INVALID
    assert not AnswerEvent.objects.exists()


def test_apply_is_closed_to_inspectors_without_the_case(
    assessment: Assessment, make_user: Callable[..., User], outsider: User
) -> None:
    colleague = make_user("Sam Colleague")
    join_team(assessment.case.inspection, colleague, RoleCode.INSPECTOR)

    with pytest.raises(AnswerRefused) as refusal:
        apply(make_operation(assessment, "AS01", "yes"), colleague)
    with pytest.raises(NotVisible):
        apply(make_operation(assessment, "AS01", "yes"), outsider)

    assert refusal.value.code == RefusalCode.RIGHT
    assert not Answer.objects.exists()


def test_apply_is_closed_after_submission(assessment: Assessment, inspector: User) -> None:
    answer_everything(assessment, inspector)
    submit(assessment, inspector)

    with pytest.raises(AnswerRefused) as refusal:
        apply(make_operation(assessment, "AS01", "no"), inspector)

    assert refusal.value.code == RefusalCode.LOCKED


def test_receipt_carries_the_route_after_the_answer(
    assessment: Assessment, inspector: User
) -> None:
    receipts = answer(assessment, inspector, {"AB01": "yes"})
    after_no = answer(assessment, inspector, {"AB01": "no"})

    assert receipts[0].route["AS02"] == "in_route"
    assert after_no[0].route["AS02"] == "out_of_route"
    assert receipts[0].route["PL02"] == "out_of_route"


def test_routed_out_answers_keep_their_row(assessment: Assessment, inspector: User) -> None:
    answer(assessment, inspector, {"AB01": "yes", "AS02": "no"})

    answer(assessment, inspector, {"AB01": "no"})

    assert Answer.objects.get(question__code="AS02").value == "no"


def test_an_answer_can_be_cleared_as_an_event(assessment: Assessment, inspector: User) -> None:
    answer(assessment, inspector, {"AS01": "yes"})

    apply(make_operation(assessment, "AS01", ""), inspector)

    assert Answer.objects.get().value == ""
    assert AnswerEvent.objects.count() == 2


def test_events_refuse_to_be_changed_or_removed(assessment: Assessment, inspector: User) -> None:
    answer(assessment, inspector, {"AS01": "yes"})

    for change in (
        lambda: AnswerEvent.objects.update(actor="somebody.else@example.org"),
        lambda: AnswerEvent.objects.all()._raw_delete("default"),
        lambda: AnswerEventPayload.objects.update(new={}),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()

    assert AnswerEvent.objects.get().actor == inspector.email


def test_chain_verifies_even_after_payloads_are_destroyed(
    assessment: Assessment, inspector: User
) -> None:
    answer(assessment, inspector, {"AS01": "yes", "PL01": "no"})
    assert find_broken_events(assessment) == []

    AnswerEventPayload.objects.all().delete()

    assert find_broken_events(assessment) == []


def test_apply_all_drops_no_answer_read_before_the_lock(
    assessment: Assessment, inspector: User
) -> None:
    answer(assessment, inspector, {"AS01": "no"})

    with pytest.raises(RuntimeError, match="AS01"), transaction.atomic():
        apply_all([make_operation(assessment, "AS01", "yes", base_version=0)], inspector)

    assert Answer.objects.get().value == "no"


def test_chain_shows_what_was_changed_behind_the_application(
    assessment: Assessment, inspector: User
) -> None:
    answer(assessment, inspector, {"AS01": "yes", "AB01": "no", "AB02": "yes"})
    first, second = assessment.events.order_by("sequence")[:2]
    with triggers_lifted():
        AnswerEvent.objects.filter(pk=first.pk).update(actor="eve@example.org")
        AnswerEventPayload.objects.filter(pk=second.pk).update(
            new={**second.payload.new, "value": "na"}
        )
    Assessment.objects.filter(pk=assessment.pk).update(event_count=4)

    assert find_broken_events(assessment) == [1, 2, 3]


def test_operation_that_met_a_conflict_stays_in_conflict_when_its_version_comes_round(
    assessment: Assessment, inspector: User, lead_inspector: User
) -> None:
    ahead = make_operation(assessment, "AS01", "no", base_version=1)
    apply(ahead, inspector)
    answer(assessment, lead_inspector, {"AS01": "yes"})

    outcome = apply(ahead, inspector)

    assert isinstance(outcome, Conflict)
    assert Answer.objects.get().value == "yes"
