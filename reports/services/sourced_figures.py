"""Keeping figures from outside with their source."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from inspections.models import Inspection
from reports.errors import AlreadyRemoved, WritingRefused
from reports.models import SourcedFigure
from reports.services.opening import open_report
from reports.services.saving import record, save_version
from reports.types import FigureContent


@transaction.atomic
def add_sourced_figure(
    *, inspection: Inspection, content: FigureContent, by: User
) -> SourcedFigure:
    """Add a figure from outside, with its source."""
    report = open_report(inspection, by)
    figure = SourcedFigure.objects.create(report=report, edited_by=by, **_fields(content))
    record(report, "sourced_figure_added", by, inspection.reference, id=figure.pk)
    return figure


@transaction.atomic
def edit_sourced_figure(
    *, figure: SourcedFigure, content: FigureContent, base_version: int, by: User
) -> None:
    """Change a figure, what it counts or its source."""
    report = open_report(figure.report.inspection, by)
    if save_version(figure, _fields(content), base_version=base_version, by=by):
        record(
            report,
            "sourced_figure_edited",
            by,
            report.inspection.reference,
            id=figure.pk,
            version=figure.version,
        )


@transaction.atomic
def remove_sourced_figure(*, figure: SourcedFigure, by: User) -> None:
    """Remove a figure; sentences that rest on it are warned of again."""
    report = open_report(figure.report.inspection, by)
    pk = figure.pk
    count, _removed = figure.delete()
    if not count:
        raise AlreadyRemoved
    record(report, "sourced_figure_removed", by, report.inspection.reference, id=pk)


def _fields(content: FigureContent) -> dict[str, object]:
    words = {
        name: " ".join(getattr(content, name).split()) for name in ("figure", "value", "source")
    }
    if not all(words.values()):
        raise WritingRefused(_("Enter the figure, what it counts and its source."))
    return {**words, "source_date": content.source_date}
