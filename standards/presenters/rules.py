"""The rules of an edition beyond its bands: overall rating, discretion, moderation, traits."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from standards.presenters.parts import Cell, Provenance, Table, show_origin
from standards.queries.sentences import (
    discretion_reasons,
    moderation_sentences,
    outside_sentences,
    scaling_sentence,
)
from standards.types import FrameworkContent


@dataclass(frozen=True)
class Overall:
    """How points lead to the overall rating."""

    table: Table
    sentences: list[str]
    origin: Provenance


@dataclass(frozen=True)
class Rule:
    """A rule in sentences."""

    sentences: list[str]
    origin: Provenance


@dataclass(frozen=True)
class TraitsOfRating:
    """What services of a rating have in common: each statement with its place in the page."""

    title: str
    statements: list[tuple[str, str]]
    origin: Provenance


def show_overall(content: FrameworkContent) -> Overall | None:
    """The cut-offs, None where the edition has no overall rating."""
    if content.cut_offs is None:
        return None
    table = Table(
        caption=_("Points and the overall rating"),
        head=[Cell(_("Overall rating")), Cell(_("Points of all standards"), numeric=True)],
        rows=[
            [
                Cell(str(content.rating_by_code[one.rating].label)),
                Cell(
                    _("%(floor)s to %(top)s") % {"floor": one.floor, "top": one.top}, numeric=True
                ),
            ]
            for one in reversed(content.cut_offs.ranges)
        ],
    )
    sentences = [scaling_sentence(), *outside_sentences(content)]
    return Overall(table, sentences, show_origin(content.cut_offs.origin))


def show_discretion(content: FrameworkContent) -> Rule | None:
    """When a rating may depart from its band, None where it never may."""
    if content.discretion is None:
        return None
    return Rule(discretion_reasons(content), show_origin(content.discretion.origin))


def show_moderation(content: FrameworkContent) -> Rule | None:
    """Who makes a recommended rating final, None where the edition does not say."""
    if content.moderation is None:
        return None
    return Rule(moderation_sentences(content), show_origin(content.moderation.origin))


def show_traits(content: FrameworkContent) -> list[TraitsOfRating]:
    """What services have in common that earn a rating, whatever the standard."""
    return [
        TraitsOfRating(
            _("Services rated %(rating)s")
            % {"rating": str(content.rating_by_code[one.rating].label).lower()},
            [(one.place_of(statement), str(statement.text)) for statement in one.statements],
            show_origin(one.origin),
        )
        for one in content.traits
    ]
