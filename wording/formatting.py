"""The few signs by which a typed text is formatted: *italic*, **bold** and lists.

Everything else of Markdown is switched off, so that nothing typed can become markup: no HTML, no
links or pictures, no headings, no entities and no escapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.list import list_block
from markdown_it.rules_inline import StateInline, emphasis
from markdown_it.token import Token

# A list begins with one of these; another number would be lost in print, so it stays text.
_LIST_START = re.compile(r"(?:-|1\.)[ \t]+\S")

# The reader drops what lies too deep; from here on, signs of lists stay text instead.
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one style, without a line break."""

    text: str
    bold: bool = False
    italic: bool = False


Line: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its lines, each with at least one stretch."""

    lines: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list: its items, each one line; `ordered` ones are numbered from 1."""

    ordered: bool
    items: tuple[tuple[Span, ...], ...]


Block: TypeAlias = Paragraph | ListBlock


@lru_cache(maxsize=2048)
def read_text(text: str) -> tuple[Block, ...]:
    """Return the paragraphs and lists of a typed text; a blank text has none.

    A blank line ends a paragraph, a single line break stays one. Lists do not nest: an item within
    an item follows it as an item of the same list. What a text was read as is remembered: a report
    is previewed far more often than its texts change.
    """
    return tuple(_read_blocks(_PARSER.parse(text.strip())))


def plain_text(blocks: Iterable[Block]) -> str:
    """Return the words alone: blocks by blank lines, list items as lines after their sign."""
    return "\n\n".join(_plain_block(block) for block in blocks)


def plain_line(line: Iterable[Span]) -> str:
    """Return the words of one line or item."""
    return "".join(span.text for span in line)


def _plain_block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return "\n".join(plain_line(line) for line in block.lines)
    signs = (f"{number}." if block.ordered else "-" for number in range(1, len(block.items) + 1))
    return "\n".join(
        f"{sign} {plain_line(item)}" for sign, item in zip(signs, block.items, strict=True)
    )


def _read_blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    lists: list[str] = []
    items: list[Line] = []
    stray = ""
    for token in tokens:
        if token.type.endswith("_list_open"):
            lists.append(token.tag)
        elif token.type.endswith("_list_close"):
            tag = lists.pop()
            if not lists and items:
                yield ListBlock(tag == "ol", tuple(items))
                items = []
        elif token.type == "list_item_open":
            stray = _stray_number(token, len(items) + 1) if lists == ["ol"] else ""
        elif token.type == "inline":
            lines = _read_lines(token.children or [])
            if not lines:
                continue
            if stray and items:
                yield ListBlock(lists[0] == "ol", tuple(items))
                items = []
            if stray:
                first, *others = lines
                yield Paragraph((_tidy([Span(stray), *first]), *others))
                stray = ""
            elif lists:
                items.append(_joined(lines))
            else:
                yield Paragraph(lines)


def _stray_number(item: Token, expected: int) -> str:
    """Return the number of an item that does not follow the last; it belongs to its text."""
    return "" if item.info in {"1", str(expected)} else f"{item.info}{item.markup} "


def _read_lines(tokens: Iterable[Token]) -> tuple[Line, ...]:
    lines: list[list[Span]] = [[]]
    bold = italic = 0
    for token in tokens:
        bold += {"strong_open": 1, "strong_close": -1}.get(token.type, 0)
        italic += {"em_open": 1, "em_close": -1}.get(token.type, 0)
        first, *others = token.content.split("\n")
        lines[-1].append(Span(first, bold > 0, italic > 0))
        lines += [[Span(other, bold > 0, italic > 0)] for other in others]
    return tuple(line for line in map(_tidy, lines) if line)


def _joined(lines: Sequence[Line]) -> Line:
    joined: list[Span] = []
    for line in lines:
        joined += [*([Span(" ")] if joined else []), *line]
    return _tidy(joined)


def _tidy(spans: Iterable[Span]) -> Line:
    """Join stretches of one style, and take off blanks at both ends of the line."""
    merged: list[Span] = []
    for span in spans:
        last = merged[-1] if merged else None
        if last is not None and (last.bold, last.italic) == (span.bold, span.italic):
            merged[-1] = Span(last.text + span.text, span.bold, span.italic)
        elif span.text:
            merged.append(span)
    if merged:
        merged[0] = Span(merged[0].text.lstrip(), merged[0].bold, merged[0].italic)
        merged[-1] = Span(merged[-1].text.rstrip(), merged[-1].bold, merged[-1].italic)
    return tuple(span for span in merged if span.text)


def _read_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a list as Markdown does, where one may begin; within one, any item ends the last."""
    if state.level > _DEEPEST:
        return False
    place = state.bMarks[start] + state.tShift[start]
    if _LIST_START.match(state.src, place, state.eMarks[start]) is None and not (
        silent and state.level > 0
    ):
        return False
    return list_block(state, start, end, silent)


def _read_star(state: StateInline, silent: bool) -> bool:
    return state.src[state.pos] == "*" and emphasis.tokenize(state, silent)


def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["list", "emphasis", "balance_pairs"])
    parser.block.ruler.at("list", _read_list, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.inline.ruler.at("emphasis", _read_star)
    return parser


_PARSER = _make_parser()
