"""Makes the report of an inspection into a file."""

import os
from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from django.core.management.base import BaseCommand, CommandError

from accounts.errors import UserError
from inspections.management.reading import named_inspection
from reports.choices import Format, Language
from reports.services.makers import MAKERS
from reports.services.renderings import find_or_make_file

Choice = TypeVar("Choice", Language, Format)


class Command(BaseCommand):
    """Render a report: render_report eastmarsh-2026 --output report.pdf."""

    help = "Makes the report of an inspection into a file of any format."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the inspection, the language, the format and the file."""
        parser.add_argument("inspection", help="the inspection's reference, e.g. eastmarsh-2026")
        parser.add_argument("--language", default=Language.ENGLISH.value, help="en or cy")
        parser.add_argument("--format", default=Format.PDF.value, help=", ".join(MAKERS))
        parser.add_argument("--output", required=True, help="the file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the file, or say plainly why not; an existing file stays whole until then."""
        inspection = named_inspection(options["inspection"])
        language = _choice(Language, options["language"], "language")
        format_ = _choice(Format, options["format"], "format")
        try:
            content = find_or_make_file(inspection, language, format_).content
        except UserError as refusal:
            raise CommandError(str(refusal)) from refusal
        target = Path(options["output"])
        _write_whole(target, content)
        self.stdout.write(f"{target}: {len(content)} bytes")


def _choice(choices: type[Choice], given: str, noun: str) -> Choice:
    try:
        return choices(given)
    except ValueError:
        known = ", ".join(choices.values)
        raise CommandError(f"There is no {noun} “{given}”. Choose one of: {known}.") from None


def _write_whole(target: Path, content: bytes) -> None:
    """Write beside the target and move into place, so that no half of a file is ever seen."""
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        partial.write_bytes(content)
        partial.replace(target)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        raise CommandError(f"{target} cannot be written: {error.strerror}.") from error
