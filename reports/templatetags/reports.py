"""Filters for the templates of a report: its typed texts, each in one step, and its charts.

A report has hundreds of texts. A template included for each took most of the time of a preview, so
each is one step here, and the markup of a line is remembered.
"""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html, format_html_join

from reports.queries.pictures import chart_address, draw_chart
from reports.types import Blocks, Box, FigureRow, Numbered, Section
from wording.formatting import Block, Paragraph, Span

register = template.Library()
register.filter("drawing", draw_chart)
register.filter("address", chart_address)

_MARKED = format_html(' class="{}"', "report-table__marked")
_SHORT = format_html(' class="{}"', "report-table__short")
# Characters: "16 November 2015", "0.5 of 1 (50%)"; "In draft".
LONGEST_FIGURE, LONGEST_STATE = 18, 10


@register.filter
def typed(blocks: Iterable[Block]) -> str:
    """Return the paragraphs and lists of a typed text."""
    return format_html_join("\n", "{}", ((_block(block),) for block in blocks))


@register.filter
def numbered(entry: Numbered, stop: str) -> str:
    """Return a text with its number, if it has one, and the stop after it in its first line."""
    if not entry.number:
        return typed(entry.blocks)
    number = format_html('<span class="report-numbered__number">{}{} </span>', entry.number, stop)
    return _opened(number, entry.blocks)


@register.simple_tag
def entries(section: Section) -> str:
    """Return what stands under a sub-area, or in a whole theme: numbered paragraphs and boxes."""
    stop, name = ("", " report-entry--area") if section.title else (".", "")
    return format_html_join(
        "\n",
        "{}",
        (
            (
                _box(entry)
                if isinstance(entry, Box)
                else format_html(
                    '<div class="report-entry{}">{}</div>', name, numbered(entry, stop)
                ),
            )
            for entry in section.entries
        ),
    )


def _box(box: Box) -> str:
    return render_to_string("reports/document/_box.html", {"box": box})


@register.filter
def opened(blocks: Blocks, sentence: str) -> str:
    """Return a typed text after a sentence that the report itself begins it with."""
    spaced = bool(blocks) and isinstance(blocks[0], Paragraph)
    return _opened(format_html("<em>{}</em>{}", sentence, " " if spaced else ""), blocks)


@register.filter
def quoted(blocks: Blocks) -> str:
    """Return a typed text between quotation marks, which a list at its edge goes without."""
    last = len(blocks) - 1
    return format_html_join(
        "\n",
        "{}",
        (
            (_block(block, "“" if place == 0 else "", "”" if place == last else ""),)
            for place, block in enumerate(blocks)
        ),
    )


@register.filter
@lru_cache(maxsize=2048)
def lines(paragraph: Paragraph) -> str:
    """Return the lines of a paragraph with breaks between them."""
    first, *others = paragraph.lines
    if not others:
        return line(first)
    return format_html(
        "{}{}", line(first), format_html_join("", "<br>{}", ((line(one),) for one in others))
    )


@register.filter
@lru_cache(maxsize=2048)
def line(spans: tuple[Span, ...]) -> str:
    """Return one line with its bold and italic stretches."""
    return format_html_join("", "{}", ((_styled(span),) for span in spans))


@register.simple_tag(takes_context=True)
def in_english(context: Context, words: str) -> str:
    """Return words typed in English, for a report in another language.

    On paper they stand in an element of its own, from which tagging makes one with a language.
    """
    element = "main" if context.get("on_paper") else "span"
    return format_html('<{0} lang="en">{1}</{0}>', element, words)


@register.simple_tag(takes_context=True)
def figure_rows(context: Context, rows: Iterable[FigureRow]) -> str:
    """Return rows of figures, each with its cells: the first is its header, with its note."""
    return format_html_join(
        "\n",
        "<tr{}>{}</tr>",
        ((_MARKED if row.is_marked else "", _cells(context, row)) for row in rows),
    )


def _cells(context: Context, row: FigureRow) -> str:
    told = [
        in_english(context, words) if place in row.typed else words
        for place, words in enumerate(row.cells)
    ]
    if not told:
        return ""
    note = format_html('<span class="report-table__note">{}</span>', row.note) if row.note else ""
    on_paper = bool(context.get("on_paper"))
    shapes = [_SHORT if on_paper and _is_short(words) else "" for words in row.cells]
    others = format_html_join("", "<td{}>{}</td>", zip(shapes[1:], told[1:], strict=True))
    return format_html('<th scope="row">{}{}</th>{}', told[0], note, others)


def _is_short(words: str) -> bool:
    """Whether paper has room for a cell's words in one line: a date, a figure, a state."""
    is_figure = any(letter.isdigit() for letter in words)
    return len(words) <= (LONGEST_FIGURE if is_figure else LONGEST_STATE)


def _opened(opening: str, blocks: Blocks) -> str:
    """Return a text with an opening in its first paragraph, one of its own before a list."""
    first, others = blocks[:1], blocks[1:]
    if first and isinstance(first[0], Paragraph):
        start = _block(first[0], opening)
    else:
        start, others = format_html("<p>{}</p>", opening), blocks
    return format_html("{}\n{}", start, typed(others)) if others else start


def _block(block: Block, before: str = "", after: str = "") -> str:
    if isinstance(block, Paragraph):
        return format_html("<p>{}{}{}</p>", before, lines(block), after)
    items = format_html_join("", "<li>{}</li>", ((line(item),) for item in block.items))
    name = "ol" if block.ordered else "ul"
    return format_html('<{} class="report-list">{}</{}>', name, items, name)


def _styled(span: Span) -> str:
    text = conditional_escape(span.text)
    text = format_html("<em>{}</em>", text) if span.italic else text
    return format_html("<strong>{}</strong>", text) if span.bold else text
