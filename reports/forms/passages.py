"""The ordinary forms of the editor, as they were typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from inspections.models import Inspection
from judgements.choices import Subject
from judgements.types import FieldworkOperation
from judgements.types.operations import malformed
from reports.types.contents import FIELDS, WELSH_FIELDS
from reports.types.passages import PassageKey


@dataclass(frozen=True)
class SentPassage:
    """A passage, or its Welsh, with the operation that saving it is."""

    key: str
    subject: Subject
    content: Mapping[str, Any]
    base_version: str
    op_id: str
    fields: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, post: QueryDict, subject: Subject = Subject.PASSAGE) -> SentPassage:
        """Read what was posted; raises FieldworkRefused for a key that is none."""
        key = PassageKey.read(post.get("passage", ""))
        if key is None:
            raise malformed("passage")
        fields = FIELDS[key.kind] if subject is Subject.PASSAGE else WELSH_FIELDS
        return cls(
            key=str(key),
            subject=subject,
            content={name: _value(post, name, how) for name, how in fields.items()},
            base_version=post.get("base_version", ""),
            op_id=post.get("op_id", ""),
            fields=fields,
        )

    @property
    def version(self) -> int:
        """The version that the page had shown; 0 for what is none."""
        word = self.base_version
        return int(word) if word.isascii() and word.isdecimal() and len(word) < 10 else 0

    def operation(self, inspection: Inspection) -> FieldworkOperation:
        """Build the operation; raises FieldworkRefused."""
        return FieldworkOperation.parse(
            {
                "op_id": self.op_id,
                "inspection": inspection.reference,
                "subject": self.subject.value,
                "key": self.key,
                "base_version": self.base_version,
                "content": self.content,
            }
        )


def _value(post: QueryDict, name: str, how: str) -> str | bool:
    if how == "flag":
        return bool(post.get(name))
    return post.get(name, "").replace("\r\n", "\n").replace("\r", "\n")
