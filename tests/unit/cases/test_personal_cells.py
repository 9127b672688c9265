from datetime import date

import pytest

from cases.choices import PersonalKind
from cases.policies.personal_cells import CellCheck

WORDS = {"white", "british", "referral", "order", "looked", "after"}


def kind_of(text, *, is_reference=False):
    return CellCheck(WORDS, date(2026, 4, 13)).kind_of(text, is_reference=is_reference)


@pytest.mark.parametrize(
    "text",
    [
        "Quill Harrowby",
        "HARROWBY, QUILL",
        "O’Quill Tarn",
        "Jordan",
        "seen with jordan on Monday",
        "Zoë",
        "mr Harrowby",
        "Jordan-2009",
        "Ja\u200bmie",
    ],
)
def test_name_is_seen(text):
    assert kind_of(text) is PersonalKind.NAME


@pytest.mark.parametrize("text", ["harrowby", "quill harrowby", "Harrowby", "H"])
def test_reference_without_a_digit_is_a_name(text):
    assert kind_of(text, is_reference=True) is PersonalKind.NAME


@pytest.mark.parametrize(
    "text",
    ["14/02/2010", "2010-02-14 00:00:00", "14 Feb 2010", "14/02/10", "14022010", "b. 14.2.2009"],
)
def test_date_of_birth_is_seen(text):
    assert kind_of(text) is PersonalKind.BIRTH_DATE
    assert kind_of(text, is_reference=True) is PersonalKind.BIRTH_DATE


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ZZ1 9ZZ", PersonalKind.POSTCODE),
        ("zz19zz", PersonalKind.POSTCODE),
        ("quill@example.org", PersonalKind.EMAIL),
        ("07700 900123", PersonalKind.NUMBER),
        ("943 476 5919", PersonalKind.NUMBER),
        ("2015/0123456A", PersonalKind.NUMBER),
        ("QQ 12 34 56 C", PersonalKind.NUMBER),
    ],
)
def test_other_ways_to_find_a_child_are_seen(text, kind):
    assert kind_of(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "White British",
        "Referral order",
        "Looked After",
        "Not known",
        "North Team",
        "1/3/2026",
        "2025-10-01 00:00:00",
        "13 – 14",
        "male",
        "Yes",
        "17+",
        "=HYPERLINK(1)",
        "n/a",
    ],
)
def test_what_a_caseload_usually_says_is_kept(text):
    assert kind_of(text) is None


@pytest.mark.parametrize("text", ["EM-01", "SAM-001", "0123456789", "CA12XY", "2025-4711", "X1"])
def test_usual_references_are_kept(text):
    assert kind_of(text, is_reference=True) is None


def test_dates_are_measured_from_fieldwork_and_not_from_today():
    check = CellCheck(WORDS, date(2016, 4, 18))

    assert check.kind_of("1/10/2015", is_reference=False) is None
    assert check.kind_of("1/10/2003", is_reference=False) is PersonalKind.BIRTH_DATE
