"""Addresses of results, fieldwork and judgements."""

from django.urls import path

from judgements.views.facts import fact_list
from judgements.views.fieldwork import fieldwork_detail
from judgements.views.questions import question_detail
from judgements.views.registers import (
    entry_add,
    entry_edit,
    entry_withdraw,
    register_detail,
    register_list,
)
from judgements.views.themes import judgement_record, theme_detail

INSPECTION = "inspections/<slug:reference>/"
THEME = f"{INSPECTION}themes/<str:standard>/"
REGISTER = f"{INSPECTION}fieldwork/registers/<slug:register>/"
ENTRY = f"{REGISTER}<int:entry_id>/"

app_name = "judgements"
urlpatterns = [
    path(THEME, theme_detail, name="theme-detail"),
    path(f"{THEME}judgement/", judgement_record, name="judgement-record"),
    path(f"{THEME}questions/<slug:question>/", question_detail, name="question-detail"),
    path(f"{INSPECTION}facts/", fact_list, name="fact-list"),
    path(f"{INSPECTION}fieldwork/", fieldwork_detail, name="fieldwork-detail"),
    path(f"{INSPECTION}fieldwork/registers/", register_list, name="register-list"),
    path(REGISTER, register_detail, name="register-detail"),
    path(f"{REGISTER}add/", entry_add, name="entry-add"),
    path(f"{ENTRY}edit/", entry_edit, name="entry-edit"),
    path(f"{ENTRY}withdraw/", entry_withdraw, name="entry-withdraw"),
]
