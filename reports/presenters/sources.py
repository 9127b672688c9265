"""What a page offers to take over from the fieldwork."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

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


@dataclass(frozen=True)
class SourceList:
    """Everything that can be taken over; `chosen` says what was, "" for nothing."""

    chosen: str
    rows: list[SourceRow]


def present_sources(
    sources: Iterable[Source], chosen: Source | None, taken: Collection[str], query: QueryDict
) -> SourceList:
    """Return what is offered, with addresses that keep the rest of the page's own."""
    told = ""
    if chosen is not None:
        told = _("Taken over: %(label)s. Nothing is in the report until you save it.") % {
            "label": chosen.label
        }
    rows = [
        SourceRow(one.label, one.title, one.text, one.text in taken, _address(one, query))
        for one in sources
        if one != chosen
    ]
    return SourceList(told, rows)


def _address(source: Source, query: QueryDict) -> str:
    words = query.copy()
    words[PARAMETER] = source.name
    return f"?{words.urlencode()}"
