"""The list of frameworks, and one framework with its themes, scale and questionnaire."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from standards.models import Framework
from standards.presenters.parts import (
    Cell,
    Table,
    crumbs,
    framework_url,
    question_url,
    search_url,
    show_origin,
    standard_url,
)
from standards.presenters.questions import asked_when
from standards.presenters.rules import (
    show_discretion,
    show_moderation,
    show_overall,
    show_traits,
)
from standards.queries.sentences import domain_heading
from standards.types import FrameworkContent, QuestionContent, SectionContent, StandardContent


def show_frameworks(frameworks: Sequence[tuple[Framework, FrameworkContent]]) -> dict[str, Any]:
    """The list of published editions."""
    return {"table": _editions(frameworks) if frameworks else None}


def show_framework(framework: Framework, content: FrameworkContent) -> dict[str, Any]:
    """One edition: its themes, its scale and bands, and the sections of its questionnaire."""
    return {
        "title": str(content.title),
        "crumbs": crumbs(content),
        "search": search_url(content),
        "published": _published(framework),
        "about": str(content.about),
        "origin": show_origin(content.origin),
        "standards": _standards(content),
        "ratings_origin": show_origin(content.ratings_origin),
        "scale": _scale(content),
        "bands": [
            {"text": str(content.rating_by_code[band.rating].label), "floor": band.floor}
            for band in content.bands
        ],
        "bands_origin": show_origin(content.bands_origin),
        "overall": show_overall(content),
        "discretion": show_discretion(content),
        "moderation": show_moderation(content),
        "traits": show_traits(content),
        "sections": [_section(content, section) for section in content.sections],
        "totals": _counts(content.questions),
    }


def _editions(frameworks: Sequence[tuple[Framework, FrameworkContent]]) -> Table:
    return Table(
        caption=_("Published frameworks"),
        head=[
            Cell(_("Framework")),
            Cell(_("Edition")),
            Cell(_("Published")),
            Cell(_("Case questions"), numeric=True),
        ],
        rows=[
            [
                Cell(str(content.title), framework_url(content)),
                Cell(content.edition),
                Cell(_published_on(framework)),
                Cell(str(len(content.questions)), numeric=True),
            ]
            for framework, content in frameworks
        ],
    )


def _published(framework: Framework) -> str:
    return _("Edition %(edition)s, published %(date)s. A published edition never changes.") % {
        "edition": framework.edition,
        "date": _published_on(framework),
    }


def _published_on(framework: Framework) -> str:
    day: date | None = localtime(framework.published_at).date() if framework.published_at else None
    return date_format(day) if day else ""


def _standards(content: FrameworkContent) -> list[Table]:
    """A table for each domain, or one where there are none."""
    return [
        _standards_table(content, domain_heading(content, domain), standards)
        for domain, standards in content.standards_by_domain
    ]


def _standards_table(
    content: FrameworkContent, caption: str, standards: Sequence[StandardContent]
) -> Table:
    return Table(
        caption=caption,
        head=[
            Cell(capfirst(str(content.standard_noun))),
            Cell(_("Judged from")),
            Cell(_("In an inspection")),
            Cell(_("Counted questions"), numeric=True),
            Cell(_("Provenance")),
        ],
        rows=[_standard(content, standard) for standard in standards],
    )


def _standard(content: FrameworkContent, standard: StandardContent) -> list[Cell]:
    counted = sum(q.counts and q.standard == standard.code for q in content.questions)
    return [
        Cell(f"{standard.number_text} {standard.title}", standard_url(content, standard)),
        Cell(str(standard.judged_from.label)),
        Cell(_("Always") if standard.core else _("Where chosen")),
        Cell(str(counted), numeric=True),
        Cell(str(standard.origin.provenance.label)),
    ]


def _scale(content: FrameworkContent) -> Table:
    bands = {band.rating: band for band in content.bands}
    return Table(
        caption=_("Judgement words and bands"),
        head=[
            Cell(_("Judgement")),
            Cell(_("Stars") if content.is_starred else _("Points"), numeric=True),
            Cell(_("Done well enough"), numeric=True),
        ],
        rows=[
            [
                Cell(str(rating.label)),
                Cell(str(rating.points), numeric=True),
                Cell(
                    _("%(floor)s%% to %(top)s%%")
                    % {"floor": bands[rating.code].floor, "top": bands[rating.code].top},
                    numeric=True,
                ),
            ]
            for rating in reversed(content.ratings)
        ],
    )


def _section(content: FrameworkContent, section: SectionContent) -> dict[str, Any]:
    return {
        "title": str(section.title),
        "counts": _counts(section.questions),
        "table": Table(
            caption=str(section.title),
            head=[Cell(_("Code")), Cell(_("Question")), Cell(_("Asked"))],
            rows=[
                [
                    Cell(question.code, question_url(content, question)),
                    Cell(str(question.text)),
                    Cell(asked_when(question)),
                ]
                for question in section.questions
            ],
        ),
    }


def _counts(questions: Sequence[QuestionContent]) -> str:
    counted = sum(question.counts for question in questions)
    words = {"asked": len(questions), "counted": counted}
    if counted == len(questions):
        return (
            ngettext("%(asked)s question, counted", "%(asked)s questions, all counted", counted)
            % words
        )
    if not counted:
        return (
            ngettext(
                "%(asked)s question, not counted",
                "%(asked)s questions, none counted",
                len(questions),
            )
            % words
        )
    return _("%(asked)s questions, %(counted)s of them counted") % words
