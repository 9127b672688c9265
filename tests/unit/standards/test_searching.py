"""Which texts words find, and what of them is marked."""

import pytest

from standards.presenters.marking import mark_words
from standards.queries.searching import (
    MOST_TERMS_TOLD_APART,
    SearchableText,
    find_texts,
    read_terms,
    search_texts,
)
from standards.queries.texts import PlacedText, TextKind, texts_of
from standards.services.parsing import parse_file
from standards.types import read_framework
from tests.factories.frameworks import LANTERN
from tests.unit.standards.small import SMALL

VICTIMS = "The needs of victims are met; children’s parents, in out-of-court work too."
WELSH = "Mae'r bwrdd yn gwybod am blâu y tŷ."
# Accents written after their letters, as some keyboards and files do.
DECOMPOSED = "Cafe\u0301 visits count."
CODED = "Is the strategy clear?"


def found_in(text, typed, code=""):
    """Return the text with its marks, "" where it is not found."""
    searchable = SearchableText(PlacedText(TextKind.PROMPT, code, (text,), None))
    found = find_texts([searchable], read_terms(typed))
    return mark_words(text, found[0].marks[0]) if found else ""


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        (VICTIMS, "victim", "<mark>victims</mark>"),
        (VICTIMS, "VICTIMS", "<mark>victims</mark>"),
        (VICTIMS, "met needs", "<mark>needs</mark> of victims are <mark>met</mark>"),
        (VICTIMS, '"needs of victims"', "<mark>needs of victims</mark>"),
        (VICTIMS, "“needs of victims”", "<mark>needs of victims</mark>"),
        (VICTIMS, "children's", "<mark>children’s</mark>"),
        (VICTIMS, "child", "<mark>children</mark>"),
        (VICTIMS, "out-of-court", "<mark>out-of-court</mark>"),
        (VICTIMS, '"out of court"', "<mark>out-of-court</mark>"),
        (VICTIMS, "(victims)!", "<mark>victims</mark>"),
        (VICTIMS, 'victims "', "<mark>victims</mark>"),
        (VICTIMS, "victims needs vict", "<mark>needs</mark> of <mark>victims</mark>"),
        (WELSH, "blau", "<mark>blâu</mark>"),
        (WELSH, "TY", "<mark>tŷ</mark>"),
        (WELSH, "tŷ", "<mark>tŷ</mark>"),
        (DECOMPOSED, "café", "<mark>Cafe\u0301</mark>"),
        (DECOMPOSED, "cafe visit", "<mark>Cafe\u0301</mark> <mark>visits</mark>"),
        ("Safe & sound <b>", "sound", "Safe &amp; <mark>sound</mark> &lt;b&gt;"),
        ("A <i>safe</i> plan", '"safe i plan"', "<mark>safe&lt;/i&gt; plan</mark>"),
    ],
)
def test_words_find_and_mark(text, typed, marked):
    assert marked in found_in(text, typed)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        (VICTIMS, "victimless"),
        (VICTIMS, "ictim"),  # not the beginning of a word
        (VICTIMS, "victims zebra"),  # not all of them
        (VICTIMS, "victims ictim"),
        (VICTIMS, '"victim"'),  # exact means whole words
        (VICTIMS, '"victims of needs"'),
        (VICTIMS, "court-of-out"),
        (WELSH, "bla\u0302x"),
        (VICTIMS, "victims.needs"),  # together, in this order
    ],
)
def test_words_do_not_find(text, typed):
    assert found_in(text, typed) == ""


@pytest.mark.parametrize("typed", ["", "  ", "...", "“ ”", '""', "- & –", "<>", "_", "\u0301"])
def test_nothing_to_look_for_finds_nothing(typed):
    assert read_terms(typed) == ()
    assert found_in(VICTIMS, typed) == ""


@pytest.mark.parametrize("typed", ["1.1.1", "1.1.1b", "1.1", "1.1.1B clear"])
def test_code_finds_its_text(typed):
    assert found_in(CODED, typed, code="1.1.1b") != ""


@pytest.mark.parametrize("typed", ["1.1.1a", "1.1.2", '"1.1.1"', "b", "11"])
def test_other_code_does_not(typed):
    assert found_in(CODED, typed, code="1.1.1b") == ""


def test_same_word_is_looked_for_once():
    assert len(read_terms('Plan plan PLAN "plan"')) == 2


def test_marks_that_overlap_become_one():
    assert found_in("Safe plans are kept.", '"safe plans" plans "plans are"') == (
        "<mark>Safe plans are</mark> kept."
    )


def test_words_may_stand_in_different_parts_but_a_phrase_in_one():
    text = SearchableText(
        PlacedText(TextKind.STANDARD, "1", ("Safety", "Children are safe."), None)
    )

    [found] = find_texts([text], read_terms("safety children"))

    assert found.marks == (((0, 6),), ((0, 8),))
    assert find_texts([text], read_terms('"safety children"')) == []


def test_failed_search_tells_what_each_word_finds():
    text = SearchableText(PlacedText(TextKind.PROMPT, "", (VICTIMS,), None))

    search = search_texts([text], 'victim zebra "of victims"')

    told = [(term.typed, count) for term, count in search.alone]
    assert told == [("victim", 1), ("zebra", 0), ('"of victims"', 1)]
    assert search_texts([text], "zebra").alone == []
    assert search_texts([text], "victim needs").alone == []
    many = " ".join(f"x{number}" for number in range(MOST_TERMS_TOLD_APART + 1))
    assert search_texts([text], many).alone == []


def test_texts_of_an_edition_are_all_there_with_their_places():
    content = read_framework(parse_file(LANTERN.read_bytes()).document)

    texts = {(one.kind, one.place or one.code): one for one in texts_of(content)}

    standards = [one.code for one in texts.values() if one.kind == TextKind.STANDARD]
    assert standards == ["A1", "B1", "B2", "X1"]
    assert texts[TextKind.KEY_QUESTION, "A1.1"].parts == ("Is there a way?",)
    assert texts[TextKind.PROMPT, "A1.1b"].parts == ("Is it known?",)
    assert texts[TextKind.CHARACTERISTIC, "D2"].rating == "dim"
    assert texts[TextKind.CHARACTERISTIC, "aim-dim"].parts == ("Leaders do not know the way.",)
    both_sides = ("One that asks.", "One that nods.")
    assert texts[TextKind.FIELDWORK_PROMPT, "boards.1"].parts == both_sides
    assert texts[TextKind.FIELDWORK_PROMPT, "talk.1"].group == "Talking to the board"
    assert texts[TextKind.TRAIT, "bright-T1"].standard is None
    assert texts[TextKind.CASE_QUESTION, "UN01"].standard.code == "B1"


def test_case_question_has_its_guidance_and_its_reasons():
    content = read_framework(parse_file(SMALL.encode()).document)

    [question] = [one for one in texts_of(content) if one.code == "PL01"]

    assert question.parts == ("Is the plan good?", "A good plan names steps.", "No plan", "Late")


def test_areas_of_a_standard_are_texts_of_it():
    content = read_framework(parse_file(SMALL.encode()).document)

    [area] = [one for one in texts_of(content) if one.place == "area-board"]

    assert area.kind == TextKind.STANDARD
    assert area.parts == ("1. Board", "The board leads.")


def test_statement_of_an_area_is_found_at_its_place_under_its_rating():
    content = read_framework(parse_file(SMALL.encode()).document)

    [statement] = [one for one in texts_of(content) if one.place == "L1"]

    assert (statement.kind, statement.rating) == (TextKind.CHARACTERISTIC, "strong")
    assert statement.standard.code == "leadership"
