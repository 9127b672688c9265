"""Tags and filters of the shared components: figures by locale, errors with the field they mean."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypedDict

from crispy_forms.utils import render_crispy_form
from crispy_forms_gds.helper import FormHelper
from django import template
from django.forms import BaseForm, BoundField, CheckboxSelectMultiple, MultiWidget, RadioSelect
from django.utils.formats import number_format
from django.utils.translation import gettext as _

register = template.Library()


class ErrorLink(TypedDict):
    """One line of an error summary; href is empty where no field is to blame."""

    text: str
    href: str


@register.filter
def percent(value: int | None) -> str:
    """A whole percentage by locale; an en dash where there is no score."""
    if value is None:
        return "–"
    return _("%(number)s%%") % {"number": number_format(value, decimal_pos=0)}


@register.filter
def stars(count: int, of: int = 4) -> str:
    """Filled and empty stars, to be hidden from screen readers beside their text."""
    return "★" * count + "☆" * (of - count)


@register.simple_tag
def form_errors(form: BaseForm) -> list[ErrorLink]:
    """Every error of a bound form in page order: the form's own first, then field by field."""
    whole_form = [ErrorLink(text=str(error), href="") for error in form.non_field_errors()]
    fields = (link for field in form for link in field_errors(field))
    return [*whole_form, *fields]


def field_errors(field: BoundField) -> Iterator[ErrorLink]:
    for error in field.errors:
        yield ErrorLink(text=str(error), href=f"#{first_input_id(field, str(error))}")


def first_input_id(field: BoundField, error: str) -> str:
    """The id of the input the reader must correct, as the form templates number them.

    Choices are numbered from 1 and parts of a date from 0; a group has no input of its own id.
    """
    widget = field.field.widget
    if isinstance(widget, (RadioSelect, CheckboxSelectMultiple)):
        return f"{field.auto_id}_1"
    if isinstance(widget, MultiWidget):
        return f"{field.auto_id}_{faulty_part(field, error)}"
    return field.auto_id


def faulty_part(field: BoundField, error: str) -> int:
    """Index of the part that raised the error (day 0, month 1, year 2), else the first."""
    parts: Sequence[Any] = getattr(field.field, "fields", ())
    for index, part in enumerate(parts):
        if error in getattr(part.widget, "errors", ()):
            return index
    return 0


@register.simple_tag
def form_fields(form: BaseForm) -> str:
    """The fields of a form in GOV.UK markup, by its own crispy helper if it has one."""
    helper = getattr(form, "helper", None) or FormHelper(form)
    helper.form_tag = False
    helper.disable_csrf = True
    return str(render_crispy_form(form, helper))


class BandShape(TypedDict):
    """Where a band of a rating scale stands, in per cent of the scale's width."""

    text: str
    start: int
    end: int
    width: int
    middle: float
    fill: str


BAND_FILLS = ("#e8e8e8", "#cecece", "#b1b4b6", "#858686")


@register.simple_tag
def band_shapes(bands: Sequence[Mapping[str, Any]]) -> list[BandShape]:
    """Shapes of the bands given as text and floor (whole per cent), in ascending order."""
    floors = [int(band["floor"]) for band in bands]
    ends = [*floors[1:], 100]
    return [
        BandShape(
            text=str(band["text"]),
            start=floor,
            end=end,
            width=end - floor,
            middle=(floor + end) / 2,
            fill=BAND_FILLS[index % len(BAND_FILLS)],
        )
        for index, (band, floor, end) in enumerate(zip(bands, floors, ends, strict=True))
    ]
