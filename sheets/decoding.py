"""Bytes to text: the encodings that spreadsheet programs save."""

import codecs
from dataclasses import dataclass

from sheets.faults import FaultCode, SheetError, make_fault

# What each byte means. The codec itself takes seconds where many bytes mean nothing.
_WINDOWS_1252 = bytes(range(256)).decode("cp1252", errors="surrogateescape")


@dataclass(frozen=True)
class DecodedText:
    """The text of a file, the name of its encoding, and whether that was only assumed."""

    text: str
    encoding: str
    is_assumed: bool = False


def decode_text(content: bytes) -> DecodedText:
    """Return the text of UTF-8, marked UTF-16 or Windows-1252 bytes.

    UTF-16 needs its byte order mark. What is not UTF-8 is taken as Windows-1252, Excel's usual
    choice on British machines; a byte without meaning there stays as a lone surrogate, so that
    the cell holding it can be named.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return DecodedText(_decode_utf_16(content), "UTF-16")
    try:
        return DecodedText(content.decode("utf-8-sig"), "UTF-8")
    except UnicodeDecodeError:
        text, _length = codecs.charmap_decode(
            content.removeprefix(codecs.BOM_UTF8), "strict", _WINDOWS_1252
        )
        return DecodedText(text, "Windows-1252", is_assumed=True)


def _decode_utf_16(content: bytes) -> str:
    try:
        # Half a pair of characters stays, so that the cell holding it can be named.
        return content.decode("utf-16", errors="surrogatepass")
    except UnicodeDecodeError as error:
        raise SheetError([make_fault(FaultCode.NOT_TEXT)]) from error
