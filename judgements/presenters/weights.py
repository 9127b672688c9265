"""Where the weight of marks lies, in words and as bars: never what follows from it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inspections.models import Inspection
from judgements.choices import Degree
from judgements.queries.weights import Marks, Weight, count_weighed, weigh
from standards.types import FrameworkContent, StandardContent


@dataclass(frozen=True)
class WeightRow:
    """One rating: how many of its statements hold, in words with their base, and as a bar."""

    label: str
    holds: str
    others: str
    met: float
    partly: float


@dataclass(frozen=True)
class WeightSummary:
    """The weight of one standard for a page that leads to its weighing."""

    rows: list[WeightRow]
    progress: str
    href: str


def present_weights(
    content: FrameworkContent, standard: StandardContent, marks: Marks, part: str = ""
) -> list[WeightRow]:
    """Return a row for every rating, the best first; ``part`` as in `weigh`."""
    return [_row(content, one) for one in weigh(content, standard, marks, part)]


def present_summary(
    inspection: Inspection, content: FrameworkContent, standard: StandardContent, marks: Marks
) -> WeightSummary:
    """Return the weight of a standard, with the way to its weighing."""
    return WeightSummary(
        rows=present_weights(content, standard, marks) if marks else [],
        progress=progress_text(*count_weighed(standard, marks)),
        href=reverse("judgements:weighing-detail", args=[inspection.reference, standard.code]),
    )


def progress_text(weighed: int, total: int) -> str:
    """Return "12 of 36 statements weighed"."""
    return ngettext(
        "%(weighed)d of %(total)d statement weighed",
        "%(weighed)d of %(total)d statements weighed",
        total,
    ) % {"weighed": weighed, "total": total}


def holds_text(weight: Weight) -> str:
    """Return "5 of 9 met, 2 partly"."""
    met = _("%(met)d of %(total)d met") % {"met": weight.counts[Degree.MET], "total": weight.total}
    partly = weight.counts[Degree.PARTLY]
    return _("%(met)s, %(partly)d partly") % {"met": met, "partly": partly} if partly else met


def _others_text(weight: Weight) -> str:
    """Return "1 not met, 2 no evidence, 1 not marked" without what there is none of."""
    counts = [
        (weight.counts[Degree.NOT_MET], _("%(count)d not met")),
        (weight.counts[Degree.NO_EVIDENCE], _("%(count)d no evidence")),
        (weight.unmarked, _("%(count)d not marked")),
    ]
    return ", ".join(text % {"count": count} for count, text in counts if count)


def _row(content: FrameworkContent, weight: Weight) -> WeightRow:
    return WeightRow(
        label=str(content.rating_by_code[weight.rating].label),
        holds=holds_text(weight),
        others=_others_text(weight),
        met=weight.share_of(Degree.MET),
        partly=weight.share_of(Degree.PARTLY),
    )
