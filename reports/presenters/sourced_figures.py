"""Figures from outside with their source, and the marker that a sentence rests on one by."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format

from reports.models import SourcedFigure
from wording.markers import write_marker


@dataclass(frozen=True)
class FigureLine:
    """A figure as the list shows it; `marker` is what is put behind a sentence."""

    anchor: str
    figure: str
    value: str
    source: str
    source_date: str
    marker: str
    edit_href: str
    remove_href: str


def present_figures(figures: Iterable[SourcedFigure], reference: str) -> list[FigureLine]:
    """Return the figures in the order in which they were added."""
    return [present_figure(one, reference) for one in figures]


def present_figure(figure: SourcedFigure, reference: str) -> FigureLine:
    """Return one figure."""
    return FigureLine(
        anchor=f"figure-{figure.pk}",
        figure=figure.figure,
        value=figure.value,
        source=figure.source,
        source_date=date_format(figure.source_date),
        marker=write_marker(f"figure:{figure.uid}", kind="from"),
        edit_href=reverse("reports:figure-edit", args=[reference, figure.pk]),
        remove_href=reverse("reports:figure-remove", args=[reference, figure.pk]),
    )
