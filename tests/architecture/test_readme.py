import re

import pytest

from tests.architecture.tree import ROOT, tracked_files


@pytest.fixture
def drawn_tree():
    readme = (ROOT / "README.md").read_text()
    blocks = re.findall(r"^```\w*\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    return next(block for block in blocks if block.startswith("manage.py"))


def test_readme_draws_every_folder_and_no_other(drawn_tree):
    drawn = set(re.findall(r"^([\w-]+)/", drawn_tree, re.MULTILINE))
    real = {path.relative_to(ROOT).parts[0] for path in tracked_files() if path.parent != ROOT}

    assert drawn == {name for name in real if not name.startswith(".")}
