"""The pages of the checks: what a reader sees, and who may change what."""

import pytest
from django.urls import reverse

from reports.models import Recommendation, SettledWarning, SourcedFigure
from reports.queries.checks import check_report
from reports.services.findings import add_finding
from reports.services.recommendations import add_group, add_recommendation

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(sampled):
    def find(name, *arguments):
        return reverse(f"reports:{name}", args=[sampled.reference, *arguments])

    return find


def write(inspection, lead, text, standard="assessing"):
    return add_finding(inspection=inspection, standard=standard, text=text, by=lead)


def text_of(response):
    return " ".join(response.content.decode().split())


def test_page_tells_place_sentence_and_reason(lead, sampled, lead_inspector, page):
    finding = write(sampled, lead_inspector, "Plans were late. EM-03 was not read.")

    shown = text_of(lead.get(page("report-checks")))

    assert "References of cases" in shown
    assert "<mark>EM-03</mark> was not read." in shown
    assert "is the reference of a case" in shown
    assert f"#q-finding-{finding.uid}" in shown


def test_partner_sees_the_checks_and_changes_nothing(client, sampled, lead_inspector, page):
    write(sampled, lead_inspector, "It cost £412,000.")
    client.force_login(lead_inspector)
    assert "Say why it can stand" in text_of(client.get(page("report-checks")))

    member = sampled.team.exclude(user=lead_inspector).get().user
    client.force_login(member)
    shown = text_of(client.get(page("report-checks")))
    assert "£412,000" in shown
    assert "Say why it can stand" not in shown


def test_warning_is_settled_and_opened_again(lead, sampled, lead_inspector, page):
    write(sampled, lead_inspector, "It cost £412,000.")
    (warning,) = check_report(sampled).warnings_open
    settle = page("warning-settle", warning.fingerprint)
    assert "<mark>£412,000</mark>" in text_of(lead.get(settle))

    refused = lead.post(settle, {"reason": " "})
    assert refused.status_code == 422
    assert "Enter the reason." in text_of(refused)

    shown = text_of(lead.post(settle, {"reason": "Told by the head."}, follow=True))
    assert "Told by the head." in shown
    assert "Open again" in shown

    settled = SettledWarning.objects.get()
    lead.post(page("warning-reopen", settled.pk))
    assert check_report(sampled).warnings_open == (warning,)


def test_warning_that_is_gone_cannot_be_settled(lead, page):
    assert lead.get(page("warning-settle", "f" * 64)).status_code == 404
    shown = text_of(lead.post(page("warning-settle", "f" * 64), {"reason": "Why?"}, follow=True))
    assert "no longer find this" in shown


def test_error_has_no_way_to_be_settled(lead, sampled, page):
    error = check_report(sampled).errors[0]
    assert lead.get(page("warning-settle", error.fingerprint)).status_code == 404


def test_changed_fact_is_read_again(lead, sampled, lead_inspector, page):
    text = "[[question:PL01:base=9 of 12]] plans followed, [[question:AS01:base=9 of 12]] others."
    finding = write(sampled, lead_inspector, text, "planning")
    shown = text_of(lead.get(page("report-checks")))
    assert "“9 of 12” was true when it was put in. Now it is “5 of 12”." in shown

    sent = {"place": finding.key, "language": "en", "fact": "question:PL01:base"}
    shown = text_of(lead.post(page("fact-read-again"), sent, follow=True))

    finding.refresh_from_db()
    assert finding.text == text.replace("PL01:base=9 of 12", "PL01:base=5 of 12")
    assert "was true when it was put in" not in shown


@pytest.mark.parametrize(
    "sent",
    [
        {"place": "finding:nonsense", "language": "en", "fact": "question:PL01:base"},
        {"place": "nonsense", "language": "cy", "fact": "question:PL01:base"},
        {"place": "foreword", "language": "cy", "fact": "question:PL01:base"},
        {"place": "foreword", "language": "en", "fact": "nonsense"},
        {"place": "foreword", "language": "xx", "fact": "question:PL01:base"},
        {},
    ],
)
def test_nonsense_is_refused_in_words(lead, page, sent):
    answer = lead.post(page("fact-read-again"), sent, follow=True)
    assert answer.status_code in (200, 400)


def test_figure_is_added_changed_and_removed(lead, sampled, page):
    sent = {
        "figure": "Children in full-time training",
        "value": "56.8%",
        "source": "Yearly figures of the board",
        "source_date_0": "31",
        "source_date_1": "1",
        "source_date_2": "2026",
    }
    shown = text_of(lead.post(page("figure-add"), sent, follow=True))
    figure = SourcedFigure.objects.get()
    assert f"[[from:figure:{figure.uid}]]" in shown
    assert "Yearly figures of the board, 31 January 2026" in shown

    changed = {**sent, "value": "57%", "version": figure.version}
    assert "57%" in text_of(lead.post(page("figure-edit", figure.pk), changed, follow=True))
    stale = lead.post(page("figure-edit", figure.pk), {**changed, "value": "58%"})
    assert stale.status_code == 409

    assert "57%" in text_of(lead.get(page("figure-remove", figure.pk)))
    assert "No figure has been added yet" in text_of(
        lead.post(page("figure-remove", figure.pk), follow=True)
    )


def test_figure_without_source_is_refused(lead, page):
    answer = lead.post(page("figure-add"), {"figure": "Children", "value": "5"})
    assert answer.status_code == 422
    assert "Enter the source of the figure." in text_of(answer)


def test_recommendation_is_linked_to_its_findings(lead, sampled, lead_inspector, page):
    finding = write(sampled, lead_inspector, "[[question:PL01:base]] *fit*.", "planning")
    group = add_group(inspection=sampled, addressee="The Chair", by=lead_inspector)
    added = add_recommendation(group=group, text="**plans** are thick", by=lead_inspector)
    address = page("recommendation-findings", added.pk)
    assert "2. Planning, 1: 5 of 12 fit." in text_of(lead.get(address))

    assert "plans are thick" in text_of(lead.get(address))

    lead.post(address, {"findings": [finding.pk]})
    assert list(Recommendation.objects.get().findings.all()) == [finding]

    assert lead.post(address, {"findings": ["999"]}).status_code == 422
    lead.post(address, {"findings": []})
    assert not Recommendation.objects.get().findings.exists()
