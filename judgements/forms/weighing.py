"""The ordinary form of one statement, as it was typed."""

from dataclasses import dataclass

from django.http import QueryDict

from inspections.models import Inspection
from judgements.choices import Subject
from judgements.types import FieldworkOperation
from judgements.types.weighing import WeighingContent, key_of
from standards.types import StandardContent


@dataclass(frozen=True)
class SentMark:
    """The mark of a statement (its code) with the operation that saving it is."""

    statement: str
    content: WeighingContent
    base_version: str
    op_id: str

    @classmethod
    def read(cls, post: QueryDict) -> "SentMark":
        """Read what was posted, whatever it is: the operation checks its shape."""
        text = post.get("text", "").replace("\r\n", "\n").replace("\r", "\n").strip()
        evidence = tuple(sorted(set(post.getlist("evidence"))))
        return cls(
            statement=post.get("statement", ""),
            content=WeighingContent(post.get("degree", ""), text, evidence),
            base_version=post.get("base_version", ""),
            op_id=post.get("op_id", ""),
        )

    def operation(self, inspection: Inspection, standard: StandardContent) -> FieldworkOperation:
        """Build the operation; raises FieldworkRefused."""
        return FieldworkOperation.parse(
            {
                "op_id": self.op_id,
                "inspection": inspection.reference,
                "subject": Subject.WEIGHING.value,
                "key": key_of(standard.code, self.statement),
                "base_version": self.base_version,
                "content": self.content.as_data(),
            }
        )
