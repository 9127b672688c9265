"""Addresses of reports."""

from django.urls import path

from reports.views import (
    adding,
    bases,
    checks,
    drafting,
    feedback,
    files,
    items,
    renderings,
    sourced_figures,
    texts,
)

REPORT = "inspections/<slug:reference>/report/"
THEME = f"{REPORT}themes/<str:standard>/"
ADDRESSEES = f"{REPORT}recommendations/addressees/"
ITEM = f"{REPORT}<slug:kind>/<int:pk>/"

app_name = "reports"
urlpatterns = [
    path(REPORT, renderings.report_detail, name="report-detail"),
    path(f"{REPORT}preview/", renderings.report_preview, name="report-preview"),
    path(f"{REPORT}draft/", drafting.report_draft, name="report-draft"),
    path(f"{REPORT}files/", files.file_list, name="file-list"),
    path(f"{REPORT}files/progress/", files.file_progress, name="file-progress"),
    path(f"{REPORT}files/make/", files.rendering_request, name="rendering-request"),
    path(f"{REPORT}files/<int:rendering>/", files.rendering_download, name="rendering-download"),
    path(f"{REPORT}foreword/", texts.foreword_edit, name="foreword-edit"),
    path(THEME, texts.theme_edit, name="theme-edit"),
    path(f"{THEME}findings/add/", adding.finding_add, name="finding-add"),
    path(f"{THEME}explanation/add/", adding.block_add, name="block-add"),
    path(f"{REPORT}recommendations/", texts.recommendation_list, name="recommendation-list"),
    path(f"{ADDRESSEES}add/", adding.addressee_add, name="addressee-add"),
    path(f"{ADDRESSEES}<int:addressee>/add/", adding.recommendation_add, name="recommendation-add"),
    path(
        "inspections/<slug:reference>/fieldwork/feedback/sessions/<int:session>/sheet.pdf",
        feedback.feedback_file,
        name="feedback-file",
    ),
    path(
        f"{REPORT}recommendations/<int:recommendation>/findings/",
        bases.recommendation_findings,
        name="recommendation-findings",
    ),
    path(f"{REPORT}checks/", checks.report_checks, name="report-checks"),
    path(f"{REPORT}checks/read-again/", checks.fact_read_again, name="fact-read-again"),
    path(f"{REPORT}checks/<int:settled>/reopen/", checks.warning_reopen, name="warning-reopen"),
    path(
        f"{REPORT}checks/<slug:fingerprint>/settle/", checks.warning_settle, name="warning-settle"
    ),
    path(f"{REPORT}figures/", sourced_figures.figure_list, name="figure-list"),
    path(f"{REPORT}figures/add/", sourced_figures.figure_add, name="figure-add"),
    path(f"{REPORT}figures/<int:figure>/edit/", sourced_figures.figure_edit, name="figure-edit"),
    path(
        f"{REPORT}figures/<int:figure>/remove/", sourced_figures.figure_remove, name="figure-remove"
    ),
    path(f"{ITEM}edit/", items.item_edit, name="item-edit"),
    path(f"{ITEM}move/", items.item_move, name="item-move"),
    path(f"{ITEM}remove/", items.item_remove, name="item-remove"),
]
