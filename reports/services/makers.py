"""Every format that a report can be made into: what it is made from, and how."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from django.utils import translation
from django.utils.translation import gettext as _

from inspections.models import Inspection
from reports.choices import Format, Language
from reports.errors import RenderingRefused
from reports.queries.annex import build_annex
from reports.queries.document import build_document
from reports.services.annex import make_annex
from reports.services.files import make_page, make_pdf, make_summary
from reports.services.styling import refuse_missing_files
from reports.services.validation import check_pdf
from reports.services.word import make_word


class Source(Protocol):
    """What a file is made from: frozen values that say all of it, in one language."""

    @property
    def language(self) -> str:
        """The code of the language that the file is in."""


@dataclass(frozen=True)
class Maker:
    """How one format is made: `gather` reads the data, `write` is a pure function of them.

    `check` names what is wrong with a finished file. Files are saved as
    "eastmarsh-2026-report.pdf", from `noun` and `extension`.
    """

    gather: Callable[[Inspection, Language], Source]
    write: Callable[[Any], bytes]
    content_type: str
    extension: str
    noun: str = "report"
    check: Callable[[bytes], list[str]] | None = None


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ANNEXES = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.ODS: "application/vnd.oasis.opendocument.spreadsheet",
}


def _annex_maker(format_: Format, content_type: str) -> Maker:
    write = partial(make_annex, format_=format_)
    return Maker(build_annex, write, content_type, format_.value, noun="data")


MAKERS: Mapping[Format, Maker] = {
    Format.PDF: Maker(build_document, make_pdf, "application/pdf", "pdf", check=check_pdf),
    Format.HTML: Maker(build_document, make_page, "text/html; charset=utf-8", "html"),
    Format.DOCX: Maker(build_document, make_word, WORD, "docx"),
    Format.SUMMARY: Maker(
        build_document, make_summary, "application/pdf", "pdf", noun="summary", check=check_pdf
    ),
    **{format_: _annex_maker(format_, content_type) for format_, content_type in ANNEXES.items()},
}


def maker_of(format_: Format) -> Maker:
    """Return how a format is made; raises RenderingRefused for one that is not."""
    try:
        return MAKERS[format_]
    except KeyError:
        raise RenderingRefused(_("The report cannot be made in this format yet.")) from None


def render_document(source: Source, format_: Format) -> bytes:
    """Return the file of a document or annex: the same bytes of text and numbers every time.

    Nothing is read from the database, so a frozen version can be rendered again. Raises
    RenderingRefused with a plain message when the static files are not built, or when the source
    asks for anything it may not use.
    """
    maker = maker_of(format_)
    with refuse_missing_files(), translation.override(source.language):
        return maker.write(source)


def check_file(content: bytes, format_: Format) -> list[str]:
    """Return what is wrong with a finished file."""
    check = maker_of(format_).check
    return check(content) if check else []


def make_file(inspection: Inspection, language: Language, format_: Format) -> bytes:
    """Return the report as a file, from the data as they are now.

    Raises RenderingRefused as render_document does, or when it cannot be made in this language.
    """
    return render_document(maker_of(format_).gather(inspection, language), format_)
