"""Production names scripts by their content, so that no page mixes old ones with new ones."""

import re
from pathlib import Path

from govuk.storage import StaticFiles


def test_script_imports_others_under_the_names_of_their_content(tmp_path: Path) -> None:
    (tmp_path / "main.js").write_text("import { a } from './part.js'\nimport './bare.js'\na()\n")
    (tmp_path / "part.js").write_text("export const a = () => {}\n")
    (tmp_path / "bare.js").write_text("export {}\n")
    storage = StaticFiles(location=tmp_path, base_url="/static/")

    names = {path.name: (storage, path.name) for path in tmp_path.iterdir()}
    list(storage.post_process(names))

    main = (tmp_path / storage.stored_name("main.js")).read_text()
    assert re.search(r'from "\./part\.[0-9a-f]{12}\.js"', main)
    assert re.search(r'import"\./bare\.[0-9a-f]{12}\.js"', main)
