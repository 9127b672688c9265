"""How files of the service's check are handed out: to be stored, never shown within our pages."""

from django.http import HttpResponse

from govuk.downloads import hand_out
from reports.models import CommentFile, OutcomeLetter


def hand_out_file(file: CommentFile) -> HttpResponse:
    """Return the file as it was attached."""
    return hand_out(bytes(file.bytes.content), file.media_type, file.name, sha256=file.sha256)


def hand_out_letter(letter: OutcomeLetter, reference: str) -> HttpResponse:
    """Return the letter as it was made, with its hash."""
    name = f"{reference}-outcome-{letter.language}.pdf"
    return hand_out(bytes(letter.content), "application/pdf", name, sha256=letter.sha256)
