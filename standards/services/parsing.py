"""Turns the bytes of a YAML file into data that knows its line numbers, and trusts nothing.

A framework file needs only text, whole numbers, true and false, lists and maps. Everything else
YAML can do (aliases, tags, dates, several documents, "no" meaning false) is refused or left as
text, so that the file means what its reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn, TypeAlias

import yaml
from django.utils.translation import gettext as _

from standards.errors import Fault, FrameworkFileError
from standards.services.syntax_words import explain_syntax

Path: TypeAlias = tuple[str | int, ...]

MOST_BYTES = 1_000_000
DEEPEST_NESTING = 30
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONTROL_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_PLAIN_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True)
class ParsedFile:
    """The data of a file, the line each part of it begins on, and the faults found on the way."""

    document: Any
    lines: dict[Path, int]
    faults: tuple[Fault, ...]

    def line_of(self, path: Path) -> int:
        """The line of the part at this path, or of the nearest part around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def parse_file(content: bytes) -> ParsedFile:
    """Read the bytes of a framework file.

    Raises FrameworkFileError where nothing can be read; faults that leave the rest readable, such
    as a key given twice, come with the result.
    """
    text = _decode(content)
    try:
        parsed = _Builder(yaml.parse(text, Loader=_LOADER)).build_file()
    except yaml.YAMLError as error:
        raise FrameworkFileError([explain_syntax(error, text)]) from error
    return parsed


def _decode(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        reason = _("the file is larger than %(most)s bytes, far more than a framework needs")
        raise FrameworkFileError([Fault(1, reason % {"most": MOST_BYTES})])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FrameworkFileError([Fault(line, _("the file is not UTF-8 text"))]) from error
    if not text.strip():
        raise FrameworkFileError([Fault(1, _("the file is empty"))])
    return text


class _Builder:
    """Builds data from the parser's events; stops at what could run away."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self._events = events
        self._lines: dict[Path, int] = {}
        self._faults: list[Fault] = []

    def build_file(self) -> ParsedFile:
        event = next(self._events)
        while isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            raise FrameworkFileError([Fault(1, _("the file holds nothing but comments"))])
        document = self._build(event, ())
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._stop(after, _("a second document begins here; a file holds one framework"))
        return ParsedFile(document, self._lines, tuple(self._faults))

    def _build(self, event: yaml.Event, path: Path) -> Any:
        self._lines.setdefault(path, _line(event))
        if isinstance(event, yaml.AliasEvent):
            self._stop(event, _("an alias (*) stands here; write the text out"))
        if len(path) > DEEPEST_NESTING:
            self._stop(event, _("lists or maps are nested too deeply"))
        if isinstance(event, yaml.NodeEvent) and getattr(event, "tag", None) not in (None, "!"):
            self._stop(event, _("a tag (!) stands here; use plain text, lists and maps"))
        if isinstance(event, yaml.MappingStartEvent):
            return self._build_map(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._build_list(path)
        self._refuse_control_characters(event)
        return _scalar(event)

    def _build_list(self, path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._build(event, (*path, len(items))))
        return items

    def _build_map(self, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._stop(event, _("a field name is missing, or is a list or map"))
            self._refuse_control_characters(event)
            key = str(event.value)
            entry = (*path, key)
            if key in found:
                self._repeat(event, key, self._lines[entry])
                self._build(next(self._events), (*path, f"{key} (again)"))
                continue
            self._lines[entry] = _line(event)
            found[key] = self._build(next(self._events), entry)
        return found

    def _repeat(self, event: yaml.Event, key: str, first: int) -> None:
        reason = _("“%(key)s” is given twice; it first stands on line %(first)s")
        self._faults.append(Fault(_line(event), reason % {"key": key, "first": first}))

    def _refuse_control_characters(self, event: yaml.Event) -> None:
        """Stop at what double quotes can spell and neither a database nor a page can hold."""
        if _CONTROL_CHARACTER.search(str(getattr(event, "value", ""))):
            self._stop(event, _("a control character is in the text"))

    def _stop(self, event: yaml.Event, reason: str) -> NoReturn:
        raise FrameworkFileError([*self._faults, Fault(_line(event), reason)])


def _scalar(event: yaml.Event) -> Any:
    """Text, unless it is written without quotes and is a whole number, true, false or nothing."""
    value = str(getattr(event, "value", ""))
    is_plain = getattr(event, "implicit", (False, False))[0]
    if not is_plain:
        return value
    if _WHOLE_NUMBER.fullmatch(value):
        return int(value)
    return _PLAIN_WORDS.get(value, value)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
