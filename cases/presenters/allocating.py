"""The page that gives a case to an inspector."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from cases.presenters.addresses import case_url
from cases.queries.loading import AssessmentAccess


def show_allocation(access: AssessmentAccess, answered: int) -> dict[str, Any]:
    """Return what stands above the choice; `answered` is how many answers there are."""
    assessment = access.assessment
    parts = {"case": assessment.case.reference}
    return {
        "title": _("Give case %(case)s to an inspector") % parts,
        "now": _scored_by(assessment.scorer),
        "kept": _kept(answered) if answered else "",
        "submitted": _("This case is submitted. It stays submitted, whoever it is given to.")
        if assessment.is_submitted
        else "",
        "back": case_url(access, "cases:case-detail"),
    }


def done_message(access: AssessmentAccess, scorer: User | None) -> str:
    """Return the sentence that confirms it."""
    parts: Mapping[str, str] = {
        "case": access.assessment.case.reference,
        "name": scorer.name if scorer else "",
    }
    if scorer is None:
        return _("Case %(case)s is with nobody now.") % parts
    return _("Case %(case)s is with %(name)s now.") % parts


def _scored_by(scorer: User | None) -> str:
    if scorer is None:
        return _("Nobody scores this case yet.")
    return _("%(name)s scores this case now.") % {"name": scorer.name}


def _kept(answered: int) -> str:
    return ngettext(
        "The answer already given is kept, with the name of who gave it. What is still unsaved on "
        "a former inspector's laptop comes to the lead inspector as a late answer.",
        "The %(count)d answers already given are kept, with the names of who gave them. What is "
        "still unsaved on a former inspector's laptop comes to the lead inspector as late answers.",
        answered,
    ) % {"count": answered}
