"""Who may write and render a report and when."""

from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.permissions import Permission
from inspections.models import Inspection
from inspections.policies import refusal_of
from reports.choices import PRACTICE_EXAMPLES, ReportStatus
from reports.errors import WritingRefused
from reports.policies.life import OPEN_STATUSES
from reports.types import BlockContent
from standards.types import StandardContent


def may_write(permissions: frozenset[Permission]) -> bool:
    """Return whether the person's roles let them write, whatever the inspection's stage."""
    return Permission.WRITE_REPORT in permissions


def status_of(inspection: Inspection) -> ReportStatus:
    """Return where the inspection's report is; it is a draft before anybody writes.

    Reads the report through its relation, so once per object unless it was selected along.
    """
    report = getattr(inspection, "report", None)
    return ReportStatus(report.status) if report else ReportStatus.DRAFT


def is_open(inspection: Inspection) -> bool:
    """Return whether writers may change the texts now."""
    return not inspection.is_published and status_of(inspection) in OPEN_STATUSES


def can_write(inspection: Inspection, permissions: frozenset[Permission]) -> bool:
    """Return whether the report may be changed: for forms and buttons."""
    return may_write(permissions) and is_open(inspection)


def check_write(inspection: Inspection, permissions: frozenset[Permission]) -> None:
    """Raise NotAllowed for the wrong role, WritingRefused while the texts are closed."""
    if not may_write(permissions):
        raise NotAllowed(refusal_of(Permission.WRITE_REPORT))
    if not is_open(inspection):
        raise WritingRefused(closed_text(inspection))


def closed_text(inspection: Inspection) -> str:
    """Say why the texts cannot change now and what would open them."""
    status = status_of(inspection)
    if inspection.is_published or status == ReportStatus.PUBLISHED:
        return _("The report is published, so its text can no longer change.")
    if status == ReportStatus.WITHDRAWN:
        return _("The report is withdrawn, so its text cannot change until it is corrected.")
    return _(
        "The report is at “%(status)s”, so its text cannot change. Take it back first, under "
        "“Way to publication”."
    ) % {"status": status.label}


def can_render(permissions: frozenset[Permission]) -> bool:
    """Return whether the person's roles let them make files of the report."""
    return Permission.RENDER_REPORT in permissions


def check_render(permissions: frozenset[Permission]) -> None:
    """Raise NotAllowed when the person's roles do not let them make files of the report."""
    if not can_render(permissions):
        raise NotAllowed(refusal_of(Permission.RENDER_REPORT))


def check_area(standard: StandardContent, area: str) -> None:
    """Raise WritingRefused unless it is a sub-area of the theme, or blank where there are none."""
    allowed = {one.code for one in standard.areas} or {""}
    if area not in allowed:
        raise WritingRefused(_("Choose one of the sub-areas of this theme."))


def check_block(content: BlockContent) -> None:
    """Raise WritingRefused for a practice example that does not declare its changed name."""
    if content.kind in PRACTICE_EXAMPLES and not content.changed_name_declared:
        raise WritingRefused(_("Confirm that the name in this practice example is changed."))
