"""The doors to caseloads, cases, their assessments and urgent concerns."""

from accounts.permissions import Permission
from tests.architecture.route_table.row import SIGNED_IN, Row

_CASES = "cases.views."
_SEEING_CASES = (Permission.VIEW_ALL_CASES, Permission.VIEW_OWN_CASES)
_SENDING = (Permission.IMPORT_CASES, Permission.UPLOAD_CASELOAD)
_PREPARING = (Permission.IMPORT_CASES, Permission.PREPARE_INSPECTION)
_CASELOADS = _CASES + "caseloads."
_SCORING = (Permission.SCORE_OWN_CASES, Permission.SCORE_ANY_CASE)

ROUTES: dict[str, Row] = {
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
