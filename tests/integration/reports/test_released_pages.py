"""The pages on which the people of a service read the released version of their report."""

import hashlib
from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.roles import ServiceRoleCode
from inspections.choices import Stage
from reports.choices import BlockKind, Move, ReleaseKind, ReportStatus
from reports.models import KeyFinding, ReleasedFile, Report, ReportMove
from reports.queries.versions import gather_version
from reports.services.explanations import add_block
from reports.services.findings import edit_finding
from reports.services.life import freeze_version
from reports.types import BlockContent
from tests.factories.concerns import join_service
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.factories.life import finish_report, put_with_service, take_step
from tests.factories.reports import make_counted_cases
from tests.pages import text_of


@pytest.fixture
def finished(sampled, lead_inspector):
    finish_report(sampled, lead_inspector)
    content = BlockContent(
        BlockKind.GOOD_PRACTICE,
        "Read it.",
        "A map of the week",
        changed_name_declared=True,
        consent_declared=True,
    )
    add_block(inspection=sampled, standard="assessing", content=content, by=lead_inspector)
    bring_to_stage(sampled, Stage.DRAFTING)
    return sampled


@pytest.fixture
def released(finished, lead_inspector):
    put_with_service(finished, lead_inspector)
    return finished


@pytest.fixture
def chair(finished, make_user, browser):
    person = make_user("Ottoline Vance")
    join_service(finished, person, ServiceRoleCode.BOARD_CHAIR)
    return browser(person)


@pytest.fixture
def address(finished):
    def find(name, *args):
        return reverse(f"reports:released-{name}", args=[finished.reference, *args])

    return find


def publish(inspection, by):
    """Put a version of the report as it is now with the public, whatever the checks say."""
    report, _is_new = Report.objects.get_or_create(inspection=inspection)
    version = freeze_version(report, None, gather_version(inspection), by)
    ReportMove.objects.create(
        report=report,
        move=Move.PUBLISH,
        from_status=ReportStatus.SIGNED_OFF,
        to_status=ReportStatus.PUBLISHED,
        version=version,
        by=by,
        at=timezone.now(),
    )
    number = f"2016-{inspection.pk:04}"
    Report.objects.filter(pk=report.pk).update(
        status=ReportStatus.PUBLISHED, publication_number=number
    )


# What is read


def test_first_page_shows_every_rating_with_its_base_and_the_way_on(chair, released, address):
    page = chair.get(address("detail"))

    rows = page.context["page"].rows
    assert [row.label for row in rows] == ["Good"] * 3
    # One of its questions counts so few cases that the base could be worked out from it.
    assert rows[0].share == "83%, base hidden [u]"
    assert rows[1].share == "42% of 12"
    assert "plans follow assessments" in page.text
    assert [one["text"] for one in page.context["page"].examples] == ["A map of the week"]
    assert len(page.context["page"].files) == 3
    assert "Margaret Ashdown" in page.text
    assert page["Cache-Control"] == "private, no-store"


def test_theme_shows_findings_paragraphs_boxes_and_chart_to_point_at(chair, released, address):
    page = chair.get(address("theme", "assessing"))

    for anchor in ("finding-1", "paragraph-1", "box-1", "chart", "questions", "rating"):
        assert f'id="{anchor}"' in page.text
    assert "Reasons were assessed in 75% of these cases." in text_of(page)
    links = [row.href for row in page.context["page"].chart_rows]
    assert links
    assert all(chair.get(link).status_code == 200 for link in links)


def test_question_shows_its_counts_with_their_base_and_no_case(chair, released, address):
    page = chair.get(address("question", "assessing", "AS01"))

    assert page.context["page"].share == "75%: 9 of 12"
    assert "EM-" not in page.text


def test_small_groups_stay_hidden(chair, released, address):
    groups = chair.get(address("question", "assessing", "AS01")).context["page"].groups

    cells = {cell["text"] for table in groups for row in table["rows"] for cell in row}
    assert "[c]" in cells


@pytest.mark.parametrize(
    ("theme", "question"), [("assessing", "NO99"), ("planning", "AS01"), ("nothing", "AS01")]
)
def test_question_that_the_report_does_not_count_there_is_not_found(
    chair, released, address, theme, question
):
    assert chair.get(address("question", theme, question)).status_code == 404


def test_whole_report_is_on_one_page(chair, released, address):
    page = chair.get(address("whole"))

    assert "What we saw in this inspection." in page.text
    assert "DRAFT" in page.text


def test_reader_in_welsh_is_told_that_the_report_is_in_english(chair, released, address):
    chair.cookies["language"] = "cy"

    page = chair.get(address("theme", "assessing"))

    assert page.context["frame"].language == "en"
    assert '<div class="report app-released__report" lang="en">' in page.text


# Nothing but the released version


def test_what_is_written_and_counted_later_is_not_seen(
    chair, released, address, lead_inspector, inspector
):
    finding = KeyFinding.objects.get(standard__code="assessing")
    before = [chair.get(address(*one)).text for one in PAGES]
    edit_finding(finding=finding, text="Quetzal.", base_version=finding.version, by=lead_inspector)

    after = [chair.get(address(*one)).text for one in PAGES]

    assert [normal(one) for one in after] == [normal(one) for one in before]
    assert not any("Quetzal" in one for one in after)


PAGES = [
    ("detail",),
    ("whole",),
    ("theme", "assessing"),
    ("question", "assessing", "AS01"),
    ("compare",),
]


def normal(text):
    """Return a page without what differs each time that it is asked for."""
    return "\n".join(line for line in text.splitlines() if "csrfmiddlewaretoken" not in line)


def test_nothing_is_there_before_the_release(chair, finished, address):
    assert {chair.get(address(*one)).status_code for one in PAGES} == {404}


def test_everything_is_gone_with_the_next_request_once_taken_back(
    chair, released, address, lead_inspector
):
    links = [file["href"] for file in chair.get(address("detail")).context["page"].files]
    assert {chair.get(one).status_code for one in links} == {200}

    take_step(released, Move.TAKE_BACK, lead_inspector)

    gone = [*(address(*one) for one in PAGES), *links]
    assert {chair.get(one).status_code for one in gone} == {404}


# Files


def test_file_is_the_very_bytes_that_were_kept(chair, released, address):
    kept = ReleasedFile.objects.first()

    answer = chair.get(address("file", kept.pk))

    assert answer.content == bytes(kept.content)
    assert answer["X-Content-SHA256"] == hashlib.sha256(answer.content).hexdigest()
    assert answer["Cache-Control"] == "private, no-store"


def test_files_of_the_public_are_not_the_draft_s(chair, released, address):
    kept = ReleasedFile.objects.first()
    type(kept.release).objects.filter(pk=kept.release_id).update(kind=ReleaseKind.PUBLICATION)

    assert chair.get(address("file", kept.pk)).status_code == 404


# Two versions, and earlier inspections


def test_published_version_and_draft_are_a_step_apart(chair, finished, address, lead_inspector):
    with transaction.atomic():
        publish(finished, lead_inspector)
    report = Report.objects.get(inspection=finished)
    ReportMove.objects.create(
        report=report,
        move=Move.SEND,
        from_status=ReportStatus.INTERNAL_REVIEW,
        to_status=ReportStatus.WITH_SERVICE,
        version=report.versions.get(),
        by=lead_inspector,
        at=timezone.now(),
    )

    draft = chair.get(address("detail"))
    public = chair.get(draft.context["frame"].switch_href)

    assert draft.context["frame"].is_draft
    assert not public.context["frame"].is_draft
    assert "published on" in public.context["frame"].told
    assert public.context["page"].rows[0].href.endswith("?version=public")


def test_without_an_earlier_report_there_is_nothing_to_compare(chair, released, address):
    assert (
        "No earlier inspection of your service is published here."
        in chair.get(address("compare")).text
    )


@pytest.fixture
def earlier(finished, lead_inspector, inspector):
    """An inspection of the same service a year before, of the same edition, and published."""
    past = make_inspection(
        finished.framework,
        week_one_date=date(2025, 4, 14),
        lead_inspector=lead_inspector,
        inspector=inspector,
    )
    make_counted_cases(past, inspector)
    finish_report(past, lead_inspector)
    with transaction.atomic():
        publish(past, lead_inspector)
    return past


def test_earlier_report_stands_beside_this_one(chair, released, address, earlier):
    page = chair.get(address("compare"))

    assert page.context["page"].not_comparable == ""
    (ratings,) = page.context["page"].ratings
    assert len(ratings["rows"]) == 3
    shares = [row[3]["text"] for table in page.context["page"].questions for row in table["rows"]]
    assert "No difference" in shares


def test_withdrawn_earlier_report_is_not_compared_with(chair, released, address, earlier):
    report = Report.objects.get(inspection=earlier)
    ReportMove.objects.create(
        report=report,
        move=Move.WITHDRAW,
        from_status=ReportStatus.PUBLISHED,
        to_status=ReportStatus.WITHDRAWN,
        version=report.versions.get(),
        by=report.versions.get().made_by,
        at=timezone.now(),
    )

    assert "No earlier inspection" in chair.get(address("compare")).text
    assert chair.get(address("compare"), {"with": earlier.reference}).status_code == 404
