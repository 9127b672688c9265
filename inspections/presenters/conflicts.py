"""What pages say about conflicts of interest."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from govuk.dates import moment_text
from inspections.models import ConflictOfInterest, Inspection

Cell = dict[str, Any]


def present_conflicts(conflicts: Iterable[ConflictOfInterest]) -> list[list[Cell]]:
    """Return somebody's conflicts as rows of components/table.html."""
    return [
        [
            {"text": conflict.service.name},
            {"text": conflict.reason},
            {"text": moment_text(conflict.declared_at)},
            {"text": _state(conflict)},
        ]
        for conflict in conflicts
    ]


def conflict_head() -> list[Cell]:
    """Return the heads of that table."""
    return [{"text": text} for text in (_("Service"), _("Reason"), _("Declared on"), _("State"))]


def what_has_to_happen(inspections: Sequence[Inspection], *, is_own: bool) -> str:
    """Return what follows for the teams that the person is in; "" where they are in none."""
    if not inspections:
        return ""
    words = {"references": ", ".join(one.reference for one in inspections)}
    if not is_own:
        return (
            _(
                "This person is in the team of %(references)s. End that role there, and give "
                "their cases to others."
            )
            % words
        )
    return (
        ngettext(
            "You are in the team of %(references)s. Stop work on it now, and tell whoever leads "
            "it: they must end your role and give your cases to others.",
            "You are in the teams of %(references)s. Stop work on them now, and tell whoever leads "
            "them: they must end your roles and give your cases to others.",
            len(inspections),
        )
        % words
    )


def _state(conflict: ConflictOfInterest) -> str:
    if conflict.lifted_at is None:
        return _("Stands")
    return _("Lifted on %(at)s: %(reason)s") % {
        "at": moment_text(conflict.lifted_at),
        "reason": conflict.lift_reason,
    }
