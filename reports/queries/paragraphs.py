"""Typed text into paragraphs and lists, and texts into numbered ones."""

import re
from collections.abc import Iterable

from reports.types import Blocks, Numbered
from wording.formatting import Paragraph, Span, read_text

BLANK_LINES = re.compile(r"\n\s*\n")


def split_paragraphs(text: str, gap: str = "") -> Blocks:
    """Return the paragraphs and lists of a typed text, or the gap's mark where there is none."""
    return read_text(text) or (gap_blocks(gap) if gap else ())


def gap_blocks(gap: str) -> Blocks:
    """Return the visible mark of a missing text, never read as a formatted one."""
    return (Paragraph(((Span(gap),),)),)


def plain_paragraphs(text: str) -> tuple[str, ...]:
    """Return what stands between the blank lines of a text that has no formatting."""
    return tuple(part.strip() for part in BLANK_LINES.split(text) if part.strip())


def number_texts(texts: Iterable[str], gap: str, start: int = 1) -> tuple[Numbered, ...]:
    """Return the texts numbered from `start`, or the gap's mark without a number."""
    numbered = tuple(
        Numbered(str(number), split_paragraphs(text)) for number, text in enumerate(texts, start)
    )
    return numbered or (Numbered("", gap_blocks(gap)),)
