"""Tables of figures and the texts around them, made from data and ready to print."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FigureRow:
    """A row of a table; the first cell is its header, and `note` stands below that.

    `is_marked` sets the row off from its neighbours; its note says why, as a tint says nothing.
    `typed` are the places of cells that a report in another language has in English, as typed.
    """

    cells: tuple[str, ...]
    note: str = ""
    is_marked: bool = False
    typed: tuple[int, ...] = ()


@dataclass(frozen=True)
class RowGroup:
    """Rows that belong together, under a heading of their own; "" where they need none."""

    heading: str
    rows: tuple[FigureRow, ...]


# As many as no longer fit beside one another in a window of 320 pixels.
MANY_COLUMNS = 4
# As many as stay together on one page without leaving much of the page before them empty.
FEW_ROWS = 6


@dataclass(frozen=True)
class FigureTable:
    """A table, in groups of rows; `figures` says how many columns, the last ones, hold numbers."""

    caption: str
    head: tuple[str, ...]
    groups: tuple[RowGroup, ...]
    figures: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether it stays together on one page: few rows, or nothing but figures in one group."""
        rows = sum(len(group.rows) for group in self.groups)
        return rows <= FEW_ROWS or (bool(self.figures) and len(self.groups) == 1)

    @property
    def is_wide(self) -> bool:
        """Whether a narrow window has to move it sideways within its frame."""
        return len(self.head) >= MANY_COLUMNS

    @classmethod
    def plain(
        cls, caption: str, head: tuple[str, ...], rows: tuple[FigureRow, ...], figures: int = 0
    ) -> FigureTable:
        """Return a table whose rows need no grouping."""
        return cls(caption, head, (RowGroup("", rows),), figures)


@dataclass(frozen=True)
class DataText:
    """Paragraphs made from data, the tables after them, and sections with titles of their own.

    `typed` are paragraphs that a report in another language has in English, as they were typed.
    """

    paragraphs: tuple[str, ...]
    tables: tuple[FigureTable, ...] = ()
    title: str = ""
    sections: tuple[DataText, ...] = ()
    typed: tuple[str, ...] = ()


@dataclass(frozen=True)
class OverallText:
    """The overall rating in words, its points, and what a reader must know beside them."""

    word: str
    points: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Ratings:
    """The page of ratings where these are points: the overall one, then all others.

    `overall` is None while nothing is rated.
    """

    overall: OverallText | None
    table: FigureTable
