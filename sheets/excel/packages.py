"""The ZIP archive of a workbook: what it may hold is checked before anything is unpacked."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sheets.faults import FaultCode, SheetError, make_fault
from sheets.types import Limits

ZIP_START = b"PK\x03\x04"
CONTENT_TYPES = "[content_types].xml"

# The mark of each entry in an archive's directory, counted before the directory is read.
_ENTRY_MARK = b"PK\x01\x02"
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_IS_ENCRYPTED = 0x1
# Small parts that repeat themselves compress further than any table does.
_HIGHEST_RATIO = 100
_RATIO_COUNTS_FROM = 1024 * 1024
_CHUNK_BYTES = 256 * 1024
_DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


@dataclass(frozen=True)
class Package:
    """The parts of a workbook by their names in small letters, as its own links compare them."""

    archive: zipfile.ZipFile
    entries: Mapping[str, zipfile.ZipInfo]

    def __contains__(self, name: str) -> bool:
        """Say whether the workbook has this part."""
        return name.casefold() in self.entries

    def read(self, name: str) -> Iterator[bytes]:
        """Yield a part's bytes piece by piece; SheetError when it is missing or damaged."""
        entry = self.entries.get(name.casefold())
        if entry is None:
            raise refuse(FaultCode.DAMAGED_WORKBOOK)
        try:
            with self.archive.open(entry) as part:
                while chunk := part.read(_CHUNK_BYTES):
                    yield chunk
        except _DAMAGES as error:
            raise refuse(FaultCode.DAMAGED_WORKBOOK) from error


def refuse(code: FaultCode, **parameters: str) -> SheetError:
    """Return the refusal of the whole workbook."""
    return SheetError([make_fault(code, row=None, column=None, **parameters)])


def open_package(content: bytes, limits: Limits) -> Package:
    """Return the archive whose directory keeps the limits, or raise SheetError."""
    if content.count(_ENTRY_MARK) > limits.parts:
        raise refuse(FaultCode.OVERSIZED_WORKBOOK)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _DAMAGES as error:
        raise refuse(FaultCode.DAMAGED_WORKBOOK) from error
    entries = archive.infolist()
    if sum(entry.file_size for entry in entries) > limits.unpacked_bytes:
        raise refuse(FaultCode.OVERSIZED_WORKBOOK)
    for entry in entries:
        _check_entry(entry)
    package = Package(archive, {entry.filename.casefold(): entry for entry in entries})
    if len(package.entries) < len(entries):
        raise refuse(FaultCode.UNSAFE_WORKBOOK)
    _check_contents(package)
    return package


def _check_entry(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & _IS_ENCRYPTED:
        raise refuse(FaultCode.PASSWORD_FILE)
    if entry.compress_type not in _COMPRESSIONS or _leads_outside(entry.orig_filename):
        raise refuse(FaultCode.UNSAFE_WORKBOOK)
    packed = max(entry.compress_size, 1)
    if entry.file_size > max(_RATIO_COUNTS_FROM, packed * _HIGHEST_RATIO):
        raise refuse(FaultCode.OVERSIZED_WORKBOOK)


def _leads_outside(name: str) -> bool:
    # Nothing is ever written to the disk; such a name shows that no spreadsheet program wrote it.
    return name.startswith("/") or ".." in name.split("/") or any(char in name for char in "\\:\0")


def _check_contents(package: Package) -> None:
    for name in package.entries:
        if name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/"):
            raise refuse(FaultCode.MACRO_FILE)
    for name, entry in package.entries.items():
        if not entry.is_dir() and _begins_like_an_archive(package, name):
            raise refuse(FaultCode.NESTED_FILE)


def _begins_like_an_archive(package: Package, name: str) -> bool:
    try:
        with package.archive.open(package.entries[name]) as part:
            return part.read(len(ZIP_START)) == ZIP_START
    except _DAMAGES as error:
        raise refuse(FaultCode.DAMAGED_WORKBOOK) from error
