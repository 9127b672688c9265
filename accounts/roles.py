"""Roles in a team and in a service, as code under review: a title, a sentence, permissions."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.permissions import Permission


class RoleCode(StrEnum):
    """The roles in an inspection's team that have a sign-in."""

    LEAD_INSPECTOR = "lead_inspector"
    DEPUTY_LEAD = "deputy_lead"
    INSPECTOR = "inspector"
    LOCAL_ASSESSOR = "local_assessor"
    PARTNER_INSPECTOR = "partner_inspector"
    USER_VOICE = "user_voice"
    QUALITY_LEAD = "quality_lead"
    PANEL_CHAIR = "panel_chair"
    ASSISTANT_CHIEF_INSPECTOR = "assistant_chief_inspector"
    SUPPORT_OFFICER = "support_officer"


class ServiceRoleCode(StrEnum):
    """The roles in an inspected service that have a sign-in."""

    MANAGER = "manager"
    BOARD_CHAIR = "board_chair"
    BOARD_MEMBER = "board_member"
    ACTION_OWNER = "action_owner"


@dataclass(frozen=True)
class Role:
    """What a role is called, what it is for and what it may do."""

    code: RoleCode | ServiceRoleCode
    title: str | Promise
    prose: str | Promise
    permissions: frozenset[Permission]


READING = frozenset(
    {
        Permission.VIEW_INSPECTION,
        Permission.VIEW_ALL_CASES,
        Permission.VIEW_RESULTS,
        Permission.VIEW_EVIDENCE,
        Permission.VIEW_REPORT,
    }
)
SCORING = frozenset(
    {
        Permission.VIEW_INSPECTION,
        Permission.VIEW_OWN_CASES,
        Permission.SCORE_OWN_CASES,
        Permission.RECORD_EVIDENCE,
    }
)
LEADING = (
    READING
    | SCORING
    | {
        Permission.EDIT_INSPECTION,
        Permission.LEAD_TEAM,
        Permission.MOVE_STAGE,
        Permission.IMPORT_CASES,
        Permission.SCORE_ANY_CASE,
        Permission.RETURN_CASE,
        Permission.PLAN_ENQUIRY,
        Permission.KEEP_REGISTERS,
        Permission.JUDGE_THEME,
        Permission.WRITE_REPORT,
        Permission.RENDER_REPORT,
        Permission.PUBLISH_REPORT,
        Permission.VIEW_CONCERNS,
        Permission.HANDLE_CONCERN,
        Permission.FOLLOW_PLAN,
        Permission.CONFIRM_COVERAGE,
    }
)
# What everybody in a service may read once it is released to them.
READING_FOR_SERVICE = frozenset(
    {Permission.READ_RELEASED, Permission.VIEW_PLAN, Permission.VIEW_SELF_ASSESSMENT}
)

ROLES: Mapping[RoleCode, Role] = {
    RoleCode(role.code): role
    for role in (
        Role(
            RoleCode.LEAD_INSPECTOR,
            _("Lead inspector"),
            _("Plans the inspection, gives its judgements and answers for the report."),
            LEADING,
        ),
        Role(
            RoleCode.DEPUTY_LEAD,
            _("Deputy lead inspector"),
            _(
                "Stands in for the lead inspector in everything, and reviews a report they did not "
                "write."
            ),
            LEADING | {Permission.REVIEW_REPORT},
        ),
        Role(
            RoleCode.INSPECTOR,
            _("Inspector"),
            _("Scores the cases allocated to them and reads the team's results."),
            READING | SCORING | {Permission.KEEP_REGISTERS},
        ),
        Role(
            RoleCode.LOCAL_ASSESSOR,
            _("Local assessor"),
            _("A practitioner of another service who scores allocated cases and sees no others."),
            SCORING,
        ),
        Role(
            RoleCode.PARTNER_INSPECTOR,
            _("Partner inspector"),
            _("Joins from health, police, education or social care in the second week."),
            READING | {Permission.RECORD_EVIDENCE, Permission.KEEP_REGISTERS},
        ),
        Role(
            RoleCode.USER_VOICE,
            _("User voice partner"),
            _("Gathers the views of children, parents and carers; sees no case files."),
            frozenset({Permission.VIEW_INSPECTION, Permission.RECORD_EVIDENCE}),
        ),
        Role(
            RoleCode.QUALITY_LEAD,
            _("Quality lead"),
            _(
                "Reads cases, results and report to check that judgements are consistent, and "
                "reviews the report before the service sees it."
            ),
            READING
            | {
                Permission.VIEW_CONCERNS,
                Permission.RECORD_EVIDENCE,
                Permission.REVIEW_REPORT,
                Permission.FOLLOW_PLAN,
            },
        ),
        Role(
            RoleCode.PANEL_CHAIR,
            _("Panel chair"),
            _("Agrees the recommended ratings with the panel, or returns them with a reason."),
            READING | {Permission.MODERATE_JUDGEMENT},
        ),
        Role(
            RoleCode.ASSISTANT_CHIEF_INSPECTOR,
            _("Assistant chief inspector"),
            _("Signs the report off for the inspectorate, or returns it; withdraws one in public."),
            READING
            | {Permission.SIGN_OFF_REPORT, Permission.PUBLISH_REPORT, Permission.FOLLOW_PLAN},
        ),
        Role(
            RoleCode.SUPPORT_OFFICER,
            _("Support officer"),
            _("Loads the case list and keeps dates and team in order."),
            frozenset(
                {
                    Permission.VIEW_INSPECTION,
                    Permission.VIEW_ALL_CASES,
                    Permission.IMPORT_CASES,
                    Permission.EDIT_INSPECTION,
                    Permission.RECORD_EVIDENCE,
                    Permission.KEEP_REGISTERS,
                }
            ),
        ),
    )
}

# What somebody may do about the one service they belong to; of an inspection nothing is theirs but
# what they send and prepare for it, what is released to the service, and what follows from it.
SERVICE_ROLES: Mapping[ServiceRoleCode, Role] = {
    ServiceRoleCode(role.code): role
    for role in (
        Role(
            ServiceRoleCode.MANAGER,
            _("Service manager"),
            _(
                "Answers for the inspected service: its caseload, documents and cases to prepare, "
                "urgent concerns it was told of, comments on the draft report and the improvement "
                "plan."
            ),
            READING_FOR_SERVICE
            | {
                Permission.ANSWER_CONCERN,
                Permission.UPLOAD_CASELOAD,
                Permission.PREPARE_INSPECTION,
                Permission.COMMENT_ON_DRAFT,
                Permission.KEEP_SERVICE_PEOPLE,
                Permission.EDIT_PLAN,
                Permission.REPORT_PROGRESS,
                Permission.OPEN_SELF_ASSESSMENT,
            },
        ),
        Role(
            ServiceRoleCode.BOARD_CHAIR,
            _("Board chair"),
            _(
                "Comments on the draft report, approves the improvement plan, verifies what was "
                "done and signs the plan off."
            ),
            READING_FOR_SERVICE
            | {
                Permission.COMMENT_ON_DRAFT,
                Permission.APPROVE_PLAN,
                Permission.VERIFY_ACTION,
                Permission.OPEN_SELF_ASSESSMENT,
                Permission.RATE_BOARD,
            },
        ),
        Role(
            ServiceRoleCode.BOARD_MEMBER,
            _("Board member"),
            _(
                "Reads what is released to the service, rates the board, and verifies actions they "
                "are named for."
            ),
            READING_FOR_SERVICE | {Permission.VERIFY_ACTION, Permission.RATE_BOARD},
        ),
        Role(
            ServiceRoleCode.ACTION_OWNER,
            _("Action owner"),
            _("Reports progress on their own actions of the improvement plan."),
            frozenset({Permission.VIEW_PLAN, Permission.REPORT_PROGRESS}),
        ),
    )
}
