"""The doors to a report, to the service's side of it, and to what is published."""

from accounts.permissions import Permission
from tests.architecture.route_table.row import ANYONE, Row

_REPORTS = "reports.views."

ROUTES: dict[str, Row] = {
    "reports:report-detail": Row(
        _REPORTS + "renderings.report_detail", "GET", Permission.VIEW_REPORT
    ),
    "reports:report-preview": Row(
        _REPORTS + "renderings.report_preview", "GET", Permission.VIEW_REPORT
    ),
    "reports:report-draft": Row(
        _REPORTS + "drafting.report_draft", "POST", Permission.WRITE_REPORT
    ),
    "reports:file-list": Row(_REPORTS + "files.file_list", "GET", Permission.VIEW_REPORT),
    "reports:file-progress": Row(_REPORTS + "files.file_progress", "GET", Permission.VIEW_REPORT),
    "reports:rendering-request": Row(
        _REPORTS + "files.rendering_request", "POST", Permission.RENDER_REPORT
    ),
    "reports:rendering-download": Row(
        _REPORTS + "files.rendering_download", "GET", Permission.VIEW_REPORT
    ),
    "reports:feedback-file": Row(
        _REPORTS + "feedback.feedback_file", "GET", Permission.VIEW_EVIDENCE
    ),
    "reports:foreword-edit": Row(
        _REPORTS + "sections.foreword_edit", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:theme-edit": Row(
        _REPORTS + "sections.theme_edit", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:recommendation-list": Row(
        _REPORTS + "sections.recommendation_list", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:finding-add": Row(_REPORTS + "adding.finding_add", "GET", Permission.WRITE_REPORT),
    "reports:block-add": Row(_REPORTS + "adding.block_add", "GET", Permission.WRITE_REPORT),
    "reports:addressee-add": Row(_REPORTS + "adding.addressee_add", "GET", Permission.WRITE_REPORT),
    "reports:recommendation-add": Row(
        _REPORTS + "adding.recommendation_add", "GET", Permission.WRITE_REPORT
    ),
    "reports:welsh-edit": Row(_REPORTS + "welsh.welsh_edit", "GET POST", Permission.WRITE_REPORT),
    "reports:passage-insert": Row(
        _REPORTS + "sections.passage_insert", "POST", Permission.WRITE_REPORT
    ),
    "reports:passage-preview": Row(
        "reports.api.editor.passage_preview", "POST", Permission.WRITE_REPORT
    ),
    "reports:writing-presence": Row(
        "reports.api.editor.writing_presence", "POST", Permission.WRITE_REPORT
    ),
    "reports:comment-list": Row(
        _REPORTS + "comments.comment_list", "GET POST", Permission.VIEW_REPORT
    ),
    "reports:comment-settle": Row(
        _REPORTS + "comments.comment_settle", "POST", Permission.VIEW_REPORT
    ),
    "reports:recommendation-findings": Row(
        _REPORTS + "bases.recommendation_findings", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:report-checks": Row(_REPORTS + "checks.report_checks", "GET", Permission.VIEW_REPORT),
    "reports:fact-read-again": Row(
        _REPORTS + "checks.fact_read_again", "POST", Permission.WRITE_REPORT
    ),
    "reports:warning-settle": Row(
        _REPORTS + "checks.warning_settle", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:warning-reopen": Row(
        _REPORTS + "checks.warning_reopen", "POST", Permission.WRITE_REPORT
    ),
    "reports:figure-list": Row(
        _REPORTS + "sourced_figures.figure_list", "GET", Permission.VIEW_REPORT
    ),
    "reports:figure-add": Row(
        _REPORTS + "sourced_figures.figure_add", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:figure-edit": Row(
        _REPORTS + "sourced_figures.figure_edit", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:figure-remove": Row(
        _REPORTS + "sourced_figures.figure_remove", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:item-move": Row(_REPORTS + "items.item_move", "POST", Permission.WRITE_REPORT),
    "reports:item-remove": Row(_REPORTS + "items.item_remove", "GET POST", Permission.WRITE_REPORT),
    "reports:life-detail": Row(_REPORTS + "life.life_detail", "GET", Permission.VIEW_REPORT),
    "reports:step-take": Row(_REPORTS + "life.step_take", "GET POST", Permission.VIEW_REPORT),
    "reports:publication-detail": Row(
        _REPORTS + "publication.publication_detail", "GET", Permission.VIEW_REPORT
    ),
    "reports:publication-dates": Row(
        _REPORTS + "publication.publication_dates", "GET POST", Permission.PUBLISH_REPORT
    ),
    "reports:publication-withdrawal": Row(
        _REPORTS + "publication.publication_withdrawal", "GET POST", Permission.PUBLISH_REPORT
    ),
    "reports:consent-withdraw": Row(
        _REPORTS + "consent.consent_withdraw", "GET POST", Permission.PUBLISH_REPORT
    ),
    "reports:publication-mail": Row(
        _REPORTS + "publication.publication_mail", "POST", Permission.PUBLISH_REPORT
    ),
    "reports:recipient-add": Row(
        _REPORTS + "publication.recipient_add", "GET POST", Permission.PUBLISH_REPORT
    ),
    "reports:recipient-edit": Row(
        _REPORTS + "publication.recipient_edit", "GET POST", Permission.PUBLISH_REPORT
    ),
    "reports:recipient-remove": Row(
        _REPORTS + "publication.recipient_remove", "GET POST", Permission.PUBLISH_REPORT
    ),
    "reports:public-list": Row(_REPORTS + "public.public_list", "GET", ANYONE),
    "reports:public-feed": Row(_REPORTS + "public.public_feed", "GET", ANYONE),
    "reports:practice-library": Row(_REPORTS + "public.practice_library", "GET", ANYONE),
    "reports:public-report": Row(_REPORTS + "public.public_report", "GET", ANYONE),
    "reports:public-file": Row(_REPORTS + "public.public_file", "GET", ANYONE),
    "reports:release-download": Row(
        _REPORTS + "life.release_download", "GET", Permission.VIEW_REPORT
    ),
    "reports:release-repeat": Row(
        _REPORTS + "life.release_repeat",
        "POST",
        (Permission.RENDER_REPORT, Permission.SIGN_OFF_REPORT),
    ),
    "reports:version-detail": Row(
        _REPORTS + "versions.version_detail", "GET", Permission.VIEW_REPORT
    ),
    "reports:version-read": Row(_REPORTS + "versions.version_read", "GET", Permission.VIEW_REPORT),
    "reports:version-compare": Row(
        _REPORTS + "versions.version_compare", "GET", Permission.VIEW_REPORT
    ),
    "reports:service-comment-talk": Row(
        "reports.views.service_comments.service_comment_talk", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:service-comment-file": Row(
        "reports.views.service_comments.service_comment_file", "GET", Permission.VIEW_REPORT
    ),
    "reports:accuracy-extend": Row(
        "reports.views.accuracy_outcomes.accuracy_extend", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:accuracy-outcome": Row(
        "reports.views.accuracy_outcomes.accuracy_outcome", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:accuracy-letter": Row(
        "reports.views.accuracy_outcomes.accuracy_letter", "GET", Permission.VIEW_REPORT
    ),
    "reports:accuracy-letter-repeat": Row(
        "reports.views.accuracy_outcomes.accuracy_letter_repeat", "POST", Permission.WRITE_REPORT
    ),
    "reports:released-comment-list": Row(
        "reports.views.accuracy.released_comment_list", "GET", Permission.READ_RELEASED
    ),
    "reports:released-comment-add": Row(
        "reports.views.accuracy.released_comment_add", "GET", Permission.COMMENT_ON_DRAFT
    ),
    "reports:released-comment-edit": Row(
        "reports.views.accuracy.released_comment_edit", "GET POST", Permission.COMMENT_ON_DRAFT
    ),
    "reports:released-comment-remove": Row(
        "reports.views.accuracy.released_comment_remove", "GET POST", Permission.COMMENT_ON_DRAFT
    ),
    "reports:released-comment-send": Row(
        "reports.views.accuracy.released_comment_send", "GET POST", Permission.COMMENT_ON_DRAFT
    ),
    "reports:released-comment-more-time": Row(
        "reports.views.accuracy.released_comment_more_time", "GET POST", Permission.COMMENT_ON_DRAFT
    ),
    "reports:released-comment-attach": Row(
        "reports.views.accuracy_parts.released_comment_attach",
        "GET POST",
        Permission.COMMENT_ON_DRAFT,
    ),
    "reports:released-comment-file": Row(
        "reports.views.accuracy_parts.released_comment_file", "GET", Permission.READ_RELEASED
    ),
    "reports:released-comment-file-remove": Row(
        "reports.views.accuracy_parts.released_comment_file_remove",
        "POST",
        Permission.COMMENT_ON_DRAFT,
    ),
    "reports:released-comment-read": Row(
        "reports.views.accuracy_parts.released_comment_read", "GET POST", Permission.READ_RELEASED
    ),
    "reports:released-comment-letter": Row(
        "reports.views.accuracy_parts.released_comment_letter", "GET", Permission.READ_RELEASED
    ),
    "reports:released-detail": Row(
        "reports.views.released.released_detail", "GET", Permission.READ_RELEASED
    ),
    "reports:released-whole": Row(
        "reports.views.released.released_whole", "GET", Permission.READ_RELEASED
    ),
    "reports:released-compare": Row(
        "reports.views.released.released_compare", "GET", Permission.READ_RELEASED
    ),
    "reports:released-file": Row(
        "reports.views.released.released_file", "GET", Permission.READ_RELEASED
    ),
    "reports:released-theme": Row(
        "reports.views.released.released_theme", "GET", Permission.READ_RELEASED
    ),
    "reports:released-question": Row(
        "reports.views.released.released_question", "GET", Permission.READ_RELEASED
    ),
    "reports:service-comment-list": Row(
        _REPORTS + "service_comments.service_comment_list", "GET", Permission.VIEW_REPORT
    ),
    "reports:service-comment-add": Row(
        _REPORTS + "service_comments.service_comment_add", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:service-comment-edit": Row(
        _REPORTS + "service_comments.service_comment_edit", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:service-comment-answer": Row(
        _REPORTS + "service_comments.service_comment_answer", "GET POST", Permission.WRITE_REPORT
    ),
    "reports:service-comment-remove": Row(
        _REPORTS + "service_comments.service_comment_remove", "GET POST", Permission.WRITE_REPORT
    ),
}
