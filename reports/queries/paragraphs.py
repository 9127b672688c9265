"""Plain text into paragraphs, and texts into numbered ones."""

import re
from collections.abc import Iterable

from reports.types import Numbered

BLANK_LINES = re.compile(r"\n\s*\n")


def split_paragraphs(text: str, gap: str = "") -> tuple[str, ...]:
    """Return the paragraphs between blank lines, or the gap's mark where there is no text."""
    paragraphs = tuple(part.strip() for part in BLANK_LINES.split(text) if part.strip())
    return paragraphs or ((gap,) if gap else ())


def number_texts(texts: Iterable[str], gap: str, start: int = 1) -> tuple[Numbered, ...]:
    """Return the texts numbered from `start`, or the gap's mark without a number."""
    numbered = tuple(
        Numbered(str(number), split_paragraphs(text)) for number, text in enumerate(texts, start)
    )
    return numbered or (Numbered("", (gap,)),)
