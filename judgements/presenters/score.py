"""The score of a theme: its percentage, its place on the scale and the way to the next band."""

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.queries.scoring import StandardScore
from govuk.figures import answers_text, cases_text
from judgements.queries.lowest import explain_lowest, explain_rounding
from scoring.rating import Rating
from scoring.tally import Tally
from standards.types import FrameworkContent


@dataclass(frozen=True)
class ScoreBlock:
    """A percentage with its base; `bands` are text and floor, lowest first; `working` is words."""

    percent: int | None
    base: str
    cases: str
    bands: list[dict[str, Any]]
    scale_label: str
    working: list[str]
    not_counted: str
    provenance: str
    provenance_note: str


def present_score(content: FrameworkContent, score: StandardScore) -> ScoreBlock:
    """Return the score of a theme that is judged from cases."""
    tally, rating = score.tally, score.rating
    return ScoreBlock(
        percent=tally.percent,
        base=answers_text(tally.sufficient, tally.applicable),
        cases=cases_text(tally.cases),
        bands=[{"text": _word(content, one.rating), "floor": one.floor} for one in content.bands],
        scale_label=_scale_label(content, rating),
        working=[*_working(content, rating, tally.applicable), *explain_lowest(content, score)]
        if rating
        else [],
        not_counted=_not_counted(tally),
        provenance=content.bands_origin.provenance,
        provenance_note=str(content.bands_origin.source),
    )


def _word(content: FrameworkContent, rating: str) -> str:
    return str(content.rating_by_code[rating].label)


def _scale_label(content: FrameworkContent, rating: Rating | None) -> str:
    if rating is None:
        return _("Scale of ratings; there is no score to place on it")
    return _("Scale of ratings: %(percent)d%% lies in the band %(band)s") % {
        "percent": rating.percent,
        "band": _word(content, rating.rating),
    }


def _working(content: FrameworkContent, rating: Rating, base: int) -> list[str]:
    """Say where the score lies, how far up the next band is, and how far down the fall."""
    sentences = [
        _("The cases indicate the rating “%(band)s”.") % {"band": _word(content, rating.rating)},
        *_way_up(content, rating, base),
        *explain_rounding(rating),
    ]
    if rating.fewer_sufficient_to_fall is not None:
        sentences.append(_way_down(rating.fewer_sufficient_to_fall))
    return sentences


def _way_up(content: FrameworkContent, rating: Rating, base: int) -> list[str]:
    above, points, needed = rating.next_band, rating.points_to_next, rating.more_sufficient_needed
    if above is None or points is None or needed is None:
        return [_("This is the highest band.")]
    distance = ngettext(
        "“%(band)s” starts at %(floor)d%%, %(points)s percentage point higher.",
        "“%(band)s” starts at %(floor)d%%, %(points)s percentage points higher.",
        math.ceil(points),
    )
    turn = ngettext(
        "%(count)d more sufficient answer out of the same %(base)d would reach it.",
        "%(count)d more sufficient answers out of the same %(base)d would reach it.",
        needed,
    )
    values = {
        "band": _word(content, above.rating),
        "floor": above.floor,
        "points": _points_text(points),
    }
    return [distance % values, turn % {"count": needed, "base": base}]


def _way_down(fewer: int) -> str:
    return ngettext(
        "With %(count)d sufficient answer fewer it would fall into the band below.",
        "With %(count)d sufficient answers fewer it would fall into the band below.",
        fewer,
    ) % {"count": fewer}


def _not_counted(tally: Tally) -> str:
    """Say what stands outside the base: not applicable and missing answers."""
    not_applicable = ngettext(
        "%(count)d answer “not applicable”",
        "%(count)d answers “not applicable”",
        tally.not_applicable,
    )
    missing = ngettext("%(count)d missing answer", "%(count)d missing answers", tally.missing)
    return _("Not in the percentage: %(not_applicable)s and %(missing)s.") % {
        "not_applicable": not_applicable % {"count": tally.not_applicable},
        "missing": missing % {"count": tally.missing},
    }


def _points_text(points: Fraction) -> str:
    """Return whole points as they are, others rounded up to one decimal, so never nought."""
    if points.denominator == 1:
        return number_format(points.numerator)
    return number_format(math.ceil(points * 10) / 10, decimal_pos=1)
