"""What the pages about frameworks show: sentences, tables and links, made without a query."""

from standards.presenters.frameworks import show_framework, show_frameworks
from standards.presenters.questions import show_question
from standards.presenters.standards import show_standard

__all__ = ["show_framework", "show_frameworks", "show_question", "show_standard"]
