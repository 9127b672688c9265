"""The same report as PDF, web page, Word file and one page: what must be in each, and what not."""

import io
import re
import subprocess
from functools import partial

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn
from odfdo import Document as OpenDocument
from openpyxl import load_workbook
from PIL import Image

from cases.models import Assessment
from cases.services.answering import apply
from inspections.choices import Country
from reports.choices import Format, Language
from reports.queries.document import as_published, build_document
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
from tests.integration.reports.test_pdf import TYPED, elements, pages_of, text_of

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


def runs_in_english(body):
    """Return the runs of a Word file that say they are English."""
    return [
        run
        for run in body.iter(qn("w:r"))
        if any(one.get(qn("w:val")) == "en-GB" for one in run.iter(qn("w:lang")))
    ]


def faint_share(pdf):
    """Return how much of the second page is nearly white."""
    command = ["pdftoppm", "-r", "20", "-gray", "-f", "2", "-l", "2"]
    image = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    pixels = list(Image.open(io.BytesIO(image)).tobytes())
    return sum(225 <= one < 253 for one in pixels) / len(pixels)


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


def test_contents_of_a_word_file_lead_to_its_headings(document):
    body = docx.Document(io.BytesIO(make_word(document))).element.body
    links = {
        "".join(t.text for t in one.iter(qn("w:t"))): one.get(qn("w:anchor"))
        for one in body.iter(qn("w:hyperlink"))
    }
    headings = {
        one.get(qn("w:name")): "".join(t.text for t in one.getparent().iter(qn("w:t")))
        for one in body.iter(qn("w:bookmarkStart"))
    }
    numbers = [one.get(qn("w:id")) for one in body.iter(qn("w:bookmarkStart"))]

    assert list(links) == [entry.title for entry in document.contents]
    assert all(headings[anchor] == title for title, anchor in links.items())
    assert len(set(numbers)) == len(numbers)


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


def test_an_english_report_marks_nothing_as_english(document):
    assert make_page(document).decode().count('lang="en"') == 1
    word = docx.Document(io.BytesIO(make_word(document))).element.body
    assert runs_in_english(word) == []


def test_last_page_says_who_publishes_it_and_where_to_write(written, settings):
    settings.PUBLISHER_NAME = "Inspectorate of the Vale"
    settings.PUBLISHER_CONTACT = "The Old Mill | Vale Street 1|"
    document = as_published(build_document(written, Language.ENGLISH), "2026-0042")
    lines = ["Inspectorate of the Vale", "write to:", "The Old Mill", "Vale Street 1", "2026-0042"]

    last = pages_of(make_pdf(document))[-1]
    places = [last.index(line) for line in lines[:-1]]
    assert places == sorted(places)
    assert "2026-0042" in last
    for words in (words_of_page(make_page(document)), words_of_word(make_word(document))):
        assert [line for line in lines if line not in words] == []


def test_no_address_is_promised_where_the_settings_have_none(document):
    assert document.publisher == ()
    assert "write to:" not in text_of(make_pdf(document))


def test_appendices_have_a_page_that_opens_them(document):
    pages = pages_of(make_pdf(document))
    opening = next(place for place, page in enumerate(pages) if "Appendices" in page)

    assert [
        one.full_title for one in document.appendices if one.full_title not in pages[opening]
    ] == []
    assert "working days before it began" in pages[opening + 1]


def test_draft_is_written_across_every_page_as_a_drawing(document):
    draft, final = make_pdf(document), make_pdf(as_published(document, "2026-0042"))

    assert text_of(draft, page=2).count("DRAFT") == 1
    assert faint_share(draft) > 0.05
    assert faint_share(final) < 0.02
    with pikepdf.open(io.BytesIO(draft)) as opened:
        steps = [
            (str(one.operator), [str(each) for each in one.operands])
            for one in pikepdf.parse_content_stream(opened.pages[1])
        ]
    drawn = next(place for place, (operator, _) in enumerate(steps) if operator == "Do")
    marks = [step for step in steps[:drawn] if step[0] in ("BMC", "BDC", "EMC")]
    assert marks[-1] == ("BMC", ["/Artifact"])
    assert check_pdf(draft) == []
