"""A report document as plain JSON values and back, so that a version outlives its data."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from cattrs.preconf.json import make_converter
from cattrs.strategies import configure_tagged_union

from reports.types import Entry, ReportDocument
from wording.formatting import Block

# Says which of several types a value is, where a field holds one of several.
TYPE_FIELD = "is_a"

# What a stored version holds beyond its types is a fault in it, never to be passed over.
converter = make_converter(forbid_extra_keys=True)
# From the inside out: what holds a union is prepared with those that are known by then.
for union in (Block, Entry):
    configure_tagged_union(union, converter, tag_name=TYPE_FIELD)


def freeze_document(document: ReportDocument) -> dict[str, Any]:
    """Return the document as values that JSON can hold; thawing gives an equal one."""
    frozen: dict[str, Any] = converter.unstructure(document, unstructure_as=ReportDocument)
    return frozen


def thaw_document(frozen: Mapping[str, Any]) -> ReportDocument:
    """Return the document that was frozen; raises an ExceptionGroup for anything else."""
    # The library takes the marks of types out of what it reads.
    return converter.structure(deepcopy(frozen), ReportDocument)
