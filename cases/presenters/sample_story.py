"""The sample that was drawn, and all that is needed to defend it years later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.choices import RequestOutcome
from cases.models import Replacement, ReplacementRequest, Sample, SampledCase
from cases.presenters.draws import signed_points
from cases.presenters.preparation import decision_href, say_asked
from cases.presenters.sample_proposal import precision_text
from cases.queries.facts import say_kind
from cases.queries.quotas import say_departures
from cases.queries.samples import RecordedStratum
from cases.types.answers import natural_order
from cases.types.sampling import SamplingRules
from govuk.dates import moment_text
from sampling.caseload import Case
from sampling.representativeness import (
    Representativeness,
    ValueComparison,
    compare_with_caseload,
)
from scoring.rounding import round_half_up
from standards.types import FrameworkContent

Table = dict[str, Any]


@dataclass(frozen=True)
class LikenessRow:
    """One value of a characteristic: how many of the caseload and of the sample have it."""

    name: str
    caseload: str
    sample: str
    caseload_percent: float
    sample_percent: float
    points: str


@dataclass(frozen=True)
class StratumStory:
    """What was drawn in one stratum."""

    title: str
    drawn: str
    precision: str
    quotas: list[str]
    gap: str
    likeness: list[LikenessRow]


@dataclass(frozen=True)
class StoryPage:
    """What the page of a sample shows."""

    facts: list[dict[str, str]]
    strata: list[StratumStory]
    cases: Table
    reserves: str
    replaced: list[str]
    requests: list[dict[str, str]]


def present_story(
    content: FrameworkContent,
    rules: SamplingRules,
    sample: Sample,
    strata: Sequence[RecordedStratum],
    drawn: Sequence[SampledCase],
    reserves: int,
    replacements: Sequence[Replacement],
    requests: Sequence[ReplacementRequest],
) -> StoryPage:
    """Return the page; ``reserves`` is how many cases still stand in reserve.

    Of the service's requests those not agreed to are listed, the open ones with where to decide.
    """
    asked = {one.sampled_id: one for one in requests if one.outcome == RequestOutcome.AGREED}
    chosen = _chosen(sample, drawn, replacements)
    return StoryPage(
        facts=_facts(content, sample),
        strata=[_stratum(content, one) for one in strata],
        cases=_cases(rules, sample, chosen),
        reserves=ngettext(
            "%(count)d case stands in reserve, in an order that was drawn too.",
            "%(count)d cases stand in reserve, in an order that was drawn too.",
            reserves,
        )
        % {"count": reserves},
        replaced=[_replaced(one, asked.get(one.leaving_id)) for one in replacements],
        requests=[
            _request(sample, one) for one in requests if one.outcome != RequestOutcome.AGREED
        ],
    )


def _chosen(
    sample: Sample, drawn: Sequence[SampledCase], replacements: Sequence[Replacement]
) -> list[SampledCase]:
    """Return the cases to be read; of a discarded sample, those that were when it was discarded."""
    if not sample.is_discarded:
        return [one for one in drawn if one.case is not None]
    left = {one.leaving_id for one in replacements}
    return [one for one in drawn if one.pk not in left]


def _replaced(one: Replacement, asked: ReplacementRequest | None) -> str:
    told = _("%(reserve)s stands in for %(case)s: %(reason)s (%(name)s, %(when)s)") % {
        "reserve": one.entering.row.reference,
        "case": one.leaving.row.reference,
        "reason": one.reason,
        "name": one.by.name,
        "when": moment_text(one.at),
    }
    if asked is None:
        return told
    return (
        told + " " + _("The service had asked for this: %(asked)s.") % {"asked": say_asked(asked)}
    )


def _request(sample: Sample, one: ReplacementRequest) -> dict[str, str]:
    if one.outcome:
        decided_by = one.decided_by.name if one.decided_by else ""
        words = {"reason": one.outcome_reason, "name": decided_by}
        state = _("Refused by %(name)s: %(reason)s") % words
    else:
        state = _("Not decided yet.")
    return {
        "case": one.sampled.row.reference,
        "asked": say_asked(one),
        "reason": one.reason,
        "state": state,
        "href": "" if one.outcome else decision_href(sample.inspection, one),
    }


def _facts(content: FrameworkContent, sample: Sample) -> list[dict[str, str]]:
    labels = {fact.code: str(fact.label) for fact in content.facts}
    spread = [labels[code] for code in sample.settings["characteristics"]]
    rows = [
        (_("Drawn by"), f"{sample.drawn_by.name}, {moment_text(sample.drawn_at)}"),
        (_("Caseload"), f"{sample.caseload.file_name}\nSHA-256 {sample.caseload.file_sha256}"),
        (_("Seed"), sample.seed),
        (_("Algorithm"), _("Version %(version)d") % {"version": sample.algorithm}),
        (_("Spread over"), ", ".join(spread) or _("nothing")),
        (_("Reason for the number of cases"), sample.reason),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


def _stratum(content: FrameworkContent, one: RecordedStratum) -> StratumStory:
    size, eligible = len(one.chosen), len(one.cases)
    likeness = compare_with_caseload(one.cases, [case.reference for case in one.chosen])
    return StratumStory(
        title=str(one.stratum.title),
        drawn=_("%(size)d of %(caseload)d eligible cases were drawn.")
        % {"size": size, "caseload": eligible},
        precision=precision_text(size, eligible),
        quotas=[
            _("At least %(minimum)d with %(kind)s: %(drawn)d drawn, %(available)d in the caseload.")
            % {
                "minimum": quota["minimum"],
                "kind": say_kind(content, quota["characteristic"], quota["values"]),
                "drawn": _count(one.chosen, quota),
                "available": _count(one.cases, quota),
            }
            for quota in one.settings["quotas"]
        ]
        + list(say_departures(content, one.settings)),
        gap=_gap(content, likeness),
        likeness=_likeness(content, likeness),
    )


def _count(cases: Sequence[Case], quota: Mapping[str, Any]) -> int:
    return sum(case.value(quota["characteristic"]) in quota["values"] for case in cases)


def _likeness(content: FrameworkContent, likeness: Representativeness) -> list[LikenessRow]:
    facts = {fact.code for fact in content.facts}
    return [
        LikenessRow(
            name=_name(content, one),
            caseload=_share(one.caseload_count, one.caseload_share),
            sample=_share(one.sample_count, one.sample_share),
            caseload_percent=float(100 * one.caseload_share),
            sample_percent=float(100 * one.sample_share),
            points=_points(one.points),
        )
        for one in likeness.values
        if one.characteristic in facts
    ]


def _gap(content: FrameworkContent, likeness: Representativeness) -> str:
    gap = likeness.largest_gap
    if gap is None:
        return _("The sample is in every respect like the caseload.")
    return _("The largest difference: %(kind)s, %(points)s percentage points.") % {
        "kind": _name(content, gap),
        "points": _points(gap.points),
    }


def _name(content: FrameworkContent, one: ValueComparison) -> str:
    if not one.value:
        fact = next(fact for fact in content.facts if fact.code == one.characteristic)
        return _("%(fact)s: not stated") % {"fact": fact.label}
    return say_kind(content, one.characteristic, [one.value])


def _share(count: int, share: Fraction) -> str:
    return _("%(count)d (%(percent)d%%)") % {"count": count, "percent": round_half_up(100 * share)}


def _points(points: Fraction) -> str:
    """Return points with one decimal and their sign, as print sets it."""
    return signed_points(points).replace("-", "−")


def _cases(rules: SamplingRules, sample: Sample, chosen: Sequence[SampledCase]) -> Table:
    titles = {one.code: str(one.title) for one in rules.strata}
    return {
        "caption": _("Cases of the sample"),
        "head": [
            {"text": _("Case")},
            {"text": _("Kind")},
            {"text": _("Row in the file"), "numeric": True},
            *([] if sample.is_discarded else [{"text": _("Cannot be read?")}]),
        ],
        "rows": [
            [
                {"text": one.row.reference},
                {"text": titles[one.row.stratum]},
                {"text": str(one.row.number), "numeric": True},
                *([] if sample.is_discarded else [_replace_link(sample, one)]),
            ]
            for one in sorted(chosen, key=lambda one: natural_order(one.row.reference))
        ],
    }


def _replace_link(sample: Sample, one: SampledCase) -> dict[str, str]:
    names = [sample.inspection.reference, one.row.reference]
    return {
        "text": _("Replace %(case)s") % {"case": one.row.reference},
        "href": reverse("cases:sample-replace", args=names),
    }
