"""Pictures in the documentation: each one that is shown exists, and each that exists is shown."""

import re

from tests.architecture.tree import ROOT, tracked_files


def test_every_picture_is_shown_and_every_shown_picture_exists():
    pages = [path for path in tracked_files() if path.suffix == ".md"]
    shown = {
        (page.parent / address).resolve()
        for page in pages
        for address in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text())
    }
    kept = {path.resolve() for path in tracked_files() if (ROOT / "docs") in path.parents}

    assert shown == {path for path in kept if path.suffix in {".png", ".jpg"}}
