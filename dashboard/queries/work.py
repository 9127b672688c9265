"""What one person has to do, over all inspections they belong to."""

from dataclasses import dataclass, replace

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import ROLES, RoleCode
from cases.models import Assessment
from cases.queries.loading import allocated_assessments
from inspections.models import Inspection
from inspections.queries import inspections_for, roles_by_inspection
from judgements.models import LineOfEnquiry
from judgements.queries.enquiry import open_lines_assigned_to


@dataclass(frozen=True)
class InspectionWork:
    """An inspection, the person's roles in its team, and the cases allocated to them.

    `lines` are the open lines of enquiry that they are to answer.
    """

    inspection: Inspection
    roles: tuple[RoleCode, ...]
    assessments: tuple[Assessment, ...]
    lines: tuple[LineOfEnquiry, ...] = ()

    def may(self, permission: Permission) -> bool:
        """Return whether one of the roles allows this."""
        return any(permission in ROLES[role].permissions for role in self.roles)

    @property
    def is_member(self) -> bool:
        """Whether the person is in the team; administrators see other inspections too."""
        return bool(self.roles)


def get_work_of(person: User) -> list[InspectionWork]:
    """Return every inspection this person may enter, the latest first: four queries.

    Cases are left out where the person's roles no longer let them open their own.
    """
    roles = roles_by_inspection(person)
    allocated: dict[int, list[Assessment]] = {}
    for assessment in allocated_assessments(person):
        allocated.setdefault(assessment.case.inspection_id, []).append(assessment)
    lines: dict[int, list[LineOfEnquiry]] = {}
    for line in open_lines_assigned_to(person):
        lines.setdefault(line.inspection_id, []).append(line)
    works = [
        InspectionWork(
            inspection,
            roles.get(inspection.pk, ()),
            tuple(allocated.get(inspection.pk, ())),
            tuple(lines.get(inspection.pk, ())),
        )
        for inspection in inspections_for(person)
    ]
    return [
        work if work.may(Permission.SCORE_OWN_CASES) else replace(work, assessments=())
        for work in works
    ]
