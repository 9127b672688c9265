"""The Welsh catalogue holds every text of the source, translated, and nothing else."""

import re
import shutil
import subprocess
import sys

import polib
import pytest

from tests.architecture.tree import ROOT, relative, tracked_files

CATALOGUE = "locale/cy/LC_MESSAGES/django.po"
# "%(count)s", "%s", "%%" and "{name}": what is filled in, or stands for a sign.
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}")


@pytest.fixture(scope="module")
def entries():
    return list(polib.pofile(str(ROOT / CATALOGUE)))


@pytest.fixture(scope="module")
def renewed(tmp_path_factory):
    """Return the catalogue as the command leaves it in a copy of the source."""
    copy = tmp_path_factory.mktemp("source")
    for path in tracked_files():
        if path.suffix in {".py", ".html", ".txt", ".po"}:
            target = copy / relative(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    subprocess.run(
        [sys.executable, "manage.py", "makemessages"], cwd=copy, check=True, capture_output=True
    )
    return list(polib.pofile(str(copy / CATALOGUE)))


def identity(entry):
    """Return what makes an entry the one it is; where it stands tells what a report prints."""
    files = tuple(sorted({path for path, _line in entry.occurrences}))
    return entry.msgctxt, entry.msgid, entry.msgid_plural, files


def translations(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def sources(entry, number):
    """Return the English that a form may follow; the form for 1 may leave its number out."""
    plural = [entry.msgid_plural] if entry.msgid_plural else []
    return [entry.msgid, *plural] if number == 0 else plural


def placeholders(text):
    return sorted(set(PLACEHOLDER.findall(text)))


def edges(text):
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def test_catalogue_holds_the_texts_of_the_source_and_no_other(entries, renewed):
    kept, due = set(map(identity, entries)), set(map(identity, renewed))

    assert due - kept == set(), "Run manage.py makemessages and translate what is new."
    assert kept - due == set(), "Run manage.py makemessages: these texts are gone."


def test_every_text_is_translated(entries):
    assert [one.msgid for one in entries if not one.translated()] == []


def test_nothing_is_guessed_or_left_over(entries):
    assert [one.msgid for one in entries if one.fuzzy or one.obsolete] == []


def test_counted_texts_have_the_four_forms_of_welsh(entries):
    forms = {len(one.msgstr_plural) for one in entries if one.msgid_plural}

    assert forms == {4}


def test_what_is_filled_in_is_the_same_in_welsh(entries):
    wrong = [
        (one.msgid, text)
        for one in entries
        for number, text in enumerate(translations(one))
        if placeholders(text) not in [placeholders(text) for text in sources(one, number)]
    ]

    assert wrong == []


def test_space_around_a_text_is_the_same_in_welsh(entries):
    wrong = [
        (one.msgid, text)
        for one in entries
        for text in translations(one)
        if edges(text) != edges(one.msgid)
    ]

    assert wrong == []


def test_catalogue_can_be_compiled(tmp_path):
    done = subprocess.run(
        ["msgfmt", "--check", f"--output-file={tmp_path / 'django.mo'}", ROOT / CATALOGUE],
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stderr) == (0, "")
