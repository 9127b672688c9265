import io
import re
import subprocess
from itertools import pairwise

import pikepdf
import pytest

from reports.choices import Format, Language
from reports.errors import RenderingRefused
from reports.queries.document import as_published, build_document
from reports.services.files import make_pdf
from reports.services.findings import add_finding
from reports.services.makers import make_file
from reports.services.printing import print_markup

pytestmark = pytest.mark.django_db

TYPED = [
    "Foreword one.",
    "Foreword two.",
    "Margaret Ashdown",
    "Chief Inspector",
    "July 2026",
    "Leading in.",
    "partners come",
    "reviews follow life",
    *(f"Summing up {theme}." for theme in ("assessing", "planning", "leading")),
    *(f"Two on {theme}." for theme in ("assessing", "planning", "leading")),
    *(f"“They asked me about {place}.”" for place in ("assessing", "planning", "board", "staff")),
    *(f"Sasha left, in {place}." for place in ("assessing", "planning", "board", "staff")),
    *(f"“I was heard, in {place}.”" for place in ("assessing", "planning", "board", "staff")),
    "What went well",
]
HOSTILE = [
    '<link rel="attachment" href="file:///etc/passwd">',
    '<img src="file:///etc/passwd"><img src="http://127.0.0.1:9/x.png">',
    "<style>@import url(http://127.0.0.1:9/x.css);</style>",
    '"><svg onload="x"><image href="file:///etc/passwd"/></svg>',
    "</p></li></ol><script>x</script><iframe src=file:///etc/passwd>",
    "{{ document }} {% load i18n %} &lt;b&gt; &amp;nbsp;",
]


def make(inspection):
    return make_pdf(build_document(inspection, Language.ENGLISH))


def text_of(pdf, *, page=None):
    only = [] if page is None else ["-f", str(page), "-l", str(page)]
    command = ["pdftotext", "-enc", "UTF-8", *only, "-", "-"]
    text = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    return re.sub(r"\s+", " ", text)


def pages_of(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [text_of(pdf, page=number) for number in range(1, len(document.pages) + 1)]


def elements(tree):
    """Yield the elements of a structure tree with their kinds."""
    for child in tree if isinstance(tree, pikepdf.Array) else [tree]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield str(child.S), child
            if "/K" in child:
                yield from elements(child.K)


@pytest.fixture
def pdf(written):
    return make(written)


def test_every_text_typed_is_in_the_file(pdf):
    text = text_of(pdf)

    assert [typed for typed in TYPED if typed not in text] == []


def test_parts_come_in_the_outlines_order(pdf):
    text = text_of(pdf)
    headings = [
        "Foreword one.",
        "The judgement of each theme",
        "Summing up assessing.",
        "Leading in.",
        "Appendix 1: Background to the inspection 1",
        "One on assessing.",
        "One on planning.",
        "One on leading.",
        "working days before it began",
        "The people who took part",
    ]

    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)


def test_percentage_stands_once_per_case_scored_theme(pdf):
    sentences = re.findall(r"(\d+)% of (\w+) was done well enough", text_of(pdf))

    assert sentences == [("100", "assessing"), ("0", "planning")]


def test_word_of_another_edition_is_nowhere_in_the_file(pdf):
    assert re.findall(r"\bstandards?\b", text_of(pdf), re.IGNORECASE) == []


def test_contents_name_the_page_that_each_part_is_on(pdf):
    pages = pages_of(pdf)
    contents = next(page for page in pages if "Appendix 2: Acknowledgements" in page)

    listed = re.findall(r"(Foreword|Theme \d: \w+|Appendix \d: [A-Za-z ]+?) (\d+)", contents)
    assert len(listed) == 6
    for title, number in listed:
        assert title.rpartition(": ")[2] in pages[int(number) - 1]


def test_every_page_of_a_draft_says_so_and_no_page_of_a_published_report(written):
    document = build_document(written, Language.ENGLISH)
    draft = pages_of(make_pdf(document))
    published = text_of(make_pdf(as_published(document, "2026-0042")))

    assert [number for number, page in enumerate(draft, 1) if "DRAFT" not in page] == []
    assert "DRAFT" not in published
    assert "not for publication" not in published
    assert "Publication number: 2026-0042" in published


def test_all_fonts_are_embedded_and_ours(pdf, tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf)
    lines = subprocess.run(
        ["pdffonts", file], capture_output=True, check=True, text=True
    ).stdout.splitlines()[2:]

    assert lines
    assert [line for line in lines if "Source-Sans" not in line] == []
    assert [line for line in lines if line.split()[-5] != "yes"] == []


def test_file_is_tagged_titled_and_in_a_language(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang) == "en"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert "Eastmarsh" in str(document.docinfo.Title)
        assert str(document.docinfo.Author) == "Margaret Ashdown"
        assert b"pdfuaid:part" in root.Metadata.read_bytes()
        assert "/EmbeddedFiles" not in root.get("/Names", {})


def test_figures_have_words_and_header_cells_a_scope(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = list(elements(document.Root.StructTreeRoot.K))
        words = [str(element.get("/Alt", "")) for kind, element in found if kind == "/Figure"]
        scopes = [str(element.A.Scope) for kind, element in found if kind == "/TH"]
        flags = [int(note.F) for page in document.pages for note in page.get("/Annots", [])]

    assert words
    assert all(words)
    assert set(scopes) == {"/Column", "/Row"}
    assert flags
    assert all(flag & 4 for flag in flags)


def test_headings_skip_no_level(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        kinds = [kind for kind, _element in elements(document.Root.StructTreeRoot.K)]
    levels = [int(kind[2]) for kind in kinds if re.fullmatch(r"/H\d", kind)]

    assert levels[0] == 1
    assert all(here <= before + 1 for before, here in pairwise(levels))


def test_same_report_makes_the_same_text(written):
    assert text_of(make(written)) == text_of(make(written))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_markup_in_a_text_is_printed_as_typed(inspection, lead_inspector, hostile):
    add_finding(inspection=inspection, standard="assessing", text=hostile, by=lead_inspector)

    pdf = make(inspection)

    assert re.sub(r"\s", "", hostile) in re.sub(r"\s", "", text_of(pdf))
    assert b"root:" not in pdf
    page = make_file(inspection, Language.ENGLISH, Format.HTML).decode()
    assert hostile not in page


@pytest.mark.parametrize(
    "markup",
    [
        '<link rel="attachment" href="file:///etc/passwd">',
        '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
        '<img src="file:///etc/passwd">',
        '<img src="data:image/svg+xml,<svg/>">',
        "<style>@import url(http://127.0.0.1:9/x.css);</style>",
        '<p style="background: url(file:///etc/passwd)">x</p>',
        "<style>@font-face { font-family: x; src: url(file:///etc/passwd) }</style>",
    ],
)
def test_any_address_beyond_ours_fails_the_rendering(markup):
    with pytest.raises(RenderingRefused, match="may not use"):
        print_markup(f"<html lang=en><title>x</title><body>{markup}<p>x", [])


def test_page_stands_alone(written):
    page = make_file(written, Language.ENGLISH, Format.HTML).decode()

    assert '<html lang="en">' in page
    assert "Summing up planning." in page
    links = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert [link[:40] for link in links if not link.startswith(("#", "data:"))] == []
