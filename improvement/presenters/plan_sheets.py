"""A plan as the sheets of a workbook: one row per action, then all that was told and moved."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from improvement.choices import ActionState, Rag
from improvement.policies.actions import ActionStanding, first_told, is_late
from improvement.policies.quarters import quarter_text
from improvement.presenters.cards import line_title
from improvement.presenters.dashboard import plan_facts
from improvement.presenters.tags import rag_name
from improvement.queries.followed import PlanProgress
from sheets.workbooks import LONGEST_NAME, SheetToWrite
from sheets.writing import Cell

Numbered = list[tuple[int, ActionStanding]]


def plan_sheets(progress: PlanProgress) -> tuple[SheetToWrite, ...]:
    """Return the sheets; an action has the same number on all of them."""
    numbered = list(enumerate(progress.standings_of(progress.content.actions), start=1))
    return (
        _sheet(
            _("Actions"),
            (
                _("Number"),
                _("Belongs to"),
                _("To whom"),
                _("Recommendation or line"),
                _("Action"),
                _("Owner"),
                _("Due"),
                _("Due at first"),
                _("Measure of success"),
                _("Evidence that will show it"),
                _("State"),
                _("Colour"),
                _("Overdue"),
                _("Last told of"),
            ),
            _actions(progress, numbered),
        ),
        _sheet(
            _("Progress"),
            (
                _("Number"),
                _("Quarter"),
                _("Colour"),
                _("What was done"),
                _("Evidence"),
                _("File"),
                _("By"),
                _("On"),
                _("Told late"),
            ),
            _updates(numbered),
        ),
        _sheet(
            _("Steps"),
            (_("Number"), _("Step"), _("Note"), _("By"), _("On")),
            _steps(numbered),
        ),
        _sheet(
            _("Dates that moved"),
            (_("Number"), _("From"), _("To"), _("Reason"), _("By"), _("On")),
            _changes(numbered),
        ),
        _sheet(_("The plan"), (_("What"), _("As it stands")), _facts(progress)),
    )


def _sheet(name: str, columns: tuple[str, ...], rows: Iterator[tuple[Cell, ...]]) -> SheetToWrite:
    return SheetToWrite(name[:LONGEST_NAME], columns, tuple(rows))


def _actions(progress: PlanProgress, numbered: Numbered) -> Iterator[tuple[Cell, ...]]:
    lines = {one.pk: line for line in progress.content.lines for one in line.actions}
    for number, standing in numbered:
        action, line = standing.action, lines.get(standing.action.pk)
        first = standing.date_changes[0].from_date if standing.date_changes else action.due_date
        latest = standing.latest
        yield (
            number,
            line_title(line) if line else _("No line"),
            line.addressee if line else "",
            line.text if line else "",
            action.what,
            action.owner.name if action.owner else "",
            action.due_date.isoformat() if action.due_date else None,
            first.isoformat() if first else None,
            action.measure,
            action.evidence,
            str(ActionState(action.state).label),
            rag_name(standing.rag) if standing.rag else "",
            _("Yes") if standing.is_overdue else _("No"),
            quarter_text(latest.quarter) if latest else "",
        )


def _updates(numbered: Numbered) -> Iterator[tuple[Cell, ...]]:
    for number, standing in numbered:
        for one in standing.updates:
            file = getattr(one, "file", None)
            late = first_told(standing.updates, one.quarter) == one and is_late(one)
            yield (
                number,
                quarter_text(one.quarter),
                rag_name(Rag(one.rag)),
                one.text,
                one.evidence,
                file.file_name if file else "",
                one.by.name,
                timezone.localdate(one.at).isoformat(),
                _("Yes") if late else _("No"),
            )


def _steps(numbered: Numbered) -> Iterator[tuple[Cell, ...]]:
    for number, standing in numbered:
        for one in standing.steps:
            day = timezone.localdate(one.at).isoformat()
            yield number, str(one.get_kind_display()), one.note, one.by.name, day


def _changes(numbered: Numbered) -> Iterator[tuple[Cell, ...]]:
    for number, standing in numbered:
        for one in standing.date_changes:
            yield (
                number,
                one.from_date.isoformat(),
                one.to_date.isoformat(),
                one.reason,
                one.by.name,
                timezone.localdate(one.at).isoformat(),
            )


def _facts(progress: PlanProgress) -> Iterator[tuple[Cell, ...]]:
    inspection = progress.plan.inspection
    yield _("Service"), inspection.service.name
    yield _("Inspection"), inspection.reference
    yield _("As of"), timezone.localdate().isoformat()
    if not progress.standing.is_public:
        yield _("Mark"), _("Not published")
    yield from plan_facts(progress)
