"""Tags and filters of the shared components; the work is done in the modules beside."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.forms import BaseForm
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from govuk.charts import BandShape, shape_bands
from govuk.errors import ErrorLink, link_errors
from govuk.forms import render_fields

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
    return render_fields(form)


@register.simple_tag
def band_shapes(bands: Sequence[Mapping[str, Any]]) -> list[BandShape]:
    return shape_bands(bands)
