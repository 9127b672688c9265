"""Addresses of cases."""

from django.urls import path

from cases import api, views

app_name = "cases"

_CASES = "inspections/<str:inspection>/cases/"
_CASE = _CASES + "<str:case>/"
_PREPARATION = "inspections/<str:inspection>/preparation/"
_CASELOAD = "inspections/<str:inspection>/caseload/"
_SAMPLE = "inspections/<str:inspection>/sample/"
_LATE = "inspections/<str:inspection>/late-answers/"
_TIMETABLE = "inspections/<str:inspection>/timetable/"
_CONCERNS = "inspections/<str:inspection>/concerns/"

urlpatterns = [
    path("phrases/", views.phrase_list, name="phrase-list"),
    path("phrases/remove/", views.phrase_remove, name="phrase-remove"),
    path("inspections/<str:inspection>/interview/", views.interview_list, name="interview-list"),
    path(_SAMPLE, views.sample_detail, name="sample-detail"),
    path(_SAMPLE + "discard/", views.sample_discard, name="sample-discard"),
    path(_SAMPLE + "versions/<int:version>/", views.sample_version, name="sample-version"),
    path(_SAMPLE + "<str:case>/replace/", views.sample_replace, name="sample-replace"),
    path(_PREPARATION, views.preparation_detail, name="preparation-detail"),
    path(_PREPARATION + "<str:case>/replace/", views.replacement_ask, name="replacement-ask"),
    path(
        "inspections/<str:inspection>/replacement-requests/<int:asked>/",
        views.replacement_decide,
        name="replacement-decide",
    ),
    path(_CASES, views.case_list, name="case-list"),
    path(_CASE, views.case_detail, name="case-detail"),
    path(_CASE + "score/", views.case_score, name="case-score"),
    path(_CASE + "score/<str:section>/", views.section_edit, name="section-edit"),
    path(_CASE + "search/", views.case_search, name="case-search"),
    path(_CASE + "notes/", views.note_list, name="note-list"),
    path(_CASE + "interview/", views.case_interview, name="case-interview"),
    path(_CASE + "submit/", views.case_submit, name="case-submit"),
    path(_CASE + "allocate/", views.case_allocate, name="case-allocate"),
    path(_CASE + "conflict/", views.case_conflict, name="case-conflict"),
    path(_CASE + "export/", views.case_export, name="case-export"),
    path(_CASE + "return/", views.case_return, name="case-return"),
    path("assessments/<uuid:assessment>/concerns/<uuid:concern>", api.concern, name="concern-api"),
    path("assessments/<uuid:assessment>/presence", api.presence, name="presence"),
    path(_TIMETABLE, views.timetable_detail, name="timetable-detail"),
    path(_TIMETABLE + "propose/", views.timetable_propose, name="timetable-propose"),
    path(_TIMETABLE + "afresh/", views.timetable_afresh, name="timetable-afresh"),
    path(_TIMETABLE + "away/", views.timetable_away, name="timetable-away"),
    path(_TIMETABLE + "calendar.ics", views.timetable_calendar, name="timetable-calendar"),
    path(_TIMETABLE + "<str:case>/", views.timetable_place, name="timetable-place"),
    path(_LATE, views.late_list, name="late-list"),
    path(_LATE + "<int:late>/", views.late_decide, name="late-decide"),
    path("inspections/<str:inspection>/copies/", views.copy_upload, name="copy-upload"),
    path(_CASELOAD, views.caseload_detail, name="caseload-detail"),
    path(_CASELOAD + "template/", views.caseload_template, name="caseload-template"),
    path(_CASELOAD + "columns/", views.caseload_columns, name="caseload-columns"),
    path(_CASELOAD + "check/", views.caseload_draft, name="caseload-draft"),
    path(_CASELOAD + "mend/", views.caseload_mend, name="caseload-mend"),
    path(_CASELOAD + "accept/", views.caseload_accept, name="caseload-accept"),
    path(_CASELOAD + "discard/", views.caseload_discard, name="caseload-discard"),
    path(_CASELOAD + "not-drawn/", views.caseload_excluded, name="caseload-excluded"),
    path(_CASE + "concerns/new/", views.concern_raise, name="concern-raise"),
    path(_CONCERNS, views.concern_list, name="concern-list"),
    path(_CONCERNS + "<uuid:concern>/", views.concern_detail, name="concern-detail"),
    path("concerns/<uuid:concern>/", views.service_concern, name="service-concern"),
    path("assessments/<uuid:assessment>/answers/<str:question>", api.answer, name="answer-api"),
]
