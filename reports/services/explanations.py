"""Writing the explanation of a theme's findings: paragraphs, and boxes between them."""

from dataclasses import replace

from django.db import transaction

from accounts.models import User
from inspections.models import Inspection
from reports.models import ExplanationBlock
from reports.policies import check_area, check_block
from reports.services.opening import chosen_standard, open_report
from reports.services.saving import (
    next_position,
    open_place_behind,
    record,
    required_text,
    save_version,
)
from reports.types import BlockContent
from standards.queries import get_content


@transaction.atomic
def add_block(
    *,
    inspection: Inspection,
    standard: str,
    content: BlockContent,
    by: User,
    area: str = "",
    after: ExplanationBlock | None = None,
    source: str = "",
) -> ExplanationBlock:
    """Add a paragraph or box at the end of its theme or sub-area, or right behind another one.

    `source` names what of the fieldwork it was taken over from.
    """
    report = open_report(inspection, by)
    row = chosen_standard(report, standard)
    if after is not None:
        area = after.area
    check_area(get_content(inspection.framework).standard_by_code[standard], area)
    block = ExplanationBlock(
        report=report,
        standard=row,
        area=area,
        source=source,
        edited_by=by,
        **_fields_of(content),
    )
    block.position = next_position(block) if after is None else open_place_behind(after)
    block.save()
    record(
        report,
        "block_added",
        by,
        standard,
        id=block.pk,
        kind=block.kind,
        area=block.area,
        length=len(block.text),
        source=source,
    )
    return block


@transaction.atomic
def edit_block(
    *, block: ExplanationBlock, content: BlockContent, base_version: int, by: User
) -> None:
    """Replace a paragraph or box; it keeps its place."""
    report = open_report(block.report.inspection, by)
    if save_version(block, _fields_of(content), base_version=base_version, by=by):
        record(
            report,
            "block_edited",
            by,
            block.standard.code,
            id=block.pk,
            kind=block.kind,
            length=len(block.text),
            version=block.version,
        )


def _fields_of(content: BlockContent) -> dict[str, object]:
    check_block(content)
    text = required_text(content.text)
    return replace(content, title=content.title.strip(), text=text).as_fields()
