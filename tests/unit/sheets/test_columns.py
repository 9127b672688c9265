import pytest

from sheets.columns import check_columns
from sheets.faults import FaultCode
from sheets.reading import read_sheet


def check(header: str, **changes):
    expected = {"required": ["case_reference", "setting"], "optional": ["order type"], **changes}
    return check_columns(read_sheet(header.encode()), **expected)


def codes(faults):
    return [(fault.code, fault.column) for fault in faults]


@pytest.mark.parametrize(
    "header",
    ["case_reference,setting", "Setting,ORDER_TYPE,Case reference", "case-reference,setting"],
)
def test_expected_columns_are_accepted_in_any_order_and_spelling(header):
    assert check(header) == []


def test_all_faults_of_the_header_are_named_at_once():
    faults = check("case_reference,Surname,seting,shoe size")

    assert codes(faults) == [
        (FaultCode.MISSING_COLUMN, "setting"),
        (FaultCode.PERSONAL_COLUMN, "Surname"),
        (FaultCode.MISSPELT_COLUMN, "seting"),
        (FaultCode.UNKNOWN_COLUMN, "shoe size"),
    ]


def test_misspelt_column_is_answered_with_the_expected_spelling():
    (_missing, misspelt) = check("case_reference,Setings")

    assert misspelt.message == "This column is not expected. Did you mean “setting”?"


def test_header_without_any_expected_column_is_one_fault_naming_them():
    fault, *_others = check("YOT-001,custody")

    assert fault.code == FaultCode.NO_KNOWN_COLUMNS
    assert "case_reference, setting, order type" in fault.message


@pytest.mark.parametrize(
    "column",
    [
        "name",
        "Child's name",
        "Forename",
        "DOB",
        "Date of birth",
        "date-of-birth",
        "Home address",
        "Postcode",
        "NHS number",
        "UPN",
    ],
)
def test_personal_data_column_is_refused_with_the_reason(column):
    (fault,) = check(f"case_reference,setting,{column}")

    assert (fault.code, fault.column) == (FaultCode.PERSONAL_COLUMN, column)
    assert "names and dates of birth are never stored" in fault.message


def test_caller_can_refuse_more_columns():
    (fault,) = check("case_reference,setting,School", refused=["school"])

    assert fault.code == FaultCode.PERSONAL_COLUMN


def test_expected_column_is_accepted_whatever_its_name_says():
    assert check("service name", required=["service_name"], optional=[]) == []
