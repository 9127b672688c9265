"""What a file is made of: whoever changes how a report is drawn gets files made anew."""

import pytest

from reports.services.content_keys import _ingredients

DRAWING = (
    "govuk/charts.py",
    "reports/templatetags/reports.py",
    "static/report/print.css",
    "templates/components/bar_chart.svg",
    "templates/reports/document/_table.html",
    "wording/formatting.py",
)


@pytest.mark.parametrize("name", DRAWING)
def test_whatever_draws_a_report_is_part_of_its_key(settings, name):
    assert settings.BASE_DIR / name in _ingredients(settings.BASE_DIR)
