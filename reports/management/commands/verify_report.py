"""Proves the versions of a report: their hashes, their kept files, and the text made again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inspections.management.reading import named_inspection
from reports.services.verifying import verify_versions


class Command(BaseCommand):
    """Verifies every version of one report, or of all reports."""

    help = "Check that versions and kept files of reports are as they were made."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the references of inspections; none for all reports."""
        parser.add_argument(
            "references", nargs="*", help="reference of an inspection; none for all"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a line for each version and each file: what is as it was, and what differs."""
        inspections = [named_inspection(one) for one in options["references"]]
        faulty = 0
        for finding in verify_versions(inspections):
            state = "" if finding.faults else "ok: "
            told = "; ".join([*finding.faults, *finding.proven])
            self.stdout.write(f"{finding.name}: {state}{told}")
            for note in finding.notes:
                self.stdout.write(f"  {note}")
            faulty += bool(finding.faults)
        if faulty:
            raise CommandError(f"{faulty} not as made.")
