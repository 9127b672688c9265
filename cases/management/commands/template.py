"""Prints an empty file to fill in: python manage.py template cases|answers FRAMEWORK."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.queries.importing import ANSWER_COLUMNS, ASSIGNED_TO, CASE_REFERENCE
from standards.errors import UnknownFrameworkError
from standards.queries.frameworks import find_framework, get_content


class Command(BaseCommand):
    """Prints the header line that import_cases or import_answers expects."""

    help = "Print an empty file for import_cases or import_answers."

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the kind of file and the framework."""
        parser.add_argument("kind", choices=["cases", "answers"])
        parser.add_argument("framework", help="such as fji-2015, or fji-2015@1 for one edition")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line."""
        try:
            content = get_content(find_framework(options["framework"]))
        except UnknownFrameworkError as error:
            raise CommandError(str(error)) from error
        columns = (
            [CASE_REFERENCE, *(fact.code for fact in content.facts), ASSIGNED_TO]
            if options["kind"] == "cases"
            else ANSWER_COLUMNS
        )
        self.stdout.write(",".join(columns))
