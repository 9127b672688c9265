"""When an inspection may move on, what makes its dates sound, and who may arrange what."""

import re
from collections.abc import Mapping
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from accounts.policies import check_keep_people
from accounts.roles import ROLES, SERVICE_ROLES, RoleCode, ServiceRoleCode
from inspections.choices import Stage
from inspections.errors import MoveRefused, PlanRefused
from inspections.models import ConflictOfInterest, Inspection, Service
from inspections.types import MONDAY, Schedule

KINDS_OF_SERVICE = re.compile(
    r"\b(?:youth (?:offending|justice) (?:teams?|services?)|yots?|yos|yjs|the)\b ?"
)

# What an administrator may do in every inspection without belonging to its team.
ADMINISTERING = frozenset(
    {Permission.VIEW_INSPECTION, Permission.EDIT_INSPECTION, Permission.LEAD_TEAM}
)

# What makes a role one that keeping the team in order does not reach.
DECIDING = frozenset(
    {
        Permission.JUDGE_THEME,
        Permission.MODERATE_JUDGEMENT,
        Permission.REVIEW_REPORT,
        Permission.SIGN_OFF_REPORT,
    }
)

# The roles that the manager of a service gives; who manages it is named by the inspectorate.
NAMED_BY_MANAGER = tuple(code for code in ServiceRoleCode if code != ServiceRoleCode.MANAGER)

NEXT_STAGES: Mapping[Stage, frozenset[Stage]] = {
    Stage.PLANNED: frozenset({Stage.ANNOUNCED}),
    Stage.ANNOUNCED: frozenset({Stage.WEEK_ONE, Stage.PLANNED}),
    Stage.WEEK_ONE: frozenset({Stage.BETWEEN_WEEKS}),
    Stage.BETWEEN_WEEKS: frozenset({Stage.WEEK_TWO, Stage.WEEK_ONE}),
    Stage.WEEK_TWO: frozenset({Stage.DRAFTING}),
    Stage.DRAFTING: frozenset({Stage.WITH_SERVICE, Stage.WEEK_TWO}),
    Stage.WITH_SERVICE: frozenset({Stage.PUBLISHED, Stage.DRAFTING}),
    Stage.PUBLISHED: frozenset({Stage.DRAFTING}),
}


def check_ready(inspection: Inspection, wanted: Stage) -> None:
    """Raise MoveRefused where an inspection would be announced by dates that nobody has set."""
    if wanted == Stage.ANNOUNCED and not inspection.dates_version:
        raise MoveRefused(
            _("Nobody has confirmed the dates yet. Save them under “Dates”, then announce.")
        )


def check_move(current: Stage, wanted: Stage) -> None:
    """Raise MoveRefused unless the table allows the step."""
    if wanted not in NEXT_STAGES[current]:
        raise MoveRefused(
            _("An inspection at “%(current)s” cannot move to “%(wanted)s”.")
            % {"current": current.label, "wanted": wanted.label}
        )


def can_move(current: Stage, wanted: Stage) -> bool:
    """Return whether the table allows the step."""
    return wanted in NEXT_STAGES[current]


def check_schedule(schedule: Schedule) -> None:
    """Raise PlanRefused when the dates cannot be kept in this order."""
    if schedule.week_one_date.weekday() != MONDAY or schedule.week_two_date.weekday() != MONDAY:
        raise PlanRefused(_("Both fieldwork weeks begin on a Monday. Choose Mondays."))
    if any(earlier >= later for earlier, later in pairwise(vars(schedule).values())):
        raise PlanRefused(
            _(
                "The dates must follow one another: announcement, week 1, week 2, "
                "draft report, publication."
            )
        )


def check_service_code(code: str) -> None:
    """Raise PlanRefused unless the code can stand in an address."""
    try:
        validate_slug(code)
    except ValidationError as error:
        raise PlanRefused(
            _("“%(code)s” cannot be a code. Use only letters without accents, digits and hyphens.")
            % {"code": code}
        ) from error


def check_open(inspection: Inspection) -> None:
    """Raise PlanRefused when the report is out, after which the plan is a record."""
    if inspection.is_published:
        raise PlanRefused(_("This inspection is published, so its plan can no longer change."))


def check_before_fieldwork(inspection: Inspection) -> None:
    """Raise PlanRefused once fieldwork has begun."""
    if not is_before_fieldwork(inspection):
        raise PlanRefused(_("Fieldwork has begun, so this can no longer change."))


def is_before_fieldwork(inspection: Inspection) -> bool:
    """Return whether what is inspected may still change."""
    return inspection.stage in {Stage.PLANNED, Stage.ANNOUNCED}


def check_change_reason(inspection: Inspection, schedule: Schedule, reason: str) -> None:
    """Raise PlanRefused where dates that the service was told of change without a reason."""
    is_new = schedule != inspection.schedule
    if inspection.is_announced and is_new and not reason.strip():
        raise PlanRefused(_("The service knows these dates. Say why they change."))


def check_plan(user: User) -> None:
    """Raise NotAllowed unless this person may add services and plan inspections."""
    if not can_plan(user):
        raise NotAllowed(
            _("Only administrators, and whoever they let, add services and plan inspections.")
        )


def can_plan(user: User) -> bool:
    """Return whether this person may add services and plan inspections."""
    return user.is_administrator or user.may_plan_inspections


def first_lead(planner: User) -> User | None:
    """Return who leads an inspection from its planning on; None where nobody does yet.

    Whoever plans without being an administrator leads it, or could not even open it afterwards.
    """
    return None if planner.is_administrator else planner


def check_give_role(user: User, permissions: frozenset[Permission], role: RoleCode) -> None:
    """Raise NotAllowed unless this person may give and end this role."""
    if not can_give_role(user, permissions, role):
        raise NotAllowed(
            _(
                "Only an administrator, the lead inspector or a deputy decides who leads the team, "
                "agrees its judgements, or reviews and signs off its report."
            )
        )


def can_give_role(user: User, permissions: frozenset[Permission], role: RoleCode) -> bool:
    """Return whether this person may give and end this role.

    Keeping the team in order must not be a way to its lead: a role that judges, agrees judgements
    or passes the report is given only by those who judge, and by administrators.
    """
    if Permission.EDIT_INSPECTION not in permissions:
        return False
    is_deciding = not DECIDING.isdisjoint(ROLES[role].permissions)
    return not is_deciding or user.is_administrator or Permission.JUDGE_THEME in permissions


def refusal_of(permission: Permission) -> str:
    """Return the sentence for a member without this permission: whose it is."""
    titles = [str(role.title) for role in ROLES.values() if permission in role.permissions]
    if permission in ADMINISTERING:
        titles.append(_("Administrator"))
    return _("Your role in this inspection does not allow this. These roles may: %(roles)s.") % {
        "roles": ", ".join(titles)
    }


def service_refusal_of(permission: Permission) -> str:
    """Return the sentence for somebody of a service without this permission: whose it is."""
    titles = [str(role.title) for role in SERVICE_ROLES.values() if permission in role.permissions]
    return _("Your role in this service does not allow this. These roles may: %(roles)s.") % {
        "roles": ", ".join(titles)
    }


def is_same_service(organisation: str, service: Service) -> bool:
    """Return whether an organisation, as somebody typed it, is this service or its authority.

    What kind of body it is may be written in many ways and is left out: “Eastmarsh YOT” is the
    “Eastmarsh Youth Offending Team”.
    """
    own = {_bare(service.name), _bare(service.code), _bare(service.local_authority)}
    return _bare(organisation) in own - {""}


def check_lift(user: User, conflict: ConflictOfInterest) -> None:
    """Raise NotAllowed unless this person may lift the conflict: never one's own."""
    check_keep_people(user)
    if conflict.user_id == user.pk:
        raise NotAllowed(_("Another administrator lifts a conflict of interest of your own."))


def can_lift(user: User, conflict: ConflictOfInterest) -> bool:
    """Return whether this person may lift the conflict, and it still stands."""
    is_others = conflict.user_id != user.pk
    return user.is_administrator and is_others and conflict.lifted_at is None


def _bare(name: str) -> str:
    words = re.sub(r"[^\w]+", " ", name.casefold()).strip()
    return KINDS_OF_SERVICE.sub("", words).strip()
