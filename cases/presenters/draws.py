"""A drawn sample as plain data, the whole story of it, and in sentences."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from cases.services.refused_draws import say_quota
from sampling.caseload import Case, find_digest
from sampling.representativeness import (
    Representativeness,
    ValueComparison,
    compare_with_caseload,
)
from sampling.results import Draw
from sampling.size import Precision, find_precision
from scoring.rounding import round_half_up

# The confidence at which a sample's precision is told.
CONFIDENCE = 80

RESERVES_SHOWN = 10


@dataclass(frozen=True)
class DrawnSample:
    """A draw beside what is said about it; `digest` is the caseload's fingerprint."""

    draw: Draw
    digest: str
    precision: Precision
    likeness: Representativeness


def describe_draw(draw: Draw, cases: Collection[Case]) -> DrawnSample:
    """Return a draw with its caseload's fingerprint, its precision and its representativeness."""
    return DrawnSample(
        draw=draw,
        digest=find_digest(cases),
        precision=find_precision(draw.size, draw.caseload, confidence=CONFIDENCE),
        likeness=compare_with_caseload(cases, draw.chosen),
    )


def draw_as_data(sample: DrawnSample) -> dict[str, Any]:
    """Return everything that is needed to repeat and to check the draw; fractions as text."""
    draw = sample.draw
    return {
        "algorithm": draw.algorithm,
        "seed": draw.seed,
        "caseload": {"cases": draw.caseload, "sha256": sample.digest},
        "size": draw.size,
        "size_wanted": draw.size_wanted,
        "is_whole_caseload": draw.is_whole_caseload,
        "precision": {
            "confidence": sample.precision.confidence,
            "points": _decimal(sample.precision.points),
        },
        "strata": list(draw.strata),
        "chosen": [
            {"reference": one, "probability": str(draw.places[one].probability)}
            for one in draw.chosen
        ],
        "reserves": list(draw.reserves),
        "quotas": [
            {
                "characteristic": one.quota.characteristic,
                "values": sorted(one.quota.values),
                "minimum": one.quota.minimum,
                "available": one.available,
                "drawn": one.drawn,
            }
            for one in draw.quotas
        ],
        "patterns": [
            {
                "label": one.label,
                "available": one.available,
                "proportionate": str(one.proportionate),
                "drawn": one.drawn,
                "probability": str(one.probability),
            }
            for one in draw.patterns
        ],
        "cells": [
            {
                "pattern": one.pattern,
                "values": list(one.values),
                "available": one.available,
                "expected": str(one.expected),
                "drawn": one.drawn,
            }
            for one in draw.cells
        ],
        "representativeness": _likeness_as_data(sample.likeness),
    }


def draw_in_words(sample: DrawnSample) -> Iterator[str]:
    """Yield the lines that a terminal shows."""
    draw = sample.draw
    yield _("%(size)d of %(caseload)d cases, seed “%(seed)s”, algorithm %(algorithm)d") % {
        "size": draw.size,
        "caseload": draw.caseload,
        "seed": draw.seed,
        "algorithm": draw.algorithm,
    }
    yield _("Caseload SHA-256: %(digest)s") % {"digest": sample.digest}
    if draw.is_whole_caseload:
        yield _("The whole caseload is taken; %(wanted)d cases were asked for.") % {
            "wanted": draw.size_wanted
        }
    else:
        yield _("Precision: ±%(points)s percentage points at %(confidence)d%% confidence") % {
            "points": _decimal(sample.precision.points),
            "confidence": sample.precision.confidence,
        }
    for quota in draw.quotas:
        yield _("Quota %(quota)s: %(drawn)d drawn, %(available)d in the caseload") % {
            "quota": say_quota(quota.quota),
            "drawn": quota.drawn,
            "available": quota.available,
        }
    yield from _likeness_in_words(sample.likeness)
    yield _("Chosen: %(references)s") % {"references": ", ".join(draw.chosen)}
    if draw.reserves:
        shown, more = draw.reserves[:RESERVES_SHOWN], len(draw.reserves[RESERVES_SHOWN:])
        rest = _(" and %(more)d more") % {"more": more} if more else ""
        yield _("Reserves: %(references)s") % {"references": ", ".join(shown)} + rest


def _likeness_as_data(likeness: Representativeness) -> dict[str, Any]:
    gap = likeness.largest_gap
    return {
        "values": [_value_as_data(one) for one in likeness.values],
        "largest_gap": None if gap is None else _value_as_data(gap),
    }


def _value_as_data(one: ValueComparison) -> dict[str, Any]:
    return {
        "characteristic": one.characteristic,
        "value": one.value or None,
        "caseload_count": one.caseload_count,
        "caseload_share": str(one.caseload_share),
        "sample_count": one.sample_count,
        "sample_share": str(one.sample_share),
        "points": str(one.points),
    }


def _likeness_in_words(likeness: Representativeness) -> Iterator[str]:
    for one in likeness.values:
        yield _(
            "%(characteristic)s, %(value)s: %(sample_count)d of %(sample)d in the sample, "
            "%(caseload_count)d of %(caseload)d in the caseload, %(points)s points"
        ) % {
            "characteristic": one.characteristic,
            "value": _value_in_words(one),
            "sample_count": one.sample_count,
            "sample": likeness.sample,
            "caseload_count": one.caseload_count,
            "caseload": likeness.caseload,
            "points": signed_points(one.points),
        }
    gap = likeness.largest_gap
    if gap is not None:
        yield _("Largest difference: %(characteristic)s, %(value)s, %(points)s points") % {
            "characteristic": gap.characteristic,
            "value": _value_in_words(gap),
            "points": signed_points(gap.points),
        }


def _value_in_words(one: ValueComparison) -> str:
    return one.value or _("not recorded")


def signed_points(points: Fraction) -> str:
    """Points with one decimal and their sign, a half rounded away from zero."""
    tenths = round_half_up(10 * abs(points))
    sign = "" if not tenths else "+" if points > 0 else "-"
    return f"{sign}{tenths // 10}.{tenths % 10}"


def _decimal(hundredths: Fraction) -> str:
    """A number of whole hundredths, with two decimals."""
    whole, rest = divmod(int(100 * hundredths), 100)
    return f"{whole}.{rest:02}"
