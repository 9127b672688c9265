"""Names of people are told from other words with a capital; the texts are made up."""

import pytest

from wording.names import find_names, words_in

KNOWN = words_in(["Alcohol, attendance, reviews and therapy. Eastmarsh Youth Offending Team"])


def names(*texts):
    return find_names(texts, KNOWN)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The mother of Jaydon Pike was not asked.", "Jaydon"),
        ("The mother of Jaydon Pike was not asked.", "Pike"),
        ("Kayleigh said that her worker rang.", "Kayleigh"),
        ("Callum’s plan was thin.", "Callum"),
        ("Callum's plan was thin.", "Callum"),
        ("Staff told us that Kieran missed six appointments.", "Kieran"),
        ("We met Mrs Okoro at home.", "Okoro"),
        ("He likes Mark, who is his mentor.", "Mark"),
        ("Aisha and Dev both come on time.", "Aisha"),
        ("Zofia, aged 15, was moved twice.", "Zofia"),
        ("Tyrone (male, 16) was not seen.", "Tyrone"),
        ("Nothing was asked of Jaydon Hill’s father.", "Jaydon"),
        ("“Leo told me,” said the worker.", "Leo"),
        ("Shanice was not seen, although she asked.", "Shanice"),
        ("A letter from Aoife-Rose came late.", "Aoife-Rose"),
        ("We saw O’Connell in the yard; the boy was cold.", "O’Connell"),
        ("Zoe Marsh came late.", "Zoe"),
        ("Her uncle Dai Llŷr drives her there.", "Llŷr"),
        ("Zac-Joseph Pike was excluded.", "Zac"),
        ("Social Worker Anna Rees rang.", "Anna"),
        ("Victim Liaison Officer Rhodri left.", "Rhodri"),
        ("Eventually Elliw Rees said she would come.", "Elliw"),
        ("Dywedodd Gethin wrthym ei fod yn hapus.", "Gethin"),
    ],
)
def test_name_of_a_person_is_found(text, name):
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Board met in March at Riverside Academy.",
        "Alcohol was a problem. Attendance was low.",
        "Reviews came late. Therapy was not offered in Thornaby.",
        "The Youth Court sat on Tuesday with the District Judge.",
        "Managers from Eastmarsh City Council meet Northgate Police weekly.",
        "They live in Mill Lane, near Castle Hill Park.",
        "The PSR and the AssetPlus were signed. Nothing else was.",
        "Polish and Somali families were seen at Christmas.",
        "They asked the Victim Liaison Officer and the Virtual Head, and the Music Therapist.",
        "The Turnaround project ended. Eventually she was asked, and Finally he was.",
        "Boys’ groups and girls' groups meet at the Hope Street Centre.",
        "In March he was seen weekly, from April 12 on and until December, when she left.",
        "The worker, who is Polish, said that in May he and a Monday group were told.",
        "Yng Nghaerdydd, roedd y Bwrdd yn gryf.",
    ],
)
def test_other_words_with_a_capital_are_no_names(text):
    assert names(text) == frozenset()


def test_word_that_is_known_is_never_a_name():
    assert names("Staff of Eastmarsh told us so, and Eastmarsh’s board agreed.") == frozenset()


def test_word_written_small_elsewhere_is_no_name_at_the_start_of_a_sentence():
    assert names("Grace was seen.", "They had the grace to ask.") == frozenset()
