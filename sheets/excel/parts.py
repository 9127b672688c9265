"""The XML of one part, read in pieces: nothing is built in memory but what a reader keeps.

A part that declares a document type is refused: without one, XML can neither name an entity that
grows nor one that stands in another file. Names are compared without their prefixes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol
from xml.parsers import expat

from sheets.excel.packages import refuse
from sheets.faults import FaultCode

Attributes = Mapping[str, str]

# Far above what spreadsheet programs write, far below what fills the memory.
_DEEPEST = 64
_MOST_NAMES = 10_000
_LONGEST_TAG = 1024 * 1024


class Reader(Protocol):
    """What takes a part's elements in their order."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the beginning of an element."""

    def text(self, text: str) -> None:
        """Take text, perhaps only a piece of it."""

    def end(self, name: str) -> None:
        """Take the end of an element."""


class Enough(Exception):
    """Raised by a reader that needs nothing more of the part."""


@dataclass
class Budget:
    """How many elements all parts of one workbook may have together."""

    elements: int = 600_000


def read_part(chunks: Iterable[bytes], reader: Reader, budget: Budget) -> None:
    """Lead a reader through a part; SheetError when it is damaged, hostile or too large."""
    parser = _make_parser(reader, budget)
    fed = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            fed += len(chunk)
            _check_growth(parser, fed)
        parser.Parse(b"", True)
    except Enough:
        return
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise refuse(FaultCode.DAMAGED_WORKBOOK) from error


def _check_growth(parser: expat.XMLParserType, fed: int) -> None:
    # A tag is kept whole until it ends, and every name is kept for ever.
    if fed - parser.CurrentByteIndex > _LONGEST_TAG or len(parser.intern) > _MOST_NAMES:
        raise refuse(FaultCode.OVERSIZED_WORKBOOK)


def _make_parser(reader: Reader, budget: Budget) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    # Else each line of a text is an event.
    parser.buffer_text = True
    parser.buffer_size = 64 * 1024
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        budget.elements -= 1
        if depth > _DEEPEST or budget.elements < 0:
            raise refuse(FaultCode.OVERSIZED_WORKBOOK)
        reader.start(local_name(name) if ":" in name else name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        reader.end(local_name(name) if ":" in name else name)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse_document_type
    return parser


def local_name(name: str) -> str:
    """Return a name without its prefix."""
    return name.rpartition(":")[2]


def _refuse_document_type(*_declaration: object) -> None:
    raise refuse(FaultCode.UNSAFE_WORKBOOK)
