"""`manage.py build_static`: makes static/build/ from the npm packages and static/scss/."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from govuk.build import BuildError, build_static


class Command(BaseCommand):
    help = "Fetch GOV.UK Frontend, compile the styles and copy what the pages and PDFs need."
    requires_system_checks: list[str] = []

    def handle(self, *args: object, **options: object) -> None:
        try:
            built = build_static(settings.BASE_DIR, say=self.stdout.write)
        except BuildError as error:
            raise CommandError(str(error)) from error
        self.stdout.write("static/build is ready." if built else "static/build is up to date.")
