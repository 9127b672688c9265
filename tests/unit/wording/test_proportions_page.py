from django.core.management import call_command

from tests.architecture.tree import ROOT
from wording.ladder import LANGUAGES, steps


def test_page_of_proportions_is_what_the_command_prints(capsys):
    call_command("show_proportions")

    page = (ROOT / "docs/reference/proportions.md").read_text()
    assert page == capsys.readouterr().out, "Write the output of manage.py show_proportions to it."


def test_page_shows_every_step_in_every_language():
    page = (ROOT / "docs/reference/proportions.md").read_text()

    said = [words for language in LANGUAGES for words, _ in steps(language)]
    assert [words for words in said if f"| {words} |" not in page] == []
