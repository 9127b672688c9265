"""What the standards app refuses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.errors import UserError


@dataclass(frozen=True, order=True)
class Fault:
    """One fault of a framework file: the line it is on (from 1) and the reason in plain words."""

    line: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"


class FrameworkFileError(UserError):
    """A framework file is refused; `faults` holds every fault found, in order of lines."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class UnknownFrameworkError(UserError):
    """No published edition goes by that name."""


class SheetRefused(UserError):
    """A table that somebody handed in changed nothing; `faults` lists every reason with its row."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults
