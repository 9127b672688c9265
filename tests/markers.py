"""Words and numbers that stand nowhere else, and the search for them in all that travels."""

import io
import re
import subprocess
import zipfile
from collections.abc import Iterable
from functools import lru_cache

from django.http import HttpResponseBase

# Each marker is found by its word and by its number, whatever the format writes around them.
NUMBER = re.compile(r"94[.,  ]?187[.,  ]?0(\d\d)")
PDF, END_OF_PDF, ZIP = b"%PDF", b"%%EOF", b"PK\x03\x04"


class Markers:
    """Markers by name: `of("team")` says "Xqzteam" and a number that nobody else has."""

    def __init__(self, *names: str) -> None:
        self._names = names
        self._word = re.compile(f"xqz({'|'.join(names)})", re.IGNORECASE)

    def of(self, name: str) -> str:
        """Return a sentence with the word and the number of a marker."""
        return f"Xqz{name} counted 94,187,0{self._names.index(name):02} gorse bushes."

    def word(self, name: str) -> str:
        """Return its word alone, for names of people and files."""
        return f"Xqz{self._names[self._names.index(name)]}"

    def found_in(self, text: str) -> frozenset[str]:
        """Return the markers that a text holds by word or by number."""
        numbers = (self._names[int(one)] for one in NUMBER.findall(text) if self._knows(one))
        words = (one.lower() for one in self._word.findall(text))
        return frozenset(words) | frozenset(numbers)

    def _knows(self, number: str) -> bool:
        return int(number) < len(self._names)


def text_of_answer(answer: HttpResponseBase) -> str:
    """Return all that travels as text: headers, cookies and what a reader finds in the body."""
    return f"{answer.status_code} {answer.headers} {answer.cookies}\n{readable(body_of(answer))}"


def body_of(answer: HttpResponseBase) -> bytes:
    """Return the body, though it comes in parts."""
    if answer.streaming:
        parts: Iterable[bytes] = answer.streaming_content
        return b"".join(parts)
    return bytes(answer.content)


@lru_cache(maxsize=500)
def readable(content: bytes) -> str:
    """Return the text of a page, of a PDF, or of all that is packed in an archive."""
    if content.startswith(PDF) and END_OF_PDF in content:
        command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
        ran = subprocess.run(command, input=content, capture_output=True, check=True)
        return ran.stdout.decode().replace("\u00ad", "").replace("-\n", "")
    if content.startswith(ZIP):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            return "\n".join([*names, *(readable(archive.read(name)) for name in names)])
    return content.decode("utf-8", "replace")
