"""How much each inspector has to score, and how far they are."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from cases.choices import AssessmentStatus

if TYPE_CHECKING:
    from cases.presenters.lists import CaseRow


def show_workload(rows: Iterable["CaseRow"]) -> dict[str, Any]:
    """Return one line per inspector by name, cases of nobody last, as a table."""
    of_people: dict[str, list[CaseRow]] = {}
    for row in rows:
        of_people.setdefault(row.scorer, []).append(row)
    names = sorted(of_people, key=lambda name: (not name, name.casefold()))
    return {
        "title": _("Workload"),
        "head": [
            {"text": _("Inspector")},
            {"text": _("Cases submitted"), "numeric": True},
            {"text": _("Questions answered"), "numeric": True},
        ],
        "rows": [_line(name, of_people[name]) for name in names],
    }


def _line(name: str, rows: list["CaseRow"]) -> list[dict[str, Any]]:
    submitted = sum(row.state == AssessmentStatus.SUBMITTED for row in rows)
    answered = sum(row.progress.answered for row in rows)
    asked = sum(row.progress.in_route for row in rows)
    return [
        {"text": name or _("Nobody yet")},
        {"text": _share(submitted, len(rows)), "numeric": True},
        {"text": _share(answered, asked), "numeric": True},
    ]


def _share(part: int, whole: int) -> str:
    return _("%(part)d of %(whole)d") % {"part": part, "whole": whole}
