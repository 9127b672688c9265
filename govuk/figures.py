"""Figures in words: percentages, their bases and what they leave open, the same on every page."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def percent_text(percent: int | None) -> str:
    """Return "64%", or an en dash where nothing is applicable; its base must stand beside it."""
    return "–" if percent is None else _("%(percent)d%%") % {"percent": percent}


def base_text(sufficient: int, applicable: int) -> str:
    """Return "27 of 33", or words where nothing is applicable."""
    if not applicable:
        return _("none applicable")
    return _("%(sufficient)d of %(applicable)d") % {
        "sufficient": sufficient,
        "applicable": applicable,
    }


def answers_text(sufficient: int, applicable: int) -> str:
    """Return "412 of 644 answers", or words where nothing is applicable."""
    if not applicable:
        return _("no applicable answer in any submitted case")
    return ngettext(
        "%(sufficient)d of %(applicable)d answer",
        "%(sufficient)d of %(applicable)d answers",
        applicable,
    ) % {"sufficient": sufficient, "applicable": applicable}


def cases_of_text(sufficient: int, applicable: int) -> str:
    """Return "16 of 25 cases", or words where the question applied to none."""
    if not applicable:
        return _("applied to no submitted case")
    return ngettext(
        "%(sufficient)d of %(applicable)d case",
        "%(sufficient)d of %(applicable)d cases",
        applicable,
    ) % {"sufficient": sufficient, "applicable": applicable}


def cases_text(cases: int) -> str:
    """Return "in 34 cases"; "" for none."""
    if not cases:
        return ""
    return ngettext("in %(count)d case", "in %(count)d cases", cases) % {"count": cases}


def provisional_text(submitted: int, total: int) -> str:
    """Return the warning that cases are still open; "" once every case is submitted."""
    if total > 0 and submitted == total:
        return ""
    return ngettext(
        "Provisional: %(submitted)d of %(total)d case submitted. The figures will change.",
        "Provisional: %(submitted)d of %(total)d cases submitted. The figures will change.",
        total,
    ) % {"submitted": submitted, "total": total}
