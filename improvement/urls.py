"""Addresses of improvement plans and self-assessments."""

from django.urls import path

from improvement.views import (
    actions,
    approvals,
    board,
    board_lines,
    following,
    lines,
    plan_files,
    plans,
    progress,
)

app_name = "improvement"

PLAN = "inspections/<slug:reference>/plan/"
BOARD = "services/<slug:service>/board/"
ACTION = f"{PLAN}actions/<uuid:action>/"

urlpatterns = [
    # the plan
    path(PLAN, plans.plan_detail, name="plan-detail"),
    path(f"{PLAN}start/", plans.plan_start, name="plan-start"),
    path(f"{PLAN}attach/", plans.plan_attach, name="plan-attach"),
    # its lines and actions
    path(f"{PLAN}lines/add/", lines.line_add, name="line-add"),
    path(f"{PLAN}lines/<uuid:line>/", lines.line_edit, name="line-edit"),
    path(f"{PLAN}lines/<uuid:line>/remove/", lines.line_remove, name="line-remove"),
    path(f"{PLAN}actions/add/", actions.action_add, name="action-add"),
    path(f"{ACTION}edit/", actions.action_edit, name="action-edit"),
    path(f"{ACTION}remove/", actions.action_remove, name="action-remove"),
    path(f"{ACTION}move/", actions.action_move, name="action-move"),
    # who approved it, what it covers, how it ends
    path(f"{PLAN}approve/", approvals.plan_approve, name="plan-approve"),
    path(f"{PLAN}oversight/", approvals.plan_oversight, name="plan-oversight"),
    path(
        f"{PLAN}approvals/<int:approval>/document/",
        approvals.approval_document,
        name="approval-document",
    ),
    path(f"{PLAN}coverage/", approvals.plan_coverage, name="plan-coverage"),
    path(f"{PLAN}sign-off/", approvals.plan_sign_off, name="plan-sign-off"),
    # all that somebody follows
    path("plans/", following.plan_list, name="plan-list"),
    # how it goes
    path(f"{PLAN}progress/", progress.progress_detail, name="progress-detail"),
    path(ACTION, progress.action_progress, name="action-progress"),
    path(f"{ACTION}progress/", progress.progress_report, name="progress-report"),
    path(f"{ACTION}close/", progress.action_close, name="action-close"),
    path(f"{ACTION}verify/", progress.action_verify, name="action-verify"),
    path(f"{ACTION}reopen/", progress.action_reopen, name="action-reopen"),
    path(f"{ACTION}files/<int:update>/", progress.progress_file, name="progress-file"),
    # its files
    path(f"{PLAN}files/plan.pdf", plan_files.plan_pdf, name="plan-pdf"),
    path(f"{PLAN}files/cabinet.pdf", plan_files.cabinet_pdf, name="cabinet-pdf"),
    path(f"{PLAN}files/plan.xlsx", plan_files.plan_workbook, name="plan-workbook"),
    path(f"{PLAN}cover/", plan_files.cover_edit, name="cover-edit"),
    # how its board sees itself
    path(BOARD, board.board_detail, name="board-detail"),
    path(f"{BOARD}open/", board.board_open, name="board-open"),
    path(f"{BOARD}<int:board_round>/", board.board_round, name="board-round"),
    path(
        f"{BOARD}<int:board_round>/close/",
        board.board_close,
        name="board-close",
    ),
    path(
        f"{BOARD}<int:board_round>/rate/<int:board_part>/",
        board.board_rate,
        name="board-rate",
    ),
    path(
        f"{BOARD}<int:board_round>/comparison/<int:board_part>/",
        board.board_result,
        name="board-result",
    ),
    path(
        f"{BOARD}<int:board_round>/lines/<str:board_prompt>/",
        board_lines.board_line,
        name="board-line",
    ),
]
