"""Reads of the timetable: who reads which case when, who is away, and what a plan starts from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from hashlib import sha256

from django.db.models import Count, Q, QuerySet

from accounts.models import User
from accounts.permissions import Permission
from cases.choices import Round
from cases.models import Assessment, AwayDay, ReadingSlot
from cases.queries.case_conflicts import conflicted_by_case
from cases.queries.importing import scorers_by_email
from cases.queries.loading import by_reference
from cases.queries.timetable_rules import timetable_rules
from cases.types.timetable import (
    CaseToPlan,
    Place,
    Reader,
    ReadingCapacity,
    TimetableProgress,
    TimetableRules,
)
from inspections.models import Inspection
from inspections.policies import is_working_day
from inspections.queries import InspectionAccess

SATURDAY = 5


@dataclass(frozen=True)
class Destination:
    """Who is to read a case, and when: nobody, somebody without a place yet, or both."""

    scorer: User | None
    place: Place | None


@dataclass(frozen=True)
class Timetable:
    """All that a plan starts from and the page shows.

    `away` holds people's keys and days, `elsewhere` people's keys and the places at which they
    read cases of other inspections; `conflicted` the people who must not read a case, by its key.
    """

    inspection: Inspection
    rules: TimetableRules
    days: tuple[date, ...]
    readers: tuple[User, ...]
    assessments: tuple[Assessment, ...]
    away: frozenset[tuple[int, date]]
    elsewhere: frozenset[tuple[int, Place]]
    conflicted: Mapping[int, frozenset[int]]

    @property
    def places(self) -> list[Place]:
        """Every half day of the week, in order."""
        return [Place(day, one.half) for day in self.days for one in self.rules.halves]

    def is_there(self, reader: int, place: Place) -> bool:
        """Return whether somebody reads cases at this place at all."""
        return place in self.places and (reader, place.day) not in self.away

    def place_of(self, assessment: Assessment) -> Place | None:
        """Return where a case stands; None where it has no place that its scorer can keep."""
        place = slot_place(assessment)
        scorer = assessment.scorer_id
        if place is None or scorer not in {one.pk for one in self.readers}:
            return None
        return place if self.is_there(scorer, place) else None

    def is_conflicted(self, assessment: Assessment, reader: int) -> bool:
        """Return whether somebody must not read a case."""
        return reader in self.conflicted.get(assessment.case_id, ())

    def points_of(self, assessment: Assessment) -> int:
        """Return how complex a case is."""
        return self.rules.points_of(assessment.case.facts)

    def holder_of(self, reader: int, place: Place) -> Assessment | None:
        """Return the case that somebody reads at a place."""
        return next(
            (
                one
                for one in self.assessments
                if one.scorer_id == reader and self.place_of(one) == place
            ),
            None,
        )

    @property
    def placed(self) -> list[Assessment]:
        """The cases that have a place."""
        return [one for one in self.assessments if self.place_of(one)]

    @property
    def unplaced(self) -> list[Assessment]:
        """The cases that have none."""
        return [one for one in self.assessments if not self.place_of(one)]

    def people_to_plan(self) -> list[Reader]:
        """Return who reads, each with the places at which they are here and not elsewhere."""
        return [
            Reader(
                person.pk,
                tuple(
                    place
                    for place in self.places
                    if self.is_there(person.pk, place) and (person.pk, place) not in self.elsewhere
                ),
            )
            for person in self.readers
        ]

    def case_to_plan(self, assessment: Assessment, *, keep: bool) -> CaseToPlan:
        """Return a case as a plan sees it: what is begun stays with its scorer, if that is kept all
        that was arranged stays.
        """
        scorer = assessment.scorer_id if keep or is_begun(assessment) else None
        if scorer not in {one.pk for one in self.readers} and not is_begun(assessment):
            scorer = None
        return CaseToPlan(
            key=assessment.case.reference,
            points=self.points_of(assessment),
            conflicted=self.conflicted.get(assessment.case_id, frozenset()),
            reader=scorer,
            place=self.place_of(assessment) if keep else None,
        )


def is_begun(assessment: Assessment) -> bool:
    """Return whether somebody has answered in a case, so that a plan leaves it to its scorer."""
    return assessment.event_count > 0 or assessment.is_submitted


def standing_of(timetable: Timetable, assessment: Assessment) -> str:
    """Return where a case stands, to be sent along by a page that moves it."""
    place = timetable.place_of(assessment)
    where = f"{place.day} {place.half}" if place else "nowhere"
    return f"{assessment.scorer_id or 'nobody'} {where}"


def stamp_of(timetable: Timetable) -> str:
    """Return a text that differs as soon as anything in the timetable does."""
    parts = [
        *(f"{one.pk} {standing_of(timetable, one)}" for one in timetable.assessments),
        *(f"{key} {day}" for key, day in sorted(timetable.away)),
        *(f"{one.pk}" for one in timetable.readers),
        *(f"{key} {sorted(people)}" for key, people in sorted(timetable.conflicted.items())),
    ]
    return sha256("\n".join(parts).encode()).hexdigest()[:16]


def slot_place(assessment: Assessment) -> Place | None:
    """Return what is stored as the place of a case, on whatever day; its slot must be at hand."""
    slot = getattr(assessment, "slot", None)
    return place_of(slot) if slot else None


def place_of(slot: ReadingSlot) -> Place:
    """Return the half day of a stored place."""
    return Place(slot.day, slot.half)


def reading_days(inspection: Inspection, rules: TimetableRules) -> tuple[date, ...]:
    """Return the days on which cases are read: weekdays from the first, without bank holidays.

    They end before the second week of fieldwork, whatever the rules say.
    """
    country = inspection.service.country
    span = (inspection.week_two_date - inspection.week_one_date).days
    days = [inspection.week_one_date + timedelta(days=number) for number in range(span)]
    weekdays = [day for day in days if day.weekday() < SATURDAY][: rules.days]
    return tuple(day for day in weekdays if is_working_day(day, country))


def interview_time(slot: ReadingSlot, rules: TimetableRules) -> time:
    """Return when the case manager of a case is spoken with."""
    return rules.half_day(slot.half).interview


def slots_by_case(inspection: Inspection) -> dict[int, ReadingSlot]:
    """Return the places in the timetable by the case's key, with who reads it: one query.

    Those on days that are no longer of the week are not among them.
    """
    days = reading_days(inspection, timetable_rules(inspection.framework.code))
    slots = ReadingSlot.objects.filter(
        assessment__case__inspection=inspection,
        assessment__case__withdrawn_at__isnull=True,
        assessment__round=Round.FIRST,
        day__in=days,
    ).select_related("assessment__scorer")
    return {slot.assessment.case_id: slot for slot in slots}


def timetable_progress(inspection: Inspection) -> TimetableProgress:
    """Return how many cases there are and how many have a place: one query."""
    days = reading_days(inspection, timetable_rules(inspection.framework.code))
    counted = _first_readings(inspection).aggregate(
        cases=Count("pk"), placed=Count("slot", filter=Q(slot__day__in=days))
    )
    return TimetableProgress(counted["cases"], counted["placed"])


def reading_capacity(inspection: Inspection) -> ReadingCapacity:
    """Return how many cases the team can read: two queries."""
    rules = timetable_rules(inspection.framework.code)
    days = reading_days(inspection, rules)
    readers = {one.pk for one in scorers_by_email(inspection).values()}
    away = AwayDay.objects.filter(inspection=inspection, user__in=readers, day__in=days).count()
    return ReadingCapacity(len(readers), len(days), rules.cases_a_day, away * rules.cases_a_day)


def load_timetable(inspection: Inspection) -> Timetable:
    """Return everything about the timetable of an inspection: five queries."""
    rules = timetable_rules(inspection.framework.code)
    days = reading_days(inspection, rules)
    readers = tuple({one.pk: one for one in scorers_by_email(inspection).values()}.values())
    rows = _first_readings(inspection).select_related("case__preparation", "scorer", "slot")
    return Timetable(
        inspection=inspection,
        rules=rules,
        days=days,
        readers=readers,
        assessments=tuple(by_reference(rows)),
        away=_away(inspection, days),
        elsewhere=_elsewhere(inspection, readers, days),
        conflicted=conflicted_by_case(inspection),
    )


def timetable_for(access: InspectionAccess) -> Timetable:
    """Return the timetable as one person may see it: all of it, or their own places alone.

    Raises NotAllowed for whoever sees no cases.
    """
    timetable = load_timetable(access.inspection)
    if access.may(Permission.VIEW_ALL_CASES):
        return timetable
    access.check(Permission.VIEW_OWN_CASES)
    own = access.user.pk
    return replace(
        timetable,
        readers=tuple(one for one in timetable.readers if one.pk == own),
        assessments=tuple(one for one in timetable.assessments if one.scorer_id == own),
        away=frozenset(one for one in timetable.away if one[0] == own),
        elsewhere=frozenset(one for one in timetable.elsewhere if one[0] == own),
        conflicted={},
    )


def _first_readings(inspection: Inspection) -> QuerySet[Assessment]:
    return Assessment.objects.filter(
        case__inspection=inspection, case__withdrawn_at__isnull=True, round=Round.FIRST
    )


def _away(inspection: Inspection, days: Iterable[date]) -> frozenset[tuple[int, date]]:
    rows = AwayDay.objects.filter(inspection=inspection, day__in=days).order_by()
    return frozenset(rows.values_list("user", "day"))


def _elsewhere(
    inspection: Inspection, readers: Sequence[User], days: Iterable[date]
) -> frozenset[tuple[int, Place]]:
    slots = ReadingSlot.objects.filter(
        assessment__scorer__in=readers, assessment__case__withdrawn_at__isnull=True, day__in=days
    ).exclude(assessment__case__inspection=inspection)
    found = slots.order_by().values_list("assessment__scorer", "day", "half")
    return frozenset((reader, Place(day, half)) for reader, day, half in found)
