import ast
import re

from tests.architecture.tree import (
    ROOT,
    migrations,
    parse,
    relative,
    rooms,
    source_modules,
    tracked_files,
)

MOST_LINES_OF_A_MODULE = 400
MOST_LINES_OF_ANY_FILE = 1000
CODE = {".py", ".js", ".mjs", ".html", ".scss", ".md"}
NAMES_THAT_SAY_NOTHING = {"common", "core", "helper", "helpers", "misc", "util", "utils"}


def line_count(path):
    return len(path.read_text().splitlines())


def test_module_opens_with_a_sentence_on_what_belongs_in_it():
    silent = [
        relative(path)
        for path in source_modules()
        if parse(path).body and not ast.get_docstring(parse(path))
    ]

    assert silent == []


def test_module_is_short_enough_to_read():
    modules = [*source_modules(), *(ROOT / "static" / "js").rglob("*.js")]

    assert [relative(path) for path in modules if line_count(path) > MOST_LINES_OF_A_MODULE] == []


def test_no_file_of_code_reaches_a_thousand_lines():
    code = [path for path in tracked_files() if path.suffix in CODE]

    assert [relative(path) for path in code if line_count(path) >= MOST_LINES_OF_ANY_FILE] == []


def test_names_say_what_is_inside():
    vague = [
        relative(path)
        for path in tracked_files()
        if path.suffix in CODE
        and {*path.relative_to(ROOT).parts[:-1], path.stem} & NAMES_THAT_SAY_NOTHING
    ]

    assert vague == []


def test_migration_is_named_by_what_it_does():
    unnamed = [path for path in migrations() if "_auto_" in path.stem or path.stem.isdigit()]

    assert [relative(path) for path in unnamed] == []


def test_migration_imports_no_app():
    # A migration runs against the tables of its own time, not against today's code.
    imports = re.compile(rf"^\s*(?:from|import) (?:{'|'.join(rooms())})\b", re.MULTILINE)

    assert [relative(path) for path in migrations() if imports.search(path.read_text())] == []


def test_text_file_ends_with_a_line_end():
    contents = {path: path.read_bytes() for path in tracked_files()}
    texts = {path: content for path, content in contents.items() if b"\0" not in content}

    unended = [path for path, content in texts.items() if content and content[-1:] != b"\n"]

    assert [relative(path) for path in unended] == []
