"""What all subjects of fieldwork have in common when they are saved: until when."""

from inspections.models import Inspection
from judgements.policies.judgements import can_judge
from judgements.policies.rows import closed_text


class FieldworkWriter:
    """Fieldwork stands open until the report is published."""

    def is_open(self, inspection: Inspection) -> bool:
        """Return whether fieldwork may still change."""
        return can_judge(inspection)

    def closed_text(self, inspection: Inspection) -> str:
        """Say why nothing of it can change any more."""
        return closed_text()
