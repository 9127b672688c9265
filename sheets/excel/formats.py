"""Number formats: which of them make a number a date, a percentage or a code with leading zeros."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from openpyxl.styles.numbers import BUILTIN_FORMATS, STRIP_RE, is_date_format

from sheets.excel.packages import Package, refuse
from sheets.excel.parts import Attributes, Budget, read_part
from sheets.faults import FaultCode

_MOST_STYLES = 65_536
_LONGEST_FORMAT = 255
# Numbers that stand for dates in East Asian editions of Excel, and in no list of formats.
_REGIONAL_DATES = {*range(27, 37), *range(50, 59)}
_ZEROS = re.compile(r"(0{2,})(?:;.*)?")


@dataclass(frozen=True)
class NumberFormat:
    """What a format makes of a number; `digits` is how many an integer shows at least."""

    is_date: bool = False
    is_percentage: bool = False
    digits: int = 0


GENERAL = NumberFormat()


@lru_cache(maxsize=1024)
def read_format(code: str) -> NumberFormat:
    """Return what a format's code, such as `dd/mm/yyyy`, `0.0%` or `00000`, makes of a number."""
    if is_date_format(code):
        return NumberFormat(is_date=True)
    if "%" in STRIP_RE.sub("", code.split(";")[0]):
        return NumberFormat(is_percentage=True)
    zeros = _ZEROS.fullmatch(code)
    return NumberFormat(digits=len(zeros[1])) if zeros else GENERAL


@dataclass
class _Styles:
    """Takes the formats a workbook adds, and the format of each style of cells."""

    codes: dict[str, str] = field(default_factory=dict)
    formats: list[str] = field(default_factory=list)
    inside: str = ""

    def start(self, name: str, attributes: Attributes) -> None:
        if name in ("numFmts", "cellXfs"):
            self.inside = name
        elif name == "numFmt" and self.inside == "numFmts":
            code = attributes.get("formatCode", "")
            self.codes[attributes.get("numFmtId", "")] = code[:_LONGEST_FORMAT]
        elif name == "xf" and self.inside == "cellXfs":
            self.formats.append(attributes.get("numFmtId", "0"))
        if len(self.formats) > _MOST_STYLES or len(self.codes) > _MOST_STYLES:
            raise refuse(FaultCode.OVERSIZED_WORKBOOK)

    def text(self, text: str) -> None:
        """Only attributes matter."""

    def end(self, name: str) -> None:
        if name == self.inside:
            self.inside = ""

    def format_of(self, number: str) -> NumberFormat:
        if number in self.codes:
            return read_format(self.codes[number])
        known = int(number) if number.isascii() and number.isdecimal() and len(number) < 4 else 0
        if known in _REGIONAL_DATES:
            return NumberFormat(is_date=True)
        return read_format(BUILTIN_FORMATS.get(known, "General"))


def read_formats(package: Package, part: str, budget: Budget) -> list[NumberFormat]:
    """Return the number format of each style of cells, none where the workbook has no styles."""
    styles = _Styles()
    if part:
        read_part(package.read(part), styles, budget)
    return [styles.format_of(number) for number in styles.formats]
