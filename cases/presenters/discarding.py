"""Samples that were discarded, and what discarding the one that stands would do."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.models import Sample
from cases.policies.sampling import explain_kept
from cases.queries.discarding import cases_of, count_given, find_work
from govuk.dates import moment_text
from inspections.models import Inspection


@dataclass(frozen=True)
class EarlierSample:
    """A sample that was discarded, in one sentence beside the link to its story."""

    name: str
    href: str
    told: str


def present_earlier(inspection: Inspection, samples: Sequence[Sample]) -> list[EarlierSample]:
    """Return the samples that were discarded, each with when, by whom and why."""
    return [
        EarlierSample(
            name=_("Version %(version)d") % {"version": one.version},
            href=reverse("cases:sample-version", args=[inspection.reference, one.version]),
            told=_(
                "drawn on %(drawn)s by %(drawer)s, discarded on %(discarded)s by %(name)s: "
                "%(reason)s"
            )
            % {"drawn": moment_text(one.drawn_at), "drawer": one.drawn_by.name, **_end(one)},
        )
        for one in samples
    ]


def say_discarded(sample: Sample) -> str:
    """Return when, by whom and why a sample was discarded."""
    return _("Discarded on %(discarded)s by %(name)s: %(reason)s") % _end(sample)


def say_kept(sample: Sample) -> str:
    """Return why a sample cannot be discarded, "" while it can: three queries."""
    return explain_kept(sample.inspection, find_work(sample))


def say_consequences(sample: Sample) -> list[str]:
    """Return what discarding the sample that stands does: two queries."""
    cases, given = cases_of(sample).count(), count_given(sample)
    leaving = ngettext(
        "%(count)d case leaves the inspection and every list.",
        "%(count)d cases leave the inspection and every list.",
        cases,
    ) % {"count": cases}
    ending = ngettext(
        "%(count)d of them is with an inspector. That ends, and its half day in the timetable "
        "becomes free.",
        "%(count)d of them are with inspectors. That ends, and their half days in the timetable "
        "become free.",
        given,
    ) % {"count": given}
    return [
        leaving,
        *([ending] if given else []),
        _("The draw stays on record with its seed, its cases and your reason."),
        _(
            "Another sample can be drawn then, from this caseload or a newer one. Cases of this "
            "sample can be drawn again."
        ),
    ]


def _end(sample: Sample) -> dict[str, str]:
    return {
        "discarded": moment_text(sample.discarded_at) if sample.discarded_at else "",
        "name": sample.discarded_by.name if sample.discarded_by else "",
        "reason": sample.discard_reason,
    }
