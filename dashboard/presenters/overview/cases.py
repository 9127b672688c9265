"""How far the cases are, as far as one person may see them."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import Permission
from dashboard.queries.overview import CaseProgress
from inspections.queries import InspectionAccess


@dataclass(frozen=True)
class ProgressBlock:
    """The cases of the team, or a person's own, with the way to their list."""

    title: str
    text: str
    done: int
    total: int
    parts: list[str]
    href: str
    link: str


def present_progress(access: InspectionAccess, progress: CaseProgress) -> ProgressBlock | None:
    """Return the block, or None for people who see no cases at all."""
    sees_all = access.may(Permission.VIEW_ALL_CASES)
    if not sees_all and not access.may(Permission.VIEW_OWN_CASES):
        return None
    return ProgressBlock(
        title=_("Cases") if sees_all else _("Your cases"),
        text=_progress_text(progress),
        done=progress.submitted,
        total=progress.total,
        parts=_parts(progress),
        href=reverse("cases:case-list", args=[access.inspection.reference]),
        link=_("All cases") if sees_all else _("Your cases in a list"),
    )


def _progress_text(progress: CaseProgress) -> str:
    if not progress.total:
        return _("No cases yet")
    return ngettext(
        "%(submitted)d of %(total)d case submitted",
        "%(submitted)d of %(total)d cases submitted",
        progress.total,
    ) % {"submitted": progress.submitted, "total": progress.total}


def _parts(progress: CaseProgress) -> list[str]:
    counts = [
        (progress.begun, ngettext("%d in progress", "%d in progress", progress.begun)),
        (progress.not_begun, ngettext("%d not begun", "%d not begun", progress.not_begun)),
        (progress.returned, ngettext("%d returned", "%d returned", progress.returned)),
        (
            progress.unallocated,
            ngettext("%d without an inspector", "%d without an inspector", progress.unallocated),
        ),
    ]
    return [text % count for count, text in counts if count]
