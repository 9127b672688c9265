import pytest

from wording.markers import (
    Marker,
    fill_markers,
    find_left_over,
    split_markers,
    strip_markers,
    write_marker,
)


def fill(text, **facts):
    values = {key.replace("__", ":"): value for key, value in facts.items()}
    return fill_markers(text, values.get, lambda key: f"[{key} is not known]")


def test_text_is_split_into_stretches_and_markers():
    pieces = split_markers("In [[question:A01:words|capital=most]] cases.[[about:key:2.1.1]]")

    assert pieces == [
        "In ",
        Marker("fact", "question:A01:words", "capital", "most", 3, 38),
        " cases.",
        Marker("about", "key:2.1.1", None, None, 45, 64),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("[[cases]]", "fact", "cases"),
        ("[[ cases:submitted ]]", "fact", "cases:submitted"),
        ("[[reason:PL01:too_late]]", "fact", "reason:PL01:too_late"),
        ("[[split:A01:age_band:10_12=3]]", "fact", "split:A01:age_band:10_12"),
        ("[[date:week-one]]", "fact", "date:week-one"),
        ("[[from:evidence:12]]", "from", "evidence:12"),
        ("[[from:figure:0f9d8c7e-1b2a-4c3d-8e4f-5a6b7c8d9e0f]]", "from", None),
        ("[[about:standard:1.1]]", "about", "standard:1.1"),
    ],
)
def test_marker_is_read_with_its_kind_and_key(text, kind, key):
    (marker,) = split_markers(text)

    assert marker.kind == kind
    assert marker.key == key or (key is None and marker.key.startswith("figure:"))


@pytest.mark.parametrize(
    "text",
    ["[[]]", "[[ ]]", "[cases]", "[[cases]", "[[a b]]", "[[:cases]]", "[[cases:]]", "[[a[b]]]"],
)
def test_what_is_no_marker_stays_text(text):
    assert split_markers(text) == [text]


def test_split_pieces_put_together_are_the_text():
    text = "[[cases]] [[x y]] ]] [[about:question:A01]] [[overall:rating=Good]]\n[["

    assert text == "".join(
        piece if isinstance(piece, str) else text[piece.start : piece.end]
        for piece in split_markers(text)
    )


def test_double_brackets_that_are_no_marker_are_found():
    assert find_left_over("[[question A01]] and [[cases]]") == [(0, 16)]


def test_fact_is_filled_in_from_the_data_and_never_from_what_was_seen():
    assert fill("[[cases=33]] cases", cases="34") == "34 cases"


def test_fact_that_is_not_known_leaves_a_visible_gap():
    assert fill("[[cases]] cases") == "[cases is not known] cases"


def test_fact_begins_a_sentence_with_a_capital():
    text = "[[question:A01:words|capital]] of the plans"

    assert fill(text, question__A01__words="just under half") == "Just under half of the plans"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Plans were clear [[about:question:A01]].", "Plans were clear."),
        ("Plans [[about:question:A01]] were clear.", "Plans were clear."),
        ("[[about:question:A01]] Plans were clear.", " Plans were clear."),
        ("Plans were clear. [[from:evidence:1]] [[from:evidence:2]]", "Plans were clear."),
        ("Plans [[about:x:y]], too", "Plans, too"),
    ],
)
def test_silent_marker_prints_nothing_and_leaves_no_blank_before_a_full_stop(text, printed):
    assert fill(text) == printed


def test_stripped_text_has_no_marker():
    assert strip_markers("A [[cases]] b [[about:x:y]].") == "A  b."


def test_marker_is_written_as_it_is_read():
    written = write_marker("question:A01:words", option="capital", seen="just [under] half\n")

    assert written == "[[question:A01:words|capital=just under half]]"
    assert split_markers(written)[0].seen == "just under half"
    assert write_marker("evidence:7", kind="from") == "[[from:evidence:7]]"
