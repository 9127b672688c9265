"""Finishes the tags of a PDF: what kind of header a header cell is, and links that also print."""

import io
from collections.abc import Iterator

import pikepdf

PRINT_FLAG = 4
OTHER_LANGUAGE = {"en": "cy", "cy": "en"}


def finish_tags(pdf: bytes) -> bytes:
    """Return the PDF with a scope on every header cell and every link annotation printable.

    What markup calls `main`, and a PDF a part, holds words in the other language of reports.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        other = OTHER_LANGUAGE.get(str(document.Root.get("/Lang", "")), "")
        for element in _parts(document.Root.StructTreeRoot):
            element.S = pikepdf.Name.Div
            element.Lang = pikepdf.String(other)
        for element, is_in_head in _header_cells(document.Root.StructTreeRoot, is_in_head=False):
            scope = pikepdf.Name.Column if is_in_head else pikepdf.Name.Row
            element.A.Scope = scope
        for page in document.pages:
            for annotation in page.get("/Annots", []):
                annotation.F = int(annotation.get("/F", 0)) | PRINT_FLAG
        finished = io.BytesIO()
        document.save(finished, deterministic_id=True)
    return finished.getvalue()


def _parts(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the elements that are parts, below an element."""
    if element.get("/S") == pikepdf.Name.Part:
        yield element
    children = element.get("/K")
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            yield from _parts(child)


def _header_cells(
    element: pikepdf.Object, *, is_in_head: bool
) -> Iterator[tuple[pikepdf.Object, bool]]:
    """Yield the header cells below an element, each with whether it heads columns."""
    kind = element.get("/S")
    if kind == pikepdf.Name.TH:
        yield element, is_in_head
    children = element.get("/K")
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            yield from _header_cells(child, is_in_head=is_in_head or kind == pikepdf.Name.THead)
