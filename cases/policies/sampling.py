"""When a sample can be drawn or discarded, and within which limits, in the user's words."""

from django.utils.translation import gettext as _

from cases.errors import SampleRefused
from cases.models import Caseload, Sample
from cases.types.sampling import DrawChoice, SampleWork, SizeRule
from inspections.models import Inspection


def check_can_draw(
    inspection: Inspection, caseload: Caseload | None, drawn: Sample | None
) -> Caseload:
    """Return the caseload to draw from; raises SampleRefused where nothing can be drawn (now)."""
    if inspection.is_published:
        raise SampleRefused([_("This inspection is published, so no sample can be drawn.")])
    if drawn is not None:
        raise SampleRefused(
            [_("A sample is drawn already. Replace single cases where they cannot be read.")]
        )
    if caseload is None:
        raise SampleRefused([_("There is no caseload yet to draw from.")])
    return caseload


def explain_kept(inspection: Inspection, work: SampleWork) -> str:
    """Return why the sample that stands cannot be discarded; "" while it can.

    It does not say what was begun: whoever loads cases may not know of a concern.
    """
    if inspection.is_published:
        return _("This inspection is published, so its sample stays as it is.")
    if work.is_begun:
        return _(
            "Work on the cases of this sample has begun, so it cannot be discarded any more. "
            "Replace single cases where they cannot be read."
        )
    if work.is_prepared:
        return _(
            "The service has begun to prepare the cases of this sample, so it cannot be discarded "
            "any more. Replace single cases where they cannot be read."
        )
    if work.is_asked_about:
        return _(
            "The service has asked for a case of this sample to be replaced. Decide on that first."
        )
    return ""


def check_size(rule: SizeRule, choice: DrawChoice, *, proposed: int, eligible: int) -> None:
    """Raise SampleRefused for a size beyond the limits, or one by hand without a reason.

    A caseload that is smaller than the minimum may be taken whole.
    """
    if not eligible:
        raise SampleRefused(
            [
                _(
                    "No case of the caseload is eligible, so there is nothing to draw. Look at the "
                    "caseload to see why, and send it again."
                )
            ]
        )
    size = sum(one.size for one in choice.strata)
    lowest, highest = min(rule.minimum, eligible), min(rule.maximum, eligible)
    if not lowest <= size <= highest:
        raise SampleRefused(
            [
                _(
                    "A sample has between %(lowest)d and %(highest)d cases here, and you asked "
                    "for %(size)d. Change the number of cases."
                )
                % {"lowest": lowest, "highest": highest, "size": size}
            ],
            "size",
        )
    if size != proposed and not choice.reason:
        raise SampleRefused(
            [
                _("%(proposed)d cases are proposed. Say why you draw %(size)d.")
                % {"proposed": proposed, "size": size}
            ],
            "reason",
        )
