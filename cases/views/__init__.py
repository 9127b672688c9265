"""Pages about cases: the list, scoring, reading, submitting and returning."""

from cases.views.copies import copy_upload
from cases.views.late import late_decide, late_list
from cases.views.lists import case_list
from cases.views.reading import case_detail
from cases.views.scoring import case_score, section_edit
from cases.views.submitting import case_return, case_submit

__all__ = [
    "case_detail",
    "case_list",
    "case_return",
    "case_score",
    "case_submit",
    "copy_upload",
    "late_decide",
    "late_list",
    "section_edit",
]
