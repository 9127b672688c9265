"""Geometry of the charts that templates draw as SVG."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from django.template.loader import render_to_string

# From light to dark, told apart by gaps and labels, never by shade alone.
BAND_FILLS = ("#e8e8e8", "#cecece", "#b1b4b6", "#858686")

# A scale shows its labels from this width on; both in pixels, a letter's on the wide side.
SCALE_WIDTH = 656
LETTER_WIDTH = 7.8

# The printed chart: 640 units wide, of which the label takes 280, the bar 230, the figures 120.
# A row is as high as its words are: a line takes 16, and 20 more part a row from the next.
ROW_HEIGHT = 36
LINE_HEIGHT = 16
FIRST_LINE = 13
AXIS_HEIGHT = 22
BAR_LEFT = 280
BAR_WIDTH = 230
LABEL_CHARACTERS = 40
WORDS_CHARACTERS = 48
TICKS = (0, 50, 100)


@dataclass(frozen=True)
class BandShape:
    """One band of a rating scale; it ends where the next begins, and the last at 100."""

    text: str
    start: int
    end: int
    fill: str

    @property
    def width(self) -> int:
        return self.end - self.start

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    @property
    def highest(self) -> int:
        """The highest whole per cent that still lies in this band."""
        return self.end if self.end == 100 else self.end - 1

    @property
    def is_wide_enough(self) -> bool:
        """Whether its label fits below it on the narrowest scale with labels."""
        return len(self.text) * LETTER_WIDTH <= self.width * SCALE_WIDTH / 100


def shape_bands(bands: Sequence[Mapping[str, Any]]) -> list[BandShape]:
    """Shapes of bands given as `text` and `floor` (whole per cent), in ascending order."""
    floors = [int(band["floor"]) for band in bands]
    ends = [*floors[1:], 100]
    return [
        BandShape(str(band["text"]), floor, end, BAND_FILLS[index % len(BAND_FILLS)])
        for index, (band, floor, end) in enumerate(zip(bands, floors, ends, strict=True))
    ]


@dataclass(frozen=True)
class HeadlineBar:
    """One headline question on a page; `label` is the question's short name.

    `percent` is the share as displayed, rounded by whoever counts; None where nothing is
    applicable.
    """

    label: str
    sufficient: int
    applicable: int
    percent: int | None

    @property
    def share(self) -> float:
        """Per cent of the applicable answers, unrounded; 0 where nothing is applicable."""
        return 100 * self.sufficient / self.applicable if self.applicable else 0


@dataclass(frozen=True)
class Bar:
    """One row of a printed chart: what is counted, and its figures in words ("64%: 21 of 33").

    `per_mille` is the length of the bar, None where the figures stand alone: nothing was
    applicable, or so little that a share would say too much.
    """

    label: str
    figures: str
    per_mille: int | None


@dataclass(frozen=True)
class ChartRow:
    """A bar placed on the chart, in the chart's own units."""

    bar: Bar
    label_lines: tuple[str, ...]
    figure_lines: tuple[str, ...]
    top: int
    width: float

    @property
    def height(self) -> int:
        """How high the row is, so that several lines never touch those of the next row."""
        return ROW_HEIGHT + LINE_HEIGHT * (self._lines - 1)

    @property
    def bottom(self) -> int:
        return self.top + self.height

    @property
    def middle(self) -> int:
        """Where the middle of the bar is, from the top of the row."""
        return self.height // 2

    @property
    def label_top(self) -> int:
        """Where the first line of the label stands, from the top of the row."""
        return self._first_line(self.label_lines)

    @property
    def figures_top(self) -> int:
        """Where the first line of the figures stands that take the place of a bar."""
        return self._first_line(self.figure_lines)

    @property
    def _lines(self) -> int:
        figures = self.figure_lines if self.bar.per_mille is None else ()
        return max(1, len(self.label_lines), len(figures))

    def _first_line(self, lines: Sequence[str]) -> int:
        return self.middle - LINE_HEIGHT * len(lines) // 2 + FIRST_LINE


def place_bars(bars: Sequence[Bar]) -> list[ChartRow]:
    """Give each bar its place from the top down, with its words broken into lines that fit."""
    rows: list[ChartRow] = []
    for bar in bars:
        row = ChartRow(
            bar,
            tuple(wrap(bar.label, LABEL_CHARACTERS)),
            tuple(wrap(bar.figures, WORDS_CHARACTERS)),
            rows[-1].bottom if rows else 0,
            BAR_WIDTH * (bar.per_mille or 0) / 1000,
        )
        rows.append(row)
    return rows


def render_bar_chart(bars: Sequence[Bar], *, label: str) -> str:
    """Draw the chart as one SVG that stands alone, for a report's page and its PDF.

    ``label`` says in words what the chart shows. Every bar carries its figures, so the drawing
    never shows a share alone, and a dark bar in an outlined track needs no colour to be read.
    """
    rows = place_bars(bars)
    height = rows[-1].bottom if rows else 0
    context = {
        "rows": rows,
        "label": label,
        "ticks": [(tick, BAR_LEFT + BAR_WIDTH * tick / 100) for tick in TICKS],
        "has_bars": any(bar.per_mille is not None for bar in bars),
        "left": BAR_LEFT,
        "bar_width": BAR_WIDTH,
        "axis": height,
        "height": height + AXIS_HEIGHT,
    }
    return render_to_string("components/bar_chart.svg", context)
