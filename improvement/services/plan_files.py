"""A plan as files: a tagged PDF to print, with a cover sheet for a cabinet or not, and a workbook.

Nothing is read from the database here: a file says what its document holds.
"""

from dataclasses import dataclass, field

from django.template.loader import render_to_string

from reports.services.printing import print_markup
from reports.services.styling import PAPER_STYLES, refuse_missing_files
from sheets.workbooks import SheetToWrite, WorkbookKind, write_workbook

PLAN_STYLES = (*PAPER_STYLES, "improvement/plan.css")
COUNTRY = "GB"


@dataclass(frozen=True)
class PrintedAction:
    """An action as it is printed; `rag` is the code of its colour, "" where it has none."""

    what: str
    owner: str
    due: str
    date_changes: tuple[str, ...]
    measure: str
    evidence: str
    state: str
    rag: str
    progress: tuple[str, ...]


@dataclass(frozen=True)
class PrintedLine:
    """A line of the plan with its actions."""

    title: str
    addressee: str
    text: str
    actions: tuple[PrintedAction, ...]


@dataclass(frozen=True)
class CoverSheet:
    """What stands before the plan when it goes to a council's cabinet."""

    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PlanDocument:
    """A whole plan in words, in one language; `mark` stands on every page, "" for none."""

    language: str
    title: str
    service: str
    author: str
    made: str
    mark: str
    facts: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, str], ...]
    lines: tuple[PrintedLine, ...]
    cover: CoverSheet | None = None
    sheets: tuple[SheetToWrite, ...] = field(default=())


def make_plan_pdf(document: PlanDocument) -> bytes:
    """Return the plan as a tagged PDF (PDF/UA-1).

    Raises RenderingRefused with a plain message when it cannot be made.
    """
    with refuse_missing_files():
        markup = render_to_string("improvement/document.html", {"document": document})
        return print_markup(markup, [], PLAN_STYLES)


def make_plan_workbook(document: PlanDocument) -> bytes:
    """Return the plan with all its progress as an Excel file, safe to open."""
    return write_workbook(
        document.sheets,
        WorkbookKind.XLSX,
        title=document.title,
        language=f"{document.language}-{COUNTRY}",
    )
