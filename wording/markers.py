"""Markers in stored text: live facts, and what a sentence is about or drawn from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["fact", "about", "from"]

# What stands after `|`: the value's first letter becomes a capital, for the start of a sentence.
CAPITAL = "capital"

_PART = r"[^\W_][\w.\-/]*"
_MARKER = re.compile(
    rf"\[\[[ \t]*(?:(?P<kind>about|from):)?(?P<key>{_PART}(?::{_PART})*)"
    r"(?:\|(?P<option>[a-z-]+))?(?:=(?P<seen>[^\[\]\n]*?))?[ \t]*\]\]"
)
# What looks like a marker and is none: it would be printed as it stands.
_LEFT_OVER = re.compile(r"\[\[[^\[\]\n]*\]\]")

_CLOSING = re.compile(r"[\s.,;:!?)’”'\"]")


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker of a text: `key` without its kind, and its place in the text.

    `seen` is the value that the writer saw when the marker was put in, None where none was kept.
    """

    kind: Kind
    key: str
    option: str | None
    seen: str | None
    start: int
    end: int


def split_markers(text: str) -> list[str | Marker]:
    """Return the text in pieces, in their order: stretches of text (never empty) and markers."""
    pieces: list[str | Marker] = []
    position = 0
    for found in _MARKER.finditer(text):
        if found.start() > position:
            pieces.append(text[position : found.start()])
        pieces.append(_read(found))
        position = found.end()
    if position < len(text):
        pieces.append(text[position:])
    return pieces


def find_markers(text: str) -> list[Marker]:
    """Return the markers of a text, in their order."""
    return [_read(found) for found in _MARKER.finditer(text)]


def find_left_over(text: str) -> list[tuple[int, int]]:
    """Return the places of double brackets that are no marker, though they look like one."""
    return [
        found.span()
        for found in _LEFT_OVER.finditer(text)
        if _MARKER.fullmatch(found.group()) is None
    ]


def fill_markers(text: str, look_up: Callable[[str], str | None], gap: Callable[[str], str]) -> str:
    """Return the text as it is printed: each live fact as its value, other markers as nothing.

    `look_up` gives the value of a fact key, or None; then `gap` says what stands there instead.
    """
    filled = ""
    was_silent = False
    for piece in split_markers(text):
        if isinstance(piece, str):
            # A silent marker stands after a space, which would be printed before a full stop.
            filled = filled.rstrip(" \t") if was_silent and _CLOSING.match(piece) else filled
            filled += piece
        elif piece.kind == "fact":
            value = look_up(piece.key)
            filled += gap(piece.key) if value is None else show_value(piece, value)
        was_silent = isinstance(piece, Marker) and piece.kind != "fact"
    return filled.rstrip(" \t") if was_silent else filled


def strip_markers(text: str) -> str:
    """Return the text without any marker, for counting words and for searching."""
    return fill_markers(text, lambda key: "", lambda key: "")


def show_value(marker: Marker, value: str) -> str:
    """Return a fact's value the way its marker asks for it."""
    return value[:1].upper() + value[1:] if marker.option == CAPITAL else value


def write_marker(
    key: str, *, kind: Kind = "fact", option: str | None = None, seen: str | None = None
) -> str:
    """Return a marker as it is stored; what a marker cannot hold is left out of `seen`."""
    start = key if kind == "fact" else f"{kind}:{key}"
    option_text = "" if option is None else f"|{option}"
    seen_text = "" if seen is None else "=" + re.sub(r"[\[\]\n]", "", seen).strip()
    return f"[[{start}{option_text}{seen_text}]]"


def _read(found: re.Match[str]) -> Marker:
    kind: Kind = "fact"
    if found["kind"] == "about":
        kind = "about"
    elif found["kind"] == "from":
        kind = "from"
    seen = found["seen"]
    return Marker(
        kind, found["key"], found["option"], None if seen is None else seen.strip(), *found.span()
    )
