"""Prints the scores of an inspection: python manage.py scores INSPECTION [--json]."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cases.presenters.scores import scores_as_data
from cases.queries.scoring import score_inspection
from inspections.management.reading import named_inspection


class Command(BaseCommand):
    """Prints percentages with their base, band and stars per theme, and all questions as JSON."""

    help = "Print the scores of an inspection."

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the inspection."""
        parser.add_argument("inspection", help="the inspection's reference")
        parser.add_argument("--json", action="store_true", help="everything, as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Count and print."""
        inspection = named_inspection(options["inspection"])
        data = scores_as_data(inspection, score_inspection(inspection))
        if options["json"]:
            self.stdout.write(json.dumps(data, indent=2))
            return
        cases = data["cases"]
        self.stdout.write(f"{cases['submitted']} of {cases['total']} cases submitted")
        for code, theme in data["themes"].items():
            self.stdout.write(f"{code}: {_in_words(theme)}")


def _in_words(theme: dict[str, Any]) -> str:
    if theme["percent"] is None:
        return "no score"
    return (
        f"{theme['percent']}% ({theme['sufficient']} of {theme['applicable']}), "
        f"{theme['band']}, {theme['stars']} stars"
    )
