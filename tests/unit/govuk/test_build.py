import subprocess

import pytest

from govuk import build
from govuk.build import BuildError, build_static, run_npm


@pytest.fixture
def project(tmp_path):
    """A project folder with the inputs of a build and with packages already fetched."""
    for name in build.PACKAGE_INPUTS:
        (tmp_path / name).write_text("{}")
    write(tmp_path / "static/scss/app.scss", "a {}")
    script = tmp_path / "node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js"
    write(script, "export {};//# sourceMappingURL=govuk-frontend.min.js.map\n")
    for name in build.FONTS:
        write(tmp_path / "node_modules/source-sans" / name, "font")
    return tmp_path


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


class FakeNpm:
    """Stands for npm: notes what it was asked, and compiles by writing a line."""

    def __init__(self):
        self.calls = []

    def __call__(self, arguments, root):
        self.calls.append(arguments[0])
        if "css" in arguments:
            write(root / "static/build/app.css", "a{}")


def rebuild(project):
    npm = FakeNpm()
    return build_static(project, say=lambda _line: None, run=npm), npm.calls


def test_first_build_fetches_compiles_and_copies(project):
    assert rebuild(project) == (True, ["ci", "run"])
    assert all((project / "static/build" / name).is_file() for name in build.OUTPUTS)


def test_second_build_does_nothing(project):
    rebuild(project)

    assert rebuild(project) == (False, [])


def test_changed_style_is_compiled_without_fetching(project):
    rebuild(project)
    write(project / "static/scss/pages/_new.scss", "b {}")

    assert rebuild(project) == (True, ["run"])


def test_changed_lock_is_fetched_again(project):
    rebuild(project)
    (project / "package-lock.json").write_text('{"changed": true}')

    assert rebuild(project) == (True, ["ci", "run"])


def test_lost_output_is_made_again(project):
    rebuild(project)
    (project / "static/build/app.css").unlink()

    assert rebuild(project) == (True, ["run"])


def test_broken_stamp_is_no_reason_to_fail(project):
    rebuild(project)
    build.stamp(project).write_text("not json")

    assert rebuild(project) == (True, ["run"])


def test_failed_build_is_not_taken_for_finished(project):
    def fail(arguments, root):
        raise BuildError("no")

    with pytest.raises(BuildError):
        build_static(project, say=lambda _line: None, run=fail)

    assert rebuild(project) == (True, ["ci", "run"])


def test_script_points_to_no_source_map(project):
    rebuild(project)

    script = (project / "static/build/govuk-frontend.min.js").read_text()
    assert script == "export {};\n"


def test_missing_npm_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setattr(build.shutil, "which", lambda _name, path: None)

    with pytest.raises(BuildError, match=r"install Node\.js 20 or later"):
        run_npm(["ci"], tmp_path)


def test_failed_fetch_says_what_npm_said(monkeypatch, tmp_path):
    monkeypatch.setattr(build.subprocess, "run", failing_with("ECONNREFUSED"))

    with pytest.raises(BuildError, match=r"(?s)install the packages.*ECONNREFUSED.*registry"):
        run_npm(["ci"], tmp_path)


def test_old_node_is_named_as_the_reason(monkeypatch, tmp_path):
    monkeypatch.setattr(build.subprocess, "run", failing_with("npm error code EBADENGINE"))

    with pytest.raises(BuildError, match=r"Do this: install Node\.js 20 or later"):
        run_npm(["ci"], tmp_path)


def test_faulty_style_is_named_as_the_reason(monkeypatch, tmp_path):
    monkeypatch.setattr(build.subprocess, "run", failing_with("app.scss 3:1 expected '{'"))

    with pytest.raises(BuildError, match=r"(?s)compile the styles.*app\.scss 3:1"):
        run_npm(["run", "--silent", "css"], tmp_path)


def test_hanging_npm_is_given_up(monkeypatch, tmp_path):
    def hang(command, **options):
        raise subprocess.TimeoutExpired(command, options["timeout"])

    monkeypatch.setattr(build.subprocess, "run", hang)

    with pytest.raises(BuildError, match="could not finish 'ci' in 10 minutes"):
        run_npm(["ci"], tmp_path)


def failing_with(stderr):
    def run(command, **options):
        raise subprocess.CalledProcessError(1, command, stderr=stderr)

    return run
