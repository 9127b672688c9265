"""What a page says, for assertions on words."""

import re

from django.http import HttpResponse


def markup_of(page: HttpResponse) -> str:
    """Return the page's source with all white space folded."""
    return " ".join(page.content.decode().split())


def text_of(page: HttpResponse) -> str:
    """Return the words of the page, without its tags and with all white space folded."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())
