"""What a person may save in an inspection: as one of its team, or of the inspected service."""

from accounts.errors import NotAllowed, NotVisible
from accounts.models import User
from accounts.permissions import Permission
from inspections.models import Inspection
from inspections.queries import find_inspection, member_permissions
from inspections.queries.service_access import service_permissions
from judgements.choices import Subject
from judgements.policies.subjects import OF_SERVICE, permission_to_save, refusal_to_save


def rights_to_save(user: User, inspection: Inspection, subject: Subject) -> frozenset[Permission]:
    """Return what a person may do where a subject is saved: in the team, or in the service.

    Raises NotVisible for whoever may not know of the inspection: a stranger, and before the
    announcement its service.
    """
    if subject in OF_SERVICE and inspection.is_announced:
        in_service = service_permissions(user, inspection.service)
        if in_service:
            return in_service
    in_team = member_permissions(user, inspection)
    if Permission.VIEW_INSPECTION not in in_team:
        raise NotVisible
    return in_team


def check_right_to_save(user: User, reference: str, subject: str) -> None:
    """Raise NotVisible for a stranger, and NotAllowed for a role that does not save this.

    What is no subject is judged like evidence, so that nobody learns which there are.
    """
    asked = Subject(subject) if subject in Subject.values else Subject.EVIDENCE
    inspection = find_inspection(reference)
    if inspection is None:
        raise NotVisible
    if permission_to_save(asked) not in rights_to_save(user, inspection, asked):
        raise NotAllowed(refusal_to_save(asked))
