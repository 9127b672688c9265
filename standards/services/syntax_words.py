"""Says in plain words why a file is not YAML."""

import yaml
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from standards.errors import Fault

_EXPLANATIONS = (
    (
        "mapping values are not allowed",
        gettext_lazy("a colon stands where none can be; put the whole text in quotes"),
    ),
    ("cannot start any token", gettext_lazy("a text may not begin like this; put it in quotes")),
    ("tab", gettext_lazy("a tab stands where only spaces can; indent with spaces")),
    ("unexpected end of stream", gettext_lazy("a quote is opened and never closed")),
    (
        "found unknown escape character",
        gettext_lazy("a backslash in double quotes; use single quotes"),
    ),
    ("could not find expected ':'", gettext_lazy("a field name without a colon after it")),
    ("expected ',' or", gettext_lazy("a comma or a closing bracket is missing")),
    (
        "undefined alias",
        gettext_lazy("an alias (*) stands here; write the text out, or put it in quotes"),
    ),
    ("block end", gettext_lazy("this line does not line up with the lines above it")),
    ("expected key", gettext_lazy("this line does not line up with the lines above it")),
    ("block sequence entries", gettext_lazy("a list cannot begin here; check the indentation")),
    ("special characters are not allowed", gettext_lazy("a control character is in the text")),
    ("control characters", gettext_lazy("a control character is in the text")),
)


def explain_syntax(error: yaml.YAMLError, text: str) -> Fault:
    """The line and the reason of a syntax error; the parser's own words where we have no others."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    whole = f"{getattr(error, 'context', '')} {problem}"
    found = (words for sign, words in _EXPLANATIONS if sign in whole)
    words = next(found, _("this is not YAML (%(problem)s)") % {"problem": problem})
    return Fault(_line(error, text), str(words))


def _line(error: yaml.YAMLError, text: str) -> int:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        return int(mark.line) + 1
    position = int(getattr(error, "position", 0) or 0)
    return text.count("\n", 0, position) + 1
