import re

import pytest

from tests.architecture.tree import ROOT, relative, templates

# The sign-in library asks for its pages by these folders; they are pages of accounts.
FOLDERS_OF_ONE_APP = {"account": "accounts", "allauth": "accounts"}
INCLUDE = re.compile(r"{%\s*(include|extends)\s+(.+?)\s*%}", re.DOTALL)
COMMENT = re.compile(r"{#.*?#}|{%\s*comment.*?%}.*?{%\s*endcomment\s*%}", re.DOTALL)
FORBIDDEN = {
    "a filter or tag that switches escaping off": r"\|\s*safe(?:seq)?\b|{%\s*autoescape\s+off",
    "an inline script": r"<script(?![^>]*\bsrc=)",
    "an inline style sheet": r"<style\b",
    "a style attribute": r"<[^>]*\sstyle\s*=",
    "an event attribute": r"<[^>]*\son[a-z]+\s*=",
    "a script address": r"javascript:",
}


def source(path):
    return COMMENT.sub("", path.read_text())


def app_of(name):
    """Return the app whose part a template is; the base page and components are everybody's."""
    folder = name.partition("/")[0] if "/" in name else ""
    return FOLDERS_OF_ONE_APP.get(folder, folder)


def may_include(path, tag, target):
    name = target.strip("\"'")
    if tag == "extends" and name == "base.html":
        return True
    own = app_of(path.relative_to(ROOT / "templates").as_posix())
    return app_of(name) in {own, "components"}


def used_templates(path):
    for tag, arguments in INCLUDE.findall(source(path)):
        target, _, options = arguments.partition(" ")
        yield tag, target, options.split()


def test_template_uses_only_its_own_parts_and_components():
    foreign = [
        f"{relative(path)} uses {target}"
        for path in templates()
        for tag, target, _options in used_templates(path)
        if not may_include(path, tag, target)
    ]

    assert foreign == []


def test_component_is_given_only_what_it_needs():
    open_ended = [
        f"{relative(path)} includes {target} without only"
        for path in templates()
        for tag, target, options in used_templates(path)
        if tag == "include" and target.startswith('"components/') and "only" not in options
    ]

    assert open_ended == []


@pytest.mark.parametrize("fault", FORBIDDEN)
def test_template_holds_nothing_the_browser_would_refuse(fault):
    found = re.compile(FORBIDDEN[fault], re.IGNORECASE)

    assert [relative(path) for path in templates() if found.search(source(path))] == []


@pytest.mark.parametrize(
    ("fault", "markup"),
    [
        ("a filter or tag that switches escaping off", "{{ note | safe }}"),
        ("an inline script", "<script>go()</script>"),
        ("an inline style sheet", "<style>p {}</style>"),
        ("a style attribute", '<p class="x" style="color: red">'),
        ("an event attribute", '<a href="#" onclick="go()">'),
        ("a script address", '<a href="javascript:go()">'),
    ],
)
def test_forbidden_markup_is_found(fault, markup):
    assert re.search(FORBIDDEN[fault], markup, re.IGNORECASE)
