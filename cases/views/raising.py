"""What every page of a case needs so that an urgent concern can be raised from it."""

from typing import Any

from cases.forms import ConcernForm
from cases.presenters.raising import show_raising
from cases.queries.concerns import contacts_of
from cases.queries.loading import AssessmentAccess


def raising_context(access: AssessmentAccess) -> dict[str, Any]:
    """Return the link, whom to phone, and the form of the dialog."""
    return {
        "concern": show_raising(access, contacts_of(access.within.inspection)),
        "concern_form": ConcernForm(auto_id="concern-%s"),
    }
