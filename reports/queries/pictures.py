"""Pictures of a report as data addresses with their words: stars and charts."""

import base64

from django.template.loader import render_to_string

from govuk.charts import HeadlineBar, render_headline_chart
from reports.queries.sentences import chart_text, stars_text
from reports.types import Image
from scoring.tally import Tally
from standards.types import RatingWord

STAR_STEP = 24


def draw_stars(rating: RatingWord, most: int) -> Image:
    """Return a row of stars, filled up to the rating's points."""
    context = {
        "stars": [
            {"left": STAR_STEP * place, "full": place < rating.points} for place in range(most)
        ],
        "width": STAR_STEP * most,
    }
    return _image(render_to_string("reports/document/stars.svg", context), stars_text(rating, most))


def draw_chart(title: str, bars: list[tuple[str, Tally]]) -> Image:
    """Return the chart of a theme's headline questions, with every figure in its words."""
    words = chart_text(title, bars)
    rows = [
        HeadlineBar(label, tally.sufficient, tally.applicable, tally.percent)
        for label, tally in bars
    ]
    return _image(render_headline_chart(rows, label=words), words)


def _image(svg: str, words: str) -> Image:
    encoded = base64.b64encode(svg.encode()).decode()
    return Image(f"data:image/svg+xml;base64,{encoded}", words)
