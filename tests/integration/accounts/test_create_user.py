import pytest
from django.core.management import CommandError, call_command

from accounts.management.commands import create_user
from accounts.models import User

PASSWORD = "a heron stands still"


@pytest.fixture
def type_passwords(monkeypatch):
    """Answer the prompts, which never echo, with these words in turn."""

    def type_(*words):
        typed = iter(words)
        monkeypatch.setattr(create_user, "getpass", lambda prompt: next(typed))

    return type_


def test_command_asks_twice_and_never_shows_the_password(db, type_passwords, capsys):
    type_passwords(PASSWORD, PASSWORD)

    call_command("create_user", "Ada.Minster@example.org", "Ada Minster", administrator=True)

    shown = capsys.readouterr()
    user = User.objects.get(email="ada.minster@example.org")
    assert user.is_administrator
    assert user.check_password(PASSWORD)
    assert PASSWORD not in shown.out + shown.err


def test_command_reads_the_password_from_a_file(db, tmp_path):
    file = tmp_path / "password"
    file.write_text(f"{PASSWORD}\n")

    call_command("create_user", "rosa.okafor@example.org", "Rosa Okafor", password_file=file)

    user = User.objects.get()
    assert user.check_password(PASSWORD)
    assert not user.is_administrator


@pytest.mark.parametrize(
    ("email", "name", "typed", "words"),
    [
        ("no address", "Rosa", [PASSWORD, PASSWORD], "Enter a valid email address."),
        ("rosa@example.org", " ", [PASSWORD, PASSWORD], "The name is empty."),
        ("rosa@example.org", "Rosa", [PASSWORD, "another"], "The two passwords differ."),
        ("rosa@example.org", "Rosa", ["short", "short"], "at least 12 characters"),
        ("OLU.strange@example.org", "Olu", [PASSWORD, PASSWORD], "already has an account"),
    ],
)
def test_command_refuses_in_words(outsider, type_passwords, email, name, typed, words):
    type_passwords(*typed)

    with pytest.raises(CommandError, match=words):
        call_command("create_user", email, name)

    assert User.objects.get() == outsider


@pytest.mark.parametrize(("content", "words"), [(None, "could not be read"), ("", "is empty")])
def test_command_refuses_a_file_without_a_password(db, tmp_path, content, words):
    file = tmp_path / "password"
    if content is not None:
        file.write_text(content)

    with pytest.raises(CommandError, match=words):
        call_command("create_user", "rosa@example.org", "Rosa", password_file=file)

    assert not User.objects.exists()


def test_command_notes_a_telephone_number(db, type_passwords):
    type_passwords(PASSWORD, PASSWORD)

    call_command("create_user", "ada.minster@example.org", "Ada Minster", phone="01632 960 131")

    assert User.objects.get().phone == "01632 960 131"
