"""How files of the service's check are handed out: to be stored, never shown within our pages."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from reports.models import CommentFile, OutcomeLetter


def hand_out(file: CommentFile) -> HttpResponse:
    """Return the file as it was attached."""
    return _answer(bytes(file.bytes.content), file.media_type, file.name, file.sha256)


def hand_out_letter(letter: OutcomeLetter, reference: str) -> HttpResponse:
    """Return the letter as it was made, with its hash."""
    name = f"{reference}-outcome-{letter.language}.pdf"
    return _answer(bytes(letter.content), "application/pdf", name, letter.sha256)


def _answer(content: bytes, media_type: str, name: str, sha256: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(
        content,
        content_type=media_type,
        headers={
            "Content-Disposition": disposition or "attachment",
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
            "X-Content-SHA256": sha256,
        },
    )
