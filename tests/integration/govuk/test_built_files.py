import re

import pytest
from django.conf import settings

BUILT = settings.BASE_DIR / "static/build"


@pytest.mark.parametrize("name", ["app.css", "govuk-frontend.min.js"])
def test_built_file_carries_neither_crown_nor_transport(name):
    text = (BUILT / name).read_text().lower()

    assert "transport" not in text
    assert "crown" not in text
    assert "crest" not in text


def test_styles_refer_to_no_other_file():
    assert re.findall(r"url\([^)]*\)|@import", (BUILT / "app.css").read_text()) == []


def test_styles_hold_the_parts_the_pages_use():
    styles = (BUILT / "app.css").read_text()

    assert ".govuk-generic-header" in styles
    assert ".app-pick__input" in styles


def test_script_asks_for_no_file_that_is_not_served():
    assert "sourceMappingURL" not in (BUILT / "govuk-frontend.min.js").read_text()


def test_font_of_reports_covers_welsh():
    ttlib = pytest.importorskip("fontTools.ttLib")

    for name in ("Regular", "Bold", "It"):
        letters = ttlib.TTFont(BUILT / f"fonts/SourceSans3-{name}.ttf").getBestCmap()
        assert {ord(letter) for letter in "ŵŷâêîôûẁýŴŶ"} <= set(letters)
