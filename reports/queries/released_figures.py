"""The figures of a released version, read from its frozen annex and from nothing else.

What the annex hides is hidden here: it was made by the rules for publication.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reports.queries.versions import frozen_annex
from reports.types import AnnexCell, AnnexData, Theme, VersionContent

Row = Mapping[str, AnnexCell]


@dataclass(frozen=True)
class Figures:
    """The tables of an annex as rows by the codes of their columns; `headings` are by code too."""

    ratings: tuple[Row, ...] = ()
    results: tuple[Row, ...] = ()
    groups: tuple[Row, ...] = ()
    definitions: tuple[Row, ...] = ()
    headings: Mapping[str, str] | None = None

    def rating_of(self, theme: Theme) -> Row:
        """Return the row of a theme's rating, an empty one where there is none."""
        rows = (row for row in self.ratings if row["standard"] == _name(theme))
        return next(rows, {})

    def results_of(self, theme: Theme) -> list[Row]:
        """Return the counts of the questions of a theme."""
        return [row for row in self.results if row["standard"] == _name(theme)]

    def result_of(self, theme: Theme, question: str) -> Row | None:
        """Return the counts of one question of a theme, None where the annex has none."""
        rows = (row for row in self.results_of(theme) if row["question"] == question)
        return next(rows, None)

    def groups_of(self, question: str) -> list[Row]:
        """Return the counts of one question by characteristic."""
        return [row for row in self.groups if row["question"] == question]


def figures_of(content: VersionContent, language: str) -> Figures:
    """Return the figures of a version in a language; none where it has no annex in it."""
    annex = frozen_annex(content, language)
    if annex is None:
        return Figures()
    return Figures(
        ratings=_table(annex, {"standard", "rating"}),
        results=_table(annex, {"question", "wording"}),
        groups=_table(annex, {"question", "characteristic"}),
        definitions=_definitions(annex),
        headings=dict(_headings(annex)),
    )


def _table(annex: AnnexData, codes: set[str]) -> tuple[Row, ...]:
    """Return the rows of the table that has these columns."""
    for table in annex.tables:
        names = [column.code for column in table.columns]
        if codes.issubset(names):
            return tuple(dict(zip(names, row, strict=True)) for row in table.rows)
    return ()


def _definitions(annex: AnnexData) -> tuple[Row, ...]:
    """Return what words and marks mean: the second table, as every annex has it."""
    if len(annex.tables) < 2:
        return ()
    names = [column.code for column in annex.tables[1].columns]
    return tuple(dict(zip(names, row, strict=True)) for row in annex.tables[1].rows)


def _headings(annex: AnnexData) -> Iterator[tuple[str, str]]:
    for table in annex.tables:
        for column in table.columns:
            yield column.code, column.heading


def _name(theme: Theme) -> str:
    """Return what the annex calls a theme."""
    return f"{theme.number} {theme.title}"
