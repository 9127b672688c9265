import io
import re
import subprocess
import zipfile
from html.parser import HTMLParser

import pikepdf
import pytest

from reports.choices import Format, Language
from reports.services.makers import MAKERS, make_file
from tests.factories.hostile import SECRET, WRITTEN, poison, set_trap

pytestmark = pytest.mark.django_db

RUNNING = {"script", "iframe", "object", "embed", "base", "form", "button", "math"}
LEADING = {"src", "href", "srcset", "action", "formaction", "poster", "background"}


class Read(HTMLParser):
    """The elements of a page: no pattern tells an attribute from what is typed in its value."""

    def __init__(self):
        super().__init__()
        self.elements = []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, attrs))


@pytest.fixture
def trap(tmp_path):
    with set_trap(tmp_path) as trap:
        yield trap


@pytest.fixture
def poisoned(written, trap):
    fields = poison(written, trap.texts())
    assert {name.partition(".")[0] for name in fields} >= {model.__name__ for model in WRITTEN}
    assert "name" in fields
    written.refresh_from_db()
    return written


def unpacked(content):
    """All that is in a file, however it is packed."""
    if content.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(content)) as document:
            streams = [one for one in document.objects if isinstance(one, pikepdf.Stream)]
            return content + b"".join(one.read_bytes() for one in streams)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return b"".join(archive.read(name) for name in archive.namelist())
    return content


@pytest.mark.parametrize("format_", MAKERS)
def test_file_of_hostile_texts_reaches_nothing(poisoned, trap, format_):
    content = unpacked(make_file(poisoned, Language.ENGLISH, Format(format_)))

    assert content
    assert SECRET.encode() not in content
    assert trap.hits == []


def test_pdf_holds_hostile_texts_as_they_were_typed(poisoned, trap):
    pdf = make_file(poisoned, Language.ENGLISH, Format.PDF)

    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    text = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    squeezed = re.sub(r"\s", "", text)
    for typed in (trap.texts()[0], trap.texts()[3], trap.texts()[6]):
        assert re.sub(r"\s", "", typed) in squeezed
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.attachments) == 0
        assert "/EmbeddedFiles" not in document.Root.get("/Names", {})
        assert "/JavaScript" not in document.Root.get("/Names", {})
        links = [
            str(note.A.URI)
            for page in document.pages
            for note in page.get("/Annots", [])
            if "/URI" in note.get("/A", {})
        ]
    assert links == []


def test_page_holds_hostile_texts_as_text(poisoned):
    page = make_file(poisoned, Language.ENGLISH, Format.HTML).decode()

    read = Read()
    read.feed(page)
    attributes = [(name, value) for _tag, found in read.elements for name, value in found]
    assert {tag for tag, _found in read.elements} & RUNNING == set()
    assert [name for name, _value in attributes if name.startswith("on")] == []
    assert [
        value
        for name, value in attributes
        if name in LEADING and not value.startswith(("#", "data:"))
    ] == []


def test_trap_would_notice(trap):
    import urllib.request

    with pytest.raises(OSError):  # noqa: PT011 - it hangs up without an answer
        urllib.request.urlopen(trap.site, timeout=5)
    assert len(trap.hits) == 1
