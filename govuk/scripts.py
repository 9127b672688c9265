"""Which modules a script imports, so that a browser can fetch all of them at once."""

import re
from functools import lru_cache
from pathlib import Path
from posixpath import dirname, normpath

from django.contrib.staticfiles import finders

_IMPORT = re.compile(r"""^\s*(?:import|export)\b[^'"]*['"](\.{1,2}/[^'"]+)['"]""", re.MULTILINE)


@lru_cache(maxsize=32)
def imported_modules(name: str) -> tuple[str, ...]:
    """Return a script's name and those of all modules it imports, directly or through others."""
    found: dict[str, None] = {}
    waiting = [name]
    while waiting:
        one = waiting.pop(0)
        if one not in found:
            found[one] = None
            waiting += _imports_of(one)
    return tuple(found)


def _imports_of(name: str) -> list[str]:
    path = finders.find(name)
    if path is None:
        raise ValueError(f"There is no static file {name}.")
    source = Path(path).read_text(encoding="utf-8")
    return [normpath(f"{dirname(name)}/{relative}") for relative in _IMPORT.findall(source)]
