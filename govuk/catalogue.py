"""Which Welsh of the interface's catalogue is not good enough to be published.

The catalogue is its own record: a translator who has checked an entry takes the comment
`# unchecked` away from it. How the file is kept: docs/how-to/keep-welsh.md.
"""

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

import polib
from django.conf import settings

UNCHECKED = "unchecked"


def unchecked_welsh(
    texts: Collection[str] = (), *, sources: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the English of what is not translated or not checked, in the catalogue's order.

    Asked for are the English `texts`, and every text of the files whose path begins with one of
    `sources` ("templates/reports/document/"). A text the catalogue does not know comes last.
    """
    entries = _entries(Path(settings.LOCALE_PATHS[0]) / "cy" / "LC_MESSAGES" / "django.po")
    prefixes = tuple(sources)
    asked = [one for one in entries if one.msgid in texts or _stands_in(one, prefixes)]
    unknown = set(texts) - {one.msgid for one in asked}
    return (*(one.msgid for one in asked if not _is_checked(one)), *sorted(unknown))


@lru_cache(maxsize=2)
def _entries(path: Path) -> tuple[polib.POEntry, ...]:
    return tuple(one for one in polib.pofile(str(path)) if not one.obsolete)


def _stands_in(entry: polib.POEntry, prefixes: tuple[str, ...]) -> bool:
    return any(path.startswith(prefixes) for path, _line in entry.occurrences)


def _is_checked(entry: polib.POEntry) -> bool:
    return entry.translated() and UNCHECKED not in entry.tcomment.split()
