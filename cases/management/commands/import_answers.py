"""Reads answers: python manage.py import_answers INSPECTION FILE [--submit] [--by EMAIL]."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.errors import NotAllowed, NotVisible, UserError
from cases.management.reading import acting_person
from cases.services.importing import AnswerImport, import_answers
from inspections.management.reading import named_inspection
from standards.errors import SheetRefused
from standards.management.reading import file_content


class Command(BaseCommand):
    """Stores all answers of a CSV or Excel file, or none and a list of what is wrong with it."""

    help = (
        "Store the answers of a CSV or Excel file. A submitted case is returned, changed and "
        "submitted again if it is complete; every step stands in the record."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the inspection, the file, and who answers for it."""
        parser.add_argument("inspection", help="the inspection's reference")
        parser.add_argument(
            "file", help="a CSV or Excel file; see: manage.py template answers FRAMEWORK"
        )
        parser.add_argument("--by", metavar="EMAIL", help="who acts; else the lead inspector")
        parser.add_argument(
            "--submit", action="store_true", help="submit every case of the file that is complete"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, check, store."""
        inspection = named_inspection(options["inspection"])
        content = file_content(options["file"])
        person = acting_person(inspection, options["by"])
        try:
            done = import_answers(
                inspection=inspection, content=content, by=person, submit=options["submit"]
            )
        except SheetRefused as refusal:
            raise CommandError(f"Nothing was changed.\n{refusal}") from refusal
        except (NotVisible, NotAllowed, UserError) as refusal:
            reason = str(refusal) or f"{person.email} may not change these answers."
            raise CommandError(f"Nothing was changed.\n{reason}") from refusal
        self.report(done, is_submitting=options["submit"])

    def report(self, done: AnswerImport, *, is_submitting: bool) -> None:
        """Say what happened to which cases."""
        self.stdout.write(f"{done.answers} answers stored.")
        if done.resubmitted:
            self.stdout.write(f"Returned and submitted again: {', '.join(done.resubmitted)}.")
        if done.submitted:
            self.stdout.write(f"Submitted: {', '.join(done.submitted)}.")
        if done.incomplete:
            self.stdout.write(
                "Not submitted, an answer or a note is missing: "
                f"{', '.join(done.incomplete)}. They do not count in the scores."
            )
        if not is_submitting:
            self.stdout.write("Only submitted cases count. Add --submit to submit complete cases.")
