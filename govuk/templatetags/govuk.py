"""Tags and filters of the shared components; the work is done in the modules beside."""

from collections.abc import Mapping, Sequence
from typing import Any

from crispy_forms.utils import render_crispy_form
from crispy_forms_gds.helper import FormHelper
from django import template
from django.forms import BaseForm
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from govuk.charts import BandShape, shape_bands
from govuk.errors import ErrorLink, link_errors

register = template.Library()


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
    return link_errors(form)


@register.simple_tag
def form_fields(form: BaseForm) -> str:
    """The fields of a form in GOV.UK markup, laid out by its own crispy helper if it has one.

    Placeholders of library forms are dropped: they vanish as one types and are hard to read.
    """
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    helper = getattr(form, "helper", None) or FormHelper(form)
    helper.form_tag = False
    helper.disable_csrf = True
    return str(render_crispy_form(form, helper))


@register.simple_tag
def band_shapes(bands: Sequence[Mapping[str, Any]]) -> list[BandShape]:
    return shape_bands(bands)
