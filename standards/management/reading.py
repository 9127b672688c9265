"""What the commands share that read a table: its bytes."""

from pathlib import Path

from django.core.management.base import CommandError

from sheets.reading import STANDARD_LIMITS


def file_content(name: str) -> bytes:
    """Return the file's bytes, or stop with a sentence."""
    try:
        with Path(name).open("rb") as opened:
            # One byte more than is read of a file, so that a longer one is refused as too large.
            return opened.read(STANDARD_LIMITS.bytes + 1)
    except OSError as error:
        raise CommandError(f"The file {name} could not be read: {error.strerror}.") from error
