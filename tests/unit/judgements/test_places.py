"""What of a standard evidence can be linked to."""

from pathlib import Path

import pytest
import yaml

from judgements.queries.places import PlaceKind, is_place, place_label, places_of
from standards.types import StandardContent, read_framework

FRAMEWORKS = Path(__file__).parents[3] / "standards" / "frameworks"


@pytest.fixture(scope="module")
def governance() -> StandardContent:
    """Standard 1.1 of the edition of 2018."""
    document = yaml.safe_load((FRAMEWORKS / "yos-2018.yaml").read_text())
    return read_framework(document).standards[0]


@pytest.fixture(scope="module")
def themes() -> tuple[StandardContent, ...]:
    return read_framework(yaml.safe_load((FRAMEWORKS / "fji-2015.yaml").read_text())).standards


def test_places_follow_the_page_and_none_comes_twice(governance):
    places = [one.place for one in places_of(governance)]

    assert places[:3] == ["", "1.1.1", "1.1.1a"]
    assert places[-1].startswith(governance.fieldwork_prompts[-1].code)
    assert len(places) == len(set(places))
    prompts = sum(len(one.prompts) for one in governance.key_questions)
    items = sum(len(one.items) for one in governance.fieldwork_prompts)
    assert len(places) == 1 + len(governance.key_questions) + prompts + items


def test_prompt_is_called_by_its_code_and_stands_in_its_key_question(governance):
    prompt = places_of(governance)[2]

    assert prompt.kind is PlaceKind.PROMPT
    assert prompt.label == f"1.1.1a {governance.key_questions[0].prompts[0].text}"
    assert prompt.group == governance.key_questions[0].text


def test_contrast_is_named_with_its_weaker_side(governance):
    contrast = next(one for one in places_of(governance) if one.against)

    assert str(contrast.text) in contrast.label
    assert str(contrast.against) in contrast.label


def test_theme_without_prompts_has_its_areas_or_the_whole_alone(themes):
    by_number = {one.number: one for one in themes}

    assert [one.place for one in places_of(by_number["1"])] == [""]
    areas = [one.label for one in places_of(by_number["5"]) if one.kind is PlaceKind.AREA]
    assert areas[0] == "1. Leadership and governance"


def test_label_of_a_place_is_its_words_and_of_an_unknown_one_its_code(governance):
    assert place_label(governance, "") == "As a whole"
    assert place_label(governance, "1.1.1").startswith("1.1.1 Is there")
    assert place_label(governance, "9.9") == "9.9"


@pytest.mark.parametrize(
    ("place", "is_one"),
    [("", True), ("1.1.1", True), ("strong-board.1", True), ("strong-board", False), ("x", False)],
)
def test_only_places_of_the_standard_are_places(governance, place, is_one):
    assert is_place(governance, place) is is_one
