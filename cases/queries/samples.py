"""Samples: what is proposed, what was drawn, and the draw as it was, repeated from its record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.db.models import Q

from cases.models import CaseloadRow, Replacement, Sample, SampledCase
from cases.types.sampling import QuotaRule, SamplingRules, SizeRule, Stratum
from inspections.models import Inspection
from sampling.caseload import Case as DrawnFrom
from sampling.drawing import draw_sample
from sampling.quotas import Quota
from sampling.results import Draw
from sampling.size import SampleSize, find_size


@dataclass(frozen=True)
class StratumProposal:
    """A stratum with its eligible cases, and how many of them to draw."""

    stratum: Stratum
    rows: tuple[CaseloadRow, ...]
    size: int


@dataclass(frozen=True)
class SizeProposal:
    """How many cases to draw in all; `working` is None where the rule is a target."""

    rule: SizeRule
    eligible: int
    size: int
    working: SampleSize | None


@dataclass(frozen=True)
class StratumDraw:
    """What was drawn in one stratum, with all the cases it was drawn from."""

    stratum: Stratum
    cases: tuple[DrawnFrom, ...]
    draw: Draw


@dataclass(frozen=True)
class RecordedStratum:
    """A stratum as a sample has it on record: what was asked for, all its cases, those drawn."""

    stratum: Stratum
    settings: Mapping[str, Any]
    cases: tuple[DrawnFrom, ...]
    chosen: tuple[DrawnFrom, ...]


def standing_sample(inspection: Inspection) -> Sample | None:
    """Return the sample that is not discarded, None before one is drawn (anew): one query."""
    samples = Sample.objects.filter(inspection=inspection, discarded_at=None)
    return samples.select_related("caseload", "drawn_by").order_by("-version").first()


def drawn_cases(sample: Sample) -> list[SampledCase]:
    """Return the drawn cases by place, then the reserves that stand in for some: one query."""
    drawn = sample.drawn.filter(Q(is_reserve=False) | Q(replaces__isnull=False))
    return list(drawn.select_related("row", "case").order_by("is_reserve", "place"))


def count_reserves(sample: Sample) -> int:
    """Return how many cases stand in reserve and were not needed so far: one query."""
    return sample.drawn.filter(is_reserve=True, replaces=None).count()


def propose_size(rule: SizeRule, eligible: int) -> SizeProposal:
    """Return how many of the eligible cases the rules ask for; none of none."""
    if not eligible:
        return SizeProposal(rule, 0, 0, None)
    if rule.is_target:
        return SizeProposal(rule, eligible, min(rule.target, eligible), None)
    working = find_size(
        eligible,
        confidence=rule.confidence,
        interval=rule.interval,
        minimum=rule.minimum,
        maximum=rule.maximum,
    )
    return SizeProposal(rule, eligible, working.size, working)


def propose_strata(
    rules: SamplingRules, rows: Sequence[CaseloadRow], size: int
) -> list[StratumProposal]:
    """Return every stratum with its eligible rows and its share of the size."""
    by_stratum = {
        one.code: tuple(row for row in rows if row.stratum == one.code) for one in rules.strata
    }
    shares = _share_out(size, {code: len(found) for code, found in by_stratum.items()})
    return [StratumProposal(one, by_stratum[one.code], shares[one.code]) for one in rules.strata]


def _share_out(size: int, available: Mapping[str, int]) -> dict[str, int]:
    """Share a size in proportion, rounded down and the rest to the largest remainders."""
    total = sum(available.values())
    if not total:
        return dict.fromkeys(available, 0)
    exact = {code: Fraction(size * count, total) for code, count in available.items()}
    shares = {code: int(one) for code, one in exact.items()}
    # Codes decide between equal remainders, so that the same caseload is always shared alike.
    by_remainder = sorted(exact, key=lambda code: (shares[code] - exact[code], code))
    for code in by_remainder[: size - sum(shares.values())]:
        shares[code] += 1
    return shares


def seed_of(seed: str, stratum: str) -> str:
    """Return the seed of one stratum's draw: each has chances of its own."""
    return f"{seed}/{stratum}"


def draw_stratum(
    rows: Sequence[CaseloadRow],
    *,
    stratum: Stratum,
    size: int,
    characteristics: Sequence[str],
    quotas: Sequence[QuotaRule],
    seed: str,
    algorithm: int,
) -> StratumDraw:
    """Draw one stratum; the same arguments always give the same. Raises sampling's DrawRefused.

    A characteristic that no case of the stratum states cannot be spread over and is passed over.
    """
    stated = {code for row in rows for code in row.facts}
    cases = tuple(DrawnFrom(row.reference, row.facts) for row in rows)
    draw = draw_sample(
        cases,
        size=size,
        strata=[code for code in characteristics if code in stated],
        quotas=[Quota(one.characteristic, frozenset(one.values), one.minimum) for one in quotas],
        seed=seed_of(seed, stratum.code),
        algorithm=algorithm,
    )
    return StratumDraw(stratum, cases, draw)


def recorded_strata(
    sample: Sample,
    rules: SamplingRules,
    rows: Sequence[CaseloadRow],
    drawn: Sequence[SampledCase],
) -> list[RecordedStratum]:
    """Return what was drawn in each stratum, as it is stored; nothing is drawn again."""
    strata = {one.code: one for one in rules.strata}
    chosen = {one.row.reference for one in drawn if not one.is_reserve}
    found = []
    for settings in sample.settings["strata"]:
        own = [row for row in rows if row.stratum == settings["stratum"]]
        cases = tuple(DrawnFrom(row.reference, row.facts) for row in own)
        found.append(
            RecordedStratum(
                strata[settings["stratum"]],
                settings,
                cases,
                tuple(one for one in cases if one.reference in chosen),
            )
        )
    return found


def repeat_draw(
    sample: Sample, rules: SamplingRules, rows: Sequence[CaseloadRow]
) -> list[StratumDraw]:
    """Return the draws of a sample, worked out again from its record and its caseload's rows."""
    strata = {one.code: one for one in rules.strata}
    settings = sample.settings
    return [
        draw_stratum(
            [row for row in rows if row.stratum == one["stratum"]],
            stratum=strata[one["stratum"]],
            size=one["size"],
            characteristics=settings["characteristics"],
            quotas=[
                QuotaRule(quota["characteristic"], tuple(quota["values"]), quota["minimum"])
                for quota in one["quotas"]
            ],
            seed=sample.seed,
            algorithm=sample.algorithm,
        )
        for one in settings["strata"]
    ]


def replaced_references(sample: Sample) -> dict[str, str]:
    """Return the reference of each reserve that was taken, and of the case it stands in for."""
    rows = sample.replacements.values_list("entering__row__reference", "leaving__row__reference")
    return dict(rows)


def find_sampled(sample: Sample, reference: str) -> SampledCase | None:
    """Return a case of the draw, chosen or in reserve, by its reference: one query."""
    found = sample.drawn.select_related("row", "case").filter(row__reference=reference)
    return found.first()


def replacements_of(sample: Sample) -> list[Replacement]:
    """Return what was replaced, in that order: one query."""
    rows = sample.replacements.select_related("leaving__row", "entering__row", "by")
    return list(rows.order_by("pk"))
