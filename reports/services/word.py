"""The report as a Word file, from the same document as the PDF and the web page."""

import io
from collections.abc import Iterable

import docx
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from docx.document import Document

from reports.choices import PartCode
from reports.services.word_pieces import (
    add_blocks,
    add_bookmark,
    add_cells,
    add_chart,
    add_field,
    add_link,
    add_numbered,
    add_table,
    add_typed,
    mark_english,
    set_styles,
    start_table,
)
from reports.types import (
    Box,
    DataText,
    Judgement,
    OverallText,
    Part,
    ReportDocument,
    Section,
    Theme,
)
from wording.characters import xml_safe
from wording.formatting import Paragraph, Span


def make_word(report: ReportDocument) -> bytes:
    """Return the report as a Word file (DOCX)."""
    document = docx.Document()
    set_styles(document, report.language)
    _describe(document, report)
    _add_margins(document, report)
    for part in report.parts:
        _add_part(document, report, part)
    _add_closing(document, report)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _describe(document: Document, report: ReportDocument) -> None:
    about = document.core_properties
    about.title, about.author = xml_safe(report.title)[:255], xml_safe(report.author)[:255]
    about.language, about.subject, about.comments = report.language, report.reference, ""


def _add_margins(document: Document, report: ReportDocument) -> None:
    """Print what it is at the head of every page, DRAFT included, and the page number below."""
    section = document.sections[0]
    words = " – ".join([*report.marks, report.title])
    section.header.paragraphs[0].text = xml_safe(words)
    add_field(section.footer.paragraphs[0], "PAGE")


def _add_part(document: Document, report: ReportDocument, part: Part) -> None:
    if part.code == PartCode.COVER:
        _add_cover(document, report)
        return
    heading = document.add_heading(xml_safe(part.full_title), 1)
    heading.paragraph_format.page_break_before = part.code != PartCode.SUMMARY
    add_bookmark(heading, part.anchor)
    if part.theme:
        _add_theme(document, part, part.theme)
    elif part.code == PartCode.FOREWORD:
        _add_foreword(document, report)
    elif part.code == PartCode.KEY_JUDGEMENTS:
        _add_judgements(document, report)
    elif part.code == PartCode.SUMMARY:
        _add_summaries(document, report)
    elif part.code == PartCode.RECOMMENDATIONS:
        _add_recommendations(document, report)
    elif part.code == PartCode.CONTENTS:
        for entry in report.contents:
            add_link(document.add_paragraph(), xml_safe(entry.title), entry.anchor)
    elif part.code == PartCode.ACKNOWLEDGEMENTS:
        _add_acknowledgements(document, report)
    if part.text:
        _add_data_text(document, part.text)
    for inner in () if part.theme else part.parts:
        document.add_heading(xml_safe(inner.title), 2)
        if inner.text:
            _add_data_text(document, inner.text)


def _add_cover(document: Document, report: ReportDocument) -> None:
    cover = report.cover
    document.add_paragraph(xml_safe(cover.programme))
    document.add_paragraph(xml_safe(cover.service), style="Title")
    number = _publication(report)
    lines: tuple[str, ...] = (
        cover.local_authority,
        cover.fieldwork,
        cover.published,
        number,
    )
    if report.elsewhere:
        lines = (*lines, report.elsewhere)
    if report.correction:
        correction = _("Corrected version: %(note)s") % {"note": report.correction}
        lines = (*lines, correction)
    for words in (*lines, report.draft_notice, *report.notices):
        if words:
            document.add_paragraph(xml_safe(words))


def _publication(report: ReportDocument) -> str:
    if not report.publication_number:
        return ""
    return _("Publication number: %(number)s") % {"number": report.publication_number}


def _add_closing(document: Document, report: ReportDocument) -> None:
    title = document.add_paragraph()
    title.add_run(xml_safe(report.title)).bold = True
    title.paragraph_format.page_break_before = True
    for words in (report.cover.published, _publication(report), *report.publisher):
        if words:
            document.add_paragraph(xml_safe(words))


def _add_foreword(document: Document, report: ReportDocument) -> None:
    foreword = report.foreword
    add_blocks(document, foreword.blocks)
    for words in (foreword.signatory_name, foreword.signatory_office, foreword.month):
        if words:
            document.add_paragraph(xml_safe(words))


def _add_judgements(document: Document, report: ReportDocument) -> None:
    if report.ratings:
        _add_overall(document, report.ratings.overall)
        add_table(document, report.ratings.table)
    else:
        head = (capfirst(report.standard_noun), _("Judgement"), _("Stars"))
        table = start_table(document, head)
        for theme in report.themes:
            stars = theme.judgement.stars
            drawn = f"{'★' * stars.full}{'☆' * (stars.most - stars.full)} " if stars else "–"
            label = "\n".join(one for one in (theme.judgement.label, theme.judgement.note) if one)
            row = (f"{theme.number}. {theme.title}", label, drawn + (stars.words if stars else ""))
            for cell, words in zip(add_cells(table), row, strict=True):
                cell.text = xml_safe(words)
    document.add_paragraph(xml_safe(report.rating_key))


def _add_overall(document: Document, overall: OverallText | None) -> None:
    if overall is None:
        document.add_paragraph(_("[nothing is rated yet]"))
        return
    lines = (_("Overall rating"), overall.word, overall.points, *overall.notes)
    for words in lines:
        document.add_paragraph(xml_safe(words))


def _add_summaries(document: Document, report: ReportDocument) -> None:
    for theme in report.themes:
        document.add_heading(xml_safe(theme.numbered_title if theme.domain else theme.title), 2)
        opening = Paragraph(((Span(theme.first_sentence, italic=True),),))
        add_blocks(document, (opening, *theme.summary))


def _add_recommendations(document: Document, report: ReportDocument) -> None:
    add_blocks(document, report.lead_in)
    for group in report.groups:
        document.add_heading(xml_safe(group.heading), 2)
        add_numbered(document, group.recommendations)
    if not report.groups:
        document.add_paragraph(_("[recommendations not written yet]"))
    if report.names_note:
        document.add_paragraph(xml_safe(report.names_note))


def _add_theme(document: Document, part: Part, theme: Theme) -> None:
    for words in (theme.domain, *_judgement_lines(theme.judgement)):
        if words:
            document.add_paragraph(xml_safe(words))
    for inner in part.parts:
        document.add_heading(xml_safe(inner.title), 2)
        _add_theme_part(document, inner.code, theme)


def _judgement_lines(judgement: Judgement) -> Iterable[str]:
    yield judgement.label
    yield judgement.stars.words if judgement.stars else judgement.points
    yield judgement.note


def _add_theme_part(document: Document, code: str, theme: Theme) -> None:
    if code == PartCode.EXPECTATION:
        add_blocks(document, theme.expectation)
    elif code == PartCode.KEY_FINDINGS:
        add_numbered(document, theme.findings)
    elif code == PartCode.EXPLANATION:
        for section in theme.explanation:
            _add_section(document, section)
    elif code == PartCode.SCORE and theme.results:
        _add_data_text(
            document,
            DataText(
                (theme.results.sentence,) if theme.results.sentence else (),
                (theme.results.table,) if theme.results.table else (),
            ),
        )
        _add_data_text(document, DataText(theme.results.working, typed=theme.results.typed))
    elif code == PartCode.DATA_SUMMARY and theme.data_summary:
        document.add_paragraph(xml_safe(theme.data_summary.note or theme.data_summary.gap))
        if theme.data_summary.chart:
            add_chart(document, theme.data_summary.chart)
        if theme.data_summary.table:
            add_table(document, theme.data_summary.table)
    elif code == PartCode.REGISTERS and theme.registers:
        _add_data_text(document, theme.registers)


def _add_section(document: Document, section: Section) -> None:
    if section.title:
        document.add_heading(xml_safe(f"{section.number}. {section.title}"), 3)
        document.add_paragraph().add_run(xml_safe(section.aim)).italic = True
    for entry in section.entries:
        if isinstance(entry, Box):
            _add_box(document, entry)
        else:
            add_numbered(document, [entry], "" if section.title else ".")


def _add_box(document: Document, box: Box) -> None:
    for words in (box.heading, box.title):
        if words:
            document.add_paragraph(style="Intense Quote").add_run(xml_safe(words)).bold = True
    for blocks in box.texts:
        add_blocks(document, blocks, style="Quote" if box.is_comment else "")


def _add_data_text(document: Document, text: DataText) -> None:
    for words in text.paragraphs:
        document.add_paragraph(xml_safe(words))
    add_typed(document, text.typed)
    for table in text.tables:
        add_table(document, table)
    for section in text.sections:
        document.add_heading(xml_safe(section.title), 3)
        _add_data_text(document, section)


def _add_acknowledgements(document: Document, report: ReportDocument) -> None:
    table = start_table(document, (_("Organisation"), _("People and roles")))
    for row in report.acknowledgements:
        cells = add_cells(table)
        organisation = cells[0].paragraphs[0].add_run(xml_safe(row.organisation))
        if row.is_typed:
            mark_english(organisation)
        cells[1].text = xml_safe("\n".join(row.people))
