"""The meetings of the ratings panel, as they are shown and typed."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.permissions import Permission
from judgements.models import PanelMeeting
from judgements.queries.fieldwork import FieldworkAccess


@dataclass(frozen=True)
class MeetingBlock:
    """One meeting of the panel; `edit_href` is "" for all but who recorded it."""

    title: str
    chair: str
    attendees: list[str]
    note: str
    edit_href: str


def present_meeting(access: FieldworkAccess, meeting: PanelMeeting) -> MeetingBlock:
    """Return a meeting as this person may read and change it."""
    is_own = meeting.by_id == access.within.user.pk
    here = [access.inspection.reference, meeting.pk]
    can_edit = is_own and access.may_change(Permission.MODERATE_JUDGEMENT)
    return MeetingBlock(
        title=_("Meeting of %(day)s") % {"day": date_format(meeting.held_date)},
        chair=_("%(name)s, chair") % {"name": meeting.by.name},
        attendees=_lines(meeting),
        note=meeting.note,
        edit_href=reverse("judgements:meeting-edit", args=here) if can_edit else "",
    )


def meeting_as_typed(meeting: PanelMeeting) -> dict[str, Any]:
    """Return what the form of a meeting begins with."""
    return {
        "held_date": meeting.held_date,
        "attendees": "\n".join(_lines(meeting)),
        "note": meeting.note,
        "version": meeting.version,
    }


def changed_meeting(meeting: PanelMeeting) -> str:
    """Say that the meeting was changed elsewhere, and what holds now."""
    return _(
        "This meeting has been changed since you opened the page. It now says: %(day)s; "
        "%(attendees)s. Yours stands below; save it once more to replace that."
    ) % {"day": date_format(meeting.held_date), "attendees": "; ".join(_lines(meeting))}


def _lines(meeting: PanelMeeting) -> list[str]:
    return [f"{one.name}, {one.role}" for one in meeting.attendees.all()]
