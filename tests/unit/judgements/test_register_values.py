"""What may stand in a register: the parser's promises, column by column."""

import pytest

from judgements.errors import RegisterRefused
from judgements.policies.register_values import key_of, parse_values
from judgements.queries.register_rules import all_registers
from tests.factories.registers import ENTRIES


def parse(register, **changes):
    return parse_values(all_registers()[register], {**ENTRIES[register], **changes})


def faults_of(register, **changes):
    with pytest.raises(RegisterRefused) as refused:
        parse(register, **changes)
    return refused.value.faults


@pytest.mark.parametrize("register", all_registers())
def test_entry_of_each_register_is_kept_as_it_was_sent(register):
    assert parse(register) == ENTRIES[register]


@pytest.mark.parametrize("register", all_registers())
def test_entry_without_anything_names_every_column_that_is_needed(register):
    with pytest.raises(RegisterRefused) as refused:
        parse_values(all_registers()[register], {})

    needed = {one.code for one in all_registers()[register].columns if one.required}
    assert set(refused.value.faults) == needed


def test_column_left_empty_is_not_stored():
    assert parse("training", staff="8", note="", held_date=None) == ENTRIES["training"]


def test_numbers_are_stored_exactly_and_in_one_spelling():
    assert parse("seconded-staff", agreed="2.50", filled="0")["agreed"] == "2.5"
    assert parse("seconded-staff", agreed="20", filled="0.0")["filled"] == "0"


@pytest.mark.parametrize(
    ("register", "column", "value"),
    [
        ("training", "topic", "x" * 201),
        ("training", "topic", 7),
        ("training", "note", "x" * 2001),
        ("training", "staff", "1.5"),
        ("training", "staff", "-1"),
        ("training", "staff", "many"),
        ("training", "staff", "NaN"),
        ("training", "staff", "1e9"),
        ("training", "staff", 8),
        ("training", "held_date", "2026-02-30"),
        ("training", "held_date", 20260201),
        ("training", "joint", "yes"),
        ("seconded-staff", "agreed", "1.555"),
        ("seconded-staff", "agency", "army"),
        ("board-attendance", "attendance", {"navy": "member"}),
        ("board-attendance", "attendance", {"police": "asleep"}),
        ("board-attendance", "attendance", ["police"]),
    ],
)
def test_misshapen_value_is_refused_at_its_column(register, column, value):
    words = faults_of(register, **{column: value})

    assert set(words) == {column}
    assert str(all_registers()[register].column(column).label) in words[column]


def test_part_cannot_be_more_than_its_whole():
    assert faults_of("training", trained="9") == {
        "trained": "“Staff trained” cannot be more than “Staff who need it”."
    }


def test_column_that_the_register_lacks_is_refused():
    assert "no such column" in faults_of("training", colour="red")[""]


def test_neither_capitals_nor_spaces_tell_two_entries_apart():
    training = all_registers()["training"]

    assert key_of(training, {"topic": " Safe  Guarding"}) == key_of(
        training, {"topic": "safe guarding"}
    )
