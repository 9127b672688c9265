"""The tasks of setting an inspection up, in order; a further one is a line in `GROUPS`."""

from django.utils.translation import gettext_lazy as _

from accounts.permissions import Permission
from dashboard.presenters.setup.after import caseload_state, sample_state, timetable_state
from dashboard.presenters.setup.before import (
    announcement_state,
    dates_state,
    documents_state,
    has_optional_standards,
    reason_state,
    service_people_state,
    service_state,
    standards_state,
    standards_title,
    team_state,
)
from dashboard.presenters.setup.progress import SetupTask, TaskGroup

GROUPS: tuple[TaskGroup, ...] = (
    TaskGroup(
        _("Before the announcement"),
        (
            SetupTask(
                lambda _facts: _("Service details"), "inspections:service-edit", service_state
            ),
            SetupTask(
                lambda _facts: _("Reason for selection"), "inspections:reason-edit", reason_state
            ),
            SetupTask(
                standards_title,
                "inspections:standards-edit",
                standards_state,
                has_optional_standards,
            ),
            SetupTask(lambda _facts: _("Dates"), "inspections:dates-edit", dates_state),
            SetupTask(lambda _facts: _("Team"), "inspections:team-edit", team_state),
            SetupTask(
                lambda _facts: _("Documents to ask for"),
                "inspections:document-list",
                documents_state,
            ),
            SetupTask(
                lambda _facts: _("People of the service"),
                "inspections:service-people",
                service_people_state,
                permission=Permission.LEAD_TEAM,
            ),
            SetupTask(
                lambda _facts: _("Announcement to the service"),
                "dashboard:stage-move",
                announcement_state,
                permission=Permission.MOVE_STAGE,
            ),
        ),
    ),
    TaskGroup(
        _("From the announcement to fieldwork"),
        (
            SetupTask(
                lambda _facts: _("Caseload"),
                "cases:caseload-detail",
                caseload_state,
                permission=Permission.IMPORT_CASES,
            ),
            SetupTask(
                lambda _facts: _("Sample"),
                "cases:sample-detail",
                sample_state,
                permission=Permission.IMPORT_CASES,
            ),
            SetupTask(
                lambda _facts: _("Timetable"),
                "cases:timetable-detail",
                timetable_state,
                permission=Permission.IMPORT_CASES,
            ),
        ),
    ),
)
