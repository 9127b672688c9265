import pytest

from sheets.personal import looks_like_personal_data


@pytest.mark.parametrize(
    "text",
    [
        "03/12/2001",
        "3-4-99",
        "2001-12-03",
        "2001-12-03 00:00:00",
        "3 March 2001",
        "3rd Mar 01",
        "12Sep2003",
        "Sep-12-2003",
        "September 12th, 2003",
        "2003-Sep-12",
        "03122001",
        "20011203",
        " 03.12.2001 ",
    ],
)
def test_date_is_taken_for_a_date_of_birth(text):
    assert looks_like_personal_data(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tamsin Orchard",
        "tamsin orchard",
        "ORCHARD, Tamsin",
        "Siân O'Harrow",
        "Tamsin B Orchard",
        "Tamsin.Orchard",
        "Anne-Marie Van Holt",
    ],
)
def test_two_words_without_a_digit_are_taken_for_a_name(text):
    assert looks_like_personal_data(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "AB-014",
        "YOT/2015/014",
        "Case 7",
        "Case A",
        "0001",
        "14",
        "KESTREL",
        "10000001",
        "99/99/2001",
    ],
)
def test_ordinary_reference_raises_no_alarm(text):
    assert not looks_like_personal_data(text)
