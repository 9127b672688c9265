"""Who is asked to be in several interviews at once."""

from datetime import date

from cases.policies.interviews import Clash, Interview, find_clashes
from cases.types.timetable import Place

MONDAY, TUESDAY = Place(date(2026, 4, 13), 1), Place(date(2026, 4, 14), 1)


def test_same_name_at_the_same_time_clashes_however_it_is_typed():
    interviews = [
        Interview("Ola  Fenn", MONDAY, "EM-02"),
        Interview("Ada Quill", MONDAY, "EM-03"),
        Interview("ola fenn ", MONDAY, "EM-01"),
    ]

    assert find_clashes(interviews) == [Clash("Ola  Fenn", MONDAY, ("EM-02", "EM-01"))]


def test_other_times_and_cases_without_a_name_clash_with_nothing():
    interviews = [
        Interview("Ola Fenn", MONDAY, "EM-01"),
        Interview("Ola Fenn", TUESDAY, "EM-02"),
        Interview("", MONDAY, "EM-03"),
        Interview(" ", MONDAY, "EM-04"),
    ]

    assert find_clashes(interviews) == []


def test_clashes_come_by_time_then_name():
    interviews = [
        Interview(name, place, f"{name}-{number}")
        for number in (1, 2)
        for name, place in (("Zed", TUESDAY), ("Bo", TUESDAY), ("Zed", MONDAY))
    ]

    found = [(clash.place, clash.manager) for clash in find_clashes(interviews)]

    assert found == [(MONDAY, "Zed"), (TUESDAY, "Bo"), (TUESDAY, "Zed")]
