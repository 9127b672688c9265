"""The command that proves the record unaltered, and finds one altered byte."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from tests.factories.cases import make_submitted_case
from tests.factories.inspections import make_inspection
from tests.plugins.append_only import triggers_lifted

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(inspector, lead_inspector):
    inspection = make_inspection(inspector=inspector, lead_inspector=lead_inspector)
    return make_submitted_case(inspection, "EM-01", inspector)


def test_untouched_record_is_verified(record, capsys):
    call_command("verify_record")

    assert "1 assessments verified" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("UPDATE cases_answereventpayload SET salt = 'x'", "case eastmarsh-2026/EM-01"),
        ("UPDATE cases_answerevent SET actor = 'eve' WHERE sequence = 2", r"event \[2\]"),
        ("UPDATE audit_auditevent SET verb = 'x'", "audit stream inspection/eastmarsh-2026"),
    ],
)
def test_altered_record_is_named(record, statement, place):
    with triggers_lifted(), connection.cursor() as cursor:
        cursor.execute(statement)

    with pytest.raises(CommandError, match=place):
        call_command("verify_record")
