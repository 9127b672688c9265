from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from improvement.choices import ActionState
from improvement.policies.actions import ActionStanding, is_late
from improvement.policies.quarters import (
    deadline_of,
    last_day_of,
    next_quarter,
    quarter_of,
    quarter_text,
    quarters_from,
)

APRIL, JULY, OCTOBER = date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1)


def at(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def told(quarter, day, pk=1, rag="green"):
    return SimpleNamespace(quarter=quarter, at=at(day), pk=pk, rag=rag)


def step(kind, day, pk=1):
    return SimpleNamespace(kind=kind, at=at(day), pk=pk)


def moved(before, after):
    return SimpleNamespace(from_date=before, to_date=after)


def make_standing(today, updates=(), steps=(), changes=(), since=APRIL, **action):
    known = {"state": ActionState.OPEN, "due_date": None, "added_at": at(APRIL)}
    return ActionStanding(
        SimpleNamespace(**{**known, **action}), updates, steps, changes, since, today
    )


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date(2026, 3, 31), date(2026, 1, 1)),
        (date(2026, 4, 1), APRIL),
        (date(2026, 12, 31), OCTOBER),
        (date(2028, 2, 29), date(2028, 1, 1)),
    ],
)
def test_day_is_in_the_quarter_of_its_month(day, quarter):
    assert quarter_of(day) == quarter


def test_quarters_follow_each_other_over_the_turn_of_the_year():
    assert next_quarter(OCTOBER) == date(2027, 1, 1)
    assert last_day_of(OCTOBER) == date(2026, 12, 31)
    assert quarters_from(date(2026, 5, 9), date(2026, 10, 1)) == [APRIL, JULY, OCTOBER]


def test_quarter_is_told_until_fourteen_days_after_its_end():
    assert deadline_of(APRIL) == date(2026, 7, 14)
    assert not is_late(told(APRIL, date(2026, 7, 14)))
    assert is_late(told(APRIL, date(2026, 7, 15)))


def test_quarter_in_words():
    assert quarter_text(APRIL) == "April to June 2026"


def test_quarter_waits_until_its_deadline_and_is_missing_after_it():
    waiting, late = make_standing(date(2026, 7, 14)), make_standing(date(2026, 7, 15))

    assert (waiting.waiting_quarters, waiting.missing_quarters) == ([APRIL], [])
    assert (late.waiting_quarters, late.missing_quarters) == ([], [APRIL])


def test_quarter_that_was_told_of_is_not_missing():
    standing = make_standing(date(2026, 10, 20), [told(APRIL, date(2026, 6, 1))])

    assert standing.missing_quarters == [JULY]


def test_nothing_is_expected_before_the_board_approved_or_the_action_was_there():
    assert make_standing(date(2026, 12, 1), since=None).expected_quarters == []
    assert make_standing(date(2026, 12, 1), since=date(2026, 8, 1)).expected_quarters == [JULY]
    later = make_standing(date(2026, 12, 1), added_at=at(date(2026, 8, 1)))
    assert later.expected_quarters == [JULY]


def test_closed_action_owes_only_the_quarters_at_whose_end_it_was_open():
    steps = [
        step("closed", date(2026, 6, 20)),
        step("returned", date(2026, 7, 5), 2),
        step("closed", date(2026, 11, 1), 3),
    ]

    assert make_standing(date(2027, 2, 1), steps=steps).expected_quarters == [JULY]


def test_last_word_on_the_latest_quarter_gives_the_colour():
    updates = [
        told(JULY, date(2026, 9, 1), 1, "red"),
        told(JULY, date(2026, 9, 2), 2, "amber"),
        told(APRIL, date(2026, 9, 3), 3, "green"),
    ]

    assert make_standing(date(2026, 9, 4), updates).rag == "amber"
    assert make_standing(date(2026, 9, 4), updates, state=ActionState.CLOSED).rag is None
    assert make_standing(date(2026, 9, 4)).rag is None


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 6, 15), (False, False)),
        (date(2026, 6, 16), (True, False)),
        (date(2026, 6, 30), (True, False)),
        (date(2026, 7, 1), (False, True)),
    ],
)
def test_open_action_is_due_soon_then_overdue(today, expected):
    standing = make_standing(today, due_date=date(2026, 6, 30))

    assert (standing.is_due_soon, standing.is_overdue) == expected


def test_closed_action_is_not_overdue():
    standing = make_standing(date(2027, 1, 1), due_date=APRIL, state=ActionState.CLOSED)

    assert not standing.is_overdue


def test_date_that_came_back_to_the_first_one_has_not_slipped():
    there = moved(APRIL, JULY)

    assert make_standing(APRIL, changes=[there], due_date=JULY).has_slipped
    back = [there, moved(JULY, APRIL)]
    assert not make_standing(APRIL, changes=back, due_date=APRIL).has_slipped
