"""The doors of whoever belongs to a service alone: few, and named here."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from accounts.models import User
from dashboard.queries.service_places import (
    ServicePlace,
    find_place,
    remember_place,
    service_places,
)
from dashboard.queries.standing import remember_standing

OPEN_TO_SERVICES = frozenset(
    {
        "dashboard:home",
        "dashboard:landing",
        "dashboard:service-inspection",
        "dashboard:invitation-detail",
        "inspections:own-people",
        "inspections:own-person-end",
        "inspections:document-list",
        "inspections:document-answer",
        "cases:service-concern",
        "cases:caseload-detail",
        "cases:caseload-template",
        "cases:caseload-columns",
        "cases:caseload-draft",
        "cases:caseload-mend",
        "cases:caseload-accept",
        "cases:caseload-discard",
        "cases:caseload-excluded",
        "cases:preparation-detail",
        "cases:replacement-ask",
        "improvement:plan-detail",
        "improvement:plan-start",
        "improvement:plan-attach",
        "improvement:line-add",
        "improvement:line-edit",
        "improvement:line-remove",
        "improvement:action-add",
        "improvement:action-edit",
        "improvement:action-remove",
        "improvement:action-move",
        "improvement:plan-approve",
        "improvement:plan-oversight",
        "improvement:approval-document",
        "improvement:plan-coverage",
        "improvement:plan-sign-off",
        "reports:public-list",
        "reports:public-feed",
        "reports:practice-library",
        "reports:public-report",
        "reports:public-file",
        "reports:released-detail",
        "reports:released-comment-list",
        "reports:released-comment-add",
        "reports:released-comment-edit",
        "reports:released-comment-remove",
        "reports:released-comment-send",
        "reports:released-comment-more-time",
        "reports:released-comment-attach",
        "reports:released-comment-file",
        "reports:released-comment-file-remove",
        "reports:released-comment-read",
        "reports:released-comment-letter",
        "reports:released-whole",
        "reports:released-compare",
        "reports:released-file",
        "reports:released-theme",
        "reports:released-question",
        "improvement:progress-detail",
        "improvement:action-progress",
        "improvement:progress-report",
        "improvement:action-close",
        "improvement:action-verify",
        "improvement:action-reopen",
        "improvement:progress-file",
        "improvement:plan-pdf",
        "improvement:cabinet-pdf",
        "improvement:plan-workbook",
        "improvement:cover-edit",
        "improvement:board-detail",
        "improvement:board-open",
        "improvement:board-round",
        "improvement:board-rate",
        "improvement:board-close",
        "improvement:board-result",
        "improvement:board-line",
    }
)
# What in an address says where in their service a reader is.
PLACING = frozenset({"reference", "service"})


class StandingMiddleware:
    """Finds out, before a page is made, what every page shows; keeps services to their doors.

    On the pages of a service it also finds the way through the inspection, for its people alone.

    A page that is not named is closed to them, so that a new one cannot be forgotten. Signing in
    and passwords are everybody's. Addresses for scripts are left alone: they show no menu, their
    loaders know no services, and saving an answer must stay quick.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as ever."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        arguments: tuple[Any, ...],
        named: dict[str, Any],
    ) -> None:
        """Raise Http404 for a page that is not the service's."""
        if hasattr(view, "cls") or not isinstance(request.user, User):
            return
        standing = remember_standing(request, request.user)
        match = request.resolver_match
        if match is None:
            return
        is_open = match.view_name in OPEN_TO_SERVICES
        if standing.is_of_service_alone and match.namespaces and not is_open:
            raise Http404
        if standing.is_of_service and is_open and not PLACING.isdisjoint(named):
            remember_place(request, _find_place(request.user, named))


def _find_place(user: User, named: dict[str, Any]) -> ServicePlace | None:
    """Return the inspection of their service that an address names, by itself or by the service."""
    reference, service = (str(named.get(one, "")) for one in ("reference", "service"))
    return find_place(service_places(user), reference=reference, service=service)
