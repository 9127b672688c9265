"""References stand in the order people expect."""

from cases.types import natural_order


def test_numbers_count_as_numbers_and_capitals_do_not_matter() -> None:
    references = ["EM-10", "em-9", "EM-1", "A2B10", "A2B9"]

    assert sorted(references, key=natural_order) == ["A2B9", "A2B10", "EM-1", "em-9", "EM-10"]
