"""What may stand in an entry of a register: the one check of its shape, a fault per column."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from judgements.errors import RegisterRefused
from judgements.types.registers import Column, ColumnType, Register

LONGEST_TEXT = 200
LONGEST_NOTE = 2_000
HIGHEST_NUMBER = 100_000
# What an entry holds, as it is stored: words, dates as 2016-09-12, numbers as "1.5" (what looks
# exact stays exact), codes of choices, true or false, and for a matrix codes by row. Nothing is
# stored for a column that was left empty.
Values = Mapping[str, Any]


def parse_values(register: Register, sent: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an entry is to hold, in the order of the columns.

    Raises RegisterRefused with a fault for each column that is missing, misshapen or more than
    what it is a part of.
    """
    values: dict[str, Any] = {}
    faults: dict[str, str] = {}
    for column in register.columns:
        try:
            value = _parse(column, sent.get(column.code))
        except RegisterRefused as refusal:
            faults[column.code] = str(refusal)
            continue
        if value is not None:
            values[column.code] = value
    faults = {**faults, **_beyond_wholes(register, values)}
    if sent.keys() - {one.code for one in register.columns}:
        faults[""] = _("This register has no such column. Load the page again.")
    if faults:
        raise RegisterRefused(" ".join(faults.values()), faults)
    return values


def key_of(register: Register, values: Values) -> tuple[str, ...]:
    """Return what tells an entry apart; neither capitals nor spaces tell two texts apart."""
    return tuple(" ".join(str(values.get(code, "")).casefold().split()) for code in register.key)


def _parse(column: Column, value: Any) -> Any:
    if value is None or value in ("", {}):
        if column.required:
            raise RegisterRefused(_("Fill in “%(column)s”.") % {"column": column.label})
        return None
    parsed = PARSERS[column.type](column, value)
    if parsed is None:
        raise RegisterRefused(_fault(column))
    return parsed


def _parse_text(column: Column, value: Any) -> str | None:
    words = value.strip().replace("\r\n", "\n") if isinstance(value, str) else ""
    longest = LONGEST_NOTE if column.type == ColumnType.LONG_TEXT else LONGEST_TEXT
    return words if 0 < len(words) <= longest else None


def _parse_date(column: Column, value: Any) -> str | None:
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        return None


def _parse_number(column: Column, value: Any) -> str | None:
    try:
        number = Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        return None
    if number is None or not number.is_finite() or not 0 <= number <= HIGHEST_NUMBER:
        return None
    exact = Fraction(number)
    if (exact * 10**column.decimals).denominator != 1:
        return None
    return f"{number.normalize():f}"


def _parse_choice(column: Column, value: Any) -> str | None:
    return next((one.code for one in column.choices if one.code == value), None)


def _parse_yes_no(column: Column, value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _parse_matrix(column: Column, value: Any) -> dict[str, str] | None:
    if not isinstance(value, dict) or value.keys() - {one.code for one in column.options}:
        return None
    known = [one.code for one in column.choices]
    if any(choice not in known for choice in value.values()):
        return None
    return {one.code: value[one.code] for one in column.options if one.code in value}


PARSERS: Mapping[ColumnType, Callable[[Column, Any], Any]] = {
    ColumnType.TEXT: _parse_text,
    ColumnType.LONG_TEXT: _parse_text,
    ColumnType.DATE: _parse_date,
    ColumnType.NUMBER: _parse_number,
    ColumnType.CHOICE: _parse_choice,
    ColumnType.YES_NO: _parse_yes_no,
    ColumnType.MATRIX: _parse_matrix,
}


def _fault(column: Column) -> str:
    name = {"column": column.label}
    if column.type == ColumnType.NUMBER and column.decimals:
        return _("“%(column)s” must be a number from 0, for example 1.5.") % name
    return {
        ColumnType.TEXT: _("“%(column)s” can be %(most)d characters long.")
        % {**name, "most": LONGEST_TEXT},
        ColumnType.LONG_TEXT: _("“%(column)s” can be %(most)d characters long.")
        % {**name, "most": LONGEST_NOTE},
        ColumnType.DATE: _("“%(column)s” must be a day, with month and year.") % name,
        ColumnType.NUMBER: _("“%(column)s” must be a whole number from 0, for example 12.") % name,
        ColumnType.CHOICE: _("Choose one of the answers of “%(column)s”.") % name,
        ColumnType.YES_NO: _("Answer “%(column)s” with yes or no.") % name,
        ColumnType.MATRIX: _("Choose from the lists of “%(column)s”.") % name,
    }[column.type]


def _beyond_wholes(register: Register, values: Values) -> dict[str, str]:
    """Refuse a part that is more than its whole, and one without it."""
    return {
        one.code: _("“%(part)s” cannot be more than “%(whole)s”.")
        % {"part": one.label, "whole": register.column(one.of).label}
        for one in register.columns
        if one.of
        and {one.code, one.of} <= values.keys()
        and Fraction(values[one.code]) > Fraction(values[one.of])
    }
