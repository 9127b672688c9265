"""Moving and removing what stands in a list: findings, blocks, addressees, recommendations."""

from django.db import transaction
from django.db.models import Manager

from accounts.models import User
from inspections.choices import Direction
from inspections.policies.ordering import change_places
from reports.errors import AlreadyRemoved
from reports.models import AnyItem, Item, Recommendation, Report
from reports.services.opening import open_report
from reports.services.saving import record


@transaction.atomic
def move_item(*, item: AnyItem, direction: Direction, by: User) -> None:
    """Change places with the neighbour above or below; the first and the last stay put."""
    report = open_report(report_of(item).inspection, by)
    rows: Manager[Item] = type(item)._default_manager
    siblings = list(rows.filter(**item.list_key).order_by("position", "pk"))
    if item not in siblings:
        raise AlreadyRemoved
    moved = change_places(siblings, item, direction)
    if moved is None:
        return
    rows.bulk_update(moved, ["position"])
    record(
        report,
        f"{item.KIND}_moved",
        by,
        report.inspection.reference,
        id=item.pk,
        direction=str(direction),
    )


@transaction.atomic
def remove_item(*, item: AnyItem, by: User) -> None:
    """Remove it, an addressee with all recommendations to it."""
    report = open_report(report_of(item).inspection, by)
    pk = item.pk
    count, removed = item.delete()
    if not count:
        raise AlreadyRemoved
    record(
        report,
        f"{item.KIND}_removed",
        by,
        report.inspection.reference,
        id=pk,
        rows=dict(sorted(removed.items())),
    )


def report_of(item: AnyItem) -> Report:
    """Return the report that the item stands in."""
    return item.group.report if isinstance(item, Recommendation) else item.report
