"""What the manager of a service sees of an urgent concern: this one item and nothing around it."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from cases.choices import ConcernState, ConcernStepKind
from cases.models import ConcernStep
from cases.presenters.concerns import overdue_sentence, telling_lines
from cases.presenters.raising import unbroken
from cases.queries.concerns import Contact, ServiceConcern
from govuk.dates import moment_text


def show_service_concern(access: ServiceConcern, contacts: Sequence[Contact]) -> dict[str, Any]:
    """Return the context of templates/cases/service_concern.html."""
    concern = access.concern
    payload = getattr(concern, "payload", None)
    told = [one for one in access.steps if one.kind == ConcernStepKind.SERVICE_TOLD][-1]
    return {
        "title": _("Urgent concern about case %(case)s") % {"case": concern.case.reference},
        "overdue": overdue_sentence(concern),
        "texts": [
            {"key": _("What was seen or heard"), "value": payload.what},
            {"key": _("Why it cannot wait"), "value": payload.why_now},
        ]
        if payload
        else [],
        "telling": _telling(told, contacts),
        "plans": [
            {"text": one.payload.data["plan"], "when": moment_text(one.at)}
            for one in access.steps
            if one.kind == ConcernStepKind.PLAN_RECEIVED and _is_own_plan(one)
        ],
        "can_answer": concern.state == ConcernState.SERVICE_TOLD,
    }


def _is_own_plan(step: ConcernStep) -> bool:
    """Return whether the service wrote it; what the lead noted is in words meant for the team."""
    payload = getattr(step, "payload", None)
    return payload is not None and payload.data["by_service"]


def _telling(told: ConcernStep, contacts: Sequence[Contact]) -> list[dict[str, str]]:
    payload = getattr(told, "payload", None)
    by = told.by.name if told.by else ""
    lines = telling_lines(payload.data) if payload else []
    rows = [{"key": _("Told by the inspectorate"), "value": by}]
    if lines:
        rows += [
            {"key": _("Told"), "value": lines[0]},
            {"key": _("Your plan"), "value": lines[1]},
        ]
    phones = [f"{one.name}: {unbroken(one.phone)}" for one in contacts if one.phone]
    if phones:
        rows.append({"key": _("To ask or tell more, phone"), "value": "\n".join(phones)})
    return rows
