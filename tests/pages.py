"""What a page says and where it leads, for assertions on words."""

import re

from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client

LINK = re.compile(r'(?:href|src|action)="(/[^"#]*)')
# Files, the end of the session, and the form by which the language is chosen.
NO_PAGES = ("/static/", "/accounts/sign-out/", "/accounts/language/")


def markup_of(page: HttpResponse) -> str:
    """Return the page's source with all white space folded."""
    return " ".join(page.content.decode().split())


def text_of(page: HttpResponse) -> str:
    """Return the words of the page, without its tags and with all white space folded."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def bytes_of(answer: HttpResponse | StreamingHttpResponse) -> bytes:
    """Return everything that travels: the headers, and the body though it comes in parts."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(answer.headers).encode() + body


def reach_by_links(client: Client) -> dict[str, bytes]:
    """Follow every link from the first page on; return all that was answered, by its address."""
    waiting = ["/"]
    seen: dict[str, bytes] = {}
    while waiting:
        path = waiting.pop()
        if path in seen or path.startswith(NO_PAGES):
            continue
        answer = client.get(path, follow=True)
        assert answer.status_code == 200, path
        seen[path] = bytes_of(answer)
        if answer.headers["Content-Type"].startswith("text/html"):
            waiting += LINK.findall(seen[path].decode())
    return seen
