"""The page on which a sample is prepared: how many cases, what that buys, and who can read them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.presenters.draws import CONFIDENCE
from cases.queries.quotas import note_rules, say_shortages
from cases.queries.samples import SizeProposal, StratumProposal
from cases.types.sampling import Stratum
from cases.types.timetable import ReadingCapacity
from sampling.size import Decided, find_precision
from standards.types import FrameworkContent


@dataclass(frozen=True)
class StratumText:
    """A stratum in words; `provenance` and `source` say where its window comes from.

    `short` tells of quotas that the caseload cannot hold.
    """

    title: str
    eligible: str
    window: str
    provenance: str
    source: str
    short: list[str]


@dataclass(frozen=True)
class ProposalPage:
    """What stands above the form; `shortfall` is "" where the team can read the cases.

    `can_draw` is whether any case is eligible.
    """

    size: list[str]
    provenance: str
    source: str
    strata: list[StratumText]
    capacity: str
    shortfall: str
    can_draw: bool


def present_proposal(
    content: FrameworkContent,
    size: SizeProposal,
    strata: list[StratumProposal],
    capacity: ReadingCapacity,
) -> ProposalPage:
    """Return the page; ``capacity`` is what the team can read in the first week."""
    return ProposalPage(
        size=[*_size(size), precision_text(size.size, size.eligible)],
        provenance=size.rule.provenance,
        source=size.rule.source,
        strata=[_stratum(content, one) for one in strata],
        capacity=_capacity(capacity),
        shortfall=_shortfall(size.size, capacity.places),
        can_draw=bool(size.eligible),
    )


def precision_text(size: int, eligible: int) -> str:
    """Return what precision so many of the eligible cases buy, in words."""
    if not size:
        return ""
    if size == eligible:
        return _("All eligible cases are read, so a percentage of the sample is exact.")
    precision = find_precision(size, eligible, confidence=CONFIDENCE)
    return _(
        "With %(size)d of %(eligible)d cases, four times out of five a percentage of the sample "
        "lies within %(points)s points of the percentage of all of them."
    ) % {"size": size, "eligible": eligible, "points": f"{float(precision.points):.1f}"}


def window_text(stratum: Stratum) -> str:
    """Return when cases of a stratum must have begun."""
    if stratum.window is None:
        return _("Whenever they began.")
    return _("Begun %(from)d to %(to)d days before fieldwork.") % {
        "from": stratum.window.from_days,
        "to": stratum.window.to_days,
    }


def _size(size: SizeProposal) -> list[str]:
    if not size.eligible:
        return [_("No case of the caseload is eligible, so there is nothing to draw.")]
    proposed = ngettext(
        "%(count)d case is proposed.", "%(count)d cases are proposed.", size.size
    ) % {"count": size.size}
    return [proposed, *_why(size)]


def _why(size: SizeProposal) -> list[str]:
    limits = {"minimum": size.rule.minimum, "maximum": size.rule.maximum}
    if size.working is None:
        return [
            _("The programme reads about %(target)d, and between %(minimum)d and %(maximum)d.")
            % {"target": size.rule.target, **limits}
        ]
    words = {
        **limits,
        "calculated": size.working.calculated,
        "eligible": size.eligible,
        "interval": size.rule.interval,
        "confidence": size.rule.confidence,
    }
    needed = (
        _(
            "%(calculated)d of %(eligible)d eligible cases are needed for %(interval)d percentage "
            "points to either side at %(confidence)d%% confidence."
        )
        % words
    )
    bounds = {
        Decided.MINIMUM: _("A sample has at least %(minimum)d cases."),
        Decided.MAXIMUM: _("A sample has at most %(maximum)d cases."),
        Decided.CASELOAD: _("There are no more than %(eligible)d."),
    }
    bound = bounds.get(size.working.decided)
    return [needed, bound % words] if bound else [needed]


def _stratum(content: FrameworkContent, one: StratumProposal) -> StratumText:
    count = len(one.rows)
    eligible = ngettext("%(count)d eligible case", "%(count)d eligible cases", count)
    rules = note_rules(one.stratum, one.rows)
    return StratumText(
        title=str(one.stratum.title),
        eligible=eligible % {"count": count}
        if count
        else _("No eligible case, so none of this kind is drawn"),
        short=list(say_shortages(content, rules)) if count else [],
        window=window_text(one.stratum),
        provenance=one.stratum.provenance,
        source=one.stratum.source,
    )


def _capacity(capacity: ReadingCapacity) -> str:
    sentence = ngettext(
        "%(count)d inspector of the team scores cases. In %(days)d days, at %(a_day)d a day, that "
        "is %(able)d cases.",
        "%(count)d people of the team score cases. In %(days)d days, at %(a_day)d a day each, that "
        "is %(able)d cases.",
        capacity.readers,
    )
    words = {
        "count": capacity.readers,
        "days": capacity.days,
        "a_day": capacity.cases_a_day,
        "able": capacity.places + capacity.away,
    }
    if not capacity.away:
        return sentence % words
    away = ngettext(
        "%(away)d fewer because somebody is away: %(places)d.",
        "%(away)d fewer because people are away: %(places)d.",
        capacity.away,
    ) % {"away": capacity.away, "places": capacity.places}
    return f"{sentence % words} {away}"


def _shortfall(size: int, able: int) -> str:
    missing = size - able
    if missing <= 0:
        return ""
    return ngettext(
        "%(count)d case more is proposed than the team can read. Add people or draw fewer.",
        "%(count)d cases more are proposed than the team can read. Add people or draw fewer.",
        missing,
    ) % {"count": missing}
