"""What the one page says of a whole report: ratings, what stands out, recommendations in short."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.text import Truncator

from govuk.charts import Bar
from reports.types import ReportDocument
from wording.formatting import plain_text

# As much as fits on the page with thirteen standards.
MOST_BARS = 4
MOST_RECOMMENDATIONS = 14
CHARACTERS = 1800
FEWEST_CHARACTERS = 70


@dataclass(frozen=True)
class ShortRecommendation:
    """A recommendation cut to what fits; `addressee` is set for the first to a post-holder."""

    number: str
    text: str
    addressee: str = ""


@dataclass(frozen=True)
class Summary:
    """The page; `best` and `worst` are the chart rows with the highest and lowest shares."""

    best: tuple[Bar, ...]
    worst: tuple[Bar, ...]
    recommendations: tuple[ShortRecommendation, ...]
    left_out: int


def summarise(document: ReportDocument) -> Summary:
    """Return the page of a report, from the report alone."""
    shown = [bar for bar in _bars(document) if bar.per_mille is not None]
    ranked = sorted(shown, key=lambda bar: -(bar.per_mille or 0))
    each = min(MOST_BARS, len(ranked) // 2)
    short = _shorten(document)
    return Summary(
        best=tuple(ranked[:each]),
        worst=tuple(reversed(ranked[len(ranked) - each :])),
        recommendations=short[:MOST_RECOMMENDATIONS],
        left_out=max(0, len(short) - MOST_RECOMMENDATIONS),
    )


def _bars(document: ReportDocument) -> Iterator[Bar]:
    """Yield the rows of all charts; titles return in every domain, so there a number tells them."""
    for theme in document.themes:
        if theme.data_summary and theme.data_summary.chart:
            for bar in theme.data_summary.chart.bars:
                label = f"{theme.number} {bar.label}" if theme.domain else bar.label
                yield replace(bar, label=label)


def _shorten(document: ReportDocument) -> tuple[ShortRecommendation, ...]:
    written = [
        (one, group.heading if place == 0 else "")
        for group in document.groups
        for place, one in enumerate(group.recommendations)
    ]
    room = max(FEWEST_CHARACTERS, CHARACTERS // max(1, min(len(written), MOST_RECOMMENDATIONS)))
    return tuple(
        ShortRecommendation(
            one.number,
            Truncator(" ".join(plain_text(one.blocks).split())).chars(room, truncate=" …"),
            addressee,
        )
        for one, addressee in written
    )
