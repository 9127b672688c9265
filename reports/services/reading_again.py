"""Reading live facts again: the writer takes the value of now for one that was put in before."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from inspections.models import Inspection
from reports.choices import Language, PassageKind
from reports.errors import AlreadyRemoved, WritingRefused
from reports.models import (
    ExplanationBlock,
    KeyFinding,
    Recommendation,
    RecommendationGroup,
    Report,
    ThemeText,
    VersionedRow,
    WelshText,
)
from reports.queries.material import gather_material
from reports.queries.passages import passages_in
from reports.services.opening import open_report
from reports.services.saving import record, save_version
from reports.services.texts import edit_lead_in
from reports.types.passages import PassageKey
from wording.markers import find_markers, write_marker

ITEMS: dict[PassageKind, tuple[type[VersionedRow], str, str]] = {
    PassageKind.FINDING: (KeyFinding, "report", "text"),
    PassageKind.BLOCK: (ExplanationBlock, "report", "text"),
    PassageKind.ADDRESSEE: (RecommendationGroup, "report", "addressee"),
    PassageKind.RECOMMENDATION: (Recommendation, "group__report", "text"),
}


@transaction.atomic
def read_again(
    *, inspection: Inspection, key: str, language: Language, fact: str, by: User
) -> None:
    """Put the value of now into the markers of one live fact in one passage.

    A Welsh text that was made from the English stays up to date: only what was seen changes in it.
    Raises WritingRefused where the fact has no value, and AlreadyRemoved without the passage.
    """
    report = open_report(inspection, by)
    material = gather_material(report.inspection)
    with override(language.value):
        found = material.facts.get(fact)
    if found is None or not found.text:
        raise WritingRefused(_("This live fact has no value now. Change the sentence."))
    before = passages_in(material.written, Language.ENGLISH).get(key)
    row, field = _row(report, key, language)
    text = _with_seen(getattr(row, field), fact, found.text)
    if row == report and field == "lead_in":
        edit_lead_in(
            inspection=report.inspection, text=text, base_version=report.lead_in_version, by=by
        )
    else:
        save_version(row, {field: text}, base_version=row.version, by=by)
    record(report, "fact_read_again", by, key, fact=fact, language=language.value)
    if language == Language.ENGLISH and before is not None:
        _keep_welsh(report, key, before.sha256)


def _row(report: Report, key: str, language: Language) -> tuple[VersionedRow, str]:
    passage = PassageKey.read(key)
    if passage is None:
        raise AlreadyRemoved
    row: VersionedRow | None
    if language == Language.WELSH:
        row, field = WelshText.objects.filter(report=report, key=key).first(), "text"
    elif passage.kind == PassageKind.FOREWORD:
        row, field = report, "foreword"
    elif passage.kind == PassageKind.LEAD_IN:
        row, field = report, "lead_in"
    elif passage.kind == PassageKind.SUMMARY:
        texts = ThemeText.objects.filter(report=report, standard__code=passage.name)
        row, field = texts.first(), "summary"
    else:
        model, path, field = ITEMS[passage.kind]
        named = {path: report, "uid": _uid(passage.name)}
        row = model._default_manager.filter(**named).first()
    if row is None:
        raise AlreadyRemoved
    return row, field


def _uid(name: str) -> UUID:
    try:
        return UUID(name)
    except ValueError:
        raise AlreadyRemoved from None


def _with_seen(text: str, fact: str, seen: str) -> str:
    """Return the text with the value of now in all markers of the fact that keep one."""
    for marker in reversed(find_markers(text)):
        if marker.kind == "fact" and marker.key == fact and marker.seen is not None:
            written = write_marker(fact, option=marker.option, seen=seen)
            text = text[: marker.start] + written + text[marker.end :]
    return text


def _keep_welsh(report: Report, key: str, sha256: str) -> None:
    english = passages_in(gather_material(report.inspection).written, Language.ENGLISH)[key]
    WelshText.objects.filter(report=report, key=key, of_sha256=sha256).update(
        of_sha256=english.sha256
    )
