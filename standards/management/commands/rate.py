"""Rates results from elsewhere: python manage.py rate FRAMEWORK FILE [--json]."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from accounts.errors import UserError
from standards.errors import SheetRefused
from standards.management.reading import file_content
from standards.queries.frameworks import find_framework, get_content
from standards.services.results import RatedUnit, rate_results, rounding_moves
from standards.types import FrameworkContent


class Command(BaseCommand):
    """Says how an edition rates the results in a CSV or Excel file; stores nothing."""

    help = (
        "Rate results by an edition's rules. Columns: unit, standard, key_question, percent, "
        "sufficient, applicable, rating; a standard is one direct row or all its key questions."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the edition and the file."""
        parser.add_argument("framework", help="yos-2018 for the newest edition, or yos-2018@2")
        parser.add_argument("file", help="a CSV or Excel file")
        parser.add_argument("--json", action="store_true", help="print JSON instead of sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, rate, print."""
        try:
            content = get_content(find_framework(options["framework"]))
            units = rate_results(content, file_content(options["file"]))
        except SheetRefused as refusal:
            raise CommandError(f"{_('Nothing was rated.')}\n{refusal}") from refusal
        except UserError as refusal:
            raise CommandError(str(refusal)) from refusal
        for name, standard, rated in rounding_moves(units):
            self.stderr.write(_sentence_of_rounding(content, name, standard, rated.rating))
        if options["json"]:
            self.stdout.write(json.dumps({"units": [_as_data(unit) for unit in units]}, indent=2))
            return
        for unit in units:
            self.stdout.write("\n".join(_sentences(content, unit)))


def _as_data(unit: RatedUnit) -> dict[str, Any]:
    standards = {
        code: {"rating": one.rating, "points": one.points, "decided_by": one.decided_by}
        for code, one in unit.standards.items()
    }
    overall = unit.overall and {
        name: value
        for name, value in asdict(unit.overall).items()
        if name in ("rating", "points", "maximum", "scaled")
    }
    return {"unit": unit.unit, "standards": standards, "overall": overall}


def _sentences(content: FrameworkContent, unit: RatedUnit) -> list[str]:
    lines = [unit.unit]
    for code, rated in unit.standards.items():
        words = {
            "standard": code,
            "rating": content.rating_by_code[rated.rating].label,
            "decided_by": rated.decided_by,
        }
        lines.append(_("  %(standard)s: %(rating)s (%(decided_by)s)") % words)
    if unit.overall is not None:
        words = {
            "rating": content.rating_by_code[unit.overall.rating].label,
            "points": unit.overall.points,
            "maximum": unit.overall.maximum,
        }
        scaled = _(", cut-offs scaled to the standards rated") if unit.overall.scaled else ""
        lines.append(_("  Overall: %(rating)s, %(points)s of %(maximum)s") % words + scaled)
    return lines


def _sentence_of_rounding(content: FrameworkContent, unit: str, standard: str, rating: str) -> str:
    return _("%(unit)s, %(standard)s: rounding the percentage made it %(rating)s.") % {
        "unit": unit,
        "standard": standard,
        "rating": content.rating_by_code[rating].label,
    }
