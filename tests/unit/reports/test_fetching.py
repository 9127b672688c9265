import base64

import pytest
from weasyprint.urls import FatalURLFetchingError

from reports.services.fetching import ReportFetcher
from reports.services.styling import MissingStaticFile, find_static

PICTURE = "data:image/svg+xml;base64," + base64.b64encode(b"<svg/>").decode()


@pytest.fixture
def fetcher():
    return ReportFetcher({"file:///fonts/font.ttf": b"font"}, [PICTURE])


def test_named_file_and_own_picture_are_handed_out(fetcher):
    assert fetcher("file:///fonts/font.ttf").read() == b"font"
    assert fetcher(PICTURE).read() == b"<svg/>"
    assert fetcher(PICTURE).content_type == "image/svg+xml"


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "file:///fonts/../fonts/font.ttf",
        "file:///fonts/font.ttf?x",
        "http://127.0.0.1:1/",
        "https://example.org/logo.png",
        "ftp://example.org/",
        "data:text/html,<b>x</b>",
        PICTURE.replace("svg", "png"),
        "",
    ],
)
def test_every_other_address_ends_the_rendering(fetcher, address):
    with pytest.raises(FatalURLFetchingError):
        fetcher(address)


def test_file_that_was_not_built_is_named():
    with pytest.raises(MissingStaticFile, match=r"report/none\.css"):
        find_static("report/none.css")
