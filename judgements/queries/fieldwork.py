"""The checked loader of fieldwork: lines of enquiry, evidence, registers, voices, feedback."""

from dataclasses import dataclass

from accounts.models import User
from accounts.permissions import Permission
from cases.queries.questionnaires import Questionnaire, get_questionnaire
from inspections.models import Inspection
from inspections.queries import InspectionAccess, get_inspection_for
from judgements.policies.judgements import can_judge
from standards.types import FrameworkContent, StandardContent


@dataclass(frozen=True)
class FieldworkAccess:
    """The fieldwork of an inspection as one member of its team may see it."""

    within: InspectionAccess
    questionnaire: Questionnaire

    @property
    def inspection(self) -> Inspection:
        return self.within.inspection

    @property
    def content(self) -> FrameworkContent:
        return self.questionnaire.content

    @property
    def standards(self) -> list[StandardContent]:
        """The themes or standards that the inspection covers, in their order."""
        by_code = self.content.standard_by_code
        return [by_code[code] for code in self.questionnaire.standard_codes]

    def may_change(self, permission: Permission) -> bool:
        """Return whether the person may now do this, until the report is published."""
        return self.within.may(permission) and can_judge(self.inspection)


def get_fieldwork_for(
    user: User, reference: str, permission: Permission, *others: Permission
) -> FieldworkAccess:
    """Return the fieldwork of an inspection to whoever has one of these permissions.

    Raises NotVisible for a stranger, NotAllowed for a member whose roles have none of them.
    """
    access = get_inspection_for(user, reference)
    if not any(access.may(one) for one in others):
        access.check(permission)
    return FieldworkAccess(access, get_questionnaire(access.inspection))


def get_log_for(user: User, reference: str) -> FieldworkAccess:
    """Return the fieldwork to everybody who reads all that was recorded, or records some of it.

    Raises as get_fieldwork_for.
    """
    return get_fieldwork_for(user, reference, Permission.VIEW_EVIDENCE, Permission.RECORD_EVIDENCE)
