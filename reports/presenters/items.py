"""What is written in lists, with its numbers and the addresses to change it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from reports.choices import BlockKind, ItemKind
from reports.models import AnyItem, ExplanationBlock, KeyFinding, RecommendationGroup
from reports.queries.paragraphs import split_paragraphs
from reports.types import Blocks
from standards.types import StandardContent


@dataclass(frozen=True)
class ItemRow:
    """A finding, block, addressee or recommendation with its buttons; `name` is how it is called.

    `label` is its number, or what kind of box it is.
    """

    anchor: str
    name: str
    label: str
    title: str
    blocks: Blocks
    edit_href: str
    move_href: str
    remove_href: str
    is_first: bool
    is_last: bool
    add_href: str = ""


@dataclass(frozen=True)
class AreaRows:
    """The blocks of a sub-area, or of a theme that has none."""

    title: str
    rows: list[ItemRow]
    add_href: str


@dataclass(frozen=True)
class GroupRows:
    """An addressee with the recommendations to it."""

    group: ItemRow
    rows: list[ItemRow]
    add_href: str


def present_findings(findings: Sequence[KeyFinding], reference: str) -> list[ItemRow]:
    """Return the key findings, numbered."""
    return [
        _row(finding, reference, findings, str(number), _("key finding %(n)d") % {"n": number})
        for number, finding in enumerate(findings, start=1)
    ]


def present_blocks(
    standard: StandardContent, blocks: Sequence[ExplanationBlock], reference: str
) -> list[AreaRows]:
    """Return the explanation, by sub-area where the theme has any, numbered as in the report."""
    add = reverse("reports:block-add", args=[reference, standard.code])
    if not standard.areas:
        return [AreaRows("", _block_rows(blocks, reference, ""), add)]
    return [
        AreaRows(
            f"{area.number}. {area.title}",
            _block_rows(
                [block for block in blocks if block.area == area.code], reference, f"{area.number}."
            ),
            f"{add}?{urlencode({'area': area.code})}",
        )
        for area in standard.areas
    ]


def present_groups(groups: Sequence[RecommendationGroup], reference: str) -> list[GroupRows]:
    """Return the addressees with their recommendations, numbered through."""
    presented: list[GroupRows] = []
    number = 0
    for group in groups:
        recommendations = list(group.recommendations.all())
        rows = []
        for recommendation in recommendations:
            number += 1
            name = _("recommendation %(n)d") % {"n": number}
            rows.append(_row(recommendation, reference, recommendations, str(number), name))
        add = reverse("reports:recommendation-add", args=[reference, group.pk])
        heading = _row(group, reference, groups, "", group.addressee)
        presented.append(GroupRows(heading, rows, add))
    return presented


def kind_name(item: AnyItem) -> str:
    """Return what an item is called on pages about it alone."""
    if isinstance(item, ExplanationBlock):
        return str(BlockKind(item.kind).label)
    names = {
        ItemKind.FINDING: _("Key finding"),
        ItemKind.ADDRESSEE: _("Addressee"),
        ItemKind.RECOMMENDATION: _("Recommendation"),
    }
    return names[item.KIND]


def words_of(item: AnyItem) -> str:
    """Return what was typed in it."""
    return item.addressee if isinstance(item, RecommendationGroup) else item.text


def _block_rows(blocks: Sequence[ExplanationBlock], reference: str, prefix: str) -> list[ItemRow]:
    rows = []
    number = 0
    for block in blocks:
        if block.kind == BlockKind.PARAGRAPH:
            number += 1
            label = f"{prefix}{number}"
            name = _("paragraph %(n)s") % {"n": label}
        else:
            label = str(BlockKind(block.kind).label)
            name = _("%(kind)s after paragraph %(n)s") % {"kind": label, "n": f"{prefix}{number}"}
        rows.append(_row(block, reference, blocks, label, name))
    return rows


def _row(
    item: AnyItem, reference: str, siblings: Sequence[AnyItem], label: str, name: str
) -> ItemRow:
    arguments = [reference, item.KIND.value, item.pk]
    add = ""
    if isinstance(item, ExplanationBlock):
        query = urlencode({"after": item.pk})
        add = reverse("reports:block-add", args=[reference, item.standard.code]) + f"?{query}"
    return ItemRow(
        anchor=f"{item.KIND}-{item.pk}",
        name=name,
        label=label,
        title=getattr(item, "title", ""),
        blocks=split_paragraphs(words_of(item)),
        edit_href=reverse("reports:item-edit", args=arguments),
        move_href=reverse("reports:item-move", args=arguments),
        remove_href=reverse("reports:item-remove", args=arguments),
        is_first=item == siblings[0],
        is_last=item == siblings[-1],
        add_href=add,
    )
