"""The doors to services, inspections, their teams and their documents."""

from accounts.permissions import Permission
from tests.architecture.route_table.row import ADMINISTRATOR, SIGNED_IN, Row

_INSPECTIONS = "inspections.views."

ROUTES: dict[str, Row] = {
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
