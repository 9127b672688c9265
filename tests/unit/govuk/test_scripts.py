"""Modules that a browser is told to fetch at once."""

import pytest
from django.contrib.staticfiles import finders

from govuk.scripts import imported_modules


@pytest.fixture
def scripts(tmp_path, settings, monkeypatch):
    """A folder of scripts that import one another."""
    settings.STATICFILES_DIRS = [tmp_path]
    finders.get_finder.cache_clear()
    imported_modules.cache_clear()
    (tmp_path / "js" / "more").mkdir(parents=True)
    (tmp_path / "js" / "main.js").write_text(
        "// A comment\n"
        "import { a } from './near.js'\n"
        "import {\n  b,\n  c,\n} from './more/far.js'\n"
        "const later = import('./later.js')\n"
        "const word = \"import './word.js'\"\n"
    )
    (tmp_path / "js" / "near.js").write_text("import './more/far.js'\nexport const a = 1\n")
    (tmp_path / "js" / "more" / "far.js").write_text("export { a } from '../near.js'\n")
    yield
    finders.get_finder.cache_clear()
    imported_modules.cache_clear()


def test_modules_are_found_through_other_modules_each_once(scripts):
    assert imported_modules("js/main.js") == ("js/main.js", "js/near.js", "js/more/far.js")


def test_module_that_is_missing_is_named(scripts):
    with pytest.raises(ValueError, match=r"js/nowhere\.js"):
        imported_modules("js/nowhere.js")
