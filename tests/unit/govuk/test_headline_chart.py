"""The chart of headline questions, drawn as one SVG that stands alone."""

from xml.etree import ElementTree

import pytest

from govuk.charts import HeadlineBar, place_bars, render_headline_chart

BARS = [
    HeadlineBar("Plan follows from the assessment", 27, 33, 82),
    HeadlineBar("Custody plan <safe> & sound", 0, 0, None),
]


def draw(bars):
    return ElementTree.fromstring(render_headline_chart(bars, label="Two questions"))


def test_chart_is_an_image_with_words():
    drawing = draw(BARS)

    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    assert drawing.get("role") == "img"
    assert drawing.get("aria-label") == "Two questions"


def test_every_bar_carries_its_base():
    words = " ".join("".join(draw(BARS).itertext()).split())

    assert "27 of 33" in words
    assert "Custody plan <safe> & sound not applicable in any case" in words


def test_bar_is_drawn_by_the_exact_share():
    bars = [HeadlineBar("All", 3, 3, 100), HeadlineBar("A third", 1, 3, 33)]

    whole, third = place_bars(bars)

    assert third.width == pytest.approx(whole.width / 3)
    assert third.top > whole.top


def test_nothing_applicable_draws_no_bar():
    assert len(list(draw(BARS[1:]).iter("{http://www.w3.org/2000/svg}rect"))) == 0


def test_long_label_is_broken_into_lines():
    (row,) = place_bars([HeadlineBar("A very long label " * 4, 1, 2, 50)])

    assert len(row.label_lines) > 1
    assert max(len(line) for line in row.label_lines) <= 40
