"""Reads of frameworks, and of what a questionnaire asks."""

from standards.queries.comparing import compare_documents
from standards.queries.frameworks import (
    find_framework,
    get_content,
    get_framework_for,
    get_published_frameworks,
    get_texts,
)
from standards.queries.questionnaire import (
    asked_questions,
    asked_sections,
    counted_questions,
    routed_questions,
    scale,
)
from standards.queries.searching import search_texts

__all__ = [
    "asked_questions",
    "asked_sections",
    "compare_documents",
    "counted_questions",
    "find_framework",
    "get_content",
    "get_framework_for",
    "get_published_frameworks",
    "get_texts",
    "routed_questions",
    "scale",
    "search_texts",
]
