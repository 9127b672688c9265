"""Addresses of services and inspections; what is inside an inspection belongs to higher apps."""

from django.urls import path

from inspections.views import (
    conflicts,
    dates,
    document_answers,
    documents,
    own_people,
    planning,
    selection,
    service_members,
    service_people,
    standards,
    team,
    timeline,
    yots,
)

app_name = "inspections"

urlpatterns = [
    path("services/new/", planning.service_create, name="service-create"),
    path("services/<slug:service>/people/", own_people.own_people, name="own-people"),
    path(
        "services/<slug:service>/people/<int:place>/end/",
        own_people.own_person_end,
        name="own-person-end",
    ),
    path("inspections/", planning.inspection_list, name="inspection-list"),
    path("inspections/new/", planning.inspection_plan, name="inspection-plan"),
    # /inspections/<reference>/
    path("inspections/<slug:reference>/dates/", dates.dates_edit, name="dates-edit"),
    path(
        "inspections/<slug:reference>/timeline/", timeline.timeline_detail, name="timeline-detail"
    ),
    path(
        "inspections/<slug:reference>/calendar.ics",
        timeline.calendar_download,
        name="calendar-download",
    ),
    path("inspections/<slug:reference>/setup/service/", yots.service_edit, name="service-edit"),
    path(
        "inspections/<slug:reference>/setup/standards/",
        standards.standards_edit,
        name="standards-edit",
    ),
    path("inspections/<slug:reference>/setup/reason/", selection.reason_edit, name="reason-edit"),
    path(
        "inspections/<slug:reference>/setup/reason/indicators/add/",
        selection.indicator_add,
        name="indicator-add",
    ),
    path(
        "inspections/<slug:reference>/setup/reason/indicators/<int:indicator_id>/",
        selection.indicator_edit,
        name="indicator-edit",
    ),
    path(
        "inspections/<slug:reference>/setup/reason/indicators/<int:indicator_id>/remove/",
        selection.indicator_remove,
        name="indicator-remove",
    ),
    path(
        "inspections/<slug:reference>/setup/service-people/",
        service_people.service_people_edit,
        name="service-people",
    ),
    path(
        "inspections/<slug:reference>/setup/service-people/<int:place>/end/",
        service_people.service_person_end,
        name="service-person-end",
    ),
    path("inspections/<slug:reference>/team/", team.team_edit, name="team-edit"),
    path("inspections/<slug:reference>/team/invite/", team.team_invite, name="team-invite"),
    path(
        "inspections/<slug:reference>/team/<int:member_id>/end/",
        team.member_end,
        name="member-end",
    ),
    path(
        "inspections/<slug:reference>/team/<int:member_id>/phone/",
        team.phone_edit,
        name="phone-edit",
    ),
    path(
        "inspections/<slug:reference>/team/<int:member_id>/conflict/",
        conflicts.member_conflict,
        name="member-conflict",
    ),
    # /inspections/<reference>/documents/
    path("inspections/<slug:reference>/documents/", documents.document_list, name="document-list"),
    path(
        "inspections/<slug:reference>/documents/usual/",
        documents.usual_documents,
        name="usual-documents",
    ),
    path(
        "inspections/<slug:reference>/documents/add/", documents.document_add, name="document-add"
    ),
    path(
        "inspections/<slug:reference>/documents/<int:document_id>/",
        documents.document_edit,
        name="document-edit",
    ),
    path(
        "inspections/<slug:reference>/documents/<int:document_id>/remove/",
        documents.document_remove,
        name="document-remove",
    ),
    path(
        "inspections/<slug:reference>/documents/<int:document_id>/move/",
        documents.document_move,
        name="document-move",
    ),
    path(
        "inspections/<slug:reference>/documents/<int:document_id>/answer/",
        document_answers.document_answer,
        name="document-answer",
    ),
    # /people/
    path("people/me/conflicts/", conflicts.own_conflicts, name="own-conflicts"),
    path("people/<int:person>/conflicts/add/", conflicts.conflict_record, name="conflict-record"),
    path("people/conflicts/<int:conflict>/lift/", conflicts.conflict_lift, name="conflict-lift"),
    path(
        "people/<int:person>/services/add/",
        service_members.service_member_add,
        name="service-member-add",
    ),
    path(
        "people/services/<int:place>/end/",
        service_members.service_member_end,
        name="service-member-end",
    ),
]
