import pytest

from dashboard.services.demo.data import read_data
from dashboard.services.demo.fji.report import read_block, theme_text
from reports.choices import PRACTICE_EXAMPLES, BlockKind
from tests.unit.dashboard.demo import CONTENT

FINDINGS = {
    "reducing-reoffending": 8,
    "protecting-the-public": 7,
    "protecting-the-child": 9,
    "serving-the-sentence": 4,
    "governance-and-partnerships": 7,
    "interventions": 6,
}
AREAS = {
    "leadership-and-governance": 8,
    "partnerships": 9,
    "workforce-management": 5,
    "learning-organisation": 5,
}


def blocks_of(theme):
    return [
        read_block(block)
        for blocks in theme_text(theme)["explanation"].values()
        for block in blocks
    ]


@pytest.mark.parametrize("theme", FINDINGS)
def test_theme_has_its_number_of_key_findings(theme):
    assert len(theme_text(theme)["findings"]) == FINDINGS[theme]


@pytest.mark.parametrize("theme", FINDINGS)
def test_explanation_has_paragraphs_and_boxes_of_known_kinds(theme):
    kinds = {block.kind for block in blocks_of(theme)}

    assert BlockKind.PARAGRAPH in kinds
    assert kinds <= set(BlockKind)


def test_report_shows_every_kind_of_box():
    kinds = {block.kind for theme in FINDINGS for block in blocks_of(theme)}

    assert kinds == set(BlockKind)


def test_practice_examples_declare_that_names_are_changed():
    examples = [one for theme in FINDINGS for one in blocks_of(theme) if one.changed_name_declared]

    assert {one.kind for one in examples} == set(PRACTICE_EXAMPLES)
    assert all(one.title for one in examples)


@pytest.mark.parametrize("area", AREAS)
def test_governance_is_explained_under_each_sub_area(area):
    blocks = theme_text("governance-and-partnerships")["explanation"][area]

    assert sum(isinstance(block, str) for block in blocks) == AREAS[area]


def test_every_chosen_theme_is_written_and_judged():
    chosen = [one.code for one in CONTENT.standards if one.code != "court-work"]

    assert read_data("fji/report")["themes"] == chosen
    assert list(read_data("fji/judgements")) == chosen


def test_recommendations_go_to_two_post_holders():
    groups = read_data("fji/report")["recommendations"]["groups"]

    assert [len(group["texts"]) for group in groups] == [1, 6]
