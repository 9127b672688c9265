"""What a person may be allowed to do."""

from enum import StrEnum


class Permission(StrEnum):
    """One deed each; a role is a list of these."""

    VIEW_INSPECTION = "view_inspection"
    EDIT_INSPECTION = "edit_inspection"
    LEAD_TEAM = "lead_team"
    MOVE_STAGE = "move_stage"
    VIEW_ALL_CASES = "view_all_cases"
    VIEW_OWN_CASES = "view_own_cases"
    IMPORT_CASES = "import_cases"
    SCORE_OWN_CASES = "score_own_cases"
    SCORE_ANY_CASE = "score_any_case"
    RETURN_CASE = "return_case"
    VIEW_RESULTS = "view_results"
    VIEW_EVIDENCE = "view_evidence"
    RECORD_EVIDENCE = "record_evidence"
    PLAN_ENQUIRY = "plan_enquiry"
    KEEP_REGISTERS = "keep_registers"
    JUDGE_THEME = "judge_theme"
    MODERATE_JUDGEMENT = "moderate_judgement"
    VIEW_REPORT = "view_report"
    WRITE_REPORT = "write_report"
    RENDER_REPORT = "render_report"
    REVIEW_REPORT = "review_report"
    SIGN_OFF_REPORT = "sign_off_report"
    PUBLISH_REPORT = "publish_report"
    VIEW_CONCERNS = "view_concerns"
    HANDLE_CONCERN = "handle_concern"
    ANSWER_CONCERN = "answer_concern"
    UPLOAD_CASELOAD = "upload_caseload"
    PREPARE_INSPECTION = "prepare_inspection"
    FOLLOW_PLAN = "follow_plan"
    CONFIRM_COVERAGE = "confirm_coverage"
    READ_RELEASED = "read_released"
    COMMENT_ON_DRAFT = "comment_on_draft"
    KEEP_SERVICE_PEOPLE = "keep_service_people"
    VIEW_PLAN = "view_plan"
    EDIT_PLAN = "edit_plan"
    REPORT_PROGRESS = "report_progress"
    APPROVE_PLAN = "approve_plan"
    VERIFY_ACTION = "verify_action"
    OPEN_SELF_ASSESSMENT = "open_self_assessment"
    RATE_BOARD = "rate_board"
    VIEW_SELF_ASSESSMENT = "view_self_assessment"


class Granted:
    """What somebody may do with what a checked loader returned to them."""

    permissions: frozenset[Permission]

    def may(self, permission: Permission) -> bool:
        """Return whether the person's roles allow this."""
        return permission in self.permissions
