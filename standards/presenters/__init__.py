"""What the pages about frameworks show: sentences, tables and links, made without a query."""

from standards.presenters.comparing import links_to_compare, show_comparison
from standards.presenters.frameworks import show_framework, show_frameworks
from standards.presenters.questions import show_question
from standards.presenters.search import show_search
from standards.presenters.standards import show_standard

__all__ = [
    "links_to_compare",
    "show_comparison",
    "show_framework",
    "show_frameworks",
    "show_question",
    "show_search",
    "show_standard",
]
