"""Planning who reads which case when, and changing it by hand."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed, NotVisible
from accounts.models import User
from accounts.permissions import Permission
from audit.services import record_event
from cases.errors import PlaceTaken, TimetableChanged, TimetableRefused
from cases.models import Assessment, AwayDay, ReadingSlot
from cases.policies.timetabling import make_plan
from cases.queries.timetable import Destination, Timetable, load_timetable, stamp_of, standing_of
from cases.services.allocating import change_scorer, check_scorer
from cases.types.timetable import Place, Plan
from inspections.models import Inspection
from inspections.policies import refusal_of
from inspections.queries import lock_inspection, member_permissions


@transaction.atomic
def plan_timetable(*, inspection: Inspection, keep: bool, by: User, seen: str = "") -> Plan:
    """Give every case a reader and a place, as far as that goes, and return the plan.

    With ``keep`` all that is arranged stays and only what has no place is planned. Otherwise the
    plan is made anew; a case in which somebody has answered stays with them even then. ``seen`` is
    the stamp of the timetable that the page showed, "" where the page need not be fresh.

    Raises NotAllowed for a role that loads no cases, TimetableChanged for a stale page, and
    TimetableRefused once the report is published, without cases, and without readers.
    """
    timetable = _lock(inspection, by)
    _check_plannable(timetable)
    if seen and seen != stamp_of(timetable):
        raise TimetableChanged(
            _("Somebody else has changed the timetable since. Look at what would move now.")
        )
    plan = make_plan(
        timetable.people_to_plan(),
        [timetable.case_to_plan(one, keep=keep) for one in timetable.assessments],
    )
    _apply(timetable, plan, by)
    record_event(
        stream=timetable.inspection.audit_stream,
        verb="timetable_planned",
        by=by.email,
        object_label=timetable.inspection.reference,
        details={
            "afresh": not keep,
            "placed": {one.case: _say_place(one.place) for one in plan.placings},
            "left": {case: why.value for case, why in plan.left.items()},
        },
    )
    return plan


@transaction.atomic
def place_case(
    *,
    inspection: Inspection,
    reference: str,
    to: Destination,
    by: User,
    seen: str | None = None,
    is_swap: bool = False,
) -> None:
    """Move one case to a reader and a place; its answers stay.

    Where another case of this reader stands there, the two change readers and places with
    ``is_swap``; a case that had no place leaves the other one without. ``seen`` is where the page
    showed the case, None where that does not matter.

    Raises NotAllowed for a role that loads no cases, NotVisible for no case, TimetableChanged for a
    stale page, PlaceTaken, AllocationRefused for somebody who must not read it, TimetableRefused
    for a place at which they are away and once the report is published.
    """
    timetable = _lock(inspection, by)
    moving = _find(timetable, reference)
    if seen is not None and seen != standing_of(timetable, moving):
        raise TimetableChanged(
            _("Somebody else has moved this case since. Send your choice again to replace theirs.")
        )
    _check_destination(timetable, moving, to)
    other = _holder(timetable, moving, to)
    if other and not is_swap:
        raise PlaceTaken(
            _(
                "Case %(case)s has this place. Choose another one, or let the two cases change "
                "places."
            )
            % {"case": other.case.reference},
            "place",
        )
    former = Destination(moving.scorer, timetable.place_of(moving))
    moves = {moving: to}
    if other:
        moves[other] = former if former.place else Destination(other.scorer, None)
        _check_destination(timetable, other, moves[other])
    _move(timetable, moves, by)
    record_event(
        stream=timetable.inspection.audit_stream,
        verb="case_placed",
        by=by.email,
        object_label=reference,
        details={
            "from": _say(former),
            "to": _say(to),
            "swapped_with": other.case.reference if other else None,
        },
    )


@transaction.atomic
def set_away_days(
    *, inspection: Inspection, away: Collection[tuple[int, date]], by: User, seen: str = ""
) -> list[str]:
    """Store who is away when (people's keys and days); return the cases that lose their places.

    A case on such a day stays with its reader, without a place. Raises as plan_timetable, and
    TimetableRefused for a person or a day that is not of the timetable.
    """
    timetable = _lock(inspection, by)
    if seen and seen != stamp_of(timetable):
        raise TimetableChanged(
            _("Somebody else has changed the timetable since. Send your choice again to keep it.")
        )
    wanted = frozenset(away)
    people = {one.pk: one for one in timetable.readers}
    if any(key not in people or day not in timetable.days for key, day in wanted):
        raise TimetableRefused(_("Choose people who read cases, and days of the first week."))
    known = frozenset(one for one in timetable.away if one[0] in people)
    for key, day in known - wanted:
        AwayDay.objects.filter(inspection=inspection, user=key, day=day).delete()
    AwayDay.objects.bulk_create(
        AwayDay(inspection=inspection, user_id=key, day=day) for key, day in sorted(wanted - known)
    )
    lost = [
        one
        for one in timetable.placed
        if (place := timetable.place_of(one)) and (one.scorer_id, place.day) in wanted
    ]
    ReadingSlot.objects.filter(assessment__in=lost).delete()
    references = [one.case.reference for one in lost]
    record_event(
        stream=timetable.inspection.audit_stream,
        verb="away_days_set",
        by=by.email,
        object_label=timetable.inspection.reference,
        details={
            "away": [f"{people[key].email} {day}" for key, day in sorted(wanted)],
            "unplaced": references,
        },
    )
    return references


def _lock(inspection: Inspection, by: User) -> Timetable:
    """Return the timetable as it stands, which nobody else changes until the transaction ends."""
    locked = lock_inspection(inspection)
    if Permission.IMPORT_CASES not in member_permissions(by, locked):
        raise NotAllowed(refusal_of(Permission.IMPORT_CASES))
    if locked.is_published:
        raise TimetableRefused(_("The report is published, so the timetable stays as it is."))
    return load_timetable(locked)


def _check_plannable(timetable: Timetable) -> None:
    if not timetable.assessments:
        raise TimetableRefused(_("There are no cases yet. Draw the sample, or load a case list."))
    if not timetable.readers:
        raise TimetableRefused(
            _("Nobody in the team scores cases. Add inspectors to the team, then plan.")
        )


def _find(timetable: Timetable, reference: str) -> Assessment:
    for one in timetable.assessments:
        if one.case.reference == reference:
            return one
    raise NotVisible


def _check_destination(timetable: Timetable, moving: Assessment, to: Destination) -> None:
    if to.scorer is None:
        return
    if to.scorer != moving.scorer or to.place:
        check_scorer(moving, to.scorer, timetable.inspection)
    if to.place and not timetable.is_there(to.scorer.pk, to.place):
        raise TimetableRefused(
            _("%(name)s reads no cases then. Choose another half day.") % {"name": to.scorer.name},
            "place",
        )


def _holder(timetable: Timetable, moving: Assessment, to: Destination) -> Assessment | None:
    if to.scorer is None or to.place is None:
        return None
    holder = timetable.holder_of(to.scorer.pk, to.place)
    return None if holder == moving else holder


def _apply(timetable: Timetable, plan: Plan, by: User) -> None:
    """Store a plan; a case that it leaves keeps its scorer and has no place."""
    people = {one.pk: one for one in timetable.readers}
    moves = {}
    for one in timetable.assessments:
        placing = plan.by_case.get(one.case.reference)
        moves[one] = (
            Destination(people[placing.reader], placing.place)
            if placing
            else Destination(one.scorer, None)
        )
    _move(timetable, moves, by)


def _move(timetable: Timetable, moves: dict[Assessment, Destination], by: User) -> None:
    """Store who reads each case when; all places are freed before any is taken."""
    changed = {
        one: to
        for one, to in moves.items()
        if (one.scorer, timetable.place_of(one)) != (to.scorer, to.place)
        or _is_stale(timetable, one)
    }
    keys = [one.pk for one in changed]
    # Those who answer or submit wait for the same rows, which are locked in one order.
    list(Assessment.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))
    ReadingSlot.objects.filter(assessment__in=keys).delete()
    for one, to in changed.items():
        if one.scorer != to.scorer:
            change_scorer(one, to.scorer, inspection=timetable.inspection, by=by)
    ReadingSlot.objects.bulk_create(
        ReadingSlot(assessment=one, day=to.place.day, half=to.place.half)
        for one, to in changed.items()
        if to.place
    )


def _is_stale(timetable: Timetable, assessment: Assessment) -> bool:
    """Return whether a place is stored that holds no longer."""
    return hasattr(assessment, "slot") and timetable.place_of(assessment) is None


def _say(destination: Destination) -> dict[str, str | None]:
    return {
        "scorer": destination.scorer.email if destination.scorer else None,
        "place": _say_place(destination.place) if destination.place else None,
    }


def _say_place(place: Place) -> str:
    return f"{place.day} {place.half}"
