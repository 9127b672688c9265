"""What a PDF may be made of besides its own text: named static files and its pictures."""

import base64
from collections.abc import Collection, Mapping

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse


class ReportFetcher(URLFetcher):  # type: ignore[misc]  # the library has no types
    """Hands out what the report names itself; anything else ends the rendering.

    All of it is in memory: neither the network nor any file is ever reached, whatever a text or
    picture asks for.
    """

    def __init__(self, files: Mapping[str, bytes], pictures: Collection[str]) -> None:
        super().__init__(fail_on_errors=True, allow_redirects=False, allowed_protocols=())
        self._files = dict(files)
        self._pictures = frozenset(pictures)

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return the bytes of an allowed address; raises FatalURLFetchingError for any other."""
        if url in self._files:
            return URLFetcherResponse(url, self._files[url])
        if url in self._pictures:
            return decode_picture(url)
        raise FatalURLFetchingError(f"The report asks for an address it may not use: {url[:80]}")


def decode_picture(url: str) -> URLFetcherResponse:
    """Return the picture in a data address that the report made itself, always in base64."""
    kind, _separator, encoded = url.removeprefix("data:").partition(";base64,")
    return URLFetcherResponse(url, base64.b64decode(encoded), {"Content-Type": kind})
