"""Reads of frameworks, and of what a questionnaire asks."""

from standards.queries.comparing import compare_documents
from standards.queries.frameworks import (
    find_framework,
    get_content,
    get_framework_for,
    get_published_frameworks,
)
from standards.queries.questionnaire import (
    asked_questions,
    asked_sections,
    counted_questions,
    routed_questions,
    scale,
)

__all__ = [
    "asked_questions",
    "asked_sections",
    "compare_documents",
    "counted_questions",
    "find_framework",
    "get_content",
    "get_framework_for",
    "get_published_frameworks",
    "routed_questions",
    "scale",
]
