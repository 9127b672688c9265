"""Addresses of dashboard."""

from django.urls import path

from dashboard.views import invitations, people
from dashboard.views.home import home, landing, my_cases
from dashboard.views.notice import service_inspection
from dashboard.views.overview import inspection_detail
from dashboard.views.setup import setup_detail
from dashboard.views.stages import stage_move

app_name = "dashboard"
urlpatterns = [
    path("", home, name="home"),
    path("start/", landing, name="landing"),
    path("cases/", my_cases, name="my-cases"),
    path("inspections/<slug:reference>/", inspection_detail, name="inspection-detail"),
    path("inspections/<slug:reference>/setup/", setup_detail, name="setup-detail"),
    path("inspections/<slug:reference>/notice/", service_inspection, name="service-inspection"),
    path("inspections/<slug:reference>/stage/", stage_move, name="stage-move"),
    # /people/
    path("people/", people.person_list, name="person-list"),
    path("people/invite/", people.person_invite, name="person-invite"),
    path(
        "people/invitations/<int:invitation>/",
        invitations.invitation_detail,
        name="invitation-detail",
    ),
    path("people/<int:person>/", people.person_detail, name="person-detail"),
    path("people/<int:person>/rights/", people.person_rights, name="person-rights"),
    path("people/<int:person>/deactivate/", people.person_deactivate, name="person-deactivate"),
    path("people/<int:person>/activate/", people.person_activate, name="person-activate"),
]
