"""Plain values that reports are asked for, edited and rendered with."""

from reports.types.document import (
    Acknowledgement,
    AddressedGroup,
    Box,
    CaseResults,
    ContentsEntry,
    Cover,
    DataSummary,
    Entry,
    ForewordText,
    Judgement,
    Numbered,
    Part,
    ReportDocument,
    Section,
    Theme,
)
from reports.types.facts import LiveFact, LiveFacts
from reports.types.life import Life, Transition
from reports.types.passages import PassageKey, PassageText, passage_sha256
from reports.types.pictures import Chart, Stars
from reports.types.publishing import Characteristic, PublishedGroup, PublishedTally
from reports.types.tables import (
    DataText,
    FigureRow,
    FigureTable,
    OverallText,
    Ratings,
    RowGroup,
)
from reports.types.writing import LONGEST_TEXT, BlockContent, FigureContent, Foreword, StoredVersion

__all__ = [
    "LONGEST_TEXT",
    "Acknowledgement",
    "AddressedGroup",
    "BlockContent",
    "Box",
    "CaseResults",
    "Characteristic",
    "Chart",
    "ContentsEntry",
    "Cover",
    "DataSummary",
    "DataText",
    "Entry",
    "FigureContent",
    "FigureRow",
    "FigureTable",
    "Foreword",
    "ForewordText",
    "Judgement",
    "Life",
    "LiveFact",
    "LiveFacts",
    "Numbered",
    "OverallText",
    "Part",
    "PassageKey",
    "PassageText",
    "PublishedGroup",
    "PublishedTally",
    "Ratings",
    "ReportDocument",
    "RowGroup",
    "Section",
    "Stars",
    "StoredVersion",
    "Theme",
    "Transition",
    "passage_sha256",
]
