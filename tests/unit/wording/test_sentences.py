import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording.sentences import split_sentences


def split(text):
    return [one.text for one in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("He said “No.” Then he left.", ["He said “No.”", "Then he left."]),
        ("(In brackets.) Outside.", ["(In brackets.)", "Outside."]),
        ("It cost 1.2 million. It was late.", ["It cost 1.2 million.", "It was late."]),
        ("Partners, e.g. Health, came.", ["Partners, e.g. Health, came."]),
        ("Mr. A. B. Carter and Dr. Low came.", ["Mr. A. B. Carter and Dr. Low came."]),
        ("See No. 12 and para. 3.2. It is short.", ["See No. 12 and para. 3.2.", "It is short."]),
        ("The answer was no. Then they left.", ["The answer was no.", "Then they left."]),
        ("2.3. The Board met. It ended.", ["2.3. The Board met.", "It ended."]),
        ("Two things:\n- one. Then more\n- two", ["Two things:", "- one.", "Then more", "- two"]),
        ("A heading\nA sentence.", ["A heading", "A sentence."]),
        ("A line that is\nbroken in the middle. Next.", [
            "A line that is\nbroken in the middle.", "Next.",
        ]),
        ("Wait… What? Yes", ["Wait…", "What?", "Yes"]),
        ("Siaradodd, h.y. Dywedodd. Aeth.", ["Siaradodd, h.y. Dywedodd.", "Aeth."]),
        ("", []),
        (" \n ", []),
    ],
)  # fmt: skip
def test_text_is_split_where_sentences_end(text, sentences):
    assert split(text) == sentences


@given(st.text(alphabet="aB1 .!?\n-“”()", max_size=60))
def test_sentences_stand_at_their_places_and_lose_no_letter(text):
    found = split_sentences(text)

    assert [text[one.start : one.end] for one in found] == [one.text for one in found]
    assert "".join("".join(one.text.split()) for one in found) == "".join(text.split())
