"""Rules of the report's outline."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from standards.errors import Fault
from standards.services.checking.nodes import Node, find_repeats


def check_report(root: Node) -> Iterator[Fault]:
    """Faults of the parts of the report."""
    parts = root["report"]
    yield from find_repeats(parts)
    for part in parts:
        yield from find_repeats(part["parts"])
        yield from _check_limits(part)
    if sum("repeats" in part for part in parts) != 1:
        yield parts.fault(_("exactly one part of the report must say “repeats: standards”"))


def _check_limits(part: Node) -> Iterator[Fault]:
    """Only what is written once per theme can be limited to some themes."""
    if "repeats" in part:
        return
    for node in (part, *part["parts"]):
        if "when" in node:
            yield node["when"].fault(_("“when” only has a meaning in a part that repeats"))
