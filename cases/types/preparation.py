"""What a service prepares of the drawn cases, as plain values."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Prepared:
    """What the service has noted of a case; `version` is 0 where it has noted nothing."""

    case_manager: str = ""
    is_ready: bool = False
    version: int = 0

    @property
    def mark(self) -> str:
        """What a page carries, so that it is known what it has shown."""
        return f"{self.version}:{int(self.is_ready)}:{self.case_manager}"

    @classmethod
    def from_mark(cls, mark: str) -> Self:
        """Read a mark back; what is none counts as nothing shown."""
        version, _colon, rest = mark.partition(":")
        is_ready, _colon, case_manager = rest.partition(":")
        if not (version.isascii() and version.isdecimal()):
            return cls()
        return cls(case_manager, is_ready == "1", int(version[:9]))

    def is_like(self, other: "Prepared") -> bool:
        """Return whether both say the same, whatever their versions."""
        return (self.case_manager, self.is_ready) == (other.case_manager, other.is_ready)


@dataclass(frozen=True)
class PreparationChange:
    """What somebody typed about one case, and the version that their page had shown."""

    reference: str
    case_manager: str
    is_ready: bool
    seen_version: int

    @property
    def wanted(self) -> Prepared:
        """What is to stand from now on."""
        return Prepared(self.case_manager, self.is_ready)


@dataclass(frozen=True)
class SavedPreparations:
    """What became of changes, as references: saved, changed by somebody else, not read any more."""

    saved: tuple[str, ...]
    conflicts: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True)
class PreparationProgress:
    """How many cases there are, have a case manager, are ready; how many requests are open."""

    cases: int
    named: int
    ready: int
    open_requests: int
