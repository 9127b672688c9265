"""Checking that versions are what they were: hashes, kept files, and the text made again."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accounts.errors import UserError
from inspections.models import Inspection
from reports.choices import Format, Language, ReleaseKind
from reports.models import OutcomeLetter, Release, ReleasedFile, ReportVersion
from reports.queries.versions import layout_digest, payload_sha256, read_payload
from reports.services.file_differences import tell_differences
from reports.services.makers import render_document
from reports.services.releases import source_of
from reports.types import VersionContent

BYTES_KEPT = "bytes kept as hashed"
BYTES_CHANGED = "its bytes do not fit its hash"


@dataclass(frozen=True)
class Finding:
    """What was found of a version or a file: `faults` must not be; `proven` was looked at and is
    as it was; `notes` explain.
    """

    name: str
    faults: tuple[str, ...] = ()
    proven: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def verify_versions(inspections: Sequence[Inspection] = ()) -> Iterator[Finding]:
    """Yield a finding for every version and every kept file, of these inspections or of all."""
    rows = ReportVersion.objects.select_related("report__inspection").order_by("report", "number")
    if inspections:
        rows = rows.filter(report__inspection__in=inspections)
    for pk in rows.values_list("pk", flat=True):
        yield from _verify(rows.get(pk=pk))


def _verify(version: ReportVersion) -> Iterator[Finding]:
    name = f"{version.report.inspection.reference}, version {version.number}"
    content = None
    if payload_sha256(version.payload) != version.sha256:
        yield Finding(name, ("what it holds does not fit its hash",))
    else:
        try:
            content = read_payload(version)
        except Exception as fault:  # noqa: BLE001  # whatever keeps it from being read is told
            yield Finding(name, (f"it cannot be read any more: {fault}",))
        else:
            same = content.templates == layout_digest()
            notes = () if same else ("laid out by other templates than today's",)
            yield Finding(name, proven=("content as hashed",), notes=notes)
    yield from _verify_files(version, name, content)
    yield from _verify_letters(version, name)


def _verify_files(
    version: ReportVersion, name: str, content: VersionContent | None
) -> Iterator[Finding]:
    """Look at each kept file by itself, so that only one is held at a time."""
    files = ReleasedFile.objects.filter(release__version=version)
    for pk in files.values_list("pk", flat=True):
        file = files.select_related("release__version__report").get(pk=pk)
        kind = ReleaseKind(file.release.kind).value
        bytes_fault = _fault_of_bytes(bytes(file.content), file.sha256)
        text_fault = _fault_of_text(file, content)
        yield Finding(
            f"{name}, {kind} {file.language}.{file.format}",
            faults=tuple(fault for fault in (bytes_fault, text_fault) if fault),
            proven=tuple(
                words
                for words, fault in ((BYTES_KEPT, bytes_fault), ("text same", text_fault))
                if not fault
            ),
        )


def _verify_letters(version: ReportVersion, name: str) -> Iterator[Finding]:
    """Look at the bytes of letters with an outcome; they are made from no version."""
    for letter in OutcomeLetter.objects.filter(check_of__version=version):
        fault = _fault_of_bytes(bytes(letter.content), letter.sha256)
        whole = f"{name}, outcome letter {letter.language}.pdf"
        yield Finding(whole, (fault,)) if fault else Finding(whole, proven=(BYTES_KEPT,))


def _fault_of_bytes(kept: bytes, sha256: str) -> str:
    return "" if hashlib.sha256(kept).hexdigest() == sha256 else BYTES_CHANGED


def _fault_of_text(file: ReleasedFile, content: VersionContent | None) -> str:
    if content is None:
        return "its text cannot be made again from this version"
    format_ = Format(file.format)
    try:
        again = _make_again(file.release, content, Language(file.language), format_)
    except UserError as refusal:
        return f"it cannot be made again: {refusal}"
    try:
        differences = tell_differences(bytes(file.content), again, format_)
    except Exception as fault:  # noqa: BLE001  # libraries raise of everything for broken bytes
        return f"its text cannot be read: {fault}"
    if not differences:
        return ""
    return f"made again, it has another text or other numbers: {'; '.join(differences)}"


def _make_again(
    release: Release, content: VersionContent, language: Language, format_: Format
) -> bytes:
    return render_document(source_of(release, content, language, format_), format_)
