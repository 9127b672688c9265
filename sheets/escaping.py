"""Keep spreadsheet programs from running a cell's text as a formula, and undo it on reading.

The rule is the one of OWASP's page on CSV injection and of ASVS 5.0, 1.2.10. Reading back is exact:
`restore_formula(escape_formula(text)) == text` for every text.
"""

import itertools
import unicodedata

_MARK = "'"
_FORMULA_STARTS = frozenset("=+-@")
_RUNNING_BLANKS = frozenset("\t\r\0")


def escape_formula(text: str) -> str:
    """Return the text with a leading single quote where a program might run it.

    A text that already looks escaped gets one more quote, so that reading gives it back.
    """
    return _MARK + text if _may_run(text) else text


def restore_formula(text: str) -> str:
    """Return the text as it was before `escape_formula`."""
    if text.startswith(_MARK) and _may_run(text[1:]):
        return text[1:]
    return text


def _may_run(text: str) -> bool:
    # Programs skip blanks and invisible characters before they look for a formula.
    skipped = "".join(itertools.takewhile(_is_skipped, text))
    if not _RUNNING_BLANKS.isdisjoint(skipped):
        return True
    # The normal form makes one of the full-width and small forms of a sign.
    return unicodedata.normalize("NFKC", text[len(skipped) :][:1]) in _FORMULA_STARTS


def _is_skipped(char: str) -> bool:
    return char == _MARK or char.isspace() or not char.isprintable()
