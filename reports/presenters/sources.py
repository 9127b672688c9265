"""What a page offers to take over from the fieldwork."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from reports.queries.sources import Source

# What names a source in an address.
PARAMETER = "from"


@dataclass(frozen=True)
class SourceRow:
    """Something that can be taken over."""

    label: str
    title: str
    text: str
    is_taken: bool
    take_href: str


def source_rows(
    sources: Iterable[Source], taken: Collection[str], add_href: str
) -> list[SourceRow]:
    """Return what is offered; ``taken`` are the texts and sources that stand in the report."""
    join = "&" if "?" in add_href else "?"
    return [
        SourceRow(
            one.label,
            one.title,
            one.text,
            one.text in taken or one.name in taken,
            f"{add_href}{join}{urlencode({PARAMETER: one.name})}",
        )
        for one in sources
    ]
