"""Rules about answers that come too late: which are kept, and when one can still be accepted."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from cases.choices import LateReason
from cases.errors import LateRefused, RefusalCode
from inspections.models import Inspection

LATE_REASONS: Mapping[RefusalCode, LateReason] = {
    RefusalCode.LOCKED: LateReason.LOCKED,
    RefusalCode.RIGHT: LateReason.RIGHT,
}


def say_kept(reason: LateReason) -> str:
    """Return what the author of a late answer is told; the same whenever they ask again."""
    if reason is LateReason.LOCKED:
        return _(
            "The case was closed when this answer arrived. It is kept for the lead inspector, "
            "who decides whether it still counts."
        )
    return _(
        "The case was not yours to change when this answer arrived. It is kept for the lead "
        "inspector, who decides whether it still counts."
    )


def check_accept(inspection: Inspection, *, is_withdrawn: bool) -> None:
    """Raise LateRefused once the report is published, and for a case that is read no more."""
    if is_withdrawn:
        raise LateRefused(
            _(
                "The case has left the sample, so no answer of it counts. "
                "The late answer stays on record."
            )
        )
    if inspection.is_published:
        raise LateRefused(
            _(
                "The report is published, so its answers can no longer change. "
                "The late answer stays on record."
            )
        )
