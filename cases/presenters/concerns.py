"""What the pages about urgent concerns show to the team: the list, one concern, its timeline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.choices import ConcernState, ConcernStepKind, ToldHow
from cases.models import ConcernStep, UrgentConcern
from cases.policies import can_step, is_plan_overdue
from cases.queries.concerns import ConcernAccess, Contact
from cases.queries.loading import AssessmentAccess
from govuk.dates import moment_text
from inspections.queries import InspectionAccess

COLOURS = {
    ConcernState.OPEN: "red",
    ConcernState.ACKNOWLEDGED: "yellow",
    ConcernState.SERVICE_TOLD: "light-blue",
    ConcernState.PLAN_RECEIVED: "blue",
    ConcernState.CLOSED: "grey",
}
# What the page asks for first in each state; where the service is waited for, nothing.
DEFAULT_STEPS = {
    ConcernState.OPEN: ConcernState.ACKNOWLEDGED,
    ConcernState.ACKNOWLEDGED: ConcernState.SERVICE_TOLD,
    ConcernState.PLAN_RECEIVED: ConcernState.CLOSED,
}
# A concern that reached us later than this was written some time before it could be sent.
LATE = timedelta(minutes=2)


@dataclass(frozen=True)
class TimelineEntry:
    """One thing that happened: `lines` are what was recorded of it."""

    title: str
    when: str
    lines: list[str]
    is_alarm: bool = False


@dataclass(frozen=True)
class StepLink:
    """A step that the reader may take instead of the one the page asks for."""

    text: str
    href: str


def show_list(access: InspectionAccess, concerns: Sequence[UrgentConcern]) -> dict[str, Any]:
    """Return the context of templates/cases/concern_list.html."""
    return {
        "head": [{"text": text} for text in (_("Case"), _("State"), _("Raised"), _("By"))],
        "rows": [_row(access, concern) for concern in concerns],
    }


def show_concern(
    access: ConcernAccess, contacts: Sequence[Contact], step: ConcernState | None
) -> dict[str, Any]:
    """Return the context of templates/cases/concern_detail.html; `step` is the one asked for."""
    concern = access.concern
    state = ConcernState(concern.state)
    case = {"case": concern.case.reference}
    return {
        "title": _("Urgent concern about case %(case)s") % case,
        "state": state.label,
        "colour": COLOURS[state],
        "overdue": overdue_sentence(concern),
        "texts": _texts(concern),
        "timeline": [_raised(concern), *map(show_step, access.steps)],
        "step": step.value if step else "",
        "step_title": _step_title(state, step) if step else "",
        "others": _other_steps(access, step) if access.can_handle else [],
        "waits_for": _waiting(concern, access, contacts),
    }


def step_asked_for(access: ConcernAccess, wanted: str) -> ConcernState | None:
    """Return the step whose form the page holds: the one named, else the next one."""
    state = ConcernState(access.concern.state)
    if not access.can_handle:
        return None
    if wanted in ConcernState.values and can_step(state, ConcernState(wanted)):
        return ConcernState(wanted)
    return DEFAULT_STEPS.get(state)


def overdue_sentence(concern: UrgentConcern) -> str:
    """Return that the plan is late; "" while it is not."""
    due = concern.plan_due_date
    if due is None or not is_plan_overdue(concern, timezone.localdate()):
        return ""
    return _("The plan was promised by %(day)s and has not come.") % {"day": date_format(due)}


def concern_links(
    access: AssessmentAccess, concerns: Sequence[UrgentConcern]
) -> list[dict[str, str]]:
    """Return the concerns about a case as links for its page."""
    reference = access.within.inspection.reference
    return [
        {
            "text": _("Urgent concern raised %(when)s") % {"when": moment_text(one.raised_at)},
            "href": reverse("cases:concern-detail", args=[reference, one.pk]),
            "state": str(ConcernState(one.state).label),
            "colour": COLOURS[ConcernState(one.state)],
        }
        for one in concerns
    ]


def show_step(step: ConcernStep) -> TimelineEntry:
    """Return a step with what was recorded; of destroyed words nothing is left but the step."""
    payload = getattr(step, "payload", None)
    data = payload.data if payload else {}
    kind = ConcernStepKind(step.kind)
    when = _signed(step.at, step.by.name if step.by else "")
    if kind in (ConcernStepKind.MAIL_SENT, ConcernStepKind.MAIL_FAILED):
        return _show_mail(kind, data, when)
    if kind is ConcernStepKind.SERVICE_TOLD and data:
        return TimelineEntry(str(kind.label), when, telling_lines(data))
    if kind is ConcernStepKind.PLAN_RECEIVED and data:
        way = _("From the service’s manager:") if data["by_service"] else _("In another way:")
        return TimelineEntry(str(kind.label), when, [way, data["plan"]])
    return TimelineEntry(str(kind.label), when, [data["note"]] if "note" in data else [])


def telling_lines(data: dict[str, Any]) -> list[str]:
    """Return who was told, how and when, and until when the plan is promised."""
    told_at, due = parse_datetime(data["told_at"]), parse_date(data["plan_due_date"])
    return [
        _("%(name)s, %(role)s: %(how)s, %(when)s")
        % {
            "name": data["name"],
            "role": data["role"],
            "how": ToldHow(data["how"]).label.lower(),
            "when": moment_text(told_at) if told_at else "",
        },
        _("Plan promised by %(day)s") % {"day": date_format(due) if due else ""},
    ]


def _row(access: InspectionAccess, concern: UrgentConcern) -> list[dict[str, Any]]:
    href = reverse("cases:concern-detail", args=[access.inspection.reference, concern.pk])
    state = str(ConcernState(concern.state).label)
    late = _(" – plan overdue") if overdue_sentence(concern) else ""
    return [
        {"text": _("Case %(case)s") % {"case": concern.case.reference}, "href": href},
        {"text": state + late},
        {"text": moment_text(concern.raised_at)},
        {"text": concern.raised_by.name},
    ]


def _texts(concern: UrgentConcern) -> list[dict[str, str]]:
    payload = getattr(concern, "payload", None)
    if payload is None:
        return [{"key": _("What was written"), "value": _("Destroyed after its time")}]
    return [
        {"key": _("What was seen or heard"), "value": payload.what},
        {"key": _("Why it cannot wait"), "value": payload.why_now},
        {"key": _("Told already"), "value": payload.told_already or _("Nobody")},
    ]


def _raised(concern: UrgentConcern) -> TimelineEntry:
    lines = []
    if concern.client_at and concern.raised_at - concern.client_at > LATE:
        lines.append(
            _("Written %(when)s, by the clock of the laptop, and sent as soon as it could be.")
            % {"when": moment_text(concern.client_at)}
        )
    return TimelineEntry(_("Raised"), _signed(concern.raised_at, concern.raised_by.name), lines)


def _show_mail(kind: ConcernStepKind, data: dict[str, Any], when: str) -> TimelineEntry:
    names = ", ".join(data.get("to", []))
    if kind is ConcernStepKind.MAIL_SENT:
        return TimelineEntry(_("E-mail sent"), when, [_("To %(names)s") % {"names": names}])
    line = (
        _("The e-mail to %(names)s could not be sent. Phone.") % {"names": names}
        if names
        else _("Nobody could be told by e-mail: there is nobody to send it to. Phone.")
    )
    return TimelineEntry(_("The e-mail could not be sent"), when, [line], is_alarm=True)


def _signed(at: datetime, name: str) -> str:
    when = moment_text(at)
    return _("%(who)s, %(when)s") % {"who": name, "when": when} if name else when


def _step_title(state: ConcernState, step: ConcernState) -> str:
    if state == step:
        return _("Record that the service was told again")
    return {
        ConcernState.ACKNOWLEDGED: _("Have you read this?"),
        ConcernState.SERVICE_TOLD: _("Tell the service, then record it here"),
        ConcernState.PLAN_RECEIVED: _("Record a plan that reached you in another way"),
        ConcernState.CLOSED: _("Close this concern"),
    }[step]


def _other_steps(access: ConcernAccess, shown: ConcernState | None) -> list[StepLink]:
    state = ConcernState(access.concern.state)
    reference = access.within.inspection.reference
    page = reverse("cases:concern-detail", args=[reference, access.concern.pk])
    return [
        StepLink(_step_title(state, step), f"{page}?step={step.value}#step")
        for step in ConcernState
        if can_step(state, step) and step != shown
    ]


def _waiting(concern: UrgentConcern, access: ConcernAccess, contacts: Sequence[Contact]) -> str:
    """Return in one sentence whose turn it is."""
    due: date | None = concern.plan_due_date
    leads = contacts[0].name if contacts else _("whoever leads the inspection")
    return {
        ConcernState.OPEN: _("It waits to be acknowledged by %(name)s.") % {"name": leads},
        ConcernState.ACKNOWLEDGED: _("%(name)s tells the service next.") % {"name": leads},
        ConcernState.SERVICE_TOLD: _("The service has promised its plan by %(day)s.")
        % {"day": date_format(due) if due else ""},
        ConcernState.PLAN_RECEIVED: _("%(name)s reads the plan and closes the concern.")
        % {"name": leads},
        ConcernState.CLOSED: _("Nothing more is to be done."),
    }[ConcernState(concern.state)]
