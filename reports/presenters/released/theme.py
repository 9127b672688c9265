"""One theme of a released report, with each of its texts and figures to point at."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from reports.presenters.released.frame import Reading
from reports.presenters.released.overview import PrintedText
from reports.presenters.released.questions import ChartRow, chart_rows
from reports.presenters.released.shares import explain_marks, share_text
from reports.queries.released_figures import Figures, figures_of
from reports.queries.released_places import Places, boxes_of, printed_places
from reports.types import Blocks, Box, Chart, Section, Theme
from standards.types import FrameworkContent


@dataclass(frozen=True)
class PrintedBox:
    """A box between paragraphs with its anchor."""

    anchor: str
    box: Box
    comment_href: str = ""


@dataclass(frozen=True)
class PrintedSection:
    """Paragraphs and boxes under one sub-area; each has either `text` or `box`."""

    title: str
    aim: str
    entries: list[PrintedText | PrintedBox]


@dataclass(frozen=True)
class ThemePage:
    """All that the page of a theme shows."""

    theme: Theme
    number_name: str
    judgement_comment_href: str
    results_comment_href: str
    summary_sentence: str
    summary: Blocks
    summary_comment_href: str
    findings: list[PrintedText]
    sections: list[PrintedSection]
    chart: Chart | None
    chart_note: str
    chart_rows: list[ChartRow]
    questions: dict[str, Any] | None
    marks: list[dict[str, Any]]
    contents: list[dict[str, str]]
    previous: dict[str, str] | None
    following: dict[str, str] | None


def present_theme(reading: Reading, theme: Theme, content: FrameworkContent) -> ThemePage:
    """Return the page of a theme; `content` is the edition that the inspection is bound to."""
    figures = figures_of(reading.released.content, reading.document.language)
    places = printed_places(reading.released.content)
    rows = figures.results_of(theme)
    summary = theme.data_summary
    return ThemePage(
        theme=theme,
        number_name=_label(reading, theme),
        judgement_comment_href=reading.comment_href(f"rating:{theme.code}"),
        results_comment_href=reading.comment_href(f"figure:standard:{theme.code}:percent"),
        summary_sentence=theme.first_sentence,
        summary=theme.summary,
        summary_comment_href=reading.comment_href(places.summary(theme.number)),
        findings=list(_findings(reading, theme, places)),
        sections=list(_sections(reading, theme, places)),
        chart=summary.chart if summary else None,
        chart_note=(summary.note or summary.gap) if summary else "",
        chart_rows=chart_rows(reading, theme, content),
        questions=_questions(reading, theme, figures) if rows else None,
        marks=explain_marks(figures, [{"percent": row["percent"]} for row in rows]),
        contents=_contents(theme, has_questions=bool(rows)),
        previous=_neighbour(reading, theme, -1),
        following=_neighbour(reading, theme, 1),
    )


def _label(reading: Reading, theme: Theme) -> str:
    labels = (part.label for part in reading.document.parts if part.theme is theme)
    return next(labels, "")


def _findings(reading: Reading, theme: Theme, places: Places) -> Iterator[PrintedText]:
    for one in theme.findings:
        href = reading.comment_href(places.finding(theme.number, one.number))
        yield PrintedText(f"finding-{one.number}", one.number, one.blocks, href)


def _sections(reading: Reading, theme: Theme, places: Places) -> Iterator[PrintedSection]:
    boxes = enumerate(boxes_of(theme, places), start=1)
    for section in theme.explanation:
        entries: list[PrintedText | PrintedBox] = []
        for entry in section.entries:
            if isinstance(entry, Box):
                number, (box, keys) = next(boxes)
                href = reading.comment_href(keys[0] if keys else "")
                entries.append(PrintedBox(f"box-{number}", box, href))
            else:
                href = reading.comment_href(places.paragraph(theme.number, entry.number))
                entries.append(
                    PrintedText(f"paragraph-{entry.number}", entry.number, entry.blocks, href)
                )
        yield PrintedSection(_section_title(section), section.aim, entries)


def _section_title(section: Section) -> str:
    return f"{section.number}. {section.title}" if section.title else ""


def _questions(reading: Reading, theme: Theme, figures: Figures) -> dict[str, Any]:
    """Return every question that was counted for the theme as components/table.html."""
    return {
        "caption": _("Every question that was counted for this"),
        "head": [{"text": _("Question")}, {"text": _("Good enough")}],
        "rows": [
            [
                {
                    "text": f"{row['question']} {row['wording']}",
                    "href": reading.frame.address("question", theme.code, str(row["question"])),
                },
                {"text": share_text(row)},
            ]
            for row in figures.results_of(theme)
        ],
    }


def _contents(theme: Theme, *, has_questions: bool) -> list[dict[str, str]]:
    """Return the parts of the page with their anchors."""
    parts = [
        ("expectation", _("What we expect"), bool(theme.expectation)),
        ("working", _("How the rating came about"), theme.results is not None),
        ("summary", _("Summary"), True),
        ("findings", _("Key findings"), True),
        ("explanation", _("What we found"), True),
        ("chart", _("Chart"), theme.data_summary is not None),
        ("questions", _("All questions"), has_questions),
        ("registers", _("Facts about the service"), theme.registers is not None),
    ]
    return [{"href": f"#{anchor}", "text": text} for anchor, text, is_there in parts if is_there]


def _neighbour(reading: Reading, theme: Theme, step: int) -> dict[str, str] | None:
    themes = reading.document.themes
    place = themes.index(theme) + step
    if not 0 <= place < len(themes):
        return None
    other = themes[place]
    return {"text": other.numbered_title, "href": reading.frame.address("theme", other.code)}
