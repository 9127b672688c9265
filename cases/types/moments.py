"""When a page says that something was typed, as far as its clock can be believed."""

from datetime import UTC, datetime

from django.utils.dateparse import parse_datetime

LONGEST = 64
# Beyond these no database keeps the moment, and no page could show it in local time.
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
LATEST = datetime(2200, 1, 1, tzinfo=UTC)


def read_moment(text: str) -> datetime | None:
    """Return a point in time with its offset from UTC, as JSON of a page writes it.

    None for one that a laptop with a senseless clock sends: what was typed matters, not when.
    Raises ValueError for what is no point in time.
    """
    moment = parse_datetime(text) if len(text) <= LONGEST else None
    if moment is None or moment.tzinfo is None:
        raise ValueError(text)
    return moment if EARLIEST <= moment <= LATEST else None
