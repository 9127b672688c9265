import pytest
from django.core.management import CommandError, call_command

from audit.models import AuditEvent
from standards.choices import FrameworkStatus
from standards.errors import FrameworkFileError
from standards.models import CaseQuestion, Framework, Standard
from standards.services.loading import SHIPPED_FRAMEWORKS, load_framework
from tests.unit.standards.small import SMALL, line_of, spoil

pytestmark = pytest.mark.django_db


def load(text=SMALL):
    return load_framework(content=text.encode(), by="ada@example.org")


def test_load_publishes_the_edition_with_its_parts():
    framework = load().framework

    assert framework.status == FrameworkStatus.PUBLISHED
    assert framework.published_by == "ada@example.org"
    assert list(framework.standards.values_list("code", flat=True)) == [
        "safety",
        "leadership",
        "extras",
    ]
    assert list(framework.questions.values_list("code", "position")) == [
        ("AB01", 1),
        ("PL01", 2),
        ("PL02", 3),
        ("PL03", 4),
    ]


def test_load_is_recorded():
    framework = load().framework

    event = AuditEvent.objects.get(verb="framework_published")
    assert (event.actor, event.object_label) == ("ada@example.org", "small@1")
    assert event.details == {"content_hash": framework.content_hash}


def test_same_content_again_changes_nothing():
    first = load()
    again = load(SMALL.replace("# The smallest", "# Perhaps the smallest") + "\n\n")

    assert (first.is_new, again.is_new) == (True, False)
    assert again.framework == first.framework
    assert AuditEvent.objects.filter(verb="framework_published").count() == 1


def test_altered_content_of_a_published_edition_is_refused_with_what_to_do():
    load()
    altered = spoil("Is the plan good?", "Is the plan very good?")

    with pytest.raises(FrameworkFileError) as refused:
        load(altered)

    (fault,) = refused.value.faults
    assert fault.line == line_of("edition:", altered)
    assert "give it a new edition number" in fault.reason


def test_altered_content_is_published_as_a_new_edition():
    load()
    altered = spoil("Is the plan good?", "Is the plan very good?")

    assert load(spoil('edition: "1"', 'edition: "2"', altered)).is_new
    assert Framework.objects.filter(code="small").count() == 2


def test_draft_of_the_edition_gives_way():
    Framework.objects.create(code="small", edition="1", title="Draft", document={})

    assert load().framework.title == "Small framework"
    assert Framework.objects.count() == 1


def test_refused_file_leaves_nothing_behind():
    with pytest.raises(FrameworkFileError):
        load(spoil("standard: extras", "standard: nowhere"))

    assert not Framework.objects.exists()
    assert not Standard.objects.exists()
    assert not CaseQuestion.objects.exists()


def test_edition_published_by_somebody_else_meanwhile_is_found(monkeypatch):
    ours = load().framework
    looks = iter([Framework.objects.none(), Framework.objects.all()])
    monkeypatch.setattr(Framework.objects, "filter", lambda **named: next(looks).filter(**named))

    again = load()

    assert (again.framework, again.is_new) == (ours, False)


def test_command_publishes_shipped_frameworks_and_says_so(capsys):
    call_command("load_framework", "--shipped")
    call_command("load_framework", "--shipped")

    said = capsys.readouterr().out.splitlines()
    assert said[:3] == [
        "fji-2015@5 is published.",
        "yjs-2021@5 is published.",
        "yos-2018@5 is published.",
    ]
    assert all("nothing changed" in line for line in said[3:])


def test_command_puts_every_fault_on_a_line_of_its_own(tmp_path):
    text = spoil("compare: displayed", "compare: guessed")
    text = spoil("standard: extras", "standard: nowhere", text)
    file = tmp_path / "spoilt.yaml"
    file.write_text(text)

    with pytest.raises(CommandError) as refused:
        call_command("load_framework", str(file))

    lines = str(refused.value).splitlines()
    assert refused.value.returncode == 1
    assert any(line.startswith(f"line {line_of('guessed', text)}: ") for line in lines)
    assert any(line.startswith(f"line {line_of('nowhere', text)}: ") for line in lines)


def test_command_says_plainly_that_a_directory_is_no_file(tmp_path):
    with pytest.raises(CommandError, match="is a directory; name a file"):
        call_command("load_framework", str(tmp_path))


def test_command_says_plainly_that_there_is_no_file(tmp_path):
    with pytest.raises(CommandError, match="There is no file"):
        call_command("load_framework", str(tmp_path / "none.yaml"))


def test_command_says_plainly_that_a_name_is_too_long():
    with pytest.raises(CommandError, match="cannot be read: File name too long"):
        call_command("load_framework", "x" * 5000)


def test_command_says_plainly_that_a_file_cannot_be_read(tmp_path, monkeypatch):
    def refuse(*_arguments, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)

    with pytest.raises(CommandError, match="cannot be read: Permission denied"):
        call_command("load_framework", str(tmp_path / "closed.yaml"))


def test_command_wants_to_know_what_to_load():
    with pytest.raises(CommandError, match="required"):
        call_command("load_framework")


def test_shipped_frameworks_are_there():
    assert sorted(file.stem for file in SHIPPED_FRAMEWORKS.glob("*.yaml")) == [
        "fji-2015",
        "yjs-2021",
        "yos-2018",
    ]
