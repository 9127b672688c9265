"""The doors to improvement plans, their progress and the board's self-assessment."""

from accounts.permissions import Permission
from tests.architecture.route_table.row import SIGNED_IN, Row

_PLANS = "improvement.views."
_BOARD = _PLANS + "board."

_PROGRESS = "improvement.views.progress."
_PLAN_FILES = "improvement.views.plan_files."
_READING_PLAN = (Permission.VIEW_PLAN, Permission.FOLLOW_PLAN)
_READING_WHOLE_PLAN = (Permission.READ_RELEASED, Permission.FOLLOW_PLAN)

ROUTES: dict[str, Row] = {
    "improvement:plan-detail": Row(
        _PLANS + "plans.plan_detail", "GET", (Permission.VIEW_PLAN, Permission.FOLLOW_PLAN)
    ),
    "improvement:plan-start": Row(_PLANS + "plans.plan_start", "POST", Permission.EDIT_PLAN),
    "improvement:plan-attach": Row(_PLANS + "plans.plan_attach", "GET POST", Permission.EDIT_PLAN),
    "improvement:line-add": Row(_PLANS + "lines.line_add", "GET POST", Permission.EDIT_PLAN),
    "improvement:line-edit": Row(_PLANS + "lines.line_edit", "GET POST", Permission.EDIT_PLAN),
    "improvement:line-remove": Row(_PLANS + "lines.line_remove", "GET POST", Permission.EDIT_PLAN),
    "improvement:action-add": Row(_PLANS + "actions.action_add", "GET POST", Permission.EDIT_PLAN),
    "improvement:action-edit": Row(
        _PLANS + "actions.action_edit", "GET POST", Permission.EDIT_PLAN
    ),
    "improvement:action-remove": Row(
        _PLANS + "actions.action_remove", "GET POST", Permission.EDIT_PLAN
    ),
    "improvement:action-move": Row(_PLANS + "actions.action_move", "POST", Permission.EDIT_PLAN),
    "improvement:plan-approve": Row(
        _PLANS + "approvals.plan_approve", "GET POST", Permission.APPROVE_PLAN
    ),
    "improvement:plan-oversight": Row(
        _PLANS + "approvals.plan_oversight", "GET POST", Permission.EDIT_PLAN
    ),
    "improvement:approval-document": Row(
        _PLANS + "approvals.approval_document",
        "GET",
        (Permission.READ_RELEASED, Permission.FOLLOW_PLAN),
    ),
    "improvement:plan-coverage": Row(
        _PLANS + "approvals.plan_coverage", "GET POST", Permission.CONFIRM_COVERAGE
    ),
    "improvement:plan-sign-off": Row(
        _PLANS + "approvals.plan_sign_off", "GET POST", Permission.APPROVE_PLAN
    ),
    "improvement:board-detail": Row(
        _BOARD + "board_detail", "GET", Permission.VIEW_SELF_ASSESSMENT
    ),
    "improvement:board-open": Row(
        _BOARD + "board_open", "GET POST", Permission.OPEN_SELF_ASSESSMENT
    ),
    "improvement:board-round": Row(_BOARD + "board_round", "GET", Permission.VIEW_SELF_ASSESSMENT),
    "improvement:board-rate": Row(_BOARD + "board_rate", "GET POST", Permission.RATE_BOARD),
    "improvement:board-close": Row(
        _BOARD + "board_close", "GET POST", Permission.OPEN_SELF_ASSESSMENT
    ),
    "improvement:board-result": Row(
        _BOARD + "board_result", "GET", Permission.VIEW_SELF_ASSESSMENT
    ),
    "improvement:board-line": Row(
        "improvement.views.board_lines.board_line", "GET POST", Permission.EDIT_PLAN
    ),
    "improvement:plan-list": Row("improvement.views.following.plan_list", "GET", SIGNED_IN),
    "improvement:progress-detail": Row(_PROGRESS + "progress_detail", "GET", _READING_PLAN),
    "improvement:action-progress": Row(_PROGRESS + "action_progress", "GET", _READING_PLAN),
    "improvement:progress-report": Row(
        _PROGRESS + "progress_report", "GET POST", Permission.REPORT_PROGRESS
    ),
    "improvement:action-close": Row(
        _PROGRESS + "action_close", "GET POST", Permission.REPORT_PROGRESS
    ),
    "improvement:action-verify": Row(
        _PROGRESS + "action_verify", "GET POST", Permission.VERIFY_ACTION
    ),
    "improvement:action-reopen": Row(
        _PROGRESS + "action_reopen", "GET POST", Permission.VERIFY_ACTION
    ),
    "improvement:progress-file": Row(_PROGRESS + "progress_file", "GET", _READING_PLAN),
    "improvement:plan-pdf": Row(_PLAN_FILES + "plan_pdf", "GET", _READING_WHOLE_PLAN),
    "improvement:plan-workbook": Row(_PLAN_FILES + "plan_workbook", "GET", _READING_WHOLE_PLAN),
    "improvement:cabinet-pdf": Row(_PLAN_FILES + "cabinet_pdf", "GET", Permission.READ_RELEASED),
    "improvement:cover-edit": Row(_PLAN_FILES + "cover_edit", "GET POST", Permission.EDIT_PLAN),
}
