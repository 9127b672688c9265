"""When fieldwork may change, whose a row is, and what no text of it may hold."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.models import User
from inspections.models import Inspection
from inspections.policies.documents import find_personal
from judgements.errors import RowRefused
from judgements.models.base import FieldworkRow
from judgements.policies.judgements import can_judge
from sheets.sentences import Kind, find_suspicions


def explain_closed(inspection: Inspection) -> str:
    """Return why fieldwork can no longer change; "" while it can."""
    return "" if can_judge(inspection) else closed_text()


def closed_text() -> str:
    """Say why nothing of the fieldwork can change any more."""
    return _("The report of this inspection is published, so its fieldwork can no longer change.")


def check_fieldwork_open(inspection: Inspection) -> None:
    """Raise RowRefused once the report is published."""
    closed = explain_closed(inspection)
    if closed:
        raise RowRefused(closed)


def is_author(row: FieldworkRow, user: User) -> bool:
    """Return whether the person recorded it."""
    return row.by_id == user.pk


def check_author(row: FieldworkRow, user: User) -> None:
    """Raise NotAllowed for what somebody else has recorded."""
    if not is_author(row, user):
        raise NotAllowed(
            _("Only %(name)s, who recorded this, can change or withdraw it.")
            % {"name": row.by.name}
        )


def check_names_nobody(texts: Mapping[str, str], references: Collection[str]) -> None:
    """Raise RowRefused for a text, by its field, that shows how to find a child."""
    for field, text in texts.items():
        fault = _find_case(text, references) or find_personal(text)
        if fault:
            raise RowRefused(fault, field)


def _find_case(text: str, references: Collection[str]) -> str:
    for one in find_suspicions(text, references=references):
        if one.kind == Kind.CASE:
            return _(
                "“%(words)s” is the reference of a case. Leave it out: others will read this who "
                "must not know which child it is about."
            ) % {"words": one.words}
    return ""
