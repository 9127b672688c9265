"""Addresses of reports."""

from django.conf import settings
from django.urls import path

from reports import api
from reports.views import (
    accuracy,
    accuracy_outcomes,
    accuracy_parts,
    adding,
    bases,
    checks,
    comments,
    consent,
    drafting,
    feedback,
    files,
    items,
    life,
    public,
    publication,
    released,
    renderings,
    sections,
    service_comments,
    sourced_figures,
    versions,
    welsh,
)

REPORT = "inspections/<slug:reference>/report/"
THEME = f"{REPORT}themes/<str:standard>/"
ADDRESSEES = f"{REPORT}recommendations/addressees/"
VERSION = f"{REPORT}versions/<int:number>/"
COMMENTS = f"{REPORT}service-comments/"
COMMENT = f"{COMMENTS}<int:number>/"
RELEASED = "inspections/<slug:reference>/released/"
RELEASED_THEME = f"{RELEASED}themes/<str:standard>/"
PUBLICATION = f"{REPORT}publication/"
RECIPIENT = f"{PUBLICATION}recipients/<int:recipient>/"
OWN_COMMENTS = f"{RELEASED}comments/"
OWN_COMMENT = f"{OWN_COMMENTS}<uuid:said>/"
ITEM = f"{REPORT}<slug:kind>/<int:pk>/"
PUBLIC = settings.PUBLIC_PATH.lstrip("/")

app_name = "reports"
urlpatterns = [
    path(REPORT, renderings.report_detail, name="report-detail"),
    path(f"{REPORT}preview/", renderings.report_preview, name="report-preview"),
    path(f"{REPORT}draft/", drafting.report_draft, name="report-draft"),
    path(f"{REPORT}files/", files.file_list, name="file-list"),
    path(f"{REPORT}files/progress/", files.file_progress, name="file-progress"),
    path(f"{REPORT}files/make/", files.rendering_request, name="rendering-request"),
    path(f"{REPORT}files/<int:rendering>/", files.rendering_download, name="rendering-download"),
    path(f"{REPORT}foreword/", sections.foreword_edit, name="foreword-edit"),
    path(THEME, sections.theme_edit, name="theme-edit"),
    path(f"{THEME}findings/add/", adding.finding_add, name="finding-add"),
    path(f"{THEME}explanation/add/", adding.block_add, name="block-add"),
    path(f"{REPORT}recommendations/", sections.recommendation_list, name="recommendation-list"),
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
    path(f"{REPORT}passages/insert/", sections.passage_insert, name="passage-insert"),
    path(f"{REPORT}passages/preview/", api.passage_preview, name="passage-preview"),
    path(f"{REPORT}welsh/", welsh.welsh_edit, name="welsh-edit"),
    path(f"{REPORT}presence/", api.writing_presence, name="writing-presence"),
    path(f"{REPORT}comments/", comments.comment_list, name="comment-list"),
    path(f"{REPORT}comments/<uuid:thread>/settle/", comments.comment_settle, name="comment-settle"),
    path(f"{REPORT}life/", life.life_detail, name="life-detail"),
    path(f"{REPORT}life/<slug:move>/", life.step_take, name="step-take"),
    path(PUBLICATION, publication.publication_detail, name="publication-detail"),
    path(f"{PUBLICATION}dates/", publication.publication_dates, name="publication-dates"),
    path(
        f"{PUBLICATION}withdrawal/",
        publication.publication_withdrawal,
        name="publication-withdrawal",
    ),
    path(f"{PUBLICATION}recipients/add/", publication.recipient_add, name="recipient-add"),
    path(f"{RECIPIENT}edit/", publication.recipient_edit, name="recipient-edit"),
    path(f"{RECIPIENT}remove/", publication.recipient_remove, name="recipient-remove"),
    path(
        f"{PUBLICATION}good-practice/<uuid:passage>/withdraw/",
        consent.consent_withdraw,
        name="consent-withdraw",
    ),
    path(f"{PUBLICATION}mails/again/", publication.publication_mail, name="publication-mail"),
    path(PUBLIC, public.public_list, name="public-list"),
    path(f"{PUBLIC}feed/", public.public_feed, name="public-feed"),
    path(f"{PUBLIC}good-practice/", public.practice_library, name="practice-library"),
    path(f"{PUBLIC}<slug:number>/", public.public_report, name="public-report"),
    path(
        f"{PUBLIC}<slug:number>/<slug:language>/<slug:format_>/",
        public.public_file,
        name="public-file",
    ),
    path(f"{REPORT}kept/<int:file>/", life.release_download, name="release-download"),
    path(f"{REPORT}releases/<int:release>/again/", life.release_repeat, name="release-repeat"),
    path(f"{REPORT}versions/compare/", versions.version_compare, name="version-compare"),
    path(VERSION, versions.version_detail, name="version-detail"),
    path(f"{VERSION}read/<slug:language>/", versions.version_read, name="version-read"),
    path(COMMENTS, service_comments.service_comment_list, name="service-comment-list"),
    path(f"{COMMENTS}add/", service_comments.service_comment_add, name="service-comment-add"),
    path(f"{COMMENT}edit/", service_comments.service_comment_edit, name="service-comment-edit"),
    path(
        f"{COMMENT}answer/", service_comments.service_comment_answer, name="service-comment-answer"
    ),
    path(
        f"{COMMENT}remove/", service_comments.service_comment_remove, name="service-comment-remove"
    ),
    # What the service reads.
    path(RELEASED, released.released_detail, name="released-detail"),
    path(f"{RELEASED}whole/", released.released_whole, name="released-whole"),
    path(f"{RELEASED}compare/", released.released_compare, name="released-compare"),
    path(f"{RELEASED}files/<int:file>/", released.released_file, name="released-file"),
    path(RELEASED_THEME, released.released_theme, name="released-theme"),
    path(
        f"{RELEASED_THEME}questions/<str:question>/",
        released.released_question,
        name="released-question",
    ),
    path(f"{COMMENT}talk/", service_comments.service_comment_talk, name="service-comment-talk"),
    path(
        f"{COMMENT}files/<int:comment_file>/",
        service_comments.service_comment_file,
        name="service-comment-file",
    ),
    path(f"{COMMENTS}due-date/", accuracy_outcomes.accuracy_extend, name="accuracy-extend"),
    path(f"{COMMENTS}outcome/", accuracy_outcomes.accuracy_outcome, name="accuracy-outcome"),
    path(
        f"{COMMENTS}letter/again/",
        accuracy_outcomes.accuracy_letter_repeat,
        name="accuracy-letter-repeat",
    ),
    path(
        f"{COMMENTS}letter/<slug:language>/",
        accuracy_outcomes.accuracy_letter,
        name="accuracy-letter",
    ),
    path(OWN_COMMENTS, accuracy.released_comment_list, name="released-comment-list"),
    path(f"{OWN_COMMENTS}add/", accuracy.released_comment_add, name="released-comment-add"),
    path(f"{OWN_COMMENTS}send/", accuracy.released_comment_send, name="released-comment-send"),
    path(
        f"{OWN_COMMENTS}more-time/",
        accuracy.released_comment_more_time,
        name="released-comment-more-time",
    ),
    path(
        f"{OWN_COMMENTS}letter/<slug:language>/",
        accuracy_parts.released_comment_letter,
        name="released-comment-letter",
    ),
    path(OWN_COMMENT, accuracy.released_comment_edit, name="released-comment-edit"),
    path(f"{OWN_COMMENT}remove/", accuracy.released_comment_remove, name="released-comment-remove"),
    path(f"{OWN_COMMENT}read/", accuracy_parts.released_comment_read, name="released-comment-read"),
    path(
        f"{OWN_COMMENT}files/add/",
        accuracy_parts.released_comment_attach,
        name="released-comment-attach",
    ),
    path(
        f"{OWN_COMMENT}files/<int:comment_file>/",
        accuracy_parts.released_comment_file,
        name="released-comment-file",
    ),
    path(
        f"{OWN_COMMENT}files/<int:comment_file>/remove/",
        accuracy_parts.released_comment_file_remove,
        name="released-comment-file-remove",
    ),
    path(f"{ITEM}move/", items.item_move, name="item-move"),
    path(f"{ITEM}remove/", items.item_remove, name="item-remove"),
]
