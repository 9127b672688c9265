import re

from tests.architecture.tree import ROOT, relative, tracked_files

# Written with a dot inside, so that this file does not find itself.
REGISTRIES = "py·pi.org python·hosted.org npm·js.org npm·js.com".replace("·", "").split()
ASSISTANTS = "cl·aude anth·ropic chat·gpt open·ai.com co·pilot".replace("·", "").split()


def files_with(pattern):
    found = re.compile(pattern, re.IGNORECASE)
    return [
        relative(path)
        for path in tracked_files()
        if found.search(path.read_bytes().decode(errors="ignore"))
    ]


def test_no_file_names_a_package_registry():
    # Where packages come from is the choice of whoever installs them.
    assert files_with("|".join(map(re.escape, REGISTRIES))) == []


def test_lock_files_name_no_host():
    python = [path for path in ROOT.glob("requirements*.lock") if "://" in path.read_text()]
    node = [path for path in ROOT.glob("package-lock.json") if '"resolved"' in path.read_text()]

    assert [relative(path) for path in python + node] == []


def test_no_file_speaks_of_anything_but_the_project():
    assert files_with("|".join(rf"\b{word}" for word in ASSISTANTS)) == []
