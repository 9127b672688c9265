"""Texts with the words that were looked for marked in them."""

from collections.abc import Iterable, Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from standards.queries.searching import Span


def mark_words(text: str, spans: Iterable[Span]) -> SafeString:
    """The text as markup, all of it escaped, with a mark around each of the spans."""
    return format_html_join("", "{}", ((piece,) for piece in _pieces(text, spans)))


def _pieces(text: str, spans: Iterable[Span]) -> Iterator[str]:
    at = 0
    for start, end in spans:
        yield text[at:start]
        yield format_html("<mark>{}</mark>", text[start:end])
        at = end
    yield text[at:]
