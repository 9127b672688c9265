"""Who may change a case and when, as a table; no row is stored for it."""

import pytest

from accounts.models import User
from accounts.permissions import Permission
from cases.choices import AssessmentStatus
from cases.errors import AnswerRefused, RefusalCode, ReturnRefused
from cases.models import Assessment
from cases.policies import can_answer, can_return, check_answer, check_return
from inspections.choices import Stage
from inspections.models import Inspection

ROSA, OLU = User(pk=1), User(pk=2)
OWN, ANY = {Permission.SCORE_OWN_CASES}, {Permission.SCORE_ANY_CASE}
OPEN, SUBMITTED, RETURNED = AssessmentStatus
FIELDWORK, PUBLISHED = Stage.WEEK_ONE, Stage.PUBLISHED


@pytest.mark.parametrize(
    ("person", "permissions", "status", "stage", "refusal"),
    [
        (ROSA, OWN, OPEN, FIELDWORK, None),
        (ROSA, OWN, RETURNED, FIELDWORK, None),
        (OLU, ANY, OPEN, FIELDWORK, None),
        (OLU, OWN, OPEN, FIELDWORK, (RefusalCode.RIGHT, "not allocated to you")),
        (ROSA, set(), OPEN, FIELDWORK, (RefusalCode.RIGHT, "not allocated to you")),
        (ROSA, OWN, SUBMITTED, FIELDWORK, (RefusalCode.LOCKED, "is submitted")),
        (OLU, ANY, SUBMITTED, FIELDWORK, (RefusalCode.LOCKED, "is submitted")),
        (ROSA, OWN, OPEN, PUBLISHED, (RefusalCode.LOCKED, "is published")),
        (ROSA, OWN, SUBMITTED, PUBLISHED, (RefusalCode.LOCKED, "is published")),
    ],
)
def test_answers_change_for_the_right_person_while_the_case_is_open(
    person, permissions, status, stage, refusal
):
    asked = (Assessment(scorer=ROSA, status=status), Inspection(stage=stage), person)

    assert can_answer(*asked, frozenset(permissions)) is (refusal is None)
    if refusal is None:
        check_answer(*asked, frozenset(permissions))
        return
    with pytest.raises(AnswerRefused, match=refusal[1]) as refused:
        check_answer(*asked, frozenset(permissions))
    assert refused.value.code is refusal[0]


@pytest.mark.parametrize(
    ("status", "stage", "is_possible"),
    [
        (SUBMITTED, FIELDWORK, True),
        (OPEN, FIELDWORK, False),
        (RETURNED, FIELDWORK, False),
        (SUBMITTED, PUBLISHED, False),
    ],
)
def test_a_case_goes_back_while_it_is_submitted_and_nothing_is_published(
    status, stage, is_possible
):
    asked = (Assessment(scorer=ROSA, status=status), Inspection(stage=stage))

    assert can_return(*asked) is is_possible
    if is_possible:
        check_return(*asked)
        return
    with pytest.raises(ReturnRefused):
        check_return(*asked)
