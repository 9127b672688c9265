"""Checking that versions are what they were: hashes, kept files, and the text read again."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from accounts.errors import UserError
from inspections.models import Inspection
from reports.choices import Format, Language, ReleaseKind
from reports.models import Release, ReleasedFile, ReportVersion
from reports.queries.versions import layout_digest, payload_sha256, read_payload
from reports.services.makers import render_document
from reports.services.releases import source_of
from reports.types import VersionContent

# What is compared again by its text; other files are made from the very same document or annex.
COMPARED = (Format.HTML, Format.CSV)


@dataclass(frozen=True)
class Finding:
    """What was found of a version or a file: `faults` must not be, `notes` explain."""

    name: str
    faults: tuple[str, ...] = ()
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
    if payload_sha256(version.payload) != version.sha256:
        yield Finding(name, ("what it holds does not fit its hash",))
        return
    try:
        content = read_payload(version)
    except Exception as fault:  # noqa: BLE001  # whatever keeps it from being read is the finding
        yield Finding(name, (f"it cannot be read any more: {fault}",))
        return
    same = content.templates == layout_digest()
    yield Finding(name, notes=() if same else ("laid out by other templates than today's",))
    files = ReleasedFile.objects.filter(release__version=version).select_related(
        "release__version__report"
    )
    for file in files:
        faults = tuple(_faults(file, content))
        kind = ReleaseKind(file.release.kind).value
        yield Finding(f"{name}, {kind} {file.language}.{file.format}", faults)


def _faults(file: ReleasedFile, content: VersionContent) -> Iterator[str]:
    kept = bytes(file.content)
    if hashlib.sha256(kept).hexdigest() != file.sha256:
        yield "its bytes do not fit its hash"
    if file.format in COMPARED:
        try:
            again = _make_again(file.release, content, file)
        except UserError as refusal:
            yield f"it cannot be made again: {refusal}"
            return
        if _text_of(again, file.format) != _text_of(kept, file.format):
            yield "made again, it has another text or other numbers"


def _make_again(release: Release, content: VersionContent, file: ReleasedFile) -> bytes:
    format_ = Format(file.format)
    return render_document(source_of(release, content, Language(file.language), format_), format_)


def _text_of(content: bytes, format_: str) -> str:
    text = content.decode()
    if format_ == Format.HTML:
        reader = _TextReader()
        reader.feed(text)
        text = " ".join(reader.texts)
    return re.sub(r"\s+", " ", text).strip()


class _TextReader(HTMLParser):
    """Collects what a page says, without its styles."""

    SILENT = ("style", "script")

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go silent within styles; read the words that stand for a picture."""
        self._silent += tag in self.SILENT
        self.texts += [value for name, value in attrs if name in ("alt", "title") and value]

    def handle_endtag(self, tag: str) -> None:
        """Read on after a style."""
        self._silent -= tag in self.SILENT

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        if not self._silent:
            self.texts.append(data)
