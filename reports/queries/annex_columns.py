"""The columns of the data annex with their headings, and the marks that stand for numbers."""

from django.utils.translation import gettext as _

from reports.types import AnnexCell, AnnexColumn

# The marks of British official statistics: of low reliability, confidential, not applicable.
SMALL_BASE, HIDDEN, NONE_APPLICABLE = "[u]", "[c]", "[z]"

KEYS = (
    "standard", "key_question", "question", "item", "row", "column", "characteristic", "group",
)  # fmt: skip


def column(code: str) -> AnnexColumn:
    """Return a column by its code, headed in the active language."""
    return AnnexColumn(code, _headings()[code], is_figure=code not in KEYS)


def key_columns() -> tuple[AnnexColumn, ...]:
    """Return every column that tells which row it is."""
    return tuple(column(code) for code in KEYS)


def shown(number: int | None, mark: str) -> AnnexCell:
    """Return a number, or the mark that stands in its place."""
    return mark if number is None else number


def _headings() -> dict[str, str]:
    return {
        "standard": _("Standard"),
        "key_question": _("Key question"),
        "question": _("Case question"),
        "item": _("Item"),
        "row": _("Row"),
        "column": _("Column"),
        "characteristic": _("Characteristic"),
        "group": _("Group"),
        "text": _("Text"),
        "wording": _("Wording"),
        "rating": _("Rating"),
        "points": _("Points"),
        "stars": _("Stars"),
        "decided_by": _("Decided by"),
        "note": _("Note"),
        "sufficient": _("Sufficient"),
        "not_sufficient": _("Not sufficient"),
        "not_applicable": _("Not applicable"),
        "missing": _("Missing"),
        "cases": _("Cases"),
        "percent": _("Percentage"),
        "words": _("In words"),
        "children": _("Children"),
        "not_counted": _("Not counted"),
        "value": _("Value"),
    }
