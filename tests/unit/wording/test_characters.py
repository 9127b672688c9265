"""Characters that other formats cannot hold."""

import xml.etree.ElementTree as ElementTree
from io import BytesIO

import docx
import pytest

from wording.characters import xml_safe

UNSAFE = [
    *map(chr, range(0x20)),
    "\x7f",
    "\x85",
    "\u2028",
    "\ud800",
    "\ufffe",
    "\uffff",
    "\U0001f600",
]


@pytest.mark.parametrize("character", UNSAFE)
def test_every_text_fits_xml_and_word(character):
    text = xml_safe(f"one{character}two")

    assert ElementTree.fromstring(f"<p>{text}</p>").text == text
    document = docx.Document()
    document.add_paragraph(text)
    document.save(BytesIO())


@pytest.mark.parametrize("pasted", ["one\x0btwo", "one\x0ctwo"])
def test_breaks_of_word_processors_part_words(pasted):
    assert xml_safe(pasted) == "one two"
