"""`manage.py makemessages`: brings the Welsh catalogue up to date with the texts of the source."""

from django.core.management.base import CommandParser
from django.core.management.commands import makemessages

OTHERS = ["tests", "node_modules", "var", "static", "docs"]


class Command(makemessages.Command):
    """Django's command, with what keeps the file the same on every machine.

    Names of files without line numbers, unbroken lines, and no guesses at new texts: a text is
    translated or it is empty. Nothing needs to be given on the command line.
    """

    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(
            locale=["cy"],
            add_location="file",
            no_wrap=True,
            no_obsolete=True,
            ignore_patterns=OTHERS,
        )
