"""What every answer to a browser carries."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class NoStoreMiddleware:
    """Keeps pages out of shared caches and off the disk unless a view has decided otherwise.

    And out of the memory of other sites' pages: none may take ours in as a script or a picture.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the headers to an answer that has none."""
        response = self.get_response(request)
        if "Cache-Control" not in response:
            response["Cache-Control"] = "private, no-store"
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
