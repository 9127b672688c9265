"""The table of a report's steps as a truth table: who, from where, under which conditions."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from accounts.errors import NotAllowed
from accounts.permissions import Permission
from accounts.roles import ROLES, RoleCode
from inspections.choices import Stage
from inspections.policies import NEXT_STAGES
from reports.choices import Guard, Move, ReportStatus
from reports.errors import StepRefused
from reports.policies import (
    NEXT_STATUSES,
    OPEN_STATUSES,
    STAGES,
    TRANSITIONS,
    can_step,
    check_step,
    obstacles,
    offered_steps,
)
from reports.types import Life

DRAFT, REVIEW, WITH_SERVICE, ANSWERED, SIGNED_OFF, PUBLISHED, WITHDRAWN = ReportStatus
LEADS = {RoleCode.LEAD_INSPECTOR, RoleCode.DEPUTY_LEAD}
REVIEWERS = {RoleCode.QUALITY_LEAD, RoleCode.DEPUTY_LEAD}
CHIEF = {RoleCode.ASSISTANT_CHIEF_INSPECTOR}
MOVES = {
    Move.SUBMIT: ({DRAFT}, REVIEW, LEADS),
    Move.RETURN: ({REVIEW}, DRAFT, REVIEWERS),
    Move.SEND: ({REVIEW}, WITH_SERVICE, REVIEWERS),
    Move.ANSWER: ({WITH_SERVICE}, ANSWERED, LEADS),
    Move.TAKE_BACK: ({REVIEW, WITH_SERVICE, ANSWERED}, DRAFT, LEADS),
    Move.SIGN_OFF: ({ANSWERED}, SIGNED_OFF, CHIEF),
    Move.SEND_BACK: ({ANSWERED, SIGNED_OFF}, ANSWERED, CHIEF),
    Move.REOPEN: ({SIGNED_OFF}, ANSWERED, LEADS),
    Move.PUBLISH: ({SIGNED_OFF}, PUBLISHED, LEADS | CHIEF),
    Move.CORRECT: ({PUBLISHED, WITHDRAWN}, DRAFT, LEADS | CHIEF),
    Move.WITHDRAW: (set(ReportStatus) - {WITHDRAWN}, WITHDRAWN, CHIEF),
}
IN_THE_WAY = {
    Guard.FIELDWORK_OVER: ({"stage": Stage.WEEK_TWO}, "Drafting the report"),
    Guard.NOT_AUTHOR: ({"is_author": True}, "somebody else must pass it"),
    Guard.DATA_UNCHANGED: ({"changed": 2}, "2 numbers have changed"),
    Guard.NO_ERRORS: ({"errors": 1}, "1 error"),
    Guard.NO_OPEN_WARNINGS: ({"warnings": 3}, "3 warnings"),
    Guard.NO_OPEN_COMMENTS: ({"comments": 1}, "1 comment of the service"),
    Guard.OUTCOME_SENT: ({"is_outcome_due": True}, "the outcome of its comments"),
    Guard.FILES_KEPT: ({"missing_files": ("PDF",)}, "still to be made: PDF"),
    Guard.IS_PUBLIC: ({"is_public": False}, "No version"),
    Guard.EMBARGO_OVER: (
        {"embargo_until": datetime(2026, 7, 15, 8, 30, tzinfo=UTC)},
        "under embargo until 15 July 2026",
    ),
}


def ready(status, permissions=frozenset(Permission)):
    """Return a life in which no guard is in the way."""
    return Life(status=status, stage=STAGES[status], permissions=permissions, is_public=True)


def test_every_step_and_every_guard_is_in_the_tables():
    assert set(TRANSITIONS) == set(MOVES) == set(Move)
    assert set(IN_THE_WAY) == set(Guard) == {g for t in TRANSITIONS.values() for g in t.guards}


@pytest.mark.parametrize("role", RoleCode)
@pytest.mark.parametrize("status", ReportStatus)
@pytest.mark.parametrize("move", Move)
def test_step_is_open_to_its_roles_from_its_statuses_alone(move, status, role):
    sources, target, roles = MOVES[move]
    transition = TRANSITIONS[move]

    allowed = can_step(transition, ready(status, ROLES[role].permissions))

    assert allowed == (status in sources and role in roles)
    assert transition.target == target


@pytest.mark.parametrize("guard", Guard)
@pytest.mark.parametrize("move", Move)
def test_guard_is_in_the_way_of_its_own_steps_only(move, guard):
    transition = TRANSITIONS[move]
    status = next(iter(sorted(transition.sources)))
    against, words = IN_THE_WAY[guard]

    found = obstacles(transition, replace(ready(status), **against))

    assert (words in " ".join(found)) == (guard in transition.guards)
    assert bool(found) == (guard in transition.guards)


def test_whoever_wrote_neither_passes_nor_signs_off():
    assert Guard.NOT_AUTHOR in TRANSITIONS[Move.SEND].guards
    assert Guard.NOT_AUTHOR in TRANSITIONS[Move.RETURN].guards
    assert Guard.NOT_AUTHOR in TRANSITIONS[Move.SIGN_OFF].guards


def test_refusals_say_what_is_wrong():
    submit, back = TRANSITIONS[Move.SUBMIT], TRANSITIONS[Move.TAKE_BACK]

    with pytest.raises(StepRefused, match="at “Published”"):
        check_step(submit, ready(PUBLISHED))
    with pytest.raises(NotAllowed, match="These roles may: Lead inspector"):
        check_step(submit, ready(DRAFT, frozenset()))
    with pytest.raises(StepRefused, match="Say why"):
        check_step(back, ready(REVIEW), " \n")
    check_step(back, ready(REVIEW), "A figure is wrong.")
    with pytest.raises(StepRefused, match="under “Stage”"):
        check_step(submit, replace(ready(DRAFT), stage=Stage.WEEK_ONE))


def test_texts_are_open_in_draft_and_once_the_service_answered():
    assert {DRAFT, ANSWERED} == OPEN_STATUSES


def test_every_status_is_reached_and_leads_to_publication():
    reached, leading = {DRAFT}, {PUBLISHED}
    for _ in ReportStatus:
        reached |= {after for status in reached for after in NEXT_STATUSES[status]}
        leading |= {status for status in ReportStatus if NEXT_STATUSES[status] & leading}

    assert reached == leading == set(ReportStatus)


def test_stage_can_follow_every_step():
    for one in TRANSITIONS.values():
        stages = [(STAGES[source], STAGES[one.target]) for source in one.sources]
        for current, wanted in stages if one.follows else []:
            assert current == wanted or wanted in NEXT_STAGES[current]


def test_page_offers_what_the_person_may_do_in_the_order_of_the_table():
    lead = ROLES[RoleCode.LEAD_INSPECTOR].permissions

    offered = [one.move for one in offered_steps(ready(ANSWERED, lead))]

    assert offered == [Move.TAKE_BACK]
