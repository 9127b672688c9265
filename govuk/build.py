"""Turns the npm packages and static/scss/ into static/build/: stylesheet, script and PDF font."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

FONTS = (
    "TTF/SourceSans3-Regular.ttf",
    "TTF/SourceSans3-Bold.ttf",
    "TTF/SourceSans3-It.ttf",
    "LICENSE.md",
)
PACKAGE_INPUTS = ("package.json", "package-lock.json", ".npmrc")
OUTPUTS = (
    "app.css",
    "govuk-frontend.min.js",
    *(f"fonts/{Path(name).name}" for name in FONTS),
)
MINUTES_FOR_NPM = 10

Say = Callable[[str], None]
Run = Callable[[list[str], Path], None]


class BuildError(Exception):
    """Something outside stopped the build; the text says what to do about it."""


def build_static(root: Path, *, say: Say, run: Run | None = None) -> bool:
    """Bring static/build/ up to date; False when there was nothing to do.

    Packages are fetched anew only when a package file changed or node_modules is gone.
    """
    run = run or run_npm
    packages = digest_files(root, (root / name for name in PACKAGE_INPUTS))
    styles = digest_files(root, sorted((root / "static/scss").rglob("*.scss")))
    recipe = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    wanted = {"packages": packages, "styles": styles, "recipe": recipe}
    if read_stamp(root) == wanted and has_outputs(root):
        return False
    if read_packages_stamp(root) != packages:
        say("Fetching the packages of package-lock.json ...")
        run(["ci"], root)
        packages_stamp(root).write_text(packages)
    say("Compiling static/scss/app.scss ...")
    run(["run", "--silent", "css"], root)
    say("Copying the GOV.UK Frontend script and the PDF font ...")
    copy_script(root)
    copy_fonts(root)
    stamp(root).write_text(json.dumps(wanted))
    return True


def digest_files(root: Path, paths: Iterable[Path]) -> str:
    """SHA-256 over names and contents, so a renamed file counts as a change."""
    digest = hashlib.sha256()
    for path in paths:
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def stamp(root: Path) -> Path:
    return root / "static/build/.stamp.json"


def packages_stamp(root: Path) -> Path:
    """Kept beside the packages, so that deleting node_modules also forgets them."""
    return root / "node_modules/.yot-inspect-stamp"


def read_stamp(root: Path) -> object:
    try:
        return json.loads(stamp(root).read_text())
    except (OSError, ValueError):
        return None


def read_packages_stamp(root: Path) -> str:
    try:
        return packages_stamp(root).read_text()
    except OSError:
        return ""


def has_outputs(root: Path) -> bool:
    return all((root / "static/build" / name).is_file() for name in OUTPUTS)


def copy_script(root: Path) -> None:
    """Copy the module without its source map comment, whose target is not served."""
    source = root / "node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js"
    script = re.sub(r"//# sourceMappingURL=\S+\s*$", "", source.read_text())
    (root / "static/build/govuk-frontend.min.js").write_text(script.rstrip() + "\n")


def copy_fonts(root: Path) -> None:
    fonts = root / "static/build/fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    for name in FONTS:
        shutil.copyfile(root / "node_modules/source-sans" / name, fonts / Path(name).name)


def run_npm(arguments: list[str], root: Path) -> None:
    """Run npm in the project: the system's, or else the one the virtual environment has.

    Both npm and the tools it starts look for `node` on the same path, so the environment's
    programs are appended to PATH rather than called by name.
    """
    path = os.pathsep.join([os.environ.get("PATH", ""), str(Path(sys.executable).parent)])
    npm = shutil.which("npm", path=path)
    if npm is None:
        raise BuildError(
            "npm is not installed: install Node.js 20 or later, "
            "or run 'pip install --require-hashes -r requirements-node.lock'."
        )
    try:
        subprocess.run(  # noqa: S603 - npm, no shell, arguments written in this module
            [npm, *arguments],
            cwd=root,
            env={**os.environ, "PATH": path},
            check=True,
            capture_output=True,
            text=True,
            timeout=MINUTES_FOR_NPM * 60,
        )
    except subprocess.TimeoutExpired as error:
        raise BuildError(
            f"npm could not finish '{arguments[0]}' in {MINUTES_FOR_NPM} minutes: "
            "check the connection to your npm registry and try again."
        ) from error
    except subprocess.CalledProcessError as error:
        raise BuildError(explain_failure(arguments, str(error.stderr))) from error


def explain_failure(arguments: list[str], stderr: str) -> str:
    """What npm was doing, what it said, and what to do next."""
    if "css" in arguments:
        task, advice = "compile the styles", "correct the SCSS named above"
    elif "EBADENGINE" in stderr:
        task, advice = "install the packages", "install Node.js 20 or later"
    else:
        task, advice = "install the packages", "check the connection to your npm registry"
    return f"npm could not {task}:\n{stderr.strip()}\nDo this: {advice}, then try again."
