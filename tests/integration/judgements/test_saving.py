"""The one path of saving in fieldwork, with entries of the evidence log as what is saved."""

import uuid
from dataclasses import replace
from functools import partial

import pytest

from accounts.errors import NotVisible
from accounts.roles import RoleCode
from audit.models import AuditEvent
from cases.errors import RefusalCode
from inspections.choices import Stage
from judgements.choices import OperationOutcome
from judgements.errors import FieldworkRefused
from judgements.models import Evidence, Operation
from judgements.services.saving import MOST_CLOSED, save_operation
from judgements.types import FieldworkConflict, FieldworkReceipt
from tests.at_once import at_once
from tests.factories.evidence import evidence_operation
from tests.factories.inspections import bring_to_stage, make_inspection

pytestmark = pytest.mark.django_db


@pytest.fixture
def key():
    """The id of an entry."""
    return uuid.uuid4()


def outcomes():
    return sorted(Operation.objects.values_list("outcome", flat=True))


def test_save_stores_the_entry_and_its_receipt_names_version_and_digest(inspection, inspector, key):
    operation = evidence_operation(inspection, key, text="The board met.\r\nTwice.")

    receipt = save_operation(operation=operation, by=inspector)

    stored = Evidence.objects.get(pk=key)
    assert (stored.text, stored.version, stored.by) == ("The board met.\nTwice.", 1, inspector)
    assert receipt == FieldworkReceipt(
        operation.op_id, str(key), 1, operation.digest, Operation.objects.get().at
    )
    assert AuditEvent.objects.filter(verb="evidence_saved", object_label=str(key)).count() == 1


def test_same_operation_twice_is_stored_once_and_answered_alike(inspection, inspector, key):
    operation = evidence_operation(inspection, key)

    first, second = (save_operation(operation=operation, by=inspector) for _ in range(2))

    assert first == second
    assert (Evidence.objects.count(), outcomes()) == (1, ["saved"])


def test_same_operation_is_confirmed_even_after_a_later_save(inspection, inspector, key):
    first = evidence_operation(inspection, key)
    receipt = save_operation(operation=first, by=inspector)
    save_operation(operation=evidence_operation(inspection, key, 1, text="More."), by=inspector)

    assert save_operation(operation=first, by=inspector) == receipt
    assert Evidence.objects.get().text == "More."


def test_known_id_with_other_content_is_refused(inspection, inspector, key):
    operation = evidence_operation(inspection, key)
    save_operation(operation=operation, by=inspector)
    other = replace(operation, content={**operation.content, "text": "Other."})

    with pytest.raises(FieldworkRefused) as refusal:
        save_operation(operation=other, by=inspector)

    assert refusal.value.code == RefusalCode.OPERATION_REUSED
    assert Evidence.objects.get().text == operation.content["text"]


def test_used_id_tells_no_stranger_that_an_inspection_exists(inspection, inspector, key):
    operation = evidence_operation(inspection, key)
    save_operation(operation=operation, by=inspector)
    foreign = make_inspection(inspection.framework, service="elsewhere")

    for reference in (foreign.reference, "nowhere-2027"):
        with pytest.raises(NotVisible):
            save_operation(operation=replace(operation, inspection=reference), by=inspector)


def test_stale_save_meets_what_stands_and_both_are_kept(inspection, inspector, key):
    save_operation(operation=evidence_operation(inspection, key, text="First."), by=inspector)
    stale = evidence_operation(inspection, key, 0, text="Second.")

    conflict = save_operation(operation=stale, by=inspector)
    again = save_operation(operation=stale, by=inspector)

    assert isinstance(conflict, FieldworkConflict)
    assert conflict == again
    assert (conflict.stored.content["text"], conflict.stored.by) == ("First.", inspector)
    assert outcomes() == ["conflict", "saved"]
    assert Operation.objects.get(outcome="conflict").content["text"] == "Second."


def test_equal_content_makes_no_version(inspection, inspector, key):
    save_operation(operation=evidence_operation(inspection, key), by=inspector)

    receipt = save_operation(operation=evidence_operation(inspection, key), by=inspector)

    assert receipt.version == 1
    assert (Evidence.objects.get().version, outcomes()) == (1, ["saved", "unchanged"])


def test_entry_of_somebody_else_is_refused_and_stays(inspection, inspector, lead_inspector, key):
    save_operation(operation=evidence_operation(inspection, key, text="Mine."), by=inspector)

    with pytest.raises(FieldworkRefused, match="Rosa Okafor wrote this entry") as refusal:
        save_operation(
            operation=evidence_operation(inspection, key, 1, text="Not mine."), by=lead_inspector
        )

    assert refusal.value.code == RefusalCode.RIGHT
    assert Evidence.objects.get().text == "Mine."


def test_entry_that_its_reader_may_not_see_does_not_exist(inspection, inspector, member, key):
    save_operation(operation=evidence_operation(inspection, key), by=inspector)

    with pytest.raises(NotVisible):
        save_operation(
            operation=evidence_operation(inspection, key, 1, text="Not mine."),
            by=member(RoleCode.USER_VOICE),
        )


def test_role_without_the_right_is_refused_and_a_stranger_sees_nothing(
    inspection, member, outsider, key
):
    operation = evidence_operation(inspection, key)

    with pytest.raises(FieldworkRefused) as refusal:
        save_operation(operation=operation, by=member(RoleCode.PANEL_CHAIR))
    with pytest.raises(NotVisible):
        save_operation(operation=operation, by=outsider)

    assert refusal.value.code == RefusalCode.RIGHT
    assert not Operation.objects.exists()


def test_id_of_an_entry_elsewhere_is_no_key_here(inspection, inspector, key):
    other = make_inspection(inspection.framework, service="elsewhere", inspector=inspector)
    save_operation(operation=evidence_operation(other, key), by=inspector)

    with pytest.raises(FieldworkRefused) as refusal:
        save_operation(operation=evidence_operation(inspection, key), by=inspector)

    assert refusal.value.code == RefusalCode.MALFORMED


def test_save_after_publication_is_kept_but_not_in_the_log(inspection, inspector, key):
    bring_to_stage(inspection, Stage.PUBLISHED)
    operation = evidence_operation(inspection, key)

    for _ in range(2):
        with pytest.raises(FieldworkRefused, match="published") as refusal:
            save_operation(operation=operation, by=inspector)

    assert (refusal.value.code, refusal.value.kept) == (RefusalCode.LOCKED, operation.digest)
    assert (Evidence.objects.count(), outcomes()) == (0, ["closed"])


def test_what_one_person_can_leave_after_publication_is_bounded(inspection, inspector, monkeypatch):
    monkeypatch.setattr("judgements.services.saving.MOST_CLOSED", 1)
    bring_to_stage(inspection, Stage.PUBLISHED)

    kept = []
    for _ in range(2):
        with pytest.raises(FieldworkRefused) as refusal:
            save_operation(operation=evidence_operation(inspection), by=inspector)
        kept.append(bool(refusal.value.kept))

    assert (kept, outcomes()) == ([True, False], ["closed"])
    assert MOST_CLOSED > 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "gossip"}, "kind"),
        ({"held_date": "2016-02-30"}, "held_date"),
        ({"held_date": "2999-01-01"}, "held_date"),
        ({"direction": ""}, "direction"),
        ({"text": " \n"}, "text"),
        ({"group": "", "people_count": 3}, "group"),
        ({"places": ("assessing/nowhere",)}, "places"),
        ({"places": ("nowhere/",)}, "places"),
        ({"lines": (7,)}, "lines"),
        ({"document": 99}, "document"),
    ],
)
def test_entry_that_cannot_be_is_refused_at_its_field(inspection, inspector, change, field):
    with pytest.raises(FieldworkRefused) as refusal:
        save_operation(operation=evidence_operation(inspection, **change), by=inspector)

    assert (refusal.value.code, refusal.value.field) == (RefusalCode.INVALID, field)
    assert not Operation.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_one_operation_delivered_twice_at_once_is_stored_once(inspection, inspector):
    operation = evidence_operation(inspection)
    save = partial(save_operation, operation=operation, by=inspector)

    first, second = at_once(save, save)

    assert first == second
    assert (Evidence.objects.count(), outcomes()) == (1, [OperationOutcome.SAVED])


@pytest.mark.django_db(transaction=True)
def test_two_saves_of_one_entry_at_once_are_one_version_and_one_conflict(inspection, inspector):
    key = uuid.uuid4()
    saves = [
        partial(
            save_operation,
            operation=evidence_operation(inspection, key, text=text),
            by=inspector,
        )
        for text in ("One.", "Two.")
    ]

    kinds = {type(one) for one in at_once(*saves)}

    assert kinds == {FieldworkReceipt, FieldworkConflict}
    assert (Evidence.objects.get().version, outcomes()) == (1, ["conflict", "saved"])
