"""What the cover sheet for a council's cabinet says."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from audit.services import record_event
from improvement.errors import PlanRefused
from improvement.models import CabinetCover, ImprovementPlan
from inspections.policies import service_refusal_of
from inspections.queries import lock_inspection
from inspections.queries.service_access import service_permissions
from reports.errors import WritingRefused
from reports.services.saving import clean_line, clean_text, save_version

LONGEST_BODY = 160


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

    Raises StaleSave where somebody else saved another one first.
    """
    inspection = lock_inspection(plan.inspection)
    if Permission.EDIT_PLAN not in service_permissions(by, inspection.service):
        raise NotAllowed(service_refusal_of(Permission.EDIT_PLAN))
    cover, _is_new = CabinetCover.objects.get_or_create(plan=plan)
    if save_version(cover, _cleaned(content), base_version=base_version, by=by):
        record_event(
            stream=inspection.audit_stream,
            verb="cover_saved",
            by=by.email,
            object_label=inspection.reference,
            details={"version": cover.version},
        )
    return cover


def _cleaned(content: CoverContent) -> dict[str, object]:
    cleaned: dict[str, object] = asdict(content)
    for name in ("decision", "finance", "legal", "equalities"):
        try:
            cleaned[name] = clean_text(getattr(content, name))
        except WritingRefused as refusal:
            raise PlanRefused(str(refusal), name) from refusal
    try:
        cleaned["meeting"] = clean_line(content.meeting, LONGEST_BODY, "meeting")
    except WritingRefused as refusal:
        raise PlanRefused(str(refusal), "meeting") from refusal
    return cleaned
