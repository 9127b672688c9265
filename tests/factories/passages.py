"""Operations that save passages of a report, as its pages make them."""

import uuid
from typing import Any

from inspections.models import Inspection
from judgements.choices import Subject
from judgements.types import FieldworkOperation
from reports.choices import PassageKind
from reports.types import PassageKey
from reports.types.contents import FIELDS, blank_content


def new_key(kind: str) -> str:
    """Return a key that nothing has yet: new_key("finding")."""
    return f"{kind}:{uuid.uuid4()}"


def passage_operation(
    inspection: Inspection, key: str, base: int = 0, **content: Any
) -> FieldworkOperation:
    """Return a save of a passage; a new item joins at the end unless it says otherwise."""
    found = PassageKey.read(key)
    kind = found.kind if found else PassageKind.LEAD_IN
    fields = FIELDS[kind]
    whole = {**blank_content(fields), **content}
    if base == 0 and "after" in fields and "after" not in content:
        whole["after"] = "end"
    return make_operation(inspection, Subject.PASSAGE, key, base, whole)


def welsh_operation(
    inspection: Inspection, key: str, base: int = 0, *, of: str, text: str, title: str = ""
) -> FieldworkOperation:
    """Return a save of a passage's Welsh, made from the English with that hash."""
    content = {"title": title, "text": text, "of_sha256": of}
    return make_operation(inspection, Subject.WELSH, key, base, content)


def make_operation(
    inspection: Inspection, subject: Subject, key: str, base: int, content: dict[str, Any]
) -> FieldworkOperation:
    """Return a save under an id of its own."""
    return FieldworkOperation.parse(
        {
            "op_id": str(uuid.uuid4()),
            "inspection": inspection.reference,
            "subject": subject.value,
            "key": key,
            "base_version": base,
            "content": content,
        }
    )
