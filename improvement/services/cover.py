"""What the cover sheet for a council's cabinet says."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.models import User
from accounts.permissions import Permission
from improvement.errors import PlanRefused
from improvement.models import CabinetCover, ImprovementPlan
from improvement.services.saving import check_service_right, lock_plan, plan_text, record
from reports.errors import WritingRefused
from reports.services.saving import clean_line, save_version

LONGEST_BODY = 160
TEXTS = ("decision", "finance", "legal", "equalities")


@dataclass(frozen=True)
class CoverContent:
    """The cover sheet as it is typed; anything may be left blank."""

    meeting: str
    meeting_date: date | None
    decision: str
    finance: str
    legal: str
    equalities: str


@transaction.atomic
def save_cover(
    *, plan: ImprovementPlan, content: CoverContent, base_version: int, by: User
) -> CabinetCover:
    """Replace the cover sheet; a manager writes it.

    Raises NotAllowed for other roles, and StaleSave where somebody else saved another one first.
    """
    check_service_right(plan, by, Permission.EDIT_PLAN)
    locked = lock_plan(plan)
    cover, _is_new = CabinetCover.objects.get_or_create(plan=locked)
    if save_version(cover, _cleaned(content), base_version=base_version, by=by):
        record(locked, "plan_cover_saved", by, version=cover.version)
    return cover


def _cleaned(content: CoverContent) -> dict[str, object]:
    texts = {name: plan_text(getattr(content, name), name) for name in TEXTS}
    try:
        meeting = clean_line(content.meeting, LONGEST_BODY, "meeting")
    except WritingRefused as refusal:
        raise PlanRefused(str(refusal), "meeting") from refusal
    return {**texts, "meeting": meeting, "meeting_date": content.meeting_date}
