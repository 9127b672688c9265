"""The sections in which a report is written, and the passages of each in their order."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from reports.choices import BlockKind, PassageKind
from reports.models import AnyItem, ExplanationBlock, RecommendationGroup
from reports.queries.material import Written
from reports.queries.passages import FOREWORD_KEY, LEAD_IN_KEY, summary_key
from reports.queries.sources import Source
from reports.queries.stored import (
    StoredContent,
    place_of_block,
    stored_foreword,
    stored_item,
    stored_lead_in,
    stored_summary,
)
from reports.types.contents import AFTER, AT_THE_END, FIELDS, blank_content
from reports.types.passages import PassageKey
from standards.types import StandardContent


@dataclass(frozen=True)
class Slot:
    """A passage at its place in a section: written already, or about to be.

    `label` heads it ("2", "Practice example: good practice"); `name` is how it is called elsewhere.
    `number` is what it prints before its text, "" for none.
    """

    key: str
    kind: PassageKind
    label: str
    name: str
    stored: StoredContent
    number: str = ""
    item: AnyItem | None = None
    is_first: bool = True
    is_last: bool = True

    @property
    def is_new(self) -> bool:
        """Whether nobody has saved it yet, and it would leave no gap if nobody did."""
        return self.item is None and self.kind not in STANDING


STANDING = (PassageKind.FOREWORD, PassageKind.LEAD_IN, PassageKind.SUMMARY)


@dataclass(frozen=True)
class SlotGroup:
    """Passages that stand in one list, or one that stands by itself.

    `place` is what a new one of `adds` would be saved with; `adds` is None where nothing is added.
    """

    anchor: str
    title: str
    slots: list[Slot]
    adds: PassageKind | None = None
    place: str = ""


@dataclass(frozen=True)
class Beginning:
    """A new item that a writer has begun: its key, where it joins, and what it begins with."""

    key: PassageKey
    place: str
    after: str = AT_THE_END
    source: Source | None = None

    @property
    def content(self) -> dict[str, Any]:
        """What its form begins with."""
        content = blank_content(FIELDS[self.key.kind])
        if self.key.kind is PassageKind.BLOCK:
            content["kind"] = BlockKind.PARAGRAPH.value
        if self.source is not None:
            content |= _taken_over(self.key.kind, self.source)
        return {**content, "place": self.place, AFTER: self.after}


def foreword_groups(written: Written) -> list[SlotGroup]:
    """Return the foreword."""
    slot = Slot(
        FOREWORD_KEY,
        PassageKind.FOREWORD,
        "",
        _("foreword"),
        stored_foreword(written.report),
    )
    return [SlotGroup("foreword", "", [slot])]


def theme_groups(
    written: Written, standard: StandardContent, begun: Beginning | None
) -> list[SlotGroup]:
    """Return summary, key findings and explanation of a theme, with what is being begun."""
    code = standard.code
    summary = written.summaries.get(code)
    stored = stored_summary(summary) if summary else StoredContent({"text": ""}, 0, None, None)
    first = Slot(summary_key(code), PassageKind.SUMMARY, "", _("summary"), stored)
    return [
        SlotGroup("summary", _("Summary"), [first]),
        _with_new(
            SlotGroup(
                "findings",
                _("Key findings"),
                finding_slots(written.findings.get(code, [])),
                PassageKind.FINDING,
                code,
            ),
            begun,
        ),
        *_explanation(standard, written.blocks.get(code, []), begun),
    ]


def recommendation_groups(written: Written, begun: Beginning | None) -> list[SlotGroup]:
    """Return the lead-in, then each addressee with the recommendations to it."""
    lead_in = Slot(
        LEAD_IN_KEY, PassageKind.LEAD_IN, "", _("lead-in"), stored_lead_in(written.report)
    )
    groups = [SlotGroup("lead-in", _("Lead-in"), [lead_in])]
    number = 0
    for group in written.groups:
        recommendations = list(group.recommendations.all())
        slots = [
            Slot(
                **_ends(recommendations, one),
                kind=PassageKind.RECOMMENDATION,
                label=str(number + place),
                name=_("recommendation %(n)d") % {"n": number + place},
                number=str(number + place),
            )
            for place, one in enumerate(recommendations, start=1)
        ]
        number += len(recommendations)
        addressee = _addressee(written.groups, group)
        listed = SlotGroup(
            f"addressee-{group.uid}",
            _("To: %(addressee)s") % {"addressee": group.addressee},
            [addressee, *slots],
            PassageKind.RECOMMENDATION,
            str(group.uid),
        )
        groups.append(_with_new(listed, begun))
    return [*groups, *_new_addressee(begun)]


def finding_slots(findings: Sequence[AnyItem]) -> list[Slot]:
    """Return the key findings of a theme, numbered."""
    return [
        Slot(
            **_ends(findings, one),
            kind=PassageKind.FINDING,
            label=str(number),
            name=_("key finding %(n)d") % {"n": number},
            number=str(number),
        )
        for number, one in enumerate(findings, start=1)
    ]


def _addressee(groups: Sequence[RecommendationGroup], group: RecommendationGroup) -> Slot:
    return Slot(
        **_ends(groups, group),
        kind=PassageKind.ADDRESSEE,
        label=_("Addressee"),
        name=group.addressee,
    )


def _new_addressee(begun: Beginning | None) -> Iterator[SlotGroup]:
    is_begun = begun is not None and begun.key.kind is PassageKind.ADDRESSEE
    slots = [_new_slot(begun)] if begun and is_begun else []
    yield SlotGroup("posts", _("Another post-holder"), slots, PassageKind.ADDRESSEE)


def _explanation(
    standard: StandardContent, blocks: list[ExplanationBlock], begun: Beginning | None
) -> Iterator[SlotGroup]:
    areas = [(one.code, f"{one.number}. {one.title}", f"{one.number}.") for one in standard.areas]
    for area, title, prefix in areas or [("", "", "")]:
        own = [block for block in blocks if block.area == area]
        group = SlotGroup(
            f"explanation-{area}" if area else "explanation",
            _("Explanation: %(area)s") % {"area": title} if area else _("Explanation of findings"),
            list(_block_slots(own, prefix)),
            PassageKind.BLOCK,
            place_of_block(standard.code, area),
        )
        yield _with_new(group, begun)


def _block_slots(blocks: Sequence[ExplanationBlock], prefix: str) -> Iterator[Slot]:
    number = 0
    for block in blocks:
        if block.kind == BlockKind.PARAGRAPH:
            number += 1
            label = f"{prefix}{number}"
            name = _("paragraph %(n)s") % {"n": label}
        else:
            label = str(BlockKind(block.kind).label)
            name = _("%(kind)s after paragraph %(n)s") % {"kind": label, "n": f"{prefix}{number}"}
        is_paragraph = block.kind == BlockKind.PARAGRAPH
        yield Slot(
            **_ends(blocks, block),
            kind=PassageKind.BLOCK,
            label=label,
            name=name,
            number=label if is_paragraph else "",
        )


def _ends(siblings: Sequence[AnyItem], item: AnyItem) -> dict[str, Any]:
    return {
        "key": item.key,
        "stored": stored_item(item),
        "item": item,
        "is_first": item == siblings[0],
        "is_last": item == siblings[-1],
    }


def _with_new(group: SlotGroup, begun: Beginning | None) -> SlotGroup:
    """Put in what is being begun, where it belongs to the group and is not saved yet."""
    if begun is None or begun.key.kind is not group.adds or begun.place != group.place:
        return group
    if any(slot.key == str(begun.key) for slot in group.slots):
        return group
    slots = list(group.slots)
    behind: Callable[[Slot], bool] = lambda slot: bool(  # noqa: E731
        slot.item and str(slot.item.uid) == begun.after
    )
    index = next((at for at, slot in enumerate(slots, start=1) if behind(slot)), len(slots))
    slots.insert(index, _new_slot(begun))
    return replace(group, slots=slots)


def _new_slot(begun: Beginning) -> Slot:
    names = {
        PassageKind.FINDING: _("new key finding"),
        PassageKind.BLOCK: _("new paragraph or box"),
        PassageKind.ADDRESSEE: _("new post-holder"),
        PassageKind.RECOMMENDATION: _("new recommendation"),
    }
    name = names[begun.key.kind]
    stored = StoredContent(begun.content, 0, None, None)
    return Slot(str(begun.key), begun.key.kind, name.capitalize(), name, stored)


def _taken_over(kind: PassageKind, source: Source) -> dict[str, Any]:
    taken: dict[str, Any] = {"text": source.text, "source": source.name}
    if kind is PassageKind.BLOCK:
        taken |= {
            "kind": source.kind,
            "title": source.title,
            "changed_name_declared": source.changed_name_declared,
            "consent_declared": source.consent_declared,
        }
    return taken


def is_uid(word: str) -> bool:
    """Return whether a word of an address is an id as pages make them."""
    try:
        return str(uuid.UUID(word)) == word
    except ValueError:
        return False
