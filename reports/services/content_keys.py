"""What a file is made of, as one key: the same key, the same file."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

from reports.choices import Format
from reports.services.makers import Source

# Whatever lays a file out besides its source: our code, templates, styles, fonts, translations.
INGREDIENTS = (
    ("reports", "*.py"),
    ("sheets", "*.py"),
    ("govuk", "*.py"),
    ("wording", "*.py"),
    ("templates/reports", "*"),
    ("templates/components", "*.svg"),
    ("static/report", "*"),
    ("static/build/fonts", "*.ttf"),
    ("locale", "*.mo"),
)
LIBRARIES = ("django", "weasyprint", "pydyf", "pikepdf", "python-docx", "openpyxl", "odfdo")


def content_key(format_: Format, source: Source) -> str:
    """Return the key of the file that a source makes in a format.

    Sources are frozen values whose representation shows all that is in them.
    """
    digest = hashlib.sha256(ingredients_digest().encode())
    for part in (format_.value, source.language, repr(source)):
        digest.update(f"\n{len(part)}\n{part}".encode())
    return digest.hexdigest()


@cache
def ingredients_digest() -> str:
    """Return one hash of everything that makes files in this process."""
    digest = hashlib.sha256()
    for name in LIBRARIES:
        digest.update(f"{name} {version(name)}\n".encode())
    for path in _ingredients(settings.BASE_DIR):
        digest.update(f"{path.relative_to(settings.BASE_DIR)} {path.stat().st_size}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _ingredients(base: Path) -> Iterator[Path]:
    for folder, pattern in INGREDIENTS:
        yield from sorted(path for path in (base / folder).rglob(pattern) if path.is_file())
