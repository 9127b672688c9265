"""Settings are typed, and a bad value stops the start with what to do."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from yotinspect.environment import Environment, read_database_address


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "settings.env"
    path.write_text("# made for a test\nCOLOUR=blue\nSPARE = 3\nFLAG=maybe\n")
    return path


def test_file_is_read_and_the_environment_overrules_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Environment(file).text("COLOUR") == "blue"

    monkeypatch.setenv("COLOUR", "green")

    assert Environment(file).text("COLOUR") == "green"
    assert Environment(file).whole_number("SPARE", default=1) == 3


def test_missing_text_says_what_to_set(file: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"NAME_OF_IT is not set\. Set it to a word"):
        Environment(file).text("NAME_OF_IT", hint="Set it to a word.")


def test_bad_flag_and_number_say_what_is_allowed(file: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="Set it to on or off"):
        Environment(file).flag("FLAG", default=False)
    with pytest.raises(ImproperlyConfigured, match="whole number"):
        Environment(file).whole_number("COLOUR", default=1)


def test_postgresql_address_is_taken_apart() -> None:
    settings = read_database_address("X", "postgresql://ann:s%40fe@db.example.org:5433/inspect")

    assert (settings["USER"], settings["PASSWORD"]) == ("ann", "s@fe")
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == (
        "db.example.org",
        "5433",
        "inspect",
    )


def test_sqlite_keeps_confirmed_commits() -> None:
    settings = read_database_address("X", "sqlite:////srv/data/db.sqlite3")

    assert settings["NAME"] == "/srv/data/db.sqlite3"
    assert "synchronous=FULL" in settings["OPTIONS"]["init_command"]
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_unknown_database_says_which_are_known() -> None:
    with pytest.raises(ImproperlyConfigured, match="sqlite:///PATH or postgresql"):
        read_database_address("DATABASE_URL", "mysql://x")
