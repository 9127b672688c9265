"""What the pages about requested documents show, to the team and to the service."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import Permission
from inspections.choices import DocumentState, DocumentStatus
from inspections.models import Inspection, RequestedDocument
from inspections.policies.documents import (
    count_documents,
    explain_closed_list,
    explain_unanswerable,
    status_of,
    wanted_date,
)
from inspections.queries import SharedAccess
from inspections.queries.sentences import day_and_distance
from inspections.types import DocumentCounts, UsualDocument

COLOURS = {
    DocumentStatus.REQUESTED: "blue",
    DocumentStatus.OUTSTANDING: "red",
    DocumentStatus.RECEIVED: "green",
    DocumentStatus.NOT_HELD: "grey",
}


@dataclass(frozen=True)
class DocumentRow:
    """One document; the addresses are empty where the reader cannot go there now."""

    anchor: str
    title: str
    description: str
    due: str
    status: str
    colour: str
    details: list[str]
    answer_href: str = ""
    edit_href: str = ""
    remove_href: str = ""
    move_href: str = ""
    is_first: bool = False
    is_last: bool = False


@dataclass(frozen=True)
class DocumentsPage:
    """The list as one reader may see and change it."""

    summary: str
    filters: list[dict[str, Any]]
    rows: list[DocumentRow]
    tasks: list[dict[str, Any]]
    withdrawn: list[str]
    closed: str
    can_edit: bool
    none: str


def present_documents(
    access: SharedAccess, documents: Sequence[RequestedDocument], chosen: str, today: date
) -> DocumentsPage:
    """Return the documents of the chosen status, all of them for "" and for an unknown one."""
    inspection = access.inspection
    wanted = [one for one in documents if one.withdrawn_at is None]
    counts = count_documents(wanted, today)
    chosen = chosen if chosen in DocumentStatus.values else ""
    shown = [one for one in wanted if chosen in ("", status_of(one, today))]
    closed = explain_closed_list(inspection)
    can_edit = Permission.EDIT_INSPECTION in access.permissions and not closed
    rows = _rows(access, shown, today, can_move=can_edit and not chosen)
    return DocumentsPage(
        summary=counts_text(counts),
        filters=_filters(inspection, counts, chosen) if counts.total else [],
        rows=[] if access.is_of_service else rows,
        tasks=[_task(row) for row in rows] if access.is_of_service else [],
        withdrawn=[one.title for one in documents if one.withdrawn_at is not None],
        closed=closed,
        can_edit=can_edit,
        none=_("No document has this status.") if chosen else _("No document is asked for yet."),
    )


def counts_text(counts: DocumentCounts) -> str:
    """Say how many documents there are of each status; "" for an empty list."""
    if not counts.total:
        return ""
    total = ngettext("%(count)d document", "%(count)d documents", counts.total)
    parts = [
        (counts.received, _("%(count)d received")),
        (counts.outstanding, _("%(count)d outstanding")),
        (counts.requested, _("%(count)d requested and not due yet")),
        (counts.not_held, _("%(count)d not held")),
    ]
    return _("%(documents)s: %(parts)s.") % {
        "documents": total % {"count": counts.total},
        "parts": ", ".join(text % {"count": count} for count, text in parts if count),
    }


def present_usual(inspection: Inspection, missing: Sequence[UsualDocument]) -> list[dict[str, str]]:
    """Return what would be added from the usual list, each with the day it would be wanted by."""
    country = inspection.service.country
    return [
        {
            "title": one.title,
            "description": one.description,
            "due": date_format(wanted_date(inspection.schedule, one.days, country), "l j F Y"),
        }
        for one in missing
    ]


def present_answer(
    access: SharedAccess, document: RequestedDocument, today: date
) -> dict[str, Any]:
    """Return what stands around the form in which a document is answered."""
    inspection = access.inspection
    rows = [
        {"key": _("What exactly, and why"), "value": document.description},
        {"key": _("Wanted by"), "value": _due(document, inspection, today) or _("No day is set")},
        {"key": _("Status"), "value": str(status_of(document, today).label)},
    ]
    return {
        "title": document.title,
        "facts": rows,
        "closed": explain_unanswerable(inspection, document),
    }


def changed_document(document: RequestedDocument) -> str:
    """Say that somebody else has changed or answered a document, and what holds now."""
    answer = ". ".join(_details(document)) or _("No answer was given yet")
    return _(
        "Somebody else has changed this document. It now says: “%(title)s”. %(description)s "
        "%(answer)s. Yours stands below; save it once more to replace theirs."
    ) % {"title": document.title, "description": document.description, "answer": answer}


def _rows(
    access: SharedAccess, shown: Sequence[RequestedDocument], today: date, *, can_move: bool
) -> list[DocumentRow]:
    last = len(shown) - 1
    return [
        _row(access, one, today, is_first=index == 0, is_last=index == last, can_move=can_move)
        for index, one in enumerate(shown)
    ]


def _row(
    access: SharedAccess,
    document: RequestedDocument,
    today: date,
    *,
    is_first: bool,
    is_last: bool,
    can_move: bool,
) -> DocumentRow:
    inspection = access.inspection
    status = status_of(document, today)
    keeps_list = Permission.EDIT_INSPECTION in access.permissions
    can_edit = keeps_list and not explain_closed_list(inspection)
    can_answer = not explain_unanswerable(inspection, document)
    return DocumentRow(
        anchor=anchor_of(document),
        title=document.title,
        description=document.description,
        due=_due(document, inspection, today),
        status=str(status.label),
        colour=COLOURS[status],
        details=_details(document, for_service=access.is_of_service),
        answer_href=_address("document-answer", inspection, document)
        if can_answer and (keeps_list or access.is_of_service)
        else "",
        edit_href=_address("document-edit", inspection, document) if can_edit else "",
        remove_href=_address("document-remove", inspection, document) if can_edit else "",
        move_href=_address("document-move", inspection, document) if can_move else "",
        is_first=is_first,
        is_last=is_last,
    )


def anchor_of(document: RequestedDocument) -> str:
    """Return the place of a document on the page of the list."""
    return f"document-{document.pk}"


def _task(row: DocumentRow) -> dict[str, Any]:
    """Return a row of components/task_list.html."""
    due = [_("Wanted by %(day)s.") % {"day": row.due}] if row.due else []
    return {
        "text": row.title,
        "href": row.answer_href,
        "hint": " ".join([row.description, *due, *(f"{one}." for one in row.details)]),
        "status": row.status,
        "colour": row.colour,
    }


def _due(document: RequestedDocument, inspection: Inspection, today: date) -> str:
    if document.due_date is None:
        return ""
    if document.state != DocumentState.REQUESTED:
        return str(date_format(document.due_date))
    return day_and_distance(document.due_date, today, inspection.service.country)


def _details(document: RequestedDocument, *, for_service: bool = True) -> list[str]:
    """Return what was answered; only the team reads who has written it down."""
    lines = []
    if document.received_date:
        lines.append(_("Sent on %(day)s") % {"day": date_format(document.received_date)})
    if document.state_note:
        lines.append(_("Note: %(note)s") % {"note": document.state_note.rstrip(".")})
    if not for_service and document.answered_by:
        lines.append(_("Written down by %(name)s") % {"name": document.answered_by.name})
    return lines


def _filters(inspection: Inspection, counts: DocumentCounts, chosen: str) -> list[dict[str, Any]]:
    page = reverse("inspections:document-list", args=[inspection.reference])
    everything = {
        "text": _("All (%(count)d)") % {"count": counts.total},
        "href": page,
        "is_current": not chosen,
    }
    return [
        everything,
        *(
            {
                "text": _("%(status)s (%(count)d)")
                % {"status": one.label, "count": getattr(counts, one.value)},
                "href": f"{page}?status={one.value}",
                "is_current": one == chosen,
            }
            for one in DocumentStatus
        ),
    ]


def _address(page: str, inspection: Inspection, document: RequestedDocument) -> str:
    return reverse(f"inspections:{page}", args=[inspection.reference, document.pk])
