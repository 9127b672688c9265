"""Files beside entries: which are taken, and how they are handed out."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from judgements.errors import FieldworkRefused
from judgements.models import AttachedFile, Attachment
from judgements.policies.attachments import check_file
from judgements.queries.attachment_rules import attachment_rules
from judgements.services.attachments import add_attachment
from tests.factories.evidence import make_attachment, make_evidence

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def author(client, inspector):
    """The inspector's browser."""
    client.force_login(inspector)
    return client


@pytest.fixture
def entry(inspection, inspector):
    """An entry of the inspector's."""
    return make_evidence(inspection, inspector)


def office(*members, size=10):
    """Return an Office document with these members."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in members:
            archive.writestr(name, b"0" * size)
    return content.getvalue()


def lying_bomb():
    """Return a document whose list of contents promises a gigabyte."""
    content = bytearray(office("word/document.xml"))
    place = content.rindex(b"PK\x01\x02") + 24
    content[place : place + 4] = (2**30).to_bytes(4, "little")
    return bytes(content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Minutes 12.03.pdf", PDF),
        ("Room.PNG", PNG),
        ("photo.jpeg", b"\xff\xd8\xff\xe0"),
        ("notes.txt", "Gwasanaeth – da\r\n".encode()),
        ("plan.docx", office("word/document.xml")),
        ("figures.xlsx", office("xl/workbook.xml")),
    ],
)
def test_files_of_the_allowed_types_are_taken(name, content):
    assert check_file(name, content, attachment_rules()).media_type


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<html>"),
        ("picture.svg", b"<svg/>"),
        ("notes.txt", b"<!DOCTYPE html><script>"),
        ("notes.txt", b"\xef\xbb\xbf <svg onload=x>"),
        ("notes.txt", b"a\x00b"),
        ("notes.txt", b"\xff\xfe"),
        ("renamed.pdf", b"MZ\x90"),
        ("renamed.png", PDF),
        ("run.exe", b"MZ"),
        ("minutes.exe.pdf", PDF),
        ("minutes.pdf.exe", PDF),
        ("../up.pdf", PDF),
        ("a\\b.pdf", PDF),
        ("bad\nname.pdf", PDF),
        ("gpj\u202efdp.pdf", PDF),
        (".pdf", PDF),
        ("pdf", PDF),
        ("n" * 160 + ".pdf", PDF),
        ("empty.pdf", b""),
        ("plan.docx", b"PK\x03\x04 no archive"),
        ("plan.docx", office("xl/workbook.xml")),
        ("plan.docx", office("word/document.xml", "word/vbaProject.bin")),
        ("plan.docx", lying_bomb()),
        ("many.docx", office("word/document.xml", *(f"{one}" for one in range(2001)), size=0)),
        ("large.pdf", PDF + b"0" * 10_000_000),
    ],
)
def test_hostile_files_are_refused_at_the_input(name, content):
    with pytest.raises(FieldworkRefused) as refusal:
        check_file(name, content, attachment_rules())

    assert refusal.value.field == "file"


def test_file_is_attached_once_and_handed_out_to_be_stored(author, inspection, address, entry):
    page = address("attachment-add", entry.pk)
    for _ in range(2):
        author.post(page, {"file": SimpleUploadedFile("Minutes, June.pdf", PDF)})

    attachment = Attachment.objects.get()
    reply = author.get(address("attachment-download", entry.pk, attachment.pk))

    assert reply.content == PDF
    assert reply["Content-Type"] == "application/pdf"
    assert reply["Content-Disposition"] == 'attachment; filename="Minutes, June.pdf"'
    assert reply["X-Content-Type-Options"] == "nosniff"


def test_refused_file_is_told_of_on_the_page(author, address, entry):
    page = address("attachment-add", entry.pk)

    reply = author.post(page, {"file": SimpleUploadedFile("page.html", b"<html>")})

    assert reply.status_code == 422
    assert "Files of this kind cannot be attached." in reply.content.decode()
    assert not AttachedFile.objects.exists()


def test_one_file_too_many_is_refused(entry, inspector):
    for number in range(5):
        make_attachment(entry, inspector, f"{number}.txt", str(number).encode())

    with pytest.raises(FieldworkRefused, match="5 files at most"):
        make_attachment(entry, inspector, "6.txt", b"6")


def test_removed_file_is_gone_for_readers_and_stays_on_record(author, address, entry, inspector):
    attachment = make_attachment(entry, inspector)
    author.post(address("attachment-remove", entry.pk, attachment.pk))

    assert author.get(address("attachment-download", entry.pk, attachment.pk)).status_code == 404
    assert attachment.name not in author.get(address("evidence-detail", entry.pk)).content.decode()
    assert AttachedFile.objects.filter(pk=attachment.pk).exists()


def test_nobody_but_the_author_attaches(entry, lead_inspector):
    with pytest.raises(FieldworkRefused, match="wrote this entry"):
        add_attachment(evidence=entry, name="a.pdf", content=PDF, by=lead_inspector)


def test_file_of_another_entry_is_not_found_under_this_one(
    author, inspection, inspector, address, entry
):
    other = make_attachment(make_evidence(inspection, inspector), inspector)

    assert author.get(address("attachment-download", entry.pk, other.pk)).status_code == 404
