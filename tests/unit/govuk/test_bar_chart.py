"""The bar chart of a report, drawn as one SVG that stands alone."""

from xml.etree import ElementTree

import pytest

from govuk.charts import Bar, place_bars, render_bar_chart

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
