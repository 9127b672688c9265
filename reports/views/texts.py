"""Writing the texts that stand once: foreword, summaries, and the pages around the lists."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.queries import person_of
from judgements.policies.standings import NOT_JUDGED
from judgements.queries.moderation import standing_judgements
from reports.forms import ForewordForm, LeadInForm, SummaryForm
from reports.presenters.items import present_blocks, present_findings, present_groups
from reports.queries.loading import get_standard, get_writing_for
from reports.queries.material import read_written
from reports.queries.sentences import first_summary_sentence
from reports.services.texts import edit_foreword, edit_lead_in, edit_summary
from reports.views.writing import WritingPage, answer_writing
from standards.queries import get_content

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_OR_POST)
def foreword_edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Write the foreword and who signs it."""
    user = person_of(request)
    access = get_writing_for(user, reference)
    report = read_written(access.inspection).report
    month = report.signed_month
    form = ForewordForm(
        request.POST or None,
        initial={
            "text": report.foreword,
            "signatory_name": report.signatory_name,
            "signatory_office": report.signatory_office,
            "month": month.month if month else None,
            "year": month.year if month else None,
            "version": report.version,
        },
    )
    page = WritingPage(access, _("Foreword"), reverse("reports:report-detail", args=[reference]))
    return answer_writing(
        request,
        page,
        form,
        lambda: edit_foreword(
            inspection=access.inspection,
            foreword=form.foreword,
            base_version=form.cleaned_data["version"],
            by=user,
        ),
    )


@require_http_methods(GET_OR_POST)
def theme_edit(request: HttpRequest, reference: str, standard: str) -> HttpResponse:
    """Show all that is written about a theme, and write its summary."""
    user = person_of(request)
    access = get_writing_for(user, reference)
    theme = get_standard(access.inspection, standard)
    written = read_written(access.inspection)
    summary = written.summaries.get(standard)
    form = SummaryForm(
        request.POST or None,
        initial={
            "text": summary.summary if summary else "",
            "version": summary.version if summary else 0,
        },
    )
    standings = standing_judgements(access.inspection)
    content = get_content(access.inspection.framework)
    page = WritingPage(
        access,
        f"{theme.number}. {theme.title}",
        reverse("reports:theme-edit", args=[reference, standard]),
        "reports/theme_edit.html",
        {
            "standard": theme,
            "first_sentence": first_summary_sentence(
                content, theme, standings.get(standard, NOT_JUDGED)
            ),
            "findings": present_findings(written.findings.get(standard, []), reference),
            "areas": present_blocks(theme, written.blocks.get(standard, []), reference),
        },
    )
    return answer_writing(
        request,
        page,
        form,
        lambda: edit_summary(
            inspection=access.inspection,
            standard=standard,
            text=form.cleaned_data["text"],
            base_version=form.cleaned_data["version"],
            by=user,
        ),
    )


@require_http_methods(GET_OR_POST)
def recommendation_list(request: HttpRequest, reference: str) -> HttpResponse:
    """Show all recommendations, and write their lead-in."""
    user = person_of(request)
    access = get_writing_for(user, reference)
    written = read_written(access.inspection)
    form = LeadInForm(
        request.POST or None,
        initial={"text": written.report.lead_in, "version": written.report.lead_in_version},
    )
    page = WritingPage(
        access,
        _("Recommendations"),
        reverse("reports:recommendation-list", args=[reference]),
        "reports/recommendation_list.html",
        {"groups": present_groups(written.groups, reference)},
    )
    return answer_writing(
        request,
        page,
        form,
        lambda: edit_lead_in(
            inspection=access.inspection,
            text=form.cleaned_data["text"],
            base_version=form.cleaned_data["version"],
            by=user,
        ),
    )
