"""Creates an account: python manage.py create_user EMAIL NAME [--administrator]."""

from getpass import getpass
from pathlib import Path
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from accounts.errors import UserError
from accounts.models import User
from accounts.services import create_user


class Command(BaseCommand):
    """Creates a person who may sign in; the password is never shown."""

    help = "Create an account. Asks twice for the password unless a file holds it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the person and, for scripts, the file with the password."""
        parser.add_argument("email", help="the address the person signs in with")
        parser.add_argument("name", help="the person's full name")
        parser.add_argument(
            "--administrator", action="store_true", help="plans inspections and puts teams together"
        )
        parser.add_argument("--phone", default="", help="shown to the teams the person is in")
        parser.add_argument(
            "--password-file", type=Path, metavar="FILE", help="its first line is the password"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Check address and password, then create the account."""
        email, name = options["email"].strip(), options["name"].strip()
        if not name:
            raise CommandError("The name is empty.")
        try:
            validate_email(email)
            password = _read_password(options["password_file"])
            validate_password(password, User(email=email, name=name))
            user = create_user(
                email=email,
                name=name,
                password=password,
                is_administrator=options["administrator"],
                phone=options["phone"],
                by="create_user",
            )
        except ValidationError as refusal:
            raise CommandError("\n".join(refusal.messages)) from refusal
        except UserError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{user.email} can sign in.")


def _read_password(file: Path | None) -> str:
    if file is None:
        password = getpass("Password: ")
        if getpass("Password again: ") != password:
            raise CommandError("The two passwords differ.")
        return password
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"The password file {file} could not be read.") from error
    if not lines:
        raise CommandError(f"The password file {file} is empty.")
    return lines[0]
