"""Figures from registers, against a count by hand, and against a plain recount of what is drawn."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from judgements.queries.register_facts import (
    Agreements,
    Chairs,
    Share,
    count_agreements,
    count_chairs,
    count_choices,
    count_held,
    count_on_time,
    count_rows,
    longest_wait,
    share_of_all,
    share_of_entry,
    sum_shares,
)
from judgements.queries.register_rules import all_registers
from judgements.queries.register_sentences import tell_facts
from judgements.queries.register_words import cell_text
from tests.factories.registers import ENTRIES

BOARD = all_registers()["board-attendance"]
ATTENDANCE = BOARD.column("attendance")
DAY = date(2026, 4, 27)


def meeting(chairing="chair", **attendance):
    return {"date": "2026-01-20", "chairing": chairing, "attendance": attendance}


def told(register, *entries):
    facts = tell_facts(all_registers()[register], entries, DAY)
    return {one.label: one.text for one in facts}


def test_partner_who_joined_late_is_measured_by_the_meetings_since():
    meetings = [
        meeting(police="not_member", health="absent"),
        meeting(police="junior_deputy", health="member"),
        meeting(police="member"),
    ]

    police, health = count_rows(ATTENDANCE, meetings)
    assert (police.row.code, police.share) == ("police", Share(Fraction(2), Fraction(2)))
    assert (health.row.code, health.share) == ("health", Share(Fraction(1), Fraction(2)))
    assert share_of_all([police, health]) == Share(Fraction(3), Fraction(4))
    assert share_of_entry(ATTENDANCE, meetings[0]) == Share(Fraction(0), Fraction(1))


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from([one.code for one in ATTENDANCE.options]),
            st.sampled_from([one.code for one in ATTENDANCE.choices]),
        )
    )
)
def test_attendance_equals_a_recount(sent):
    meetings = [meeting(**one) for one in sent]
    cells = [choice for one in sent for choice in one.values()]

    whole = share_of_all(count_rows(ATTENDANCE, meetings))

    assert whole.part == sum(one in {"member", "senior_deputy", "junior_deputy"} for one in cells)
    assert whole.whole == sum(one != "not_member" for one in cells)
    assert sum(share_of_entry(ATTENDANCE, one).part for one in meetings) == whole.part


def test_chairs_are_counted_by_person_and_stand_ins_apart():
    held = [meeting(one) for one in ("chair", "stand_in", "new_chair", "chair", "new_chair")]

    assert count_chairs(held) == Chairs(meetings=5, chairs=3, stand_ins=1)
    assert count_chairs([meeting("new_chair"), meeting("chair")]) == Chairs(2, 1, 0)
    assert count_chairs([meeting("stand_in")]) == Chairs(1, 0, 1)


def test_agreement_is_in_force_through_its_last_day():
    signed = {"status": "signed"}
    agreements = [
        signed,
        {**signed, "review_date": "2026-04-27"},
        {**signed, "review_date": "2026-04-26"},
        {"status": "draft"},
        {"status": "none"},
    ]

    assert count_agreements(agreements, "2026-04-27") == Agreements(2, 1, 1, 1)


def test_posts_are_added_up_exactly_by_agency():
    posts = [
        {"agency": "police", "agreed": "1", "filled": "0.1"},
        {"agency": "health", "agreed": "0.5", "filled": "0.5"},
        {"agency": "police", "agreed": "2", "filled": "0.2"},
    ]
    filled = all_registers()["seconded-staff"].column("filled")

    assert sum_shares(filled, posts, by="agency") == {
        "police": Share(Fraction(3, 10), Fraction(3)),
        "health": Share(Fraction(1, 2), Fraction(1, 2)),
    }
    assert told("seconded-staff", *posts)["Posts filled"] == "0.8 of 3.5 (23%)"


def test_wait_for_what_is_missing_is_no_wait():
    needs = [
        {"need": "family", "provision": "by_referral", "weeks": "6"},
        {"need": "speech", "provision": "gap", "weeks": "50"},
        {"need": "accommodation", "provision": "embedded", "weeks": "6"},
        {"need": "behaviour", "provision": "embedded"},
    ]

    assert longest_wait(needs) == (6, ["family", "accommodation"])
    assert longest_wait(needs[1:2]) is None
    provision = all_registers()["service-range"].column("provision")
    assert count_choices(provision, needs) == {"embedded": 2, "by_referral": 1, "gap": 1}
    assert told("service-range", *needs)["Longest usual wait"] == (
        "6 weeks, for: Family and parenting and Accommodation"
    )


def test_plan_that_never_came_is_not_on_time():
    plans = [
        {"due_date": "2025-06-30", "submitted_date": "2025-06-30", "reviewed_date": "2026-01-01"},
        {"due_date": "2025-06-30", "submitted_date": "2025-07-01"},
        {"due_date": "2025-06-30"},
    ]

    assert count_on_time(plans) == Share(Fraction(1), Fraction(3))
    assert count_held("reviewed_date", plans) == Share(Fraction(1), Fraction(3))


def test_half_a_percent_is_rounded_up():
    assert Share(Fraction(1), Fraction(8)).percent == 13
    assert Share(Fraction(0), Fraction(0)).percent is None


def test_board_is_told_with_its_weakest_partner_and_its_chairs():
    words = told(
        "board-attendance",
        meeting(police="absent", health="member"),
        meeting("stand_in", police="member", health="senior_deputy"),
    )

    assert words == {
        "Attendance of all partners": "3 of 4 (75%)",
        "Members in person": "2 of 4 (50%)",
        "Came least often": "Police, 1 of 2 (50%)",
        "Chair": "1 chair in 2 meetings. Somebody stood in at 1 of them.",
    }


def test_empty_register_tells_nothing():
    assert all(tell_facts(one, [], DAY) == [] for one in all_registers().values())


def test_every_column_of_every_entry_has_its_words():
    for code, entry in ENTRIES.items():
        register = all_registers()[code]
        texts = [cell_text(one, entry) for one in register.columns]
        assert [bool(one) for one in texts] == [one.code in entry for one in register.columns]
