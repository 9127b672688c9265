"""Signs beside a case in the list: who is at work on it, what is not saved, what needs somebody."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.permissions import Permission
from cases.models import Assessment, Presence
from cases.policies.presence import OPEN_FOR
from cases.queries.overview import CaseSigns, LastSave
from govuk.dates import clock_text
from govuk.lists import list_with_and
from inspections.queries import InspectionAccess


@dataclass(frozen=True)
class Flag:
    """Something about a case that needs somebody, with the way to it where there is one."""

    text: str
    href: str = ""
    is_urgent: bool = False


def saved_line(assessment: Assessment, saved: LastSave | None) -> str:
    """Return when an answer was last saved, with a name unless it is the inspector's own."""
    if saved is None:
        return ""
    when = clock_text(saved.at)
    if assessment.scorer and assessment.scorer.email == saved.email:
        return when
    return _("%(when)s by %(who)s") % {"when": when, "who": saved.name}


def at_work(reader: User, pages: Sequence[Presence]) -> str:
    """Return who else has the case open now; "" for nobody."""
    since = timezone.now() - OPEN_FOR
    others = {page.user.name for page in pages if page.seen_at > since and page.user != reader}
    if not others:
        return ""
    return _("Open now: %(who)s") % {"who": list_with_and(sorted(others))}


def unsaved_lines(reader: User, pages: Sequence[Presence]) -> list[str]:
    """Return, for each page heard of lately, how many answers it had not saved."""
    return [_unsaved_line(reader, page) for page in pages if page.unsaved]


def _unsaved_line(reader: User, page: Presence) -> str:
    parts = {"count": page.unsaved, "who": page.user.name, "when": clock_text(page.seen_at)}
    if page.user == reader:
        return (
            ngettext(
                "%(count)d not saved yet, on a page of yours, %(when)s",
                "%(count)d not saved yet, on a page of yours, %(when)s",
                page.unsaved,
            )
            % parts
        )
    return (
        ngettext(
            "%(count)d not saved yet, on a page of %(who)s, %(when)s",
            "%(count)d not saved yet, on a page of %(who)s, %(when)s",
            page.unsaved,
        )
        % parts
    )


def flags_of(access: InspectionAccess, reference: str, signs: CaseSigns, marked: int) -> list[Flag]:
    """Return what needs somebody, the most urgent first."""
    inspection = access.inspection.reference
    interview = reverse("cases:case-interview", args=[inspection, reference])
    concerns = (
        reverse("cases:concern-list", args=[inspection])
        if access.may(Permission.VIEW_CONCERNS)
        else reverse("cases:case-detail", args=[inspection, reference])
    )
    counted = [
        (signs.concerns, Flag(_concerns(signs.concerns), concerns, is_urgent=True)),
        (signs.late, Flag(_late(signs.late), reverse("cases:late-list", args=[inspection]))),
        (signs.conflicts, Flag(_conflicts(signs.conflicts))),
        (marked, Flag(_marked(marked), interview)),
    ]
    return [flag for count, flag in counted if count]


def _concerns(count: int) -> str:
    return ngettext("%(count)d urgent concern", "%(count)d urgent concerns", count) % {
        "count": count
    }


def _late(count: int) -> str:
    return ngettext("%(count)d late answer", "%(count)d late answers", count) % {"count": count}


def _conflicts(count: int) -> str:
    return ngettext("%(count)d conflict", "%(count)d conflicts", count) % {"count": count}


def _marked(count: int) -> str:
    return ngettext(
        "%(count)d to ask the case manager", "%(count)d to ask the case manager", count
    ) % {"count": count}
