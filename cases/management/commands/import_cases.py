"""Reads a case list: python manage.py import_cases INSPECTION FILE."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.services.importing import import_cases
from inspections.management.reading import named_inspection
from standards.errors import SheetRefused
from standards.management.reading import file_content


class Command(BaseCommand):
    """Adds all cases of a CSV or Excel file, or none and a list of what is wrong with it."""

    help = "Add the cases of a CSV or Excel file to an inspection."

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the inspection and the file."""
        parser.add_argument("inspection", help="the inspection's reference")
        parser.add_argument(
            "file", help="a CSV or Excel file; see: manage.py template cases FRAMEWORK"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, check, store."""
        inspection = named_inspection(options["inspection"])
        content = file_content(options["file"])
        try:
            count = import_cases(inspection=inspection, content=content, by="operator")
        except SheetRefused as refusal:
            raise CommandError(f"Nothing was changed.\n{refusal}") from refusal
        self.stdout.write(f"{count} cases added to {inspection.reference}.")
