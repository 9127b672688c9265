"""Addresses of results, fieldwork and judgements."""

from django.urls import path

from judgements.api import operation
from judgements.views.facts import fact_list
from judgements.views.fieldwork import fieldwork_detail
from judgements.views.questions import question_detail
from judgements.views.themes import judgement_record, theme_detail

INSPECTION = "inspections/<slug:reference>/"
THEME = f"{INSPECTION}themes/<str:standard>/"
SAVES = f"{INSPECTION}fieldwork/saves/"

app_name = "judgements"
urlpatterns = [
    path(THEME, theme_detail, name="theme-detail"),
    path(f"{THEME}judgement/", judgement_record, name="judgement-record"),
    path(f"{THEME}questions/<slug:question>/", question_detail, name="question-detail"),
    path(f"{INSPECTION}facts/", fact_list, name="fact-list"),
    path(f"{INSPECTION}fieldwork/", fieldwork_detail, name="fieldwork-detail"),
    path(f"{SAVES}<slug:subject>/<path:thing>", operation, name="operation-save"),
]
