"""Draws a sample: python manage.py draw_sample FILE.csv --size N --seed TEXT [--json]."""

import json
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from cases.presenters.draws import describe_draw, draw_as_data, draw_in_words
from cases.services.drawing import read_caseload
from cases.services.refused_draws import explain_refusal
from sampling.drawing import NEWEST_ALGORITHM, draw_sample
from sampling.problems import DrawRefused
from sampling.quotas import Quota
from sheets.types import column_key
from standards.errors import SheetRefused
from standards.management.reading import file_content


class Command(BaseCommand):
    """Says which cases of a caseload to read, and why those; stores nothing."""

    help = (
        "Draw a sample from a caseload: a CSV file with a column reference, every other column "
        "a characteristic. The same file, seed and options always give the same sample."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the file, the size, the seed, and what the sample is to look like."""
        parser.add_argument("file", help="a CSV file with a column reference and characteristics")
        parser.add_argument("--size", type=int, required=True, help="how many cases to draw")
        parser.add_argument("--seed", required=True, help="a text that decides the chance")
        parser.add_argument(
            "--strata",
            default="",
            help="characteristics that the sample is spread over: the most important one first, "
            "parted by commas",
        )
        parser.add_argument(
            "--quota",
            action="append",
            default=[],
            metavar="CHARACTERISTIC=VALUE|VALUE:MINIMUM",
            help="at least so many cases with one of these values; can be given several times",
        )
        parser.add_argument(
            "--algorithm",
            type=int,
            default=NEWEST_ALGORITHM,
            help="the version to draw by: an older one, to repeat a sample drawn by it",
        )
        parser.add_argument("--json", action="store_true", help="everything, as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, draw, print."""
        quotas = [_read_quota(written) for written in options["quota"]]
        strata = [column_key(name) for name in options["strata"].split(",") if name.strip()]
        try:
            cases = read_caseload(file_content(options["file"]))
            draw = draw_sample(
                cases,
                size=options["size"],
                strata=strata,
                quotas=quotas,
                seed=options["seed"],
                algorithm=options["algorithm"],
            )
        except SheetRefused as refusal:
            raise CommandError(f"{_('No sample was drawn.')}\n{refusal}") from refusal
        except DrawRefused as refusal:
            reasons = _as_lines(explain_refusal(refusal))
            raise CommandError(f"{_('No sample was drawn.')}\n{reasons}") from refusal
        sample = describe_draw(draw, cases)
        if options["json"]:
            self.stdout.write(json.dumps(draw_as_data(sample), indent=2))
        else:
            self.stdout.write(_as_lines(draw_in_words(sample)))


def _as_lines(sentences: Iterable[str]) -> str:
    """Return lines for a terminal, which nothing that a file holds may steer."""
    return "\n".join(
        "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in sentence)
        for sentence in sentences
    )


def _read_quota(written: str) -> Quota:
    """Return the quota that an option spells: sex=female:8, or age=10|11|12:5."""
    characteristic, has_values, rest = written.partition("=")
    values, has_minimum, minimum = rest.rpartition(":")
    number = minimum.strip()
    if not (has_values and has_minimum and number.isascii() and number.isdigit()):
        message = _("“%(quota)s” is not a quota. Write one such as sex=female:8 or age=10|11:5.")
        raise CommandError(message % {"quota": written})
    chosen = frozenset(value.strip() for value in values.split("|"))
    return Quota(column_key(characteristic), chosen, int(number))
