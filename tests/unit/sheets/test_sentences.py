import pytest

from sheets.sentences import Kind, find_suspicions

CODES = frozenset({"PL05", "AS01"})


def suspicions(sentence, **known):
    return [(one.words, one.kind) for one in find_suspicions(sentence, codes=CODES, **known)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The plan does not say who does what by when.",
        "No contingency if things change. Review it within 15 working days!",
        "Screened by CAMHS; the YOT's AssetPlus says nothing of ETE, MAPPA or the YJB.",
        "See PL05: same reasons as in AS01.",
        "Seen within 3 months, on the 2nd visit; 60% of contacts kept.",
        "“Not seen” is all the record says (twice).",
        "The Youth Court asked for a Referral Order panel report in March or April.",
        "the child's voice is missing\nParents not seen\n• Victim not contacted",
        "I'd expect the Children's Services record to be read.",
        "Planning: Good. Reviewing: None.",
        "The Looked After Children team and the Leaving Care Team worked together.",
        "Oversight by the Head of Service; the SENCO and the IOM team shared what they knew.",
        "Did he miss appointments? The café visit was well-judged.",
        "",
    ],
)
def test_sentence_of_the_field_raises_no_suspicion(sentence):
    assert suspicions(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("Plan discussed with Rowena at home.", "Rowena", Kind.NAME),
        ("plan agreed by J. Thistlewood", "Thistlewood", Kind.NAME),
        ("Jordan did not attend.", "Jordan", Kind.NAME),
        ("Not seen. Jamie's mother was.", "Jamie's", Kind.NAME),
        ("asked jamie about it", "jamie", Kind.NAME),
        ("JT was not seen.", "JT", Kind.NAME),
        ("Zoë was fine.", "Zoë", Kind.NAME),
        ("O'Brien said so.", "O'Brien", Kind.NAME),
        ("McAllister said so.", "McAllister", Kind.NAME),
        ("met with mrs thistlewood", "mrs thistlewood", Kind.NAME),
        ("J\u0430mie was seen.", "J\u0430mie", Kind.NAME),
        ("\uff2aamie was seen.", "Jamie", Kind.NAME),
        ("Ja\u200bmie was seen.", "Jamie", Kind.NAME),
        ("same as \uff33\uff2d\uff10\uff11", "SM01", Kind.REFERENCE),
        ("Lives in Saltmere.", "Saltmere", Kind.NAME),
        ("Same as EM-12 here.", "EM-12", Kind.REFERENCE),
        ("same as sm01", "sm01", Kind.REFERENCE),
        ("PL99 is no question here.", "PL99", Kind.REFERENCE),
        ("File 4411 says so.", "4411", Kind.NUMBER),
        ("Ring 020 7946 0991.", "020 7946 0991", Kind.NUMBER),
        ("Seen on 12/03/2016.", "12/03/2016", Kind.DATE),
        ("Seen on 12 March, late.", "12 March", Kind.DATE),
        ("Seen on March 3rd, late.", "March 3rd", Kind.DATE),
        ("Write to kim@example.org.", "kim@example.org", Kind.EMAIL),
        ("Lives near SW1A 1AA.", "SW1A 1AA", Kind.POSTCODE),
    ],
)
def test_what_could_identify_somebody_is_named(sentence, words, kind):
    assert (words, kind) in suspicions(sentence)


def test_reference_of_a_known_case_is_found_whatever_its_shape_and_capitals():
    found = suspicions("the same as in 7-up, pl05 again", references=["7-UP", "PL05", "Q1"])

    assert found == [("7-up", Kind.CASE), ("pl05", Kind.CASE)]


def test_short_number_is_a_count_even_where_a_case_is_called_so():
    assert suspicions("seen within 12 days", references=["12"]) == []


def test_part_is_named_once_with_the_first_reason():
    assert suspicions("EM-12 and em-12", references=["EM-12"]) == [("EM-12", Kind.CASE)]
