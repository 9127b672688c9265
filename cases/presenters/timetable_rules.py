"""The rules of a timetable in words, each with where it comes from."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.choices import HalfDay
from cases.queries.facts import say_kind
from cases.queries.timetable_words import clock
from cases.types.timetable import Origin, TimetableRules
from standards.types import FrameworkContent


@dataclass(frozen=True)
class RuleRow:
    """A rule and where it comes from."""

    text: str
    kind: str
    note: str


def present_rules(rules: TimetableRules, content: FrameworkContent) -> list[RuleRow]:
    """Return what a timetable is worked out from."""
    return [
        _row(
            ngettext(
                "Cases are read on the first %(count)d weekday of week 1; bank holidays are left "
                "out.",
                "Cases are read on the first %(count)d weekdays of week 1; bank holidays are left "
                "out.",
                rules.days,
            )
            % {"count": rules.days},
            rules.days_origin,
        ),
        _row(_half_days(rules), rules.halves_origin),
        _row(_complexity(rules, content), rules.complexity_origin),
    ]


def _row(text: str, origin: Origin) -> RuleRow:
    return RuleRow(text, origin.provenance.value, origin.source)


def _half_days(rules: TimetableRules) -> str:
    halves = "; ".join(
        _("%(half)s %(begins)s to %(ends)s, interview with the case manager at %(interview)s")
        % {
            "half": str(HalfDay(one.half).label).lower(),
            "begins": clock(one.begins),
            "ends": clock(one.ends),
            "interview": clock(one.interview),
        }
        for one in rules.halves
    )
    return _("An inspector reads one case in each half day: %(halves)s.") % {"halves": halves}


def _complexity(rules: TimetableRules, content: FrameworkContent) -> str:
    if not rules.complexity:
        return _("All cases count as equally complex.")
    known = {fact.code for fact in content.facts}
    points = "; ".join(
        ngettext("%(kind)s, %(count)d point", "%(kind)s, %(count)d points", one.points)
        % {"kind": say_kind(content, one.fact, one.values), "count": one.points}
        for one in rules.complexity
        if one.fact in known
    )
    return _("The complexity of a case is the sum of its points: %(points)s.") % {"points": points}
