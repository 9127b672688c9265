"""A part of the file with its line, read tolerantly so that rules can go on past other faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from standards.errors import Fault
from standards.services.parsing import ParsedFile, Path


@dataclass(frozen=True)
class Node:
    """A place in the file; what is missing or of the wrong kind reads as empty.

    The schema reports wrong kinds; the rules only need not to stumble over them.
    """

    file: ParsedFile
    path: Path
    value: Any

    def __getitem__(self, key: str) -> Node:
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return Node(self.file, (*self.path, key), value)

    def __iter__(self) -> Iterator[Node]:
        items = self.value if isinstance(self.value, list) else ()
        for index, item in enumerate(items):
            yield Node(self.file, (*self.path, index), item)

    def __contains__(self, key: str) -> bool:
        return isinstance(self.value, dict) and key in self.value

    @property
    def line(self) -> int:
        return self.file.line_of(self.path)

    @property
    def text(self) -> str:
        return self.value if isinstance(self.value, str) else ""

    @property
    def number(self) -> int | None:
        is_number = isinstance(self.value, int) and not isinstance(self.value, bool)
        return self.value if is_number else None

    def flag(self, *, default: bool) -> bool:
        """True or false as written, or the default."""
        return self.value if isinstance(self.value, bool) else default

    @property
    def code(self) -> str:
        """The code of this part, or "" where it has none."""
        return self["code"].text

    def texts(self) -> list[str]:
        """The entries that are text."""
        return [node.text for node in self if node.text]

    def fault(self, reason: str, **words: object) -> Fault:
        """A fault on this part's line; `words` fill the reason."""
        return Fault(self.line, reason % words if words else reason)


def find_repeats(parts: Iterable[Node]) -> Iterator[Fault]:
    """A fault for every part whose code an earlier one of them already has."""
    first: dict[str, int] = {}
    for part in parts:
        node = part["code"]
        if node.text in first:
            yield node.fault(
                _("the code %(code)s is already used on line %(line)s"),
                code=node.text,
                line=first[node.text],
            )
        elif node.text:
            first[node.text] = node.line
