"""The bar chart of a report, drawn as one SVG that stands alone."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from govuk.charts import LINE_HEIGHT, Bar, place_bars, render_bar_chart

BARS = [
    Bar("Plan follows from the assessment", "82%: 27 of 33", 818),
    Bar("Custody plan <safe> & sound", "not applicable in any case", None),
]


def draw(bars):
    return ElementTree.fromstring(render_bar_chart(bars, label="Two questions"))


def test_chart_is_an_image_with_words():
    drawing = draw(BARS)

    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    assert drawing.get("role") == "img"
    assert drawing.get("aria-label") == "Two questions"


def test_every_bar_carries_its_base():
    words = " ".join("".join(draw(BARS).itertext()).split())

    assert "27 of 33" in words
    assert "Custody plan <safe> & sound not applicable in any case" in words


def test_bar_is_drawn_by_its_share():
    bars = [Bar("All", "100%: 3 of 3", 1000), Bar("A quarter", "25%: 1 of 4", 250)]

    whole, quarter = place_bars(bars)

    assert quarter.width == pytest.approx(whole.width / 4)
    assert quarter.top > whole.top


def test_figures_alone_draw_no_bar_and_no_scale():
    drawing = draw(BARS[1:])

    fills = {one.get("fill") for one in drawing.iter("{http://www.w3.org/2000/svg}rect")}
    assert fills == {"#ffffff"}
    assert "100%" not in "".join(drawing.itertext())


def test_long_label_is_broken_into_lines():
    (row,) = place_bars([Bar("A very long label " * 4, "50%: 1 of 2", 500)])

    assert len(row.label_lines) > 1
    assert max(len(line) for line in row.label_lines) <= 40


def test_rows_of_several_lines_never_touch_the_next():
    bars = [Bar(label, "50%: 1 of 2", 500) for label in ("Short", "Long words " * 7, "Long " * 20)]

    rows = place_bars([*bars, Bar("Few", "not published, for " * 7, None), bars[0]])

    for row, below in pairwise(rows):
        lines = row.figure_lines if row.bar.per_mille is None else row.label_lines
        start = row.figures_top if row.bar.per_mille is None else row.label_top
        last = row.top + start + LINE_HEIGHT * (len(lines) - 1)
        first = min(below.label_top, below.figures_top)
        assert below.top + first - last >= LINE_HEIGHT + 4
        assert below.top == row.bottom
    assert float(draw(bars).get("height")) > rows[len(bars) - 1].bottom
