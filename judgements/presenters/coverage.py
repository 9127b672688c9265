"""What has been looked at, standard by standard and place by place."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import Permission
from judgements.presenters.directions import directions_text
from judgements.presenters.places import evidence_add_href, evidence_href, place_href
from judgements.queries.coverage import CoveredPlace, CoveredStandard
from judgements.queries.fieldwork import FieldworkAccess
from judgements.queries.places import PlaceKind
from standards.types import StandardContent


@dataclass(frozen=True)
class PlaceRow:
    """One place; `found` is "" where nobody has looked. Addresses are "" where there is no page."""

    name: str
    text: str
    href: str
    found: str
    is_missing: bool
    entries: int
    list_href: str
    add_href: str


@dataclass(frozen=True)
class PlaceGroup:
    """Places that stand together: those of a key question, or a group of fieldwork prompts."""

    title: str
    rows: list[PlaceRow]


@dataclass(frozen=True)
class CoverageSection:
    """One standard."""

    anchor: str
    code: str
    title: str
    summary: str
    is_open: bool
    groups: list[PlaceGroup]


@dataclass(frozen=True)
class CoveragePage:
    """What the page shows; `links` choose between everything and what nobody has looked at."""

    summary: str
    sections: list[CoverageSection]
    links: list[dict[str, object]]
    is_narrowed: bool
    nouns: str
    can_add: bool


def present_coverage(
    access: FieldworkAccess, covered: list[CoveredStandard], *, standard: str, only_missing: bool
) -> CoveragePage:
    """Return all standards, or one (its code), whole or with what nobody has looked at alone."""
    chosen = [one for one in covered if one.standard.code == standard] or covered
    is_chosen = len(chosen) < len(covered)
    sections = [
        _section(access, one, only_missing=only_missing, is_open=is_chosen or only_missing)
        for one in chosen
    ]
    return CoveragePage(
        summary=coverage_text(covered),
        sections=[one for one in sections if one.groups],
        links=_links(standard if is_chosen else "", only_missing=only_missing),
        is_narrowed=is_chosen,
        nouns=str(access.content.standards_noun),
        can_add=access.may_change(Permission.RECORD_EVIDENCE),
    )


def coverage_text(covered: list[CoveredStandard]) -> str:
    """Return "12 of 40 places looked at"."""
    return _looked_at(
        sum(one.looked_at for one in covered), sum(len(one.to_look_at) for one in covered)
    )


def _looked_at(looked_at: int, total: int) -> str:
    return ngettext(
        "%(count)d of %(total)d prompt looked at", "%(count)d of %(total)d prompts looked at", total
    ) % {"count": looked_at, "total": total}


def _section(
    access: FieldworkAccess, covered: CoveredStandard, *, only_missing: bool, is_open: bool
) -> CoverageSection:
    standard = covered.standard
    missing = {one.place.place for one in covered.to_look_at if not one.entries}
    groups: dict[str, PlaceGroup] = {}
    for one in covered.places:
        is_missing = one.place.place in missing
        if is_missing or not only_missing:
            title = _group_title(one)
            groups.setdefault(title, PlaceGroup(title, [])).rows.append(
                _row(access, standard, one, is_missing=is_missing)
            )
    return CoverageSection(
        anchor=f"of-{standard.position}",
        code=standard.code,
        title=_("%(name)s: %(title)s")
        % {"name": access.content.name_of(standard), "title": standard.title},
        summary=_looked_at(covered.looked_at, len(covered.to_look_at)),
        is_open=is_open,
        groups=list(groups.values()),
    )


def _group_title(covered: CoveredPlace) -> str:
    place = covered.place
    if place.kind is PlaceKind.FIELDWORK_PROMPT:
        return str(place.group)
    if place.kind in (PlaceKind.KEY_QUESTION, PlaceKind.PROMPT):
        return _("Key questions and their prompts")
    return _("Areas") if place.kind is PlaceKind.AREA else _("Not about one part alone")


def _row(
    access: FieldworkAccess, standard: StandardContent, covered: CoveredPlace, *, is_missing: bool
) -> PlaceRow:
    inspection, place = access.inspection, covered.place
    entries = covered.entries
    return PlaceRow(
        name=place.name,
        text=place.label.removeprefix(place.name).strip(),
        href=place_href(access.content, standard.code, place.place),
        found=directions_text(covered.counts) if entries else "",
        is_missing=is_missing,
        entries=entries,
        list_href=evidence_href(inspection, standard.code, place.place) if entries else "",
        add_href=evidence_add_href(inspection, standard.code, place.place)
        if access.may_change(Permission.RECORD_EVIDENCE)
        else "",
    )


def _links(standard: str, *, only_missing: bool) -> list[dict[str, object]]:
    kept = f"standard={standard}&" if standard else ""
    return [
        {"text": _("Everything"), "href": f"?{kept}show=all", "is_current": not only_missing},
        {
            "text": _("Only what nobody has looked at"),
            "href": f"?{kept}show=missing",
            "is_current": only_missing,
        },
    ]
