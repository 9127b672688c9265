"""Where the sentences of a typed text begin and end."""

from __future__ import annotations

import re
from dataclasses import dataclass

# After these a full stop ends no sentence; after those below only before a number.
_ABBREVIATIONS = frozenset(
    [
        "e.g",
        "i.e",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "rev",
        "hon",
        "st",
        "vs",
        "cf",
        "approx",
        "para",
        "paras",
        "s",
        "ss",
        "sch",
        "p",
        "pp",
        "fig",
        "viz",
        "vol",
        "dept",
        "tel",
        "ext",
        "e.e",
        "h.y",
        "cyf",
        "adr",
    ]
)
_BEFORE_NUMBERS = frozenset(
    [
        "b",
        "d.o.b",
        "dob",
        "no",
        "nos",
        "art",
        "reg",
        "rhif",
        "tud",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
_END = re.compile(r"[.!?…]+[’”\"')\]]*(?=\s|$)")
_LIST_SIGN = re.compile(r"[ \t]*(?:[-•–]|\(?[0-9]{1,2}[.)]|\(?[a-z][.)])[ \t]+")
_LAST_WORD = re.compile(r"([\w.’']+)$")
_NUMBERING = re.compile(r"(?:[0-9]+\.)*[0-9]+\.?|[ivxlc]+\.?|[a-z]\.?", re.IGNORECASE)
_OPENING = re.compile(r"[\s‘“\"'(\[]*(?P<first>\S)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its place in the text, without blanks around it."""

    text: str
    start: int
    end: int


def split_sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text, in their order.

    A line that goes on in small letters belongs to the sentence before; every list item, heading
    and paragraph stands alone.
    """
    found: list[Sentence] = []
    for start, end in _blocks(text):
        begin = start
        for stop in _stops(text, start, end):
            _add(found, text, begin, stop)
            begin = stop
        _add(found, text, begin, end)
    return found


def _add(found: list[Sentence], text: str, start: int, end: int) -> None:
    inner = text[start:end]
    stripped = inner.strip()
    if stripped:
        begin = start + len(inner) - len(inner.lstrip())
        found.append(Sentence(stripped, begin, begin + len(stripped)))


def _blocks(text: str) -> list[tuple[int, int]]:
    """Return the stretches of lines that sentences cannot cross."""
    blocks: list[tuple[int, int]] = []
    position = 0
    for line in text.split("\n"):
        end = position + len(line)
        if blocks and _goes_on(text[blocks[-1][0] : blocks[-1][1]], line):
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((position, end))
        position = end + 1
    return blocks


def _goes_on(before: str, line: str) -> bool:
    if not before.strip() or not line.strip() or _LIST_SIGN.match(line):
        return False
    if before.rstrip()[-1] in ".!?:;":
        return False
    return line.lstrip()[0].islower() or line.lstrip()[0].isdigit() or before.rstrip()[-1] == ","


def _stops(text: str, start: int, end: int) -> list[int]:
    return [
        found.end()
        for found in _END.finditer(text, start, end)
        if found.end() < end and _is_stop(text, start, end, found)
    ]


def _is_stop(text: str, start: int, end: int, found: re.Match[str]) -> bool:
    following = _OPENING.match(text, found.end(), end)
    if following is None:
        return True
    if following["first"].islower():
        return False
    if found.group() != ".":
        return True
    before = _LAST_WORD.search(text[start : found.start()])
    word = before.group(1) if before else ""
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    if is_initial or word.lower().strip(".") in _ABBREVIATIONS:
        return False
    if word.lower() in _BEFORE_NUMBERS and following["first"].isdigit():
        return False
    is_first = before is not None and not text[start : start + before.start()].strip()
    return not (is_first and _NUMBERING.fullmatch(word))
