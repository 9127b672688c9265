"""Checks a framework file against the schema and against the rules between its parts."""

from collections.abc import Iterator
from itertools import chain

from standards.errors import Fault
from standards.services.checking.guidance import check_guidance
from standards.services.checking.nodes import Node
from standards.services.checking.questionnaire import check_questionnaire
from standards.services.checking.report import check_report
from standards.services.checking.routes import check_routes
from standards.services.checking.shape import check_shape
from standards.services.checking.yardstick import check_yardstick
from standards.services.parsing import ParsedFile

__all__ = ["find_faults"]

_RULES = (check_yardstick, check_guidance, check_questionnaire, check_routes, check_report)


def find_faults(file: ParsedFile) -> list[Fault]:
    """Every fault of the file, in order of lines; an empty list means it can be published."""
    root = Node(file, (), file.document)
    found: Iterator[Fault] = chain.from_iterable(rule(root) for rule in _RULES)
    return sorted({*file.faults, *check_shape(file), *found})
