"""What inspectors write in a report, and the files made of it; numbers are derived, not stored."""

from typing import TypeAlias

from reports.models.accuracy import AccuracyCheck, Extension, OutcomeLetter
from reports.models.base import Item, VersionedRow
from reports.models.checks import SettledWarning, SourcedFigure
from reports.models.comment_parts import (
    CommentAnswer,
    CommentFile,
    CommentFileContent,
    CommentMessage,
)
from reports.models.comments import TeamComment
from reports.models.explanations import ExplanationBlock
from reports.models.findings import KeyFinding
from reports.models.moves import ReportMove
from reports.models.presence import WritingPresence
from reports.models.publications import (
    ConsentWithdrawal,
    PracticeExample,
    Publication,
    PublicationDates,
    PublicationMail,
    Recipient,
)
from reports.models.recommendations import Recommendation, RecommendationGroup
from reports.models.releases import Release, ReleasedFile
from reports.models.renderings import RenderedFile, Rendering
from reports.models.service_comments import ServiceComment
from reports.models.texts import Report, ThemeText
from reports.models.versions import PublicationSeries, ReportVersion
from reports.models.welsh import WelshText

AnyItem: TypeAlias = KeyFinding | ExplanationBlock | RecommendationGroup | Recommendation

__all__ = [
    "AccuracyCheck",
    "AnyItem",
    "CommentAnswer",
    "CommentFile",
    "CommentFileContent",
    "CommentMessage",
    "ConsentWithdrawal",
    "ExplanationBlock",
    "Extension",
    "Item",
    "KeyFinding",
    "OutcomeLetter",
    "PracticeExample",
    "Publication",
    "PublicationDates",
    "PublicationMail",
    "PublicationSeries",
    "Recipient",
    "Recommendation",
    "RecommendationGroup",
    "Release",
    "ReleasedFile",
    "RenderedFile",
    "Rendering",
    "Report",
    "ReportMove",
    "ReportVersion",
    "ServiceComment",
    "SettledWarning",
    "SourcedFigure",
    "TeamComment",
    "ThemeText",
    "VersionedRow",
    "WelshText",
    "WritingPresence",
]
