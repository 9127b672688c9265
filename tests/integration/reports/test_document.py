from dataclasses import replace

import pytest

from inspections.choices import Stage
from judgements.services.judgements import record_judgement
from reports.choices import Language
from reports.errors import RenderingRefused
from reports.models import KeyFinding, WelshText
from reports.queries.document import as_published, build_document
from reports.queries.outline import lay_out
from standards.queries import get_content
from standards.types import ReportPart, Text
from tests.factories.inspections import bring_to_stage
from wording.formatting import plain_text

pytestmark = pytest.mark.django_db


def build(inspection):
    return build_document(inspection, Language.ENGLISH)


def theme(document, code):
    return next(one for one in document.themes if one.code == code)


def test_parts_follow_the_editions_outline(written):
    outlined = [part.code for part in get_content(written.framework).report_parts]
    document = build(written)

    found = [part.code for part in document.parts]
    place = outlined.index("themes")
    assert found == [*outlined[:place], *["themes"] * 3, *outlined[place + 1 :]]
    assert [part.full_title for part in document.parts[place:]] == [
        "Theme 1: Assessing",
        "Theme 2: Planning",
        "Theme 3: Leading",
        "Appendix 1: Background to the inspection",
        "Appendix 2: Acknowledgements",
    ]


def test_theme_judged_from_fieldwork_has_neither_score_nor_chart(written):
    parts = {part.title: [inner.code for inner in part.parts] for part in build(written).parts}

    assert parts["Assessing"] == [
        "expectation",
        "score",
        "key-findings",
        "explanation",
        "data-summary",
    ]
    assert parts["Leading"] == ["expectation", "key-findings", "explanation"]


def test_part_nobody_can_lay_out_is_refused(written):
    unknown = ReportPart("horoscope", Text.read("Horoscope"), "", "always", ())
    content = replace(get_content(written.framework), report_parts=(unknown,))

    with pytest.raises(RenderingRefused, match="horoscope"):
        lay_out(content, (), {})


def test_score_sentence_has_the_percentage_that_scoring_displays(written):
    document = build(written)

    assert theme(document, "assessing").results.sentence == (
        "Across the cases that we assessed, 100% of assessing was done well enough."
    )
    assert "0% of planning" in theme(document, "planning").results.sentence
    assert theme(document, "leading").results is None


def test_summary_opens_with_the_judgement(written, lead_inspector):
    record_judgement(
        inspection=written,
        standard="planning",
        rating="poor",
        reason="",
        base_version=0,
        by=lead_inspector,
    )
    document = build(written)

    planning = theme(document, "planning")
    assert planning.first_sentence == "Overall, planning was poor."
    assert planning.judgement.stars.words == "1 of 4 stars"
    assert theme(document, "leading").first_sentence == (
        "Overall, leadership was [judgement not recorded yet]."
    )


def test_recommendations_are_numbered_through_the_groups(written):
    groups = build(written).groups

    assert [group.heading for group in groups] == [
        "The Chair should make sure that:",
        "The Head of Service should make sure that:",
    ]
    assert [one.number for group in groups for one in group.recommendations] == ["1", "2", "3"]


def test_chart_says_every_figure_in_words(written):
    summary = theme(build(written), "assessing").data_summary

    assert "Reasons for offending assessed: all (fewer than 10 cases)" in summary.chart.alt
    assert "Harm to others assessed: none applicable" in summary.chart.alt
    assert "1 case was inspected" in summary.note


def test_chart_of_few_cases_has_words_and_no_bar_that_gives_the_share_away(written):
    summary = theme(build(written), "assessing").data_summary

    assert [bar.per_mille for bar in summary.chart.bars] == [None] * len(summary.chart.bars)
    row = summary.table.groups[0].rows[0]
    assert row.cells == ("Reasons for offending assessed", "fewer than 10 cases", "all")


def test_chart_has_bars_with_their_bases_from_the_setting_up(written, settings):
    settings.PUBLISH_BASE_FROM = 1

    summary = theme(build(written), "assessing").data_summary

    assert "Reasons for offending assessed: 100%, 1 of 1" in summary.chart.alt
    assert summary.chart.bars[0].per_mille == 1000


def test_draft_is_said_until_publication_and_open_cases_always(written):
    draft = build(written)
    published = as_published(draft, "2026-0001")

    assert draft.marks == ("DRAFT",)
    assert draft.draft_notice == "Draft: not for publication."
    assert "Provisional: 1 of 2 cases submitted" in draft.notices[0]
    assert published.marks == ()
    assert published.draft_notice == ""
    assert published.notices == draft.notices
    assert published.publication_number == "2026-0001"


def test_stage_of_the_inspection_alone_makes_no_publication(written):
    bring_to_stage(written, Stage.PUBLISHED)

    assert build(written).marks == ("DRAFT",)


def test_methodology_states_this_inspections_dates_and_numbers(written):
    background = next(part for part in build(written).parts if part.code == "background")
    words = " ".join(background.parts[0].text.paragraphs)

    assert "27 March 2026, 9 working days before" in words
    assert "13 April 2026, inspectors assessed 1 case" in words
    assert "27 April 2026" in words


def test_team_is_thanked_by_organisation(written):
    (organisation,) = build(written).acknowledgements

    assert organisation.organisation == "Inspectorate of Probation"
    assert "Helen Marsh, Lead inspector" in organisation.people


def test_nothing_written_yet_shows_gaps_and_no_error(inspection):
    document = build(inspection)

    assert plain_text(document.foreword.blocks) == "[foreword not written yet]"
    assert (
        plain_text(theme(document, "leading").findings[0].blocks)
        == "[key findings not written yet]"
    )
    assert document.groups == ()


def test_welsh_stands_in_the_welsh_report_and_a_gap_where_there_is_none(written):
    report = written.report
    finding = KeyFinding.objects.filter(report=report, standard__code="planning").first()
    WelshText.objects.create(report=report, key=finding.key, text="*Cynllunio* da.", of_sha256="0")

    document = build_document(written, Language.WELSH)
    planning = theme(document, "planning")

    assert document.language == "cy"
    translated, untranslated = (plain_text(one.blocks) for one in planning.findings)
    assert translated == "Cynllunio da."
    assert untranslated.startswith("[")
    assert "Foreword one" not in plain_text(document.foreword.blocks)
    assert plain_text(theme(build(written), "planning").findings[0].blocks) == "One on planning."


def test_document_is_read_in_a_fixed_number_of_queries(written, django_assert_num_queries):
    build(written)

    with django_assert_num_queries(18):
        build(written)
