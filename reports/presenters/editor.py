"""The page on which one section of a report is written, with the outline at its side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.queries.sentences import conflict_texts, sign_in_texts, state_texts
from inspections.queries import InspectionAccess
from judgements.choices import Subject
from reports.choices import PassageKind
from reports.models import TeamComment, WritingPresence
from reports.presenters.comments import present_threads
from reports.presenters.parts import present_parts
from reports.presenters.passages import Attempt, PassageForm, present_passage
from reports.presenters.sections import section_address
from reports.presenters.sources import SourceRow, source_rows
from reports.presenters.writers import present_writers
from reports.queries.editing import Slot, SlotGroup
from reports.queries.insertable import Insertable
from reports.queries.live_facts import fill_text
from reports.queries.material import Material
from reports.queries.paragraphs import split_paragraphs
from reports.queries.passages import passages_of
from reports.queries.sources import Source
from reports.types.checks import CheckResult
from reports.types.passages import PassageKey
from standards.types import StandardContent


@dataclass(frozen=True)
class PartLine:
    """A part in the outline at the side."""

    text: str
    href: str
    status: str
    colour: str
    hint: str
    comments: str
    faults: str
    is_current: bool


@dataclass(frozen=True)
class PassageList:
    """Passages that stand in one list, with what can be added to it."""

    anchor: str
    title: str
    passages: list[PassageForm]
    none: str
    add_text: str
    add_href: str
    sources: list[SourceRow]


@dataclass(frozen=True)
class SectionPage:
    """What the page shows; `data` is what the scripts of all its forms share."""

    title: str
    address: str
    intro: str
    parts: list[PartLine]
    lists: list[PassageList]
    writers: list[str]
    errors: list[dict[str, str]]
    insertables: list[tuple[str, list[Insertable]]]
    targets: list[tuple[str, str]]
    data: dict[str, Any]
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Section:
    """A section as it was read: its passages, and what can be taken over into its lists."""

    title: str
    address: str
    groups: Sequence[SlotGroup]
    standard: StandardContent | None = None
    intro: str = ""
    sources: Mapping[PassageKind, Sequence[Source]] = field(default_factory=dict)


@dataclass(frozen=True)
class Around:
    """What stands around the passages of a section."""

    comments: Iterable[TeamComment]
    writing: Iterable[WritingPresence]
    checks: CheckResult
    insertables: Sequence[Insertable]


def present_section(
    access: InspectionAccess,
    material: Material,
    section: Section,
    around: Around,
    attempt: Attempt | None = None,
) -> SectionPage:
    """Return the page; ``attempt`` is a passage that could not be saved, as it was typed."""
    reference = access.inspection.reference
    threads = present_threads(around.comments, reference)
    labels = {one.name: one.label for rows in section.sources.values() for one in rows}

    def form(slot: Slot) -> PassageForm:
        text = str(slot.stored.content["text"])
        filled = fill_text(material, text)
        return present_passage(
            slot,
            reference=reference,
            blocks=split_paragraphs(filled),
            source=labels.get(str(slot.stored.content.get("source", "")), ""),
            threads=threads.get(slot.key, []),
            faults=around.checks.open_in(slot.key),
            attempt=attempt,
            page=_page_of(section, slot),
        )

    slots = [slot for group in section.groups for slot in group.slots]
    return SectionPage(
        title=section.title,
        address=section.address,
        intro=section.intro,
        parts=_outline(material, section, reference, threads, around.checks),
        lists=[
            _list(section, group, [form(slot) for slot in group.slots], material, reference)
            for group in section.groups
        ],
        writers=present_writers(around.writing, material.written, material.content),
        errors=attempt.problems if attempt else [],
        insertables=_grouped(around.insertables),
        targets=[
            (slot.key, slot.name)
            for slot in slots
            if not slot.is_new and slot.kind is not PassageKind.ADDRESSEE
        ],
        data=_data(access, section),
    )


def _page_of(section: Section, slot: Slot) -> str:
    """Return the address that shows the passage, a new one as well before it is saved."""
    if not slot.is_new:
        return section.address
    content = slot.stored.content
    asked = {"new": slot.key, "place": content["place"], "after": content["after"]}
    if content.get("source"):
        asked["from"] = content["source"]
    return f"{section.address}?{urlencode(asked)}"


def _outline(
    material: Material,
    section: Section,
    reference: str,
    threads: Mapping[str, Sequence[Any]],
    checks: CheckResult,
) -> list[PartLine]:
    tasks = present_parts(material.written, list(material.standards), material.standings, reference)
    open_threads = [key for key, said in threads.items() for one in said if not one.is_resolved]
    faults = [one.place for one in (*checks.errors, *checks.warnings_open)]
    comments = _count_by_page(material, reference, open_threads)
    found = _count_by_page(material, reference, faults)
    return [
        PartLine(
            text=task.text,
            href=task.href,
            status=task.status,
            colour=task.colour,
            hint=task.hint,
            comments=_comments_text(comments[task.href]),
            faults=_faults_text(found[task.href]),
            is_current=task.href == section.address,
        )
        for task in tasks
    ]


def _count_by_page(material: Material, reference: str, keys: Iterable[str]) -> Counter[str]:
    """Count passages, by their keys, by the address of the section they are written in."""
    standards = {one.key: one.standard for one in passages_of(material.written)}
    standards |= {f"summary:{one.code}": one.code for one in material.standards}
    known = (key for key in keys if PassageKey.read(key))
    return Counter(section_address(reference, key, standards.get(key, "")) for key in known)


def _comments_text(count: int) -> str:
    return ngettext("%d open comment", "%d open comments", count) % count if count else ""


def _faults_text(count: int) -> str:
    return ngettext("%d thing to check", "%d things to check", count) % count if count else ""


def _list(
    section: Section,
    group: SlotGroup,
    passages: list[PassageForm],
    material: Material,
    reference: str,
) -> PassageList:
    add = _adding(group, reference, section.standard)
    rows: list[SourceRow] = []
    sources = section.sources.get(group.adds) if group.adds else None
    if sources:
        taken = _taken(material, section)
        rows = source_rows(sources, taken, add[1])
    return PassageList(
        anchor=group.anchor,
        title=group.title,
        passages=passages,
        none=_none_text(group),
        add_text=add[0],
        add_href=add[1],
        sources=rows,
    )


def _taken(material: Material, section: Section) -> set[str]:
    """Return the texts and sources of a theme's findings and boxes, to tell what is in already."""
    code = section.standard.code if section.standard else ""
    findings = {(one.text, one.source) for one in material.written.findings.get(code, [])}
    blocks = {(one.text, one.source) for one in material.written.blocks.get(code, [])}
    return {word for words in findings | blocks for word in words if word}


def _adding(group: SlotGroup, reference: str, standard: StandardContent | None) -> tuple[str, str]:
    """Return what the button that adds to a list says, and where it leads."""
    code = standard.code if standard else ""
    if group.adds is PassageKind.FINDING:
        return _("Add a key finding"), reverse("reports:finding-add", args=[reference, code])
    if group.adds is PassageKind.BLOCK:
        area = group.place.partition("/")[2]
        href = reverse("reports:block-add", args=[reference, code])
        asked = f"?{urlencode({'area': area})}" if area else ""
        return _("Add a paragraph or box"), f"{href}{asked}"
    if group.adds is PassageKind.RECOMMENDATION:
        addressee = group.slots[0].item
        href = reverse("reports:recommendation-add", args=[reference, addressee and addressee.pk])
        return _("Add a recommendation"), href
    if group.adds is PassageKind.ADDRESSEE:
        return _("Add a post-holder"), reverse("reports:addressee-add", args=[reference])
    return "", ""


def _none_text(group: SlotGroup) -> str:
    texts = {
        PassageKind.FINDING: _("No key finding is written yet."),
        PassageKind.BLOCK: _("Nothing is written here yet."),
        PassageKind.RECOMMENDATION: _("No recommendation is addressed to this post yet."),
    }
    is_empty = not any(slot.kind is group.adds for slot in group.slots)
    return texts.get(group.adds, "") if group.adds and is_empty else ""


def _grouped(found: Sequence[Insertable]) -> list[tuple[str, list[Insertable]]]:
    groups: dict[str, list[Insertable]] = {}
    for one in found:
        groups.setdefault(one.group, []).append(one)
    return list(groups.items())


def _data(access: InspectionAccess, section: Section) -> dict[str, Any]:
    reference = access.inspection.reference
    return {
        "subject": Subject.PASSAGE.value,
        "label": _("%(section)s, report on %(service)s")
        % {"section": section.title, "service": access.inspection.service.name},
        "reader": access.user.name,
        "time_zone": settings.TIME_ZONE,
        "sign_in_url": reverse("account_login"),
        "preview_url": reverse("reports:passage-preview", args=[reference]),
        "presence_url": reverse("reports:writing-presence", args=[reference]),
        "section": section.title,
        "texts": editor_texts(),
    }


def editor_texts() -> dict[str, str]:
    """Return what the scripts of the page say."""
    return {
        **state_texts(),
        **conflict_texts(),
        **sign_in_texts(),
        "not_answered": _("Nothing saved yet"),
        "draft": _("Kept on this laptop. Before it can be saved it needs: {missing}."),
        "late": _("Not in the report: its texts are closed. Kept on record."),
        "gone": _("This text is not open to you any more. What you typed stays on this laptop."),
        "and": _("and"),
        "no_preview": _("The preview is made again when the server can be reached."),
        "none_found": _("Nothing fits what you typed."),
    }
