"""A released report beside the published one of an earlier inspection of the same service."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from reports.presenters.released.frame import Reading
from reports.presenters.released.shares import explain_marks, rating_share, share_text
from reports.queries.released import released_document
from reports.queries.released_figures import Figures, Row, figures_of
from reports.queries.released_past import PastReport
from reports.types import ReportDocument, Theme, VersionContent


@dataclass(frozen=True)
class ComparePage:
    """All that the page shows; without an earlier report only `none` is set."""

    none: str = ""
    choices: list[dict[str, Any]] = field(default_factory=list)
    told: str = ""
    not_comparable: str = ""
    ratings: list[dict[str, Any]] = field(default_factory=list)
    questions: list[dict[str, Any]] = field(default_factory=list)
    caution: str = ""
    marks: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class _Side:
    inspection_text: str
    document: ReportDocument
    figures: Figures


def present_nothing_to_compare() -> ComparePage:
    """Return the page where no earlier inspection of the service is published here."""
    return ComparePage(none=_("No earlier inspection of your service is published here."))


def present_comparison(
    reading: Reading, past: list[PastReport], chosen: PastReport, content: VersionContent
) -> ComparePage:
    """Return the two reports side by side: ratings always, questions where they are the same."""
    language = reading.document.language
    document = released_document(content, language)
    now = _Side(_("This inspection"), reading.document, _figures(reading, language))
    then = _Side(_title(chosen), document, figures_of(content, document.language))
    is_same = reading.released.inspection.framework.code == chosen.inspection.framework.code
    tables = list(_question_tables(now, then)) if is_same else []
    return ComparePage(
        choices=_choices(reading, past, chosen),
        told=_told(chosen),
        not_comparable="" if is_same else _not_comparable(reading, chosen),
        ratings=[_ratings_in_common(now, then)] if is_same else [_ratings(then), _ratings(now)],
        questions=[table for table, _rows in tables],
        caution=_caution() if tables else "",
        marks=explain_marks(
            now.figures, [{"percent": row["percent"]} for _table, rows in tables for row in rows]
        ),
    )


def _figures(reading: Reading, language: str) -> Figures:
    return figures_of(reading.released.content, language)


def _title(past: PastReport) -> str:
    return _("Inspection of %(month)s") % {
        "month": date_format(past.inspection.week_one_date, "YEAR_MONTH_FORMAT")
    }


def _told(past: PastReport) -> str:
    return _("Compared with the report of inspection %(reference)s, published on %(day)s.") % {
        "reference": past.inspection.reference,
        "day": date_format(localdate(past.step.at)),
    }


def _not_comparable(reading: Reading, past: PastReport) -> str:
    return _(
        "The two inspections used different frameworks, %(then)s and %(now)s. They ask other "
        "questions and rate other things, so that their ratings and percentages cannot be "
        "compared. They stand here one after the other, for information."
    ) % {
        "then": past.inspection.framework,
        "now": reading.released.inspection.framework,
    }


def _caution() -> str:
    return _(
        "Each inspection read a sample of cases. A difference can come from the sample alone, "
        "above all where few cases count. Only questions with the same wording stand here."
    )


def _choices(reading: Reading, past: list[PastReport], chosen: PastReport) -> list[dict[str, Any]]:
    base = reading.frame.address("compare")
    joint = "&" if "?" in base else "?"
    return [
        {
            "text": _title(one),
            "href": f"{base}{joint}{urlencode({'with': one.inspection.reference})}",
            "is_current": one is chosen,
        }
        for one in past
    ]


def _ratings_in_common(now: _Side, then: _Side) -> dict[str, Any]:
    """Return the ratings of both under the titles of today, and what is only in one of them."""
    before = {theme.code: theme for theme in then.document.themes}
    after = {theme.code: theme for theme in now.document.themes}
    codes = [*after, *(code for code in before if code not in after)]
    return {
        "caption": _("Ratings"),
        "head": [
            {"text": now.document.standard_noun.capitalize()},
            {"text": then.inspection_text},
            {"text": now.inspection_text},
        ],
        "rows": [
            [
                {"text": (after.get(code) or before[code]).title},
                {"text": _rating_text(then, before.get(code))},
                {"text": _rating_text(now, after.get(code))},
            ]
            for code in codes
        ],
    }


def _ratings(side: _Side) -> dict[str, Any]:
    return {
        "caption": _("Ratings: %(which)s") % {"which": side.inspection_text},
        "head": [{"text": side.document.standard_noun.capitalize()}, {"text": _("Rating")}],
        "rows": [
            [{"text": theme.title}, {"text": _rating_text(side, theme)}]
            for theme in side.document.themes
        ],
    }


def _rating_text(side: _Side, theme: Theme | None) -> str:
    if theme is None:
        return _("Not inspected")
    judgement = theme.judgement
    parts = (
        judgement.label,
        judgement.stars.words if judgement.stars else judgement.points,
        rating_share(side.figures.rating_of(theme)),
    )
    return ", ".join(part for part in parts if part)


def _question_tables(now: _Side, then: _Side) -> Iterator[tuple[dict[str, Any], list[Row]]]:
    """Yield a table for each theme of both, with the rows of the annex behind it."""
    before = {theme.code: theme for theme in then.document.themes}
    for theme in now.document.themes:
        if theme.code not in before:
            continue
        old = _by_wording(then.figures.results_of(before[theme.code]))
        pairs = [
            (old[key], row)
            for key, row in _by_wording(now.figures.results_of(theme)).items()
            if key in old
        ]
        if pairs:
            yield (
                {
                    "caption": theme.title,
                    "head": [
                        {"text": _("Question")},
                        {"text": then.inspection_text},
                        {"text": now.inspection_text},
                        {"text": _("Difference")},
                    ],
                    "rows": [_question_row(*pair) for pair in pairs],
                },
                [row for pair in pairs for row in pair],
            )


def _by_wording(rows: Iterable[Row]) -> dict[tuple[object, object], Row]:
    """Return rows by what makes two questions the same: their code and their wording."""
    return {(row["question"], row["wording"]): row for row in rows}


def _question_row(before: Row, after: Row) -> list[dict[str, str]]:
    return [
        {"text": f"{after['question']} {after['wording']}"},
        {"text": share_text(before)},
        {"text": share_text(after)},
        {"text": _difference(before, after)},
    ]


def _difference(before: Row, after: Row) -> str:
    old, new = before["percent"], after["percent"]
    if not isinstance(old, int) or not isinstance(new, int):
        return _("Not comparable")
    if old == new:
        return _("No difference")
    points = abs(new - old)
    return (_("%(points)d points higher") if new > old else _("%(points)d points lower")) % {
        "points": points
    }
