"""Sentences about a score; the numbers in them come from scoring."""

from pathlib import Path

import pytest
import yaml

from cases.queries.scoring import StandardScore
from judgements.presenters.score import present_score
from scoring.rating import rate
from scoring.tally import Tally
from standards.queries import scale
from standards.types import read_framework

SMALL = Path(__file__).parents[2] / "factories" / "small-framework.yaml"


@pytest.fixture
def content():
    return read_framework(yaml.safe_load(SMALL.read_text()))


def present(content, **counts):
    tally = Tally(**counts)
    score = StandardScore(content.standards[0], tally, rate(tally, scale(content)))
    return present_score(content, score)


def test_one_point_short_is_said_with_the_answers_it_would_take(content):
    # 64.0 % is displayed as 64; 65 % is reached from 64.5 %, that is 416 of 644.
    block = present(content, sufficient=412, not_sufficient=232, cases=34)

    assert (block.percent, block.base, block.cases) == (64, "412 of 644 answers", "in 34 cases")
    assert block.lead == "The cases indicate the rating “Unsatisfactory”."
    assert block.working == [
        "“Satisfactory” starts at 65%, 1 percentage point higher.",
        "4 more sufficient answers out of the same 644 would reach it.",
        "With 94 sufficient answers fewer it would fall into the band below.",
    ]


def test_highest_band_leads_no_further(content):
    block = present(content, sufficient=1, cases=1)

    assert block.working[0] == "This is the highest band."
    assert block.base == "1 of 1 answer"


def test_lowest_band_cannot_be_left_downward(content):
    block = present(content, not_sufficient=2, cases=2)

    assert not any("fall" in sentence for sentence in block.working)


def test_nothing_applicable_has_no_score_and_no_nought(content):
    block = present(content, not_applicable=3, missing=1)

    assert block.percent is None
    assert (block.lead, block.working) == ("", [])
    assert "0" not in block.base + block.cases + block.scale_label
    assert block.not_counted == (
        "Not in the percentage: 3 answers “not applicable” and 1 missing answer."
    )
