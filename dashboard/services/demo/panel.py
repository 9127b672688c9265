"""Lets the ratings of the demonstration be agreed, by the lead inspector or by the panel."""

from collections.abc import Mapping
from typing import Any

from accounts.models import User
from dashboard.services.demo.data import read_data
from inspections.models import Inspection
from judgements.models import PanelMeeting, ThemeJudgement
from judgements.queries import current_judgements
from judgements.services.judgements import record_judgement
from judgements.services.meetings import record_meeting
from judgements.services.moderation import (
    agree_all_judgements,
    agree_judgement,
    return_judgement,
)


def agree_as_lead(inspection: Inspection, *, by: User) -> None:
    """Agree everything that is recommended, as the edition lets whoever leads do."""
    versions = {code: one.version for code, one in current_judgements(inspection).items()}
    agree_all_judgements(inspection=inspection, versions=versions, by=by)


def hold_panel(inspection: Inspection, *, lead: User, chair: User) -> None:
    """Let the panel meet: it returns what the data name, agrees the rest, some of it otherwise."""
    planned = read_data("yos/panel")
    meeting = record_meeting(
        inspection=inspection,
        held_date=planned["held_date"],
        attendees=[(name, role) for name, role in planned["attendees"]],
        note=planned["note"],
        by=chair,
    )
    for code, judgement in current_judgements(inspection).items():
        if code in planned["returned"]:
            _return(judgement, planned["returned"][code], meeting, lead)
        else:
            agree_judgement(
                inspection=inspection,
                standard=code,
                version=judgement.version,
                meeting=meeting,
                by=chair,
                **planned["otherwise"].get(code, {}),
            )


def _return(
    judgement: ThemeJudgement, planned: Mapping[str, Any], meeting: PanelMeeting, lead: User
) -> None:
    """Return a rating, and let the lead inspector recommend it with a better reason."""
    inspection, standard = judgement.inspection, judgement.standard.code
    return_judgement(
        inspection=inspection,
        standard=standard,
        version=judgement.version,
        reason=planned["reason"],
        meeting=meeting,
        by=meeting.by,
    )
    record_judgement(
        inspection=inspection,
        standard=standard,
        rating=planned["rating"],
        reason=planned["anew"],
        base_version=judgement.version,
        by=lead,
    )
