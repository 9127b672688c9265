"""The pages that move one case in the timetable, and that say who must not read it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import Permission
from cases.models import Assessment, CaseConflict
from cases.policies.case_conflicts import can_declare_for_others, can_lift
from cases.presenters.timetable_table import manager_of, points_text
from cases.queries.loading import AssessmentAccess
from cases.queries.timetable import Timetable, is_begun
from cases.queries.timetable_words import place_text, short_day, short_place
from cases.types.timetable import Place
from inspections.queries import InspectionAccess


@dataclass(frozen=True)
class ConflictRow:
    """A conflict that stands; `pk` is "" where this reader may not lift it."""

    name: str
    reason: str
    pk: str


def show_placing(timetable: Timetable, assessment: Assessment) -> dict[str, Any]:
    """Return what stands around the choice of a reader and a place."""
    parts = {"case": assessment.case.reference}
    return {
        "title": _("Place case %(case)s") % parts,
        "facts": _facts(timetable, assessment),
        "kept": _("Answers already given in it are kept, whoever reads it.")
        if is_begun(assessment)
        else "",
        "free": _free(timetable),
    }


def placed_message(assessment: Assessment, scorer: User | None, place: Place | None) -> str:
    """Return the sentence that confirms it."""
    parts = {
        "case": assessment.case.reference,
        "name": scorer.name if scorer else "",
        "place": place_text(place) if place else "",
    }
    if scorer is None:
        return _("Case %(case)s is with nobody now.") % parts
    if place is None:
        return _("Case %(case)s is with %(name)s, on no half day yet.") % parts
    return _("Case %(case)s is with %(name)s on %(place)s.") % parts


def show_conflicts(
    access: InspectionAccess, assessment: Assessment, standing: list[CaseConflict]
) -> dict[str, Any]:
    """Return what stands around the form; others' reasons are for whoever leads."""
    return {
        "title": _("Who must not read case %(case)s") % {"case": assessment.case.reference},
        "rows": [
            ConflictRow(
                one.user.name,
                one.reason,
                str(one.pk) if can_lift(one, access.user, access.permissions) else "",
            )
            for one in standing
            if can_declare_for_others(access.permissions)
        ],
    }


def can_speak_of_conflicts(access: AssessmentAccess) -> bool:
    """Return whether a person may say that somebody, or they themself, must not read a case."""
    within = access.within
    if within.inspection.is_published:
        return False
    is_own = access.assessment.scorer_id == within.user.pk
    return can_declare_for_others(within.permissions) or (
        is_own and within.may(Permission.SCORE_OWN_CASES)
    )


def _facts(timetable: Timetable, assessment: Assessment) -> list[dict[str, str]]:
    place = timetable.place_of(assessment)
    found = {
        _("Reader"): assessment.scorer.name if assessment.scorer else _("Nobody yet"),
        _("Half day"): place_text(place) if place else _("None yet"),
        _("Complexity"): points_text(timetable.points_of(assessment)) or _("No points"),
        _("Case manager"): manager_of(assessment) or _("Not named yet"),
    }
    return [{"key": key, "value": value} for key, value in found.items()]


def _free(timetable: Timetable) -> dict[str, Any]:
    return {
        "head": [
            {"text": _("Inspector")},
            {"text": _("Cases"), "numeric": True},
            {"text": _("Free half days")},
        ],
        "rows": [_free_row(timetable, one) for one in timetable.readers],
    }


def _free_row(timetable: Timetable, reader: User) -> list[dict[str, Any]]:
    taken = {timetable.place_of(one) for one in timetable.placed if one.scorer_id == reader.pk}
    free = [
        one for one in timetable.places if one not in taken and timetable.is_there(reader.pk, one)
    ]
    return [
        {"text": reader.name},
        {"text": len(taken), "numeric": True},
        {"text": "; ".join(_day(timetable, free)) or _("None")},
    ]


def _day(timetable: Timetable, free: list[Place]) -> list[str]:
    """Return the free half days, a day that is all free as one."""
    found = []
    for day in timetable.days:
        places = [one for one in free if one.day == day]
        if len(places) == timetable.rules.cases_a_day:
            found.append(short_day(day))
        else:
            found.extend(short_place(one) for one in places)
    return found
