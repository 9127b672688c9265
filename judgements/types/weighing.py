"""What is said of one statement of a rating, in the shape in which it is sent and kept."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from judgements.types.operations import malformed

# Of entries that one mark rests on.
MOST_EVIDENCE = 100


@dataclass(frozen=True)
class WeighingContent:
    """How far a statement holds (the value of a Degree, "" for unmarked), and a note as `text`.

    `evidence` are the ids of the entries that this rests on, as text, in their order.
    """

    degree: str = ""
    text: str = ""
    evidence: tuple[str, ...] = ()

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """Read it from JSON values; raises FieldworkRefused (malformed) for another shape."""
        if data.keys() != cls.__dataclass_fields__.keys():
            # A missing field must not be taken for one that was emptied.
            raise malformed("content")
        for name in ("degree", "text"):
            if not isinstance(data[name], str):
                raise malformed(name)
        return cls(data["degree"], data["text"].strip(), _ids(data["evidence"]))

    def as_data(self) -> dict[str, Any]:
        """Return the JSON values that `read` takes, the same for all that say the same."""
        return {"degree": self.degree, "text": self.text, "evidence": list(self.evidence)}


def key_of(standard: str, statement: str) -> str:
    """Return what a statement (its code) of a standard (its code) is saved under: "1.1/G01"."""
    return f"{standard}/{statement}"


def _ids(given: Any) -> tuple[str, ...]:
    if not isinstance(given, list) or len(given) > MOST_EVIDENCE:
        raise malformed("evidence")
    try:
        return tuple(sorted({str(uuid.UUID(one)) for one in given}))
    except (AttributeError, TypeError, ValueError):
        raise malformed("evidence") from None
