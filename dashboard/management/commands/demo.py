"""Puts the demonstration into the database: python manage.py demo."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.errors import UserError
from dashboard.services.demo.building import (
    build_demo,
    is_built,
    main_reference,
    practice_reference,
    standards_reference,
)
from dashboard.services.demo.people import password, sign_ins
from dashboard.services.demo.publishing import publish_main
from inspections.queries import find_inspection


class Command(BaseCommand):
    """Builds the made-up inspections once, and says each time how to look at them."""

    help = "Add the made-up inspections to look around in; does nothing the second time."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer to go on to what follows a report."""
        parser.add_argument(
            "--published",
            action="store_true",
            help="bring the written report to its service and the public, and start its plan",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Build what is missing, then print references and sign-ins."""
        if not is_built():
            try:
                build_demo(report=self.report)
            except UserError as refusal:
                raise CommandError(str(refusal)) from refusal
        if options["published"]:
            self._publish()
        width = max(len(one.role) for one in sign_ins())
        lines = [
            f"Inspection reference: {main_reference()}",
            f"To try out scoring:   {practice_reference()}",
            f"Standards of 2018:    {standards_reference()}",
            "",
            f"Sign in as any of these, with the password {password()}",
            *(f"  {one.role:<{width}}  {one.email}" for one in sign_ins()),
        ]
        self.stdout.write("\n".join(lines))

    def _publish(self) -> None:
        inspection = find_inspection(main_reference())
        if inspection is None:
            raise CommandError("The inspection whose report is written is not there.")
        try:
            publish_main(inspection, self.report)
        except UserError as refusal:
            raise CommandError(str(refusal)) from refusal

    def report(self, progress: str) -> None:
        """Say what is going on, beside the output that other programs read."""
        self.stderr.write(progress, style_func=str)
