"""Geometry of the charts that templates draw as SVG, in per cent of the chart's width."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# From light to dark, told apart by gaps and labels, never by shade alone.
BAND_FILLS = ("#e8e8e8", "#cecece", "#b1b4b6", "#858686")


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


def shape_bands(bands: Sequence[Mapping[str, Any]]) -> list[BandShape]:
    """Shapes of bands given as `text` and `floor` (whole per cent), in ascending order."""
    floors = [int(band["floor"]) for band in bands]
    ends = [*floors[1:], 100]
    return [
        BandShape(str(band["text"]), floor, end, BAND_FILLS[index % len(BAND_FILLS)])
        for index, (band, floor, end) in enumerate(zip(bands, floors, ends, strict=True))
    ]
