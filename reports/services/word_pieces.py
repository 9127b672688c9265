"""What a Word file is put together from: headings, formatted texts, tables, pictures, marks."""

import io
from collections.abc import Iterable, Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from reports.services.chart_images import paint_chart
from reports.types import Blocks, Chart, FigureTable, Numbered
from wording.characters import xml_safe
from wording.formatting import Line, Paragraph

DEEP = RGBColor(0x0F, 0x4C, 0x5C)
CHART_WIDTH = Cm(16)
LANGUAGES = {"en": "en-GB", "cy": "cy-GB"}
TABLE_STYLE = "Table Grid"


def add_blocks(document: Document, blocks: Blocks, before: str = "", style: str = "") -> None:
    """Add paragraphs and lists; `before` opens the first of them."""
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            paragraph = document.add_paragraph(style=style or None)
            if place == 0 and before:
                paragraph.add_run(before).bold = True
            for number, line in enumerate(block.lines):
                if number:
                    paragraph.add_run().add_break()
                add_line(paragraph, line)
        else:
            if place == 0 and before:
                document.add_paragraph(before, style=style or None)
            for number, item in enumerate(block.items, 1):
                # Typed out, as Word would go on counting from the list before.
                kind = None if block.ordered else "List Bullet"
                paragraph = document.add_paragraph(f"{number}. " if block.ordered else "", kind)
                add_line(paragraph, item)


def add_line(paragraph: WordParagraph, line: Line) -> None:
    """Add the stretches of one line."""
    for span in line:
        run = paragraph.add_run(xml_safe(span.text))
        run.bold, run.italic = span.bold or None, span.italic or None


def add_numbered(document: Document, items: Iterable[Numbered], stop: str = ".") -> None:
    """Add texts with the numbers that the report gives them, hanging in their margin."""
    for item in items:
        first = len(document.paragraphs)
        add_blocks(document, item.blocks, f"{item.number}{stop}\t" if item.number else "")
        for place, paragraph in enumerate(document.paragraphs[first:]):
            shape = paragraph.paragraph_format
            shape.left_indent = Cm(1.1)
            shape.first_line_indent = Cm(-1.1) if place == 0 and item.number else None
            shape.tab_stops.add_tab_stop(Cm(1.1))


def add_table(document: Document, table: FigureTable) -> None:
    """Add a table with its caption and a header row that returns on every page."""
    caption = document.add_paragraph(style="Caption")
    caption.add_run(xml_safe(table.caption))
    caption.paragraph_format.keep_with_next = True
    drawn = start_table(document, table.head)
    for group in table.groups:
        if group.heading:
            cells = add_cells(drawn)
            heading = cells[0].merge(cells[-1]).paragraphs[0]
            heading.add_run(xml_safe(group.heading)).bold = True
        for row in group.rows:
            for place, (cell, text) in enumerate(zip(add_cells(drawn), row.cells, strict=True)):
                paragraph = cell.paragraphs[0]
                run = paragraph.add_run(xml_safe(text))
                run.bold = row.is_marked or None
                if place in row.typed:
                    mark_english(run)
                if place == 0 and row.note:
                    cell.add_paragraph(xml_safe(row.note))
                if len(row.cells) - place <= table.figures:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph()


def add_cells(table: Table) -> tuple[_Cell, ...]:
    """Add a row to a table, and return its cells."""
    return tuple(table.add_row().cells)  # type: ignore[no-untyped-call]  # lacks a type


def start_table(document: Document, head: Sequence[str]) -> Table:
    """Add a table that has its header row only."""
    table: Table = document.add_table(rows=1, cols=len(head), style=TABLE_STYLE)
    for cell, words in zip(table.rows[0].cells, head, strict=True):
        cell.paragraphs[0].add_run(xml_safe(words)).bold = True
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    return table


def add_chart(document: Document, chart: Chart) -> None:
    """Add a chart as a picture with its words."""
    picture = document.add_picture(io.BytesIO(paint_chart(chart)), width=CHART_WIDTH)
    picture._inline.docPr.set("descr", xml_safe(chart.alt))


def add_typed(document: Document, texts: Iterable[str]) -> None:
    """Add paragraphs that are English in a file of another language."""
    for text in texts:
        mark_english(document.add_paragraph().add_run(xml_safe(text)))


def mark_english(run: Run) -> None:
    """Say of a stretch of text that it is English."""
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGES["en"])
    run._r.get_or_add_rPr().append(language)


def add_field(paragraph: WordParagraph, instruction: str, shown: str = "") -> None:
    """Add what Word fills in itself, such as the number of the page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = paragraph.add_run(shown)
    field.append(run._r)
    paragraph._p.append(field)


def add_bookmark(heading: WordParagraph, anchor: str) -> None:
    """Name a heading, so that a link can lead to it."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    number = str(len(heading.part.element.xpath("//w:bookmarkStart")) + 1)
    for mark in (start, end):
        mark.set(qn("w:id"), number)
    start.set(qn("w:name"), bookmark_name(anchor))
    heading._p.insert(1 if heading._p.pPr is not None else 0, start)
    heading._p.append(end)


def add_link(paragraph: WordParagraph, words: str, anchor: str) -> None:
    """Add words that lead to a heading."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), bookmark_name(anchor))
    run = paragraph.add_run(words)
    run.font.color.rgb, run.font.underline = DEEP, True
    link.append(run._r)
    paragraph._p.append(link)


def bookmark_name(anchor: str) -> str:
    """Return an anchor as Word lets a bookmark be called: letters, digits, at most forty."""
    return "".join(one if one.isalnum() else "_" for one in f"part_{anchor}")[:40]


def set_styles(document: Document, language: str) -> None:
    """Set fonts, colours and the language that Word checks the spelling in."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    for name, size in (("Title", 28), ("Heading 1", 20), ("Heading 2", 15), ("Heading 3", 12)):
        font = document.styles[name].font
        font.name, font.size, font.color.rgb = "Arial", Pt(size), DEEP
        fonts = document.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    code = LANGUAGES[language]
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), code)
