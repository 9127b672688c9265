"""Files of cases and answers: everything stored, or nothing and every fault with its row."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from accounts.models import User
from cases.models import Answer, AnswerEvent, Assessment, Case
from cases.services.importing import import_answers, import_cases
from inspections.models import Inspection
from standards.errors import SheetRefused
from tests.factories.cases import make_case, make_submitted_case
from tests.factories.frameworks import SHIPPED, make_framework
from tests.factories.workbooks import excel_file

pytestmark = pytest.mark.django_db

HEADER = "case_reference,sex,setting,rosh_level,assigned_to"
GOOD = f"{HEADER}\nEM-01,male,custody,high,rosa.okafor@example.org\nEM-02,F,Community,,\n"


def read(inspection: Inspection, content: str | bytes) -> int:
    data = content if isinstance(content, bytes) else content.encode()
    return import_cases(inspection=inspection, content=data, by="tests")


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace(",", ";"),
        GOOD.replace(",", "\t"),
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.encode("utf-16"),
        GOOD.replace("case_reference", "Case reference").encode("cp1252"),
    ],
    ids=["plain", "crlf", "semicolons", "tabs", "bom", "utf-16", "windows-1252"],
)
def test_import_cases_reads_every_common_kind_of_csv(
    inspection: Inspection, inspector: User, content: str | bytes
) -> None:
    assert read(inspection, content) == 2

    first, second = Assessment.objects.order_by("case__reference")
    assert first.case.facts == {"sex": "male", "setting": "custody", "rosh_level": "high"}
    assert first.scorer == inspector
    assert second.case.facts == {"sex": "female", "setting": "community"}
    assert second.scorer is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "empty"),
        (f"{HEADER}\n", "no rows"),
        ("reference,sex\nEM-01,male\n", "case_reference"),
        ("<html>no table</html>", "case_reference"),
        (GOOD.replace("rosh_level", "date_of_birth"), "never stored"),
        (GOOD.replace("rosh_level", "Child's name"), "never stored"),
        (GOOD.replace("EM-01", "John Smith"), "Row 2"),
        (GOOD.replace("EM-01", "12/03/2009"), "Row 2"),
        (GOOD.replace("EM-01", "EASTMARSH"), "at least one digit"),
        (GOOD.replace("EM-02", "em-01"), "Row 3"),
        (GOOD.replace("EM-02", ""), "Row 3"),
        (GOOD.replace("male", "boyish"), "Row 2, column sex"),
        (GOOD.replace("rosa.okafor", "nobody"), "Row 2, column assigned_to"),
        (GOOD.replace("EM-02,F", "EM-02,"), "Row 3, column sex"),
        (GOOD + "EM-03,male,custody,high,,extra\n", "Row 4"),
        (b"PK\x03\x04 not a csv", "ZIP"),
        (b"\x00\x01\x02", "not a text file"),
    ],
)
def test_import_cases_names_the_fault_and_changes_nothing(
    inspection: Inspection, content: str | bytes, said: str
) -> None:
    with pytest.raises(SheetRefused) as refusal:
        read(inspection, content)

    assert said in str(refusal.value)
    assert not Case.objects.exists()


def test_import_cases_reads_an_excel_workbook(inspection: Inspection, inspector: User) -> None:
    content = excel_file(*(line.split(",") for line in GOOD.splitlines()))

    assert read(inspection, content) == 2

    first, second = Assessment.objects.order_by("case__reference")
    assert first.case.facts == {"sex": "male", "setting": "custody", "rosh_level": "high"}
    assert (first.scorer, second.scorer) == (inspector, None)


def test_import_cases_names_the_cell_of_a_workbook(inspection: Inspection) -> None:
    content = excel_file(["case_reference", "sex", "setting"], ["EM-01", "#N/A", "custody"])

    with pytest.raises(SheetRefused) as refusal:
        read(inspection, content)

    assert refusal.value.faults == [
        "Row 2, column sex: Cell B2 shows the error #N/A. Correct it, or type the value."
    ]


def test_import_cases_lists_all_faults_at_once(inspection: Inspection) -> None:
    with pytest.raises(SheetRefused) as refusal:
        read(inspection, GOOD.replace("male", "x").replace("Community", "y"))

    assert [fault.split(":")[0] for fault in refusal.value.faults] == [
        "Row 2, column sex",
        "Row 3, column setting",
    ]


def test_import_cases_refuses_a_case_that_is_there(inspection: Inspection) -> None:
    read(inspection, GOOD)

    with pytest.raises(SheetRefused, match="already"):
        read(inspection, GOOD)

    assert Case.objects.count() == 2


def answers_file(*rows: str) -> bytes:
    return "\n".join(["case_reference,question_code,answer,note,reasons", *rows]).encode()


def test_import_answers_reads_an_excel_workbook(
    inspection: Inspection, inspector: User, lead_inspector: User
) -> None:
    make_case(inspection, "EM-01", inspector)
    content = excel_file(["case_reference", "question_code", "answer"], ["EM-01", "AS01", "No"])

    done = import_answers(inspection=inspection, content=content, by=lead_inspector)

    assert done.answers == 1
    assert Answer.objects.get(question__code="AS01").value == "no"


def test_import_answers_stores_through_apply(
    inspection: Inspection, inspector: User, lead_inspector: User
) -> None:
    make_case(inspection, "EM-01", inspector)

    done = import_answers(
        inspection=inspection,
        content=answers_file('EM-01,AS01,No,"Thin, and late",late|thin', "EM-01,AB01,yes,,"),
        by=lead_inspector,
    )

    stored = Answer.objects.get(question__code="AS01")
    assert done.answers == 2
    assert (stored.value, stored.reasons, stored.note) == (
        "no",
        ["late", "thin"],
        "Thin, and late",
    )
    assert set(AnswerEvent.objects.values_list("cause", "actor")) == {
        ("import", lead_inspector.email)
    }


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("EM-99,AS01,yes,,", "Row 3, column case_reference"),
        ("EM-01,ZZ01,yes,,", "Row 3, column question_code"),
        ("EM-01,CR01,yes,,", "Row 3, column question_code"),
        ("EM-01,AS01,maybe,,", "Row 3, column answer"),
        ("EM-01,AS01,na,,", "Row 3, column answer"),
        ("EM-01,AS01,,,", "Row 3, column answer"),
        ("EM-01,AS01,no,,bad", "Row 3, column reasons"),
        ("EM-01,AS01,yes,,thin", "Row 3, column reasons"),
        ("EM-01,AS01,no," + "x" * 10_001 + ",", "Row 3, column note"),
        ("EM-01,AB01,no,,", "Row 3, column question_code"),
    ],
)
def test_import_answers_names_the_fault_and_changes_nothing(
    inspection: Inspection, inspector: User, lead_inspector: User, row: str, said: str
) -> None:
    make_case(inspection, "EM-01", inspector)

    with pytest.raises(SheetRefused) as refusal:
        import_answers(
            inspection=inspection,
            content=answers_file("EM-01,AB01,yes,,", row),
            by=lead_inspector,
        )

    assert said in str(refusal.value)
    assert not Answer.objects.exists()


def test_import_answers_opens_and_closes_a_submitted_case_on_record(
    inspection: Inspection, inspector: User, lead_inspector: User
) -> None:
    assessment = make_submitted_case(inspection, "EM-01", inspector)

    done = import_answers(
        inspection=inspection,
        content=answers_file("EM-01,AS01,no,Thin.,"),
        by=lead_inspector,
    )

    assessment.refresh_from_db()
    assert done.resubmitted == ("EM-01",)
    assert assessment.is_submitted
    assert Answer.objects.get(question__code="AS01").value == "no"


def test_import_answers_leaves_a_case_open_that_is_no_longer_complete(
    inspection: Inspection, inspector: User, lead_inspector: User
) -> None:
    assessment = make_submitted_case(inspection, "EM-01", inspector)

    done = import_answers(
        inspection=inspection, content=answers_file("EM-01,AS01,no,,"), by=lead_inspector
    )

    assessment.refresh_from_db()
    assert done.incomplete == ("EM-01",)
    assert assessment.status == "returned"


def test_commands_report_and_refuse_in_plain_words(
    inspection: Inspection, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text(GOOD)
    bad.write_text("nonsense\n1\n")

    call_command("import_cases", inspection.reference, str(good))
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("import_cases", inspection.reference, str(bad))
    with pytest.raises(CommandError, match="There is no inspection"):
        call_command("import_cases", "nowhere-1", str(good))
    with pytest.raises(CommandError, match="could not be read"):
        call_command("import_cases", inspection.reference, str(tmp_path / "none.csv"))

    assert "2 cases added" in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["cases", "answers"])
def test_template_prints_what_the_import_reads(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    make_framework(SHIPPED)

    call_command("template", kind, "fji-2015")

    header = capsys.readouterr().out
    assert header.startswith("case_reference,")
    assert header.count("\n") == 1
