"""Mails about urgent concerns, which say nothing but that there is one; and passing them on."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import RoleCode
from accounts.services.mailing import send_or_log, words_to_sign_in
from cases.choices import ConcernState, ConcernStepKind
from cases.models import UrgentConcern
from cases.queries.concerns import (
    escalation_deadline,
    lock_concern,
    overdue_concerns,
    people_in,
    unannounced_concerns,
)
from cases.services.concern_steps import add_step
from inspections.models import Inspection
from inspections.policies.languages import in_mail_languages
from inspections.queries import people_allowed

# How long the worker may take before the safety net sends what it has not sent.
PATIENCE = timedelta(minutes=5)


class Notice(StrEnum):
    """Why somebody is written to."""

    RAISED = "raised"
    ESCALATED = "escalated"
    TOLD = "told"
    ANSWERED = "answered"


SENTENCES: Mapping[Notice, str | Promise] = {
    Notice.RAISED: _("There is an urgent concern in inspection %(reference)s."),
    Notice.ESCALATED: _(
        "There is an urgent concern in inspection %(reference)s that nobody has acknowledged."
    ),
    Notice.TOLD: _("There is an urgent concern in inspection %(reference)s for you to answer."),
    Notice.ANSWERED: _("The service has answered an urgent concern in inspection %(reference)s."),
}


def announce(concern: UrgentConcern, notice: Notice) -> None:
    """Have a mail sent once the transaction has been committed.

    Whatever goes wrong with that must not look as if the concern itself had been lost.
    """
    transaction.on_commit(partial(send_notice.enqueue, str(concern.pk), notice.value), robust=True)


@task()
def send_notice(concern_id: str, notice: str) -> None:
    """Write to everybody whom the notice is for; what became of it is a step of the concern."""
    concern = UrgentConcern.objects.select_related("case__inspection__service").get(pk=concern_id)
    inspection = concern.case.inspection
    people = _people(inspection, Notice(notice))
    failed = [person for person in people if not _send(person, inspection, Notice(notice))]
    with transaction.atomic():
        locked = lock_concern(concern.pk)
        if failed or not people:
            _record(locked, ConcernStepKind.MAIL_FAILED, notice, failed)
        reached = [person for person in people if person not in failed]
        if reached:
            _record(locked, ConcernStepKind.MAIL_SENT, notice, reached)


def watch(concern: UrgentConcern) -> None:
    """Have the concern passed on once its time is up.

    A backend that runs tasks at once cannot wait; there the command escalate_concerns does it.
    """
    if pass_on.get_backend().supports_defer:
        due = concern.raised_at + timedelta(minutes=settings.CONCERN_MINUTES)
        later = pass_on.using(run_after=due)
        transaction.on_commit(partial(later.enqueue, str(concern.pk)), robust=True)


@task()
def pass_on(concern_id: str) -> None:
    """Pass a concern on to the deputy, if it is still open and its time is up."""
    escalate_concern(concern_id=uuid.UUID(concern_id))


@transaction.atomic
def escalate_concern(*, concern_id: uuid.UUID) -> bool:
    """Pass a concern on to the deputy, once; return whether this call did."""
    concern = lock_concern(concern_id)
    is_due = concern.raised_at <= escalation_deadline()
    if concern.state != ConcernState.OPEN or concern.escalated_at or not is_due:
        return False
    mark_escalated(concern)
    return True


def mark_escalated(concern: UrgentConcern) -> None:
    """Put a locked, open concern before the deputy."""
    concern.escalated_at = timezone.now()
    concern.save(update_fields=["escalated_at"])
    add_step(concern, ConcernStepKind.ESCALATED, by=None)
    announce(concern, Notice.ESCALATED)


def catch_up() -> tuple[int, int]:
    """Pass on what is overdue and send what the worker has not sent; return both numbers."""
    escalated = sum(escalate_concern(concern_id=one.pk) for one in overdue_concerns())
    unannounced = list(unannounced_concerns(timezone.now() - PATIENCE))
    for concern in unannounced:
        notice = Notice.ESCALATED if concern.escalated_at else Notice.RAISED
        send_notice.call(str(concern.pk), notice.value)
    return escalated, len(unannounced)


def _people(inspection: Inspection, notice: Notice) -> list[User]:
    if notice is Notice.TOLD:
        return people_allowed(inspection.service, Permission.ANSWER_CONCERN)
    deputies = people_in(inspection, RoleCode.DEPUTY_LEAD)
    if notice is Notice.ESCALATED:
        return deputies
    return people_in(inspection, RoleCode.LEAD_INSPECTOR) or deputies


def _send(person: User, inspection: Inspection, notice: Notice) -> bool:
    subject, text = in_mail_languages(inspection.service, lambda: _words(inspection, notice))
    return send_or_log(person.email, subject, text, about="an urgent concern")


def _words(inspection: Inspection, notice: Notice) -> tuple[str, str]:
    sentence = str(SENTENCES[notice]) % {"reference": inspection.reference}
    return words_to_sign_in(sentence)


def _record(
    concern: UrgentConcern, kind: ConcernStepKind, notice: str, people: Sequence[User]
) -> None:
    data = {"notice": notice, "to": [person.name for person in people]}
    add_step(concern, kind, by=None, data=data)
