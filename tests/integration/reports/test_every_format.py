"""The same report as PDF, web page, Word file and one page: what must be in each, and what not."""

import io
import re
from functools import partial

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn
from odfdo import Document as OpenDocument
from openpyxl import load_workbook

from cases.models import Assessment
from cases.services.answering import apply
from inspections.choices import Country
from reports.choices import Format, Language
from reports.queries.document import build_document
from reports.queries.pictures import draw_chart
from reports.services.comments import add_comment
from reports.services.files import make_page, make_pdf, make_summary
from reports.services.findings import add_finding
from reports.services.makers import check_file, make_file
from reports.services.validation import check_pdf
from reports.services.word import make_word
from tests.factories.cases import make_operation
from tests.factories.evidence import make_evidence
from tests.factories.weighing import make_mark
from tests.integration.reports.test_pdf import TYPED, elements, text_of

pytestmark = pytest.mark.django_db

FORMATTED = "It was **well** done:\n\n- *soon*\n- late & <b>never</b>\n\nA last word."

# Written for the team alone, each where the data of a report come from.
PRIVATE = {
    "answer": "The file of Kestrel shows it.",
    "evidence": "Osprey told us in the corridor.",
    "comment": "Ask Merlin before this goes out.",
    "weighing": "Goshawk could not recall a meeting.",
}


def fold(text):
    return re.sub(r"\s+", " ", text)


def words_of_word(content):
    body = docx.Document(io.BytesIO(content)).element.body
    paragraphs = (
        "".join(t.text or "" for t in one.iter(qn("w:t"))) for one in body.iter(qn("w:p"))
    )
    return fold(" ".join(paragraphs))


def words_of_page(page):
    text = re.sub(r"<[^>]*>", " ", page.decode())
    return fold(text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"))


def words_of_cells(content, format_):
    """Return all that stands in the cells of a data annex."""
    if format_ == Format.CSV:
        return content.decode()
    if format_ == Format.XLSX:
        sheets = load_workbook(io.BytesIO(content)).worksheets
        return "\n".join(str(one) for sheet in sheets for row in sheet.values for one in row)
    tables = OpenDocument(io.BytesIO(content)).body.get_tables()
    return "\n".join(str(one) for table in tables for row in table.get_values() for one in row)


READERS = {
    Format.PDF: text_of,
    Format.SUMMARY: text_of,
    Format.HTML: words_of_page,
    Format.DOCX: words_of_word,
    **{one: partial(words_of_cells, format_=one) for one in (Format.CSV, Format.XLSX, Format.ODS)},
}


@pytest.fixture
def confided(written, inspector, lead_inspector):
    """A report whose team wrote in every place that is its own."""
    case = Assessment.objects.get(case__reference="EM-02")
    apply(make_operation(case, "AS01", "yes", note=PRIVATE["answer"]), inspector)
    entry = make_evidence(written, lead_inspector, text=PRIVATE["evidence"], places=["leading/"])
    make_mark(written, lead_inspector, "G01", "partly", PRIVATE["weighing"], [entry.pk])
    add_comment(inspection=written, key="foreword", text=PRIVATE["comment"], by=lead_inspector)
    return written


@pytest.fixture
def document(written, lead_inspector):
    add_finding(inspection=written, standard="assessing", text=FORMATTED, by=lead_inspector)
    return build_document(written, Language.ENGLISH)


def test_every_text_typed_is_in_every_format(document):
    typed = [one.strip("“”") for one in TYPED]
    for words in (
        text_of(make_pdf(document)),
        words_of_page(make_page(document)),
        words_of_word(make_word(document)),
    ):
        assert [
            one for one in (*typed, "late & <b>never</b>", "A last word.") if one not in words
        ] == []
        assert "**" not in words
        assert "EM-01" not in words


def test_every_format_there_is_can_be_read_here():
    assert set(READERS) == set(Format)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("format_", Format)
def test_what_the_team_keeps_to_itself_is_in_no_format(confided, format_, language):
    content = make_file(confided, language, format_)
    words = READERS[format_](content)
    hidden = [*PRIVATE.values(), "Kestrel", "Osprey", "Merlin", "Goshawk", "EM-01", "EM-02"]

    assert words
    assert [one for one in hidden if one in words] == []


def test_formatting_is_kept_in_a_word_file(document):
    word = docx.Document(io.BytesIO(make_word(document)))
    runs = {run.text: run for paragraph in word.paragraphs for run in paragraph.runs}

    assert runs["well"].bold
    assert runs["soon"].italic
    assert not runs["late & <b>never</b>"].bold


def test_as_many_figures_with_words_as_charts(document):
    with pikepdf.open(io.BytesIO(make_pdf(document))) as pdf:
        found = list(elements(pdf.Root.StructTreeRoot.K))
    tagged = [str(one.get("/Alt", "")) for kind, one in found if kind == "/Figure"]
    word = docx.Document(io.BytesIO(make_word(document)))
    described = [one.get("descr") for one in word.element.body.iter(qn("wp:docPr"))]
    page = make_page(document).decode()

    alternatives = [chart.alt for chart in document.charts]
    assert alternatives
    assert tagged == described == alternatives
    assert page.count('role="img"') == len(alternatives)
    assert all(draw_chart(chart) in page for chart in document.charts)


def test_word_file_has_headings_header_rows_title_and_draft_mark(document):
    word = docx.Document(io.BytesIO(make_word(document)))
    styles = {one.style.name for one in word.paragraphs}
    headers = [table.rows[0]._tr.trPr.find(qn("w:tblHeader")) for table in word.tables]

    assert {"Title", "Heading 1", "Heading 2"} <= styles
    assert headers
    assert None not in headers
    assert word.core_properties.title == document.title
    assert "DRAFT" in word.sections[0].header.paragraphs[0].text
    languages = {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_pdfs_pass_the_accessibility_check(document):
    assert check_pdf(make_pdf(document)) == []
    assert check_pdf(make_summary(document)) == []


def test_what_is_no_accessible_pdf_is_found_out(document):
    with pikepdf.open(io.BytesIO(make_pdf(document))) as pdf:
        del pdf.Root.Lang
        broken = io.BytesIO()
        pdf.save(broken)

    assert check_file(broken.getvalue(), Format.PDF) != []
    assert check_file(b"no PDF", Format.PDF) != []


def test_summary_is_one_page_with_ratings_and_recommendations(document):
    summary = make_summary(document)
    text = text_of(summary)

    with pikepdf.open(io.BytesIO(summary)) as pdf:
        assert len(pdf.pages) == 1
    for theme in document.themes:
        assert f"{theme.numbered_title} {theme.judgement.label}" in text
    assert "partners come" in text
    assert "reviews follow life" in text
    assert "DRAFT" in text


def test_welsh_words_of_an_english_report_are_tagged_as_welsh(written):
    service = written.service
    service.country = Country.WALES
    service.save()
    document = build_document(written, Language.ENGLISH)
    welsh = build_document(written, Language.WELSH)

    pdf = make_pdf(document)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == "en"
        languages = [
            str(one.Lang) for _, one in elements(opened.Root.StructTreeRoot.K) if "/Lang" in one
        ]
    assert languages == ["cy"]
    assert check_pdf(pdf) == []
    assert f'<p lang="cy">{document.elsewhere}</p>' in make_page(document).decode()
    assert welsh.elsewhere == "This report is also published in English."
    with pikepdf.open(io.BytesIO(make_pdf(welsh))) as opened:
        assert str(opened.Root.Lang) == "cy"
