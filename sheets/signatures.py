"""Which kind of file the bytes are, whatever the file's name says."""

from sheets.faults import FaultCode

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_INSPECTED_BYTES = 4096


def recognise_other_file(content: bytes) -> FaultCode | None:
    """Return the reason why these bytes cannot be a CSV file, or None when they may be one."""
    if content.startswith(_ZIP):
        return _recognise_zip(content)
    if content.startswith(_OLD_OFFICE):
        return FaultCode.EXCEL_FILE
    if content.startswith(b"%PDF-"):
        return FaultCode.PDF_FILE
    if b"\0" in content[:_INSPECTED_BYTES] and not content.startswith(_UTF_16_MARKS):
        return FaultCode.NOT_TEXT
    return None


def _recognise_zip(content: bytes) -> FaultCode:
    # Names inside the archive stand uncompressed near its ends, so nothing is unpacked here.
    ends = content[:_INSPECTED_BYTES] + content[-_INSPECTED_BYTES:]
    if b"xl/" in ends:
        return FaultCode.EXCEL_FILE
    if b"application/vnd.oasis.opendocument.spreadsheet" in ends:
        return FaultCode.OPEN_DOCUMENT_FILE
    return FaultCode.ZIP_FILE
