"""What inspectors write in a report, and the files made of it; numbers are derived, not stored."""

from typing import TypeAlias

from reports.models.base import Item, VersionedRow
from reports.models.explanations import ExplanationBlock
from reports.models.findings import KeyFinding
from reports.models.recommendations import Recommendation, RecommendationGroup
from reports.models.renderings import RenderedFile, Rendering
from reports.models.texts import Report, ThemeText

AnyItem: TypeAlias = KeyFinding | ExplanationBlock | RecommendationGroup | Recommendation

__all__ = [
    "AnyItem",
    "ExplanationBlock",
    "Item",
    "KeyFinding",
    "Recommendation",
    "RecommendationGroup",
    "RenderedFile",
    "Rendering",
    "Report",
    "ThemeText",
    "VersionedRow",
]
