"""What a workbook says of itself: its sheets in their order, its other parts, its first day."""

import posixpath
from dataclasses import dataclass, field

from sheets.excel.packages import CONTENT_TYPES, Package, refuse
from sheets.excel.parts import Attributes, Budget, local_name, read_part
from sheets.faults import FaultCode

_TRUE = {"1", "true", "on"}
_MACROS = "macroenabled"
_BINARY = "ms-excel.sheet.binary"
# A name longer than this is no sheet's, and stands in messages.
_LONGEST_NAME = 100


@dataclass(frozen=True)
class SheetLink:
    """A visible sheet: its name and the part that holds its cells."""

    name: str
    part: str


@dataclass(frozen=True)
class Contents:
    """The visible sheets with cells in their order, and the parts they share; "" without one."""

    sheets: tuple[SheetLink, ...]
    strings: str
    styles: str
    starts_in_1904: bool


@dataclass
class _Links:
    """Takes a part's links to others: identifier → (last word of the kind, part)."""

    source: str
    found: dict[str, tuple[str, str]] = field(default_factory=dict)

    def start(self, name: str, attributes: Attributes) -> None:
        # A link that leads out of the workbook is never followed.
        if name != "Relationship" or attributes.get("TargetMode", "").casefold() == "external":
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = posixpath.join("/", posixpath.dirname(self.source), attributes.get("Target", ""))
        part = posixpath.normpath(target).lstrip("/")
        self.found[attributes.get("Id", "")] = (kind, part)

    def text(self, text: str) -> None:
        """Links have none."""

    def end(self, name: str) -> None:
        """Nothing is left open."""

    def part_of(self, kind: str) -> str:
        """Return the first part of a kind, "" without one."""
        return next((part for found, part in self.found.values() if found == kind), "")


@dataclass
class _Workbook:
    """Takes the list of sheets: (identifier of the link, name) of each that is visible."""

    visible: list[tuple[str, str]] = field(default_factory=list)
    starts_in_1904: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet" and attributes.get("state", "visible") == "visible":
            link = next((v for key, v in attributes.items() if _is_link(key)), "")
            self.visible.append((link, attributes.get("name", "")[:_LONGEST_NAME]))
        elif name == "workbookPr":
            self.starts_in_1904 = attributes.get("date1904", "").casefold() in _TRUE

    def text(self, text: str) -> None:
        """Only attributes matter."""

    def end(self, name: str) -> None:
        """Nothing is left open."""


def _is_link(attribute: str) -> bool:
    return ":" in attribute and local_name(attribute) == "id"


@dataclass
class _ContentTypes:
    """Takes the kinds of a workbook's parts, and refuses those that are not for reading."""

    def start(self, name: str, attributes: Attributes) -> None:
        kind = attributes.get("ContentType", "").casefold()
        if _MACROS in kind:
            raise refuse(FaultCode.MACRO_FILE)
        if _BINARY in kind:
            raise refuse(FaultCode.EXCEL_FILE)

    def text(self, text: str) -> None:
        """Only attributes matter."""

    def end(self, name: str) -> None:
        """Nothing is left open."""


def read_contents(package: Package, budget: Budget) -> Contents:
    """Return what the workbook holds, or raise SheetError when it has no visible sheet."""
    read_part(package.read(CONTENT_TYPES), _ContentTypes(), budget)
    main = _read_links(package, "", budget).part_of("officeDocument")
    workbook = _Workbook()
    read_part(package.read(main), workbook, budget)
    links = _read_links(package, main, budget)
    linked = [(name, *links.found.get(link, ("", ""))) for link, name in workbook.visible]
    sheets = tuple(SheetLink(name, part) for name, kind, part in linked if kind == "worksheet")
    if not sheets:
        raise refuse(FaultCode.NO_VISIBLE_SHEET)
    return Contents(
        sheets,
        strings=links.part_of("sharedStrings"),
        styles=links.part_of("styles"),
        starts_in_1904=workbook.starts_in_1904,
    )


def _read_links(package: Package, source: str, budget: Budget) -> _Links:
    folder, name = posixpath.split(source)
    links = _Links(source)
    read_part(package.read(posixpath.join(folder, "_rels", f"{name}.rels")), links, budget)
    return links
