import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def render(*arguments, **options):
    call_command("render_report", *arguments, **options)


def test_command_writes_the_file(written, tmp_path):
    target = tmp_path / "report.pdf"

    render(written.reference, output=str(target))

    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


def test_command_writes_a_page(written, tmp_path):
    target = tmp_path / "report.html"

    render(written.reference, format="html", language="en", output=str(target))

    assert "Summing up planning." in target.read_text()


@pytest.mark.parametrize(
    ("reference", "options", "message"),
    [
        ("nowhere-2026", {}, "There is no inspection “nowhere-2026”."),
        ("eastmarsh-2026", {"language": "fr"}, "There is no language “fr”. Choose one of: en, cy."),
        ("eastmarsh-2026", {"format": "doc"}, "There is no format “doc”."),
    ],
)
def test_command_says_plainly_what_it_cannot_do(inspection, tmp_path, reference, options, message):
    target = tmp_path / "report.pdf"
    target.write_bytes(b"the report of yesterday")

    with pytest.raises(CommandError, match=message):
        render(reference, output=str(target), **options)

    assert target.read_bytes() == b"the report of yesterday"


def test_file_that_cannot_be_written_leaves_nothing_behind(inspection, tmp_path):
    for target in (tmp_path, tmp_path / "nowhere" / "report.html"):
        with pytest.raises(CommandError, match="cannot be written"):
            render(inspection.reference, format="html", output=str(target))

    assert list(tmp_path.iterdir()) == []
    assert not list(tmp_path.parent.glob(".*.part"))
