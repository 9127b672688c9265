"""The command that checks that versions and kept files are as they were made."""

import hashlib
import io

import pytest
from django.core.management import CommandError, call_command

from reports.choices import Format, ReportStatus
from reports.models import ReleasedFile, ReportVersion
from tests.factories.life import bring_report_to, finish_report
from tests.plugins.append_only import triggers_lifted

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(sampled, lead_inspector):
    finish_report(sampled, lead_inspector)
    bring_report_to(sampled, ReportStatus.PUBLISHED)
    return sampled


def verify(*references):
    out = io.StringIO()
    try:
        call_command("verify_report", *references, stdout=out)
    except CommandError as error:
        return f"{out.getvalue()}{error}"
    return out.getvalue()


def change(row, **fields):
    with triggers_lifted():
        type(row).objects.filter(pk=row.pk).update(**fields)


def test_untouched_report_is_found_as_it_was_made(published):
    found = verify(published.reference)

    lines = found.splitlines()
    name = f"{published.reference}, version 1"
    assert lines[0] == f"{name}: ok: content as hashed"
    assert sorted(lines[1:]) == sorted(
        f"{name}, {one.release.kind} {one.language}.{one.format}: "
        "ok: bytes kept as hashed; text same"
        for one in ReleasedFile.objects.select_related("release")
    )
    assert {one.format for one in ReleasedFile.objects.all()} == set(Format)


def test_changed_bytes_are_told_for_each_format(published):
    """Those that still can be read say the same; those that cannot are said to be unreadable."""
    readable = (Format.PDF, Format.SUMMARY, Format.HTML)
    for file in ReleasedFile.objects.filter(release__kind="publication", language="en"):
        more = bytes(file.content) + b"\n"
        change(file, content=more if file.format in readable else b"\xff nothing")

    found = verify(published.reference).splitlines()

    for format_ in Format:
        [line] = [one for one in found if f"publication en.{format_}: " in one]
        of_text = "text same" if format_ in readable else "its text cannot be read"
        assert f"publication en.{format_}: its bytes do not fit its hash; {of_text}" in line
    assert not any("do not fit" in one for one in found if "publication" not in one)
    assert found[-1] == f"{len(Format)} not as made."


def test_changed_number_is_found_though_its_hash_was_changed_too(published):
    file = ReleasedFile.objects.get(format="html", release__kind="publication")
    forged = bytes(file.content).replace(b"75%", b"95%")
    change(file, content=forged, sha256=hashlib.sha256(forged).hexdigest())

    found = verify()

    assert "publication en.html: made again, it has another text or other numbers" in found


def test_changed_words_of_a_template_are_told_for_each_format(published, tmp_path, settings):
    shipped = settings.BASE_DIR / "templates" / "reports" / "document" / "_cover.html"
    forged = tmp_path / "reports" / "document" / "_cover.html"
    forged.parent.mkdir(parents=True)
    forged.write_text(shipped.read_text() + "<p>Printed by nobody.</p>")
    settings.TEMPLATES = [{**one, "DIRS": [tmp_path, *one["DIRS"]]} for one in settings.TEMPLATES]

    found = verify(published.reference).splitlines()

    for format_, place in ((Format.PDF, "page 1"), (Format.HTML, "line ")):
        [line] = [one for one in found if f"publication en.{format_}: " in one]
        assert "made again, it has another text or other numbers: " + place in line
        assert "Printed by nobody." in line.split("made again “")[1]
        assert "bytes kept as hashed" in line
    [word] = [one for one in found if "publication en.docx" in one]
    assert word.endswith("ok: bytes kept as hashed; text same")


def test_changed_version_is_found(published):
    version = ReportVersion.objects.get()
    change(version, payload=version.payload.replace("75%", "95%"))

    assert "version 1: what it holds does not fit its hash" in verify(published.reference)


def test_inspection_that_is_not_there_is_said(db):
    assert "There is no inspection “nowhere”." in verify("nowhere")
