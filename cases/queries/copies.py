"""What reading a copy of unsaved answers must know."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from accounts.models import User
from cases.models import AnswerEvent, Assessment
from cases.types import AnswerOperation, Receipt
from inspections.models import Inspection

MOST_DIGITS = 18


def find_author(person: str) -> User | None:
    """Return whose copy it is, also when their account is closed by now."""
    return User.objects.filter(pk=int(person)).first() if len(person) <= MOST_DIGITS else None


def case_references(inspection: Inspection) -> dict[str, str]:
    """Return the references of an inspection's cases by the keys of their assessments.

    Withdrawn ones are among them: what a copy holds for them is kept too.
    """
    rows = Assessment.everything.filter(case__inspection=inspection)
    return {str(key): reference for key, reference in rows.values_list("pk", "case__reference")}


class OwnVersions:
    """The versions that an author's earlier operations have come to: what the author has seen."""

    def __init__(self, author: User) -> None:
        self._author = author
        self._learnt: dict[tuple[uuid.UUID, str, uuid.UUID], int] = {}

    def learn(self, operation: AnswerOperation, receipt: Receipt) -> None:
        """Remember what an operation has come to."""
        key = (operation.assessment_id, operation.question, operation.op_id)
        self._learnt[key] = receipt.version

    def base_of(self, data: Mapping[str, Any], behind: Sequence[uuid.UUID]) -> Any:
        """Return the version that an entry is based on: of the nearest one before it, if known."""
        place = (uuid.UUID(data["assessment"]), str(data.get("question")))
        stored = self._stored(*place, behind)
        for op_id in behind:
            version = self._learnt.get((*place, op_id), stored.get(op_id))
            if version is not None:
                return version
        return data.get("base")

    def _stored(
        self, assessment: uuid.UUID, question: str, op_ids: Sequence[uuid.UUID]
    ) -> dict[uuid.UUID, int]:
        # The question's code comes from the file, and could be text that no database takes.
        rows = AnswerEvent.objects.order_by().filter(
            op_id__in=op_ids, actor=self._author.email, assessment=assessment
        )
        found = rows.values_list("op_id", "question__code", "new_version")
        return {op_id: version for op_id, code, version in found if code == question}
