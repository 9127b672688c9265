"""The drawn cases as their service prepares them: a row each, and what is still to be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.choices import RequestOutcome
from cases.models import ReadingSlot, Replacement, ReplacementRequest
from cases.policies.interviews import Interview, find_clashes
from cases.policies.preparation import can_prepare
from cases.queries.preparation import PreparedCase
from cases.queries.sampling_rules import sampling_rules
from cases.queries.timetable import interview_time, place_of
from cases.queries.timetable_rules import timetable_rules
from cases.queries.timetable_words import clock, day_text, place_text
from cases.types.timetable import TimetableRules
from govuk.dates import clock_text, moment_text
from inspections.models import Inspection
from inspections.queries import SharedAccess


@dataclass(frozen=True)
class PreparationRow:
    """One case; `form` is None where nothing can be changed. Texts are "" where there is none."""

    reference: str
    kind: str
    start: str
    form: Form | None
    case_manager: str
    is_ready: bool
    reading: str
    interview: str
    request: str
    request_colour: str
    request_href: str
    conflict: str


@dataclass(frozen=True)
class PreparationPage:
    """What templates/cases/preparation_detail.html shows."""

    title: str
    progress: str
    rows: list[PreparationRow]
    managers: list[str]
    clashes: list[str]
    requests: list[dict[str, str]]
    is_open: bool
    can_ask: bool
    is_placed: bool
    rules: TimetableRules


def present_preparation(
    access: SharedAccess,
    cases: Sequence[PreparedCase],
    requests: Sequence[ReplacementRequest],
    replacements: Sequence[Replacement],
    *,
    forms: Mapping[str, Form] | None = None,
    conflicts: Mapping[str, str] | None = None,
) -> PreparationPage:
    """Return the page; `forms` are those of each case, `conflicts` what somebody else has saved."""
    inspection = access.inspection
    rules = timetable_rules(inspection.framework.code)
    names = {one.prepared.case_manager for one in cases} - {""}
    return PreparationPage(
        title=_("Cases to prepare"),
        progress=_progress(cases),
        rows=[
            _row(access, one, rules, (forms or {}).get(one.case.reference), conflicts or {})
            for one in cases
        ],
        managers=sorted(names, key=str.casefold),
        clashes=_clashes(cases, rules),
        requests=[_request(access, one, replacements) for one in requests],
        is_open=access.is_of_service and can_prepare(inspection),
        can_ask=any(_request_href(access, one) for one in cases),
        is_placed=any(one.slot for one in cases),
        rules=rules,
    )


def _clashes(cases: Sequence[PreparedCase], rules: TimetableRules) -> list[str]:
    """Return who is to be in two interviews at the same time, when, and about which cases."""
    interviews = (
        Interview(one.prepared.case_manager, place_of(one.slot), one.case.reference)
        for one in cases
        if one.slot
    )
    return [
        _("%(name)s: %(day)s at %(time)s, cases %(cases)s")
        % {
            "name": clash.manager,
            "day": day_text(clash.place.day),
            "time": clock(rules.half_day(clash.place.half).interview),
            "cases": ", ".join(clash.references),
        }
        for clash in find_clashes(interviews)
    ]


def say_conflict(one: PreparedCase) -> str:
    """Return what somebody else has saved about a case in the meantime."""
    stored = one.stored
    if stored is None:
        return ""
    return _("%(who)s saved this at %(when)s: %(name)s, %(ready)s.") % {
        "who": stored.by.name,
        "when": clock_text(stored.at),
        "name": stored.case_manager or _("no case manager"),
        "ready": _("the file is ready") if stored.is_ready else _("the file is not ready"),
    }


def present_waiting(inspection: Inspection, *, has_caseload: bool) -> dict[str, Any]:
    """Return the page before there are cases: what will come, and when."""
    if has_caseload:
        next_step = _("The caseload has come. The inspection team draws the cases from it.")
    else:
        next_step = _("First the caseload is needed, from which the cases are drawn.")
    return {
        "title": _("Cases to prepare"),
        "next": next_step,
        "needs_caseload": not has_caseload,
        "caseload": reverse("cases:caseload-detail", args=[inspection.reference]),
        "fieldwork": _("Cases are read from %(day)s.")
        % {"day": date_format(inspection.week_one_date)},
    }


def _progress(cases: Sequence[PreparedCase]) -> str:
    named = sum(bool(one.prepared.case_manager) for one in cases)
    ready = sum(one.prepared.is_ready for one in cases)
    has_manager = ngettext(
        "%(named)d of %(count)d case has a case manager",
        "%(named)d of %(count)d cases have a case manager",
        len(cases),
    ) % {"named": named, "count": len(cases)}
    are_ready = ngettext("%(ready)d file is ready", "%(ready)d files are ready", ready) % {
        "ready": ready
    }
    return _("%(has_manager)s, %(are_ready)s.") % {
        "has_manager": has_manager,
        "are_ready": are_ready,
    }


def _row(
    access: SharedAccess,
    one: PreparedCase,
    rules: TimetableRules,
    form: Form | None,
    conflicts: Mapping[str, str],
) -> PreparationRow:
    prepared = one.prepared
    return PreparationRow(
        reference=one.case.reference,
        kind=_kind(access.inspection, one),
        start=_start(one),
        form=form,
        case_manager=prepared.case_manager,
        is_ready=prepared.is_ready,
        reading=place_text(place_of(one.slot)) if one.slot else "",
        interview=_interview(one.slot, rules),
        request=_request_state(one.request),
        request_colour="grey" if one.request and one.request.outcome else "yellow",
        request_href=_request_href(access, one),
        conflict=conflicts.get(one.case.reference, ""),
    )


def _kind(inspection: Inspection, one: PreparedCase) -> str:
    strata = sampling_rules(inspection.framework.code).strata
    titles = {stratum.code: str(stratum.title) for stratum in strata}
    return titles.get(one.row.stratum, "") if one.row else ""


def _start(one: PreparedCase) -> str:
    return date_format(one.row.start_date) if one.row and one.row.start_date else ""


def _interview(slot: ReadingSlot | None, rules: TimetableRules) -> str:
    if slot is None:
        return ""
    return _("Interview at %(time)s") % {"time": clock(interview_time(slot, rules))}


def _request_state(request: ReplacementRequest | None) -> str:
    if request is None:
        return ""
    if not request.outcome:
        return _("Request open")
    return _("Request refused")


def _request_href(access: SharedAccess, one: PreparedCase) -> str:
    is_asked = one.request is not None and not one.request.outcome
    may_ask = access.is_of_service and one.row is not None and can_prepare(access.inspection)
    if is_asked or not may_ask:
        return ""
    return reverse("cases:replacement-ask", args=[access.inspection.reference, one.case.reference])


def _request(
    access: SharedAccess, request: ReplacementRequest, replacements: Sequence[Replacement]
) -> dict[str, str]:
    return {
        "case": request.sampled.row.reference,
        "reason": request.reason,
        "asked": say_asked(request),
        "state": _say_state(request, replacements),
        "href": decision_href(access.inspection, request)
        if not access.is_of_service and not request.outcome
        else "",
    }


def decision_href(inspection: Inspection, request: ReplacementRequest) -> str:
    """Return where the team decides on a request."""
    return reverse("cases:replacement-decide", args=[inspection.reference, request.pk])


def say_asked(request: ReplacementRequest) -> str:
    """Return who has asked for a replacement, and when."""
    return _("%(name)s, %(when)s") % {
        "name": request.by.name,
        "when": moment_text(request.at),
    }


def _say_state(request: ReplacementRequest, replacements: Sequence[Replacement]) -> str:
    if request.outcome == RequestOutcome.AGREED:
        entering = next(
            one.entering.row.reference
            for one in replacements
            if one.leaving_id == request.sampled_id
        )
        return _("Agreed: %(case)s is read instead.") % {"case": entering}
    if request.outcome == RequestOutcome.REFUSED:
        return _("Refused: %(reason)s") % {"reason": request.outcome_reason}
    return _("The inspection team has yet to decide.")
