"""The reference page of small numbers names every characteristic and every mark."""

from pathlib import Path

from django.conf import settings

from reports.queries.annex_columns import HIDDEN, NONE_APPLICABLE, SMALL_BASE
from reports.queries.characteristics import all_characteristics

PAGE = Path("docs/reference/small-numbers.md").read_text(encoding="utf-8")


def test_page_names_every_characteristic_and_no_other():
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]

    assert rows == [
        f"| `{one.fact}` | {'yes' if one.words else 'no'} |" for one in all_characteristics()
    ]


def test_page_names_the_thresholds_as_they_are_set_by_default():
    assert f"`PUBLISH_BASE_FROM`\ncases ({settings.PUBLISH_BASE_FROM})" in PAGE
    assert f"`SUPPRESS_BELOW` ({settings.SUPPRESS_BELOW})" in PAGE


def test_page_explains_every_mark():
    assert all(f"`{mark}`" in PAGE for mark in (SMALL_BASE, HIDDEN, NONE_APPLICABLE))
