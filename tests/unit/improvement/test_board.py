from datetime import date

import pytest

from accounts.permissions import Permission
from accounts.roles import SERVICE_ROLES, ServiceRoleCode
from improvement.choices import BoardView
from improvement.errors import PlanRefused
from improvement.policies.board import (
    LEAST_RATERS,
    SCALE,
    Finding,
    ViewCounts,
    can_close,
    check_close,
    check_is_open,
)

DUE = date(2026, 5, 1)
BEFORE, AFTER = date(2026, 5, 1), date(2026, 5, 2)


def counts(words):
    by_letter = dict(zip("smpwu", BoardView, strict=True))
    return ViewCounts.of(by_letter[letter] for letter in words)


def test_scale_holds_every_view_but_that_one_cannot_tell():
    assert set(SCALE) == set(BoardView) - {BoardView.UNSURE}


@pytest.mark.parametrize(("words", "shown"), [("", False), ("sm", False), ("smp", True)])
def test_views_are_shown_only_of_enough_members(words, shown):
    assert counts(words).is_shown is shown
    assert (len(words) >= LEAST_RATERS) is shown


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("pw", ()),
        ("uu", ()),
        ("sss", ()),
        ("ssm", ()),
        ("mmp", ()),
        ("mpp", (Finding.GAP,)),
        ("mmpp", (Finding.GAP,)),
        ("ssp", (Finding.DIVIDED,)),
        ("ssw", (Finding.DIVIDED,)),
        ("mmw", (Finding.DIVIDED,)),
        ("sww", (Finding.GAP, Finding.DIVIDED)),
        ("suu", (Finding.UNKNOWN,)),
        ("ssuu", (Finding.UNKNOWN,)),
        ("sssuu", ()),
        ("uuu", (Finding.UNKNOWN,)),
        # Who cannot tell leaves the base: one of two is half.
        ("mpu", (Finding.GAP,)),
    ],
)
def test_findings_follow_from_the_counts(words, found):
    assert counts(words).findings == found


def test_tally_leaves_out_who_cannot_tell():
    tally = counts("smpwuu").tally

    assert (tally.sufficient, tally.applicable, tally.not_applicable) == (2, 4, 2)


@pytest.mark.parametrize(
    ("role", "today", "may"),
    [
        (ServiceRoleCode.BOARD_CHAIR, BEFORE, True),
        (ServiceRoleCode.BOARD_CHAIR, AFTER, True),
        (ServiceRoleCode.MANAGER, BEFORE, False),
        (ServiceRoleCode.MANAGER, AFTER, True),
        (ServiceRoleCode.BOARD_MEMBER, AFTER, False),
        (ServiceRoleCode.ACTION_OWNER, AFTER, False),
    ],
)
def test_chair_closes_at_any_time_and_manager_after_the_day(role, today, may):
    assert can_close(SERVICE_ROLES[role].permissions, DUE, today) is may


def test_refusal_names_the_day():
    with pytest.raises(PlanRefused, match="Until 1 May 2026 only the chair"):
        check_close({Permission.OPEN_SELF_ASSESSMENT}, DUE, BEFORE)
    check_close({Permission.OPEN_SELF_ASSESSMENT}, DUE, AFTER)


def test_closed_round_is_refused():
    check_is_open(is_closed=False)
    with pytest.raises(PlanRefused, match="closed"):
        check_is_open(is_closed=True)
