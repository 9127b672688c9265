"""The rules for files beside entries; see judgements/attachment_rules.yaml."""

from dataclasses import dataclass

from standards.choices import Provenance


@dataclass(frozen=True)
class FileType:
    """One type: its endings, how its bytes start (b"" for text), what an Office document holds."""

    endings: tuple[str, ...]
    media_type: str
    starts: bytes
    member: str


@dataclass(frozen=True)
class FileFacts:
    """What is kept of a file beside its bytes."""

    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True)
class AttachmentRules:
    """Which files, how large, how many."""

    types: tuple[FileType, ...]
    most_bytes: int
    most_files: int
    most_unpacked_bytes: int
    most_members: int
    provenance: Provenance
    source: str

    @property
    def endings(self) -> tuple[str, ...]:
        """All endings, in order."""
        return tuple(ending for one in self.types for ending in one.endings)

    def type_of(self, ending: str) -> FileType | None:
        """Return the type with this ending, or None."""
        return next((one for one in self.types if ending in one.endings), None)
