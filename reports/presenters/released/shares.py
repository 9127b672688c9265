"""Figures of a frozen annex in words: a share never without its base."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from reports.queries.annex_columns import HIDDEN, NONE_APPLICABLE, SMALL_BASE
from reports.queries.released_figures import Figures, Row
from reports.types import AnnexCell

MARKS = (SMALL_BASE, HIDDEN, NONE_APPLICABLE)


def share_text(row: Row) -> str:
    """Return "85%: 17 of 20" for a row of counts; its words or its mark where these are hidden."""
    sufficient, cases, percent = (row.get(name) for name in ("sufficient", "cases", "percent"))
    if isinstance(percent, int) and isinstance(sufficient, int) and isinstance(cases, int):
        words = {"percent": percent, "sufficient": sufficient, "cases": cases}
        return _("%(percent)d%%: %(sufficient)d of %(cases)d") % words
    if isinstance(sufficient, int) and isinstance(cases, int) and cases:
        return _("%(sufficient)d of %(cases)d") % {"sufficient": sufficient, "cases": cases}
    return _marked_words(row)


def rating_share(row: Row) -> str:
    """Return the share that a rating rests on with its base, "" for a rating from fieldwork."""
    percent, cases = row.get("percent"), row.get("cases")
    if isinstance(percent, int) and isinstance(cases, int):
        return _("%(percent)d%% of %(cases)d") % {"percent": percent, "cases": cases}
    if isinstance(percent, int):
        return _("%(percent)d%%, base hidden %(mark)s") % {"percent": percent, "mark": cases}
    return "" if percent in (None, NONE_APPLICABLE) else _marked_words(row)


def cell_text(cell: AnnexCell) -> str:
    """Return a number or a mark as it is printed."""
    return "" if cell is None else str(cell)


def explain_marks(figures: Figures, rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Return what each mark means that stands in these rows, as components/summary_list.html."""
    shown = {cell for row in rows for cell in row.values() if cell in MARKS}
    return [
        {"key": cell_text(one["item"]), "value": cell_text(one["text"])}
        for one in figures.definitions
        if one["item"] in shown
    ]


def count_table(
    caption: str, figures: Figures, codes: Sequence[str], rows: Iterable[Row]
) -> dict[str, Any]:
    """Return rows of counts as components/table.html, headed as the annex heads its columns."""
    headings = figures.headings or {}
    return {
        "caption": caption,
        "head": [{"text": headings.get(code, code)} for code in codes],
        "rows": [[{"text": cell_text(row.get(code))} for code in codes] for row in rows],
    }


def _marked_words(row: Row) -> str:
    mark = cell_text(row.get("percent"))
    words = cell_text(row.get("words"))
    return f"{words} {mark}".strip() if words != mark else mark
