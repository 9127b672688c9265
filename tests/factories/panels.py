"""Meetings of the ratings panel, and ratings on their way to it, by the real services."""

from datetime import date

from accounts.models import User
from inspections.models import Inspection
from judgements.models import PanelMeeting, ThemeJudgement
from judgements.services.judgements import record_judgement
from judgements.services.meetings import record_meeting

HELD = date(2026, 5, 20)


def make_meeting(inspection: Inspection, chair: User, held_date: date = HELD) -> PanelMeeting:
    """Record a meeting of the panel with two people besides its chair."""
    return record_meeting(
        inspection=inspection,
        held_date=held_date,
        attendees=[("Ivo Lantry", "Head of inspections"), ("Mara Quist", "Health Inspectorate")],
        by=chair,
    )


def recommend(
    inspection: Inspection,
    standard: str,
    rating: str,
    by: User,
    reason: str = "Seen in the second week.",
    ground: str = "",
) -> ThemeJudgement:
    """Recommend a rating, with a reason, on the newest version there is."""
    newest = (
        ThemeJudgement.objects.filter(inspection=inspection, standard__code=standard)
        .order_by("-version")
        .first()
    )
    return record_judgement(
        inspection=inspection,
        standard=standard,
        rating=rating,
        base_version=newest.version if newest else 0,
        by=by,
        reason=reason,
        ground=ground,
    )
