import pytest

from reports.choices import PassageKind
from reports.types import PassageKey


@pytest.mark.parametrize(
    ("key", "kind", "name"),
    [
        ("foreword", PassageKind.FOREWORD, ""),
        ("lead-in", PassageKind.LEAD_IN, ""),
        ("summary:1.1", PassageKind.SUMMARY, "1.1"),
        ("finding:2b2f6d2e-7d52-4b8a-b7c0-0a4f0a2c9d11", PassageKind.FINDING, None),
    ],
)
def test_key_is_taken_apart_and_put_together(key, kind, name):
    read = PassageKey.read(key)

    assert read.kind == kind
    assert name is None or read.name == name
    assert str(read) == key


@pytest.mark.parametrize(
    "key", ["", "foreword:1", "summary", "summary:", "court:1.1", "summary:a b"]
)
def test_what_is_no_key_is_not_read(key):
    assert PassageKey.read(key) is None
