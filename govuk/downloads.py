"""Files that pages hand out."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def hand_out(content: bytes, content_type: str, name: str, *, sha256: str = "") -> HttpResponse:
    """Return a file to save, never to be kept by a cache or shown within a page.

    A file that is kept as it was made is told with its hash.
    """
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(
        content,
        content_type=content_type,
        headers={
            "Content-Disposition": disposition or "attachment",
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
            **({"X-Content-SHA256": sha256} if sha256 else {}),
        },
    )
