"""Versions of a report: what one would hold now, and those that were made."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import version as version_of

from django.conf import settings
from django.utils import translation

from inspections.models import Inspection
from reports.choices import Language, Move
from reports.models import ReportMove, ReportVersion
from reports.policies import released_versions
from reports.queries.annex import annex_of
from reports.queries.document import as_published, document_of
from reports.queries.freezing import converter, freeze_document
from reports.queries.languages import due_languages
from reports.queries.material import Material, gather_material
from reports.queries.passages import passages_of
from reports.queries.places import places_of
from reports.types import (
    VERSION_FORMAT,
    AnnexData,
    FrozenFact,
    FrozenPassage,
    FrozenTally,
    LiveFact,
    ReportDocument,
    VersionContent,
)
from scoring.tally import Tally

LIBRARIES = (
    "django",
    "weasyprint",
    "pydyf",
    "pikepdf",
    "python-docx",
    "openpyxl",
    "odfdo",
    "markdown-it-py",
)
# What lays a document out, besides the libraries.
LAYOUT = (
    ("templates/reports", "document.html"),
    ("templates/reports/document", "*"),
    ("templates/components", "bar_chart.svg"),
    ("static/report", "*.svg"),
    ("static/report", "fonts.css"),
    ("static/report", "report.css"),
    ("static/report", "print.css"),
    ("static/report", "screen.css"),
)


def gather_version(inspection: Inspection) -> VersionContent:
    """Return what a version made now would hold."""
    return version_content(gather_material(inspection))


def version_content(material: Material) -> VersionContent:
    """Return what a version of this material holds."""
    documents, annexes = {}, {}
    for language in due_languages(material.inspection):
        with translation.override(language.value):
            documents[language.value] = freeze_document(document_of(material, language))
        annexes[language.value] = converter.unstructure(annex_of(material, language))
    with translation.override(Language.ENGLISH.value):
        passages = tuple(_passages(material))
    return replace(
        figures_content(material), documents=documents, annexes=annexes, passages=passages
    )


def figures_content(material: Material) -> VersionContent:
    """Return the figures alone of such a version: all that pages compare with one that is kept."""
    facts = {}
    for language in due_languages(material.inspection):
        with translation.override(language.value):
            live = sorted(material.facts.items())
            facts[language.value] = {key: _fact(fact) for key, fact in live}
    return VersionContent(
        format=VERSION_FORMAT,
        edition=str(material.inspection.framework),
        documents={},
        annexes={},
        facts=facts,
        passages=(),
        tallies=tuple(_tallies(material)),
        templates=layout_digest(),
        libraries={name: version_of(name) for name in LIBRARIES},
    )


def write_payload(content: VersionContent) -> str:
    """Return the content as JSON that is the same for the same content."""
    frozen = converter.unstructure(content)
    return json.dumps(frozen, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def read_payload(version: ReportVersion) -> VersionContent:
    """Return what a version holds; raises an ExceptionGroup for what is no version."""
    return converter.structure(json.loads(version.payload), VersionContent)


def payload_sha256(payload: str) -> str:
    """Return the SHA-256 (hex) of a payload."""
    return hashlib.sha256(payload.encode()).hexdigest()


def frozen_document(content: VersionContent, language: str) -> ReportDocument | None:
    """Return the document of a version in a language, None where it has none."""
    frozen = content.documents.get(language)
    return None if frozen is None else converter.structure(frozen, ReportDocument)


def frozen_annex(content: VersionContent, language: str) -> AnnexData | None:
    """Return the data annex of a version in a language, None where it has none."""
    frozen = content.annexes.get(language)
    return None if frozen is None else converter.structure(frozen, AnnexData)


def readable_document(version: ReportVersion, language: str) -> ReportDocument | None:
    """Return what a version prints: without the marks of a draft where it was published."""
    document = frozen_document(read_payload(version), language)
    published = version.moves.filter(move=Move.PUBLISH).exists()
    if document is None or not published:
        return document
    return as_published(document, version.report.publication_number or "")


def versions_of(inspection: Inspection) -> list[ReportVersion]:
    """Return the versions, the newest first, without their payload: one query."""
    rows = ReportVersion.objects.filter(report__inspection=inspection).defer("payload")
    return list(rows.select_related("made_by").order_by("-number"))


def latest_version(inspection: Inspection) -> ReportVersion | None:
    """Return the newest version with its payload."""
    rows = ReportVersion.objects.filter(report__inspection=inspection)
    return rows.order_by("-number").first()


def public_version(moves: list[ReportMove]) -> ReportVersion | None:
    """Return the version that the public reads, from all steps in their order."""
    step = released_versions(moves).public
    return step.version if step else None


def moves_of(inspection: Inspection) -> list[ReportMove]:
    """Return the steps in their order, with who took them: one query."""
    rows = ReportMove.objects.filter(report__inspection=inspection)
    related = rows.select_related("by", "version").defer("version__payload")
    return list(related.order_by("pk"))


@cache
def layout_digest() -> str:
    """Return one hash of all templates and styles of reports in this process."""
    digest = hashlib.sha256()
    for folder, pattern in LAYOUT:
        for path in sorted(one for one in (settings.BASE_DIR / folder).rglob(pattern)):
            if path.is_file():
                digest.update(f"{path.relative_to(settings.BASE_DIR)}\n".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _fact(fact: LiveFact) -> FrozenFact:
    number = "" if fact.number is None else str(fact.number)
    return FrozenFact(fact.group, fact.label, fact.text, number, fact.base)


def _passages(material: Material) -> Iterator[FrozenPassage]:
    """Yield the English in the order of the report, then the Welsh there is of it."""
    places = places_of(material.written, material.content)
    written = passages_of(material.written)
    for language in Language:
        texts = {one.key: one for one in written if one.language == language}
        for place in places:
            if place.key in texts:
                one = texts[place.key]
                yield FrozenPassage(one.key, language.value, place.label, one.title, one.text)


def _tallies(material: Material) -> Iterator[FrozenTally]:
    """Yield the counts of every question over all cases, then by each characteristic."""
    for code, score in material.scores.questions.items():
        yield _tally(code, "", "", score.tally)
    for characteristic, split in sorted(material.splits.items()):
        for code, by_value in split.questions.items():
            for value, tally in by_value.items():
                yield _tally(code, characteristic, value, tally)


def _tally(question: str, characteristic: str, value: str, tally: Tally) -> FrozenTally:
    return FrozenTally(
        question,
        characteristic,
        value,
        tally.sufficient,
        tally.not_sufficient,
        tally.not_applicable,
        tally.missing,
        tally.cases,
    )
