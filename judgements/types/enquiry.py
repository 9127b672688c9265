"""What a line of enquiry asks."""

from dataclasses import dataclass

from accounts.models import User


@dataclass(frozen=True)
class LineContent:
    """A question with its reason; `standard` is a code, "" for the service as a whole.

    `source_question` is the code of the case question or key question whose result raised it.
    """

    question: str
    reason: str
    standard: str = ""
    source_question: str = ""
    assigned_to: User | None = None
