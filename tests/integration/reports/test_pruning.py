"""Removing old files of drafts: what goes, and what stays whatever happens."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from audit.models import AuditEvent
from reports.choices import Format, Language, ReleaseKind, RenderingStatus
from reports.models import ReleasedFile, RenderedFile, Rendering, Report
from reports.queries.versions import gather_version
from reports.services import pruning, releases, renderings
from reports.services.life import freeze_version
from reports.services.pruning import prune_draft_files
from reports.services.releases import make_release, request_release
from reports.services.renderings import request_rendering, run_rendering
from tests.at_once import at_once

pytestmark = pytest.mark.django_db

NOW = timezone.now()


@pytest.fixture
def make(inspection, lead_inspector, monkeypatch):
    """Make a file of a draft so many days ago; another content makes another file."""

    def make_file(content=b"one", *, days, format_=Format.PDF, language=Language.ENGLISH):
        monkeypatch.setattr(renderings, "render_document", lambda *_arguments: content)
        monkeypatch.setattr(renderings, "check_file", lambda *_arguments: [])
        monkeypatch.setattr(
            renderings,
            "content_key",
            lambda *_arguments: f"{content.decode()}-{format_}-{language}",
        )
        rendering = request_rendering(
            inspection=inspection, language=language, format_=format_, by=lead_inspector
        )
        run_rendering.call(rendering.pk)
        at = NOW - timedelta(days=days)
        rows = Rendering.objects.filter(pk=rendering.pk)
        rows.update(requested_at=at, finished_at=at)
        RenderedFile.objects.filter(renderings=rendering).update(made_at=at)
        return rows.get()

    return make_file


def contents():
    return sorted(bytes(one.content) for one in RenderedFile.objects.all())


def test_old_file_goes_when_a_newer_one_was_made(make, lead, address):
    old = make(b"old", days=31)
    new = make(b"new", days=29)

    pruned = prune_draft_files()

    assert (pruned.requests, pruned.files, pruned.size) == (1, 1, 3)
    assert contents() == [b"new"]
    assert list(Rendering.objects.all()) == [new]
    assert lead.get(address("rendering-download", old.pk)).status_code == 404
    assert lead.get(address("rendering-download", new.pk)).content == b"new"
    [event] = AuditEvent.objects.filter(verb="renderings_pruned")
    assert event.details == {"count": 1}


def test_newest_of_each_kind_stays_however_old(make):
    make(b"pdf", days=900)
    make(b"page", days=900, format_=Format.HTML)
    make(b"tudalen", days=900, format_=Format.HTML, language=Language.WELSH)

    assert prune_draft_files().files == 0
    assert contents() == [b"page", b"pdf", b"tudalen"]


def test_file_that_a_newer_request_names_stays(make):
    make(b"same", days=100)
    make(b"between", days=50)
    make(b"same", days=1)

    assert prune_draft_files().requests == 2
    assert contents() == [b"same"]


def test_old_failure_is_forgotten_and_the_file_before_it_stays(make):
    kept = make(b"kept", days=90)
    failed = make(b"gone", days=60)
    Rendering.objects.filter(pk=failed.pk).update(
        status=RenderingStatus.FAILED, file=None, failure="No fonts."
    )

    assert prune_draft_files().requests == 1
    assert list(Rendering.objects.all()) == [kept]
    assert contents() == [b"kept"]


def test_how_long_files_stay_is_a_setting(make, settings):
    make(b"old", days=8)
    make(b"new", days=1)
    settings.DRAFT_FILES_DAYS = 7

    out = io.StringIO()
    call_command("prune_draft_files", stdout=out)

    assert out.getvalue() == "Requests forgotten: 1. Files removed: 1 (3 bytes).\n"
    assert contents() == [b"new"]


def test_unfinished_request_and_young_file_that_nothing_names_stay(
    make, inspection, lead_inspector
):
    request_rendering(
        inspection=inspection, language=Language.ENGLISH, format_=Format.DOCX, by=lead_inspector
    )
    for key, minutes in (("young", 1), ("left over", 20)):
        RenderedFile.objects.create(
            content_key=key,
            content=key.encode(),
            sha256="",
            size=1,
            made_at=timezone.now() - timedelta(minutes=minutes),
        )

    assert prune_draft_files().requests == 0
    assert contents() == [b"young"]
    assert Rendering.objects.get().status == RenderingStatus.REQUESTED


def test_released_bytes_are_never_touched(make, inspection, lead_inspector, monkeypatch):
    monkeypatch.setattr(releases, "render_document", lambda *_arguments: b"released")
    monkeypatch.setattr(releases, "check_file", lambda *_arguments: [])
    make(b"released", days=90)
    make(b"new", days=1)
    report = Report.objects.get(inspection=inspection)
    version = freeze_version(report, None, gather_version(inspection), lead_inspector)
    release = request_release(version=version, kind=ReleaseKind.PUBLICATION, by=lead_inspector)
    make_release.call(release.pk)
    released = list(ReleasedFile.objects.order_by("pk").values())

    prune_draft_files(now=NOW + timedelta(days=5000))

    assert released
    assert list(ReleasedFile.objects.order_by("pk").values()) == released
    assert contents() == [b"new"]


def test_interrupted_pruning_harms_nothing_and_is_finished_by_the_next(make, monkeypatch):
    for days in (90, 80, 70):
        make(b"of %d" % days, days=days)
    new = make(b"new", days=1)
    remove, removed = pruning._remove, []

    def stop_at_the_second(pk):
        if removed:
            raise KeyboardInterrupt
        removed.append(pk)
        return remove(pk)

    monkeypatch.setattr(pruning, "_remove", stop_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        prune_draft_files()

    assert len(contents()) == 3
    new.refresh_from_db()
    assert bytes(new.file.content) == b"new"
    monkeypatch.setattr(pruning, "_remove", remove)
    assert prune_draft_files().files == 2
    assert contents() == [b"new"]


@pytest.mark.django_db(transaction=True)
def test_file_taken_up_while_it_is_pruned_is_there_afterwards(make):
    """Whichever of the two is first: the request ends with the bytes it was promised."""
    for number in range(5):
        make(b"again %d" % number, days=90)
        make(b"new %d" % number, days=1)

        at_once(lambda n=number: make(b"again %d" % n, days=0), prune_draft_files)

        newest = Rendering.objects.order_by("-pk").first()
        assert newest.status == RenderingStatus.READY
        assert bytes(newest.file.content) == b"again %d" % number
