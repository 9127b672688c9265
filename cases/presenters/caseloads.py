"""The page of an inspection's caseload: what is wanted, what waits, what holds."""

from collections import Counter
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.choices import Exclusion
from cases.models import Caseload, CaseloadDraft, CaseloadRow
from cases.policies.caseloads import explain_closed
from cases.presenters.caseload_wanted import show_wanted
from cases.queries.caseload_fields import rules_of
from cases.queries.caseloads import (
    CaseloadCounts,
    count_caseload,
    excluded_rows,
    is_sample_drawn,
    standing_caseload,
    waiting_draft,
)
from cases.types.sampling import Stratum
from govuk.dates import moment_text
from inspections.models import Inspection
from inspections.queries import SharedAccess

MOST_EXCLUDED = 50


def show_caseload(access: SharedAccess) -> dict[str, Any]:
    """Return the context of templates/cases/caseload_detail.html."""
    inspection = access.inspection
    standing = standing_caseload(inspection)
    draft = waiting_draft(inspection)
    closed = explain_closed(inspection, is_drawn=is_sample_drawn(inspection))
    return {
        "title": _("Caseload"),
        "closed": closed,
        "standing": _show_standing(inspection, standing) if standing else None,
        "draft": _show_draft(inspection, draft) if draft and not closed else None,
        "upload_title": _("Send a newer version") if standing else _("Send the caseload"),
        "wanted": [] if closed else show_wanted(inspection),
        "template": reverse("cases:caseload-template", args=[inspection.reference]),
    }


def show_strata(inspection: Inspection, eligible: Counter[str]) -> list[dict[str, Any]]:
    """Return how many cases of each stratum can be drawn, its window and whence."""
    return [
        {
            "title": str(stratum.title),
            "count": eligible[stratum.code],
            "window": say_window(inspection, stratum),
            "provenance": stratum.provenance.value,
            "source": stratum.source,
        }
        for stratum in rules_of(inspection).strata
    ]


def say_window(inspection: Inspection, stratum: Stratum) -> str:
    """Return the days between which a case of the stratum must have begun, in words."""
    if stratum.window is None:
        return _("Whenever the case began")
    fieldwork = inspection.week_one_date
    return _(
        "%(start)s a day from %(first)s to %(last)s, %(most)d to %(fewest)d days before fieldwork"
    ) % {
        "start": str(stratum.start),
        "first": date_format(fieldwork - timedelta(days=stratum.window.from_days)),
        "last": date_format(fieldwork - timedelta(days=stratum.window.to_days)),
        "most": stratum.window.from_days,
        "fewest": stratum.window.to_days,
    }


def count_cases(number: int) -> str:
    """Return the number of cases in words."""
    return ngettext("%(number)d case", "%(number)d cases", number) % {"number": number}


def _show_standing(inspection: Inspection, caseload: Caseload) -> dict[str, Any]:
    counts = count_caseload(caseload)
    return {
        "facts": _facts(caseload, counts),
        "strata": show_strata(inspection, counts.eligible),
        "reasons": [
            {"key": Exclusion(code).label, "value": count_cases(number)}
            for code, number in sorted(counts.excluded.items())
        ],
        "excluded": [_show_excluded(one) for one in excluded_rows(caseload, MOST_EXCLUDED)],
        "has_more": sum(counts.excluded.values()) > MOST_EXCLUDED,
        "most": MOST_EXCLUDED,
        "download": reverse("cases:caseload-excluded", args=[inspection.reference]),
        "moved": caseload.fieldwork_date != inspection.week_one_date,
    }


def _facts(caseload: Caseload, counts: CaseloadCounts) -> list[dict[str, str]]:
    sent = _("%(person)s, %(when)s") % {
        "person": caseload.uploaded_by.name,
        "when": moment_text(caseload.uploaded_at),
    }
    return [
        {"key": _("Version"), "value": str(caseload.version)},
        {"key": _("Accepted by"), "value": sent},
        {"key": _("File"), "value": caseload.file_name},
        {"key": _("Fingerprint (SHA-256)"), "value": caseload.file_sha256},
        {"key": _("Cases"), "value": str(counts.total)},
        {"key": _("Can be drawn"), "value": str(counts.eligible.total())},
        {"key": _("Fieldwork begins on"), "value": date_format(caseload.fieldwork_date)},
    ]


def _show_excluded(row: CaseloadRow) -> dict[str, str]:
    return {"reference": row.reference, "reason": say_reasons(row.excluded)}


def say_reasons(codes: list[str]) -> str:
    """Return why a case cannot be drawn."""
    return "; ".join(str(Exclusion(code).label) for code in codes)


def _show_draft(inspection: Inspection, draft: CaseloadDraft) -> dict[str, str]:
    when = moment_text(draft.uploaded_at)
    text = _("The file “%(file)s”, sent by %(person)s on %(when)s, is not accepted yet.")
    return {
        "text": text % {"file": draft.file_name, "person": draft.uploaded_by.name, "when": when},
        "href": reverse("cases:caseload-draft", args=[inspection.reference]),
        "discard": reverse("cases:caseload-discard", args=[inspection.reference]),
    }
