"""What the commands about cases say, to whoever runs them."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from accounts.models import User
from cases.models import Answer
from cases.services.importing import import_cases
from inspections.choices import Stage
from inspections.models import Inspection
from standards.errors import SheetRefused
from tests.factories.cases import make_case, make_submitted_case
from tests.factories.inspections import bring_to_stage, make_inspection

pytestmark = pytest.mark.django_db


def answers_file(*rows: str) -> bytes:
    return "\n".join(["case_reference,question_code,answer,note,reasons", *rows]).encode()


def test_import_answers_command_says_what_became_of_each_case(
    inspection: Inspection,
    inspector: User,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    make_submitted_case(inspection, "EM-01", inspector)
    make_case(inspection, "EM-02", inspector)
    answers = tmp_path / "answers.csv"
    answers.write_bytes(answers_file("EM-01,AS01,no,Thin.,", "EM-02,AS01,yes,,"))

    call_command("import_answers", inspection.reference, str(answers))
    call_command("import_answers", inspection.reference, str(answers), submit=True)

    first, second = capsys.readouterr().out.split("2 answers stored.\n")[1:]
    assert "Returned and submitted again: EM-01." in first
    assert "Add --submit" in first
    assert "Not submitted, an answer or a note is missing: EM-02." in second


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("rosa.okafor@example.org", "Only the lead inspector or the deputy can return a case."),
        ("olu.strange@example.org", "olu.strange@example.org may not change these answers."),
        ("nobody@example.org", "can sign in"),
    ],
)
def test_import_answers_command_refuses_who_may_not(
    inspection: Inspection, inspector: User, outsider: User, tmp_path: Path, by: str, said: str
) -> None:
    make_submitted_case(inspection, "EM-01", inspector)
    answers = tmp_path / "answers.csv"
    answers.write_bytes(answers_file("EM-01,AS01,no,Thin.,"))

    with pytest.raises(CommandError, match=said):
        call_command("import_answers", inspection.reference, str(answers), by=by)

    assert Answer.objects.get(question__code="AS01").value == "yes"


def test_import_answers_command_needs_somebody_who_acts(inspector: User, tmp_path: Path) -> None:
    inspection = make_inspection(inspector=inspector, service="westmarsh")
    faulty = tmp_path / "answers.csv"
    faulty.write_bytes(answers_file("EM-01,AS01,maybe,,"))

    with pytest.raises(CommandError, match="Name who acts with --by"):
        call_command("import_answers", inspection.reference, str(faulty))
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("import_answers", inspection.reference, str(faulty), by=inspector.email)


def test_nothing_is_read_into_a_published_inspection(inspection: Inspection) -> None:
    bring_to_stage(inspection, Stage.PUBLISHED)

    with pytest.raises(SheetRefused, match="published"):
        import_cases(inspection=inspection, content=b"case_reference\nEM-01\n", by="tests")
