"""Lines of enquiry: the loaders, and what the team may see of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from accounts.choices import PersonState
from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from cases.queries.scoring import InspectionScores, QuestionScore
from inspections.models import Inspection
from inspections.queries import lasting_memberships, team_of
from judgements.models import Evidence, LineOfEnquiry
from judgements.policies.enquiry import can_close, check_close, sees_grounds
from judgements.policies.judgements import can_judge
from judgements.queries.evidence import visible_evidence
from judgements.queries.fieldwork import FieldworkAccess, get_fieldwork_for, get_log_for


@dataclass(frozen=True)
class LineAccess:
    """A line of enquiry, and its fieldwork as one member of the team may see it."""

    fieldwork: FieldworkAccess
    line: LineOfEnquiry

    @property
    def sees_grounds(self) -> bool:
        """Whether the person reads why it is asked and what was concluded."""
        within = self.fieldwork.within
        return sees_grounds(within.user, within.permissions, self.line)

    @property
    def can_close(self) -> bool:
        """Whether the person may now close the line, were it open."""
        within = self.fieldwork.within
        return can_judge(within.inspection) and can_close(
            within.user, within.permissions, self.line
        )


def get_line_for(user: User, reference: str, number: int) -> LineAccess:
    """Return a line of enquiry to read; raises as get_log_for, NotVisible for no such line."""
    return _find(get_log_for(user, reference), number)


def get_line_to_plan(user: User, reference: str, number: int) -> LineAccess:
    """Return a line to change; raises NotAllowed for members who do not plan enquiry."""
    return _find(get_fieldwork_for(user, reference, Permission.PLAN_ENQUIRY), number)


def get_line_to_close(user: User, reference: str, number: int) -> LineAccess:
    """Return a line to close; raises NotAllowed for whom it is not assigned to and who plans not.

    PLAN_ENQUIRY closes every line.
    """
    access = _find(get_fieldwork_for(user, reference, Permission.VIEW_INSPECTION), number)
    check_close(user, access.fieldwork.within.permissions, access.line)
    return access


def lines_of(inspection: Inspection) -> list[LineOfEnquiry]:
    """Return all lines by their number, with the people and the standard of each: one query."""
    return _within(inspection, _standing())


def open_lines(inspection: Inspection) -> list[LineOfEnquiry]:
    """Return the lines without a conclusion by their number: one query."""
    return _within(inspection, _standing().filter(closed_at__isnull=True))


def open_lines_assigned_to(person: User) -> list[LineOfEnquiry]:
    """Return what somebody still has to answer, in all inspections: one query."""
    rows = _standing().filter(assigned_to=person, closed_at__isnull=True)
    return list(rows.select_related("inspection").order_by("inspection", "number"))


def direction_counts(access: FieldworkAccess) -> dict[int, Counter[str]]:
    """Count the visible evidence of every line by what it shows, by the line's key: one query."""
    rows = (
        Evidence.lines.through.objects.filter(evidence__in=visible_evidence(access).values("pk"))
        .values_list("lineofenquiry", "evidence__direction")
        .annotate(count=Count("pk"))
        .order_by("lineofenquiry")
    )
    counts: dict[int, Counter[str]] = {}
    for line, direction, count in rows:
        counts.setdefault(line, Counter())[direction] += count
    return counts


def evidence_of(access: LineAccess) -> QuerySet[Evidence]:
    """Return the visible evidence on one line, the newest first."""
    rows = visible_evidence(access.fieldwork).filter(lines=access.line)
    return rows.order_by("-held_date", "-at", "pk").prefetch_related(None)


def people_to_assign(inspection: Inspection) -> list[tuple[User, str]]:
    """Return whoever is in the team today or later, each once, with their organisation: one query.

    Partners are among them, and whoever has not taken up an invitation yet.
    """
    members = team_of(inspection).filter(lasting_memberships())
    there = [one for one in members if one.user.state != PersonState.DEACTIVATED]
    found = {one.user_id: (one.user, one.organisation) for one in there}
    return sorted(found.values(), key=lambda one: (one[0].name.casefold(), one[0].pk))


def result_of(scores: InspectionScores, source_question: str) -> QuestionScore | None:
    """Return the result that a source of a line names: a counted question, or a key question's."""
    if source_question in scores.questions:
        return scores.questions[source_question]
    return _by_key_question(scores).get(source_question)


def source_of(score: QuestionScore) -> str:
    """Return what a line drafted from a result names as its source."""
    return score.question.key_question or score.question.code


def _by_key_question(scores: InspectionScores) -> Mapping[str, QuestionScore]:
    counted = scores.questions.values()
    return {one.question.key_question: one for one in counted if one.question.key_question}


def _standing() -> QuerySet[LineOfEnquiry]:
    rows = LineOfEnquiry.objects.filter(withdrawn_at__isnull=True)
    return rows.select_related("standard", "assigned_to", "closed_by", "by")


def _within(inspection: Inspection, rows: QuerySet[LineOfEnquiry]) -> list[LineOfEnquiry]:
    found = list(rows.filter(inspection=inspection).order_by("number"))
    for one in found:
        one.inspection = inspection
    return found


def _find(fieldwork: FieldworkAccess, number: int) -> LineAccess:
    line = _standing().filter(inspection=fieldwork.inspection, number=number).first()
    if line is None:
        raise NotVisible
    line.inspection = fieldwork.inspection
    return LineAccess(fieldwork, line)
