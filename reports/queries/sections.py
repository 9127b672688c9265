"""Reading a section of the editor: what is written there, and what a person has begun."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from accounts.errors import NotVisible
from accounts.permissions import Permission
from inspections.queries import InspectionAccess
from judgements.choices import OperationOutcome, Subject
from judgements.models import Operation
from reports.choices import PassageKind
from reports.queries.editing import Beginning, is_uid
from reports.queries.sources import Source, find_source, sources_for
from reports.queries.stored import find_item
from reports.types.contents import AT_THE_END
from reports.types.passages import PassageKey

Sources = Mapping[PassageKind, list[Source]]


def sources_of_theme(access: InspectionAccess, standard: str) -> Sources:
    """Return what can be taken over into the lists of a theme: four queries."""
    kinds = (PassageKind.FINDING, PassageKind.BLOCK)
    return {kind: sources_for(access, kind, standard) for kind in kinds}


def read_beginning(
    access: InspectionAccess, asked: Mapping[str, str], sources: Sources, *, is_sent: bool
) -> Beginning | None:
    """Return the new item that an address names, None where it names none or one that was saved.

    Raises NotVisible for a source that is not offered, except where a form is sent: by then it may
    have been withdrawn, and nothing that was typed is lost.
    """
    key = PassageKey.read(asked.get("new", ""))
    if key is None or not is_uid(key.name) or _was_saved(access, key):
        return None
    name = asked.get("from", "")
    source = find_source(sources.get(key.kind, []), name) if name else None
    if name and source is None and not is_sent:
        raise NotVisible
    return Beginning(key, asked.get("place", ""), asked.get("after", AT_THE_END), source)


def new_key(kind: PassageKind) -> PassageKey:
    """Return the key of an item that nobody has begun yet."""
    return PassageKey(kind, str(uuid.uuid4()))


def may_insert_evidence(access: InspectionAccess) -> bool:
    """Return whether evidence may be offered to this person."""
    return access.may(Permission.VIEW_EVIDENCE)


def _was_saved(access: InspectionAccess, key: PassageKey) -> bool:
    """Return whether it was stored once, even if it was removed since: it is not begun again."""
    saves = Operation.objects.filter(
        inspection=access.inspection,
        subject=Subject.PASSAGE,
        key=str(key),
        outcome=OperationOutcome.SAVED,
    )
    return saves.exists() or find_item(access.inspection, key) is not None
