"""How the sample was drawn, from its own record; nothing where cases came in another way."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.models import Sample
from cases.queries.facts import say_kind
from cases.queries.quotas import Departure, find_departures, say_departure
from cases.queries.sampling_rules import sampling_rules
from govuk.lists import list_with_and
from reports.queries.material import Material
from reports.queries.publishing import hides_children


def explain_sample(material: Material) -> Iterator[str]:
    """Yield the paragraphs on the sample: what was drawn, how, and how to draw it again.

    Samples that were discarded come first, one sentence each.
    """
    if material.discarded:
        yield " ".join(_discarded(one) for one in material.discarded)
    sample = material.sample
    if sample is None:
        return
    yield " ".join([_drawn(material, sample), *_spread(material, sample)])
    kept = [_quota(material, quota) for one in sample.settings["strata"] for quota in one["quotas"]]
    if kept:
        yield _("It was to hold %(kinds)s.") % {"kinds": list_with_and(kept)}
    departures = [
        _departure(material, departure)
        for one in sample.settings["strata"]
        for departure in find_departures(one)
    ]
    if departures:
        yield " ".join(departures)
    if sample.reason:
        yield _(
            "%(proposed)d cases had been proposed. The number was changed for this reason: "
            "%(reason)s"
        ) % {"proposed": sample.settings["proposed"], "reason": sample.reason}
    if material.replaced:
        yield " ".join(_replaced(material))
    yield _(
        "The draw can be repeated from the caseload (SHA-256 %(sha256)s) with version "
        "%(algorithm)d of the algorithm and the seed “%(seed)s”."
    ) % {
        "sha256": sample.caseload.file_sha256,
        "algorithm": sample.algorithm,
        "seed": sample.seed,
    }


def _discarded(sample: Sample) -> str:
    # A reason is a part of the sentence, whether it was typed with a full stop or without.
    return _(
        "A sample drawn on %(drawn)s was discarded on %(discarded)s, before work on its cases had "
        "begun, for this reason: %(reason)s."
    ) % {
        "drawn": _day(sample.drawn_at),
        "discarded": _day(sample.discarded_at) if sample.discarded_at else "",
        "reason": sample.discard_reason.rstrip("."),
    }


def _day(moment: datetime) -> str:
    return date_format(localtime(moment).date())


def _replaced(material: Material) -> Iterator[str]:
    yield ngettext(
        "%(count)d case could not be read. The reserve drawn for it took its place.",
        "%(count)d cases could not be read. The reserves drawn for them took their places.",
        material.replaced,
    ) % {"count": material.replaced}
    asked = material.replaced_on_request
    if asked:
        yield ngettext(
            "The service had asked for %(count)d of these replacements, and said why.",
            "The service had asked for %(count)d of these replacements, and said why.",
            asked,
        ) % {"count": asked}


def _drawn(material: Material, sample: Sample) -> str:
    titles = {
        one.code: str(one.title).lower()
        for one in sampling_rules(material.inspection.framework.code).strata
    }
    parts = [
        _("%(size)d of %(eligible)d %(kind)s")
        % {"size": one["size"], "eligible": one["eligible"], "kind": titles[one["stratum"]]}
        for one in sample.settings["strata"]
    ]
    return _(
        "The sample was drawn at random on %(date)s from the cases that were eligible: %(parts)s."
    ) % {
        "date": _day(sample.drawn_at),
        "parts": list_with_and(parts),
    }


def _spread(material: Material, sample: Sample) -> list[str]:
    names = {one.code: str(one.label).lower() for one in material.content.facts}
    spread = [names[code] for code in sample.settings["characteristics"]]
    if not spread:
        return []
    return [
        _("It was spread in proportion over %(characteristics)s.")
        % {"characteristics": list_with_and(spread)}
    ]


def _quota(material: Material, quota: Mapping[str, Any]) -> str:
    kind = say_kind(material.content, quota["characteristic"], quota["values"])
    if hides_children(quota["characteristic"], quota["minimum"]):
        return _("some with %(kind)s") % {"kind": kind}
    return _("at least %(minimum)d with %(kind)s") % {"minimum": quota["minimum"], "kind": kind}


def _departure(material: Material, departure: Departure) -> str:
    """Say it with its numbers, unless one of them would count a few children."""
    numbers = (departure.minimum, departure.available, departure.asked or 0)
    if not any(hides_children(departure.characteristic, one) for one in numbers):
        return say_departure(material.content, departure)
    kind = say_kind(material.content, departure.characteristic, departure.values)
    if departure.asked is None:
        return _("The rules ask for more with %(kind)s than the caseload has.") % {"kind": kind}
    return _("This draw asked for fewer with %(kind)s than the rules do.") % {"kind": kind}
