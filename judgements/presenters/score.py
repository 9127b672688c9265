"""The score of a theme: its percentage, its place on the scale and the way to the next band."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.queries.scoring import StandardScore
from govuk.figures import answers_text, cases_of_text, cases_text
from judgements.queries.lowest import (
    distance_up,
    explain_lowest,
    explain_rounding,
    say_what_decides,
)
from scoring.rating import Rating
from scoring.tally import Tally
from standards.queries.ratings import rating_word
from standards.types import FrameworkContent


@dataclass(frozen=True)
class ScoreBlock:
    """A percentage with its base; `bands` are text and floor, lowest first.

    `lead` says in words what is indicated and why, `working` how it came about.
    """

    percent: int | None
    base: str
    cases: str
    bands: list[dict[str, Any]]
    scale_label: str
    lead: str
    working: list[str]
    not_counted: str
    provenance: str
    provenance_note: str


def present_score(content: FrameworkContent, score: StandardScore) -> ScoreBlock:
    """Return the score of a theme that is judged from cases."""
    tally, rating = score.tally, score.rating
    return ScoreBlock(
        percent=tally.percent,
        base=_base(score),
        cases=cases_text(tally.cases) if score.standard.is_pooled else "",
        bands=[
            {"text": rating_word(content, one.rating), "floor": one.floor} for one in content.bands
        ],
        scale_label=_scale_label(content, rating),
        lead=_lead(content, score, rating) if rating else "",
        working=_working(content, score, rating) if rating else [],
        not_counted=_not_counted(tally),
        provenance=content.bands_origin.provenance,
        provenance_note=str(content.bands_origin.source),
    )


def _scale_label(content: FrameworkContent, rating: Rating | None) -> str:
    if rating is None:
        return _("Scale of ratings; there is no score to place on it")
    return _("Scale of ratings: %(percent)d%% lies in the band %(band)s") % {
        "percent": rating.percent,
        "band": rating_word(content, rating.rating),
    }


def _base(score: StandardScore) -> str:
    """Return "412 of 644 answers", or "16 of 25 cases" on the key question that decides."""
    tally = score.tally
    in_words = answers_text if score.standard.is_pooled else cases_of_text
    return in_words(tally.sufficient, tally.applicable)


def _lead(content: FrameworkContent, score: StandardScore, rating: Rating) -> str:
    band = rating_word(content, rating.rating)
    if score.decided_by:
        return say_what_decides(content, score, band)
    return _("The cases indicate the rating “%(band)s”.") % {"band": band}


def _working(content: FrameworkContent, score: StandardScore, rating: Rating) -> list[str]:
    """Say how far away the next band is, and what would move the score up or down."""
    if score.decided_by:
        return explain_lowest(content, score, rating)
    fall = rating.fewer_sufficient_to_fall
    return [
        *_way_up(content, rating, score.tally.applicable),
        *explain_rounding(rating),
        *([] if fall is None else [_way_down(fall)]),
    ]


def _way_up(content: FrameworkContent, rating: Rating, base: int) -> list[str]:
    needed = rating.more_sufficient_needed
    if needed is None:
        return [distance_up(content, rating)]
    turn = ngettext(
        "%(count)d more sufficient answer out of the same %(base)d would reach it.",
        "%(count)d more sufficient answers out of the same %(base)d would reach it.",
        needed,
    ) % {"count": needed, "base": base}
    return [distance_up(content, rating), turn]


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
