"""What an entry of a register holds, in words: the same on every page and in the report."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from govuk.figures import percent_text
from judgements.policies.register_values import Values
from judgements.queries.register_facts import Share, share_of_entry
from judgements.types.registers import Column, ColumnType


def share_text(share: Share) -> str:
    """Return "5 of 6 (83%)", or words where there is nothing to share."""
    if not share.whole:
        return _("none")
    return _("%(part)s of %(whole)s (%(percent)s)") % {
        "part": number_text(share.part),
        "whole": number_text(share.whole),
        "percent": percent_text(share.percent),
    }


def number_text(number: Fraction) -> str:
    """Return a number as the language writes it: 12, or 1.5."""
    return str(number_format(Decimal(number.numerator) / number.denominator))


def cell_text(column: Column, entry: Values) -> str:
    """Return what an entry holds in a column, in words; "" where it holds nothing."""
    value = entry.get(column.code)
    return "" if value is None else WRITERS[column.type](column, entry, value)


def _number(column: Column, entry: Values, value: Any) -> str:
    if column.of in entry:
        return share_text(Share(Fraction(value), Fraction(entry[column.of])))
    return number_text(Fraction(value))


WRITERS: Mapping[ColumnType, Callable[[Column, Values, Any], str]] = {
    ColumnType.TEXT: lambda _column, _entry, value: str(value),
    ColumnType.LONG_TEXT: lambda _column, _entry, value: str(value),
    ColumnType.DATE: lambda _column, _entry, value: str(date_format(date.fromisoformat(value))),
    ColumnType.NUMBER: _number,
    ColumnType.CHOICE: lambda column, _entry, value: str(column.choice(value).label),
    ColumnType.YES_NO: lambda _column, _entry, value: _("Yes") if value else _("No"),
    ColumnType.MATRIX: lambda column, entry, _value: share_text(share_of_entry(column, entry)),
}
