"""The list of plans that somebody follows."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from govuk.figures import base_text
from improvement.policies.counting import Standing
from improvement.presenters.dashboard import sign_off_text
from improvement.queries.following import FollowedPlan

SHOWN = (Standing.RED, Standing.OVERDUE, Standing.MISSING, Standing.VERIFIED)


def present_followed(plans: Sequence[FollowedPlan]) -> dict[str, Any]:
    """Return head and rows of components/table.html; no rows where nothing is followed."""
    head = [
        _("Service"),
        _("Inspection"),
        _("To be signed off by"),
        _("Open"),
        *(one.label for one in SHOWN),
    ]
    return {
        "head": [{"text": one, "numeric": place > 2} for place, one in enumerate(head)],
        "rows": [_row(one) for one in plans],
    }


def _row(followed: FollowedPlan) -> list[dict[str, Any]]:
    inspection, counts = followed.plan.inspection, followed.counts
    numbers = [counts.open, *(counts.groups[one] for one in SHOWN)]
    return [
        {
            "text": inspection.service.name,
            "href": reverse("improvement:progress-detail", args=[inspection.reference]),
        },
        {"text": inspection.reference},
        {"text": sign_off_text(followed.standing)},
        *({"text": base_text(one, counts.total), "numeric": True} for one in numbers),
    ]
