"""What fieldwork has found about one standard, to stand beside what the cases say."""

from collections import Counter
from dataclasses import dataclass

from accounts.permissions import Permission
from judgements.models import Evidence, LineOfEnquiry
from judgements.queries.coverage import count_entries
from judgements.queries.enquiry import open_lines
from judgements.queries.evidence import visible_evidence
from judgements.queries.fieldwork import FieldworkAccess

NEWEST = 3


@dataclass(frozen=True)
class FieldworkBeside:
    """Entries about a standard counted by what they show, the newest, and the open lines."""

    counts: Counter[str]
    newest: list[Evidence]
    open_lines: list[LineOfEnquiry]


def fieldwork_beside(access: FieldworkAccess, standard: str) -> FieldworkBeside | None:
    """Return it for a standard (its code); None for who does not read the evidence of all.

    A fixed number of queries.
    """
    if not access.within.may(Permission.VIEW_EVIDENCE):
        return None
    about = visible_evidence(access).filter(links__standard__code=standard).distinct()
    newest = about.order_by("-held_date", "-at", "pk").prefetch_related(None)[:NEWEST]
    lines = open_lines(access.inspection)
    return FieldworkBeside(
        counts=count_entries(access, standard),
        newest=list(newest),
        open_lines=[one for one in lines if one.standard and one.standard.code == standard],
    )
