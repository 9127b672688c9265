from reports.queries.paragraphs import number_texts, split_paragraphs


def test_blank_lines_part_paragraphs():
    assert split_paragraphs("One.\nStill one.\n \nTwo.") == ("One.\nStill one.", "Two.")


def test_no_text_leaves_the_gap_where_there_is_one():
    assert split_paragraphs(" \n", "[gap]") == ("[gap]",)
    assert split_paragraphs("") == ()


def test_numbers_go_on_from_where_they_should():
    numbered = number_texts(["a", "b"], "[gap]", start=3)

    assert [(one.number, one.paragraphs) for one in numbered] == [("3", ("a",)), ("4", ("b",))]


def test_gap_has_no_number():
    assert [one.number for one in number_texts([], "[gap]")] == [""]
