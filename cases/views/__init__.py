"""Pages about cases: the list, scoring, reading, submitting and returning."""

from cases.views.allocating import case_allocate
from cases.views.case_conflicts import case_conflict
from cases.views.caseload_files import caseload_excluded, caseload_mend, caseload_template
from cases.views.caseloads import (
    caseload_accept,
    caseload_columns,
    caseload_detail,
    caseload_discard,
    caseload_draft,
)
from cases.views.concerns import (
    concern_detail,
    concern_list,
    concern_raise,
    service_concern,
)
from cases.views.copies import copy_upload
from cases.views.discarding import sample_discard, sample_version
from cases.views.exporting import case_export
from cases.views.interview import case_interview, interview_list
from cases.views.late import late_decide, late_list
from cases.views.lists import case_list
from cases.views.phrases import phrase_list, phrase_remove
from cases.views.preparation import preparation_detail, replacement_ask
from cases.views.reading import case_detail
from cases.views.replacement_requests import replacement_decide
from cases.views.sampling import sample_detail, sample_replace
from cases.views.scoring import case_score, section_edit
from cases.views.searching import case_search, note_list
from cases.views.submitting import case_return, case_submit
from cases.views.timetable import (
    timetable_afresh,
    timetable_away,
    timetable_calendar,
    timetable_detail,
    timetable_place,
    timetable_propose,
)

__all__ = [
    "case_allocate",
    "case_conflict",
    "case_detail",
    "case_export",
    "case_interview",
    "case_list",
    "case_return",
    "case_score",
    "case_search",
    "case_submit",
    "caseload_accept",
    "caseload_columns",
    "caseload_detail",
    "caseload_discard",
    "caseload_draft",
    "caseload_excluded",
    "caseload_mend",
    "caseload_template",
    "concern_detail",
    "concern_list",
    "concern_raise",
    "copy_upload",
    "interview_list",
    "late_decide",
    "late_list",
    "note_list",
    "phrase_list",
    "phrase_remove",
    "preparation_detail",
    "replacement_ask",
    "replacement_decide",
    "sample_detail",
    "sample_discard",
    "sample_replace",
    "sample_version",
    "section_edit",
    "service_concern",
    "timetable_afresh",
    "timetable_away",
    "timetable_calendar",
    "timetable_detail",
    "timetable_place",
    "timetable_propose",
]
