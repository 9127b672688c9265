"""The words and numbers that a finished file says, each with its place, whatever lays them out."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

import docx
import pikepdf
import pypdfium2
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from reports.choices import Format


@dataclass(frozen=True)
class Word:
    """A word of a text, or the whole value of a cell."""

    text: str
    place: str


def read_words(content: bytes, format_: Format) -> list[Word]:
    """Return all that a file says in the order of its text; words for pictures are part of it.

    Raises whatever its library raises for bytes that are no such file.
    """
    return list(READERS[format_](content))


def _split(text: str, place: str) -> Iterator[Word]:
    for word in text.split():
        yield Word(word, place)


def _pdf_words(content: bytes) -> Iterator[Word]:
    """Yield the title, the bookmarks, the text of each page, then the words for pictures."""
    with pypdfium2.PdfDocument(content) as pdf:
        yield from _split(pdf.get_metadata_value("Title"), "title")
        for bookmark in pdf.get_toc():
            yield from _split(bookmark.get_title(), "bookmarks")
        for number, page in enumerate(pdf, 1):
            text = page.get_textpage().get_text_bounded()
            # How PDFium tells of a word that is broken at the end of its line.
            whole = text.replace("\ufffe\r\n", "").replace("\ufffe", "")
            yield from _split(whole, f"page {number}")
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for tag in pdf.objects:
            if isinstance(tag, pikepdf.Dictionary) and "/Alt" in tag:
                yield from _split(str(tag.Alt), "words for pictures")


def _page_words(content: bytes) -> Iterator[Word]:
    reader = _PageReader()
    reader.feed(content.decode())
    return iter(reader.words)


class _PageReader(HTMLParser):
    """Collects what a page says, without its styles."""

    SILENT = ("style", "script")

    def __init__(self) -> None:
        super().__init__()
        self.words: list[Word] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go silent within styles; read the words that stand for a picture."""
        self._silent += tag in self.SILENT
        for name, value in attrs:
            if name in ("alt", "aria-label", "title") and value:
                self._read(value)

    def handle_endtag(self, tag: str) -> None:
        """Read on after a style."""
        self._silent -= tag in self.SILENT

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        if not self._silent:
            self._read(data)

    def _read(self, text: str) -> None:
        self.words += _split(text, f"line {self.getpos()[0]}")


def _word_words(content: bytes) -> Iterator[Word]:
    """Yield the words of the margins, then of the text, its tables and its pictures."""
    document = docx.Document(io.BytesIO(content))
    yield from _split(document.core_properties.title, "title")
    for section in document.sections:
        for margin in (section.header, section.footer):
            for paragraph in margin.paragraphs:
                yield from _split(paragraph.text, "margins")
    for number, element in enumerate(document.element.body.iter(qn("w:p")), 1):
        yield from _split("".join(_runs(element)), f"paragraph {number}")


def _runs(paragraph: BaseOxmlElement) -> Iterator[str]:
    """Yield the pieces of a paragraph, links included, with the words that stand for a picture."""
    for element in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"), qn("wp:docPr")):
        if element.tag == qn("w:t"):
            yield element.text or ""
        else:
            yield f" {element.get('descr', '')} "


def _csv_words(content: bytes) -> Iterator[Word]:
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return _cells("row", rows)


def _excel_words(content: bytes) -> Iterator[Word]:
    import openpyxl  # large, and nothing else here needs it

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    for sheet in book.worksheets:
        yield Word(sheet.title, "sheets")
        yield from _cells(f"sheet “{sheet.title}”, row", sheet.iter_rows(values_only=True))


def _opendocument_words(content: bytes) -> Iterator[Word]:
    import odfdo  # as above

    for table in odfdo.Document(io.BytesIO(content)).body.tables:
        yield Word(table.name or "", "sheets")
        yield from _cells(f"sheet “{table.name}”, row", table.iter_values())


def _cells(place: str, rows: Iterable[Iterable[object]]) -> Iterator[Word]:
    """Yield every cell, the empty ones too: a figure that has moved says something else."""
    for number, row in enumerate(rows, 1):
        for cell in row:
            yield Word("" if cell is None else str(cell), f"{place} {number}")


READERS: Mapping[Format, Callable[[bytes], Iterator[Word]]] = {
    Format.PDF: _pdf_words,
    Format.SUMMARY: _pdf_words,
    Format.HTML: _page_words,
    Format.DOCX: _word_words,
    Format.CSV: _csv_words,
    Format.XLSX: _excel_words,
    Format.ODS: _opendocument_words,
}
