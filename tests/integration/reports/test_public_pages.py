"""What anybody reads without signing in, and that nobody is followed there."""

import hashlib

import pytest
from django.test import Client
from django.urls import reverse

from accounts.roles import RoleCode
from reports.choices import Format, Language, Move, ReleaseKind, ReportStatus
from reports.models import Publication, ReleasedFile, Report
from reports.services.explanations import add_block
from reports.types import BlockContent
from tests.factories.inspections import make_inspection
from tests.factories.life import bring_report_to, finish_report, member_of, take_step

pytestmark = pytest.mark.django_db

EXAMPLE = BlockContent(
    kind="good_practice",
    title="Walking with Sam",
    text="The worker met Sam at the river. They talked about Café plans.",
    changed_name_declared=True,
    consent_declared=True,
)


@pytest.fixture
def finished(sampled, lead_inspector):
    """A report in which the checks find nothing, with an example of good practice."""
    finish_report(sampled, lead_inspector)
    add_block(inspection=sampled, standard="assessing", content=EXAMPLE, area="", by=lead_inspector)
    return sampled


@pytest.fixture
def published(finished):
    bring_report_to(finished, ReportStatus.PUBLISHED)
    return finished


@pytest.fixture
def public():
    """Open a public page as nobody: public("public-list", region="london")."""

    def open_(name, *args, headers=None, **query):
        address = reverse(f"reports:{name}", args=args)
        return Client().get(address, query, headers=headers)

    return open_


def number_of(inspection):
    return Report.objects.get(inspection=inspection).publication_number


def withdraw(inspection):
    chief = member_of(inspection, RoleCode.ASSISTANT_CHIEF_INSPECTOR)
    take_step(inspection, Move.WITHDRAW, chief, note="CANARY reason for the house")


def test_published_report_is_found_and_read_by_anybody(published, public):
    number = number_of(published)

    page = public("public-list")
    assert reverse("reports:public-report", args=[number]) in page.text
    report = public("public-report", number)
    assert published.service.name in report.text
    assert "Good" in report.text
    assert reverse("reports:public-file", args=[number, "en", "pdf"]) in report.text


def test_every_file_is_the_very_bytes_that_were_kept(published, public):
    files = ReleasedFile.objects.filter(release__kind=ReleaseKind.PUBLICATION)
    assert files.count() == 7
    for file in files:
        answer = public("public-file", number_of(published), file.language, file.format)
        assert answer.status_code == 200
        assert hashlib.sha256(answer.content).hexdigest() == file.sha256
        assert answer["ETag"] == f'"{file.sha256}"'
        kind = "inline" if file.format == Format.HTML else "attachment"
        assert answer["Content-Disposition"].startswith(kind)


def test_page_of_the_report_may_load_nothing(published, public):
    policy = public("public-file", number_of(published), "en", "html")["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src" not in policy


def test_file_that_the_reader_has_is_not_sent_again(published, public):
    first = public("public-file", number_of(published), "en", "pdf")

    again = public(
        "public-file",
        number_of(published),
        "en",
        "pdf",
        headers={"If-None-Match": first["ETag"]},
    )

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "status", [ReportStatus.INTERNAL_REVIEW, ReportStatus.WITH_SERVICE, ReportStatus.SIGNED_OFF]
)
def test_nothing_of_a_report_is_public_before_it_is_published(finished, public, status):
    bring_report_to(finished, status)
    number = number_of(finished) or "2026-0001"

    assert finished.service.name not in public("public-list").text
    assert public("public-report", number).status_code == 404
    assert public("public-file", number, "en", "pdf").status_code == 404
    assert "river" not in public("practice-library").text
    assert finished.service.name not in public("public-feed").text


def addresses(number):
    return [
        reverse("reports:public-list"),
        reverse("reports:public-list") + "?q=east&page=9&region=nowhere%00&year=x",
        reverse("reports:public-feed"),
        reverse("reports:practice-library"),
        reverse("reports:public-report", args=[number]),
        reverse("reports:public-report", args=["2099-0001"]),
        reverse("reports:public-file", args=[number, "en", "html"]),
        reverse("reports:public-file", args=[number, "cy", "html"]),
        "/published/no/such/page",
        "/published/" + "x" * 300,
    ]


def test_no_public_answer_sets_a_cookie_or_depends_on_one(published, lead_inspector):
    number = number_of(published)
    signed_in = Client()
    signed_in.force_login(lead_inspector)
    signed_in.cookies["language"] = "cy"
    for address in addresses(number):
        alone, known = Client().get(address), signed_in.get(address)
        assert "Set-Cookie" not in alone.headers
        assert not alone.cookies
        assert not known.cookies
        assert alone.content == known.content
        assert "cookie" not in alone.headers.get("Vary", "").lower()


def test_public_pages_ask_for_nothing_outside_and_need_no_form_token(published, public):
    for address in addresses(number_of(published)):
        page = Client().get(address)
        assert b"csrfmiddlewaretoken" not in page.content
        if address.endswith("/html/"):
            continue
        assert b'src="http' not in page.content


def test_withdrawn_report_says_so_and_gives_nothing_else(published, public):
    number = number_of(published)
    assert "river" in public("practice-library").text
    withdraw(published)

    page = public("public-report", number)
    assert page.status_code == 200
    assert "This report was withdrawn on" in page.text
    assert "CANARY" not in page.text
    assert "<table" not in page.text
    gone = public("public-file", number, "en", "pdf")
    assert gone.status_code == 410
    assert "no-store" in gone["Cache-Control"]
    assert published.service.name not in public("public-list").text
    assert "river" not in public("practice-library").text
    assert "Withdrawn: " in public("public-feed").text


def test_library_finds_by_word_theme_service_and_framework(published, public):
    code = published.framework.code

    def found(**query):
        return "Walking with Sam" in public("practice-library", **query).text

    assert found()
    assert found(q="RIVER")
    assert found(q="met sam")
    assert not found(q='"river met"')
    assert found(standard=f"{code}:assessing")
    assert found(service=published.service.code)
    assert found(framework=code)
    assert "No example fits" in public("practice-library", q="bridge").text


def test_list_is_searched(published, public):
    def found(**query):
        return (
            reverse("reports:public-report", args=[number_of(published)])
            in public("public-list", **query).text
        )

    year = Publication.objects.get().published_at.year
    assert found(q=published.service.name[:5].upper())
    assert found(year=year)
    assert not found(q="elsewhere")
    assert found(framework=published.framework.code)


def test_pages_are_read_in_welsh_by_address_or_browser(published, public):
    assert '<html lang="cy"' in public("public-list", language="cy").text
    by_browser = public("public-list", headers={"Accept-Language": "cy"})
    assert '<html lang="cy"' in by_browser.text
    assert "Accept-Language" in by_browser["Vary"]
    assert Language.WELSH.value == by_browser["Content-Language"]


def test_feed_names_the_report_with_whole_addresses(published, public):
    feed = public("public-feed")

    assert feed["Content-Type"].startswith("application/atom+xml")
    assert f"http://testserver/published/{number_of(published)}/" in feed.text


def test_correction_is_told_with_the_days_of_the_versions(published, public, lead_inspector):
    take_step(published, Move.CORRECT, lead_inspector, note="Table 2 was wrong.")
    assert "river" in public("practice-library").text
    bring_report_to(published, ReportStatus.PUBLISHED)

    page = public("public-report", number_of(published)).text
    assert "Table 2 was wrong." in page
    assert "Corrected version published on" in page


def publish_another(like, number):
    """List one more report in public, with an example, as if it had come the whole way."""
    inspection = make_inspection(like.framework, service=f"other-{number}")
    report = Report.objects.create(inspection=inspection, publication_number=f"2026-9{number:03}")
    publication = Publication.objects.get(report__inspection=like)
    example = publication.practice_examples.get()
    publication.pk, publication.report = None, report
    publication.save()
    example.pk, example.publication = None, publication
    example.save()


@pytest.mark.parametrize(
    ("name", "queries"),
    [("public-list", 4), ("practice-library", 4), ("public-feed", 1)],
)
def test_page_asks_as_often_for_many_reports_as_for_one(
    published, public, name, queries, django_assert_num_queries
):
    with django_assert_num_queries(queries):
        public(name)
    for number in range(3):
        publish_another(published, number)

    with django_assert_num_queries(queries):
        page = public(name)
    assert "2026-9002" in page.text


def test_page_of_a_report_asks_a_fixed_number_of_times(
    published, public, django_assert_num_queries
):
    number = number_of(published)
    with django_assert_num_queries(4):
        public("public-report", number)
    with django_assert_num_queries(2):
        public("public-file", number, "en", "html")
