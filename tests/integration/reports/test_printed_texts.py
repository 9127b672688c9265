"""What a report prints is known by its files, so that unchecked Welsh among it is found."""

import polib
import pytest
from django.utils import translation

from reports.choices import Format, Language
from reports.queries.check_rules import PRINTED_BY
from reports.services.files import document_markup
from reports.services.makers import MAKERS
from tests.architecture.tree import ROOT

pytestmark = pytest.mark.django_db

# A comma and a space, which no translator need look at.
SIGNS = {", "}


@pytest.fixture
def asked(monkeypatch):
    """Return the English of all that is translated meanwhile."""
    texts = set()
    translation.gettext("")  # what translates is put in place by its first use
    translation.ngettext("", "", 1)
    translation.pgettext("", "")
    for name, place in (("gettext", 0), ("ngettext", 0), ("pgettext", 1)):
        translate = getattr(translation._trans, name)

        def note(*words, translate=translate, place=place):
            texts.add(str(words[place]))
            return translate(*words)

        monkeypatch.setattr(translation._trans, name, note)
    return texts


def test_every_text_of_a_report_in_welsh_is_in_a_file_that_is_looked_at(written, asked):
    document = MAKERS[Format.PDF].gather(written, Language.WELSH)
    annex = MAKERS[Format.CSV].gather(written, Language.WELSH)
    with translation.override("cy"):
        document_markup(document)
        MAKERS[Format.DOCX].write(document)
        MAKERS[Format.CSV].write(annex)

    entries = polib.pofile(str(ROOT / "locale/cy/LC_MESSAGES/django.po"))
    files = {one.msgid: [path for path, _line in one.occurrences] for one in entries}
    printed = {text: files[text] for text in asked - SIGNS if text in files}
    assert len(printed) > 50
    unseen = {
        text: paths
        for text, paths in printed.items()
        if not any(path.startswith(PRINTED_BY) for path in paths)
    }
    assert unseen == {}
