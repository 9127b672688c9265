"""Drawing the sample of an inspection, on record so that it can be drawn again."""

import secrets
from collections.abc import Sequence
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from audit.services import record_event
from cases.errors import SampleRefused
from cases.models import Case, CaseloadRow, Sample, SampledCase
from cases.policies.sampling import check_can_draw, check_size
from cases.queries.caseloads import eligible_rows, standing_caseload
from cases.queries.discarding import next_version
from cases.queries.facts import say_kind
from cases.queries.quotas import note_rules
from cases.queries.samples import StratumDraw, draw_stratum, propose_size, standing_sample
from cases.queries.sampling_rules import sampling_rules
from cases.services.drawn_cases import add_drawn_cases
from cases.services.refused_draws import explain_refusal
from cases.types.sampling import DrawChoice, SamplingRules
from inspections.models import Inspection
from inspections.policies import refusal_of
from inspections.queries import lock_inspection, member_permissions
from sampling.caseload import find_digest
from sampling.drawing import NEWEST_ALGORITHM
from sampling.problems import DrawRefused
from sampling.quotas import Quota
from standards.queries import get_content
from standards.types import FrameworkContent

SEED_BYTES = 8


@transaction.atomic
def draw_inspection_sample(
    *, inspection: Inspection, choice: DrawChoice, by: User, seed: str = ""
) -> Sample:
    """Draw the sample from the caseload that stands, and add its cases to the inspection.

    The seed comes from chance unless one is given, to repeat a draw. Raises NotAllowed for a role
    that loads no cases, SampleRefused for everything else that stands against it.
    """
    locked = lock_inspection(inspection)
    if Permission.IMPORT_CASES not in member_permissions(by, locked):
        raise NotAllowed(refusal_of(Permission.IMPORT_CASES))
    caseload = check_can_draw(locked, standing_caseload(locked), standing_sample(locked))
    rules = sampling_rules(locked.framework.code)
    rows = eligible_rows(caseload)
    proposed = propose_size(rules.size, len(rows)).size
    check_size(rules.size, choice, proposed=proposed, eligible=len(rows))
    _check_references(locked, rows)
    seed = seed or secrets.token_hex(SEED_BYTES)
    draws = _draw_all(get_content(locked.framework), rules, rows, choice, seed)
    sample = Sample.objects.create(
        inspection=locked,
        version=next_version(locked),
        caseload=caseload,
        seed=seed,
        algorithm=NEWEST_ALGORITHM,
        settings=_settings(draws, rows, choice, proposed),
        reason=choice.reason,
        drawn_by=by,
        drawn_at=timezone.now(),
    )
    cases = _add_cases(locked, rows, draws, by)
    _keep_drawn(sample, rows, draws, cases)
    record_event(
        stream=locked.audit_stream,
        verb="sample_drawn",
        by=by.email,
        object_label=locked.reference,
        details={
            "caseload": caseload.version,
            "file_sha256": caseload.file_sha256,
            "seed": seed,
            "algorithm": NEWEST_ALGORITHM,
            **sample.settings,
            "reason": choice.reason,
            "references": sorted(cases),
        },
    )
    return sample


def _check_references(inspection: Inspection, rows: Sequence[CaseloadRow]) -> None:
    references = {row.reference for row in rows}
    # Those withdrawn left with a sample that was discarded, and may be drawn anew.
    known = Case.objects.filter(inspection=inspection, reference__in=references)
    taken = known.values_list("reference", flat=True)
    if taken:
        raise SampleRefused(
            [
                _("These cases are in the inspection already, so nothing was drawn: %(cases)s.")
                % {"cases": ", ".join(sorted(taken))}
            ]
        )


def _draw_all(
    content: FrameworkContent,
    rules: SamplingRules,
    rows: Sequence[CaseloadRow],
    choice: DrawChoice,
    seed: str,
) -> list[StratumDraw]:
    """Draw every stratum of which cases are wanted; all refusals come together."""
    strata = {one.code: one for one in rules.strata}
    draws: list[StratumDraw] = []
    problems: list[str] = []
    for one in choice.strata:
        if not one.size:
            continue
        stratum = strata[one.stratum]
        own = [row for row in rows if row.stratum == one.stratum]
        if one.size > len(own):
            words = {"stratum": stratum.title, "size": one.size, "eligible": len(own)}
            problems.append(
                _("%(stratum)s: %(size)d cases are wanted and %(eligible)d are eligible.") % words
            )
            continue
        try:
            draws.append(
                draw_stratum(
                    own,
                    stratum=stratum,
                    size=one.size,
                    characteristics=choice.characteristics,
                    quotas=one.quotas,
                    seed=seed,
                    algorithm=NEWEST_ALGORITHM,
                )
            )
        except DrawRefused as refusal:
            sentences = explain_refusal(refusal, partial(_say_quota, content))
            problems += [f"{stratum.title}: {sentence}" for sentence in sentences]
    if problems:
        raise SampleRefused(problems)
    return draws


def _say_quota(content: FrameworkContent, quota: Quota) -> str:
    return _("at least %(minimum)d with %(kind)s") % {
        "minimum": quota.minimum,
        "kind": say_kind(content, quota.characteristic, sorted(quota.values)),
    }


def _settings(
    draws: Sequence[StratumDraw],
    rows: Sequence[CaseloadRow],
    choice: DrawChoice,
    proposed: int,
) -> dict[str, Any]:
    return {
        "proposed": proposed,
        "characteristics": list(choice.characteristics),
        "strata": [
            {
                "stratum": one.stratum.code,
                "eligible": one.draw.caseload,
                "size": one.draw.size,
                "sha256": find_digest(one.cases),
                "quotas": [
                    {
                        "characteristic": kept.quota.characteristic,
                        "values": sorted(kept.quota.values),
                        "minimum": kept.quota.minimum,
                    }
                    for kept in one.draw.quotas
                ],
                "rules": note_rules(
                    one.stratum, [row for row in rows if row.stratum == one.stratum.code]
                ),
            }
            for one in draws
        ],
    }


def _add_cases(
    inspection: Inspection, rows: Sequence[CaseloadRow], draws: Sequence[StratumDraw], by: User
) -> dict[str, Case]:
    chosen = {reference for one in draws for reference in one.draw.chosen}
    cases = add_drawn_cases(inspection, [row for row in rows if row.reference in chosen], by)
    return {case.reference: case for case in cases}


def _keep_drawn(
    sample: Sample,
    rows: Sequence[CaseloadRow],
    draws: Sequence[StratumDraw],
    cases: dict[str, Case],
) -> None:
    by_reference = {row.reference: row for row in rows}
    for is_reserve in (False, True):
        references = [
            reference
            for one in draws
            for reference in (one.draw.reserves if is_reserve else one.draw.chosen)
        ]
        SampledCase.objects.bulk_create(
            SampledCase(
                sample=sample,
                row=by_reference[reference],
                place=place,
                is_reserve=is_reserve,
                case=cases.get(reference),
            )
            for place, reference in enumerate(references, start=1)
        )
