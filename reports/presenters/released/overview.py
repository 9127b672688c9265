"""The first page of a released report: all ratings, the recommendations, files and signature."""

from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from govuk.dates import moment_text
from reports.choices import BlockKind, Format, Language
from reports.models import ReleasedFile
from reports.presenters.released.frame import Reading
from reports.presenters.released.shares import explain_marks, rating_share
from reports.queries.embargo import EmbargoedCopy
from reports.queries.released import recommendations_of
from reports.queries.released_figures import Row, figures_of
from reports.types import Blocks, Box, OverallText, Stars, Theme


@dataclass(frozen=True)
class RatingRow:
    """A theme with its rating and the share that it rests on."""

    title: str
    href: str
    label: str
    stars: Stars | None
    points: str
    note: str
    share: str


@dataclass(frozen=True)
class PrintedText:
    """A numbered text with its anchor, and where the reader comments on it."""

    anchor: str
    number: str
    blocks: Blocks
    comment_href: str = ""


@dataclass(frozen=True)
class AddresseeBlock:
    """The recommendations to one post-holder."""

    heading: str
    recommendations: list[PrintedText]


@dataclass(frozen=True)
class EmbargoBlock:
    """The signed-off files that are under embargo."""

    notice: str
    files: list[dict[str, str]]


@dataclass(frozen=True)
class OverviewPage:
    """All that the first page shows; `examples` lead to the good practice within the themes."""

    overall: OverallText | None
    overall_comment_href: str
    rows: list[RatingRow]
    rating_key: str
    marks: list[dict[str, Any]]
    lead_in: Blocks
    groups: list[AddresseeBlock]
    examples: list[dict[str, str]]
    signature: list[str]
    whole_href: str
    compare_href: str
    files: list[dict[str, str]]
    embargo: EmbargoBlock | None


def present_overview(
    reading: Reading, files: list[ReleasedFile], copy: EmbargoedCopy | None
) -> OverviewPage:
    """Return the first page."""
    document, frame = reading.document, reading.frame
    figures = figures_of(reading.released.content, document.language)
    rows = [figures.rating_of(theme) for theme in document.themes]
    foreword = document.foreword
    return OverviewPage(
        overall=document.ratings.overall if document.ratings else None,
        overall_comment_href=reading.comment_href("rating:overall"),
        rows=[
            _rating(reading, theme, row) for theme, row in zip(document.themes, rows, strict=True)
        ],
        rating_key=document.rating_key,
        marks=explain_marks(figures, [_share_cells(row) for row in rows]),
        lead_in=document.lead_in,
        groups=_groups(reading),
        examples=[one for theme in document.themes for one in _examples(reading, theme)],
        signature=[
            part
            for part in (foreword.signatory_name, foreword.signatory_office, foreword.month)
            if part
        ],
        whole_href=frame.address("whole"),
        compare_href=frame.address("compare"),
        files=[_file(reading, one) for one in files],
        embargo=_embargo(reading, copy) if copy else None,
    )


def _embargo(reading: Reading, copy: EmbargoedCopy) -> EmbargoBlock:
    notice = _(
        "Under embargo until %(at)s: these are the files that will be published. Until then, pass "
        "neither them nor anything they say on to anybody."
    )
    return EmbargoBlock(
        notice % {"at": moment_text(copy.until)}, [_file(reading, one) for one in copy.files]
    )


def _share_cells(row: Row) -> Row:
    return {name: row[name] for name in ("percent", "cases") if row and rating_share(row)}


def _rating(reading: Reading, theme: Theme, row: Row) -> RatingRow:
    judgement = theme.judgement
    return RatingRow(
        title=theme.numbered_title,
        href=reading.frame.address("theme", theme.code),
        label=judgement.label,
        stars=judgement.stars,
        points=judgement.points,
        note=judgement.note,
        share=rating_share(row),
    )


def _groups(reading: Reading) -> list[AddresseeBlock]:
    groups: list[AddresseeBlock] = []
    for one in recommendations_of(reading.released.content):
        if not groups or groups[-1].heading != one.addressee:
            groups.append(AddresseeBlock(one.addressee, []))
        groups[-1].recommendations.append(
            PrintedText(
                f"recommendation-{one.number}",
                one.number,
                one.blocks,
                reading.comment_href(one.key),
            )
        )
    return groups


def _examples(reading: Reading, theme: Theme) -> list[dict[str, str]]:
    """Return the boxes of good practice in a theme as links to where they stand."""
    boxes = [
        entry
        for section in theme.explanation
        for entry in section.entries
        if isinstance(entry, Box)
    ]
    href = reading.frame.address("theme", theme.code)
    return [
        {
            "text": box.title or box.heading,
            "href": f"{href}#box-{number}",
            "theme": theme.numbered_title,
        }
        for number, box in enumerate(boxes, start=1)
        if box.kind == BlockKind.GOOD_PRACTICE
    ]


def _file(reading: Reading, file: ReleasedFile) -> dict[str, str]:
    return {
        "text": _("the report in %(language)s") % {"language": Language(file.language).label},
        "format": str(Format(file.format).label),
        "size": filesizeformat(file.size),
        "href": reading.frame.address("file", file.pk).partition("?")[0],
        "sha256": file.sha256,
    }
