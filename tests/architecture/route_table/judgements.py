"""The doors to fieldwork, evidence and judgements."""

from accounts.permissions import Permission
from tests.architecture.route_table.row import Row

_JUDGEMENTS = "judgements.views."
_LISTENING = (Permission.VIEW_EVIDENCE, Permission.RECORD_EVIDENCE)
_REGISTERS = _JUDGEMENTS + "registers."
_READING_REGISTERS = (Permission.VIEW_EVIDENCE, Permission.KEEP_REGISTERS)
# Who may not see the whole log sees what they wrote.
_EVIDENCE = (Permission.VIEW_EVIDENCE, Permission.RECORD_EVIDENCE)

ROUTES: dict[str, Row] = {
    "judgements:theme-detail": Row(
        _JUDGEMENTS + "themes.theme_detail", "GET", Permission.VIEW_RESULTS
    ),
    "judgements:judgement-record": Row(
        _JUDGEMENTS + "themes.judgement_record", "POST", Permission.JUDGE_THEME
    ),
    "judgements:question-detail": Row(
        _JUDGEMENTS + "questions.question_detail", "GET", Permission.VIEW_RESULTS
    ),
    "judgements:fact-list": Row(_JUDGEMENTS + "facts.fact_list", "GET", Permission.VIEW_RESULTS),
    "judgements:fieldwork-detail": Row(
        _JUDGEMENTS + "fieldwork.fieldwork_detail", "GET", Permission.VIEW_INSPECTION
    ),
    "judgements:comment-list": Row(_JUDGEMENTS + "comments.comment_list", "GET", _LISTENING),
    "judgements:comment-add": Row(
        _JUDGEMENTS + "comments.comment_add", "GET POST", Permission.RECORD_EVIDENCE
    ),
    "judgements:comment-edit": Row(
        _JUDGEMENTS + "comments.comment_edit", "GET POST", Permission.RECORD_EVIDENCE
    ),
    "judgements:comment-withdraw": Row(
        _JUDGEMENTS + "comments.comment_withdraw", "GET POST", Permission.RECORD_EVIDENCE
    ),
    "judgements:example-list": Row(_JUDGEMENTS + "examples.example_list", "GET", _LISTENING),
    "judgements:example-add": Row(
        _JUDGEMENTS + "examples.example_add", "GET POST", Permission.RECORD_EVIDENCE
    ),
    "judgements:example-edit": Row(
        _JUDGEMENTS + "examples.example_edit", "GET POST", Permission.RECORD_EVIDENCE
    ),
    "judgements:example-withdraw": Row(
        _JUDGEMENTS + "examples.example_withdraw", "GET POST", Permission.RECORD_EVIDENCE
    ),
    "judgements:feedback-detail": Row(
        _JUDGEMENTS + "feedback.feedback_detail", "GET", Permission.VIEW_EVIDENCE
    ),
    "judgements:emerging-add": Row(
        _JUDGEMENTS + "findings.emerging_add", "GET POST", Permission.JUDGE_THEME
    ),
    "judgements:emerging-edit": Row(
        _JUDGEMENTS + "findings.emerging_edit", "GET POST", Permission.JUDGE_THEME
    ),
    "judgements:emerging-withdraw": Row(
        _JUDGEMENTS + "findings.emerging_withdraw", "GET POST", Permission.JUDGE_THEME
    ),
    "judgements:emerging-move": Row(
        _JUDGEMENTS + "findings.emerging_move", "POST", Permission.JUDGE_THEME
    ),
    "judgements:session-add": Row(
        _JUDGEMENTS + "feedback.session_add", "GET POST", Permission.JUDGE_THEME
    ),
    "judgements:session-edit": Row(
        _JUDGEMENTS + "feedback.session_edit", "GET POST", Permission.JUDGE_THEME
    ),
    "judgements:session-withdraw": Row(
        _JUDGEMENTS + "feedback.session_withdraw", "GET POST", Permission.JUDGE_THEME
    ),
    "judgements:session-sheet": Row(
        _JUDGEMENTS + "feedback.session_sheet", "GET", Permission.VIEW_EVIDENCE
    ),
    "judgements:panel-detail": Row(
        _JUDGEMENTS + "panel.panel_detail", "GET", Permission.VIEW_RESULTS
    ),
    "judgements:judgement-agree-all": Row(
        _JUDGEMENTS + "panel.judgement_agree_all", "POST", Permission.JUDGE_THEME
    ),
    "judgements:judgement-decide": Row(
        _JUDGEMENTS + "deciding.judgement_decide",
        "GET POST",
        (Permission.JUDGE_THEME, Permission.MODERATE_JUDGEMENT),
    ),
    "judgements:meeting-add": Row(
        _JUDGEMENTS + "meetings.meeting_add", "GET POST", Permission.MODERATE_JUDGEMENT
    ),
    "judgements:meeting-edit": Row(
        _JUDGEMENTS + "meetings.meeting_edit", "GET POST", Permission.MODERATE_JUDGEMENT
    ),
    "judgements:register-list": Row(_REGISTERS + "register_list", "GET", _READING_REGISTERS),
    "judgements:register-detail": Row(_REGISTERS + "register_detail", "GET", _READING_REGISTERS),
    "judgements:entry-add": Row(_REGISTERS + "entry_add", "GET POST", Permission.KEEP_REGISTERS),
    "judgements:entry-edit": Row(_REGISTERS + "entry_edit", "GET POST", Permission.KEEP_REGISTERS),
    "judgements:entry-withdraw": Row(
        _REGISTERS + "entry_withdraw", "GET POST", Permission.KEEP_REGISTERS
    ),
    "judgements:line-list": Row(
        _JUDGEMENTS + "enquiry.line_list",
        "GET",
        (Permission.VIEW_EVIDENCE, Permission.RECORD_EVIDENCE),
    ),
    "judgements:line-draft": Row(
        _JUDGEMENTS + "enquiry.line_draft", "GET", Permission.PLAN_ENQUIRY
    ),
    "judgements:line-add": Row(
        _JUDGEMENTS + "enquiry.line_add", "GET POST", Permission.PLAN_ENQUIRY
    ),
    "judgements:line-detail": Row(
        _JUDGEMENTS + "enquiry.line_detail",
        "GET",
        (Permission.VIEW_EVIDENCE, Permission.RECORD_EVIDENCE),
    ),
    "judgements:line-edit": Row(
        _JUDGEMENTS + "enquiry.line_edit", "GET POST", Permission.PLAN_ENQUIRY
    ),
    # Whoever a line is assigned to closes it too.
    "judgements:line-close": Row(
        _JUDGEMENTS + "enquiry.line_close", "GET POST", Permission.PLAN_ENQUIRY
    ),
    "judgements:line-reopen": Row(
        _JUDGEMENTS + "enquiry.line_reopen", "POST", Permission.PLAN_ENQUIRY
    ),
    "judgements:evidence-list": Row(_JUDGEMENTS + "evidence.evidence_list", "GET POST", _EVIDENCE),
    "judgements:evidence-add": Row(
        _JUDGEMENTS + "recording.evidence_add", "GET", Permission.RECORD_EVIDENCE
    ),
    "judgements:evidence-detail": Row(_JUDGEMENTS + "evidence.evidence_detail", "GET", _EVIDENCE),
    "judgements:evidence-edit": Row(
        _JUDGEMENTS + "recording.evidence_edit", "GET POST", Permission.RECORD_EVIDENCE
    ),
    "judgements:evidence-withdraw": Row(
        _JUDGEMENTS + "recording.evidence_withdraw", "GET POST", Permission.RECORD_EVIDENCE
    ),
    "judgements:attachment-add": Row(
        _JUDGEMENTS + "attachments.attachment_add", "GET POST", Permission.RECORD_EVIDENCE
    ),
    "judgements:attachment-download": Row(
        _JUDGEMENTS + "attachments.attachment_download", "GET", _EVIDENCE
    ),
    "judgements:attachment-remove": Row(
        _JUDGEMENTS + "attachments.attachment_remove", "POST", Permission.RECORD_EVIDENCE
    ),
    "judgements:coverage-detail": Row(
        _JUDGEMENTS + "coverage.coverage_detail", "GET", Permission.VIEW_EVIDENCE
    ),
    "judgements:contact-list": Row(
        _JUDGEMENTS + "coverage.contact_list", "GET", Permission.VIEW_EVIDENCE
    ),
    "judgements:contacts-edit": Row(
        _JUDGEMENTS + "coverage.contacts_edit", "GET POST", Permission.PLAN_ENQUIRY
    ),
    "judgements:weighing-list": Row(
        _JUDGEMENTS + "weighing.weighing_list", "GET", Permission.VIEW_EVIDENCE
    ),
    "judgements:weighing-detail": Row(
        _JUDGEMENTS + "weighing.weighing_detail", "GET", Permission.VIEW_EVIDENCE
    ),
    "judgements:mark-record": Row(
        _JUDGEMENTS + "weighing.mark_record", "POST", Permission.JUDGE_THEME
    ),
    "judgements:weighing-concern": Row(
        _JUDGEMENTS + "weighing.weighing_concern", "GET", Permission.VIEW_EVIDENCE
    ),
    "judgements:operation-save": Row(
        "judgements.api.operations.operation",
        "PUT",
        (
            Permission.RECORD_EVIDENCE,
            Permission.JUDGE_THEME,
            Permission.WRITE_REPORT,
            Permission.COMMENT_ON_DRAFT,
        ),
    ),
}
