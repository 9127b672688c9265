"""The first draft of a report: made at one wish, of nothing but data and fieldwork."""

import re
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils.translation import override

from audit.models import AuditEvent
from reports.choices import Language
from reports.errors import WritingRefused
from reports.models import ExplanationBlock, KeyFinding, Recommendation, Report
from reports.queries.document import build_document
from reports.queries.drafted_sentences import gap_recommendation
from reports.queries.drafting import extremes
from reports.services.drafting import draft_report
from scoring.tally import Tally
from tests.factories.voices import make_closed_line, make_comment, make_example, make_finding
from tests.pages import text_of

pytestmark = pytest.mark.django_db

MARKER = re.compile(r"\[\[[^\]]+\]\]")


@pytest.fixture
def fieldwork(sampled, lead_inspector):
    """A closed line, a strength and a gap, a comment and an example, all about assessing."""
    make_closed_line(sampled, lead_inspector, standard="assessing")
    make_finding(sampled, lead_inspector, text="Children wait long.", direction="gap")
    make_finding(sampled, lead_inspector, text="Staff listen.", direction="strength")
    make_comment(sampled, lead_inspector, standard="assessing")
    make_example(sampled, lead_inspector, standard="assessing")
    return sampled


def stored_texts():
    report = Report.objects.get()
    return [
        report.foreword,
        report.lead_in,
        *report.theme_texts.values_list("summary", flat=True),
        *KeyFinding.objects.values_list("text", flat=True),
        *ExplanationBlock.objects.values_list("text", flat=True),
        *Recommendation.objects.values_list("text", flat=True),
    ]


def test_draft_fills_every_text_of_the_report(fieldwork, lead_inspector):
    added = draft_report(inspection=fieldwork, by=lead_inspector)

    document = build_document(fieldwork, Language.ENGLISH)
    assert added == len([text for text in stored_texts() if text])
    assert "not written yet" not in str(document.foreword.blocks)
    assert "not written yet" not in str([theme.findings for theme in document.themes[:2]])
    assert "not written yet" not in str(document.groups)


def test_draft_takes_every_figure_from_the_data(sampled, lead_inspector):
    draft_report(inspection=sampled, by=lead_inspector)

    unbound = [MARKER.sub("", text) for text in stored_texts()]
    assert any(MARKER.search(text) for text in stored_texts())
    assert not [text for text in unbound if re.search(r"\d", text)]


def test_draft_takes_over_fieldwork_with_its_sources(fieldwork, lead_inspector):
    draft_report(inspection=fieldwork, by=lead_inspector)

    findings = KeyFinding.objects.filter(standard__code="assessing")
    assert [one.text for one in findings][:2] == ["Staff listen.", "Children wait long."]
    assert {one.source.partition("-")[0] for one in findings} == {"finding", ""}
    kinds = ExplanationBlock.objects.exclude(source="").values_list("kind", "source")
    assert {(kind, source.partition("-")[0]) for kind, source in kinds} == {
        ("paragraph", "line"),
        ("comment_child", "comment"),
        ("good_practice", "example"),
    }


def test_drafted_gap_becomes_a_recommendation(fieldwork, lead_inspector):
    draft_report(inspection=fieldwork, by=lead_inspector)

    texts = list(Recommendation.objects.values_list("text", flat=True))
    assert "this is put right: Children wait long" in texts


@pytest.mark.parametrize(
    ("finding", "advice"),
    [
        ("Plans are late.", "this is put right: Plans are late"),
        ("Plans are late. Few are read.", "this is put right: Plans are late. Few are read."),
    ],
)
def test_recommendations_end_alike(finding, advice):
    assert gap_recommendation(finding) == advice


@pytest.mark.parametrize(
    ("results", "strongest", "weakest"),
    [
        ((9, 7, 5), "ab", "c"),
        ((9, 7, 7), "a", "bc"),
        ((9, 9, 7), "ab", "c"),
        ((9, 9, 9), "abc", ""),
        ((9, 8, 7, 7, 5), "ab", "de"),
        ((9, 7, 7, 7, 7), "a", "bde"),
        ((9,), "a", ""),
        ((), "", ""),
    ],
)
def test_equal_results_are_called_equal(results, strongest, weakest):
    scores = [
        SimpleNamespace(
            code=code,
            question=SimpleNamespace(is_headline=True),
            tally=Tally(sufficient=count, not_sufficient=9 - count, cases=9),
        )
        for code, count in zip("abcde", results, strict=False)
    ]
    material = SimpleNamespace(scores=SimpleNamespace(questions_of=lambda _code: scores))

    best, worst = extremes(material, SimpleNamespace(code="any"))

    assert "".join(one.code for one in best) == strongest
    assert "".join(one.code for one in worst) == weakest


def test_single_strength_is_said_in_the_singular(sampled, lead_inspector):
    make_finding(sampled, lead_inspector, text="Staff listen.", direction="strength", standard="")

    draft_report(inspection=sampled, by=lead_inspector)

    assert "This was a strength:\n\n- Staff listen." in Report.objects.get().foreword


def test_draft_leaves_what_is_written_and_adds_nothing_twice(written, lead_inspector):
    before = stored_texts()

    assert draft_report(inspection=written, by=lead_inspector) == 0
    assert stored_texts() == before


def test_draft_is_recorded_with_its_number_of_texts(sampled, lead_inspector):
    added = draft_report(inspection=sampled, by=lead_inspector)

    assert AuditEvent.objects.get(verb="report_drafted").details == {"texts": added}


def test_closed_report_is_not_drafted(sampled, lead_inspector):
    Report.objects.create(inspection=sampled, status="with_service")

    with pytest.raises(WritingRefused):
        draft_report(inspection=sampled, by=lead_inspector)
    assert not KeyFinding.objects.exists()


def test_button_drafts_and_says_how_much(lead, fieldwork):
    page = reverse("reports:report-draft", args=[fieldwork.reference])

    first = lead.post(page, follow=True)
    second = lead.post(page, follow=True)

    assert f"{len([text for text in stored_texts() if text])} texts were drafted" in text_of(first)
    assert "Nothing was left to draft" in text_of(second)


def test_button_shows_for_whoever_writes_alone(lead, client, written, partner):
    page = reverse("reports:report-detail", args=[written.reference])
    assert "Draft what is not written yet" in text_of(lead.get(page))

    client.force_login(partner)
    assert "Draft what is not written yet" not in text_of(client.get(page))
    assert client.post(reverse("reports:report-draft", args=[written.reference])).status_code == 403


def test_draft_is_english_in_whatever_language_the_pages_are_read(fieldwork, lead_inspector):
    with override("cy"):
        draft_report(inspection=fieldwork, by=lead_inspector)

    drafted = " ".join(stored_texts())
    assert "good enough" in drafted
    assert "ddigon da" not in drafted
