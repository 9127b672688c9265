from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.errors import NotAllowed
from audit.models import AuditEvent
from background.services import give_sign, task_freed
from reports.choices import Format, Language, RenderingStatus, RenderingStep
from reports.errors import RenderingRefused
from reports.models import RenderedFile, Rendering
from reports.services import content_keys, makers, renderings
from reports.services.findings import add_finding
from reports.services.renderings import request_rendering, run_rendering
from tests.factories.inspections import make_inspection

pytestmark = pytest.mark.django_db

PDF = {"file_format": "pdf", "file_language": "en"}


@pytest.fixture
def ask(lead, address, django_capture_on_commit_callbacks):
    """Press the button, and let the task run after the commit."""

    def press():
        with django_capture_on_commit_callbacks(execute=True):
            return lead.post(address("rendering-request"), PDF)

    return press


@pytest.fixture
def made(monkeypatch):
    """Make files at once instead of laying out a report."""
    monkeypatch.setattr(renderings, "render_document", lambda *_arguments: b"%PDF-made")


def waiting(inspection, by, **ago):
    rendering = request_rendering(
        inspection=inspection, language=Language.ENGLISH, format_=Format.PDF, by=by
    )
    Rendering.objects.filter(pk=rendering.pk).update(requested_at=timezone.now() - timedelta(**ago))
    return rendering


def test_button_makes_a_file_that_can_be_downloaded(written, ask, lead, address):
    ask()
    rendering = Rendering.objects.get()

    page = lead.get(address("file-list")).content.decode()
    download = address("rendering-download", rendering.pk)
    assert download in page
    assert "Asked for by Helen Marsh" in page
    answer = lead.get(download)
    assert answer.content.startswith(b"%PDF-1.7")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="eastmarsh-2026-report.pdf"'
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert len(answer.content) == rendering.file.size


def test_file_is_made_only_after_the_commit(inspection, lead, address, made):
    lead.post(address("rendering-request"), PDF)

    assert Rendering.objects.get().status == RenderingStatus.REQUESTED
    page = lead.get(address("file-list")).content.decode()
    assert "Waiting" in page
    assert "Look again" in page


def test_unfinished_request_is_not_made_twice(inspection, lead_inspector):
    first = waiting(inspection, lead_inspector, seconds=10)

    assert waiting(inspection, lead_inspector, seconds=10) == first


def test_request_not_finished_in_ten_minutes_can_be_asked_again(
    inspection, lead_inspector, lead, address, ask, made
):
    late = waiting(inspection, lead_inspector, minutes=11)

    page = lead.get(address("file-list")).content.decode()
    assert "Not finished within 10 minutes" in page
    assert "Look again" not in page
    ask()

    late.refresh_from_db()
    assert late.status == RenderingStatus.FAILED
    assert Rendering.objects.filter(status=RenderingStatus.READY).count() == 1


def test_given_up_request_that_finishes_after_all_stays_given_up(
    inspection, lead_inspector, monkeypatch
):
    rendering = waiting(inspection, lead_inspector, minutes=11)

    def give_up_meanwhile(*_arguments):
        waiting(inspection, lead_inspector, seconds=1)
        return b"late"

    monkeypatch.setattr(renderings, "render_document", give_up_meanwhile)
    run_rendering.call(rendering.pk)

    rendering.refresh_from_db()
    assert rendering.status == RenderingStatus.FAILED
    assert rendering.file is None


def test_task_that_runs_twice_makes_one_file(inspection, lead_inspector, made):
    rendering = waiting(inspection, lead_inspector, seconds=1)

    run_rendering.call(rendering.pk)
    run_rendering.call(rendering.pk)

    assert RenderedFile.objects.count() == 1
    assert AuditEvent.objects.filter(verb="rendering_ready").count() == 1


def test_failure_is_told_and_can_be_tried_again(inspection, lead, address, ask, monkeypatch):
    def refuse(*_arguments):
        raise RenderingRefused("The font is missing.")

    monkeypatch.setattr(renderings, "render_document", refuse)
    ask()

    page = lead.get(address("file-list")).content.decode()
    assert "Failed: The font is missing." in page
    assert "Make the file" in page
    assert AuditEvent.objects.filter(verb="rendering_failed").exists()


def test_fault_of_ours_is_told_without_its_details(inspection, lead_inspector, monkeypatch):
    def break_down(*_arguments):
        raise RuntimeError("Jamie lives in Mill Lane")

    monkeypatch.setattr(renderings, "render_document", break_down)
    rendering = waiting(inspection, lead_inspector, seconds=1)
    with pytest.raises(RuntimeError):
        run_rendering.call(rendering.pk)

    rendering.refresh_from_db()
    assert rendering.failure == "The file could not be made. Try again later."


def test_request_of_somebody_who_has_left_fails_when_it_runs(inspection, lead_inspector, made):
    rendering = waiting(inspection, lead_inspector, seconds=1)
    inspection.team.filter(user=lead_inspector).delete()

    run_rendering.call(rendering.pk)

    rendering.refresh_from_db()
    assert rendering.status == RenderingStatus.FAILED
    assert not RenderedFile.objects.exists()


@pytest.mark.parametrize("number", [0, 2**31, 10**30])
def test_file_that_no_database_could_number_does_not_exist(lead, address, number):
    assert lead.get(address("rendering-download", number)).status_code == 404


def test_only_a_rendering_role_asks_for_files(client, inspection, partner, outsider, address):
    for user, expected in ((partner, 403), (outsider, 404)):
        client.force_login(user)
        assert client.post(address("rendering-request"), PDF).status_code == expected
    with pytest.raises(NotAllowed):
        waiting(inspection, partner, seconds=1)


def test_file_is_for_readers_of_its_own_inspection(
    client, inspection, ask, made, partner, outsider, address, lead_inspector
):
    ask()
    download = address("rendering-download", Rendering.objects.get().pk)
    other = make_inspection(inspection.framework, service="northbrook", partner_inspector=outsider)

    client.force_login(partner)
    assert client.get(download).status_code == 200
    client.force_login(outsider)
    assert client.get(download).status_code == 404
    elsewhere = download.replace(inspection.reference, other.reference)
    assert client.get(elsewhere).status_code == 404


def test_unfinished_file_is_not_found(inspection, lead, lead_inspector, address):
    rendering = waiting(inspection, lead_inspector, seconds=1)

    assert lead.get(address("rendering-download", rendering.pk)).status_code == 404


def freed(rendering, *, is_given_up=False):
    task_freed.send(
        sender=None,
        path=run_rendering.module_path,
        arguments=[rendering.pk],
        is_given_up=is_given_up,
    )
    rendering.refresh_from_db()


def begun(inspection, by):
    """A rendering whose worker died while it laid out the pages."""
    rendering = waiting(inspection, by, seconds=1)
    Rendering.objects.update(status=RenderingStatus.RUNNING, step=RenderingStep.LAYING_OUT)
    return rendering


def test_file_whose_worker_died_is_made_by_the_next(inspection, lead_inspector, made):
    rendering = begun(inspection, lead_inspector)

    freed(rendering)
    assert (rendering.status, rendering.step) == (RenderingStatus.REQUESTED, "")
    run_rendering.call(rendering.pk)

    rendering.refresh_from_db()
    assert rendering.status == RenderingStatus.READY


def test_file_whose_workers_died_too_often_fails_for_a_reason(inspection, lead_inspector, made):
    rendering = begun(inspection, lead_inspector)

    freed(rendering, is_given_up=True)

    assert rendering.status == RenderingStatus.FAILED
    assert rendering.failure == "Making the file was cut short three times. Try again later."


def test_finished_file_bears_a_task_that_is_freed_late(inspection, lead_inspector, made):
    rendering = waiting(inspection, lead_inspector, seconds=1)
    run_rendering.call(rendering.pk)

    freed(rendering, is_given_up=True)
    freed(rendering)

    assert rendering.status == RenderingStatus.READY


def test_worker_that_is_told_to_stop_at_once_leaves_no_file_half_made(
    inspection, lead_inspector, monkeypatch
):
    def stop(*_arguments):
        raise SystemExit(1)

    monkeypatch.setattr(renderings, "render_document", stop)
    rendering = waiting(inspection, lead_inspector, seconds=1)
    with pytest.raises(SystemExit):
        run_rendering.call(rendering.pk)

    rendering.refresh_from_db()
    assert rendering.status == RenderingStatus.FAILED


def test_unchanged_report_is_not_made_twice(written, lead_inspector, monkeypatch):
    made_of = []

    def make(source, _format):
        made_of.append(source)
        return b"%PDF-made"

    monkeypatch.setattr(renderings, "render_document", make)
    first, second = (rendered(written, lead_inspector) for _time in range(2))

    assert len(made_of) == 1
    assert first.file == second.file


def test_report_with_another_word_is_made_again(written, lead_inspector, made):
    first = rendered(written, lead_inspector)
    add_finding(inspection=written, standard="assessing", text="Another.", by=lead_inspector)

    assert rendered(written, lead_inspector).file != first.file
    assert rendered(written, lead_inspector, format_=Format.HTML).file != first.file


def test_file_made_by_other_styles_or_libraries_is_made_again(
    written, lead_inspector, made, monkeypatch
):
    first = rendered(written, lead_inspector)
    monkeypatch.setattr(content_keys, "ingredients_digest", lambda: "others")

    assert rendered(written, lead_inspector).file != first.file


def test_format_that_nobody_makes_is_refused(inspection, lead_inspector, monkeypatch):
    monkeypatch.setattr(makers, "MAKERS", {})

    with pytest.raises(RenderingRefused, match="cannot be made in this format"):
        waiting(inspection, lead_inspector, seconds=1)


def rendered(inspection, by, *, format_=Format.PDF):
    rendering = request_rendering(
        inspection=inspection, language=Language.ENGLISH, format_=format_, by=by
    )
    run_rendering.call(rendering.pk)
    rendering.refresh_from_db()
    return rendering


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("", "Waiting for its turn"),
        (RenderingStep.GATHERING, "Gathering texts and figures (step 1 of 3)"),
        (RenderingStep.LAYING_OUT, "Laying out the pages (step 2 of 3)"),
        (RenderingStep.CHECKING, "Checking the file (step 3 of 3)"),
    ],
)
@pytest.mark.parametrize("name", ["file-list", "file-progress"])
def test_page_says_how_far_a_file_is(inspection, lead_inspector, lead, address, name, step, words):
    waiting(inspection, lead_inspector, seconds=1)
    Rendering.objects.update(status=RenderingStatus.RUNNING, step=step)

    page = lead.get(address(name)).content.decode()

    assert words in page
    assert "Look again" in page
    assert ("<html" in page) == (name == "file-list")


def test_every_step_is_told_as_it_begins(written, lead_inspector, made, monkeypatch):
    told = []
    monkeypatch.setattr(renderings, "_tell_step", lambda _rendering, step: told.append(step))
    rendered(written, lead_inspector)
    rendered(written, lead_inspector)

    assert told == [*RenderingStep, RenderingStep.GATHERING]


def test_page_says_when_nobody_works_on_what_waits(inspection, lead_inspector, lead, address):
    waiting(inspection, lead_inspector, seconds=1)
    assert "Nothing is making files" in lead.get(address("file-list")).content.decode()

    give_sign(worker_id="a")
    assert "Nothing is making files" not in lead.get(address("file-list")).content.decode()


def test_page_says_what_the_check_of_a_file_found(written, lead_inspector, lead, address, made):
    rendered(written, lead_inspector)
    RenderedFile.objects.update(faults=["no title", "no language"])

    page = lead.get(address("file-list")).content.decode()
    assert "The check for accessible PDFs found 2 faults in this file." in page


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        ({"file_language": "en"}, "Choose the kind of file."),
        ({"file_format": "pdf"}, "Choose the language."),
        ({"file_format": "exe", "file_language": "en"}, "exe is not one of the available choices"),
    ],
)
def test_file_of_no_kind_is_refused_with_a_message(inspection, lead, address, sent, fault):
    page = lead.post(address("rendering-request"), sent)

    assert page.status_code == 200
    assert fault in page.content.decode()
    assert not Rendering.objects.exists()


@pytest.mark.parametrize("format_", makers.MAKERS)
def test_every_format_is_offered_made_and_handed_out_under_its_name(
    written, lead, lead_inspector, address, format_
):
    assert f'value="{format_}"' in lead.get(address("file-list")).content.decode()

    rendering = rendered(written, lead_inspector, format_=format_)

    answer = lead.get(address("rendering-download", rendering.pk))
    maker = makers.MAKERS[format_]
    assert answer.content == bytes(rendering.file.content)
    assert answer["Content-Type"] == maker.content_type
    assert answer["Content-Disposition"].endswith(f'{maker.noun}.{maker.extension}"')
