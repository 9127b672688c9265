"""A chart as a PNG, for files that hold no drawings: the same bars, words and scale."""

import io

from PIL import Image, ImageDraw, ImageFont

from govuk.charts import (
    AXIS_HEIGHT,
    BAR_LEFT,
    BAR_WIDTH,
    TICKS,
    ChartRow,
    place_bars,
)
from govuk.figures import percent_text
from reports.services.styling import FONTS, find_static
from reports.types import Chart

SCALE = 3
WIDTH = 640
INK, DEEP, GREY, WHITE = "#1b1d1f", "#0f4c5c", "#44525a", "#ffffff"


def paint_chart(chart: Chart) -> bytes:
    """Return the chart as a picture, three times as fine as it is drawn on a page."""
    font = ImageFont.truetype(find_static(FONTS[0]), 14 * SCALE)
    small = ImageFont.truetype(find_static(FONTS[0]), 12 * SCALE)
    rows = place_bars(chart.bars)
    height = rows[-1].bottom if rows else 0
    picture = Image.new("RGB", (WIDTH * SCALE, (height + AXIS_HEIGHT) * SCALE), WHITE)
    draw = ImageDraw.Draw(picture)
    if any(bar.per_mille is not None for bar in chart.bars):
        for tick in TICKS:
            place = (BAR_LEFT + BAR_WIDTH * tick / 100) * SCALE
            draw.line([(place, 0), (place, height * SCALE)], GREY, SCALE)
            draw.text((place, (height + 10) * SCALE), percent_text(tick), GREY, small, anchor="mm")
    for row in rows:
        _paint_row(draw, row, font)
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def _paint_row(draw: ImageDraw.ImageDraw, row: ChartRow, font: ImageFont.FreeTypeFont) -> None:
    middle = (row.top + row.middle) * SCALE
    left = BAR_LEFT * SCALE
    draw.multiline_text((0, middle), "\n".join(row.label_lines), INK, font, anchor="lm")
    if row.bar.per_mille is None:
        draw.rectangle([left, row.top * SCALE, WIDTH * SCALE, row.bottom * SCALE], WHITE)
        draw.multiline_text((left, middle), "\n".join(row.figure_lines), INK, font, anchor="lm")
        return
    top, bottom = middle - 9 * SCALE, middle + 9 * SCALE
    draw.rectangle([left, top, left + BAR_WIDTH * SCALE, bottom], WHITE, GREY, SCALE)
    if row.width:
        draw.rectangle([left, top, left + row.width * SCALE, bottom], DEEP)
    draw.text((520 * SCALE, middle), row.bar.figures, INK, font, anchor="lm")
