"""Pictures of a report: what they show, and the drawing of charts."""

import base64
from functools import lru_cache

from django.utils.translation import get_language

from govuk.charts import Bar, render_bar_chart
from reports.queries.publishing import publish_tally
from reports.queries.sentences import chart_text, stars_text
from reports.types import Chart, ReportDocument, Stars
from scoring.tally import Tally
from standards.types import RatingWord


def show_stars(rating: RatingWord, most: int) -> Stars:
    """Return a row of stars, filled up to the rating's points."""
    return Stars(rating.points, most, stars_text(rating.points, most))


def show_chart(title: str, bars: list[tuple[str, Tally]]) -> Chart:
    """Return the chart of a theme's headline questions, with every figure in its words."""
    rows = tuple(_bar(label, tally) for label, tally in bars)
    return Chart(chart_text(title, rows), rows)


def _bar(label: str, tally: Tally) -> Bar:
    published = publish_tally(tally)
    if published.percent is None:
        return Bar(label, published.figures, None)
    length = round(1000 * tally.sufficient / tally.applicable)
    return Bar(label, published.figures, length)


def draw_chart(chart: Chart) -> str:
    """Return the drawing of a chart, with its words."""
    return _draw(chart, get_language())


@lru_cache(maxsize=256)
def _draw(chart: Chart, _language: str | None) -> str:
    return render_bar_chart(chart.bars, label=chart.alt)


def chart_address(chart: Chart) -> str:
    """Return the drawing of a chart as an address that holds it."""
    return f"data:image/svg+xml;base64,{base64.b64encode(draw_chart(chart).encode()).decode()}"


def picture_addresses(document: ReportDocument) -> list[str]:
    """Return the address of every picture in it: what a PDF may fetch besides styles and fonts."""
    return [chart_address(chart) for chart in document.charts]
