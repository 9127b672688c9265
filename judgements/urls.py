"""Addresses of results, fieldwork and judgements."""

from django.urls import path

from judgements.api import operation
from judgements.views import comments, examples, feedback, findings
from judgements.views.attachments import (
    attachment_add,
    attachment_download,
    attachment_remove,
)
from judgements.views.coverage import contact_list, contacts_edit, coverage_detail
from judgements.views.deciding import judgement_decide
from judgements.views.enquiry import (
    line_add,
    line_close,
    line_detail,
    line_draft,
    line_edit,
    line_list,
    line_reopen,
)
from judgements.views.evidence import evidence_detail, evidence_list
from judgements.views.facts import fact_list
from judgements.views.fieldwork import fieldwork_detail
from judgements.views.meetings import meeting_add, meeting_edit
from judgements.views.panel import judgement_agree_all, panel_detail
from judgements.views.questions import question_detail
from judgements.views.recording import evidence_add, evidence_edit, evidence_withdraw
from judgements.views.registers import (
    entry_add,
    entry_edit,
    entry_withdraw,
    register_detail,
    register_list,
)
from judgements.views.themes import judgement_record, theme_detail
from judgements.views.weighing import (
    mark_record,
    weighing_concern,
    weighing_detail,
    weighing_list,
)

INSPECTION = "inspections/<slug:reference>/"
THEME = f"{INSPECTION}themes/<str:standard>/"
VOICES = f"{INSPECTION}fieldwork/voices/"
EXAMPLES = f"{INSPECTION}fieldwork/examples/"
FINDINGS = f"{INSPECTION}fieldwork/feedback/findings/"
SESSIONS = f"{INSPECTION}fieldwork/feedback/sessions/"
REGISTER = f"{INSPECTION}fieldwork/registers/<slug:register>/"
ENTRY = f"{REGISTER}<int:entry_id>/"
SAVES = f"{INSPECTION}fieldwork/saves/"
LINE = f"{INSPECTION}fieldwork/lines/<int:number>/"
EVIDENCE = f"{INSPECTION}fieldwork/evidence/<uuid:evidence>/"
# Not every theme is weighed: what is has its own name in addresses.
WEIGHING = f"{INSPECTION}themes/<str:weighed>/weighing/"

app_name = "judgements"
urlpatterns = [
    path(THEME, theme_detail, name="theme-detail"),
    path(f"{THEME}judgement/", judgement_record, name="judgement-record"),
    path(f"{THEME}questions/<slug:question>/", question_detail, name="question-detail"),
    path(f"{INSPECTION}facts/", fact_list, name="fact-list"),
    path(f"{INSPECTION}fieldwork/", fieldwork_detail, name="fieldwork-detail"),
    # Voices and feedback
    path(VOICES, comments.comment_list, name="comment-list"),
    path(f"{VOICES}add/", comments.comment_add, name="comment-add"),
    path(f"{VOICES}<int:comment>/", comments.comment_edit, name="comment-edit"),
    path(f"{VOICES}<int:comment>/withdraw/", comments.comment_withdraw, name="comment-withdraw"),
    path(EXAMPLES, examples.example_list, name="example-list"),
    path(f"{EXAMPLES}add/", examples.example_add, name="example-add"),
    path(f"{EXAMPLES}<int:example>/", examples.example_edit, name="example-edit"),
    path(f"{EXAMPLES}<int:example>/withdraw/", examples.example_withdraw, name="example-withdraw"),
    path(f"{INSPECTION}fieldwork/feedback/", feedback.feedback_detail, name="feedback-detail"),
    path(f"{FINDINGS}add/", findings.emerging_add, name="emerging-add"),
    path(f"{FINDINGS}<int:emerging>/", findings.emerging_edit, name="emerging-edit"),
    path(
        f"{FINDINGS}<int:emerging>/withdraw/", findings.emerging_withdraw, name="emerging-withdraw"
    ),
    path(f"{FINDINGS}<int:emerging>/move/", findings.emerging_move, name="emerging-move"),
    path(f"{SESSIONS}add/", feedback.session_add, name="session-add"),
    path(f"{SESSIONS}<int:session>/", feedback.session_edit, name="session-edit"),
    path(f"{SESSIONS}<int:session>/withdraw/", feedback.session_withdraw, name="session-withdraw"),
    path(f"{SESSIONS}<int:session>/sheet/", feedback.session_sheet, name="session-sheet"),
    path(f"{INSPECTION}fieldwork/registers/", register_list, name="register-list"),
    path(REGISTER, register_detail, name="register-detail"),
    path(f"{REGISTER}add/", entry_add, name="entry-add"),
    path(f"{ENTRY}edit/", entry_edit, name="entry-edit"),
    path(f"{ENTRY}withdraw/", entry_withdraw, name="entry-withdraw"),
    path(f"{SAVES}<slug:subject>/<path:thing>", operation, name="operation-save"),
    path(f"{INSPECTION}fieldwork/lines/", line_list, name="line-list"),
    path(f"{INSPECTION}fieldwork/lines/from-results/", line_draft, name="line-draft"),
    path(f"{INSPECTION}fieldwork/lines/add/", line_add, name="line-add"),
    path(LINE, line_detail, name="line-detail"),
    path(f"{LINE}edit/", line_edit, name="line-edit"),
    path(f"{LINE}close/", line_close, name="line-close"),
    path(f"{LINE}reopen/", line_reopen, name="line-reopen"),
    path(f"{INSPECTION}fieldwork/evidence/", evidence_list, name="evidence-list"),
    path(f"{INSPECTION}fieldwork/evidence/add/", evidence_add, name="evidence-add"),
    path(EVIDENCE, evidence_detail, name="evidence-detail"),
    path(f"{EVIDENCE}edit/", evidence_edit, name="evidence-edit"),
    path(f"{EVIDENCE}withdraw/", evidence_withdraw, name="evidence-withdraw"),
    path(f"{EVIDENCE}files/add/", attachment_add, name="attachment-add"),
    path(f"{EVIDENCE}files/<int:attachment>/", attachment_download, name="attachment-download"),
    path(f"{EVIDENCE}files/<int:attachment>/remove/", attachment_remove, name="attachment-remove"),
    path(f"{INSPECTION}fieldwork/coverage/", coverage_detail, name="coverage-detail"),
    path(f"{INSPECTION}fieldwork/people-met/", contact_list, name="contact-list"),
    path(f"{INSPECTION}fieldwork/people-met/expected/", contacts_edit, name="contacts-edit"),
    # The ratings panel.
    path(f"{INSPECTION}panel/", panel_detail, name="panel-detail"),
    path(f"{INSPECTION}panel/agree/", judgement_agree_all, name="judgement-agree-all"),
    path(f"{INSPECTION}panel/meetings/add/", meeting_add, name="meeting-add"),
    path(f"{INSPECTION}panel/meetings/<int:meeting_id>/", meeting_edit, name="meeting-edit"),
    path(f"{THEME}decision/", judgement_decide, name="judgement-decide"),
    path(f"{INSPECTION}fieldwork/weighing/", weighing_list, name="weighing-list"),
    path(WEIGHING, weighing_detail, name="weighing-detail"),
    path(f"{WEIGHING}mark/", mark_record, name="mark-record"),
    path(f"{WEIGHING}concern/", weighing_concern, name="weighing-concern"),
]
