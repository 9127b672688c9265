"""The doors to pages over everybody's data."""

from accounts.permissions import Permission
from tests.architecture.route_table.row import ADMINISTRATOR, SIGNED_IN, Row

_PEOPLE = "dashboard.views.people."

ROUTES: dict[str, Row] = {
    "dashboard:person-list": Row(_PEOPLE + "person_list", "GET", ADMINISTRATOR),
    "dashboard:person-invite": Row(_PEOPLE + "person_invite", "GET POST", ADMINISTRATOR),
    "dashboard:person-detail": Row(_PEOPLE + "person_detail", "GET", ADMINISTRATOR),
    "dashboard:person-rights": Row(_PEOPLE + "person_rights", "GET POST", ADMINISTRATOR),
    "dashboard:person-deactivate": Row(_PEOPLE + "person_deactivate", "GET POST", ADMINISTRATOR),
    "dashboard:person-activate": Row(_PEOPLE + "person_activate", "GET POST", ADMINISTRATOR),
    # Whoever invited, and administrators; to everybody else it does not exist.
    "dashboard:invitation-detail": Row(
        "dashboard.views.invitations.invitation_detail", "GET POST", SIGNED_IN
    ),
    "dashboard:home": Row("dashboard.views.home.home", "GET", SIGNED_IN),
    "dashboard:landing": Row("dashboard.views.home.landing", "GET", SIGNED_IN),
    "dashboard:my-cases": Row("dashboard.views.home.my_cases", "GET", SIGNED_IN),
    "dashboard:inspection-detail": Row(
        "dashboard.views.overview.inspection_detail", "GET", Permission.VIEW_INSPECTION
    ),
    "dashboard:service-inspection": Row(
        "dashboard.views.notice.service_inspection",
        "GET",
        (Permission.EDIT_INSPECTION, Permission.PREPARE_INSPECTION, Permission.READ_RELEASED),
    ),
    "dashboard:setup-detail": Row(
        "dashboard.views.setup.setup_detail", "GET", Permission.EDIT_INSPECTION
    ),
    "dashboard:stage-move": Row(
        "dashboard.views.stages.stage_move", "GET POST", Permission.MOVE_STAGE
    ),
}
