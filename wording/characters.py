"""Which characters of a typed text another format can hold."""

import re

# What a word processor calls a line or page break.
_BREAKS = re.compile("[\x0b\x0c]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0d-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_safe(text: str) -> str:
    """Return a text without the characters that XML cannot hold as they are."""
    return _NOT_IN_XML.sub("", _BREAKS.sub(" ", text))
