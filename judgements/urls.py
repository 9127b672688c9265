"""Addresses of results, fieldwork and judgements."""

from django.urls import path

from judgements.api import operation
from judgements.views.attachments import (
    attachment_add,
    attachment_download,
    attachment_remove,
)
from judgements.views.coverage import contact_list, contacts_edit, coverage_detail
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
from judgements.views.questions import question_detail
from judgements.views.recording import evidence_add, evidence_edit, evidence_withdraw
from judgements.views.themes import judgement_record, theme_detail

INSPECTION = "inspections/<slug:reference>/"
THEME = f"{INSPECTION}themes/<str:standard>/"
SAVES = f"{INSPECTION}fieldwork/saves/"
LINE = f"{INSPECTION}fieldwork/lines/<int:number>/"
EVIDENCE = f"{INSPECTION}fieldwork/evidence/<uuid:evidence>/"

app_name = "judgements"
urlpatterns = [
    path(THEME, theme_detail, name="theme-detail"),
    path(f"{THEME}judgement/", judgement_record, name="judgement-record"),
    path(f"{THEME}questions/<slug:question>/", question_detail, name="question-detail"),
    path(f"{INSPECTION}facts/", fact_list, name="fact-list"),
    path(f"{INSPECTION}fieldwork/", fieldwork_detail, name="fieldwork-detail"),
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
]
