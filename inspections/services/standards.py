"""The write that chooses the optional standards or themes of an inspection."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record_event
from inspections.errors import PlanRefused, StaleSave
from inspections.models import Inspection
from inspections.policies import check_before_fieldwork
from inspections.queries import chosen_standard_codes, lock_inspection
from standards.models import Framework, Standard
from standards.queries import get_content


@transaction.atomic
def choose_standards(
    *, inspection: Inspection, codes: Sequence[str], base_version: int, by: str
) -> None:
    """Replace the optional standards of an inspection; its core ones stay.

    Raises StaleSave where they were changed since `base_version`, and PlanRefused once fieldwork
    has begun, after which cases are scored by them.
    """
    locked = lock_inspection(inspection)
    check_before_fieldwork(locked)
    if locked.standards_version != base_version:
        raise StaleSave
    before = chosen_standard_codes(locked)
    standards = find_standards(locked.framework, codes)
    locked.standards.set(standards)
    locked.standards_version = inspection.standards_version = base_version + 1
    locked.save(update_fields=["standards_version"])
    record_event(
        stream=inspection.audit_stream,
        verb="standards_chosen",
        by=by,
        object_label=inspection.reference,
        details={"before": before, "after": [standard.code for standard in standards]},
    )


def find_standards(framework: Framework, codes: Sequence[str]) -> list[Standard]:
    """Return the core standards of an edition and the optional ones named, in their order.

    Raises PlanRefused for an unpublished edition and for a standard that it does not have.
    """
    if not framework.is_published:
        raise PlanRefused(_("Publish this edition of the framework before inspecting by it."))
    core = {standard.code for standard in get_content(framework).core_standards}
    wanted = core | set(codes)
    known = {standard.code: standard for standard in framework.standards.order_by("number")}
    unknown = wanted - known.keys()
    if unknown:
        raise PlanRefused(
            _("%(framework)s has no theme %(unknown)s. These can be added: %(optional)s.")
            % {
                "framework": framework,
                "unknown": ", ".join(sorted(unknown)),
                "optional": ", ".join(code for code in known if code not in core) or "–",
            }
        )
    return [standard for code, standard in known.items() if code in wanted]
