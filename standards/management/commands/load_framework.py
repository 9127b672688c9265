"""Loads framework files from the command line."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from accounts.errors import UserError
from standards.errors import FrameworkFileError
from standards.services.loading import (
    LoadedFramework,
    load_framework_file,
    load_shipped_frameworks,
)


class Command(BaseCommand):
    """Checks and publishes an edition; every fault goes on a line of its own."""

    help = "Check a framework file and publish the edition in it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the file, or all that are shipped, and who answers for it."""
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("file", nargs="?", type=Path, help="the framework's YAML file")
        what.add_argument(
            "--shipped", action="store_true", help="load all that come with the application"
        )
        parser.add_argument(
            "--by", default="load_framework", help="who is named in the audit trail"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, then publish what is new."""
        path, by = options["file"], options["by"]
        try:
            loaded = (
                load_shipped_frameworks(by=by)
                if options["shipped"]
                else [load_framework_file(path=path, by=by)]
            )
        except FrameworkFileError as error:
            raise CommandError(f"{_('Nothing was loaded.')}\n{error}") from error
        except UserError as error:
            raise CommandError(str(error)) from error
        for one in loaded:
            self.stdout.write(_sentence(one))


def _sentence(loaded: LoadedFramework) -> str:
    words = {"framework": loaded.framework}
    if loaded.is_new:
        return _("%(framework)s is published.") % words
    return _("%(framework)s is already published with the same content; nothing changed.") % words
