"""A first draft of a report, as it is made from the data before anybody has written."""

from __future__ import annotations

from dataclasses import dataclass

from reports.types.writing import BlockContent


@dataclass(frozen=True)
class DraftedFinding:
    """A key finding; `source` names what of the fieldwork it comes from, "" for the cases."""

    text: str
    source: str = ""


@dataclass(frozen=True)
class DraftedBlock:
    """A paragraph or box, with its sub-area where the theme has any."""

    content: BlockContent
    area: str = ""
    source: str = ""


@dataclass(frozen=True)
class DraftedRecommendation:
    """A recommendation and the place of the finding it rests on in its theme's list."""

    text: str
    finding: int


@dataclass(frozen=True)
class DraftedTheme:
    """Everything drafted about one theme; `addressee` is who its recommendations go to."""

    standard: str
    summary: str
    findings: tuple[DraftedFinding, ...]
    blocks: tuple[DraftedBlock, ...]
    addressee: str
    recommendations: tuple[DraftedRecommendation, ...]


@dataclass(frozen=True)
class DraftedReport:
    """The whole first draft; figures in its texts are markers of live facts."""

    foreword: str
    lead_in: str
    themes: tuple[DraftedTheme, ...]
