"""The one table of all doors: for each route its view, its methods and who may pass.

Add a row with every new route; test_routes.py fails until the row is there and is true.

- key: the route's name with its namespaces, as `{% url %}` takes it;
- view: the dotted name of the function or class that answers;
- methods: what is answered; every other method must get 405;
- who: ANYONE (signed in or not; also add the name to OPEN_DOORS in test_routes.py), SIGNED_IN,
  ADMINISTRATOR, or the permission that the view asks of the member:
  `Row("cases.views.cases.case_list", "GET", Permission.VIEW_OWN_CASES)`. Where several permissions
  open the door, name them in a tuple. The view, or code that it calls, must mention each of them.

Everybody not named by `who` is refused: pages send the anonymous to the sign-in page, the API
answers 401 in JSON. If the route has a parameter that must look special even to be parsed, give
it a sample in routes.py.
"""

from dataclasses import dataclass

from accounts.permissions import Permission

ANYONE = "anyone"
SIGNED_IN = "signed in"
ADMINISTRATOR = "is_administrator"


@dataclass(frozen=True)
class Row:
    """One door: `who` is one of the words above, a permission, or several of them."""

    view: str
    methods: str
    who: str | Permission | tuple[Permission, ...]

    @property
    def permissions(self) -> tuple[Permission, ...]:
        """Return the permissions that open this door, none where it is open to a kind of person."""
        if isinstance(self.who, tuple):
            return self.who
        return (self.who,) if isinstance(self.who, Permission) else ()


_ALLAUTH = "allauth.account.views."
# One page, that the door is closed or the link is stale, whatever the method.
_ALL_METHODS = "GET POST PUT PATCH DELETE"

ACCOUNTS = {
    "account_login": Row("accounts.views.sign_in.SignInView", "GET POST PUT", ANYONE),
    "account_logout": Row(_ALLAUTH + "LogoutView", "GET POST", ANYONE),
    "account_inactive": Row(_ALLAUTH + "AccountInactiveView", "GET", ANYONE),
    "account_signup": Row(_ALLAUTH + "SignupView", _ALL_METHODS, ANYONE),
    "account_reauthenticate": Row(_ALLAUTH + "ReauthenticateView", "GET POST PUT", SIGNED_IN),
    "account_change_password": Row(_ALLAUTH + "PasswordChangeView", "GET POST PUT", SIGNED_IN),
    "account_reset_password": Row(_ALLAUTH + "PasswordResetView", "GET POST PUT", ANYONE),
    "account_reset_password_done": Row(_ALLAUTH + "PasswordResetDoneView", "GET", ANYONE),
    "account_reset_password_from_key": Row(
        _ALLAUTH + "PasswordResetFromKeyView", _ALL_METHODS, ANYONE
    ),
    "account_reset_password_from_key_done": Row(
        _ALLAUTH + "PasswordResetFromKeyDoneView", "GET", ANYONE
    ),
    "account_invitation": Row("accounts.views.invitations.invitation_accept", "GET POST", ANYONE),
    "account_invitation_renew": Row(
        "accounts.views.invitations.invitation_renew", "GET POST", ANYONE
    ),
    "account_language": Row("accounts.views.language.language_choose", "POST", ANYONE),
    "account_outbox_key": Row("accounts.api.outbox_keys.outbox_key", "GET", SIGNED_IN),
}

STANDARDS = {
    "standards:framework-list": Row("standards.views.framework_list", "GET", SIGNED_IN),
    "standards:framework-detail": Row("standards.views.framework_detail", "GET", SIGNED_IN),
    "standards:framework-search": Row("standards.views.framework_search", "GET", SIGNED_IN),
    "standards:framework-comparison": Row("standards.views.framework_comparison", "GET", SIGNED_IN),
    "standards:standard-detail": Row("standards.views.standard_detail", "GET", SIGNED_IN),
    "standards:question-detail": Row("standards.views.question_detail", "GET", SIGNED_IN),
}

COMPONENTS = {
    "govuk:gallery": Row("govuk.views.gallery", "GET", SIGNED_IN),
}

_INSPECTIONS = "inspections.views."

INSPECTIONS = {
    "inspections:service-create": Row(
        _INSPECTIONS + "planning.service_create", "GET POST", ADMINISTRATOR
    ),
    "inspections:inspection-list": Row(_INSPECTIONS + "planning.inspection_list", "GET", SIGNED_IN),
    "inspections:inspection-plan": Row(
        _INSPECTIONS + "planning.inspection_plan", "GET POST", ADMINISTRATOR
    ),
    "inspections:dates-edit": Row(
        _INSPECTIONS + "dates.dates_edit", "GET POST", Permission.EDIT_INSPECTION
    ),
    "inspections:service-edit": Row(
        _INSPECTIONS + "yots.service_edit", "GET POST", Permission.EDIT_INSPECTION
    ),
    "inspections:standards-edit": Row(
        _INSPECTIONS + "standards.standards_edit", "GET POST", Permission.EDIT_INSPECTION
    ),
    "inspections:reason-edit": Row(
        _INSPECTIONS + "selection.reason_edit", "GET POST", Permission.EDIT_INSPECTION
    ),
    "inspections:indicator-add": Row(
        _INSPECTIONS + "selection.indicator_add", "GET POST", Permission.EDIT_INSPECTION
    ),
    "inspections:indicator-edit": Row(
        _INSPECTIONS + "selection.indicator_edit", "GET POST", Permission.EDIT_INSPECTION
    ),
    "inspections:indicator-remove": Row(
        _INSPECTIONS + "selection.indicator_remove", "GET POST", Permission.EDIT_INSPECTION
    ),
    "inspections:timeline-detail": Row(
        _INSPECTIONS + "timeline.timeline_detail", "GET", Permission.VIEW_INSPECTION
    ),
    "inspections:calendar-download": Row(
        _INSPECTIONS + "timeline.calendar_download", "GET", Permission.VIEW_INSPECTION
    ),
    "inspections:document-list": Row(
        _INSPECTIONS + "documents.document_list",
        "GET",
        (Permission.VIEW_INSPECTION, Permission.PREPARE_INSPECTION),
    ),
    "inspections:usual-documents": Row(
        _INSPECTIONS + "documents.usual_documents", "GET POST", Permission.EDIT_INSPECTION
    ),
    "inspections:document-add": Row(
        _INSPECTIONS + "documents.document_add", "GET POST", Permission.EDIT_INSPECTION
    ),
    "inspections:document-edit": Row(
        _INSPECTIONS + "documents.document_edit", "GET POST", Permission.EDIT_INSPECTION
    ),
    "inspections:document-remove": Row(
        _INSPECTIONS + "documents.document_remove", "GET POST", Permission.EDIT_INSPECTION
    ),
    "inspections:document-move": Row(
        _INSPECTIONS + "documents.document_move", "POST", Permission.EDIT_INSPECTION
    ),
    "inspections:document-answer": Row(
        _INSPECTIONS + "document_answers.document_answer",
        "GET POST",
        (Permission.EDIT_INSPECTION, Permission.PREPARE_INSPECTION),
    ),
    "inspections:team-edit": Row(
        _INSPECTIONS + "team.team_edit", "GET POST", Permission.EDIT_INSPECTION
    ),
    "inspections:team-invite": Row(
        _INSPECTIONS + "team.team_invite", "GET POST", Permission.LEAD_TEAM
    ),
    "inspections:member-conflict": Row(
        _INSPECTIONS + "conflicts.member_conflict", "GET POST", Permission.LEAD_TEAM
    ),
    "inspections:own-conflicts": Row(
        _INSPECTIONS + "conflicts.own_conflicts", "GET POST", SIGNED_IN
    ),
    "inspections:conflict-record": Row(
        _INSPECTIONS + "conflicts.conflict_record", "GET POST", ADMINISTRATOR
    ),
    "inspections:conflict-lift": Row(
        _INSPECTIONS + "conflicts.conflict_lift", "GET POST", ADMINISTRATOR
    ),
    "inspections:own-people": Row(
        "inspections.views.own_people.own_people", "GET POST", Permission.KEEP_SERVICE_PEOPLE
    ),
    "inspections:own-person-end": Row(
        "inspections.views.own_people.own_person_end", "GET POST", Permission.KEEP_SERVICE_PEOPLE
    ),
    "inspections:service-people": Row(
        "inspections.views.service_people.service_people_edit", "GET POST", Permission.LEAD_TEAM
    ),
    "inspections:service-person-end": Row(
        "inspections.views.service_people.service_person_end", "GET POST", Permission.LEAD_TEAM
    ),
    "inspections:service-member-add": Row(
        _INSPECTIONS + "service_members.service_member_add", "GET POST", ADMINISTRATOR
    ),
    "inspections:service-member-end": Row(
        _INSPECTIONS + "service_members.service_member_end", "GET POST", ADMINISTRATOR
    ),
    "inspections:member-end": Row(
        _INSPECTIONS + "team.member_end", "GET POST", Permission.EDIT_INSPECTION
    ),
    "inspections:phone-edit": Row(
        _INSPECTIONS + "team.phone_edit", "GET POST", Permission.EDIT_INSPECTION
    ),
}

_CASES = "cases.views."
_SEEING_CASES = (Permission.VIEW_ALL_CASES, Permission.VIEW_OWN_CASES)
_SENDING = (Permission.IMPORT_CASES, Permission.UPLOAD_CASELOAD)
_PREPARING = (Permission.IMPORT_CASES, Permission.PREPARE_INSPECTION)
_CASELOADS = _CASES + "caseloads."
_SCORING = (Permission.SCORE_OWN_CASES, Permission.SCORE_ANY_CASE)

CASES = {
    "cases:case-list": Row(_CASES + "lists.case_list", "GET", _SEEING_CASES),
    "cases:case-detail": Row(_CASES + "reading.case_detail", "GET", _SEEING_CASES),
    "cases:case-score": Row(_CASES + "scoring.case_score", "GET", _SEEING_CASES),
    "cases:section-edit": Row(_CASES + "scoring.section_edit", "GET POST", _SEEING_CASES),
    "cases:case-submit": Row(_CASES + "submitting.case_submit", "GET POST", _SCORING),
    "cases:case-return": Row(_CASES + "submitting.case_return", "GET POST", Permission.RETURN_CASE),
    "cases:case-allocate": Row(
        _CASES + "allocating.case_allocate", "GET POST", Permission.IMPORT_CASES
    ),
    "cases:sample-detail": Row(
        _CASES + "sampling.sample_detail", "GET POST", Permission.IMPORT_CASES
    ),
    "cases:sample-discard": Row(
        _CASES + "discarding.sample_discard", "GET POST", Permission.IMPORT_CASES
    ),
    "cases:sample-version": Row(
        _CASES + "discarding.sample_version", "GET", Permission.IMPORT_CASES
    ),
    "cases:sample-replace": Row(
        _CASES + "sampling.sample_replace", "GET POST", Permission.IMPORT_CASES
    ),
    "cases:case-conflict": Row(
        _CASES + "case_conflicts.case_conflict",
        "GET POST",
        (Permission.LEAD_TEAM, Permission.SCORE_OWN_CASES),
    ),
    "cases:timetable-detail": Row(_CASES + "timetable.timetable_detail", "GET", _SEEING_CASES),
    "cases:timetable-calendar": Row(_CASES + "timetable.timetable_calendar", "GET", _SEEING_CASES),
    "cases:timetable-propose": Row(
        _CASES + "timetable.timetable_propose", "POST", Permission.IMPORT_CASES
    ),
    "cases:timetable-afresh": Row(
        _CASES + "timetable.timetable_afresh", "GET POST", Permission.IMPORT_CASES
    ),
    "cases:timetable-away": Row(
        _CASES + "timetable.timetable_away", "GET POST", Permission.IMPORT_CASES
    ),
    "cases:timetable-place": Row(
        _CASES + "timetable.timetable_place", "GET POST", Permission.IMPORT_CASES
    ),
    "cases:preparation-detail": Row(
        _CASES + "preparation.preparation_detail", "GET POST", _PREPARING
    ),
    "cases:replacement-ask": Row(
        _CASES + "preparation.replacement_ask", "GET POST", Permission.PREPARE_INSPECTION
    ),
    "cases:replacement-decide": Row(
        _CASES + "replacement_requests.replacement_decide", "GET POST", Permission.IMPORT_CASES
    ),
    "cases:case-export": Row(_CASES + "exporting.case_export", "GET", _SEEING_CASES),
    "cases:concern-raise": Row(_CASES + "concerns.concern_raise", "GET POST", _SEEING_CASES),
    "cases:concern-list": Row(_CASES + "concerns.concern_list", "GET", Permission.VIEW_CONCERNS),
    "cases:concern-detail": Row(
        _CASES + "concerns.concern_detail", "GET POST", Permission.VIEW_CONCERNS
    ),
    "cases:service-concern": Row(
        _CASES + "concerns.service_concern", "GET POST", Permission.ANSWER_CONCERN
    ),
    "cases:concern-api": Row("cases.api.concerns.concern", "PUT", _SEEING_CASES),
    "cases:late-list": Row(_CASES + "late.late_list", "GET", Permission.RETURN_CASE),
    "cases:late-decide": Row(_CASES + "late.late_decide", "GET POST", Permission.RETURN_CASE),
    "cases:copy-upload": Row(_CASES + "copies.copy_upload", "GET POST", Permission.RETURN_CASE),
    "cases:caseload-detail": Row(_CASELOADS + "caseload_detail", "GET POST", _SENDING),
    "cases:caseload-template": Row(_CASES + "caseload_files.caseload_template", "GET", _SENDING),
    "cases:caseload-columns": Row(_CASELOADS + "caseload_columns", "GET POST", _SENDING),
    "cases:caseload-draft": Row(_CASELOADS + "caseload_draft", "GET", _SENDING),
    "cases:caseload-mend": Row(_CASES + "caseload_files.caseload_mend", "GET", _SENDING),
    "cases:caseload-accept": Row(_CASELOADS + "caseload_accept", "POST", _SENDING),
    "cases:caseload-discard": Row(_CASELOADS + "caseload_discard", "POST", _SENDING),
    "cases:caseload-excluded": Row(_CASES + "caseload_files.caseload_excluded", "GET", _SENDING),
    "cases:case-search": Row(_CASES + "searching.case_search", "GET POST", _SEEING_CASES),
    "cases:note-list": Row(_CASES + "searching.note_list", "GET", _SEEING_CASES),
    "cases:case-interview": Row(_CASES + "interview.case_interview", "GET", _SEEING_CASES),
    "cases:interview-list": Row(_CASES + "interview.interview_list", "GET", _SEEING_CASES),
    "cases:phrase-list": Row(_CASES + "phrases.phrase_list", "GET POST", SIGNED_IN),
    "cases:phrase-remove": Row(_CASES + "phrases.phrase_remove", "POST", SIGNED_IN),
    "cases:presence": Row("cases.api.presences.presence", "POST", _SEEING_CASES),
    "cases:answer-api": Row("cases.api.answers.answer", "PUT", _SCORING),
}

_JUDGEMENTS = "judgements.views."
_LISTENING = (Permission.VIEW_EVIDENCE, Permission.RECORD_EVIDENCE)
_REGISTERS = _JUDGEMENTS + "registers."
_READING_REGISTERS = (Permission.VIEW_EVIDENCE, Permission.KEEP_REGISTERS)
# Who may not see the whole log sees what they wrote.
_EVIDENCE = (Permission.VIEW_EVIDENCE, Permission.RECORD_EVIDENCE)

JUDGEMENTS = {
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

_REPORTS = "reports.views."

REPORTS: dict[str, Row] = {
    "reports:report-detail": Row(
        _REPORTS + "renderings.report_detail", "GET", Permission.VIEW_REPORT
    ),
    "reports:report-preview": Row(
        _REPORTS + "renderings.report_preview", "GET", Permission.VIEW_REPORT
    ),
    "reports:report-draft": Row(
        _REPORTS + "drafting.report_draft", "POST", Permission.WRITE_REPORT
    ),
    "reports:file-list": Row(_REPORTS + "files.file_list", "GET", Permission.VIEW_REPORT),
    "reports:file-progress": Row(_REPORTS + "files.file_progress", "GET", Permission.VIEW_REPORT),
    "reports:rendering-request": Row(
        _REPORTS + "files.rendering_request", "POST", Permission.RENDER_REPORT
    ),
    "reports:rendering-download": Row(
        _REPORTS + "files.rendering_download", "GET", Permission.VIEW_REPORT
    ),
    "reports:feedback-file": Row(
        _REPORTS + "feedback.feedback_file", "GET", Permission.VIEW_EVIDENCE
    ),
    "reports:foreword-edit": Row(
        _REPORTS + "sections.foreword_edit", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:theme-edit": Row(
        _REPORTS + "sections.theme_edit", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:recommendation-list": Row(
        _REPORTS + "sections.recommendation_list", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:finding-add": Row(_REPORTS + "adding.finding_add", "GET", Permission.WRITE_REPORT),
    "reports:block-add": Row(_REPORTS + "adding.block_add", "GET", Permission.WRITE_REPORT),
    "reports:addressee-add": Row(_REPORTS + "adding.addressee_add", "GET", Permission.WRITE_REPORT),
    "reports:recommendation-add": Row(
        _REPORTS + "adding.recommendation_add", "GET", Permission.WRITE_REPORT
    ),
    "reports:welsh-edit": Row(_REPORTS + "welsh.welsh_edit", "GET POST", Permission.WRITE_REPORT),
    "reports:passage-insert": Row(
        _REPORTS + "sections.passage_insert", "POST", Permission.WRITE_REPORT
    ),
    "reports:passage-preview": Row(
        "reports.api.editor.passage_preview", "POST", Permission.WRITE_REPORT
    ),
    "reports:writing-presence": Row(
        "reports.api.editor.writing_presence", "POST", Permission.WRITE_REPORT
    ),
    "reports:comment-list": Row(
        _REPORTS + "comments.comment_list", "GET POST", Permission.VIEW_REPORT
    ),
    "reports:comment-settle": Row(
        _REPORTS + "comments.comment_settle", "POST", Permission.VIEW_REPORT
    ),
    "reports:recommendation-findings": Row(
        _REPORTS + "bases.recommendation_findings", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:report-checks": Row(_REPORTS + "checks.report_checks", "GET", Permission.VIEW_REPORT),
    "reports:fact-read-again": Row(
        _REPORTS + "checks.fact_read_again", "POST", Permission.WRITE_REPORT
    ),
    "reports:warning-settle": Row(
        _REPORTS + "checks.warning_settle", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:warning-reopen": Row(
        _REPORTS + "checks.warning_reopen", "POST", Permission.WRITE_REPORT
    ),
    "reports:figure-list": Row(
        _REPORTS + "sourced_figures.figure_list", "GET", Permission.VIEW_REPORT
    ),
    "reports:figure-add": Row(
        _REPORTS + "sourced_figures.figure_add", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:figure-edit": Row(
        _REPORTS + "sourced_figures.figure_edit", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:figure-remove": Row(
        _REPORTS + "sourced_figures.figure_remove", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:item-move": Row(_REPORTS + "items.item_move", "POST", Permission.WRITE_REPORT),
    "reports:item-remove": Row(_REPORTS + "items.item_remove", "GET POST", Permission.WRITE_REPORT),
    "reports:life-detail": Row(_REPORTS + "life.life_detail", "GET", Permission.VIEW_REPORT),
    "reports:step-take": Row(_REPORTS + "life.step_take", "GET POST", Permission.VIEW_REPORT),
    "reports:publication-detail": Row(
        _REPORTS + "publication.publication_detail", "GET", Permission.VIEW_REPORT
    ),
    "reports:publication-dates": Row(
        _REPORTS + "publication.publication_dates", "GET POST", Permission.PUBLISH_REPORT
    ),
    "reports:publication-withdrawal": Row(
        _REPORTS + "publication.publication_withdrawal", "GET POST", Permission.PUBLISH_REPORT
    ),
    "reports:recipient-add": Row(
        _REPORTS + "publication.recipient_add", "GET POST", Permission.PUBLISH_REPORT
    ),
    "reports:recipient-edit": Row(
        _REPORTS + "publication.recipient_edit", "GET POST", Permission.PUBLISH_REPORT
    ),
    "reports:recipient-remove": Row(
        _REPORTS + "publication.recipient_remove", "GET POST", Permission.PUBLISH_REPORT
    ),
    "reports:public-list": Row(_REPORTS + "public.public_list", "GET", ANYONE),
    "reports:public-feed": Row(_REPORTS + "public.public_feed", "GET", ANYONE),
    "reports:practice-library": Row(_REPORTS + "public.practice_library", "GET", ANYONE),
    "reports:public-report": Row(_REPORTS + "public.public_report", "GET", ANYONE),
    "reports:public-file": Row(_REPORTS + "public.public_file", "GET", ANYONE),
    "reports:release-download": Row(
        _REPORTS + "life.release_download", "GET", Permission.VIEW_REPORT
    ),
    "reports:release-repeat": Row(
        _REPORTS + "life.release_repeat",
        "POST",
        (Permission.RENDER_REPORT, Permission.SIGN_OFF_REPORT),
    ),
    "reports:version-detail": Row(
        _REPORTS + "versions.version_detail", "GET", Permission.VIEW_REPORT
    ),
    "reports:version-read": Row(_REPORTS + "versions.version_read", "GET", Permission.VIEW_REPORT),
    "reports:version-compare": Row(
        _REPORTS + "versions.version_compare", "GET", Permission.VIEW_REPORT
    ),
    "reports:service-comment-talk": Row(
        "reports.views.service_comments.service_comment_talk", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:service-comment-file": Row(
        "reports.views.service_comments.service_comment_file", "GET", Permission.VIEW_REPORT
    ),
    "reports:accuracy-extend": Row(
        "reports.views.accuracy_outcomes.accuracy_extend", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:accuracy-outcome": Row(
        "reports.views.accuracy_outcomes.accuracy_outcome", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:accuracy-letter": Row(
        "reports.views.accuracy_outcomes.accuracy_letter", "GET", Permission.VIEW_REPORT
    ),
    "reports:accuracy-letter-repeat": Row(
        "reports.views.accuracy_outcomes.accuracy_letter_repeat", "POST", Permission.WRITE_REPORT
    ),
    "reports:released-comment-list": Row(
        "reports.views.accuracy.released_comment_list", "GET", Permission.READ_RELEASED
    ),
    "reports:released-comment-add": Row(
        "reports.views.accuracy.released_comment_add", "GET", Permission.COMMENT_ON_DRAFT
    ),
    "reports:released-comment-edit": Row(
        "reports.views.accuracy.released_comment_edit", "GET POST", Permission.COMMENT_ON_DRAFT
    ),
    "reports:released-comment-remove": Row(
        "reports.views.accuracy.released_comment_remove", "GET POST", Permission.COMMENT_ON_DRAFT
    ),
    "reports:released-comment-send": Row(
        "reports.views.accuracy.released_comment_send", "GET POST", Permission.COMMENT_ON_DRAFT
    ),
    "reports:released-comment-more-time": Row(
        "reports.views.accuracy.released_comment_more_time", "GET POST", Permission.COMMENT_ON_DRAFT
    ),
    "reports:released-comment-attach": Row(
        "reports.views.accuracy_parts.released_comment_attach",
        "GET POST",
        Permission.COMMENT_ON_DRAFT,
    ),
    "reports:released-comment-file": Row(
        "reports.views.accuracy_parts.released_comment_file", "GET", Permission.READ_RELEASED
    ),
    "reports:released-comment-file-remove": Row(
        "reports.views.accuracy_parts.released_comment_file_remove",
        "POST",
        Permission.COMMENT_ON_DRAFT,
    ),
    "reports:released-comment-read": Row(
        "reports.views.accuracy_parts.released_comment_read", "GET POST", Permission.READ_RELEASED
    ),
    "reports:released-comment-letter": Row(
        "reports.views.accuracy_parts.released_comment_letter", "GET", Permission.READ_RELEASED
    ),
    "reports:released-detail": Row(
        "reports.views.released.released_detail", "GET", Permission.READ_RELEASED
    ),
    "reports:released-whole": Row(
        "reports.views.released.released_whole", "GET", Permission.READ_RELEASED
    ),
    "reports:released-compare": Row(
        "reports.views.released.released_compare", "GET", Permission.READ_RELEASED
    ),
    "reports:released-file": Row(
        "reports.views.released.released_file", "GET", Permission.READ_RELEASED
    ),
    "reports:released-theme": Row(
        "reports.views.released.released_theme", "GET", Permission.READ_RELEASED
    ),
    "reports:released-question": Row(
        "reports.views.released.released_question", "GET", Permission.READ_RELEASED
    ),
    "reports:service-comment-list": Row(
        _REPORTS + "service_comments.service_comment_list", "GET", Permission.VIEW_REPORT
    ),
    "reports:service-comment-add": Row(
        _REPORTS + "service_comments.service_comment_add", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:service-comment-edit": Row(
        _REPORTS + "service_comments.service_comment_edit", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:service-comment-answer": Row(
        _REPORTS + "service_comments.service_comment_answer", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:service-comment-remove": Row(
        _REPORTS + "service_comments.service_comment_remove", "GET POST", Permission.WRITE_REPORT
    ),
}

_PLANS = "improvement.views."
_BOARD = _PLANS + "board."


IMPROVEMENT: dict[str, Row] = {
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
}

_PROGRESS = "improvement.views.progress."
_PLAN_FILES = "improvement.views.plan_files."
_READING_PLAN = (Permission.VIEW_PLAN, Permission.FOLLOW_PLAN)
_READING_WHOLE_PLAN = (Permission.READ_RELEASED, Permission.FOLLOW_PLAN)

PROGRESS: dict[str, Row] = {
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

_PEOPLE = "dashboard.views.people."

DASHBOARD: dict[str, Row] = {
    "dashboard:person-list": Row(_PEOPLE + "person_list", "GET", ADMINISTRATOR),
    "dashboard:person-invite": Row(_PEOPLE + "person_invite", "GET POST", ADMINISTRATOR),
    "dashboard:person-detail": Row(_PEOPLE + "person_detail", "GET", ADMINISTRATOR),
    "dashboard:person-rights": Row(_PEOPLE + "person_rights", "GET POST", ADMINISTRATOR),
    "dashboard:person-deactivate": Row(_PEOPLE + "person_deactivate", "GET POST", ADMINISTRATOR),
    "dashboard:person-activate": Row(_PEOPLE + "person_activate", "GET POST", ADMINISTRATOR),
    # Whoever invited, and administrators; to everybody else it does not exist.
    "dashboard:invitation-detail": Row(
        "dashboard.views.invitations.invitation_detail", "GET POST", SIGNED_IN
    ),
    "dashboard:home": Row("dashboard.views.home.home", "GET", SIGNED_IN),
    "dashboard:my-cases": Row("dashboard.views.home.my_cases", "GET", SIGNED_IN),
    "dashboard:inspection-detail": Row(
        "dashboard.views.overview.inspection_detail", "GET", Permission.VIEW_INSPECTION
    ),
    "dashboard:service-inspection": Row(
        "dashboard.views.notice.service_inspection",
        "GET",
        (Permission.EDIT_INSPECTION, Permission.PREPARE_INSPECTION, Permission.READ_RELEASED),
    ),
    "dashboard:setup-detail": Row(
        "dashboard.views.setup.setup_detail", "GET", Permission.EDIT_INSPECTION
    ),
    "dashboard:stage-move": Row(
        "dashboard.views.stages.stage_move", "GET POST", Permission.MOVE_STAGE
    ),
}

ROUTES: dict[str, Row] = {
    **ACCOUNTS,
    **STANDARDS,
    **COMPONENTS,
    **INSPECTIONS,
    **CASES,
    **JUDGEMENTS,
    **REPORTS,
    **IMPROVEMENT,
    **PROGRESS,
    **DASHBOARD,
}
