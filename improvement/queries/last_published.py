"""What the last published inspection of a service said of its standards: what everybody reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from inspections.models import Inspection, Service
from reports.choices import Language, Move
from reports.models import ReportMove, ReportVersion
from reports.queries.versions import frozen_document, public_version, read_payload
from reports.types import Theme


@dataclass(frozen=True)
class PublishedRatings:
    """The inspection, when its report came out, and its standards as they are printed, by code."""

    inspection: Inspection
    published_at: datetime
    themes: dict[str, Theme]


def last_published(service: Service) -> PublishedRatings | None:
    """Return the ratings of the newest inspection whose report is in public now: two queries."""
    rows = ReportMove.objects.filter(report__inspection__service=service)
    related = rows.select_related("version", "report__inspection__framework")
    moves = related.defer("version__payload", "report__inspection__framework__document").order_by(
        "pk"
    )
    by_inspection: dict[Inspection, list[ReportMove]] = {}
    for move in moves:
        by_inspection.setdefault(move.report.inspection, []).append(move)
    newest_first = sorted(by_inspection, key=lambda one: one.week_one_date, reverse=True)
    for inspection in newest_first:
        version = public_version(by_inspection[inspection])
        if version is not None:
            return _ratings(inspection, version, by_inspection[inspection])
    return None


def _ratings(
    inspection: Inspection, version: ReportVersion, moves: list[ReportMove]
) -> PublishedRatings | None:
    content = read_payload(version)
    language = (get_language() or Language.ENGLISH).split("-")[0]
    document = frozen_document(content, language) or frozen_document(content, Language.ENGLISH)
    if document is None:
        return None
    published = [move.at for move in moves if move.move == Move.PUBLISH]
    return PublishedRatings(
        inspection, published[-1], {theme.code: theme for theme in document.themes}
    )
