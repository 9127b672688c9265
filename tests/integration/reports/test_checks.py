"""The checks before a release: what is found, and that each has a reason in words."""

import pytest

from inspections.choices import Country
from reports.choices import CheckCode, Language
from reports.errors import WritingRefused
from reports.models import WelshText
from reports.queries.checks import check_report
from reports.services.checks import settle_warning
from reports.services.findings import add_finding, edit_finding
from reports.services.reading_again import read_again
from reports.services.recommendations import add_group, add_recommendation, link_findings
from reports.services.sourced_figures import remove_sourced_figure
from reports.types.passages import passage_sha256
from tests.factories.evidence import make_evidence
from tests.factories.reports import make_sourced_figure

pytestmark = pytest.mark.django_db


def found(inspection):
    result = check_report(inspection)
    return {(one.code, one.words) for one in (*result.errors, *result.warnings_open)}


def codes(inspection):
    return {code for code, _words in found(inspection)}


def write(inspection, lead, text, standard="assessing"):
    return add_finding(inspection=inspection, standard=standard, text=text, by=lead)


def test_report_that_nobody_began_lacks_everything(sampled):
    result = check_report(sampled)

    assert {CheckCode.TEXT_MISSING, CheckCode.NO_FINDINGS, CheckCode.JUDGEMENT_OPEN} <= {
        one.code for one in result.errors
    }
    assert all(one.reason for one in result.errors)
    assert not result.is_clear


def test_every_case_must_be_submitted(written):
    (open_cases,) = [
        one for one in check_report(written).errors if one.code == CheckCode.CASES_OPEN
    ]
    assert open_cases.reason.startswith("1 of 2 cases")


def test_recommendation_must_rest_on_a_finding(sampled, lead_inspector):
    lead = lead_inspector
    finding = write(sampled, lead, "Plans were thin.", "planning")
    group = add_group(inspection=sampled, addressee="The Chair", by=lead)
    recommendation = add_recommendation(group=group, text="plans are thick", by=lead)
    assert CheckCode.NO_REASON in codes(sampled)

    link_findings(recommendation=recommendation, findings=[finding.pk], by=lead)
    assert CheckCode.NO_REASON not in codes(sampled)

    finding.delete()
    assert CheckCode.NO_REASON in codes(sampled)


def test_practice_example_and_comment_need_their_declarations(written):
    faults = [one for one in check_report(written).errors if one.code == CheckCode.EXAMPLE]

    assert faults
    assert all("agreed" in one.reason for one in faults)


def test_source_must_be_there_and_say_the_same(sampled, lead_inspector):
    figure = make_sourced_figure(sampled, lead_inspector, value="56.8%")
    evidence = make_evidence(sampled, lead_inspector)
    write(sampled, lead_inspector, f"It was 56.8% in all. [[from:figure:{figure.uid}]]")
    write(sampled, lead_inspector, f"We met five parents. [[from:evidence:{evidence.pk}]]")
    assert CheckCode.SOURCE_CONTRADICTED not in codes(sampled)

    write(sampled, lead_inspector, f"It was 58.6% in all. [[from:figure:{figure.uid}]]")
    (fault,) = [
        one for one in check_report(sampled).errors if one.code == CheckCode.SOURCE_CONTRADICTED
    ]
    assert "56.8%" in fault.reason
    assert fault.sentence == "It was 58.6% in all."

    remove_sourced_figure(figure=figure, by=lead_inspector)
    lost = [one for one in check_report(sampled).errors if "not there" in one.reason]
    assert len(lost) == 2


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("£1,250,000", "The budget was £1.25m."),
        ("37.8%", "Some 38% offended again."),
        ("41%", "In 2014/15, two-fifths offended again."),
        ("412,650", "Over 400,000 people live there."),
        ("287 per 100,000", "There were 287 for each 100,000 children."),
        ("41%", "We read the figures of 2014/15."),
    ],
)
def test_sentence_may_round_its_source(sampled, lead_inspector, value, sentence):
    figure = make_sourced_figure(sampled, lead_inspector, value=value)
    write(sampled, lead_inspector, f"{sentence} [[from:figure:{figure.uid}]]")

    assert CheckCode.SOURCE_CONTRADICTED not in codes(sampled)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("£1,250,000", "The budget was £1.52m."),
        ("41%", "In 2014/15, most offended again."),
        ("41%", "In 1941, 52% offended again."),
        ("287 per 100,000", "There were 297 per 100,000 children."),
        ("412,650", "421,650 people live there."),
    ],
)
def test_sentence_may_give_no_other_figure_than_its_source(
    sampled, lead_inspector, value, sentence
):
    figure = make_sourced_figure(sampled, lead_inspector, value=value)
    write(sampled, lead_inspector, f"{sentence} [[from:figure:{figure.uid}]]")

    assert CheckCode.SOURCE_CONTRADICTED in codes(sampled)


def test_error_cannot_be_settled(sampled, lead_inspector):
    error = check_report(sampled).errors[0]

    with pytest.raises(WritingRefused, match="must be mended"):
        settle_warning(
            inspection=sampled, fingerprint=error.fingerprint, reason="Why not?", by=lead_inspector
        )


def test_checks_take_a_fixed_number_of_queries(
    sampled, lead_inspector, django_assert_max_num_queries
):
    for number in range(20):
        write(sampled, lead_inspector, f"Finding {number}.")

    with django_assert_max_num_queries(40):
        check_report(sampled)


def test_welsh_is_due_in_wales_alone(sampled, lead_inspector):
    finding = write(sampled, lead_inspector, "Plans were thin.")
    assert not {CheckCode.WELSH_MISSING, CheckCode.WELSH_UNCHECKED} & codes(sampled)

    sampled.service.country = Country.WALES
    sampled.service.save()

    missing = [one for one in check_report(sampled).errors if one.code == CheckCode.WELSH_MISSING]
    assert finding.key in {one.place for one in missing}
    assert {one.language for one in missing} == {Language.WELSH}


def test_welsh_that_is_older_than_its_english_is_found(sampled, lead_inspector):
    sampled.service.country = Country.WALES
    sampled.service.save()
    finding = write(sampled, lead_inspector, "Plans were thin.")
    english = passage_sha256("", "Plans were thin.")
    welsh = {"report": sampled.report, "key": finding.key, "text": "Roedd y cynlluniau’n denau."}
    WelshText.objects.create(**welsh, of_sha256=english)
    assert CheckCode.WELSH_OLDER not in codes(sampled)

    edit_finding(finding=finding, text="Plans were very thin.", base_version=0, by=lead_inspector)

    (older,) = [one for one in check_report(sampled).errors if one.code == CheckCode.WELSH_OLDER]
    assert (older.place, older.language) == (finding.key, Language.WELSH)


def test_welsh_texts_are_held_against_the_data_too(sampled, lead_inspector):
    finding = write(sampled, lead_inspector, "Plans were thin.", "planning")
    text = "Roedd 9 o'r 12 cynllun yn dilyn yr asesiad. [[about:question:PL01]]"
    WelshText.objects.create(report=sampled.report, key=finding.key, text=text, of_sha256="0" * 64)

    found = [one for one in check_report(sampled).errors if one.place == finding.key]
    assert (CheckCode.NUMBER_CONTRADICTED, Language.WELSH) in {
        (one.code, one.language) for one in found
    }


def test_read_again_keeps_the_welsh_up_to_date(sampled, lead_inspector):
    text = "[[question:PL01:base=9 of 12]] plans were thin."
    finding = write(sampled, lead_inspector, text, "planning")
    WelshText.objects.create(
        report=sampled.report,
        key=finding.key,
        text="[[question:PL01:base]] o gynlluniau.",
        of_sha256=passage_sha256("", text),
    )

    read_again(
        inspection=sampled,
        key=finding.key,
        language=Language.ENGLISH,
        fact="question:PL01:base",
        by=lead_inspector,
    )

    finding.refresh_from_db()
    assert finding.text == "[[question:PL01:base=5 of 12]] plans were thin."
    assert WelshText.objects.get().of_sha256 == passage_sha256("", finding.text)


def test_text_typed_elsewhere_names_no_case_and_no_child(sampled, lead_inspector):
    sampled.reason_for_selection = "The file of EM-03 had been lost."
    sampled.save()

    (fault,) = [one for one in check_report(sampled).errors if one.place == "inspection"]
    assert fault.code == CheckCode.CASE_REFERENCE
