"""Filters for the templates of a report."""

from django import template

from reports.queries.pictures import chart_address, draw_chart

register = template.Library()
register.filter("drawing", draw_chart)
register.filter("address", chart_address)
