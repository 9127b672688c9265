import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording.formatting import ListBlock, Paragraph, Span, plain_text, read_text


def lines(*texts):
    return Paragraph(tuple((Span(text),) for text in texts))


def items(*texts):
    return tuple((Span(text),) for text in texts)


def test_blank_line_ends_a_paragraph_and_a_line_break_stays():
    assert read_text("One\ntwo\n\n \nthree") == (lines("One", "two"), lines("three"))


def test_blank_text_has_no_block():
    assert read_text(" \n\t\n") == ()


def test_stars_make_italic_and_bold():
    assert read_text("A *little* and **much** and ***both***.") == (
        Paragraph(
            (
                (
                    Span("A "),
                    Span("little", italic=True),
                    Span(" and "),
                    Span("much", bold=True),
                    Span(" and "),
                    Span("both", bold=True, italic=True),
                    Span("."),
                ),
            )
        ),
    )


def test_style_goes_on_over_a_line_break():
    assert read_text("*a\nb*") == (
        Paragraph(((Span("a", italic=True),), (Span("b", italic=True),))),
    )


def test_hyphens_make_a_list_and_numbers_an_ordered_one():
    assert read_text("Both:\n- one\n- two\n\n1. first\n2. second") == (
        lines("Both:"),
        ListBlock(False, items("one", "two")),
        ListBlock(True, items("first", "second")),
    )


def test_item_within_an_item_follows_it():
    assert read_text("- a\n  - b\n- c") == (ListBlock(False, items("a", "b", "c")),)


def test_line_of_an_item_goes_on_in_it():
    assert read_text("- a\n  b\n- c") == (ListBlock(False, items("a b", "c")),)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<b>x</b> &amp; &#60;",
        "[a](https://example.org) ![b](c.png) https://example.org",
        "# not a heading",
        "> not a quotation",
        "---",
        "```not code```",
        "`not code`",
        "snake_case and _not italic_",
        "2016. A year begins this line",
        "3. A number that print would lose",
        "* a star is no item",
        "1) nor this",
        "1.2 million",
        "-",
        "5 * 3 * 2",
        "a **b",
    ],
)
def test_everything_else_stays_as_it_was_typed(text):
    assert read_text(text) == (lines(text),)


def test_number_that_does_not_follow_the_last_item_is_not_lost():
    assert read_text("1. a\n\n2016. A year") == (
        ListBlock(True, items("a")),
        lines("2016. A year"),
    )


def test_plain_text_has_the_words_alone():
    assert plain_text(read_text("A *b*\nc\n\n- d\n- **e**\n\n1. f\n2. g")) == (
        "A b\nc\n\n- d\n- e\n\n1. f\n2. g"
    )


@given(st.text(alphabet="ab *-1.2\n\t<&[]_#\\`", max_size=60))
def test_no_letter_is_lost_and_none_is_made(text):
    letters = [one for one in text if one in "ab<&[]_#\\`"]

    assert [one for one in plain_text(read_text(text)) if one in "ab<&[]_#\\`"] == letters


@given(st.lists(st.sampled_from(["- ", "1. ", "  ", "x", "\n", "*"]), max_size=80).map("".join))
def test_deeply_nested_lists_neither_fail_nor_lose_text(text):
    assert plain_text(read_text(text)).count("x") == text.count("x")
