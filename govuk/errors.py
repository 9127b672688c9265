"""Errors of a form, each with the input the reader must go to."""

from collections.abc import Iterator, Sequence
from typing import Any, TypedDict

from django.forms import BaseForm, BoundField, CheckboxSelectMultiple, MultiWidget, RadioSelect


class ErrorLink(TypedDict):
    """One line of an error summary; href is empty where no single field is to blame."""

    text: str
    href: str


def link_errors(form: BaseForm) -> list[ErrorLink]:
    """Every error of a bound form in page order: the form's own first, then field by field."""
    whole_form = [ErrorLink(text=str(error), href="") for error in form.non_field_errors()]
    fields = (link for field in form for link in _link_field(field))
    return [*whole_form, *fields]


def _link_field(field: BoundField) -> Iterator[ErrorLink]:
    for error in field.errors:
        yield ErrorLink(text=str(error), href=f"#{_input_id(field, str(error))}")


def _input_id(field: BoundField, error: str) -> str:
    """The id of the input to correct, as crispy-forms-gds numbers them.

    Choices are numbered from 1 and parts of a date from 0; a group has no input of its own id.
    """
    widget = field.field.widget
    if isinstance(widget, (RadioSelect, CheckboxSelectMultiple)):
        return f"{field.auto_id}_1"
    if isinstance(widget, MultiWidget):
        return f"{field.auto_id}_{_faulty_part(field, error)}"
    return field.auto_id


def _faulty_part(field: BoundField, error: str) -> int:
    """Index of the part that raised the error (day 0, month 1, year 2), else the first."""
    parts: Sequence[Any] = getattr(field.field, "fields", ())
    for index, part in enumerate(parts):
        if error in getattr(part.widget, "errors", ()):
            return index
    return 0
