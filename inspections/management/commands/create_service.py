"""Adds a service: python manage.py create_service CODE NAME --local-authority … --country …"""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.errors import UserError
from inspections.choices import Country
from inspections.services.yots import create_service


class Command(BaseCommand):
    """Adds a service that can be inspected."""

    help = "Add a service that can be inspected."

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the service and where it is."""
        parser.add_argument("code", help="small letters, digits and hyphens")
        parser.add_argument("name", help="as it stands in the report")
        parser.add_argument("--local-authority", required=True, metavar="NAME")
        parser.add_argument("--country", required=True, choices=Country.values)

    def handle(self, *args: Any, **options: Any) -> None:
        """Add it, or say what is wrong."""
        try:
            service = create_service(
                code=options["code"],
                name=options["name"],
                local_authority=options["local_authority"],
                country=options["country"],
                by="create_service",
            )
        except ValidationError as refusal:
            lines = [f"{name}: {' '.join(words)}" for name, words in refusal.message_dict.items()]
            raise CommandError("\n".join(lines)) from refusal
        except UserError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Service {service.code} is added.")
