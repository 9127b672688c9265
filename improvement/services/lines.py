"""The lines that a service sets itself, beside the recommendations."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from improvement.errors import PlanRefused
from improvement.models import ImprovementPlan, OwnLine
from improvement.services.saving import needed_text, open_plan, record
from reports.services.saving import save_version


@transaction.atomic
def add_own_line(*, plan: ImprovementPlan, text: str, by: User, source: str = "") -> OwnLine:
    """Add a line of the service's own; `source` says what it comes from, as the model tells.

    Raises NotAllowed for whoever may not edit the plan, and PlanRefused once it is complete, and
    for no text.
    """
    locked = open_plan(plan, by)
    last = locked.own_lines.aggregate(last=Max("position"))["last"] or 0
    line = OwnLine.objects.create(
        plan=locked, position=last + 1, text=_line_text(text), source=source, edited_by=by
    )
    record(locked, "plan_line_added", by, id=line.pk, source=source, length=len(line.text))
    return line


@transaction.atomic
def edit_own_line(*, line: OwnLine, text: str, base_version: int, by: User) -> None:
    """Change the text of a line; raises as add_own_line, and StaleSave."""
    plan = open_plan(line.plan, by)
    fields = {"text": _line_text(text)}
    if save_version(line, fields, base_version=base_version, by=by):
        record(plan, "plan_line_edited", by, id=line.pk, version=line.version)


@transaction.atomic
def remove_own_line(*, line: OwnLine, by: User) -> None:
    """Remove a line that has no action; raises as add_own_line, and PlanRefused for another."""
    plan = open_plan(line.plan, by)
    standing = OwnLine.objects.filter(pk=line.pk).first()
    if standing is None:
        return
    if standing.actions.exists():
        raise PlanRefused(
            _("This line has actions. Attach them elsewhere first; withdrawn ones keep the line.")
        )
    record(plan, "plan_line_removed", by, id=standing.pk)
    standing.delete()


def _line_text(typed: str) -> str:
    return needed_text(typed, "text", _("Say what is to improve."))
