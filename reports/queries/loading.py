"""Checked loaders: the only way to a report, to what stands in it and to its files for a person."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Manager

from accounts.errors import NotAllowed, NotVisible
from accounts.models import User
from accounts.permissions import Permission
from inspections.models import Inspection
from inspections.queries import InspectionAccess, get_inspection_for
from reports.choices import ItemKind, RenderingStatus
from reports.errors import WritingRefused
from reports.models import (
    AnyItem,
    ExplanationBlock,
    KeyFinding,
    Recommendation,
    RecommendationGroup,
    Rendering,
    SettledWarning,
    SourcedFigure,
)
from reports.policies import check_write
from standards.queries import get_content
from standards.types import StandardContent

# By kind: the model, its way to the inspection, and what else a page of it needs.
ITEMS: Mapping[str, tuple[type[AnyItem], str, *tuple[str, ...]]] = {
    ItemKind.FINDING: (KeyFinding, "report__inspection", "standard"),
    ItemKind.BLOCK: (ExplanationBlock, "report__inspection", "standard"),
    ItemKind.ADDRESSEE: (RecommendationGroup, "report__inspection"),
    ItemKind.RECOMMENDATION: (Recommendation, "group__report__inspection"),
}


@dataclass(frozen=True)
class ItemAccess:
    """A finding, block, addressee or recommendation with the inspection it belongs to."""

    within: InspectionAccess
    item: AnyItem


def get_report_for(user: User, reference: str) -> InspectionAccess:
    """Return the inspection for somebody who may read its report."""
    return get_inspection_for(user, reference, Permission.VIEW_REPORT)


def get_writing_for(user: User, reference: str) -> InspectionAccess:
    """Return the inspection for somebody who may change its report now.

    Raises NotVisible for strangers, NotAllowed for other roles and once it is published.
    """
    access = get_inspection_for(user, reference, Permission.WRITE_REPORT)
    try:
        check_write(access.inspection, access.permissions)
    except WritingRefused as refusal:
        raise NotAllowed(str(refusal)) from refusal
    return access


def get_rendering_rights_for(user: User, reference: str) -> InspectionAccess:
    """Return the inspection for somebody who may make files of its report."""
    return get_inspection_for(user, reference, Permission.RENDER_REPORT)


def get_standard(inspection: Inspection, code: str) -> StandardContent:
    """Return one of the inspection's themes; raises NotVisible for any other."""
    if not inspection.standards.filter(code=code).exists():
        raise NotVisible
    return get_content(inspection.framework).standard_by_code[code]


def get_item_for(user: User, reference: str, kind: str, pk: int) -> ItemAccess:
    """Return one item of a report for somebody who may change it now."""
    access = get_writing_for(user, reference)
    if kind not in ITEMS:
        raise NotVisible
    model, path, *related = ITEMS[kind]
    rows: Manager[AnyItem] = model._default_manager
    item = rows.filter(pk=pk, **{path: access.inspection}).select_related(path, *related).first()
    if item is None:
        raise NotVisible
    return ItemAccess(access, item)


def get_file_for(user: User, reference: str, rendering_id: int) -> Rendering:
    """Return a finished rendering with its file for somebody who may read the report."""
    access = get_report_for(user, reference)
    rendering = (
        Rendering.objects.filter(
            pk=rendering_id,
            report__inspection=access.inspection,
            status=RenderingStatus.READY,
        )
        .select_related("file")
        .first()
    )
    if rendering is None:
        raise NotVisible
    return rendering


def latest_renderings(inspection: Inspection, most: int = 5) -> list[Rendering]:
    """Return the last requests for files, the newest first: one query, without the files' bytes."""
    rows = Rendering.objects.filter(report__inspection=inspection)
    return list(rows.select_related("requested_by", "file").defer("file__content")[:most])


def get_sourced_figure_for(
    user: User, reference: str, pk: int
) -> tuple[InspectionAccess, SourcedFigure]:
    """Return a figure from outside for somebody who may change the report now."""
    access = get_writing_for(user, reference)
    found = SourcedFigure.objects.filter(pk=pk, report__inspection=access.inspection)
    figure = found.select_related("report__inspection").first()
    if figure is None:
        raise NotVisible
    return access, figure


def get_settled_warning_for(user: User, reference: str, pk: int) -> SettledWarning:
    """Return a settled warning for somebody who may change the report now."""
    access = get_writing_for(user, reference)
    found = SettledWarning.objects.filter(pk=pk, report__inspection=access.inspection)
    settled = found.select_related("report__inspection").first()
    if settled is None:
        raise NotVisible
    return settled


def sourced_figures(inspection: Inspection) -> list[SourcedFigure]:
    """Return the figures from outside in the order in which they were added: one query."""
    return list(SourcedFigure.objects.filter(report__inspection=inspection))
