"""The data annex of a report: tables of finished texts and numbers, ready to be written."""

from __future__ import annotations

from dataclasses import dataclass

# A cell: a text, a whole number, or nothing.
AnnexCell = str | int | None


@dataclass(frozen=True)
class AnnexColumn:
    """A column of the annex: its code is the same in each table, its heading in the language.

    A figure is what is said of the row; other columns tell which row it is.
    """

    code: str
    heading: str
    is_figure: bool = False


@dataclass(frozen=True)
class AnnexTable:
    """A table; `name` is short enough for the tab of a sheet."""

    name: str
    columns: tuple[AnnexColumn, ...]
    rows: tuple[tuple[AnnexCell, ...], ...]


@dataclass(frozen=True)
class AnnexData:
    """All tables in one language. The first says what the annex is, the second what words mean.

    `keys` are the columns that tell rows apart in a table of all tables; `figure` and `value` head
    what is said of each.
    """

    language: str
    title: str
    tables: tuple[AnnexTable, ...]
    table: str
    keys: tuple[AnnexColumn, ...]
    figure: str
    value: str
