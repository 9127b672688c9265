from reports.queries.paragraphs import number_texts, plain_paragraphs, split_paragraphs
from reports.templatetags.reports import lines
from wording.formatting import ListBlock, plain_text


def words(blocks):
    return [plain_text([block]) for block in blocks]


def test_blank_lines_part_paragraphs():
    assert words(split_paragraphs("One.\nStill one.\n \nTwo.")) == ["One.\nStill one.", "Two."]
    assert plain_paragraphs("One.\n \nTwo.\n") == ("One.", "Two.")


def test_no_text_leaves_the_gap_where_there_is_one():
    assert words(split_paragraphs(" \n", "[*gap*]")) == ["[*gap*]"]
    assert split_paragraphs("") == ()


def test_lists_stand_between_paragraphs():
    before, listed, after = split_paragraphs("We saw:\n\n- plans\n- reviews\n\nBoth were late.")

    assert words([before, after]) == ["We saw:", "Both were late."]
    assert isinstance(listed, ListBlock)


def test_numbers_go_on_from_where_they_should():
    numbered = number_texts(["a", "b"], "[gap]", start=3)

    assert [(one.number, plain_text(one.blocks)) for one in numbered] == [("3", "a"), ("4", "b")]


def test_gap_has_no_number():
    assert [one.number for one in number_texts([], "[gap]")] == [""]


def test_stretches_are_marked_up_and_nothing_else_is():
    (paragraph,) = split_paragraphs("**Well** <b>done</b> & *soon*\nand ***both***")

    assert lines(paragraph) == (
        "<strong>Well</strong> &lt;b&gt;done&lt;/b&gt; &amp; <em>soon</em>"
        "<br>and <strong><em>both</em></strong>"
    )
