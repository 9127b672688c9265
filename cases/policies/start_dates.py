"""How a service may write the day on which a case began."""

import re
from datetime import date

from django.utils.translation import gettext as _

from cases.errors import StartDateRefused

_TIME = re.compile(r"[\sT]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?Z?$")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)")
_BRITISH = re.compile(r"(?P<day>\d\d?)[/.-](?P<month>\d\d?)[/.-](?P<year>\d{4})")
_WORDS = re.compile(
    r"(?P<day>\d\d?)[\s-](?P<word>[a-z]{3,9})[\s-](?P<year>\d{4})", re.IGNORECASE | re.ASCII
)
_SHORT_YEAR = re.compile(r"\d\d?[\s/.-](?:\d\d?|[A-Za-z]{3,9})[\s/.-]\d\d", re.ASCII)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_FEWEST_LETTERS = 3


def read_start_date(written: str, today: date) -> date:
    """Return the day; raises StartDateRefused for what is no day, could be two, or is to come.

    2026-03-01, 1/3/2026 (day, month, year) and 1 March 2026 are the same day; the time of day that
    spreadsheet programs add is left out.
    """
    text = _TIME.sub("", written.strip())
    if _SHORT_YEAR.fullmatch(text):
        raise StartDateRefused(_("Write the year with four digits: 1/3/2026."))
    found = _ISO.fullmatch(text) or _BRITISH.fullmatch(text) or _WORDS.fullmatch(text)
    if found is None:
        raise StartDateRefused(_("Write day, month and year: 1/3/2026 or 2026-03-01."))
    parts = found.groupdict()
    month = _month_of(parts["word"]) if "word" in parts else int(parts["month"])
    try:
        day = date(int(parts["year"]), month, int(parts["day"]))
    except ValueError as error:
        raise StartDateRefused(
            _("No calendar has this day. Write the day first, then the month: 1/3/2026.")
        ) from error
    if day > today:
        raise StartDateRefused(_("This day is still to come. Correct it."))
    return day


def _month_of(word: str) -> int:
    """Return the number of a month that is written out or cut short; 0 for no month."""
    written = word.casefold()
    numbers = (number for number, name in enumerate(_MONTHS, 1) if name.startswith(written))
    return next(numbers, 0) if len(written) >= _FEWEST_LETTERS else 0
