"""Recording the meetings of the ratings panel."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from audit.services import record_event
from inspections.models import Inspection
from inspections.policies import refusal_of
from inspections.queries import lock_inspection, member_permissions
from judgements.errors import JudgementRefused, StaleJudgement
from judgements.models import PanelAttendee, PanelMeeting
from judgements.policies.judgements import check_judge
from judgements.policies.moderation import check_own_meeting
from judgements.queries.moderation import meetings_of

Attendees = Sequence[tuple[str, str]]


@transaction.atomic
def record_meeting(
    *, inspection: Inspection, held_date: date, attendees: Attendees, by: User, note: str = ""
) -> PanelMeeting:
    """Record a meeting of the panel, chaired by whoever records it.

    ``attendees`` are names with the role or body of each. The same meeting again is the first one.
    Raises NotAllowed for whoever chairs no panel, and JudgementRefused for a day to come, a meeting
    without attendees, and a published inspection.
    """
    locked = _open(inspection, by)
    _check(held_date, attendees)
    for one in meetings_of(locked):
        if (one.held_date, _attendees(one), one.note, one.by_id) == (
            held_date,
            list(attendees),
            note,
            by.pk,
        ):
            return one
    meeting = PanelMeeting.objects.create(
        inspection=locked, held_date=held_date, note=note, by=by, at=timezone.now()
    )
    _seat(meeting, attendees)
    _record("panel_met", meeting, attendees, by)
    return meeting


@transaction.atomic
def change_meeting(
    *,
    meeting: PanelMeeting,
    held_date: date,
    attendees: Attendees,
    base_version: int,
    by: User,
    note: str = "",
) -> None:
    """Put right what was recorded of a meeting.

    Raises as recording does, NotAllowed for another chair, and StaleJudgement where it was changed
    since `base_version`.
    """
    locked = _open(meeting.inspection, by)
    stored = PanelMeeting.objects.select_related("by").get(pk=meeting.pk, inspection=locked)
    check_own_meeting(stored, by)
    _check(held_date, attendees)
    if (stored.held_date, _attendees(stored), stored.note) == (held_date, list(attendees), note):
        return
    if stored.version != base_version:
        raise StaleJudgement(_("This meeting has been changed since you opened the page."))
    stored.held_date, stored.note = held_date, note
    stored.version, stored.at = base_version + 1, timezone.now()
    stored.save()
    stored.attendees.all().delete()
    _seat(stored, attendees)
    _record("panel_meeting_changed", stored, attendees, by)


def _open(inspection: Inspection, by: User) -> Inspection:
    locked = lock_inspection(inspection)
    if Permission.MODERATE_JUDGEMENT not in member_permissions(by, locked):
        raise NotAllowed(refusal_of(Permission.MODERATE_JUDGEMENT))
    check_judge(locked)
    return locked


def _check(held_date: date, attendees: Attendees) -> None:
    if held_date > timezone.localdate():
        raise JudgementRefused(_("“Held on” cannot be a day to come."), "held_date")
    if not attendees:
        raise JudgementRefused(_("Name who attended, one person a line."), "attendees")


def _attendees(meeting: PanelMeeting) -> list[tuple[str, str]]:
    return [(one.name, one.role) for one in meeting.attendees.all()]


def _seat(meeting: PanelMeeting, attendees: Attendees) -> None:
    PanelAttendee.objects.bulk_create(
        PanelAttendee(meeting=meeting, name=name, role=role) for name, role in attendees
    )


def _record(verb: str, meeting: PanelMeeting, attendees: Attendees, by: User) -> None:
    record_event(
        stream=meeting.inspection.audit_stream,
        verb=verb,
        by=by.email,
        object_label=f"panel meeting {meeting.pk}",
        details={
            "held_date": meeting.held_date.isoformat(),
            "attendees": [f"{name}, {role}" for name, role in attendees],
            "note": meeting.note,
            "version": meeting.version,
        },
    )
