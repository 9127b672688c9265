"""What a register is made of: its columns, what each may hold, and which prompts it feeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from standards.types import Origin, Text


class RegisterError(ValueError):
    """A register that is described in a way that no page could follow."""


class ColumnType(StrEnum):
    """What a column holds."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    NUMBER = "number"
    CHOICE = "choice"
    YES_NO = "yes_no"
    MATRIX = "matrix"


NO_TEXT = Text(())
WITH_CHOICES = frozenset({ColumnType.CHOICE, ColumnType.MATRIX})


@dataclass(frozen=True)
class Option:
    """Something to choose, or a row of a matrix.

    `counts` says of a choice of a matrix whether it is counted as having come, None for neither.
    """

    code: str
    label: Text
    counts: bool | None = None


@dataclass(frozen=True)
class RowSet:
    """Rows of a matrix that belong together."""

    title: Text
    options: tuple[Option, ...]
    origin: Origin


@dataclass(frozen=True)
class Column:
    """One column; `of` is the code of the number column that this one is a part of, else "".

    `rows_are` is what a row of a matrix is called.
    """

    code: str
    label: Text
    hint: Text
    type: ColumnType
    required: bool = False
    printed: bool = True
    decimals: int = 0
    of: str = ""
    choices: tuple[Option, ...] = ()
    rows: tuple[RowSet, ...] = ()
    rows_are: Text = NO_TEXT

    def __post_init__(self) -> None:
        if bool(self.choices) != (self.type in WITH_CHOICES):
            raise RegisterError(f"{self.code} has choices where it needs none, or lacks them.")
        if bool(self.rows) != self.is_matrix:
            raise RegisterError(f"{self.code} has rows where it needs none, or lacks them.")
        _refuse_twice([one.code for one in self.choices])
        _refuse_twice([one.code for one in self.options])

    @property
    def is_matrix(self) -> bool:
        """Whether it holds a choice for each of its rows."""
        return self.type == ColumnType.MATRIX

    @property
    def options(self) -> tuple[Option, ...]:
        """The rows of a matrix, in their order."""
        return tuple(option for row_set in self.rows for option in row_set.options)

    def choice(self, code: str) -> Option:
        """Return one of its choices; raises KeyError for a code it does not have."""
        return {one.code: one for one in self.choices}[code]


# The places of a standard (its code), in the order in which they are shown.
Feeds = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Register:
    """One register; `feeds` has the places it helps with, by framework code and standard.

    `entry` is what one of its entries is called, `key` the columns that tell two apart, and
    `order` a date column by which they stand, "" where they stand as they were added.
    """

    code: str
    title: Text
    about: Text
    entry: Text
    read_from: Text
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    order: str
    about_service: bool
    feeds: Mapping[str, Feeds]
    origin: Origin

    def __post_init__(self) -> None:
        _refuse_twice([one.code for one in self.columns])
        types = {one.code: one.type for one in self.columns}
        wholes = {one.of for one in self.columns if one.of}
        if any(types.get(code) != ColumnType.NUMBER for code in wholes):
            raise RegisterError(f"{self.code} has a part of something that is no number.")
        if self.order and types.get(self.order) != ColumnType.DATE:
            raise RegisterError(f"{self.code} is ordered by something that is no date.")
        if not self.key or not all(code in types for code in self.key):
            raise RegisterError(f"{self.code} has no key, or one that is no column.")

    def column(self, code: str) -> Column:
        """Return one of its columns; raises KeyError for a code it does not have."""
        return {one.code: one for one in self.columns}[code]

    @property
    def shown_columns(self) -> tuple[Column, ...]:
        """The columns of its table: a whole is shown beside its part, not alone."""
        wholes = {one.of for one in self.columns}
        return tuple(one for one in self.columns if one.code not in wholes)

    def feeds_of(self, framework: str) -> Feeds:
        """Return the places it helps with under a framework, by standard; none for others."""
        return self.feeds.get(framework, {})


def _refuse_twice(codes: list[str]) -> None:
    if len(set(codes)) < len(codes):
        raise RegisterError(f"A code is used twice among {', '.join(codes)}.")
