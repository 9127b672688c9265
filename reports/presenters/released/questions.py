"""From a chart down to one question: its counts with their base, and never a case."""

from dataclasses import dataclass
from typing import Any

from django.utils import translation

from reports.presenters.released.frame import Reading
from reports.presenters.released.shares import cell_text, count_table, explain_marks, share_text
from reports.queries.released_figures import Row, figures_of
from reports.types import Theme
from standards.types import FrameworkContent

COUNTS = ("sufficient", "not_sufficient", "not_applicable", "missing")
GROUP_COLUMNS = ("group", "children", "sufficient", "not_sufficient", "cases", "percent", "words")


@dataclass(frozen=True)
class ChartRow:
    """A bar of a chart in words, with the page of its question."""

    cells: tuple[str, ...]
    href: str
    comment_href: str


@dataclass(frozen=True)
class QuestionPage:
    """All that the page of one question shows."""

    code: str
    wording: str
    key_question: str
    share: str
    words: str
    rows: list[dict[str, str]]
    groups: list[dict[str, Any]]
    marks: list[dict[str, Any]]
    theme: str
    theme_href: str
    comment_href: str


def chart_rows(reading: Reading, theme: Theme, content: FrameworkContent) -> list[ChartRow]:
    """Return the figures of a theme's chart, each with the way to its question."""
    if theme.data_summary is None or theme.data_summary.table is None:
        return []
    codes = _codes_by_headline(theme, content, reading.document.language)
    figures = figures_of(reading.released.content, reading.document.language)
    rows: list[ChartRow] = []
    for group in theme.data_summary.table.groups:
        for row in group.rows:
            code = codes.get(row.cells[0], "")
            is_there = figures.result_of(theme, code) is not None
            href = reading.frame.address("question", theme.code, code) if is_there else ""
            rows.append(ChartRow(row.cells, href, reading.comment_href(code and f"figure:{code}")))
    return rows


def present_question(
    reading: Reading, theme: Theme, row: Row, content: FrameworkContent
) -> QuestionPage:
    """Return the page of one question from its row in the annex."""
    figures = figures_of(reading.released.content, reading.document.language)
    code, headings = str(row["question"]), figures.headings or {}
    groups: dict[str, list[Row]] = {}
    for one in figures.groups_of(code):
        groups.setdefault(cell_text(one["characteristic"]), []).append(one)
    key_question = content.key_question_by_code.get(cell_text(row["key_question"]))
    return QuestionPage(
        code=code,
        wording=cell_text(row["wording"]),
        key_question=f"{row['key_question']} {key_question.text}" if key_question else "",
        share=share_text(row),
        words=cell_text(row["words"]),
        rows=[{"key": headings.get(one, one), "value": cell_text(row[one])} for one in COUNTS],
        groups=[
            count_table(characteristic, figures, GROUP_COLUMNS, some)
            for characteristic, some in groups.items()
        ],
        marks=explain_marks(figures, [row, *(one for some in groups.values() for one in some)]),
        theme=theme.numbered_title,
        theme_href=reading.frame.address("theme", theme.code),
        comment_href=reading.comment_href(f"figure:{code}"),
    )


def _codes_by_headline(theme: Theme, content: FrameworkContent, language: str) -> dict[str, str]:
    """Return the questions of a theme by the words of their bars."""
    with translation.override(language):
        return {
            str(one.headline): one.code
            for one in content.questions
            if one.standard == theme.code and one.is_headline
        }
