"""Late answers, conflicts and concerns sent or decided at the same moment: once, and no fault."""

import uuid
from functools import partial

import pytest

from accounts.models import User
from cases.errors import AnswerRefused, ConcernRefused, LateRefused
from cases.models import ConflictCopy, LateAnswer, LateDecision, Presence, UrgentConcern
from cases.queries.chain import find_broken_events
from cases.services.allocating import allocate_assessment
from cases.services.answering import apply
from cases.services.concerns import raise_concern
from cases.services.late import accept_late_answer, decline_late_answer
from cases.services.presence import note_presence
from cases.types import Conflict, Receipt
from tests.at_once import at_once
from tests.factories.cases import answer, make_case, make_operation
from tests.factories.concerns import make_operation as make_concern_operation

pytestmark = pytest.mark.django_db(transaction=True)


def kinds(outcomes):
    return {type(one) for one in outcomes}


def test_late_answer_sent_twice_at_once_is_kept_once(assessment, inspector, lead_inspector):
    allocate_assessment(assessment=assessment, scorer=None, by=lead_inspector)
    send = partial(apply, make_operation(assessment, "AS01", "yes"), inspector)

    first, second = at_once(send, send)

    assert kinds([first, second]) == {AnswerRefused}
    assert (str(first), first.kept) == (str(second), second.kept)
    assert LateAnswer.objects.count() == 1


def test_conflict_sent_twice_at_once_is_kept_once(assessment, inspector, lead_inspector):
    answer(assessment, lead_inspector, {"AS01": "no"})
    stale = make_operation(assessment, "AS01", "yes", base_version=0)
    send = partial(apply, stale, inspector)

    first, second = at_once(send, send)

    assert isinstance(first, Conflict)
    assert first == second
    assert ConflictCopy.objects.count() == 1


def test_late_answer_accepted_and_declined_at_once_is_decided_once(
    assessment, inspector, lead_inspector
):
    allocate_assessment(assessment=assessment, scorer=None, by=lead_inspector)
    with pytest.raises(AnswerRefused):
        apply(make_operation(assessment, "AS01", "yes"), inspector)
    late = LateAnswer.objects.get()

    outcomes = at_once(
        partial(accept_late_answer, late_answer=late, seen_version=0, by=lead_inspector),
        partial(decline_late_answer, late_answer=late, reason="No.", by=lead_inspector),
    )

    assert sum(isinstance(one, LateRefused) for one in outcomes) == 1
    assert kinds(outcomes) == {type(None), LateRefused}
    assert LateDecision.objects.count() == 1
    assert find_broken_events(assessment) == []


def test_one_id_sent_to_two_cases_at_once_is_stored_once(inspection, assessment, inspector: User):
    other, op_id = make_case(inspection, "EM-02", inspector), uuid.uuid4()

    outcomes = at_once(
        partial(apply, make_operation(assessment, "AS01", "yes", op_id=op_id), inspector),
        partial(apply, make_operation(other, "AS01", "yes", op_id=op_id), inspector),
    )

    assert kinds(outcomes) == {Receipt, AnswerRefused}


def test_one_concern_id_sent_to_two_cases_at_once_is_stored_once(inspection, assessment, inspector):
    other, op_id = make_case(inspection, "EM-02", inspector), uuid.uuid4()

    outcomes = at_once(
        partial(raise_concern, make_concern_operation(assessment, op_id), inspector),
        partial(raise_concern, make_concern_operation(other, op_id), inspector),
    )

    assert UrgentConcern.objects.count() == 1
    assert sum(isinstance(one, ConcernRefused) for one in outcomes) == 1


def test_page_that_tells_of_itself_twice_at_once_is_one_page(assessment, inspector):
    tell = partial(note_presence, assessment=assessment, client_id="tab-1", unsaved=1, by=inspector)

    assert at_once(tell, tell) == [None, None]
    assert Presence.objects.count() == 1
