"""What is saved of a passage: the shape of its content by its kind.

Each field is named with how scripts read it, see static/js/fieldwork/controls.js: all are texts but
flags, which are true or false.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from judgements.types.operations import malformed
from reports.choices import PassageKind

# Where a new item joins: behind the one with this uid, or at the end of its list. "" for one that
# stands: its place is changed by moving it.
AFTER = "after"
AT_THE_END = "end"
_ITEM = {"place": "fixed", AFTER: "fixed"}

FIELDS: Mapping[PassageKind, Mapping[str, str]] = MappingProxyType(
    {
        PassageKind.FOREWORD: {
            "text": "text",
            "signatory_name": "text",
            "signatory_office": "text",
            "month": "text",
            "year": "text",
        },
        PassageKind.LEAD_IN: {"text": "text"},
        PassageKind.SUMMARY: {"text": "text"},
        PassageKind.FINDING: {"text": "text", "source": "fixed", **_ITEM},
        PassageKind.BLOCK: {
            "kind": "choice",
            "title": "text",
            "text": "text",
            "changed_name_declared": "flag",
            "consent_declared": "flag",
            "source": "fixed",
            **_ITEM,
        },
        PassageKind.ADDRESSEE: {"text": "text", **_ITEM},
        PassageKind.RECOMMENDATION: {"text": "text", **_ITEM},
    }
)
WELSH_FIELDS: Mapping[str, str] = MappingProxyType(
    {"title": "text", "text": "text", "of_sha256": "stamp"}
)


def blank_content(fields: Mapping[str, str]) -> dict[str, Any]:
    """Return a content that says nothing."""
    return {name: False if how == "flag" else "" for name, how in fields.items()}


def check_shape(fields: Mapping[str, str], content: Mapping[str, Any]) -> None:
    """Raise FieldworkRefused (malformed) unless the content has exactly these fields."""
    if content.keys() != fields.keys():
        # A missing field must not be taken for one that was emptied.
        raise malformed("content")
    for name, how in fields.items():
        if not isinstance(content[name], bool if how == "flag" else str):
            raise malformed(name)
