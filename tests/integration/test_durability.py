"""The check that warns where the database could lose what it has confirmed."""

import pytest
from django.core.management import call_command
from django.db import connection

from yotinspect.checks import check_durability

pytestmark = pytest.mark.django_db(transaction=True)


def test_database_of_the_tests_keeps_what_it_confirms() -> None:
    assert check_durability(databases=["default"]) == []


def test_setting_that_loses_confirmed_saves_is_warned_of() -> None:
    unsafe, safe = (
        ("PRAGMA synchronous=NORMAL", "PRAGMA synchronous=FULL")
        if connection.vendor == "sqlite"
        else ("SET synchronous_commit = off", "SET synchronous_commit = on")
    )
    with connection.cursor() as cursor:
        cursor.execute(unsafe)
        warnings = check_durability(databases=["default"])
        cursor.execute(safe)

    assert [one.id for one in warnings] == ["yotinspect.W001"]
    assert "synchronous" in warnings[0].msg


def test_check_runs_by_command(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("check", databases=["default"])

    assert "no issues" in capsys.readouterr().out


def test_check_asks_nothing_where_no_database_is_named() -> None:
    assert check_durability() == []
