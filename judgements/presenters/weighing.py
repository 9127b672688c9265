"""The page on which a standard is weighed: the statements of all ratings side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.queries.sentences import conflict_texts, sign_in_texts, state_texts
from judgements.choices import Degree, Subject
from judgements.models import Evidence, Weighing
from judgements.policies.judgements import can_judge
from judgements.presenters.key_questions import guide_href
from judgements.presenters.statements import Attempt, StatementRow, Statements
from judgements.presenters.weighing_lists import standard_title
from judgements.presenters.weights import WeightRow, holds_text, present_weights, progress_text
from judgements.queries.weighing import WeighingAccess
from judgements.queries.weights import Marks, count_weighed, weigh
from judgements.types.weighing import WeighingContent


@dataclass(frozen=True)
class Aim:
    """What a standard is like at one rating; `kind` and `note` are its provenance, or empty."""

    label: str
    text: str
    kind: str
    note: str


@dataclass(frozen=True)
class Column:
    """The statements of one rating in a part; `weight` says how many of them hold."""

    label: str
    weight: str
    statements: list[StatementRow]


@dataclass(frozen=True)
class Part:
    """A key question or an area, which is one form."""

    id: str
    title: str
    about: str
    prompts: list[tuple[str, str]]
    columns: list[Column]


@dataclass(frozen=True)
class WeighingPage:
    """What the page of weighing shows; `closed` says why nothing can be marked, or is empty.

    `data` is what the scripts of all its forms share.
    """

    title: str
    progress: str
    weights: list[WeightRow]
    aims: list[Aim]
    parts: list[Part]
    can_weigh: bool
    closed: str
    errors: list[dict[str, str]]
    data: dict[str, Any]
    mark_href: str
    judgement_href: str
    guide_href: str


def present_weighing(
    access: WeighingAccess,
    weighings: Mapping[str, Weighing],
    evidence: Sequence[Evidence],
    attempt: Attempt | None,
) -> WeighingPage:
    """Return the page; ``attempt`` is a mark that could not be saved, as it was typed."""
    marks = {code: Degree(one.degree) for code, one in weighings.items() if one.degree}
    statements = Statements(access, weighings, evidence, attempt)
    address = [access.inspection.reference, access.standard.code]
    theme = reverse("judgements:theme-detail", args=address)
    return WeighingPage(
        title=standard_title(access.fieldwork, access.standard),
        progress=progress_text(*count_weighed(access.standard, marks)),
        weights=present_weights(access.fieldwork.content, access.standard, marks) if marks else [],
        aims=_aims(access),
        parts=_parts(access, marks, statements),
        can_weigh=access.can_weigh,
        closed=_closed_text(access),
        errors=[attempt.problem] if attempt else [],
        data=_data(access),
        mark_href=reverse("judgements:mark-record", args=address),
        judgement_href=f"{theme}#judgement",
        guide_href=guide_href(access.fieldwork.content, access.standard.code),
    )


def _closed_text(access: WeighingAccess) -> str:
    """Say why this person cannot mark anything now; "" where they can."""
    if access.can_weigh:
        return ""
    if not can_judge(access.inspection):
        return _("The report is published: the weighing is closed.")
    return _("The lead inspector and the deputy weigh the statements. You can read them here.")


def _data(access: WeighingAccess) -> dict[str, Any]:
    reference = access.inspection.reference
    return {
        "subject": Subject.WEIGHING.value,
        "page": reverse("judgements:weighing-detail", args=[reference, access.standard.code]),
        "label": _("Weighing of %(name)s, %(service)s")
        % {
            "name": access.fieldwork.content.name_of(access.standard),
            "service": access.inspection.service.name,
        },
        "reader": access.fieldwork.within.user.name,
        "time_zone": settings.TIME_ZONE,
        "sign_in_url": reverse("account_login"),
        # How the script reads each field; see static/js/fieldwork/controls.js.
        "fields": {"degree": "choice", "text": "text", "evidence": "list"},
        "required": [],
        "labels": {"degree": _("Mark"), "text": _("Note"), "evidence": _("Evidence")},
        "blank": WeighingContent().as_data(),
        "texts": {
            **state_texts(),
            **conflict_texts(),
            **sign_in_texts(),
            "not_answered": _("Not marked"),
            "late": _("Not taken in: the report is published. Kept on record."),
            "gone": _("This is not open to you any more. What you typed stays on this laptop."),
        },
    }


def _aims(access: WeighingAccess) -> list[Aim]:
    content = access.fieldwork.content
    return [
        Aim(
            label=str(content.rating_by_code[one.rating].label),
            text=str(one.aim),
            kind=one.origin.provenance.value if one.origin else "",
            note=str(one.origin.source) if one.origin else "",
        )
        for one in content.characteristics_of(access.standard)
    ]


def _parts(access: WeighingAccess, marks: Marks, statements: Statements) -> list[Part]:
    standard = access.standard
    if standard.key_questions:
        return [
            Part(
                id=f"part-{one.code}",
                title=f"{one.code} {one.text}",
                about="",
                prompts=[(prompt.code, str(prompt.text)) for prompt in one.prompts],
                columns=_columns(access, marks, statements, one.code),
            )
            for one in standard.key_questions
        ]
    return [
        Part(
            id=f"part-{one.code}",
            title=f"{one.number}. {one.title}",
            about=str(one.aim),
            prompts=[],
            columns=_columns(access, marks, statements, one.code),
        )
        for one in standard.areas
    ]


def _columns(
    access: WeighingAccess, marks: Marks, statements: Statements, part: str
) -> list[Column]:
    content, standard = access.fieldwork.content, access.standard
    ratings = zip(
        content.characteristics_of(standard), weigh(content, standard, marks, part), strict=True
    )
    return [
        Column(
            label=str(content.rating_by_code[rating.rating].label),
            weight=holds_text(weight),
            statements=[statements.row(one) for one in rating.about(part)],
        )
        for rating, weight in ratings
        if weight.total
    ]
