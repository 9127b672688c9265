"""The pages of a report's way: every status, every reader, and what each is offered."""

import pytest
from django.urls import reverse

from accounts.roles import RoleCode
from cases.models import Assessment
from reports.choices import Move, ReleaseStatus, ReportStatus
from reports.models import Release, ReleasedFile, Report, ReportVersion, ServiceComment
from reports.services.findings import add_finding
from tests.factories.life import (
    bring_report_to,
    change_answer,
    make_service_comment,
    member_of,
    take_step,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def open_page(finished, browser):
    """Open a page of the report as somebody: open_page(person, "life-detail")."""

    def open_(person, name, *args, **query):
        address = reverse(f"reports:{name}", args=[finished.reference, *args])
        return browser(person).get(address, query)

    return open_


@pytest.fixture
def send(finished, browser):
    """Send a form as somebody: send(person, "step-take", ["submit"], {"note": "Why"})."""

    def send_(person, name, args=(), data=None):
        address = reverse(f"reports:{name}", args=[finished.reference, *args])
        return browser(person).post(address, data or {}, follow=True)

    return send_


def change_one_answer(lead_inspector, inspector):
    case = Assessment.objects.get(case__reference="EM-01")
    change_answer(case, "AS01", "no", lead_inspector, inspector)


def test_report_that_nobody_submitted_shows_where_it_begins(open_page, lead_inspector):
    page = open_page(lead_inspector, "life-detail").text

    assert "No version has been made yet" in page
    assert "Nothing has been done yet" in page
    assert "Submit for internal review" in page
    assert "Move the inspection to “Drafting the report” first" in page


@pytest.mark.parametrize("status", ReportStatus)
def test_page_names_the_status_and_offers_each_only_their_own_steps(
    open_page, finished, lead_inspector, status
):
    bring_report_to(finished, status)
    offered = {
        RoleCode.LEAD_INSPECTOR: {
            "draft": {Move.SUBMIT},
            "internal_review": {Move.TAKE_BACK},
            "with_service": {Move.ANSWER, Move.TAKE_BACK},
            "service_answered": {Move.TAKE_BACK},
            "signed_off": {Move.REOPEN, Move.PUBLISH},
            "published": {Move.CORRECT},
            "withdrawn": {Move.CORRECT},
        },
        RoleCode.QUALITY_LEAD: {"internal_review": {Move.RETURN, Move.SEND}},
        RoleCode.ASSISTANT_CHIEF_INSPECTOR: {
            "service_answered": {Move.SIGN_OFF, Move.SEND_BACK},
            "signed_off": {Move.SEND_BACK, Move.PUBLISH},
            "published": {Move.CORRECT, Move.WITHDRAW},
            "withdrawn": {Move.CORRECT},
        },
        RoleCode.INSPECTOR: {},
    }
    for role, steps in offered.items():
        page = open_page(member_of(finished, role), "life-detail")
        assert str(status.label) in page.text
        found = {
            move
            for move in Move
            if reverse("reports:step-take", args=[finished.reference, move.value]) in page.text
        }
        assert found == steps.get(status.value, set())


def test_step_is_taken_on_its_page(send, finished, lead_inspector):
    bring_report_to(finished, ReportStatus.DRAFT)

    page = send(lead_inspector, "step-take", ["submit"], {"seen": "draft"}).text

    assert "The report is now at “Internal review”." in page
    assert Report.objects.get().status == ReportStatus.INTERNAL_REVIEW


def test_step_without_its_reason_asks_for_it(send, finished, lead_inspector):
    bring_report_to(finished, ReportStatus.INTERNAL_REVIEW)

    answer = send(lead_inspector, "step-take", ["take-back"], {"seen": "internal_review"})

    assert answer.status_code == 422
    assert "Say why." in answer.text


def test_refused_step_says_what_is_in_the_way_and_keeps_what_was_typed(
    send, finished, lead_inspector
):
    bring_report_to(finished, ReportStatus.INTERNAL_REVIEW)

    answer = send(
        lead_inspector, "step-take", ["take-back"], {"seen": "draft", "note": "A wrong figure."}
    )

    assert answer.status_code == 422
    assert "moved after you opened the page" in answer.text
    assert "A wrong figure." in answer.text


def test_page_of_a_step_says_beforehand_why_it_cannot_be_taken(open_page, finished, inspector):
    bring_report_to(finished, ReportStatus.SERVICE_ANSWERED)

    assert (
        "These roles may: Assistant chief inspector"
        in open_page(inspector, "step-take", "sign-off").text
    )
    chief = member_of(finished, RoleCode.ASSISTANT_CHIEF_INSPECTOR)
    assert "No version of this report is public" in open_page(chief, "step-take", "withdraw").text
    assert open_page(chief, "step-take", "fly").status_code == 404


def test_changed_answer_is_told_with_its_numbers_and_the_version_keeps_the_old_ones(
    open_page, finished, lead_inspector, inspector
):
    bring_report_to(finished, ReportStatus.SIGNED_OFF)
    assert "The data changed since version" not in open_page(lead_inspector, "life-detail").text

    change_one_answer(lead_inspector, inspector)

    for name in ("life-detail", "report-detail"):
        page = open_page(lead_inspector, name)
        assert "The data changed since version 1 was made." in page.text
        shown = {tuple(cell["text"] for cell in row) for row in page.context["changes"].rows}
        assert any(before == "75%" and after == "67%" for _label, before, after in shown)
    assert "in 75% of these cases" in open_page(lead_inspector, "version-read", 1, "en").text
    assert "in 67% of these cases" in open_page(lead_inspector, "report-preview").text
    assert b"in 75% of these cases" in bytes(
        ReleasedFile.objects.get(format="html", release__kind="publication").content
    )


def test_comparison_shows_numbers_and_texts_word_by_word(
    open_page, finished, lead_inspector, inspector
):
    bring_report_to(finished, ReportStatus.SERVICE_ANSWERED)
    change_one_answer(lead_inspector, inspector)
    add_finding(inspection=finished, standard="planning", text="Plans grew.", by=lead_inspector)
    bring_report_to(finished, ReportStatus.SIGNED_OFF)

    page = open_page(lead_inspector, "version-compare", before="1", after="2")

    comparison = page.context["comparison"]
    assert ["75%", "67%"] in [[cell["text"] for cell in row[1:]] for row in comparison.numbers]
    kinds = {(one.kind, "".join(run.text for run in one.runs)) for one in comparison.texts}
    assert ("New", "Plans grew.") in kinds
    saying = next(one for one in comparison.texts if "Assessing" in one.label)
    assert [(run.change, run.text) for run in saying.runs if run.change != "same"] == [
        ("gone", "75%"),
        ("new", "67%"),
    ]
    assert "<del>" in page.text


def test_comparison_with_itself_finds_nothing(open_page, finished, lead_inspector):
    bring_report_to(finished, ReportStatus.INTERNAL_REVIEW)

    page = open_page(lead_inspector, "version-compare", before="1", after="now").text

    assert "Nothing differs" in page


def test_comparison_without_any_version_says_so(open_page, lead_inspector):
    assert "There is no version yet" in open_page(lead_inspector, "version-compare").text


def test_comparison_with_a_version_that_never_was_is_asked_for_again(
    open_page, finished, lead_inspector
):
    bring_report_to(finished, ReportStatus.INTERNAL_REVIEW)

    page = open_page(lead_inspector, "version-compare", before="7", after="now")

    assert page.status_code == 200
    assert page.context["comparison"] is None


def test_version_tells_what_it_was_made_of(open_page, finished, lead_inspector):
    bring_report_to(finished, ReportStatus.WITH_SERVICE)
    version = ReportVersion.objects.get()

    page = open_page(lead_inspector, "version-detail", 1).text

    assert version.sha256 in page
    assert "weasyprint" in page
    assert "Send to the service" in page
    assert open_page(lead_inspector, "version-detail", 2).status_code == 404
    assert open_page(lead_inspector, "version-read", 1, "cy").status_code == 404
    assert open_page(lead_inspector, "version-read", 1, "fr").status_code == 404


def test_kept_file_is_served_as_the_very_bytes(open_page, finished, lead_inspector):
    bring_report_to(finished, ReportStatus.PUBLISHED)
    for file in ReleasedFile.objects.filter(release__kind="publication"):
        answer = open_page(lead_inspector, "release-download", file.pk)
        assert answer.content == bytes(file.content)
        assert answer["X-Content-SHA256"] == file.sha256
        assert "attachment" in answer["Content-Disposition"]


def test_draft_for_the_service_says_draft_and_the_publication_its_number(finished):
    report = bring_report_to(finished, ReportStatus.PUBLISHED)
    service, public = (
        bytes(ReleasedFile.objects.get(format="html", release__kind=kind).content).decode()
        for kind in ("service", "publication")
    )

    assert "Draft: not for publication." in service
    assert report.publication_number not in service
    assert "Draft: not for publication." not in public
    assert report.publication_number in public


def test_files_that_could_not_be_made_are_made_again(
    open_page, send, finished, lead_inspector, django_capture_on_commit_callbacks
):
    bring_report_to(finished, ReportStatus.SIGNED_OFF)
    release = Release.objects.get(kind="publication")
    release.status, release.failure = ReleaseStatus.FAILED, "No font."
    release.save()
    page = open_page(lead_inspector, "life-detail").text
    assert "No font." in page
    assert "Make the missing files again" in page

    with django_capture_on_commit_callbacks(execute=True):
        send(lead_inspector, "release-repeat", [release.pk])

    release.refresh_from_db()
    assert release.status == ReleaseStatus.READY
    assert ReleasedFile.objects.filter(release=release).count() == 7


def test_published_page_tells_the_public_version(open_page, finished, lead_inspector):
    report = bring_report_to(finished, ReportStatus.PUBLISHED)
    page = open_page(lead_inspector, "life-detail")

    assert report.publication_number in page.text
    assert [one.is_public for one in page.context["page"].versions] == [True]

    take_step(finished, Move.CORRECT, lead_inspector, "A name was misspelt.")
    page = open_page(lead_inspector, "life-detail")
    assert "A name was misspelt." in page.text
    assert [one.is_public for one in page.context["page"].versions] == [True]


def test_comment_of_the_service_is_entered_changed_and_answered(
    open_page, send, finished, lead_inspector
):
    bring_report_to(finished, ReportStatus.WITH_SERVICE)
    entered = {"place": "foreword", "claim": "We came.", "proposal": "The Chair came."}

    assert "No comment has been entered" in open_page(lead_inspector, "service-comment-list").text
    send(lead_inspector, "service-comment-add", data=entered)
    comment = ServiceComment.objects.get()
    assert (comment.number, comment.place_text) == (1, "Foreword")

    changed = {**entered, "claim": "We all came.", "version": "0"}
    send(lead_inspector, "service-comment-edit", [1], changed)
    answer = {"decision": "refused", "reason": "", "version": "0"}
    assert (
        "Say why it is not accepted"
        in send(lead_inspector, "service-comment-answer", [1], answer).text
    )
    send(lead_inspector, "service-comment-answer", [1], {**answer, "reason": "Nobody saw them."})
    page = open_page(lead_inspector, "service-comment-list").text
    assert "We all came." in page
    assert "Nobody saw them." in page
    assert "1 of 1 answered" in page

    assert "stay on record" in send(lead_inspector, "service-comment-remove", [1]).text
    assert ServiceComment.objects.exists()


def test_comment_entered_by_mistake_is_removed_before_it_is_answered(
    open_page, send, finished, lead_inspector
):
    bring_report_to(finished, ReportStatus.WITH_SERVICE)
    comment = make_service_comment(finished, lead_inspector)

    asked = open_page(lead_inspector, "service-comment-remove", 1)
    send(lead_inspector, "service-comment-remove", [1])

    assert comment.claim in asked.text
    assert not ServiceComment.objects.exists()


def test_comment_is_not_accepted_without_saying_what_was_changed(send, finished, lead_inspector):
    bring_report_to(finished, ReportStatus.WITH_SERVICE)
    make_service_comment(finished, lead_inspector)
    accepted = {"decision": "accepted", "version": "0"}

    answer = send(lead_inspector, "service-comment-answer", [1], accepted)

    assert answer.status_code == 422
    assert "Say what was changed for it" in answer.text


def test_comment_elsewhere_needs_its_place_in_words(send, finished, lead_inspector):
    bring_report_to(finished, ReportStatus.WITH_SERVICE)

    answer = send(lead_inspector, "service-comment-add", data={"claim": "Wrong."})
    assert answer.status_code == 422
    assert "Choose the text, or say where it is." in answer.text

    send(
        lead_inspector,
        "service-comment-add",
        data={"claim": "Wrong.", "place_text": "Appendix 1, table 2"},
    )
    assert ServiceComment.objects.get().place_text == "Appendix 1, table 2"


def test_second_answer_on_an_old_page_is_shown_the_first(send, finished, lead_inspector):
    bring_report_to(finished, ReportStatus.WITH_SERVICE)
    make_service_comment(finished, lead_inspector)
    deputy = member_of(finished, RoleCode.DEPUTY_LEAD)
    accepted = {"decision": "accepted", "change_place": "foreword", "version": "0"}
    send(deputy, "service-comment-answer", [1], accepted)

    answer = send(
        lead_inspector,
        "service-comment-answer",
        [1],
        {"decision": "refused", "reason": "Not seen.", "version": "0"},
    )

    assert answer.status_code == 409
    assert "Accepted" in answer.text
    assert "Not seen." in answer.text


def test_second_change_of_a_comment_on_an_old_page_is_shown_the_first(
    send, finished, lead_inspector
):
    bring_report_to(finished, ReportStatus.WITH_SERVICE)
    make_service_comment(finished, lead_inspector)
    entered = {"place": "foreword", "claim": "First.", "version": "0"}
    send(lead_inspector, "service-comment-edit", [1], entered)

    answer = send(lead_inspector, "service-comment-edit", [1], {**entered, "claim": "Second."})

    assert answer.status_code == 409
    assert "First." in answer.text
    assert "Second." in answer.text


@pytest.mark.parametrize("status", [ReportStatus.DRAFT, ReportStatus.SIGNED_OFF])
def test_comments_are_entered_only_while_the_service_has_the_draft(
    open_page, finished, lead_inspector, status
):
    bring_report_to(finished, status)

    assert open_page(lead_inspector, "service-comment-add").status_code == 403


def test_comments_are_not_another_inspections(browser, finished, outsider):
    bring_report_to(finished, ReportStatus.WITH_SERVICE)

    for name in ("life-detail", "service-comment-list", "version-compare"):
        address = reverse(f"reports:{name}", args=[finished.reference])
        assert browser(outsider).get(address).status_code == 404
