"""Archives that say nothing of when they were made."""

import io
import zipfile
from collections.abc import Mapping
from types import MappingProxyType

# The earliest that an archive can say.
_BEGINNING = (1980, 1, 1, 0, 0, 0)


def repack(content: bytes, replaced: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """Return an archive with the same parts in the same order, all of the same date.

    `replaced` has other content for some of its parts.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w") as new:
        for part in old.infolist():
            dated = zipfile.ZipInfo(part.filename, _BEGINNING)
            dated.external_attr = part.external_attr
            dated.compress_type = part.compress_type
            new.writestr(dated, replaced.get(part.filename) or old.read(part))
    return written.getvalue()
