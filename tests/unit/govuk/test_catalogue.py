import pytest

from govuk.catalogue import unchecked_welsh

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=4; plural=(n==1) ? 0 : (n==2) ? 1 : (n != 8 && n != 11) ? 2 : 3;\\n"

#: reports/queries/sentences.py
msgid "checked"
msgstr "gwiriwyd"

# unchecked
#: reports/queries/sentences.py templates/cases/note.html
msgid "not checked"
msgstr "heb ei wirio"

# Checked by a translator who left a word.
#: templates/reports/document/front.html
msgid "with a word"
msgstr "gyda gair"

#: templates/reports/document/front.html
msgid "empty"
msgstr ""

#: templates/reports/document/front.html
#, fuzzy
msgid "guessed"
msgstr "dyfalwyd"

# unchecked
#: reports/queries/sentences.py
msgid "%(count)s case"
msgid_plural "%(count)s cases"
msgstr[0] "%(count)s achos"
msgstr[1] "%(count)s achos"
msgstr[2] "%(count)s achos"
msgstr[3] "%(count)s achos"

# unchecked
#~ msgid "gone"
#~ msgstr "wedi mynd"
"""


@pytest.fixture(autouse=True)
def catalogue(tmp_path, settings):
    path = tmp_path / "cy" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(CATALOGUE)
    settings.LOCALE_PATHS = [tmp_path]


def test_text_is_named_until_a_translator_has_checked_it():
    assert unchecked_welsh({"checked", "not checked", "with a word"}) == ("not checked",)


def test_text_without_welsh_is_named():
    assert unchecked_welsh(["guessed", "empty"]) == ("empty", "guessed")


def test_text_that_the_catalogue_does_not_know_is_named():
    assert unchecked_welsh({"gone", "not checked"}) == ("not checked", "gone")


def test_counted_text_is_named_by_its_singular():
    assert unchecked_welsh({"%(count)s case"}) == ("%(count)s case",)


def test_texts_are_found_by_the_file_they_stand_in():
    assert unchecked_welsh(sources=["templates/reports/"]) == ("empty", "guessed")
    assert unchecked_welsh(sources=["reports/queries/sentences.py"]) == (
        "not checked",
        "%(count)s case",
    )


def test_nothing_is_named_where_nothing_was_asked():
    assert unchecked_welsh() == ()
