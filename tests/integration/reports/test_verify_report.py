"""The command that checks that versions and kept files are as they were made."""

import hashlib
import io

import pytest
from django.core.management import CommandError, call_command

from reports.choices import ReportStatus
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
    assert len(lines) == 1 + ReleasedFile.objects.count()
    assert all(line.endswith(": ok") for line in lines)


def test_changed_bytes_are_found(published):
    file = ReleasedFile.objects.get(format="pdf", release__kind="publication")
    change(file, content=bytes(file.content) + b" ")

    assert "publication en.pdf: its bytes do not fit its hash" in verify(published.reference)


def test_changed_number_is_found_though_its_hash_was_changed_too(published):
    file = ReleasedFile.objects.get(format="html", release__kind="publication")
    forged = bytes(file.content).replace(b"75%", b"95%")
    change(file, content=forged, sha256=hashlib.sha256(forged).hexdigest())

    found = verify()

    assert "publication en.html: made again, it has another text or other numbers" in found


def test_changed_version_is_found(published):
    version = ReportVersion.objects.get()
    change(version, payload=version.payload.replace("75%", "95%"))

    assert "version 1: what it holds does not fit its hash" in verify(published.reference)


def test_inspection_that_is_not_there_is_said(db):
    assert "There is no inspection “nowhere”." in verify("nowhere")
