"""The registers of fieldwork in the report: tables with figures and source, or nothing."""

import io
import re
import subprocess

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn

from judgements.services.registers import withdraw_entry
from reports.choices import Format, Language
from reports.queries.document import build_document
from reports.services.files import make_page, make_pdf
from reports.services.makers import make_file
from reports.services.validation import check_pdf
from reports.services.word import make_word
from tests.factories.frameworks import SHIPPED, STANDARDS_OF_2018, make_framework
from tests.factories.inspections import make_inspection
from tests.factories.registers import ENTRIES, make_entry
from tests.integration.reports.test_pdf import elements

pytestmark = pytest.mark.django_db

GOVERNANCE = "governance-and-partnerships"


@pytest.fixture
def inspection(lead_inspector):
    return make_inspection(make_framework(SHIPPED), lead_inspector=lead_inspector)


@pytest.fixture
def of_2018(lead_inspector):
    edition = make_framework(STANDARDS_OF_2018)
    return make_inspection(edition, service="harbour", lead_inspector=lead_inspector)


def build(inspection):
    return build_document(inspection, Language.ENGLISH)


def registers_of(inspection, standard):
    """The sections of a standard's registers, by title."""
    theme = next(one for one in build(inspection).themes if one.code == standard)
    return {one.title: one for one in theme.registers.sections} if theme.registers else {}


def rows_of(table):
    return [row.cells for group in table.groups for row in group.rows]


def test_governance_prints_every_register_that_holds_something(inspection, lead_inspector):
    for register in ENTRIES:
        make_entry(inspection, lead_inspector, register)

    assert list(registers_of(inspection, GOVERNANCE)) == [
        "Board attendance",
        "Youth justice plan",
        "Agreements between agencies",
        "Seconded staff",
        "Range of services",
        "Training",
        "Outside figures about the service",
    ]


def test_empty_and_withdrawn_registers_print_nothing(inspection, lead_inspector):
    entry = make_entry(inspection, lead_inspector)
    withdraw_entry(entry=entry, base_version=1, by=lead_inspector)

    assert registers_of(inspection, GOVERNANCE) == {}
    assert b"Figures from fieldwork" not in make_file(inspection, Language.ENGLISH, Format.HTML)


def test_board_is_counted_by_partner_and_seniority_and_by_meeting(inspection, lead_inspector):
    make_entry(inspection, lead_inspector, "board-attendance", note="Not for readers.")

    section = registers_of(inspection, GOVERNANCE)["Board attendance"]
    partners, meetings = section.tables

    assert partners.head == (
        "Partner",
        "Member in person",
        "Senior deputy",
        "Junior deputy",
        "Absent",
        "Not a member yet",
        "Attended",
    )
    assert [group.heading for group in partners.groups] == ["Partners that the law names"]
    assert rows_of(partners) == [
        ("Local authority", "1", "0", "0", "0", "0", "1 of 1 (100%)"),
        ("Police", "0", "0", "0", "1", "0", "0 of 1 (0%)"),
        ("Health", "0", "0", "0", "0", "1", "none"),
    ]
    assert rows_of(meetings) == [
        (
            "20 January 2026",
            "The same chair as before",
            "Director of Children’s Services",
            "1 of 2 (50%)",
        )
    ]
    assert "1 chair in 1 meeting." in section.paragraphs[0]
    assert section.paragraphs[-1] == "Source: the minutes of the management board."


def test_register_is_printed_with_the_first_standard_that_it_feeds(of_2018, lead_inspector):
    make_entry(of_2018, lead_inspector, "agreements")
    make_entry(of_2018, lead_inspector, "service-range")

    assert list(registers_of(of_2018, "1.1")) == ["Agreements between agencies"]
    assert list(registers_of(of_2018, "1.3")) == ["Range of services"]
    assert registers_of(of_2018, "1.2") == {}


def test_outside_figures_stand_with_the_facts_about_the_service(of_2018, lead_inspector):
    make_entry(of_2018, lead_inspector, "outside-figures")

    document = build(of_2018)
    facts = next(one for one in document.parts if one.code == "contextual-facts")

    assert registers_of(of_2018, "1.1") == {}
    assert rows_of(facts.text.tables[0]) == [
        ("First-time entrants", "402", "–", "2025", "Youth Justice Statistics")
    ]


def test_file_prints_figures_with_their_source(inspection, lead_inspector):
    make_entry(inspection, lead_inspector)

    pdf = make_file(inspection, Language.ENGLISH, Format.PDF)
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    text = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    words = re.sub(r"\s+", " ", text)

    assert "Figures from fieldwork Training Fewest trained: Safeguarding, 5 of 8 (63%)." in words
    assert "Source: the training record of the service." in words


def test_what_was_typed_is_english_in_a_welsh_report(inspection, lead_inspector):
    make_entry(inspection, lead_inspector, "seconded-staff", post="Officer for the young")
    make_entry(inspection, lead_inspector, "training", topic="Safeguarding")
    document = build_document(inspection, Language.WELSH)

    pdf, page = make_pdf(document), make_page(document).decode()
    word = docx.Document(io.BytesIO(make_word(document))).element.body

    cells = re.findall(r'<t[hd][^>]*><span lang="en">([^<]*)</span>', page)
    organisations = [one.organisation for one in document.acknowledgements]
    assert cells == ["Officer for the young", "Safeguarding", *organisations]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = list(elements(opened.Root.StructTreeRoot.K))
        within = [str(one.P.S) for _, one in found if str(one.get("/Lang", "")) == "en"]
    assert within == ["/TD", "/TH", "/Sect", *("/TH" for _ in organisations)]
    assert f'<p lang="en">{inspection.reason_for_selection}</p>' in page
    assert check_pdf(pdf) == []
    runs = [
        run.text
        for run in word.iter(qn("w:r"))
        if any(one.get(qn("w:val")) == "en-GB" for one in run.iter(qn("w:lang")))
    ]
    assert runs == [
        *("Officer for the young", "Safeguarding", inspection.reason_for_selection),
        *organisations,
    ]
