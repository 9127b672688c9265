"""What saving needs to know of each subject: the one place where a subject joins.

Subjects of apps above this one join when their app is ready; see `join_writers`.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from accounts.models import User
from accounts.permissions import Permission
from inspections.models import Inspection
from judgements.choices import Subject
from judgements.services.evidence_rows import EvidenceWriter
from judgements.services.weighing_rows import WeighingWriter
from judgements.types import Standing


class Writer(Protocol):
    """Reads and writes one subject; every call is made under the lock of the inspection."""

    def is_open(self, inspection: Inspection) -> bool:
        """Return whether anything of the subject may still change."""

    def closed_text(self, inspection: Inspection) -> str:
        """Say why nothing of it can change now."""

    def clean(self, inspection: Inspection, key: str, content: Mapping[str, Any]) -> dict[str, Any]:
        """Return a content in its canonical shape; raises FieldworkRefused for what is none."""

    def find(self, inspection: Inspection, key: str) -> Standing | None:
        """Return what stands, or None; raises FieldworkRefused for a key that cannot be here."""

    def check(self, standing: Standing, by: User, permissions: frozenset[Permission]) -> None:
        """Raise NotVisible or FieldworkRefused where the person may not change what stands."""

    def write(
        self,
        inspection: Inspection,
        key: str,
        content: Mapping[str, Any],
        *,
        version: int,
        by: User,
        at: datetime,
    ) -> None:
        """Store a canonical content as the given version, the first one being 1."""


_WRITERS: dict[Subject, Writer] = {
    Subject.EVIDENCE: EvidenceWriter(),
    Subject.WEIGHING: WeighingWriter(),
}


def writer_of(subject: Subject) -> Writer:
    """Return the writer of a subject."""
    return _WRITERS[subject]


def join_writers(writers: Mapping[Subject, Writer]) -> None:
    """Let subjects of another app be saved on the same path."""
    _WRITERS.update(writers)
