"""Where each app's addresses begin; the address follows the reader's mind, the module the arrow."""

from django.urls import include, path

handler404 = "govuk.views.page_not_found"

urlpatterns = [
    path("accounts/", include("accounts.urls")),
    path("frameworks/", include("standards.urls")),
    path("components/", include("govuk.urls")),
    path("", include("inspections.urls")),
    path("", include("cases.urls")),
    path("", include("judgements.urls")),
    path("", include("reports.urls")),
    path("", include("improvement.urls")),
    path("", include("dashboard.urls")),
]
