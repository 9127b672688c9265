"""The texts of a workbook: pieces joined, escapes undone, notes on pronunciation left out."""

import re
from dataclasses import dataclass, field

from sheets.escaping import restore_formula
from sheets.excel.packages import Package
from sheets.excel.parts import Attributes, Budget, read_part

# How XML carries a character that it cannot hold, such as a carriage return.
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def tidy_text(text: str) -> str:
    """Return a cell's text as a CSV file would give it."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return restore_formula(text).strip()


class GatheredText:
    """Joins the pieces of one text, and keeps no more than shows that it is too long."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.clear()

    def clear(self) -> None:
        """Begin a new text."""
        self.pieces: list[str] = []
        self.room = self.limit + 1

    def add(self, piece: str) -> None:
        """Append a piece as far as there is room."""
        if self.room > 0:
            self.pieces.append(piece[: self.room])
            self.room -= len(piece)

    def joined(self) -> str:
        """Return the text so far."""
        return "".join(self.pieces)


@dataclass
class _SharedStrings:
    """Takes the texts that cells refer to by their number."""

    gathered: GatheredText
    found: list[str] = field(default_factory=list)
    is_text: bool = False
    is_pronunciation: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self.gathered.clear()
        elif name == "rPh":
            self.is_pronunciation = True
        self.is_text = name == "t" and not self.is_pronunciation

    def text(self, text: str) -> None:
        if self.is_text:
            self.gathered.add(text)

    def end(self, name: str) -> None:
        self.is_text = False
        if name == "si":
            # Once for all cells that refer to it.
            self.found.append(tidy_text(self.gathered.joined()))
        elif name == "rPh":
            self.is_pronunciation = False


def read_strings(package: Package, part: str, limit: int, budget: Budget) -> list[str]:
    """Return the shared texts of a workbook, none where it has no such part."""
    reader = _SharedStrings(GatheredText(limit))
    if part:
        read_part(package.read(part), reader, budget)
    return reader.found
