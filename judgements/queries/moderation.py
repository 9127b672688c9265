"""How far the judgements of an inspection are, the panel's meetings, and who may decide."""

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from inspections.models import Inspection
from judgements.models import ModerationDecision, PanelMeeting, ThemeJudgement
from judgements.policies.moderation import check_own_meeting
from judgements.policies.standings import Standing, stand
from judgements.queries.fieldwork import FieldworkAccess, get_fieldwork_for
from judgements.queries.judgements import current_judgements
from standards.queries import get_content
from standards.types import FrameworkContent


def standing_judgements(inspection: Inspection) -> dict[str, Standing]:
    """Return how far every theme judged so far is, by theme code: one query."""
    content = get_content(inspection.framework)
    return {
        code: standing_of(content, judgement)
        for code, judgement in current_judgements(inspection).items()
    }


def standing_of(content: FrameworkContent, judgement: ThemeJudgement | None) -> Standing:
    """Return how far a judgement is, by its newest version."""
    return stand(judgement, decision_on(judgement) if judgement else None, content)


def decision_on(judgement: ThemeJudgement) -> ModerationDecision | None:
    """Return what was decided on a version of a judgement, None for nothing yet."""
    decision: ModerationDecision | None = getattr(judgement, "decision", None)
    return decision


def meetings_of(inspection: Inspection) -> list[PanelMeeting]:
    """Return the panel's meetings with who attended, the last one first: two queries."""
    rows = PanelMeeting.objects.filter(inspection=inspection)
    latest_first = rows.select_related("by").order_by("-held_date", "-pk")
    return list(latest_first.prefetch_related("attendees"))


def get_panel_for(user: User, reference: str) -> FieldworkAccess:
    """Return the inspection for somebody who may read what the panel decides."""
    return get_fieldwork_for(user, reference, Permission.VIEW_RESULTS)


def get_chairing_for(user: User, reference: str) -> FieldworkAccess:
    """Return the inspection for somebody who chairs the panel."""
    return get_fieldwork_for(user, reference, Permission.MODERATE_JUDGEMENT)


def get_meeting_for(
    user: User, reference: str, meeting_id: int
) -> tuple[FieldworkAccess, PanelMeeting]:
    """Return a meeting of the panel for the chair who recorded it.

    Raises NotVisible for a meeting about another inspection, NotAllowed for another chair's.
    """
    access = get_chairing_for(user, reference)
    meeting = next((one for one in meetings_of(access.inspection) if one.pk == meeting_id), None)
    if meeting is None:
        raise NotVisible
    check_own_meeting(meeting, user)
    return access, meeting
