"""Tags and filters of the shared components; the work is done in the modules beside."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.forms import BaseForm
from django.templatetags.static import static

from govuk.charts import BandShape, shape_bands
from govuk.errors import ErrorLink, link_errors
from govuk.figures import percent_text
from govuk.forms import render_fields
from govuk.scripts import imported_modules

register = template.Library()
register.filter("percent", percent_text)


@register.filter
def stars(count: int, of: int = 4) -> str:
    """Filled and empty stars, to be hidden from screen readers beside their text."""
    return "★" * count + "☆" * (of - count)


@register.simple_tag
def form_errors(form: BaseForm) -> list[ErrorLink]:
    """The lines of the error summary."""
    return link_errors(form)


@register.simple_tag
def form_fields(form: BaseForm) -> str:
    """The fields of a form, without the form element and its buttons."""
    return render_fields(form)


@register.simple_tag
def module_addresses(name: str) -> list[str]:
    """The addresses of a script and of all it imports, to be fetched before they are asked for."""
    return [static(one) for one in imported_modules(name)]


@register.simple_tag
def band_shapes(bands: Sequence[Mapping[str, Any]]) -> list[BandShape]:
    """The bands of a scale as shapes to draw."""
    return shape_bands(bands)


@register.filter
def labels_fit(shapes: Sequence[BandShape]) -> bool:
    """Whether every band is wide enough for its label."""
    return all(shape.is_wide_enough for shape in shapes)
