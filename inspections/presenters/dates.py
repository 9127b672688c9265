"""What the page of the dates shows: notice in words, what needs a look, rules, former dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.models import AuditEvent
from govuk.dates import moment_text
from inspections.models import Inspection
from inspections.policies import bank_holidays_between, is_bank_holiday, is_working_day
from inspections.queries.sentences import notice_text
from inspections.types import NoticeRule, Period, Schedule

WORKING_WEEK = timedelta(days=5)


@dataclass(frozen=True)
class RuleRow:
    """A period of the programme and where it comes from."""

    text: str
    kind: str
    note: str


@dataclass(frozen=True)
class DateChange:
    """One change of the dates: when, by whom, why, and each date that moved."""

    at: str
    by: str
    reason: str
    moved: list[str]


@dataclass(frozen=True)
class DatesPage:
    """What stands around the form."""

    notice: str
    warnings: list[str]
    rules: list[RuleRow]
    changes: list[DateChange]


def present_dates(
    inspection: Inspection, shown: Schedule, rule: NoticeRule, changes: Iterable[AuditEvent]
) -> DatesPage:
    """Return the words around the dates that the form shows."""
    country = inspection.service.country
    return DatesPage(
        notice=notice_text(shown, country),
        warnings=date_warnings(shown, rule, country),
        rules=present_rule(rule),
        changes=[_present_change(event) for event in changes],
    )


def date_rows(inspection: Inspection) -> list[dict[str, str]]:
    """Return the dates as rows of components/summary_list.html."""
    return [{"key": name, "value": date_format(day)} for name, day in inspection.labelled_dates]


def proposal_buttons(inspection: Inspection) -> list[dict[str, str]]:
    """Return the buttons that work the dates out; who was told already is told no earlier."""
    from_week_one = {
        "name": "propose",
        "value": "week_one_date",
        "text": _("Work out the others from week 1"),
    }
    from_announcement = {
        "name": "propose",
        "value": "announced_date",
        "text": _("Work out the others from the announcement"),
    }
    return [from_week_one] if inspection.is_announced else [from_week_one, from_announcement]


def date_warnings(schedule: Schedule, rule: NoticeRule, country: str) -> list[str]:
    """Return a sentence for each date that somebody should look at again."""
    single = [
        (_("The announcement"), schedule.announced_date),
        (_("The draft report"), schedule.draft_due_date),
        (_("Publication"), schedule.publication_date),
    ]
    weeks = [
        (_("Fieldwork week 1"), schedule.week_one_date),
        (_("Fieldwork week 2"), schedule.week_two_date),
    ]
    return [
        *_short_notice(schedule, rule),
        *(_day_off(name, day, country) for name, day in single if not is_working_day(day, country)),
        *(text for name, monday in weeks for text in _days_off(name, monday, country)),
    ]


def present_rule(rule: NoticeRule) -> list[RuleRow]:
    """Return the periods of the programme, each with its provenance."""
    sentences: list[tuple[str, Period]] = [
        (_("The announcement comes %(days)d days before the first Monday."), rule.notice),
        (_("Fieldwork week 2 begins %(days)d days after week 1."), rule.week_two),
        (_("The draft is due %(days)d days after the last day of fieldwork."), rule.draft),
        (_("Publication follows %(days)d days after the draft."), rule.publication),
    ]
    return [
        RuleRow(text % {"days": period.days}, period.provenance, period.source)
        for text, period in sentences
    ]


def _short_notice(schedule: Schedule, rule: NoticeRule) -> list[str]:
    given = (schedule.week_one_date - schedule.announced_date).days
    if given >= rule.notice.days:
        return []
    words = {"given": given, "usual": rule.notice.days}
    return [
        _("The service has %(given)d days’ notice; the programme gives %(usual)d.") % words,
    ]


def _day_off(name: str, day: date, country: str) -> str:
    words = {"what": name, "day": date_format(day, "l j F Y")}
    if is_bank_holiday(day, country):
        return _("%(what)s falls on a bank holiday: %(day)s.") % words
    return _("%(what)s falls on a weekend: %(day)s.") % words


def _days_off(name: str, monday: date, country: str) -> list[str]:
    off = bank_holidays_between(monday, monday + WORKING_WEEK, country)
    return [
        _("%(what)s has a bank holiday: %(day)s.")
        % {"what": name, "day": date_format(day, "l j F Y")}
        for day in off
    ]


def _present_change(event: AuditEvent) -> DateChange:
    details: dict[str, Any] = event.details
    names = {field.name: str(field.verbose_name) for field in Inspection._meta.fields}
    before, after = details["before"], details["after"]
    return DateChange(
        at=moment_text(event.at),
        by=event.actor,
        reason=details.get("reason", ""),
        moved=[
            _("%(name)s: %(new)s, before that %(old)s")
            % {"name": names[name], "new": _day(after[name]), "old": _day(old)}
            for name, old in before.items()
            if after[name] != old
        ],
    )


def _day(text: str) -> str:
    day = parse_date(text)
    return date_format(day) if day else text
