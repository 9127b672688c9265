"""How passages of a report are read and written when they are saved on the path of fieldwork."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import Permission
from cases.errors import RefusalCode
from inspections.models import Inspection
from judgements.errors import FieldworkRefused
from judgements.types import Standing
from judgements.types.operations import malformed
from reports.choices import BlockKind, PassageKind
from reports.errors import WritingRefused
from reports.models import (
    AnyItem,
    ExplanationBlock,
    KeyFinding,
    Recommendation,
    RecommendationGroup,
    Report,
    ThemeText,
)
from reports.policies import check_area, check_block, closed_text, is_open
from reports.queries.sources import find_source, offered_sources
from reports.queries.stored import MODELS, content_of_item, find_item, find_stored
from reports.services.opening import chosen_standard, report_row
from reports.services.saving import (
    clean_addressee,
    clean_line,
    clean_text,
    next_position,
    open_place_behind,
    read_month,
    required_text,
)
from reports.types import BlockContent, PassageKey
from reports.types.contents import AFTER, AT_THE_END, FIELDS, check_shape
from standards.queries import get_content

LONGEST = {"title": 120, "signatory_name": 120, "signatory_office": 160}
Content = Mapping[str, Any]


class ReportWriter:
    """What passages and their Welsh have in common: all who write share every text."""

    def is_open(self, inspection: Inspection) -> bool:
        """Return whether the texts may change now."""
        return is_open(inspection)

    def closed_text(self, inspection: Inspection) -> str:
        """Say why they cannot."""
        return closed_text(inspection)

    def check(self, standing: Standing, by: User, permissions: frozenset[Permission]) -> None:
        """Accept everybody who writes: a text belongs to nobody."""


class PassageWriter(ReportWriter):
    """The passages in English, saved under their keys."""

    def find(self, inspection: Inspection, key: str) -> Standing | None:
        """Return what stands; raises FieldworkRefused for a key that names nothing here."""
        stored = find_stored(inspection, read_key(inspection, key))
        if stored is None or stored.by is None or stored.at is None:
            return None
        return Standing(stored.content, stored.version, stored.by, stored.at)

    def clean(self, inspection: Inspection, key: str, content: Content) -> dict[str, Any]:
        """Return the content in the shape that stands; raises FieldworkRefused for what is none."""
        passage = read_key(inspection, key)
        check_shape(FIELDS[passage.kind], content)
        try:
            return _clean(inspection, passage, content)
        except WritingRefused as refusal:
            raise FieldworkRefused(RefusalCode.INVALID, str(refusal), refusal.field) from refusal

    def write(
        self,
        inspection: Inspection,
        key: str,
        content: Content,
        *,
        version: int,
        by: User,
        at: datetime,
    ) -> None:
        """Store a passage; a new item joins its list at the place it names."""
        passage = read_key(inspection, key)
        report = report_row(inspection)
        if passage.kind is PassageKind.LEAD_IN:
            report.lead_in = content["text"]
            report.lead_in_version, report.lead_in_edited_by = version, by
            report.lead_in_edited_at = at
            report.save(
                update_fields=[
                    "lead_in",
                    "lead_in_version",
                    "lead_in_edited_by",
                    "lead_in_edited_at",
                ]
            )
            return
        row = _row(report, passage, content)
        row.version, row.edited_by, row.edited_at = version, by, at
        names = [*_put(row, content), "version", "edited_by", "edited_at"]
        row.save(update_fields=names if row.pk else None)


def read_key(inspection: Inspection, key: str) -> PassageKey:
    """Return the parts of a key; raises FieldworkRefused for what is no passage of the report."""
    passage = PassageKey.read(key)
    if passage is None:
        raise malformed("key")
    if passage.kind in MODELS:
        _check_uid(inspection, passage)
    elif passage.kind is PassageKind.SUMMARY and not _covers(inspection, passage.name):
        raise malformed("key")
    return passage


def _covers(inspection: Inspection, standard: str) -> bool:
    return inspection.standards.filter(code=standard).exists()


def _check_uid(inspection: Inspection, passage: PassageKey) -> None:
    """Refuse what is no id, written as pages write it, and the id of another report's item."""
    try:
        is_canonical = str(uuid.UUID(passage.name)) == passage.name
    except ValueError:
        raise malformed("key") from None
    rows = MODELS[passage.kind]._default_manager.filter(uid=passage.name)
    if not is_canonical or (rows.exists() and find_item(inspection, passage) is None):
        raise malformed("key")


def _clean(inspection: Inspection, passage: PassageKey, content: Content) -> dict[str, Any]:
    if passage.kind is PassageKind.FOREWORD:
        month = read_month(content["month"], content["year"])
        return {
            "text": clean_text(content["text"]),
            **{
                name: clean_line(content[name], LONGEST[name], name)
                for name in ("signatory_name", "signatory_office")
            },
            "month": str(month.month) if month else "",
            "year": str(month.year) if month else "",
        }
    if passage.kind not in MODELS:
        return {"text": clean_text(content["text"])}
    item = find_item(inspection, passage)
    fixed = _fixed_of(item) if item else _fixed_of_new(inspection, passage, content)
    return {**_clean_item(passage.kind, content), **fixed}


def _clean_item(kind: PassageKind, content: Content) -> dict[str, Any]:
    if kind is PassageKind.ADDRESSEE:
        return {"text": clean_addressee(content["text"])}
    if kind is not PassageKind.BLOCK:
        return {"text": required_text(content["text"])}
    if content["kind"] not in BlockKind.values:
        raise WritingRefused(_("Choose what it is."), "kind")
    block = BlockContent(
        kind=content["kind"],
        title=clean_line(content["title"], LONGEST["title"], "title"),
        text=required_text(content["text"]),
        changed_name_declared=content["changed_name_declared"],
        consent_declared=content["consent_declared"],
    )
    check_block(block)
    return block.as_fields()


def _fixed_of(item: AnyItem) -> dict[str, Any]:
    """Return what a save does not change: where it stands and what it was taken over from."""
    content = content_of_item(item)
    return {name: content[name] for name in ("source", "place", AFTER) if name in content}


def _fixed_of_new(inspection: Inspection, passage: PassageKey, content: Content) -> dict[str, Any]:
    if content[AFTER] == "":
        raise WritingRefused(
            _("Somebody else has removed this meanwhile. What you typed is still here: copy it.")
        )
    place = _place(inspection, passage.kind, content["place"])
    fixed = {"place": place, AFTER: _after(inspection, passage.kind, content[AFTER])}
    if "source" in content:
        standard = place.partition("/")[0]
        fixed["source"] = _source(inspection, passage.kind, standard, content["source"])
    return fixed


def _place(inspection: Inspection, kind: PassageKind, place: str) -> str:
    if kind is PassageKind.ADDRESSEE:
        return ""
    if kind is PassageKind.RECOMMENDATION:
        if find_item(inspection, PassageKey(PassageKind.ADDRESSEE, place)) is None:
            raise WritingRefused(_("The post it is addressed to was removed meanwhile."))
        return place
    code, _slash, area = place.partition("/")
    if not _covers(inspection, code):
        raise WritingRefused(_("This inspection does not cover the theme."))
    if kind is PassageKind.BLOCK:
        check_area(get_content(inspection.framework).standard_by_code[code], area)
        return place
    return code


def _after(inspection: Inspection, kind: PassageKind, after: str) -> str:
    """Return the item to join behind while it is there, else the end of the list."""
    item = find_item(inspection, PassageKey(kind, after)) if after != AT_THE_END else None
    return str(item.uid) if item else AT_THE_END


def _source(inspection: Inspection, kind: PassageKind, standard: str, name: str) -> str:
    if name and find_source(offered_sources(inspection, kind, standard), name) is None:
        raise WritingRefused(
            _("What you took over can no longer be used: it was withdrawn, or consent was.")
        )
    return name


def _row(report: Report, passage: PassageKey, content: Content) -> Report | ThemeText | AnyItem:
    if passage.kind is PassageKind.FOREWORD:
        return report
    if passage.kind is PassageKind.SUMMARY:
        standard = chosen_standard(report, passage.name)
        return ThemeText.objects.get_or_create(report=report, standard=standard)[0]
    found = find_item(report.inspection, passage)
    return found or _new_item(report, passage, content)


def _new_item(report: Report, passage: PassageKey, content: Content) -> AnyItem:
    item = _in_its_list(report, passage, content)
    after = PassageKey(passage.kind, content[AFTER])
    neighbour = find_item(report.inspection, after) if content[AFTER] != AT_THE_END else None
    if neighbour is not None and neighbour.list_key == item.list_key:
        item.position = open_place_behind(neighbour)
    else:
        item.position = next_position(item)
    return item


def _in_its_list(report: Report, passage: PassageKey, content: Content) -> AnyItem:
    uid = uuid.UUID(passage.name)
    if passage.kind is PassageKind.ADDRESSEE:
        return RecommendationGroup(uid=uid, report=report)
    if passage.kind is PassageKind.RECOMMENDATION:
        return Recommendation(uid=uid, group=report.groups.get(uid=content["place"]))
    code, _slash, area = content["place"].partition("/")
    standard = chosen_standard(report, code)
    if passage.kind is PassageKind.FINDING:
        return KeyFinding(uid=uid, report=report, standard=standard, source=content["source"])
    return ExplanationBlock(
        uid=uid, report=report, standard=standard, area=area, source=content["source"]
    )


def _put(row: Report | ThemeText | AnyItem, content: Content) -> list[str]:
    """Put a content into its row and return the names of the fields that it fills."""
    fields = dict(content)
    if isinstance(row, Report):
        month = read_month(fields.pop("month"), fields.pop("year"))
        text = fields.pop("text")
        fields = {**fields, "foreword": text, "signed_month": month}
    elif isinstance(row, ThemeText):
        fields = {"summary": fields["text"]}
    else:
        fields = {name: value for name, value in fields.items() if name not in ("place", AFTER)}
        if isinstance(row, RecommendationGroup):
            fields = {"addressee": fields["text"]}
    for name, value in fields.items():
        setattr(row, name, value)
    return list(fields)
