"""What a person may be allowed to do, and the API's rule for who is let in at all."""

from enum import StrEnum

from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView


class Permission(StrEnum):
    """One deed each; a role is a list of these."""

    VIEW_INSPECTION = "view_inspection"
    EDIT_INSPECTION = "edit_inspection"
    MOVE_STAGE = "move_stage"
    VIEW_ALL_CASES = "view_all_cases"
    VIEW_OWN_CASES = "view_own_cases"
    IMPORT_CASES = "import_cases"
    SCORE_OWN_CASES = "score_own_cases"
    SCORE_ANY_CASE = "score_any_case"
    RETURN_CASE = "return_case"
    VIEW_RESULTS = "view_results"
    JUDGE_THEME = "judge_theme"
    VIEW_REPORT = "view_report"
    WRITE_REPORT = "write_report"
    RENDER_REPORT = "render_report"


class SignedInWithCheckedLoaders(BasePermission):
    """Lets active signed-in people reach an API view, whose loader then decides what is theirs."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Return whether the caller is signed in and active."""
        return bool(request.user and request.user.is_authenticated and request.user.is_active)
