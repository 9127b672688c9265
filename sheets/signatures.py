"""Which kind of file the bytes are, whatever the file's name says."""

from sheets.faults import FaultCode

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_INSPECTED_BYTES = 4096

# Names inside an archive stand uncompressed near its ends, so nothing is unpacked here.
_ZIP_KINDS = (
    (b"xl/workbook.bin", FaultCode.EXCEL_FILE),
    (b"xl/", None),
    (b"application/vnd.oasis.opendocument.spreadsheet", FaultCode.OPEN_DOCUMENT_FILE),
    (b"word/", FaultCode.OTHER_DOCUMENT),
    (b"ppt/", FaultCode.OTHER_DOCUMENT),
    (b"application/vnd.oasis.opendocument", FaultCode.OTHER_DOCUMENT),
    # A workbook may have its parts in other folders.
    (b"[Content_Types].xml", None),
)
# A text hardly ever has characters that only steer a machine; one that slipped in is named later.
_STEERING = bytes({*range(1, 32)} - set(b"\t\n\v\f\r"))
_MOST_NULS = 0.1


def is_zip(content: bytes) -> bool:
    """Say whether the bytes are an archive, as an Excel workbook is."""
    return content.startswith(_ZIP)


def recognise_other_file(content: bytes) -> FaultCode | None:
    """Return why these bytes are neither an Excel workbook nor CSV; None when they may be."""
    if is_zip(content):
        return _recognise_zip(content)
    if content.startswith(_OLD_OFFICE):
        return _recognise_old_office(content)
    if content.startswith(b"%PDF-"):
        return FaultCode.PDF_FILE
    if not content.startswith(_UTF_16_MARKS) and _is_binary(content[:_INSPECTED_BYTES]):
        return FaultCode.NOT_TEXT
    return None


def _recognise_zip(content: bytes) -> FaultCode | None:
    ends = content[:_INSPECTED_BYTES] + content[-4 * _INSPECTED_BYTES :]
    return next((code for mark, code in _ZIP_KINDS if mark in ends), FaultCode.ZIP_FILE)


def _recognise_old_office(content: bytes) -> FaultCode:
    # Excel puts a workbook with a password into a container of its old kind.
    if "EncryptedPackage".encode("utf-16-le") in content:
        return FaultCode.PASSWORD_FILE
    if any(name.encode("utf-16-le") in content for name in ("WordDocument", "PowerPoint")):
        return FaultCode.OTHER_DOCUMENT
    return FaultCode.EXCEL_FILE


def _is_binary(head: bytes) -> bool:
    nuls = head.count(0)
    if not nuls:
        return False
    has_steering = len(head.translate(None, _STEERING)) < len(head)
    return has_steering or nuls > len(head) * _MOST_NULS
