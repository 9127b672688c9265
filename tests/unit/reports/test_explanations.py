import pytest

from reports.models import ExplanationBlock
from reports.queries.themes import explain
from reports.types import Box, Numbered
from standards.choices import JudgedFrom, Provenance
from standards.types import Area, Origin, StandardContent, Text
from wording.formatting import plain_text


def make_standard(*areas):
    nothing = Text(())
    return StandardContent(
        code="any",
        position=5,
        number="5",
        domain="",
        title=Text.read("Any"),
        short_title=nothing,
        expectation=nothing,
        score_phrase=nothing,
        judgement_subject=nothing,
        judged_from=JudgedFrom.FIELDWORK,
        core=True,
        chart=False,
        in_overall=True,
        unrated_when=nothing,
        areas=tuple(
            Area(code, number, Text.read(code), nothing) for number, code in enumerate(areas, 1)
        ),
        key_questions=(),
        characteristics=(),
        fieldwork_prompts=(),
        origin=Origin(Provenance.ASSUMED, nothing),
    )


def make_blocks(*kinds, area=""):
    return [
        ExplanationBlock(pk=pk, kind=kind, text=f"text {pk}", area=area)
        for pk, kind in enumerate(kinds, 1)
    ]


def numbers(section):
    return [entry.number for entry in section.entries if isinstance(entry, Numbered)]


def boxes(section):
    return [entry for entry in section.entries if isinstance(entry, Box)]


def texts_of(box):
    return [plain_text(blocks) for blocks in box.texts]


def test_paragraphs_are_numbered_through_past_the_boxes():
    blocks = make_blocks("paragraph", "comment_child", "paragraph", "good_practice", "paragraph")

    (section,) = explain(make_standard(), blocks)

    assert numbers(section) == ["1", "2", "3"]
    assert [type(entry) for entry in section.entries] == [Numbered, Box, Numbered, Box, Numbered]


def test_paragraphs_under_sub_areas_carry_the_sub_areas_number():
    blocks = [
        *make_blocks("paragraph", "paragraph", area="board"),
        *make_blocks("paragraph", area="staff"),
    ]

    board, staff = explain(make_standard("board", "staff"), blocks)

    assert (board.number, numbers(board)) == ("1", ["1.1", "1.2"])
    assert (staff.number, numbers(staff)) == ("2", ["2.1"])


def test_comments_of_one_kind_that_follow_each_other_share_a_box():
    blocks = make_blocks("comment_child", "comment_child", "comment_parent", "comment_child")

    (section,) = explain(make_standard(), blocks)

    assert [(box.heading, len(box.texts)) for box in boxes(section)] == [
        ("Comments from children and young people", 2),
        ("Comment from a parent or carer", 1),
        ("Comment from a child or young person", 1),
    ]


def test_every_practice_example_has_its_own_box():
    (section,) = explain(make_standard(), make_blocks("good_practice", "good_practice"))

    assert [texts_of(box) for box in boxes(section)] == [["text 1"], ["text 2"]]


@pytest.mark.parametrize("areas", [(), ("board",)])
def test_what_is_not_written_leaves_a_visible_gap(areas):
    (section,) = explain(make_standard(*areas), [])

    (entry,) = section.entries
    assert (entry.number, plain_text(entry.blocks)) == ("", "[explanation not written yet]")
