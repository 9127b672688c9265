"""Filters for the templates of a report."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join

from reports.queries.pictures import chart_address, draw_chart
from wording.formatting import Paragraph, Span

register = template.Library()
register.filter("drawing", draw_chart)
register.filter("address", chart_address)


@register.filter
def lines(paragraph: Paragraph) -> str:
    """Return the lines of a paragraph with breaks between them."""
    first, *others = paragraph.lines
    return format_html(
        "{}{}", line(first), format_html_join("", "<br>{}", ((line(one),) for one in others))
    )


@register.filter
def line(spans: Iterable[Span]) -> str:
    """Return one line with its bold and italic stretches."""
    return format_html_join("", "{}", ((_styled(span),) for span in spans))


def _styled(span: Span) -> str:
    text = format_html("<em>{}</em>", span.text) if span.italic else span.text
    return format_html("<strong>{}</strong>", text) if span.bold else text
