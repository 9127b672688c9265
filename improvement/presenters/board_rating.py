"""The page on which a member of a board rates the prompts of one part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from improvement.choices import BoardView
from improvement.presenters.board import view_label
from improvement.queries.board import RoundAccess
from improvement.queries.board_prompts import BoardPart
from improvement.types import FilledRating
from reports.types import StoredVersion
from standards.choices import PromptKind
from standards.types import PromptGroup


@dataclass(frozen=True)
class RatingRow:
    """One prompt with its inputs as they are filled; `stored` is what stands instead, if else."""

    id: str
    text: str
    version: str
    views: list[dict[str, Any]]
    view_error: str
    boxes: list[dict[str, Any]]
    stored: list[str]


@dataclass(frozen=True)
class RatingPage:
    """The prompts of a part, and what guides a view of them."""

    title: str
    standard: str
    rows: list[RatingRow]
    errors: list[dict[str, str]]
    strengths: list[str]
    warnings: list[str]
    groups: list[dict[str, Any]]
    place: str
    back: str
    is_last: bool


def present_rating(
    access: RoundAccess,
    part: BoardPart,
    number: int,
    filled: Sequence[FilledRating],
    *,
    stored: Mapping[str, StoredVersion] | None = None,
    refusal: str = "",
) -> RatingPage:
    """Return the page; `refusal` is why nothing of it was stored."""
    rows = [_row(one, (stored or {}).get(one.prompt)) for one in filled]
    errors = [{"href": f"#{rows[0].id}", "text": refusal}] if refusal and rows else []
    return RatingPage(
        title=str(part.title),
        standard=f"{part.standard.number_text} {part.standard.title}",
        rows=rows,
        errors=errors + [error for row in rows for error in _errors(row)],
        strengths=[str(text) for text in part.strengths],
        warnings=[str(text) for text in part.warnings],
        groups=[_group(group) for group in part.groups],
        place=_("Part %(number)d of %(of)d") % {"number": number, "of": len(access.parts)},
        back=reverse("improvement:board-round", args=[access.board.service.code, access.round.pk]),
        is_last=number == len(access.parts),
    )


def _row(filled: FilledRating, stored: StoredVersion | None) -> RatingRow:
    place, held, errors = filled.place, filled.held, filled.errors
    return RatingRow(
        id=place,
        text=str(filled.text),
        # Once both are seen, saving again replaces what stands.
        version=str(stored.version if stored else held["version"]),
        views=[
            {
                "id": f"{place}-{view.value}",
                "name": f"{place}-view",
                "value": view.value,
                "label": str(view.label),
                "is_checked": held["view"] == view.value,
            }
            for view in BoardView
        ],
        view_error=errors["view"] or errors["version"],
        boxes=[
            _box(place, "strengths", _("Strengths"), held, errors),
            _box(place, "warning_signs", _("Warning signs"), held, errors),
        ],
        stored=_stored(stored) if stored else [],
    )


def _box(
    place: str, name: str, label: str, held: Mapping[str, str], errors: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "id": f"{place}-{name}",
        "label": label,
        # The parser of pages drops the first line end of a text box.
        "text": f"\n{held[name]}",
        "error": errors[name],
    }


def _errors(row: RatingRow) -> list[dict[str, str]]:
    found = [(f"{row.id}-{BoardView.STRONG}", row.view_error)]
    found += [(box["id"], box["error"]) for box in row.boxes]
    return [{"href": f"#{place}", "text": f"{text}: {row.text}"} for place, text in found if text]


def _stored(stored: StoredVersion) -> list[str]:
    fields = stored.fields
    texts = [view_label(fields["view"]), fields["strengths"], fields["warning_signs"]]
    return [text for text in texts if text]


def _group(group: PromptGroup) -> dict[str, Any]:
    items = [
        f"{item.text} {_('Or: %(against)s') % {'against': item.against}}"
        if item.against
        else str(item.text)
        for item in group.items
    ]
    return {
        "title": str(group.title),
        "kind": str(PromptKind(group.kind).label),
        "items": items,
    }
