import pytest
from django.utils import translation

from standards.services.parsing import parse_file
from standards.types import CaseFact, FactValue, Text, Wording, read_framework
from tests.unit.standards.small import SMALL

CONTENT = read_framework(parse_file(SMALL.encode()).document)
FACT_BY_CODE = {fact.code: fact for fact in CONTENT.facts}
STRONG = CONTENT.rating_by_code["strong"].label


@pytest.mark.parametrize(
    ("text", "language", "wording"),
    [
        (STRONG, "cy", Wording("Cryf", "cy", fell_back=False)),
        (STRONG, "en-gb", Wording("Strong", "en", fell_back=False)),
        (CONTENT.title, "cy", Wording("Small framework", "en", fell_back=True)),
        (CONTENT.title, "en", Wording("Small framework", "en", fell_back=False)),
        (Text.read(None), "cy", Wording("", "en", fell_back=False)),
    ],
)
def test_text_is_given_in_a_language_and_tells_when_it_falls_back(text, language, wording):
    assert text.text_in(language) == wording


@pytest.mark.parametrize(
    ("language", "words"), [("cy", "Cryf"), ("en", "Strong"), (None, "Strong")]
)
def test_text_follows_the_language_of_the_page(language, words):
    with translation.override(language):
        assert str(STRONG) == words


LOOKED_AFTER = CaseFact(
    "looked_after",
    Text.read("Looked after"),
    True,
    False,
    (
        FactValue("yes", Text.read({"en": "Yes", "cy": "Ie"}), ("y",)),
        FactValue("no", Text.read({"en": "No", "cy": "Na"}), ()),
    ),
    CONTENT.origin,
)


@pytest.mark.parametrize("written", ["custody", "Custody", " CUSTODIAL ", "custodial"])
def test_fact_accepts_code_label_and_spelling(written):
    assert FACT_BY_CODE["setting"].read(written) == "custody"


@pytest.mark.parametrize("language", ["en-gb", "cy"])
@pytest.mark.parametrize("written", ["Yes", "ie", "IE", "y"])
def test_fact_accepts_its_labels_of_every_language(written, language):
    with translation.override(language):
        assert LOOKED_AFTER.read(written) == "yes"


def test_fact_takes_na_for_no_answer_in_any_language():
    with translation.override("cy"):
        assert LOOKED_AFTER.read("NA") is None
        assert [value.spelling for value in LOOKED_AFTER.values] == ["Ie", "No"]
    assert [value.spelling for value in LOOKED_AFTER.values] == ["Yes", "No"]


@pytest.mark.parametrize("written", ["", "prison", "custody, community"])
def test_fact_refuses_what_is_no_value(written):
    assert FACT_BY_CODE["setting"].read(written) is None


@pytest.mark.parametrize("written", ["10-12", "10_12", "10 – 12", "10  12"])
def test_fact_reads_any_dash_alike(written):
    data = {"code": "10_12", "label": Text.read("10 to 12"), "spellings": ()}
    value = type(CONTENT.facts[0].values[0])(**data)
    fact = CaseFact("age", Text.read("Age"), True, False, (value,), CONTENT.origin)

    assert fact.read(written) == "10_12"


def test_question_gets_its_defaults():
    question = CONTENT.question_by_code["PL03"]

    assert question.values == ("yes", "no", "na")
    assert question.sufficient_when == {"yes"}
    assert question.note_required_for == {"no"}
    assert question.route is None


def test_question_is_routed_by_all_its_routes():
    assert CONTENT.question_by_code["PL01"].route == {
        "all": [
            {"fact": "setting", "in": ["custody"]},
            {"question": "AB01", "in": ["yes"]},
        ]
    }


def test_labels_are_found_by_code_and_empty_otherwise():
    question = CONTENT.question_by_code["PL01"]

    assert str(question.label_of("yes")) == "Yes"
    assert str(question.reason_label("late")) == "Late"
    assert str(FACT_BY_CODE["level"].label_of("high")) == "High"
    assert not question.label_of("x")
    assert not question.reason_label("x")
    assert not FACT_BY_CODE["level"].label_of("x")


def test_core_standards_are_those_of_every_inspection():
    assert [standard.code for standard in CONTENT.core_standards] == ["safety", "leadership"]
