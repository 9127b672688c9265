"""The page of the timetable: its state, how even it is, what has no place and what needs a look."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import Permission
from cases.models import Assessment
from cases.policies.interviews import Interview, find_clashes
from cases.policies.timetabling import make_plan
from cases.presenters.timetable_rules import RuleRow, present_rules
from cases.presenters.timetable_table import (
    CaseCell,
    TimetableTable,
    manager_of,
    show_case,
    show_table,
)
from cases.queries.loading import can_allocate_cases
from cases.queries.timetable import Timetable, is_begun, slot_place
from cases.queries.timetable_words import clock, day_text
from cases.types.timetable import Plan, WhyLeft
from inspections.queries import InspectionAccess
from standards.types import FrameworkContent


@dataclass(frozen=True)
class Unplaced:
    """A case without a place, who has it, and why it has none."""

    case: CaseCell
    scorer: str
    why: str


@dataclass(frozen=True)
class Empty:
    """Why there is no timetable yet, and the page on which that can be mended."""

    text: str
    href: str = ""
    link: str = ""


@dataclass(frozen=True)
class TimetablePage:
    """All of the page; what only planners see is empty for others.

    `plan` is "" or the words of the button that plans what has no place.
    """

    state: list[str]
    shortfall: str
    warnings: list[str]
    balance: Mapping[str, Any] | None
    table: TimetableTable | None
    unplaced: list[Unplaced]
    empty: Empty | None
    plan: str
    can_start_afresh: bool
    is_planner: bool
    rules: list[RuleRow]


def show_timetable(
    access: InspectionAccess, timetable: Timetable, content: FrameworkContent
) -> TimetablePage:
    """Return the page for one person; the timetable is what they may see of it."""
    is_planner = can_allocate_cases(access)
    sees_all = access.may(Permission.VIEW_ALL_CASES)
    empty = _find_empty(access, timetable, is_planner=is_planner)
    can_plan = is_planner and bool(timetable.assessments and timetable.readers)
    return TimetablePage(
        state=_state(timetable) if sees_all and timetable.assessments else [],
        shortfall=_shortfall(timetable) if is_planner else "",
        warnings=list(_warnings(timetable)) if sees_all else [],
        balance=_balance(timetable) if sees_all and timetable.placed else None,
        table=show_table(timetable, is_planner=is_planner) if timetable.placed else None,
        unplaced=_unplaced(timetable, is_planner=is_planner) if sees_all else [],
        empty=empty,
        plan=_plan_button(timetable) if can_plan else "",
        can_start_afresh=can_plan and any(one.scorer_id for one in timetable.assessments),
        is_planner=is_planner,
        rules=present_rules(timetable.rules, content) if sees_all else [],
    )


def planned_message(plan: Plan) -> str:
    """Return the sentence that confirms a plan, and names what it leaves."""
    count = len(plan.placings)
    done = ngettext("%(count)d case has a place.", "%(count)d cases have places.", count) % {
        "count": count
    }
    if not plan.left:
        return done
    left = _("Without a place: %(cases)s. The reasons stand in the list below the timetable.")
    return f"{done} {left % {'cases': ', '.join(plan.left)}}"


def away_text(timetable: Timetable) -> str:
    """Return who is away when, as it is stored."""
    names = {one.pk: one.name for one in timetable.readers}
    rows = [
        f"{names[key]} ({day_text(day)})" for key, day in sorted(timetable.away) if key in names
    ]
    if not rows:
        return _("Nobody is away now.")
    return _("Away now: %(people)s.") % {"people": ", ".join(rows)}


def show_afresh(timetable: Timetable) -> dict[str, Any]:
    """Return what a plan that is made anew would undo, and what it would leave."""
    begun = [one for one in timetable.assessments if is_begun(one)]
    moving = [one for one in timetable.assessments if one.scorer_id and not is_begun(one)]
    return {
        "moving": ngettext(
            "%(count)d case in which nobody has answered may go to another inspector and another "
            "half day.",
            "%(count)d cases in which nobody has answered may go to other inspectors and other "
            "half days.",
            len(moving),
        )
        % {"count": len(moving)},
        "begun": ngettext(
            "%(count)d case in which somebody has answered stays with its inspector; its half day "
            "may change.",
            "%(count)d cases in which somebody has answered stay with their inspectors; their half "
            "days may change.",
            len(begun),
        )
        % {"count": len(begun)}
        if begun
        else "",
    }


def _find_empty(
    access: InspectionAccess, timetable: Timetable, *, is_planner: bool
) -> Empty | None:
    reference = access.inspection.reference
    if not access.may(Permission.VIEW_ALL_CASES):
        none = _("No case has been placed for you yet. Your lead inspector plans the timetable.")
        return None if timetable.placed else Empty(none)
    if not timetable.assessments:
        text = _("There are no cases yet. They come with the sample, or with a case list.")
        sample = reverse("cases:sample-detail", args=[reference])
        return Empty(text, sample, _("Draw the sample")) if is_planner else Empty(text)
    if not timetable.readers:
        text = _("Nobody in the team scores cases. Inspectors who join it stand here.")
        team = reverse("inspections:team-edit", args=[reference])
        may_edit = access.may(Permission.EDIT_INSPECTION)
        return Empty(text, team, _("Add inspectors to the team")) if may_edit else Empty(text)
    if not timetable.placed and not is_planner:
        return Empty(_("Nobody has planned the timetable yet."))
    return None


def _state(timetable: Timetable) -> list[str]:
    count = len(timetable.assessments)
    placed = ngettext(
        "%(count)d case, %(placed)d placed.", "%(count)d cases, %(placed)d placed.", count
    ) % {"count": count, "placed": len(timetable.placed)}
    return [placed, _places(timetable)]


def _places(timetable: Timetable) -> str:
    words = {
        "count": len(timetable.readers),
        "days": len(timetable.days),
        "a_day": timetable.rules.cases_a_day,
        "all": len(timetable.readers) * len(timetable.places),
    }
    sentence = ngettext(
        "%(count)d inspector × %(days)d days × %(a_day)d = %(all)d places.",
        "%(count)d inspectors × %(days)d days × %(a_day)d = %(all)d places.",
        len(timetable.readers),
    )
    lost = words["all"] - _able(timetable)
    if lost:
        without = ngettext(
            "Without %(lost)d because somebody is away or in another inspection: %(able)d.",
            "Without %(lost)d because people are away or in another inspection: %(able)d.",
            lost,
        )
        sentence = f"{sentence} {without}"
    return sentence % {**words, "lost": lost, "able": _able(timetable)}


def _able(timetable: Timetable) -> int:
    return sum(len(one.places) for one in timetable.people_to_plan())


def _shortfall(timetable: Timetable) -> str:
    missing = len(timetable.assessments) - _able(timetable)
    if missing <= 0 or not timetable.readers:
        return ""
    return ngettext(
        "There is %(count)d case more than places. Add somebody to the team, or change who is "
        "away.",
        "There are %(count)d cases more than places. Add people to the team, or change who is "
        "away.",
        missing,
    ) % {"count": missing}


def _warnings(timetable: Timetable) -> Iterator[str]:
    interviews = (
        Interview(manager_of(one), place, one.case.reference)
        for one in timetable.placed
        if (place := timetable.place_of(one))
    )
    for clash in find_clashes(interviews):
        yield _(
            "%(manager)s has interviews about several cases at %(time)s on %(day)s: "
            "%(cases)s. Move all but one of them."
        ) % {
            "manager": clash.manager,
            "time": clock(timetable.rules.half_day(clash.place.half).interview),
            "day": day_text(clash.place.day),
            "cases": ", ".join(clash.references),
        }
    here = {
        (one.scorer_id, place.day) for one in timetable.placed if (place := timetable.place_of(one))
    }
    names = {one.pk: one.name for one in timetable.readers}
    for key, day in sorted({(key, place.day) for key, place in timetable.elsewhere} & here):
        yield _("%(name)s reads a case of another inspection on %(day)s too.") % {
            "name": names[key],
            "day": day_text(day),
        }


def _balance(timetable: Timetable) -> dict[str, Any]:
    return {
        "head": [
            {"text": _("Inspector")},
            {"text": _("Cases"), "numeric": True},
            {"text": _("Points"), "numeric": True},
            {"text": _("Days"), "numeric": True},
            {"text": _("Away")},
        ],
        "rows": [_balance_row(timetable, one.pk, one.name) for one in timetable.readers],
    }


def _balance_row(timetable: Timetable, reader: int, name: str) -> list[dict[str, Any]]:
    own = [one for one in timetable.placed if one.scorer_id == reader]
    days = {place.day for one in own if (place := timetable.place_of(one))}
    away = [day_text(day) for day in timetable.days if (reader, day) in timetable.away]
    return [
        {"text": name},
        {"text": len(own), "numeric": True},
        {"text": sum(timetable.points_of(one) for one in own), "numeric": True},
        {"text": len(days), "numeric": True},
        {"text": ", ".join(away) or "–"},
    ]


def _unplaced(timetable: Timetable, *, is_planner: bool) -> list[Unplaced]:
    """Return the cases without a place; a plan that is made and not kept tells which stay so."""
    plan = make_plan(
        timetable.people_to_plan(),
        [timetable.case_to_plan(one, keep=True) for one in timetable.assessments],
    )
    return [
        Unplaced(
            show_case(timetable, one, is_planner=is_planner),
            one.scorer.name if one.scorer else _("Nobody yet"),
            _why(timetable, one, plan.left.get(one.case.reference)),
        )
        for one in timetable.unplaced
    ]


def _why(timetable: Timetable, assessment: Assessment, left: WhyLeft | None) -> str:
    name = assessment.scorer.name if assessment.scorer else ""
    reasons = {
        WhyLeft.NO_PLACE: _("There is no free place."),
        WhyLeft.CONFLICTS: _("Everybody who is free has a conflict with this case."),
        WhyLeft.READER_FULL: _("%(name)s has no free place. Give it to somebody else."),
        WhyLeft.READER_GONE: _("%(name)s does not score here any more. Give it to somebody else."),
    }
    if left:
        return reasons[left] % {"name": name}
    if slot_place(assessment):
        return _("Its place holds no longer: dates or team have changed.")
    return _("It waits to be planned.")


def _plan_button(timetable: Timetable) -> str:
    if not timetable.placed:
        return _("Propose a timetable")
    return _("Fill the gaps") if timetable.unplaced else ""
